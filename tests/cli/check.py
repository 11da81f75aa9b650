#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300 COST 60
"""lemmata check: built-ins by exact claims and from outside, plugins from outside; table, JSON, page, theorems, --at."""
import json
import os
import re
import shutil
import subprocess
import xml.dom.minidom
from pathlib import Path

import _check
import _command

HEADER = Path(__file__).resolve().parents[2] / "lib" / "plugin"
TOP_1 = """import numpy as np

def compress(x):
    out = np.zeros_like(x)
    i = np.argmax(np.abs(x))
    out[i] = x[i]
    return out
"""
SIGN = "import numpy as np\n\ndef compress(x):\n    return np.sign(x)\n"
COIN = """import numpy as np

def compress(x, rng):
    norm = np.linalg.norm(x)
    if norm == 0:
        return 0 * x
    return norm * np.sign(x) * (rng.random(x.size) < FACTOR * np.abs(x) / norm)
"""
DECLARED = """#include "lemmata_compressor.h"
int lemmata_abi(void) { return 1; }
int lemmata_compress(const double *x, double *out, size_t d, double (*uniform)(void *rng), void *rng) {
  (void)uniform; (void)rng;
  for (size_t i = 0; i < d; ++i) out[i] = x[i] / 2;
  return 0;
}
const char *lemmata_name(void) { return "half"; }
double lemmata_delta(size_t d) { (void)d; return DELTA; }
"""


