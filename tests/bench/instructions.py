#!/usr/bin/python3
# ctest: TIMEOUT 900 COST 60
"""How many instructions small fixed work takes, against what is recorded for the same compiler and counter, within 2 %.

    instructions.py [--record]

Counted by `perf stat -e instructions:u` where the machine has that counter, else by callgrind; without either, or without counts on
record for this build, the test is skipped (exit code 77). What the command does before the work (`none`) is taken off. --record writes
the counts of this build to instructions.json, beside those of others. Wall time decides nothing here.
"""
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

COMMAND = os.environ.get("LEMMATA", "build/release/lemmata")
RECORD = Path(__file__).resolve().with_name("instructions.json")
SLACK = 0.02  # a counter of instructions repeats to about 1e-5; a compiler's minor update may move a little
SKIPPED = 77
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}  # its size moves the stack


def run(*command):
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=600, check=False)


def work(name):
    return [COMMAND, "bench", "--instructions", name]


def by_perf(name):
    """None where the kernel or the machine has no such counter."""
    if not shutil.which("perf"):
        return None
    done = run("perf", "stat", "-x", ";", "-e", "instructions:u", *work(name))
    found = re.search(r"^(\d+);.*instructions", done.stderr, re.MULTILINE)
    return int(found.group(1)) if found and done.returncode == 0 else None


def by_callgrind(name):
    if not shutil.which("valgrind"):
        return None
    done = run("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *work(name))
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found.group(1)) if found and done.returncode == 0 else None


def vector_unit(counter):
    """Kernels pick their code by it. callgrind knows no AVX-512."""
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    return "avx512" if "avx512f" in flags and counter == "perf" else "avx2" if "avx2" in flags else "sse2"


def skip(why):
    print(f"skipped: {why}")
    return SKIPPED


def complaints(counted, recorded):
    for name in sorted(counted.keys() | recorded.keys()):
        if name not in recorded:
            yield f"{name}: not on record (instructions.py --record)"
        elif name not in counted:
            yield f"{name}: on record, but the command has no such work"
        elif abs(counted[name] - recorded[name]) > SLACK * recorded[name]:
            yield f"{name}: {counted[name]} instructions, {counted[name] / recorded[name] - 1:+.1%} from the {recorded[name]} on record"


def main(arguments):
    listed = run(*work("list"))
    if listed.returncode != 0:
        print(f"{COMMAND}: {listed.stderr}")
        return 1
    build = json.loads(listed.stdout)
    counter, count = next(((n, c) for n, c in (("perf", by_perf), ("callgrind", by_callgrind)) if c("none") is not None), ("", None))
    if count is None:
        return skip("neither perf nor callgrind counts instructions here")
    key = f"{build['build']}, {counter}, {vector_unit(counter)}"
    everything = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    if key not in everything and "--record" not in arguments:
        return skip(f"no counts on record for {key}")
    before = count("none")
    counted = {name: count(name) - before for name in build["work"] if name != "none"}
    if "--record" in arguments:
        everything[key] = counted
        RECORD.write_text(json.dumps(everything, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    for name, instructions in sorted(counted.items()):
        print(f"{name}: {instructions}")
    found = list(complaints(counted, everything[key]))
    print("\n".join(found) if found else f"{len(counted)} counts as recorded for {key}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
