#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300 COST 60
"""lemmata check of plugins that hang, fail behind other calls or cannot declare; --at says what the check says."""
import json

import _check
import _command

LAW = """import os
import numpy as np

delta = 1 / 5 if os.environ.get("LAW") == "top" else None

def compress(x):
    law = os.environ["LAW"]
    if law == "third":
        return x / 3
    if law == "at-zero":
        return x / 2 if x.any() else x + 1
    if law == "top":
        return np.where(np.arange(x.size) == np.argmax(np.abs(x)), x, 0)
    while law == "spin":
        pass
    compress.late = law == "late" and np.all(x == 1) or compress.late and os.abort()
    return x / 2

compress.late = False
"""
DECLARES = """import os

text = os.environ["DECLARES"]
if text == "exit":
    def delta(d):
        raise SystemExit(3)
else:
    exec(text)

def compress(x):
    return x / 2
"""
FRAIL = "import numpy as np\n\ndef compress(x):\n    if x.size == 3 and x[0] > 0 and x[1] > 0:\n        raise ValueError('a corner')\n    return 0.5 * x\n"


class CheckFaults(_check.CheckCase):
    def test_at_says_what_the_check_says(self):
        self.plugin(LAW)
        for law, at, code, text in (("top", ("[1*5]",), 0, "ratio 4/5"), ("third", ("[1]", "[0.25]"), 0, "rounding explains this gap"),
                                    ("at-zero", ("[0*3]",), 1, "violates contraction: C(0) is not 0"), ("at-zero", ("[1]", "[2]"), 0, "= 0")):
            done = self.run_it("check", "mine.py:compress", *[word for x in at for word in ("--at", x)], LAW=law)
            self.assertEqual((done.returncode, text in done.stdout), (code, True), done)

    def test_one_that_hangs_in_every_call_is_a_finding(self):
        self.plugin(LAW)
        done = self.run_it("check", "mine.py:compress", "--dim", "2", "--json", "check.json", LAW="spin", LEMMATA_ITEM_SECONDS=str(60 * _command.PATIENCE))
        self.assertEqual(done.returncode, 1, done)
        found = self.properties(json.loads((self.folder / "check.json").read_text(encoding="utf-8")))
        self.assertEqual({p for p, row in found.items() if row["verdict"] != "undecided"}, {"terminates"})
        self.assertIn("hung (no end within 2 s", found["terminates"]["witness"]["text"])

    def test_a_crash_behind_other_calls_is_not_offered_for_replay(self):
        self.plugin(LAW)
        done = self.run_it("check", "mine.py:compress", "--dim", "2", "--only", "terminates", LAW="late")
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("after earlier calls; alone it returns", done.stdout)
        self.assertNotIn("replay it", done.stdout)

    def test_what_a_plugin_cannot_declare_is_a_finding(self):
        self.plugin(DECLARES)
        only = ("--dim", "2", "--only", "terminates,pure,declared-contraction,declared-sparsity", "--json", "check.json")
        for text, what in (("nonzeros = 2.0", "nonzeros(2): TypeError"), ("delta = 10**400", "delta(2): OverflowError"), ("exit", "delta(2): SystemExit: 3")):
            done = self.run_it("check", "mine.py:compress", *only, DECLARES=text)
            self.assertEqual(done.returncode, 1, done)
            found = self.properties(json.loads((self.folder / "check.json").read_text(encoding="utf-8")))
            self.assertIn(what, found["terminates"]["evidence"])
            self.assertEqual(found["declared-contraction"]["verdict"], "undecided")
            at = self.run_it("check", "mine.py:compress", "--at", "[1,1]", DECLARES=text)
            self.assertEqual((at.returncode, "violates terminates: asked what it declares" in at.stdout), (1, True), at)
        for text in ("nonzeros = 2**64", "delta = float('nan')"):
            done = self.run_it("check", "mine.py:compress", *only, DECLARES=text)
            self.assertEqual(done.returncode, 0, done)

    def test_faults_are_findings_and_the_check_goes_on(self):
        document, _ = self.checked(self.plugin(FRAIL), "--dim", "2,3", code=1)
        found = self.properties(document)
        self.assertEqual(found["terminates"]["verdict"], "violated")
        self.assertEqual([entry["verdict"] for entry in found["terminates"]["by_dim"]], ["holds", "violated"])
        self.assertEqual(found["deterministic"]["verdict"], "holds")


if __name__ == "__main__":
    _command.main()
