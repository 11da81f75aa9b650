#!/usr/bin/python3
"""The claims on record as undecided are those of tests/golden/undecided.txt: the list grows only on purpose, and shrinks when it may."""
import sys

import _command


def main():
    golden = {line.strip() for line in (_command.ROOT / "tests/golden/undecided.txt").read_text(encoding="utf-8").splitlines() if line.strip()}
    found = {claim for claim, record in _command.records().items() if record["verdict"] == "undecided"}
    print("\n".join([f"{claim} is undecided, and not in the list" for claim in sorted(found - golden)]
                    + [f"{claim} is in the list, and decided or gone" for claim in sorted(golden - found)]) or f"{len(found)} undecided claims, all of the list")
    return 0 if found == golden else 1


if __name__ == "__main__":
    sys.exit(main())
