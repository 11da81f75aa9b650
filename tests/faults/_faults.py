"""The command under faults: killed, interrupted, on a full disk. Every test has a folder of its own for the store, outputs and temporary
files, and ends by looking for what the command has left behind: processes, temporary files, shared memory, half-written outputs."""
import argparse
import os
import pty
import select
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import _command  # noqa: E402  (the helper of tests/cli)

_command.COMMAND = COMMAND = str(Path(_command.COMMAND).resolve())  # tests run it in other folders
PATIENCE, PLANTED, SHARP = _command.PATIENCE, _command.PLANTED, _command.SHARP
ROOT = Path(__file__).resolve().parents[2]
CHEAP = ("gauntlet.g*",)  # 18 claims, each refuted within a tenth of a second
SLOW = ("gauntlet.t1", "gauntlet.t2", "gauntlet.t3", "gauntlet.t5")  # nothing refutes them: at standard, seconds each
QUICK = ("--effort", "quick", "--jobs", "2")


def parsed():
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often each kind of fault comes; 0: at every step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("tests", nargs="*", help="Class.test (default: all)")
    return parser.parse_args()


options = parsed()


def status_of(process):
    """State ("Z" for one that has ended) and parent."""
    try:
        state, parent = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[:2]
        return state, int(parent)
    except OSError:
        return "Z", 0


def lives(process):
    return status_of(process)[0] != "Z"


def parent_of(process):
    return status_of(process)[1]


def environment_of(process):
    try:
        return Path(f"/proc/{process}/environ").read_bytes()
    except OSError:
        return b""


def shared_memory():
    return {entry.name for entry in Path("/dev/shm").iterdir() if entry.name.startswith("lemmata")}


class Case(_command.Case):
    def setUp(self):
        super().setUp()
        self.temporary = self.folder / "temporary"
        self.temporary.mkdir()
        self.segments = shared_memory()
        self.addCleanup(self.end_descendants)

    def environment(self, **more):
        # What the ranks of an MPI job share is a file too, for which this is the place.
        return super().environment(**{"TMPDIR": str(self.temporary), "OMPI_MCA_btl_vader_backing_directory": str(self.temporary), **more})

    # --- what is left behind -------------------------------------------------------------------------------------------------------
    def descendants(self):
        """All processes that were started with this test's store, however many parents they have lost."""
        mark = f"LEMMATA_STORE={self.store}".encode()
        others = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and int(entry.name) != os.getpid())
        return [process for process in others if mark in environment_of(process).split(b"\0") and lives(process)]

    def end_descendants(self):
        for process in self.descendants():
            os.kill(process, signal.SIGKILL)

    def wait_until(self, holds, seconds, what):
        until = time.monotonic() + seconds * PATIENCE
        while not holds():
            self.assertLess(time.monotonic(), until, what)
            time.sleep(0.005)

    def wait_for_workers(self, run):
        self.wait_until(lambda: run.poll() is not None or len(self.descendants()) > 1, 10, "it never began to work")

    def no_process_is_left(self, seconds=2.0):
        until = time.monotonic() + seconds * PATIENCE
        while self.descendants() and time.monotonic() < until:
            time.sleep(0.005)
        left = {process: Path(f"/proc/{process}/cmdline").read_bytes() for process in self.descendants()}
        self.assertEqual(left, {}, "processes outlive the run")

    def nothing_is_left(self):
        """No process, no temporary file, no shared memory, no half-written output, no log of a store that was closed."""
        self.no_process_is_left()
        self.assertEqual(sorted(self.temporary.rglob("*")), [], "temporary files")
        self.assertEqual(shared_memory() - self.segments, set(), "shared memory")
        half = [path for path in self.folder.rglob("*") if path.name.endswith((".lemmata-new", "-wal", "-shm", "-journal"))]
        self.assertEqual(half, [], "half-written files")

    # --- how a run ends ------------------------------------------------------------------------------------------------------------
    def complaints(self, error):
        """The lines of stderr that are no progress."""
        return [line for line in error.replace("\r", "\n").splitlines() if line.startswith("lemmata: ")]

    def one_line(self, done, code, *words):
        """The run ended with this exit code and one line that has these words: returned."""
        lines = self.complaints(done.stderr)
        self.assertEqual((done.returncode, len(lines)), (code, 1), done)
        for word in words:
            self.assertIn(word, lines[0])
        self.assertNotIn("internal error", lines[0])
        return lines[0]

    # --- faults by the step --------------------------------------------------------------------------------------------------------
    def shim(self):
        """tests/faults/preload/shim.cpp, compiled: what lets the n-th change of the disk fail."""
        path = self.folder / "shim.so"
        if not path.exists():
            compiler = os.environ.get("CXX", "c++")
            source = str(ROOT / "tests/faults/preload/shim.cpp")
            subprocess.run([compiler, "-std=c++20", "-O1", "-fPIC", "-shared", source, "-o", str(path), "-ldl"], check=True)
        return path

    def run_with_fault(self, fault, *arguments, **more):
        # A sanitizer wants to be the first library; it need not be.
        return self.run_it(*arguments, LD_PRELOAD=str(self.shim()), LEMMATA_FAULT=fault, ASAN_OPTIONS="verify_asan_link_order=0", **more)

    def steps_of(self, *arguments):
        """How often this run changes the disk."""
        count = self.folder / "steps.txt"
        self.run_with_fault(f"count:{count}", *arguments)
        steps = int(count.read_text(encoding="utf-8"))
        self.assertGreater(steps, 5)
        return steps

    def forget(self):
        """No store, no output: as before the first run."""
        for path in (*self.folder.glob("run.sqlite*"), *self.folder.glob("*.json"), *self.folder.glob("*.lemmata-new")):
            path.unlink()


class Terminal:
    """A run with a terminal of its own, of which it is the foreground process; `nice` above 0 leaves the processors to others."""

    def __init__(self, arguments, environment, folder, nice=0):
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.nice(nice)
            between_sessions = Path("/proc/self/autogroup")  # where Linux weighs sessions, not processes
            if nice > 0 and between_sessions.exists():
                between_sessions.write_text(str(nice), encoding="utf-8")
            os.execvpe(COMMAND, [COMMAND, *map(str, arguments)], {**environment, "TERM": "xterm", "NO_COLOR": ""})
        self.seen = b""

    def read(self, seconds):
        """What is shown within this time."""
        until, fresh = time.monotonic() + seconds, b""
        while (left := until - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                break
            try:
                block = os.read(self.master, 65536)
            except OSError:  # nobody is at the other end
                break
            if not block:
                break
            fresh += block
        self.seen += fresh
        return fresh

    def type(self, keys):
        os.write(self.master, keys)

    def close(self):
        os.close(self.master)

    def code(self):
        """The exit code; of a process that a signal ended, minus the signal."""
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def main():
    unittest.main(argv=[sys.argv[0], *options.tests], verbosity=2)
