"""Runs the command under test in a folder of its own: its run store, its records and its files do not meet those of other tests."""
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PATIENCE = int(os.environ.get("LEMMATA_PATIENCE", "1"))  # how much slower than a release the build under test may be
COMMAND = os.environ.get("LEMMATA", "build/release/lemmata")
PLANTED = "gauntlet.g2"  # a claim that is refuted within a second
SHARP = "gauntlet.t2"  # a true one
ROOT = Path(__file__).resolve().parents[2]
FEW = ("gauntlet.t1", "gauntlet.t2", "gauntlet.t3", "gauntlet.t5")  # they take their time, because nothing refutes them


def records():
    """What is on record of each claim, by its id."""
    files = sorted(ROOT.glob("properties/*/*.record.json"))
    return {claim: record for file in files for claim, record in json.loads(file.read_text(encoding="utf-8"))["claims"].items()}


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="lemmata-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.store = self.folder / "run.sqlite"

    def environment(self, **more):
        own = {"LEMMATA_STORE": str(self.store), "LEMMATA_SOURCE_DIR": str(self.folder), "NO_COLOR": "1"}
        return {**os.environ, **own, **more}

    def run_it(self, *arguments, **more):
        return subprocess.run([COMMAND, *map(str, arguments)], env=self.environment(**more), cwd=self.folder, capture_output=True, text=True,
                              timeout=300 * PATIENCE, check=False)

    def run_and_weigh(self, *arguments):
        """The finished run, and the most memory that it held, in MiB. A sanitizer keeps what is freed: it is told not to."""
        environment = self.environment(ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1")
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            run = subprocess.Popen([COMMAND, *map(str, arguments)], env=environment, cwd=self.folder, stdout=out, stderr=err)
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0), err.seek(0)
            return subprocess.CompletedProcess(run.args, run.returncode, out.read(), err.read()), used.ru_maxrss >> 10

    def start(self, *arguments, **more):
        return subprocess.Popen([COMMAND, *map(str, arguments)], env=self.environment(**more), cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def finished(self):
        """How many results the run store has."""
        if not self.store.exists():
            return 0
        try:
            # Closed at once: while a reader has it open, a run cannot put away its write-ahead log.
            with contextlib.closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)) as database:
                return database.execute("SELECT count(*) FROM finished").fetchone()[0]
        except sqlite3.OperationalError:
            return 0

    def refuses(self, *arguments, **more):
        """Exit code 2, nothing on stdout, one line on stderr: returned."""
        done = self.run_it(*arguments, **more)
        lines = done.stderr.splitlines()
        self.assertEqual((done.returncode, done.stdout, len(lines)), (2, "", 1), f"{arguments}: {done}")
        return lines[0]

    def write(self, name, content):
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def verify(self, *arguments, name="run.json", code=None):
        path = self.folder / name
        done = self.run_it("verify", *arguments, "--effort", "quick", "--json", path)
        if code is not None:
            self.assertEqual(done.returncode, code, done)
        return path.read_bytes()


def main():
    unittest.main(argv=sys.argv[:1], verbosity=2)
