#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 3600
# long: --inputs 10000000
"""Feeds every reader what nobody would write: builds the libFuzzer target (preset `fuzz`, clang) and runs each entry from its kept corpus.

    fuzz.py [--seconds 60 | --inputs N] [--seed 1] [--only ENTRY]...      both in all, over the entries

Entries get the same time, not the same number of inputs: rounds of a minute each until there are N.

No crash, no leak, no second without an end, no gigabyte. What breaks a reader is written to build/fuzz/broken/<entry>; once it is mended
it belongs into tests/fuzz/corpus/<entry>, which the unit tests read too. Exit code 77 where clang or its fuzzing runtime is missing.
"""
import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS, WORDS = ROOT / "tests" / "fuzz" / "corpus", ROOT / "tests" / "fuzz" / "words.dict"
BUILD = ROOT / "build" / "fuzz"
READERS = BUILD / "fuzz_readers"
LIMITS = ("-timeout=1", "-malloc_limit_mb=1024", "-rss_limit_mb=2048", "-max_len=8192", "-detect_leaks=1", "-print_final_stats=1")
MINUTE = 60.0
PROCESSORS = min(2, os.cpu_count() or 1)


def runtime_is_missing(folder):
    """Why the targets cannot be built, or None."""
    if shutil.which("clang++") is None:
        return "clang++ is not installed"
    source = folder / "probe.cpp"
    source.write_text("extern \"C\" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }\n", encoding="utf-8")
    probe = subprocess.run(["clang++", "-fsanitize=fuzzer,address", source, "-o", folder / "probe"], capture_output=True, check=False)
    return None if probe.returncode == 0 else "clang has no fuzzing runtime (Debian: libclang-rt-14-dev)"


def build():
    for command in (["cmake", "--preset", "fuzz"], ["cmake", "--build", "--preset", "fuzz", "--parallel", str(PROCESSORS)]):
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")


def feed(entry, *arguments):
    return subprocess.run([READERS, *LIMITS, *arguments], env={**os.environ, "LEMMATA_FUZZ_ENTRY": entry}, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", check=False)


def is_hang_after_all(entry, artifact):
    """On a machine with other work a second of the clock is less of a processor: only what is slow three times is a hang."""
    return all(feed(entry, artifact).returncode != 0 for _ in range(3))


class Entry:
    def __init__(self, entry, options):
        self.entry, self.options = entry, options
        self.broken_folder = BUILD / "broken" / entry
        self.inputs, self.seconds, self.broken = 0, 0.0, []
        self.found = tempfile.TemporaryDirectory(prefix="lemmata-fuzz-")

    def run(self, seconds, number):
        """The round of this number, which goes on from the inputs that earlier ones found."""
        self.broken_folder.mkdir(parents=True, exist_ok=True)
        begin = time.monotonic()
        done = feed(self.entry, f"-max_total_time={max(1, round(seconds))}", f"-seed={self.options.seed + number}", f"-dict={WORDS}",
                    f"-artifact_prefix={self.broken_folder}/", self.found.name, CORPUS / self.entry)
        self.seconds += time.monotonic() - begin
        count = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stdout)
        self.inputs += int(count.group(1)) if count else 0
        if done.returncode == 0:
            return self
        wrote = re.search(r"Test unit written to (\S+)", done.stdout)
        artifact = Path(wrote.group(1)) if wrote else None
        if artifact and artifact.name.startswith("timeout-") and not is_hang_after_all(self.entry, artifact):
            artifact.unlink()
            return self
        self.broken.append(f"{self.entry}: {artifact or 'no input written'}\n{done.stdout[-6000:]}")
        return self


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--inputs", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=sorted(folder.name for folder in CORPUS.iterdir()))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lemmata-fuzz-") as folder:
        missing = runtime_is_missing(Path(folder))
    if missing:
        print(f"nothing was fuzzed: {missing}")
        return 77
    build()
    entries = [Entry(folder.name, options) for folder in sorted(CORPUS.iterdir()) if not options.only or folder.name in options.only]
    a_round = MINUTE if options.inputs else options.seconds
    for number in itertools.count():
        with ThreadPoolExecutor(PROCESSORS) as pool:
            done = list(pool.map(lambda entry: entry.run(a_round * PROCESSORS / len(entries), number), entries))
        inputs = sum(entry.inputs for entry in done)
        if inputs >= (options.inputs or 0) or any(entry.broken or entry.inputs == 0 for entry in done):
            break
        print(f"{inputs} inputs after {number + 1} min", file=sys.stderr)
    for entry in done:
        print(f"{entry.entry:12} {entry.inputs:9} inputs in {entry.seconds:6.1f} s  {'BROKEN' if entry.broken else 'sound'}")
    for entry in done:
        print("\n".join(entry.broken), end="")
    print(f"{inputs} inputs in all")
    return 1 if any(entry.broken or entry.inputs == 0 for entry in done) else 0


if __name__ == "__main__":
    sys.exit(main())
