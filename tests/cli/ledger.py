#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 900 COST 150
"""The whole ledger at quick: every fresh verdict agrees with its record, recorded witnesses certified again."""
import json
import unittest
from pathlib import Path

import _command

ROOT = Path(__file__).resolve().parents[2]


class Ledger(_command.Case):
    def test_fresh_verdicts_agree_with_the_record(self):
        path = self.folder / "ledger.json"
        done = self.run_it("verify", "--effort", "quick", "--jobs", "2", "--json", path, LEMMATA_SOURCE_DIR=str(ROOT),
                           LEMMATA_ITEM_SECONDS=str(60 * _command.PATIENCE))
        differing = [f"{c['id']}: {c['verdict']}, {c['note']}" for c in json.loads(path.read_text(encoding="utf-8"))["claims"] if c["agrees"] is not True]
        self.assertEqual(differing, [])
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
