#!/usr/bin/python3
"""Who may include whom. Reads the #include lines of the tree and fails on anything outside the table below.

    layering.py [ROOT]
"""
import re
import sys
from pathlib import Path

import tree

LIB = ("num", "chance", "compress", "oracle", "problem", "method", "experiment", "claim", "check", "worst_case", "plugin", "app")
MAY_INCLUDE = {  # a layer may also include itself
    "num": set(),
    "chance": {"num"},
    "compress": {"chance", "num"},
    "oracle": {"chance", "num"},
    "problem": {"chance", "num"},
    "method": {"compress", "oracle", "problem", "chance", "num"},
    "experiment": {"bounds", "method", "compress", "oracle", "problem", "chance", "num"},  # bounds: steps that a paper prescribes
    "claim": {"chance", "num"},
    "check": {"claim", "compress", "chance", "num"},
    "worst_case": {"claim", "method", "compress", "oracle", "chance", "num"},
    "plugin": {"compress", "chance", "num"},
    "bounds": {"num"},
    "properties": {"claim", "bounds", "method", "compress", "oracle", "problem", "chance", "num"},
    # properties/compressor: what a compressor is checked against, on the engine for black boxes (lib/check/probe)
    "assumptions": {"check", "claim", "compress", "chance", "num"},
    "reports": {"experiment", "claim", "chance", "num"},
    "app": set(LIB) | {"reports", "bounds"},
    "tests": set(LIB) | {"reports", "bounds"},
}
# These layers, and headers that claims see, are compiled with every claim: nothing but the standard library, and the generator.
LIGHT_LAYERS = {"properties", "assumptions", "bounds"}
LIGHT_HEADERS = {"num", "chance", "compress", "oracle", "problem", "method", "claim"}
LIGHT_PACKAGES = {"chance": ("Random123/",)}
# A header x_value.hpp wraps a package's type. It, and the headers that include it, are private: for the .cpp files of their folder.
WRAPPER = "_value.hpp"

INCLUDE = re.compile(r'^\s*#\s*(?:include|import)\s*([<"])([^>"]+)[>"]')
STANDARD = re.compile(r"^[a-z_]+$")
FOLDERS = {"lib", "bounds", "properties", "reports", "tests"}
SUFFIXES = {".cpp", ".hpp", ".h", ".c", ".inc"}


def layer(path):
    """lib/num/x.hpp -> num, bounds/ef/x.hpp -> bounds; None for what is in no layer."""
    parts = Path(path).parts
    if parts[:2] == ("properties", "compressor"):
        return "assumptions"
    name = parts[1] if len(parts) > 2 and parts[0] == "lib" else parts[0]
    return name if name in MAY_INCLUDE and (parts[0] == "lib") == (name in LIB) else None


def is_light(path):
    own = layer(path)
    return own in LIGHT_LAYERS or (own in LIGHT_HEADERS and path.suffix != ".cpp" and not path.name.endswith(WRAPPER))


def complaint(root, path, quote, target, private):
    """Why this include is wrong, or None. `private` holds the headers that only .cpp files of their own folder may see."""
    own = layer(path)
    if quote == '"' and "examples" in path.parts and target == "lemmata_compressor.h":
        return None  # an example is compiled as its user would
    if quote == '"' or Path(target).parts[0] in FOLDERS:
        other = layer(target)
        if not (root / target).is_file():
            return "is no file of this tree (includes are written from its root)"
        if other is None:
            return "is in no layer"
        if other != own and other not in MAY_INCLUDE[own]:
            return f"{own} may not include {other}"
        if target in private and own != "tests" and not (own == other and (path.suffix == ".cpp" or str(path) in private)):
            return "this header shows a package's types: it is for the .cpp files of its own folder"
        return None
    if is_light(path) and not STANDARD.match(target) and not target.startswith(LIGHT_PACKAGES.get(own, ("\0",))):
        return "claims are compiled with this: only the standard library"
    return None


def private_headers(includes):
    """Wrappers, and what includes them among the headers of their folder."""
    private = {str(path) for path in includes if path.name.endswith(WRAPPER)}
    while True:
        more = {str(path) for path, lines in includes.items() if path.suffix != ".cpp" and str(path) not in private
                and any(target in private and layer(target) == layer(path) for _, _, _, target in lines)}
        if not more:
            return private
        private |= more


def complaints(root):
    root = Path(root)
    includes = {}
    for path in tree.files(root, FOLDERS, SUFFIXES):
        lines = (root / path).read_text(encoding="utf-8").splitlines()
        includes[path] = [(number, line.strip(), *found.groups()) for number, line in enumerate(lines, 1) if (found := INCLUDE.match(line))]
    private = private_headers(includes)
    for path, lines in includes.items():
        if layer(path) is None:
            yield f"{path}:1: this folder is in no layer"
            continue
        for number, line, quote, target in lines:
            why = complaint(root, path, quote, target, private)
            if why:
                yield f"{path}:{number}: {line}: {why}"


def main():
    found = list(complaints(sys.argv[1] if len(sys.argv) > 1 else tree.ROOT))
    print("\n".join(found) if found else "every include follows an arrow of the architecture")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
