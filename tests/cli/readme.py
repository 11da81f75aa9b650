#!/usr/bin/python3
# ctest: TIMEOUT 120 COST 30
"""The README's claim, compiled as a user would and attacked through --load."""
import os
import re
import subprocess
import unittest
from pathlib import Path

import _command

ROOT = Path(__file__).resolve().parents[2]


class Readme(_command.Case):
    def test_the_example_claim_compiles_and_is_decided(self):
        code = re.search(r"```cpp\n(// mine\.cpp\n.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
        self.assertIsNotNone(code)
        self.assertLessEqual(len(code.group(1).splitlines()), 30)
        source, module = self.write("mine.cpp", code.group(1)), self.folder / "libmine.so"
        sanitize = os.environ.get("LEMMATA_SANITIZE", "").split()
        subprocess.run(["c++", "-std=c++20", "-O1", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-fPIC", "-shared", "-ffp-contract=off", *sanitize,
                        f"-I{ROOT}", str(source), "-o", str(module)], check=True)
        done = self.run_it("--load", module, "verify", "mine.*", "--effort", "quick")
        self.assertIn("survived  mine.young", done.stdout, done.stderr)
        mutant = self.run_it("--load", module, "selftest", "--only", "mutants", "mine.*")
        self.assertIn("1 of 1 killed", mutant.stdout, mutant.stderr)


if __name__ == "__main__":
    unittest.main()
