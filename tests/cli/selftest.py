#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 1800 COST 200
"""The falsifier's own exam: every planted falsehood found for every seed, no sharp truth accused, every mutant killed."""
import json
import unittest
from pathlib import Path

import _command

ROOT = Path(__file__).resolve().parents[2]
SEEDS = 20


class SelfTest(_command.Case):
    def test_the_gauntlet_is_run_and_every_mutant_dies(self):
        path = self.folder / "selftest.json"
        done = self.run_it("selftest", "--seeds", SEEDS, "--jobs", "2", "--json", path, LEMMATA_SOURCE_DIR=str(ROOT))
        result = json.loads(path.read_text(encoding="utf-8"))
        for row in result["gauntlet"]:
            falsehood = row["id"].startswith("gauntlet.g")
            with self.subTest(row["id"]):
                self.assertEqual((row["seeds"], row["found"]), (SEEDS, SEEDS if falsehood else 0))
        self.assertEqual(len(result["gauntlet"]), 28)
        self.assertEqual([m for m in result["mutants"] if not m["killed"]], [])
        self.assertGreater(len(result["mutants"]), 100)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
