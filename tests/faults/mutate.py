#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 3600
# long: --all
"""Changes one value of recorded evidence at a time, witnesses and certificates, and asks the replay: see tests/faults/*_mutations.cpp.

    mutate.py [--count 3000 | --all]
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("LEMMATA_BUILD_DIR", ROOT / "build" / "release"))
PROCESSORS = min(2, os.cpu_count() or 1)


def start(stem, mutations):
    environment = {**os.environ, "LEMMATA_BUILD_DIR": str(BUILD), "LEMMATA_SOURCE_DIR": str(ROOT), "LEMMATA_MUTATIONS": mutations}
    return subprocess.Popen([BUILD / "lemmata_tests", "-#", f"[#{stem}]", "--warn", "NoTests"], cwd=ROOT, env=environment, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=3000, help="changes of witnesses; of each certificate a tenth")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    if options.all:
        runs = [start(stem, f"all:{i}/{PROCESSORS}") for stem in ("certificate_mutations", "witness_mutations") for i in range(PROCESSORS)]
    else:
        runs = [start("witness_mutations", str(options.count)), start("certificate_mutations", str(options.count // 10))]
    failed = False
    for run in runs:
        text, _ = run.communicate()
        failed = failed or run.returncode != 0
        print(text if run.returncode != 0 else "\n".join(line for line in text.splitlines() if line.startswith("mutations of")))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
