#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300
"""Surroundings that are out of the ordinary, and arguments as long or as strange as one likes: one line, the right exit code, no wrong verdict."""
import os
import resource
import subprocess

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
        self.assertRegex(done.stderr.splitlines()[-1], r"^lemmata: .*cannot be written")

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

    def test_a_module_is_a_regular_file(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        self.assertIn("regular file", self.refuses("--load", pipe, "list"))

    def test_a_loop_of_links_is_no_internal_error(self):
        os.symlink("loop", self.folder / "loop")
        self.assertNotIn("internal", self.refuses("merge", self.folder / "loop"))


_command.main()
