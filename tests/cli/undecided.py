#!/usr/bin/python3
"""The claims on record as undecided are those of tests/golden/undecided.txt: the list grows only on purpose, and shrinks when it may."""
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def recorded():
    for path in sorted(ROOT.glob("properties/*/*.record.json")):
        for claim, record in json.loads(path.read_text(encoding="utf-8"))["claims"].items():
            if record["verdict"] == "undecided":
                yield claim


def main():
    golden = {line.strip() for line in (ROOT / "tests/golden/undecided.txt").read_text(encoding="utf-8").splitlines() if line.strip()}
    found = set(recorded())
    print("\n".join([f"{claim} is undecided, and not in the list" for claim in sorted(found - golden)]
                    + [f"{claim} is in the list, and decided or gone" for claim in sorted(golden - found)]) or f"{len(found)} undecided claims, all of the list")
    return 0 if found == golden else 1


if __name__ == "__main__":
    sys.exit(main())
