#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300
"""A claim that crashes, hangs or throws is that claim's internal error; the others are decided as if it were not there."""
import json
import os
import subprocess
from pathlib import Path

import _command

ROOT = Path(__file__).resolve().parents[2]


class Workers(_command.Case):
    def setUp(self):
        super().setUp()
        self.module = self.folder / "crash.so"
        compiler = os.environ.get("CXX", "c++")
        subprocess.run([compiler, "-std=c++20", "-O1", "-fPIC", "-shared", f"-I{ROOT}", str(ROOT / "tests/cli/crash.cpp"), "-o", str(self.module)], check=True)

    def test_misbehaving_claims_do_not_end_the_run(self):
        done = self.run_it("--load", self.module, "verify", "test.*", "--effort", "quick", "--jobs", "2", "--json", "run.json", LEMMATA_ITEM_SECONDS="3")
        self.assertEqual(done.returncode, 3, done)
        claims = {c["id"]: c for c in json.loads((self.folder / "run.json").read_text(encoding="utf-8"))["claims"]}
        self.assertIn(claims["test.sound"]["verdict"], ("proved", "survived"))
        for name, why in (("crash", "killed by signal 6"), ("hang", "no answer within 3 s"), ("throw", "two lines")):
            self.assertEqual(claims[f"test.{name}"]["verdict"], "undecided")
            self.assertIn("internal error: ", claims[f"test.{name}"]["why"])
            self.assertIn(why, claims[f"test.{name}"]["why"])

    def test_an_attack_on_a_claim_that_crashes_is_one_line(self):
        done = self.run_it("--load", self.module, "attack", "test.crash", "--effort", "quick")
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (3, 1), done)

    def test_a_module_whose_ids_are_taken_is_refused(self):
        copy = self.folder / "copy.so"
        copy.write_bytes(self.module.read_bytes())
        self.assertIn("copy.so", self.refuses("--load", self.module, "--load", copy, "list", "test.*"))

    def test_a_claim_of_ones_own_is_listed_and_recorded_beside_its_source(self):
        self.assertIn("test.sound", self.run_it("list", "test.*", "--load", self.module).stdout)


_command.main()