class Check(_check.CheckCase):
    def test_a_built_in_is_proved_and_seen_from_outside(self):
        document, done = self.checked("top-k:k=1", "--dim", "1,2,4")
        self.assertEqual((document["compressor"], document["kind"], document["dims"]), ("top-k:k=1", "built-in", [1, 2, 4]))
        found = self.properties(document)
        contraction = found["contraction"]
        self.assertEqual((contraction["verdict"], contraction["declared"]), ("holds", True))
        self.assertEqual([entry["constant"] for entry in contraction["by_dim"]], [1, 0.5, 0.25])
        self.assertEqual(found["linear"]["verdict"], "violated")
        self.assertEqual(found["deterministic"]["verdict"], "holds")
        self.assertEqual(found["terminates"]["verdict"], "holds")
        self.assertEqual(len(found), len(document["properties"]), "one row a property")
        self.assertNotIn("declared-contraction", found, "the exact claim decides what is declared")
        self.assertRegex(done.stdout, r"(?m)^holds +contraction ")

    def test_a_theorem_that_the_ledger_does_not_hold_comes_with_a_warning(self):
        done = self.run_it("check", "top-k:k=1", "--dim", "2", "--only", "contraction", "--json", "check.json", LEMMATA_SOURCE_DIR=str(_command.ROOT))
        self.assertIn(done.returncode, (0, 1), done)
        records = _command.records()
        applies = self.claims(json.loads((self.folder / "check.json").read_text(encoding="utf-8")))
        for theorem, entry in applies.items():
            held = records[theorem]["verdict"] in ("proved", "survived")
            self.assertEqual(entry.get("warning", "") == "", held, (theorem, entry))
        self.assertIn("refuted as printed", applies["ef.thm2"]["warning"])

    def test_theorems_come_with_rates_in_numbers(self):
        document, done = self.checked("top-k:k=1", "--dim", "4", "--options", "gamma=0.5,sigma=2")
        applies, excluded = self.claims(document), self.claims(document, "excluded")
        lemma = applies["ef.lem3"]
        self.assertAlmostEqual(lemma["value"], 4 * 0.75 * 0.25 * 4 / 0.25**2)
        self.assertIn("0.25", lemma["because"])
        self.assertIn("48", lemma["text"])
        self.assertEqual(applies["ef.thm2"]["warning"], "nothing is on record")  # in the empty checkout of this test
        self.assertIn("unbiased", excluded["ef.rem5.feedback"]["because"])
        self.assertIn("ef.lem3", done.stdout)
        large = self.claims(self.checked("top-k:k=1", "--dim", "4", "--options", "gamma=50,d=4")[0])["biased.thm6"]
        self.assertEqual((large["value"], large["unmet"]), (None, True))

    def test_a_required_property_decides_the_exit_code(self):
        self.checked("top-k:k=1", "--dim", "3", "--only", "linear")
        self.checked("top-k:k=1", "--dim", "3", "--only", "contraction", "--require", "contraction")
        document, done = self.checked("top-k:k=1", "--dim", "3", "--only", "contraction", "--require", "unbiased", code=1)
        self.assertTrue(self.properties(document)["unbiased"]["required"])
        self.assertIn("replay it: lemmata", done.stdout)
        document, _ = self.checked(self.plugin(TOP_1), "--dim", "2", "--only", "deterministic", "--require", "declared-sparsity", code=1)
        self.assertEqual(self.properties(document)["declared-sparsity"]["verdict"], "undecided")

    def test_the_zero_map_contracts_by_no_delta(self):
        document, _ = self.checked("zero", "--dim", "2", "--only", "contraction,b3", "--require", "contraction", code=1)
        self.assertEqual({p: row["verdict"] for p, row in self.properties(document).items()}, {"contraction": "violated", "b3": "violated"})
        self.assertIn("ef.thm2", self.claims(document, "excluded"))

    def test_the_delta_left_is_that_of_the_largest_ratio_found(self):
        for spec in ("natural", "qsgd:levels=2"):
            entry = self.properties(self.checked(spec, "--dim", "3", "--only", "contraction")[0])["contraction"]["by_dim"][0]
            self.assertAlmostEqual(entry["constant"], 1 - entry["sharpness"])
        self.assertLess(entry["constant"], 0.83)

    def test_a_plugin_is_examined_and_the_rest_follows(self):
        document, done = self.checked(self.plugin(TOP_1), "--dim", "1,2,3,8", "--html", "page.html")
        found = self.properties(document)
        self.assertEqual(document["kind"], "plugin")
        self.assertEqual((found["contraction"]["verdict"], found["contraction"]["basis"]), ("holds", "survived"))
        for entry in found["contraction"]["by_dim"]:
            self.assertAlmostEqual(entry["constant"], 1 / entry["dim"])
            self.assertTrue(entry["ratios"])
        self.assertEqual(found["contraction"]["scaling"], "1/d")
        self.assertTrue(self.claims(document)["ef.thm2"]["because"].startswith("if delta >= 0.125"))
        self.assertIn("check 4/4", done.stderr)
        page = (self.folder / "page.html").read_text(encoding="utf-8")
        self.assertIn("<svg", page)
        for figure in re.findall(r"<svg.*?</svg>", page, re.S):
            xml.dom.minidom.parseString(figure)

    def test_a_violation_shows_a_small_input_that_replays(self):
        document, done = self.checked(self.plugin(SIGN), "--dim", "3", "--only", "contraction,odd")
        contraction = self.properties(document)["contraction"]
        self.assertEqual(contraction["verdict"], "violated")
        self.assertEqual(len(contraction["witness"]["x"]), 3)
        self.assertIn("ef.lem3", self.claims(document, "excluded"))
        command = re.search(r"replay it: lemmata (check .*--at \S+.*)", done.stdout).group(1)
        again = subprocess.run(["sh", "-c", f'"$0" {command}', _command.COMMAND], env=self.environment(), cwd=self.folder, capture_output=True, text=True,
                               timeout=60 * _command.PATIENCE, check=False)
        self.assertEqual(again.returncode, 1, again)
        self.assertIn("violates contraction", again.stdout)

    def test_at_shows_one_input_exactly(self):
        done = self.run_it("check", "top-k:k=1", "--at", "[3, 4]")
        self.assertEqual(done.returncode, 0, done)
        self.assertIn("ratio 9/25", done.stdout)
        done = self.run_it("check", "top-k:k=1", "--at", "[1,0*2]", "--at", "(0,1,0)")
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("violates linear", done.stdout)
        done = self.run_it("check", "rand-k:k=1", "--at", "1,0", "--uniform", "0=0")
        self.assertIn("C(x) = (", done.stdout)
        mean = self.run_it("check", "rand-k:k=1", "--at", "1,1", "--samples", "10")
        self.assertIn("ratio 1/2", mean.stdout)

    def test_what_a_plugin_declares_is_held_against_it(self):
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            self.skipTest("no C compiler")
        for delta, code in (("0.75", 0), ("0.76", 1)):
            self.write("half.c", DECLARED.replace("DELTA", delta))
            subprocess.run([compiler, "-shared", "-fPIC", "-O1", f"-I{HEADER}", "half.c", "-o", "half.so"], cwd=self.folder, check=True, timeout=60 * _command.PATIENCE)
            document, _ = self.checked("./half.so", "--dim", "1,5", code=code)
            declared = self.properties(document)["declared-contraction"]
            self.assertEqual(declared["verdict"], "violated" if code else "holds")
            self.assertEqual((document["name"], document["declared"][0]["delta"]), ("half", float(delta)))

    def test_the_examples_keep_what_they_declare_and_the_subtle_one_does_not(self):
        modules = Path(os.environ.get("LEMMATA_BUILD_DIR", "build/release")).resolve() / "plugins"
        for plugin, code in ((modules / "top_k.so", 0), (modules / "ternary.so", 0), (HEADER / "examples" / "dithering.py", 0),
                             (HEADER / "examples" / "subtle.py", 1)):
            document, _ = self.checked(plugin, "--dim", "1,3,8", code=code)
            found = {name: p["verdict"] for name, p in self.properties(document).items()}
            self.assertEqual("violated" if code else "holds", found.get("declared-contraction", found.get("declared-variance")), plugin)
            for name in ("pure", "in-bounds", "terminates", "finite", "memoryless"):
                self.assertEqual(found[name], "holds", f"{plugin}: {name}")

    def test_what_answers_nothing_is_undecided_and_no_theorem_is_given_numbers(self):
        document, _ = self.checked(self.plugin("def compress(x):\n    raise ValueError('never')\n"), "--dim", "2", code=1)
        found = {name: p["verdict"] for name, p in self.properties(document).items()}
        self.assertNotIn("holds", {found[name] for name in found if name not in ("pure", "in-bounds")})
        self.assertEqual(found["terminates"], "violated")
        self.assertEqual(self.properties(document)["contraction"]["evidence"], "no input was answered")
        for claim in ("ef.lem3", "ef.thm2", "saddle.thm3.1"):
            self.assertIsNone(self.claims(document)[claim]["value"], claim)
        self.assertIn("delta", self.claims(document)["ef.lem3"]["text"])  # and not 0^2

    def test_the_identity_up_to_rounding_has_delta_1(self):
        document, done = self.checked(self.plugin("def compress(x):\n    return (x * 0.1) * 10\n"), "--dim", "2")
        self.assertEqual(self.properties(document)["contraction"]["constant"], "delta <= 1")
        applies = self.claims(document)
        self.assertEqual([name for name, entry in applies.items() if entry.get("unmet")], [], done.stdout)
        self.assertEqual(applies["ef.lem3"]["value"], 0)

    def test_a_dimension_that_the_options_do_not_suit_is_no_error_of_another(self):
        document, _ = self.checked("top-k:k=2", "--dim", "2,3")
        self.assertEqual(self.properties(document)["memoryless"]["verdict"], "holds")

    def test_continuous_randomness_of_a_built_in_is_averaged_exactly(self):
        document, _ = self.checked("haar:k=1,scaled=1", "--dim", "2,3", "--only", "unbiased,bounded-variance")
        self.assertEqual({name: p["verdict"] for name, p in self.properties(document).items()}, {"unbiased": "holds", "bounded-variance": "holds"})

    def test_a_coin_off_by_one_per_cent_is_caught_and_a_fair_one_is_not_accused(self):
        for factor, verdict in ((0.99, "violated"), (1, "holds")):
            text = COIN.replace("FACTOR", str(factor))
            document, _ = self.checked(self.plugin(text), "--only", "unbiased")
            self.assertEqual(self.properties(document)["unbiased"]["verdict"], verdict, text)
        modules = Path(os.environ.get("LEMMATA_BUILD_DIR", "build/release")).resolve() / "plugins"
        document, _ = self.checked(modules / "ternary.so", "--only", "unbiased")  # entries whose probability no sample meets
        self.assertEqual(self.properties(document)["unbiased"]["verdict"], "holds")

    def test_the_same_seed_gives_the_same_bytes(self):
        texts = []
        for jobs in ("1", "2"):
            self.checked("rand-k:k=1", "--dim", "1,2,3", "--jobs", jobs, "--html", f"{jobs}.html")
            texts.append(((self.folder / "check.json").read_bytes(), (self.folder / f"{jobs}.html").read_bytes()))
        self.assertEqual(texts[0], texts[1])

    def test_input_that_cannot_be_used_is_named(self):
        self.plugin(TOP_1)
        for arguments, word in ((("top-k:k=1", "--only", "contracting"), "contraction"), (("top-k:k=1", "--require", "x"), "known are"),
                                (("top-k:k=1", "--options", "speed=1"), "gamma"), (("top-k:k=1", "--options", "L=0"), "above 0"),
                                (("top-k:k=1", "--options", "T=1.5"), "integer"), (("top-k:k=1", "--options", "L=1,L=2"), "twice"),
                                (("top-k:k=1", "--dim", "2", "--options", "d=3"), "d=3"), (("top-k:k=1", "--options", "L"), "key=value"),
                                (("nowhere.so",), "nowhere.so"), (("nowhere.py:f",), "nowhere.py"), (("mine.py:other",), "other"),
                                (("mine.py:compress", "--dim", "0"), "dim"), (("top-k:k=1", "--at", "[1,x]"), "x"), (("top-k:k=1", "--at", "[1"), "bracket"),
                                (("top-k:k=1", "--at", "1", "--at", "1,2"), "dimension"), (("top-k:k=3", "--at", "1"), "k"),
                                (("top-k:k=1", "--at", "1", "--uniform", "0=1"), "[0, 1)"), (("top-k:k=1", "--at", "nan"), "finite")):
            self.assertIn(word, self.refuses("check", *arguments), arguments)


if __name__ == "__main__":
    _command.main()
