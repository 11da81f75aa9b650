#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300
"""Surroundings that are out of the ordinary, and arguments as long or as strange as one likes: one line, the right exit code, no wrong verdict."""
import fcntl
import json
import os
import resource
import subprocess
import time
from pathlib import Path

import _command


class Surroundings(_command.Case):
    def test_what_is_proved_where_a_draw_is_held_is_not_said_of_the_claim(self):
        done = self.run_it("attack", _command.PLANTED, "--effort", "quick", "--set", "d=1")
        self.assertEqual(done.returncode, 0, done)
        self.assertRegex(done.stdout, rf"(?m)^survived +{_command.PLANTED}")
        self.assertIn("where the draws of --set have these values", done.stdout)
        self.assertIn("given twice", self.refuses("attack", _command.PLANTED, "--set", "d=1", "--set", "d=2"))

    def test_a_limit_on_the_size_of_files_has_its_line(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
        done = subprocess.run([_command.COMMAND, "verify", _command.PLANTED, "--effort", "quick", "--json", "out.json"], env=self.environment(),
                              cwd=self.folder, capture_output=True, text=True, preexec_fn=limit, check=False)
        self.assertEqual(done.returncode, 2, done)
        self.assertRegex(done.stderr, r"(?m)^lemmata: .*cannot be written")

    def test_any_positive_number_of_seconds_is_a_patience(self):
        for seconds in ("1e10", "1e17", "1e300"):
            done = self.run_it("verify", _command.PLANTED, "--effort", "quick", LEMMATA_ITEM_SECONDS=seconds)
            self.assertIn("refuted", done.stdout, seconds)

    def test_characters_that_terminals_obey_are_not_printed(self):
        done = self.run_it("show", "a\u009b31m\u0085b\u2028c\x1b[31m")
        self.assertEqual(done.returncode, 2)
        self.assertTrue(all(character.isprintable() for character in done.stderr.strip()), done)

    def test_no_line_is_as_long_as_what_it_quotes(self):
        self.assertLess(len(self.refuses("show", "x" * 100000)), 1200)
        self.assertLess(len(self.refuses("verify", _command.PLANTED, "--seed", "1" * 100000)), 1200)

    def test_a_run_store_is_a_regular_file(self):
        for place in (":memory:", "file:x?mode=memory", "/dev/null"):
            self.assertIn("no regular file", self.refuses("verify", _command.PLANTED, LEMMATA_STORE=place))

    def test_a_store_in_use_is_in_use_by_every_name_that_it_has(self):
        os.symlink("run.sqlite", self.folder / "link.sqlite")
        with open(self.folder / "run.sqlite.lock", "w", encoding="utf-8") as lock:
            self.store.touch()
            fcntl.lockf(lock, fcntl.LOCK_EX)
            self.assertIn("in use by process", self.refuses("verify", _command.PLANTED, LEMMATA_STORE="link.sqlite"))
        self.store.unlink()
        self.assertIn("leads nowhere", self.refuses("verify", _command.PLANTED, LEMMATA_STORE="link.sqlite"))

    def test_a_file_of_the_store_cut_short_by_another_process_has_its_line(self):
        run = self.start("verify", "gauntlet.*", "--effort", "standard", "--jobs", "1", "--json", "out.json")  # 28 claims, each kept as it ends
        index = Path(f"{self.store}-shm")
        end = time.monotonic() + 60
        while not (index.exists() and self.finished() > 0) and time.monotonic() < end and run.poll() is None:
            time.sleep(0.05)
        os.truncate(index, 0)
        _, err = run.communicate(timeout=200 * _command.PATIENCE)
        self.assertEqual(run.returncode, 2, err)
        self.assertRegex(err.splitlines()[-1], "^lemmata: a file of the run store was cut short by another process")

    def test_a_reader_of_the_progress_who_leaves_does_not_end_the_work(self):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([_command.COMMAND, "verify", _command.PLANTED, _command.SHARP, "--effort", "quick", "--json", "out.json"],
                              env=self.environment(), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=write, check=False)
        os.close(write)
        self.assertEqual(done.returncode, self.run_it("verify", _command.PLANTED, _command.SHARP, "--effort", "quick").returncode)
        self.assertEqual(len(json.loads((self.folder / "out.json").read_text(encoding="utf-8"))["claims"]), 2)

    def test_a_file_of_the_user_beside_the_output_stays(self):
        own = self.write("run.json.new", "mine")
        self.verify(_command.PLANTED)
        self.assertEqual(own.read_text(encoding="utf-8"), "mine")

    def test_an_output_that_is_a_folder_is_found_before_the_work(self):
        for arguments, folder in ((("report", _command.PLANTED, "--out", "out"), "out/report.html"), (("bench", "--json", "bench.json"), "bench.json"),
                                  (("experiment", "saddle.fig*", "--out", "figures"), "figures/saddle.fig1.csv")):
            (self.folder / folder).mkdir(parents=True)
            begin = time.monotonic()
            self.assertIn("directory", self.refuses(*arguments))
            self.assertLess(time.monotonic() - begin, 5 * _command.PATIENCE)
            self.assertFalse(self.store.exists())

    def test_a_small_stack_is_made_as_large_as_may_be(self):
        small = lambda: resource.setrlimit(resource.RLIMIT_STACK, (64 << 10, resource.getrlimit(resource.RLIMIT_STACK)[1]))
        for arguments in (("show", _command.PLANTED), ("verify", _command.PLANTED, "--effort", "quick")):
            done = subprocess.run([_command.COMMAND, *arguments], env={**self.environment(), "LS_COLORS": ""}, cwd=self.folder, capture_output=True,
                                  text=True, preexec_fn=small, check=False)
            self.assertNotIn(done.returncode, (-11, 3), done)
            self.assertIn(_command.PLANTED, done.stdout)
        none = lambda: resource.setrlimit(resource.RLIMIT_STACK, (64 << 10, 64 << 10))
        done = subprocess.run([_command.COMMAND, "list"], env=self.environment(), capture_output=True, text=True, preexec_fn=none, check=False)
        self.assertEqual((done.returncode, done.stderr), (2, "lemmata: the stack is limited to less than 128 KiB: see ulimit -s\n"))

    def test_an_integer_is_decimal(self):
        self.verify(_command.PLANTED, "--seed", "010", name="padded.json")
        padded, plain = (json.loads(text) for text in ((self.folder / "padded.json").read_text(encoding="utf-8"),
                                                       self.verify(_command.PLANTED, "--seed", "10")))
        self.assertEqual(padded, plain)
        self.assertIn("no integer", self.refuses("check", "top-k:k=1", "--dim", "4,0x10"))
        self.assertIn("no integer", self.refuses("verify", _command.PLANTED, "--jobs", "0x2"))
        self.assertIn("no integer", self.refuses("verify", _command.PLANTED, "--seed", "-1"))

    def test_a_glob_may_begin_and_end_with_brackets(self):
        for command in ("verify", "bench", "report", "record", "merge"):
            more = ("--plain",) if command == "report" else ()
            self.assertIn("[e]f,none[1]", self.refuses(command, "[e]f,none[1]", *more))
        self.assertIn("ef.lem3 ", self.run_it("verify", "[e]f.lem[3]", "--effort", "quick").stdout)

    def test_what_at_would_ignore_is_refused(self):
        for name, value in (("--json", "out.json"), ("--html", "out.html"), ("--only", "contraction"), ("--require", "contraction"), ("--dim", "2"),
                            ("--options", "L=2")):
            self.assertIn(name, self.refuses("check", "top-k:k=1", "--at", "1,2", name, value))
        for name, value in (("--stream", "3"), ("--samples", "3"), ("--uniform", "0=0.5")):
            self.assertIn("--at", self.refuses("check", "rand-k:k=1", name, value))

    def test_the_mean_of_many_samples_takes_little_memory(self):
        done, most = self.run_and_weigh("check", "rand-k:k=1", "--at", "[1*64]", "--samples", "300000")
        few, least = self.run_and_weigh("check", "rand-k:k=1", "--at", "[1*64]", "--samples", "2")
        self.assertEqual((done.returncode, few.returncode), (0, 0), done)
        self.assertLess(most - least, 100)  # all of them at once are 154 MB

    def test_a_module_is_a_regular_file(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        self.assertIn("regular file", self.refuses("--load", pipe, "list"))

    def test_a_loop_of_links_is_no_internal_error(self):
        os.symlink("loop", self.folder / "loop")
        self.assertNotIn("internal", self.refuses("merge", self.folder / "loop"))


_command.main()
