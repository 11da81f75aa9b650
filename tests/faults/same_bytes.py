#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 600 COST 90
# long: --all --builds
# long ctest: COST 9000
"""One JSON for a seed: on 1, 2 and 5 jobs, from parts joined in any order, on 1 to 4 ranks, and built by g++ -O2, g++ -O0 and clang++ -O2.

    same_bytes.py [--all | --claims GLOB,GLOB...] [--effort EFFORT] [--builds] [--only jobs|parts|ranks|builds]

By default a sample of claims, and no other builds. With --builds it makes the other two itself (in build/same-bytes; about 40 CPU minutes); -O0 is
ten times slower, and of --all takes every tenth claim. Nothing is left out without a line that says so; two documents that differ are kept."""
import argparse
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("LEMMATA_BUILD_DIR", ROOT / "build/release"))
OTHERS = {"g++ -O0": ("g++", "Debug"), "clang++ -O2": ("clang++", "Release")}
SAMPLE = (  # a second of work each: found by every method of the search, and proved in several ways
    "biased.tab1-compressed/repaired", "biased.sec51-topk-rate.iterations", "ef.assA", "ef.rem7.top1", "saddle.randomk.compressor",
    "scaled.ex4-observations/repaired", "scaled.thm2.step-key", "ssd.noise-reduction", "ssd.sts-spb", "compressor.mix-k.bias")
RANKS = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}


def run(command, **variables):
    """Its exit code, 0 or 1; the script ends where it is another one."""
    done = subprocess.run([str(word) for word in command], env={**os.environ, "LEMMATA_ITEM_SECONDS": "20000", **variables}, check=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return done


def built(compiler, build_type):
    """The command as this compiler makes it."""
    folder = BUILD.parent / "same-bytes" / f"{compiler}-{build_type}"
    subprocess.run(["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={shutil.which(compiler)}",
                    f"-DCMAKE_BUILD_TYPE={build_type}", "-DLEMMATA_TESTS=OFF"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", folder, "--target", "lemmata", "--parallel", str(os.cpu_count())], check=True, stdout=subprocess.DEVNULL)
    return folder / "lemmata"


class Comparison:
    def __init__(self, options, folder):
        self.claims = [*options.claims, "--effort", options.effort]
        self.few = 10 if options.all else 1  # of --all, -O0 takes every tenth
        self.folder = folder
        self.program = BUILD / "lemmata"
        self.differing = []

    def document(self, program, *more, before=(), store="run.sqlite", **variables):
        path = self.folder / "run.json"
        path.unlink(missing_ok=True)
        run([*before, program, "verify", *self.claims, "--json", path, *more], LEMMATA_STORE=str(self.folder / store), **variables)
        return path.read_bytes()

    def compare(self, name, document, expected):
        print(f"{'the same' if document == expected else 'DIFFERENT'}  {len(document)} bytes  {name}", flush=True)
        if document != expected:
            self.differing.append(name)
            kept = Path(tempfile.mkdtemp(prefix="lemmata-different-"))
            (kept / "this.json").write_bytes(document)
            (kept / "expected.json").write_bytes(expected)
            print(f"           {kept}/this.json, {kept}/expected.json: lemmata diff tells them apart")

    @functools.cached_property
    def one(self):
        document = self.document(self.program, "--jobs", "1")
        claims = len(json.loads(document)["claims"])
        print(f"expected  {len(document)} bytes  1 job, {claims} claims and readings", flush=True)
        return document

    def jobs(self):
        for jobs in (2, 5):
            self.compare(f"{jobs} jobs", self.document(self.program, "--jobs", jobs), self.one)

    def parts(self):
        """Three parts, computed apart, joined in two orders; the run that prints them has nothing left to compute."""
        stores = [self.folder / f"part{number}.sqlite" for number in (1, 2, 3)]
        for number, store in enumerate(stores, 1):
            self.document(self.program, "--shard", f"{number}/3", store=store.name)
        for name, order in (("1 2 3", stores), ("3 1 2", (stores[2], stores[0], stores[1]))):
            run([self.program, "merge", *order, "--into", self.folder / f"{name}.sqlite"])
            self.compare(f"parts {name}", self.document(self.program, "--resume", store=f"{name}.sqlite"), self.one)

    def ranks(self):
        if shutil.which("mpirun") is None or not (BUILD / "liblemmata_mpi.so").exists():
            print("ranks are not compared: mpirun, or this build's module for it, is missing")
            return
        for ranks in (1, 2, 3, 4):
            self.compare(f"{ranks} ranks", self.document(self.program, before=("mpirun", "--oversubscribe", "-n", ranks), **RANKS), self.one)

    def builds(self):
        for name, (compiler, build_type) in OTHERS.items():
            if shutil.which(compiler) is None:
                print(f"{name} is not compared: {compiler} is missing")
                continue
            part = ("--shard", f"1/{self.few}") if self.few > 1 and build_type == "Debug" else ()
            expected = self.document(self.program, *part) if part else self.one
            self.compare(name + (f", one claim in {self.few}" if part else ""), self.document(built(compiler, build_type), *part), expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--claims", type=lambda text: text.split(","), default=SAMPLE)
    parser.add_argument("--effort", default="quick")
    parser.add_argument("--builds", action="store_true")
    parser.add_argument("--only", choices=("jobs", "parts", "ranks", "builds"))
    options = parser.parse_args()
    if options.all:
        options.claims = ()
    with tempfile.TemporaryDirectory(prefix="lemmata-same-bytes-") as folder:
        comparison = Comparison(options, Path(folder))
        for what in (*((comparison.builds,) if options.builds else ()), comparison.jobs, comparison.parts, comparison.ranks):
            if options.only in (None, what.__name__):
                what()
    return 1 if comparison.differing else 0


if __name__ == "__main__":
    sys.exit(main())
