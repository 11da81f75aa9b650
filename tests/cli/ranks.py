#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 600 COST 60
"""Under mpirun the claims are dealt to ranks. What ends a rank ends the job with a line, and what is finished is kept."""
import os
import signal
import subprocess
import time
from pathlib import Path

import _command
import _ranks

_ranks.needed()
ROOT = Path(__file__).resolve().parents[2]


class Ranks(_ranks.Case):
    def test_only_rank_0_prints(self):
        alone = self.run_it("verify", *_command.FEW, "--effort", "quick")
        ranks = self.on_ranks(3, "verify", *_command.FEW, "--effort", "quick")
        self.assertEqual((ranks.returncode, ranks.stdout), (alone.returncode, alone.stdout), ranks)
        self.assertEqual(len(ranks.stderr.splitlines()), len(_command.FEW), "a line of progress a claim")

    def test_a_finished_run_is_not_computed_again(self):
        first = self.on_ranks(2, "verify", *_command.FEW, "--effort", "quick")
        again = self.on_ranks(2, "verify", *_command.FEW, "--effort", "quick", "--resume")
        self.assertEqual((again.returncode, again.stdout, again.stderr), (first.returncode, first.stdout, ""))

    def test_a_crash_of_a_claim_is_its_own_error_on_every_rank(self):
        module = self.folder / "crash.so"
        compiler = os.environ.get("CXX", "c++")
        subprocess.run([compiler, "-std=c++20", "-O1", "-fPIC", "-shared", f"-I{ROOT}", str(ROOT / "tests/cli/crash.cpp"), "-o", str(module)], check=True)
        run = ("--load", module, "verify", "test.*", "--effort", "quick", "--json")
        alone = self.run_it(*run, "alone.json", LEMMATA_ITEM_SECONDS="3")
        ranks = self.on_ranks(3, *run, "ranks.json", LEMMATA_ITEM_SECONDS="3")
        self.assertEqual((alone.returncode, ranks.returncode), (3, 3), ranks)
        self.assertEqual((self.folder / "alone.json").read_bytes(), (self.folder / "ranks.json").read_bytes())

    def refused(self, done, code, *words):
        lines = _ranks.said(done.stderr)
        self.assertEqual((done.returncode, done.stdout, len(lines)), (code, "", 1), done)
        for word in words:
            self.assertIn(word, lines[0])

    def test_wrong_usage_is_one_line(self):
        self.refused(self.on_ranks(3, "verify", "--effort", "some"), 2, "--effort")
        self.refused(self.on_ranks(3, "verify", "no.such.claim"), 2, "no.such.claim")
        self.refused(self.on_ranks(2, "verify", _command.PLANTED, LEMMATA_STORE=str(self.folder)), 2, "is a folder")

    def test_other_commands_are_not_dealt(self):
        self.refused(self.on_ranks(2, "list"), 2, "without mpirun")
        self.assertEqual(self.on_ranks(2, "--version").stdout.count("lemmata"), 1)

    def test_ranks_that_do_not_fit_are_refused(self):
        other = [":", "-n", "1", _command.COMMAND, "verify", _command.SHARP, "--effort", "quick"]
        done = subprocess.run(_ranks.line(1, "verify", _command.PLANTED, "--effort", "quick") + other, env=self.environment(), cwd=self.folder,
                              capture_output=True, text=True, timeout=60 * _command.PATIENCE, check=False)
        self.refused(done, 2, "rank 1 runs another build, other records or another command")

    def test_a_build_without_mpi_says_so(self):
        copy = self.folder / "lemmata"
        copy.write_bytes(Path(_command.COMMAND).read_bytes())
        copy.chmod(0o755)
        done = subprocess.run([str(copy), "verify", _command.PLANTED], env=self.environment(OMPI_COMM_WORLD_RANK="0", OMPI_COMM_WORLD_SIZE="2"),
                              capture_output=True, text=True, timeout=60, check=False)
        self.refused(done, 2, "no MPI", "--shard")

    def harmed(self, rank, number, **more):
        """A job whose rank (or mpirun itself, rank None) gets a signal once something is finished; then goes on alone to the same bytes."""
        run = self.start_ranks(3, "verify", *_ranks.TRUTHS, "--effort", "quick", **more)
        until = time.monotonic() + 60 * _command.PATIENCE
        while self.finished() < 1 and run.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        process = run.pid if rank is None else _ranks.process_of(run.pid, rank)
        self.assertIsNotNone(process, "the job ended before it was harmed")
        os.kill(process, number)
        output, error = run.communicate(timeout=120 * _command.PATIENCE)
        self.assertNotEqual(run.returncode, 0)
        self.assertEqual(output, "")
        kept = self.finished()
        self.assertGreaterEqual(kept, 1)
        resumed = self.run_it("verify", *_ranks.TRUTHS, "--effort", "quick", "--resume", "--json", "resumed.json")
        self.assertEqual(len(resumed.stderr.splitlines()), len(_ranks.TRUTHS) - kept, "what was finished is not computed again")
        self.store.unlink()
        self.assertEqual((self.folder / "resumed.json").read_bytes(), self.verify(*_ranks.TRUTHS, code=0))
        return run.returncode, _ranks.said(error)

    def test_a_rank_that_dies_ends_the_job_which_can_go_on(self):
        _, lines = self.harmed(1, signal.SIGKILL)
        self.assertEqual(len(lines), 1, lines)
        self.assertIn("--resume", lines[0])

    def test_a_job_whose_rank_0_dies_can_go_on(self):
        self.harmed(0, signal.SIGKILL)

    def test_a_rank_that_hangs_is_given_up(self):
        code, lines = self.harmed(2, signal.SIGSTOP, LEMMATA_RANK_SECONDS="3")
        self.assertEqual((code, len(lines)), (3, 1), lines)
        self.assertIn("rank 2 is silent for 3 s", lines[0])

    def test_an_interrupt_leaves_a_job_that_can_go_on(self):
        _, lines = self.harmed(None, signal.SIGINT)
        self.assertLessEqual(len(lines), 1, lines)  # mpirun, interrupted too, may end its ranks before it passes their line on
        for line in lines:
            self.assertIn("--resume", line)


_command.main()
