#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 300 COST 30
"""Who stops a run, or closes what it writes to, gets one clear line, the exit code that the shell expects, and a store that can go on."""
import os
import signal
import subprocess
import time

import _faults

LONG = ("verify", *_faults.SLOW, "--effort", "standard", "--jobs", "2", "--json", "run.json")


class Signals(_faults.Case):
    def stopped(self, number, arguments=LONG, seconds=None):
        """Stopped by this signal while workers are at work, or so many seconds after the start."""
        run = self.start(*arguments)
        if seconds is None:
            self.wait_for_workers(run)
        else:
            time.sleep(seconds)
        run.send_signal(number)
        output, error = run.communicate(timeout=30 * _faults.PATIENCE)
        self.nothing_is_left()
        return subprocess.CompletedProcess(arguments, run.returncode, output, error)

    def goes_on(self):
        """The store is sound: what it has is not computed again, and the run comes to its end."""
        done = self.run_it("verify", _faults.PLANTED, *_faults.QUICK, "--resume")
        self.assertEqual((done.returncode, self.complaints(done.stderr)), (1, []), done)
        self.nothing_is_left()

    def test_ctrl_c_sigterm_and_a_hangup_end_a_run_in_order(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self.one_line(self.stopped(number), 128 + number, "interrupted", "--resume")
            self.goes_on()

    def test_at_the_start_too(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for seconds in (0.03, 0.1):
                done = self.stopped(number, seconds=seconds)
                if done.returncode != -number:  # before main, nobody can say a line
                    self.one_line(done, 128 + number, "interrupted")
            self.goes_on()

    def test_every_command_that_works_for_long_says_that_it_was_interrupted(self):
        for arguments in (("check", "rand-k:k=2", "--dim", "64", "--effort", "deep"), ("selftest", "gauntlet.*", "--seeds", "1000"),
                          ("attack", _faults.SHARP, "--effort", "deep"), ("record", *_faults.SLOW, "--effort", "deep"),
                          ("report", *_faults.SLOW, "--effort", "deep", "--plain", "--out", "report")):
            self.one_line(self.stopped(signal.SIGINT, arguments), 130, "interrupted")

    def test_a_second_ctrl_c_ends_it_at_once(self):
        # The second one comes while the first waits: the process is stopped meanwhile.
        run = self.start(*LONG)
        self.wait_for_workers(run)
        os.kill(run.pid, signal.SIGSTOP)
        run.send_signal(signal.SIGINT)
        run.send_signal(signal.SIGTERM)
        os.kill(run.pid, signal.SIGCONT)
        _, error = run.communicate(timeout=30 * _faults.PATIENCE)
        self.assertIn(run.returncode, (130, 143))
        self.assertEqual(len(self.complaints(error)), 1)
        self.assertIn("ended at once", error)
        self.no_process_is_left()
        self.goes_on()

    def test_a_signal_that_was_ignored_stays_ignored(self):
        run = subprocess.Popen(["nohup", _faults.COMMAND, "verify", "gauntlet.t1", *_faults.QUICK], env=self.environment(), cwd=self.folder, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.wait_for_workers(run)
        run.send_signal(signal.SIGHUP)
        _, error = run.communicate(timeout=60 * _faults.PATIENCE)
        self.assertEqual((run.returncode, self.complaints(error)), (0, []), error)

    def test_time_in_which_a_run_is_stopped_is_not_its_workers(self):
        patience = 5 * _faults.PATIENCE
        run = self.start("verify", "gauntlet.t1", "--effort", "quick", "--jobs", "1", LEMMATA_ITEM_SECONDS=str(patience))
        self.wait_for_workers(run)
        os.kill(run.pid, signal.SIGSTOP)
        workers = [process for process in self.descendants() if process != run.pid]
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        time.sleep(patience + 1)
        for process in (*workers, run.pid):
            os.kill(process, signal.SIGCONT)
        _, error = run.communicate(timeout=60 * _faults.PATIENCE)
        self.assertEqual((run.returncode, self.complaints(error)), (0, []), error)

    def test_the_solver_and_its_files_end_with_the_run(self):
        """A solver that takes its time, in place of csdp."""
        solver = self.folder / "csdp"
        solver.write_text("#!/bin/sh\ntouch solution\nexec sleep 600\n", encoding="utf-8")
        solver.chmod(0o755)
        for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
            run = self.start("worst-case", "--method", "ef", "--class", "smooth", "--delta", "1/2", "--gamma", "3/10", "--horizon", "2",
                             PATH=f"{self.folder}:{os.environ['PATH']}")
            self.wait_until(lambda: list(self.temporary.glob("*/solution")), 10, "the solver was not started")
            run.send_signal(number)
            self.assertEqual(run.wait(), -number)
            self.no_process_is_left()
            self.assertEqual(list(self.temporary.iterdir()), [], "the solver's files")
            run.communicate()


class Closed(_faults.Case):
    def terminal(self, *arguments):
        return _faults.Terminal(arguments, self.environment(), self.folder)

    def test_a_closed_terminal_ends_the_run_and_what_is_finished_is_kept(self):
        terminal = self.terminal("verify", *_faults.CHEAP, *_faults.SLOW, "--effort", "standard", "--jobs", "2", "--json", "run.json")
        terminal.read(2 * _faults.PATIENCE)
        terminal.close()
        self.assertEqual(terminal.code(), 128 + signal.SIGHUP)
        self.nothing_is_left()
        resumed = self.run_it("verify", *_faults.CHEAP, "--effort", "standard", "--resume")
        self.assertLess(len(resumed.stderr.splitlines()), 18, "nothing was kept")

    def test_ctrl_c_in_a_terminal(self):
        terminal = self.terminal(*LONG)
        terminal.read(0.7)
        terminal.type(b"\x03")
        terminal.read(5 * _faults.PATIENCE)
        self.assertEqual(terminal.code(), 130)
        self.assertEqual(terminal.seen.count(b"lemmata: interrupted"), 1, terminal.seen)
        self.nothing_is_left()

    def test_the_bar_moves_while_an_item_is_at_work(self):
        terminal = self.terminal("verify", "gauntlet.t1", "--effort", "deep", "--jobs", "1")
        terminal.read(0.5)
        for _ in range(2):
            self.assertIn(b"verify [", terminal.read(2), "the bar stands still")
        terminal.type(b"\x03")
        terminal.read(5 * _faults.PATIENCE)
        terminal.code()

    def shell(self, line):
        return subprocess.run(["bash", "-c", line.replace("lemmata ", f"'{_faults.COMMAND}' ")], env=self.environment(), cwd=self.folder, capture_output=True,
                              text=True, timeout=60 * _faults.PATIENCE, check=False)

    def test_a_reader_who_has_seen_enough_loses_no_file(self):
        verify = " ".join(("lemmata verify 'gauntlet.g*'", *_faults.QUICK))
        for command, file in ((f"{verify} --json run.json --junit run.xml", "run.xml"), ("lemmata check sign --dim 2 --only contraction --json c.json --html c.html", "c.html"),
                              ("lemmata selftest gauntlet.g2 --seeds 1 --json s.json", "s.json"), ("lemmata record gauntlet.g2 --effort quick", "properties")):
            done = self.shell(f"{command} | true; echo ${{PIPESTATUS[0]}}")
            self.assertIn(done.stdout.strip(), ("0", "1", "141"), done)  # 141: by SIGPIPE, as any filter
            self.assertTrue((self.folder / file).exists(), command)
            self.assertEqual(self.complaints(done.stderr), [], done)
        self.assertEqual(self.shell("lemmata list | head -1").returncode, 0)
        self.nothing_is_left()

    def test_output_that_cannot_be_written_is_an_error(self):
        for command in ("list --json", "list", "--help", "--version", "show ef.lem3", f"verify {_faults.PLANTED} --effort quick", "show ef.lem3 | cat; lemmata list"):
            self.one_line(self.shell(f"lemmata {command} > /dev/full"), 2, "standard output", "No space left")
            self.one_line(self.shell(f"lemmata {command} >&-"), 2, "standard output")

    def test_a_complaint_that_cannot_be_written_does_not_change_the_exit_code(self):
        for where in ("2>/dev/full", "2>&-"):
            self.assertEqual(self.shell(f"lemmata frobnicate {where}").returncode, 2)
            done = self.shell(f"lemmata verify {_faults.PLANTED} --effort quick --json run.json {where}")
            self.assertEqual(done.returncode, 1, done)

    def test_closed_standard_descriptors_are_not_taken_by_files(self):
        whole = self.verify(*_faults.CHEAP, name="whole.json")
        self.forget()
        done = self.shell("lemmata verify 'gauntlet.g*' --effort quick --jobs 2 --json run.json <&- >&- 2>&-")
        self.assertEqual(done.returncode, 2, done)
        self.assertEqual((self.folder / "run.json").read_bytes(), whole)
        self.assertEqual((self.folder / "run.sqlite.lock").read_bytes(), b"")
        self.goes_on_without_work()

    def goes_on_without_work(self):
        resumed = self.run_it("verify", *_faults.CHEAP, *_faults.QUICK, "--resume")
        self.assertEqual((resumed.returncode, resumed.stderr), (1, ""))


_faults.main()
