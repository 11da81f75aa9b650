#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300 COST 50
"""Runs repeat to the byte: on any number of jobs, and where they were killed and went on. A store that was altered is never trusted."""
import fcntl
import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import _command


class Runs(_command.Case):
    def test_the_bytes_do_not_depend_on_the_jobs(self):
        one = self.verify(*_command.FEW, "--jobs", "1", name="one.json")
        two = self.verify(*_command.FEW, "--jobs", "2", name="two.json")
        self.assertEqual(one, two)
        ids = [claim["id"] for claim in json.loads(one)["claims"]]
        self.assertEqual(ids, sorted(ids))

    def interrupt(self, number):
        run = self.start("verify", *_command.FEW, "--effort", "quick", "--jobs", "1")
        until = time.monotonic() + 60 * _command.PATIENCE
        while self.finished() < 1 and run.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        run.send_signal(number)
        error = run.communicate(timeout=60 * _command.PATIENCE)[1]
        return run.returncode, error

    def test_a_killed_run_goes_on_to_the_same_bytes(self):
        code, _ = self.interrupt(signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL)
        kept = self.finished()
        self.assertGreaterEqual(kept, 1)
        done = self.run_it("verify", *_command.FEW, "--effort", "quick", "--resume", "--json", "resumed.json")
        self.assertLessEqual(len(done.stderr.splitlines()), len(_command.FEW) - kept, "what was finished is not computed again")
        self.store.unlink()
        self.assertEqual((self.folder / "resumed.json").read_bytes(), self.verify(*_command.FEW))

    def test_an_interrupt_leaves_a_run_that_can_go_on(self):
        code, error = self.interrupt(signal.SIGINT)
        self.assertEqual(code, 130)
        self.assertIn("--resume", error)
        self.assertGreaterEqual(self.finished(), 1)

    def test_without_resume_everything_is_computed_again(self):
        self.verify(_command.PLANTED)
        again = self.run_it("verify", _command.PLANTED, "--effort", "quick")
        self.assertEqual(len(again.stderr.splitlines()), 1)
        resumed = self.run_it("verify", _command.PLANTED, "--effort", "quick", "--resume")
        self.assertEqual(resumed.stderr, "")
        self.assertEqual(resumed.stdout, again.stdout)

    def is_damaged(self):
        for arguments in (("verify", _command.PLANTED, "--effort", "quick", "--resume"), ("verify", _command.PLANTED, "--effort", "quick"), ("report",)):
            line = self.refuses(*arguments)
            self.assertIn("is damaged", line)
            self.assertIn("LEMMATA_STORE", line)

    def alter(self, statement):
        self.verify(_command.PLANTED)
        with closing(sqlite3.connect(self.store)) as database, database:
            database.execute(statement)
        self.is_damaged()

    def test_an_altered_verdict_is_noticed(self):
        self.alter("UPDATE finished SET payload = replace(payload, 'refuted', 'proved')")

    def test_an_altered_key_is_noticed(self):
        self.alter("UPDATE finished SET claim = 'gauntlet.t2'")
        self.store.unlink()
        self.alter("UPDATE finished SET effort = 'deep'")

    def test_an_altered_schema_is_noticed(self):
        self.alter("UPDATE header SET value = 'lemmata/store/0'")
        self.store.unlink()
        self.alter("DROP TABLE finished")

    def test_a_truncated_store_is_noticed(self):
        self.verify(*_command.FEW)
        size = self.store.stat().st_size
        os.truncate(self.store, size // 2)
        self.is_damaged()

    def test_a_store_that_is_no_database_is_noticed(self):
        self.store.write_text("not a database, but long enough to be taken for one" * 100, encoding="utf-8")
        self.is_damaged()

    def test_two_runs_do_not_share_a_store(self):
        with open(f"{self.store}.lock", "w", encoding="utf-8") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX)
            self.assertIn(f"process {os.getpid()}", self.refuses("verify", _command.PLANTED, "--effort", "quick"))
        self.verify(_command.PLANTED)

    @staticmethod
    def lives(process):
        try:
            return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")")[1].split()[0] != "Z"
        except OSError:
            return False

    def test_no_worker_outlives_a_killed_run(self):
        run = self.start("verify", *_command.FEW, "--effort", "standard", "--jobs", "1")
        time.sleep(0.5)
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(run.pid)], capture_output=True, text=True, check=False).stdout.split()
        run.kill()
        run.communicate()
        time.sleep(0.5)
        alive = [child for child in children if self.lives(child)]
        self.assertEqual(alive, [])


_command.main()
