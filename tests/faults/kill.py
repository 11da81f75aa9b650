#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 300 COST 60
# long: --times 100
"""A run that is killed (SIGKILL) at any moment goes on to the bytes of a run that was not, and leaves nothing behind."""
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import _faults
from _faults import options

VERIFY = ("verify", *_faults.CHEAP, *_faults.QUICK, "--json", "run.json")
RESUME = (*VERIFY, "--resume")
# Claims with curves, an exact worst case (hence the solver), a page (hence node).
REPORT = ("report", "biased.tab1-randk", "worst-case.biased.lem*", "compressor.identity", *_faults.QUICK, "--out", "report")
CHECK = ("check", str(_faults.ROOT / "lib/plugin/examples/halve.py:compress"), "--dim", "2,4", "--only", "contraction", "--json", "run.json", "--html", "run.html")
MPIRUN = ("mpirun", "--allow-run-as-root", "--oversubscribe", "-n", "2")


class Killed(_faults.Case):
    launcher = ()

    def launched(self, command):
        return subprocess.Popen([*self.launcher, _faults.COMMAND, *command], env=self.environment(), cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    def finish(self, command):
        run = self.launched(command)
        error = run.communicate(timeout=300 * _faults.PATIENCE)[1]
        self.assertIn(run.returncode, (0, 1), error)
        self.nothing_is_left()

    def outputs(self):
        """Every file that the run was to write, with its bytes."""
        files = [path for path in self.folder.rglob("*") if path.is_file() and path.name.endswith((".json", ".html", ".csv", ".svg"))]
        return {path.relative_to(self.folder): path.read_bytes() for path in files if ".witnesses" not in str(path)}

    def begin_anew(self):
        self.forget()
        shutil.rmtree(self.folder / "report", ignore_errors=True)
        for path in self.outputs():
            (self.folder / path).unlink()

    def run_whole(self, command):
        """The outputs of an unbroken run, and how long it takes."""
        begin = time.monotonic()
        self.finish(command)
        return self.outputs(), time.monotonic() - begin

    def victim(self, run, dice):
        """The process to be killed: what the user has started."""
        del dice
        return run.pid

    def kill_after(self, seconds, command, dice):
        run = self.launched(command)
        time.sleep(seconds)
        try:
            os.kill(self.victim(run, dice), signal.SIGKILL)
        except ProcessLookupError:
            pass  # it has just come to its end
        self.wait_for_the_end(run)
        self.no_process_is_left()

    def wait_for_the_end(self, run):
        run.communicate()

    def goes_on(self, command, whole, what):
        with self.subTest(what):
            self.finish(command)
            found = self.outputs()
            self.assertEqual(sorted(found), sorted(whole))
            self.assertEqual([path for path in whole if found[path] != whole[path]], [], "files that differ from those of an unbroken run")

    def is_killed_at_random(self, command, again):
        whole, seconds = self.run_whole(command)
        dice = random.Random(options.seed)
        for i in range(options.times):
            self.begin_anew()
            moment = (i + dice.random()) / options.times * seconds  # spread over the whole run
            self.kill_after(moment, command, dice)
            what = f"seed {options.seed}: killed after {moment:.4f} of {seconds:.2f} s"
            if i % 2 == 1:  # and once more, on the way on
                second = dice.random() * seconds
                self.kill_after(second, again, dice)
                what += f", again after {second:.4f} s"
            print(what)
            self.goes_on(again, whole, what)


class Kill(Killed):
    def test_verify_at_random_moments(self):
        self.is_killed_at_random(VERIFY, RESUME)

    def test_report_at_random_moments(self):
        self.is_killed_at_random(REPORT, REPORT)

    def test_check_at_random_moments(self):
        self.is_killed_at_random(CHECK, CHECK)

    def is_killed_in_its_steps(self, command, again):
        """Not by the clock: in the middle of the n-th change of the disk, be it a commit, a log, an output or a rename."""
        whole, _ = self.run_whole(command)
        self.begin_anew()
        steps = self.steps_of(*command)
        chosen = sorted(random.Random(options.seed).sample(range(1, steps + 1), min(steps, options.times)))
        print(f"seed {options.seed}: killed at {len(chosen)} of {steps} steps")
        for step in chosen:
            self.begin_anew()
            done = self.run_with_fault(f"kill:{step}", *command)
            self.assertEqual(done.returncode, -signal.SIGKILL, "there is such a step")
            self.goes_on(again, whole, f"killed at step {step} of {steps}")

    def test_verify_within_a_write(self):
        self.is_killed_in_its_steps(VERIFY, RESUME)

    def test_report_within_a_write(self):
        self.is_killed_in_its_steps(REPORT, REPORT)

    def test_check_within_a_write(self):
        self.is_killed_in_its_steps(CHECK, CHECK)


class KillRanks(Killed):
    """One of the processes of an MPI job: mpirun, or a rank."""
    launcher = MPIRUN

    def victim(self, run, dice):
        return dice.choice([run.pid, *(process for process in self.descendants() if _faults.parent_of(process) == run.pid)])

    def wait_for_the_end(self, run):
        """mpirun may wait for ever for a rank that was killed while it started (Open MPI 4.1.4): then its user ends it."""
        while True:
            try:
                run.communicate(timeout=10 * _faults.PATIENCE)
                return
            except subprocess.TimeoutExpired:
                if self.descendants() == [run.pid]:
                    print("mpirun waits for ranks that are gone, and is killed too")
                    run.kill()

    def nothing_is_left(self):
        for session in self.temporary.glob("ompi.*"):  # MPI's own, which a killed run of it leaves
            shutil.rmtree(session)
        for segment in self.temporary.glob("vader_segment.*"):
            segment.unlink()
        super().nothing_is_left()

    def test_verify_on_two_ranks_at_random_moments(self):
        self.is_killed_at_random(VERIFY, RESUME)


if shutil.which("mpirun") is None or not (Path(_faults.COMMAND).parent / "liblemmata_mpi.so").exists():
    print("left out: a killed MPI run (no mpirun, or a build without MPI)")
    del KillRanks

_faults.main()
