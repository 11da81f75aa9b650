#!/usr/bin/python3
"""lemmata bench: what it says of a row beside a peer that answers, is missing, is slow, fails. How fast a machine is decides no test."""
import json
import unittest

import _command
import schema_examples

ROW = "rand-4"  # a part of the name of a quick row with one peer, whose script is SCRIPT
SCRIPT = "fractions_rand_k.py"


class Bench(_command.Case):
    def peer(self, text):
        """The peer's script of this test: the command looks for it below LEMMATA_SOURCE_DIR."""
        folder = self.folder / "tests" / "bench" / "peers"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SCRIPT).write_text(text, encoding="utf-8")

    def bench(self, *arguments, code):
        """`code`: those of which one is the exit code."""
        done = self.run_it("bench", *arguments, "--json", "bench.json")
        self.assertIn(done.returncode, code, done)
        document = json.loads((self.folder / "bench.json").read_text(encoding="utf-8"))
        self.assertEqual(schema_examples.complaints(document, "bench"), [])
        return done, document

    def judged(self, text, code):
        self.peer(text)
        done, document = self.bench(ROW, code=(code,))
        (row,) = document["rows"]
        (peer,) = row["peers"]
        self.assertIn(row["work"], done.stdout)
        self.assertGreater(row["rate"], 0)
        self.assertIn(peer["status"], done.stdout)
        self.assertIn(peer["error"], done.stdout)
        return row, peer

    def test_a_slow_peer_is_outrun_and_the_ratio_is_that_of_the_rates(self):
        row, peer = self.judged("print('{\"peer\": \"Fake 1.0\", \"rate\": 0.5}')", code=0)
        self.assertEqual((peer["peer"], peer["rate"], peer["status"], peer["error"]), ("Fake 1.0", 0.5, "reached", ""))
        self.assertEqual(peer["ratio"], row["rate"] / 0.5)

    def test_a_fast_peer_is_a_shortfall(self):
        _, peer = self.judged("print('{\"peer\": \"Fake 1.0\", \"rate\": 1e18}')", code=1)
        self.assertEqual(peer["status"], "short")
        self.assertLess(peer["ratio"], peer["at_least"])

    def test_a_peer_without_its_library_is_skipped_with_a_word(self):
        _, peer = self.judged("import sys\nprint('fake is not installed', file=sys.stderr)\nsys.exit(77)", code=0)
        self.assertEqual((peer["status"], peer["error"], peer["rate"], peer["ratio"]), ("skipped", "fake is not installed", None, None))

    def test_a_peer_that_fails_is_named_with_its_last_line(self):
        for text, said in (("raise ValueError('no')", "exit code 1: ValueError: no"), ("import os\nos.abort()", "signal 6"),
                           ("print('fast')", "the answer of"), ("print('{\"peer\": \"Fake\"}')", "no rate")):
            with self.subTest(text):
                _, peer = self.judged(text, code=1)
                self.assertEqual(peer["status"], "failed")
                self.assertIn(said, peer["error"])

    def test_a_peer_runs_in_one_thread(self):
        _, peer = self.judged("import json, os\nprint(json.dumps({'peer': os.environ['OMP_NUM_THREADS'], 'rate': 1}))", code=0)
        self.assertEqual(peer["peer"], "1")

    def test_without_a_checkout_the_peers_are_skipped(self):
        _, document = self.bench(ROW, code=(0,))
        self.assertEqual(document["rows"][0]["peers"][0]["status"], "skipped")

    def test_what_no_row_is_called_is_refused_with_the_names_there_are(self):
        self.assertIn(ROW, self.refuses("bench", "no such work"))
        self.assertIn("walk", self.refuses("bench", "--scaling", "no such work"))
        self.assertIn("none", self.refuses("bench", "--instructions", "no-such-work"))

    def test_exponents_are_those_of_the_seconds(self):
        done, document = self.bench("--scaling", "sign walk", code=(0, 1))
        (row,) = document["scaling"]
        self.assertIn(f"{row['exponent']:.2f}", done.stdout)
        self.assertEqual(len(row["sizes"]), len(row["seconds"]))
        self.assertGreater(row["seconds"][-1], row["seconds"][0])

    def test_fixed_work_runs_by_its_name(self):
        named = json.loads(self.run_it("bench", "--instructions", "list").stdout)
        self.assertIn("none", named["work"])
        self.assertIn("rand-k-expectation", named["work"])
        self.assertEqual(self.run_it("bench", "--instructions", "rand-k-expectation").returncode, 0)


if __name__ == "__main__":
    unittest.main()
