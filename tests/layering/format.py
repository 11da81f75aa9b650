#!/usr/bin/python3
"""Sources are as clang-format 14 writes them (`format.py --fix` rewrites them). Other versions lay out differently: skipped."""
import shutil
import subprocess
import sys

import tree

FOLDERS = {"lib", "bounds", "properties", "reports", "tests"}
SKIPPED = 77
VERSION = "version 14."


def formatter():
    for name in ("clang-format-14", "clang-format"):
        program = shutil.which(name)
        if program and VERSION in subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout:
            return program
    return None


def main():
    program = formatter()
    if program is None:
        print("clang-format 14 is not installed")
        return SKIPPED
    sources = [str(path) for path in tree.files(tree.ROOT, FOLDERS, {".cpp", ".hpp", ".h", ".c"})]
    if not sources:
        return 0
    if "--fix" in sys.argv[1:]:
        return subprocess.run([program, "--style=file", "-i", *sources], cwd=tree.ROOT, check=False).returncode
    said = subprocess.run([program, "--style=file", "--dry-run", *sources], cwd=tree.ROOT, capture_output=True, text=True, check=True).stderr
    wrong = sorted({line.split(":")[0] for line in said.splitlines() if "code should be clang-formatted" in line})
    if wrong:
        print("\n".join(wrong) + "\nare not as clang-format 14 writes them: tests/layering/format.py --fix")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
