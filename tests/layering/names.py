#!/usr/bin/python3
"""Claims of a paper are compiled in groups: what a claim file names at its top level, no other file of the paper names.

Functions may overload one another; the compiler sees to those that do not.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

import tree

TYPE = re.compile(r"(?:struct|class|enum class|enum) (\w+)\b(?!;)")
CONSTANT = re.compile(r"(?:inline |static )?(?:constexpr|const)\b[^(]*?\b(\w+)(?:\[\w*\])?\s*(?:=|\{)")


def names_in(text):
    """The types and constants that start in column 0."""
    for line in text.splitlines():
        match = TYPE.match(line) or CONSTANT.match(line)
        if match:
            yield match.group(1)


def complaints(root):
    places = defaultdict(set)
    for path in tree.files(root, {"properties"}, {".cpp"}):
        for name in names_in((Path(root) / path).read_text(encoding="utf-8")):
            places[path.parent, name].add(str(path))
    for (_, name), paths in sorted(places.items()):
        if len(paths) > 1:
            yield f"{name}: in {' and '.join(sorted(paths))}"


def main():
    found = list(complaints(tree.ROOT))
    print("\n".join(found) if found else "no two claim files of a paper share a name")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
