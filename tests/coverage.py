#!/usr/bin/python3
"""Lines and branches of lib/ and properties/ that the tests run, after `ctest --preset coverage`.

    tests/coverage.py [BUILD] [--only FOLDER ...]        BUILD: build/coverage; FOLDER: lib/num, say

A branch is one of the two ways on from a condition of the source, or a case of a switch (gcovr --decisions); lines that hold several are
beyond gcovr and not counted. The branches of the compiled code, without those that only an exception takes, stand beside: most of them are
destructors of temporaries, two or three for every `Exact` of an expression, which no test can reach. Not counted is what runs in the
processes of plugins, which are killed (NOT_SEEN). Prints a table by folder, and each branch of lib/check that nothing takes, with its reason
from coverage_reasons.txt beside this file. Exit code 1: fewer lines or branches than are asked for, or a branch of lib/check without a reason.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINES, BRANCHES = 90, 80  # per cent
REASONED = "lib/check/"
NOT_SEEN = ("lib/plugin/c_", "lib/plugin/guard", "lib/plugin/warden", "lib/plugin/surroundings", "lib/plugin/examples/")
REASONS = Path(__file__).with_name("coverage_reasons.txt")


def measured(build, folders):
    """gcovr's account of each file: path -> its lines."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "coverage.json"
        filters = [word for folder in folders for word in ("--filter", f"{ROOT}/{folder.rstrip('/')}/")]
        subprocess.run(["gcovr", "--root", str(ROOT), *filters, "--exclude-throw-branches", "--decisions", "-j", "2", "--json", str(out), str(build)], check=True,
                       cwd=ROOT)
        files = json.loads(out.read_text(encoding="utf-8"))["files"]
    return {file["file"]: [line for line in file["lines"] if not line["gcovr/noncode"]] for file in files if not file["file"].startswith(NOT_SEEN)}


def taken_of(line):
    """For each way on from the decision of this line: was it taken? Empty where it has no decision."""
    decision = line.get("gcovr/decision") or {"type": "none"}
    if decision["type"] == "conditional" and len(line["branches"]) == 2:  # gcovr takes the next line's count for "true": wrong for "if (c) x;"
        return [branch["count"] > 0 for branch in line["branches"]]
    return [decision[key] > 0 for key in {"conditional": ("count_true", "count_false"), "switch": ("count",)}.get(decision["type"], ())]


def counts(lines):
    """(lines run, lines, branches taken, branches, compiled branches taken, compiled branches)."""
    ways = [taken for line in lines for taken in taken_of(line)]
    branches = [branch for line in lines for branch in line["branches"]]
    return (sum(line["count"] > 0 for line in lines), len(lines), sum(ways), len(ways), sum(branch["count"] > 0 for branch in branches), len(branches))


def percent(part, whole):
    return 100 * part / whole if whole else 100.0


def folder_of(path):
    return "/".join(path.split("/")[:2])


def print_table(files):
    folders = defaultdict(lambda: (0,) * 6)
    for path, lines in files.items():
        for name in (folder_of(path), "all"):
            folders[name] = tuple(a + b for a, b in zip(folders[name], counts(lines)))
    print(f"{'folder':26} {'lines':>16} {'branches':>17} {'of compiled code':>19}")
    for name in sorted(folders, key=lambda name: (name == "all", name)):
        run, all_lines, taken, all_ways, compiled, all_compiled = folders[name]
        print(f"{name:26} {percent(run, all_lines):5.1f} % of {all_lines:5} {percent(taken, all_ways):6.1f} % of {all_ways:5} "
              f"{percent(compiled, all_compiled):6.1f} % of {all_compiled:6}")
    return folders["all"]


def reasons():
    """(path, text of the line) -> why nothing takes one of its branches."""
    known = {}
    for line in REASONS.read_text(encoding="utf-8").splitlines() if REASONS.exists() else ():
        if line.strip() and not line.startswith("#"):
            path, text, reason = (part.strip() for part in line.split(" | ", 2))
            known[path, text] = reason
    return known


def list_branches(files):
    """Prints the branches of lib/check that nothing takes. Returns how many have no reason, and reasons no line."""
    known, without = reasons(), 0
    for path in sorted(path for path in files if path.startswith(REASONED)):
        source = (ROOT / path).read_text(encoding="utf-8").splitlines()
        for line in files[path]:
            left = taken_of(line).count(False)
            if left == 0:
                continue
            text = source[line["line_number"] - 1].strip()
            reason = known.get((path, text))
            without += reason is None
            print(f"{path}:{line['line_number']}: {left} of {len(taken_of(line))} not taken: {text}\n    {reason or 'NO REASON'}")
        for text in (text for of, text in known if of == path and text not in map(str.strip, source)):
            without += 1
            print(f"{path}: a reason for a line that is not there: {text}")
    return without


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", nargs="?", default="build/coverage", type=Path)
    parser.add_argument("--only", nargs="+", default=["lib", "properties"], metavar="FOLDER")
    options = parser.parse_args()
    files = measured(options.build, options.only)
    if not files:
        print(f"{options.build} has no account of a run: cmake --preset coverage, build, ctest --preset coverage", file=sys.stderr)
        return 2
    without = list_branches(files)
    run, lines, taken, branches, *_ = print_table(files)
    enough = percent(run, lines) >= LINES and percent(taken, branches) >= BRANCHES
    print(f"asked for: {LINES} % of lines, {BRANCHES} % of branches; {without} lines of lib/check have a branch that is not taken, without a reason")
    return 0 if enough and without == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
