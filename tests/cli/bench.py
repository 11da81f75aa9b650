#!/usr/bin/python3
"""lemmata bench: a row for each piece of work, with its rate. How fast a machine is decides no test."""
import json

import _command


class Bench(_command.Case):
    def test_every_row_has_a_rate(self):
        done = self.run_it("bench", "--json", "bench.json")
        self.assertIn(done.returncode, (0, 1), done)
        document = json.loads((self.folder / "bench.json").read_text(encoding="utf-8"))
        self.assertEqual(document["schema"], "lemmata/bench/1")
        self.assertGreaterEqual(len(document["rows"]), 2)
        for row in document["rows"]:
            self.assertEqual(row["error"], "")
            self.assertGreater(row["rate"], 0)
            self.assertIn(row["work"], done.stdout)

    def test_a_word_too_many_is_named(self):
        self.assertEqual(self.run_it("bench", "all").returncode, 2)


if __name__ == "__main__":
    _command.main()
