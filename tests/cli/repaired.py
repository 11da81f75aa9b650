#!/usr/bin/python3
"""Every claim on record as refuted has a repaired form beside it, or a note that says why none makes sense."""
import unittest

import _command

REASON = "no repaired form"


class Repaired(_command.Case):
    def setUp(self):
        super().setUp()
        self.verdicts = {claim: record["verdict"] for claim, record in _command.records().items()}

    def test_what_is_refuted_says_what_is_true_instead(self):
        refuted = [claim for claim, verdict in self.verdicts.items() if verdict == "refuted" and "/" not in claim]
        self.assertTrue(refuted)
        bare = [claim for claim in refuted if f"{claim}/repaired" not in self.verdicts]
        silent = [claim for claim in bare if REASON not in " ".join(self.run_it("show", claim, LEMMATA_SOURCE_DIR=str(_command.ROOT)).stdout.split())]
        self.assertEqual(silent, [], f"without a repaired form, or a note with '{REASON}' and why")

    def test_what_is_repaired_is_not_refuted(self):
        self.assertEqual([claim for claim, verdict in self.verdicts.items() if claim.endswith("/repaired") and verdict == "refuted"], [])


if __name__ == "__main__":
    unittest.main()
