#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 900 COST 150
"""The whole ledger at quick: every fresh verdict agrees with its record, recorded witnesses certified again, proofs as they are recorded."""
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
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"]
        self.assertEqual([f"{c['id']}: {c['verdict']}, {c['note']}" for c in claims if c["agrees"] is not True], [])
        proofs = {name: record["proof"] for name, record in _command.records().items()}
        self.assertEqual([f"{c['id']}: {proofs[c['id']]} on record" for c in claims if c["verdict"] == "proved" and c["proof"] != proofs[c["id"]]], [])
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
