#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 3600
# long: --inputs 10000000
"""Feeds every reader what nobody would write: builds the libFuzzer targets (preset `fuzz`, clang) and runs each from its kept corpus.

    fuzz.py [--seconds 60 | --inputs N] [--seed 1] [--only ENTRY]...      both in all, over the targets

No crash, no leak, no second without an end, no gigabyte. What breaks a reader is written to build/fuzz/broken/<entry>; once it is mended
it belongs into tests/fuzz/corpus/<entry>, which the unit tests read too. Exit code 77 where clang or its fuzzing runtime is missing.
"""
import argparse
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
TARGETS, CORPUS = ROOT / "tests" / "fuzz", ROOT / "tests" / "fuzz" / "corpus"
BUILD = ROOT / "build" / "fuzz"
LIMITS = ("-timeout=1", "-malloc_limit_mb=1024", "-rss_limit_mb=2048", "-max_len=8192", "-detect_leaks=1", "-print_final_stats=1")
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


def is_hang_after_all(binary, artifact):
    """On a machine with other work a second of the clock is less of a processor: only what is slow three times is a hang."""
    return all(subprocess.run([binary, *LIMITS, artifact], capture_output=True, check=False).returncode != 0 for _ in range(3))


class Target:
    def __init__(self, entry, options):
        self.entry, self.options, self.binary = entry, options, BUILD / f"fuzz_{entry}"
        self.broken_folder = BUILD / "broken" / entry
        self.inputs, self.seconds, self.broken = 0, 0.0, []

    def amount(self, targets):
        if self.options.inputs:
            return f"-runs={max(1, self.options.inputs // targets)}"
        return f"-max_total_time={max(1, round(self.options.seconds * PROCESSORS / targets))}"

    def run(self, targets):
        self.broken_folder.mkdir(parents=True, exist_ok=True)
        begin = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="lemmata-fuzz-") as fresh:
            done = subprocess.run([self.binary, *LIMITS, self.amount(targets), f"-seed={self.options.seed}", f"-dict={TARGETS / 'words.dict'}",
                                   f"-artifact_prefix={self.broken_folder}/", fresh, CORPUS / self.entry],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        self.seconds = time.monotonic() - begin
        count = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stdout)
        self.inputs = int(count.group(1)) if count else 0
        if done.returncode == 0:
            return self
        wrote = re.search(r"Test unit written to (\S+)", done.stdout)
        artifact = Path(wrote.group(1)) if wrote else None
        if artifact and artifact.name.startswith("timeout-") and not is_hang_after_all(self.binary, artifact):
            artifact.unlink()
            return self
        self.broken.append(f"{self.entry}: {artifact or 'no input written'}\n{done.stdout[-6000:]}")
        return self


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--inputs", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=sorted(path.stem for path in TARGETS.glob("*.cpp")))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lemmata-fuzz-") as folder:
        missing = runtime_is_missing(Path(folder))
    if missing:
        print(f"nothing was fuzzed: {missing}")
        return 77
    build()
    targets = [Target(path.stem, options) for path in sorted(TARGETS.glob("*.cpp")) if not options.only or path.stem in options.only]
    with ThreadPoolExecutor(PROCESSORS) as pool:
        done = list(pool.map(lambda target: target.run(len(targets)), targets))
    for target in done:
        print(f"{target.entry:12} {target.inputs:9} inputs in {target.seconds:6.1f} s  {'BROKEN' if target.broken else 'sound'}")
    for target in done:
        print("\n".join(target.broken), end="")
    print(f"{sum(target.inputs for target in done)} inputs in all")
    return 1 if any(target.broken or target.inputs == 0 for target in done) else 0


if __name__ == "__main__":
    sys.exit(main())
