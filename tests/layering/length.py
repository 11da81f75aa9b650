#!/usr/bin/python3
"""Files stay under 300 lines, unless one of the first ten says why not: "Long: <reason>"."""
import re
import sys
from pathlib import Path

import tree

LIMIT = 300
FOLDERS = {"lib", "bounds", "properties", "reports", "tests"}
SUFFIXES = {".cpp", ".hpp", ".h", ".c", ".inc", ".py", ".sh", ".js", ".mjs", ".ts", ".css"}
REASON = re.compile(r"\bLong:\s*\w")


def complaints(root):
    for path in tree.files(root, FOLDERS, SUFFIXES):
        lines = (Path(root) / path).read_text(encoding="utf-8").splitlines()
        if len(lines) > LIMIT and not any(REASON.search(line) for line in lines[:10]):
            yield f"{path}: {len(lines)} lines, over {LIMIT} without a reason"


def main():
    found = list(complaints(tree.ROOT))
    print("\n".join(found) if found else f"no file is over {LIMIT} lines without a reason")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
