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
USING = re.compile(r"using (?:\w+::)+(\w+);")
CONSTANT = re.compile(r"(?:inline |static )?(?:constexpr|const)\b[^(]*?\b(\w+)(?:\[\w*\])?\s*(?:=|\{)")


def names_in(text):
    """What starts in column 0, each with whether it is the file's own (a type, a constant) or used from elsewhere."""
    for line in text.splitlines():
        if used := USING.match(line):
            yield used.group(1), False
        elif own := TYPE.match(line) or CONSTANT.match(line):
            yield own.group(1), True


def complaints(root):
    places, owners = defaultdict(set), set()
    for path in tree.files(root, {"properties"}, {".cpp"}):
        for name, own in names_in((Path(root) / path).read_text(encoding="utf-8")):
            places[path.parent, name].add(str(path))
            if own:
                owners.add((path.parent, name))
    for place, paths in sorted(places.items()):
        if len(paths) > 1 and place in owners:
            yield f"{place[1]}: in {' and '.join(sorted(paths))}"


def main():
    found = list(complaints(tree.ROOT))
    print("\n".join(found) if found else "no two claim files of a paper share a name")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
