#!/usr/bin/python3
# ctest: TIMEOUT 300
# long: --times 100
"""The command under valgrind's memcheck: no invalid access, no decision on memory that was never written, no lost block, in the command and in
its workers. A sample: it takes fifty times as long. Without --times, a replay only."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import _faults

SUPPRESSIONS = Path(__file__).with_name("valgrind.supp")
REPORTED = 97  # exit code of a process in which memcheck found something
TESTS = Path(os.environ.get("LEMMATA_BUILD_DIR", _faults.ROOT / "build/release")) / "lemmata_tests"
LONG = _faults.options.times > 5
# Refuted; proved by a certified witness, induction, boxes, identity and boxes, an identity.
CLAIMS = ("biased.tab1-randk", "ef.ls.signsgd-span", "ssd.eq22", "saddle.lemB.16.step-opnorm", "ssd.lem15.case1", "biased.lem2.step-polarisation")


class Memcheck(_faults.Case):
    def clean(self, *arguments, code=0, command=_faults.COMMAND):
        self.assertTrue(shutil.which("valgrind"), "valgrind is not installed")
        logs = Path(tempfile.mkdtemp(dir=self.folder))
        program = ["valgrind", "--quiet", f"--error-exitcode={REPORTED}", "--leak-check=full", "--show-leak-kinds=definite",
                   "--errors-for-leak-kinds=definite", "--num-callers=30", f"--suppressions={SUPPRESSIONS}", f"--log-file={logs}/%p", command]
        done = subprocess.run([*program, *map(str, arguments)], env=self.environment(LEMMATA_SOURCE_DIR=str(_faults.ROOT), LEMMATA_ITEM_SECONDS="3000"),
                              cwd=self.folder, capture_output=True, text=True, timeout=7200, check=False)
        said = "".join(log.read_text(encoding="utf-8") for log in sorted(logs.iterdir()))  # one of each process: workers too
        self.assertEqual(said, "", f"{arguments}: {done}")
        self.assertEqual(done.returncode, code, f"{arguments}: {done}")
        return done

    def test_replay(self):
        self.assertIn("violates the statement", self.clean("replay", "biased.tab1-randk").stdout)

    def test_every_body_looks_only_at_what_it_has_set(self):
        if LONG:
            self.clean("-#", "[#bodies]", command=TESTS)

    def test_verify(self):
        if LONG:
            self.clean("verify", *CLAIMS, "--effort", "quick", "--jobs", "1")

    def test_check(self):
        if LONG:
            self.clean("check", "top-k:k=1", "--dim", "2", "--only", "deterministic")

    def test_worst_case(self):
        if LONG:
            self.clean("worst-case", "--method", "ef", "--class", "smooth", "--delta", "1/2", "--gamma", "3/10", "--horizon", "1", "--certificate", "ef.json")
            self.assertIn("the certificate stands", self.clean("replay", "ef.json").stdout)


if __name__ == "__main__":
    _faults.main()
