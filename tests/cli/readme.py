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


OTHER_HEADERS = """#include "lib/claim/claim.hpp"
static const lemmata::Claim claim{.info = {.id = "mine.other"}, .file = "mine.cpp"};
static const bool registered = (lemmata::register_claim(&claim, lemmata::abi_stamp + 1), true);
"""


class Readme(_command.Case):
    def compiled(self, text):
        source, module = self.write("mine.cpp", text), self.folder / "libmine.so"
        sanitize = os.environ.get("LEMMATA_SANITIZE", "").split()
        subprocess.run(["c++", "-std=c++20", "-O1", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-fPIC", "-shared", "-ffp-contract=off", *sanitize,
                        f"-I{ROOT}", str(source), "-o", str(module)], check=True)
        return module

    def test_a_module_compiled_against_other_headers_is_refused(self):
        done = self.run_it("--load", self.compiled(OTHER_HEADERS), "list")
        self.assertEqual(done.returncode, 2, done)
        self.assertIn("other headers", done.stderr)

    def test_the_example_claim_compiles_and_is_decided(self):
        code = re.search(r"```cpp\n(// mine\.cpp\n.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
        self.assertIsNotNone(code)
        self.assertLessEqual(len(code.group(1).splitlines()), 30)
        module = self.compiled(code.group(1))
        done = self.run_it("--load", module, "verify", "mine.*", "--effort", "quick")
        self.assertIn("survived  mine.young", done.stdout, done.stderr)
        mutant = self.run_it("--load", module, "selftest", "--only", "mutants", "mine.*")
        self.assertIn("1 of 1 killed", mutant.stdout, mutant.stderr)


if __name__ == "__main__":
    unittest.main()
