#!/usr/bin/python3
"""Numbers by rule, in every option and file that takes one: what is no number, or not the number that it seems, is refused in one line."""
import json

import _command

NO_NUMBER = ("nan", "-nan", "inf", "-inf", "1e400", "", " ", "1/0", "0x", "one", "1" * 1000000 + "/3")
GRADIENT = ("worst-case", "--method", "gd", "--class", "smooth")


class Numbers(_command.Case):
    def witness(self, **changes):
        draws = {"d": 2, "k": 1, "x": ["1", "1"], **changes}
        return self.write("witness.json", {"schema": "lemmata/witness/1", "claim": _command.PLANTED, "draws": draws})

    def refuses_shortly(self, *arguments):
        """A number of a million digits is no reason for a line of a million characters, nor for a command line that the system refuses."""
        line = self.refuses(*arguments)
        self.assertLess(len(line), 1000, arguments[0])
        return line

    def test_a_step_size_is_a_fraction_or_a_decimal(self):
        # A power of ten up to 400 is a number, and no double is: the model is exact.
        for text in ("nan", "inf", "", " ", "1/0", "0x", "one", "1" * 100001, "1e401", "1e-401", "0x1p0", "1,2", "-nan", "-inf"):
            self.refuses_shortly(*GRADIENT, f"--gamma={text}")
        for text, meant in (("-0", "0"), ("0.1", "1/10"), ("1e-400", None), ("5e-324", None), ("0." + "0" * 401 + "1", f"1/{10**402}")):
            done = self.run_it(*GRADIENT, f"--gamma={text}", "--json", "--no-instance")
            self.assertIn(done.returncode, (0, 1), done)
            if meant is not None:
                self.assertEqual(json.loads(done.stdout)["model"]["parameters"]["gamma"], meant)

    def test_a_tolerance_is_a_number_and_a_sweep_has_ends(self):
        for text in ("nan", "inf", "-1", "0", "1e-400", "2"):
            self.refuses(*GRADIENT, "--gamma", "1", "--tolerance", text)
        for sweep in ("horizon=1..1000000000000000000000000:2", "horizon=1..2:1000000000", "workers=1..1e300:2", "gamma=nan..1:2", "gamma=1..inf:2", "delta=1/0..1:2"):
            self.refuses(*GRADIENT, "--gamma", "1", "--sweep", sweep)

    def test_a_model_file_is_what_is_written_in_it(self):
        for text in ("0.1000000000000000055511151231257827", "1e400", "1e-400", "NaN", "100000000000000000000001"):
            model = self.write("model.json", '{"method": "gd", "class": "smooth", "parameters": {"gamma": %s}}' % text)
            self.assertIn("model.json", self.refuses("worst-case", model))
        for text in ("[" * 100000, '{"parameters": ' * 100000, '{"method": "gd", "method": "ef", "class": "smooth", "parameters": {"gamma": 1}}'):
            self.assertIn("model.json", self.refuses("worst-case", self.write("model.json", text)))
        self.refuses(*GRADIENT, "--gamma", "1", "--lyapunov", "[" * 60000 + "]" * 60000)  # what one argument may hold

    def test_a_witness_has_exact_numbers(self):
        for text in NO_NUMBER + ("0.1", "1e5", "1e-5", "0x1p1024", "0x1p-1075", "9007199254740993", " 1", "5\0"):
            self.assertIn("witness.json", self.refuses_shortly("replay", self.witness(x=["1", text])), text[:40])
        for text in ("-0", "0x0.8p-1073", "0x1.fffffffffffffp1023", "1/3", "3/9007199254740991"):
            self.assertIn(self.run_it("replay", self.witness(x=["1", text])).returncode, (0, 1), text)
        for wrong in ({"d": "0x1p100"}, {"d": []}, {"d": ["2", "2"]}, {"k": "3/2"}, {"d": 2**64}, {"x": [["1"] * 2] * 2}):
            self.assertIn("witness.json", self.refuses("replay", self.witness(**wrong)), wrong)

    def test_a_witness_names_no_file_and_no_library_and_asks_for_no_more_than_the_caps(self):
        for claim in ("./libmine.so", "mine.py:compress", "check.contraction/./libmine.so/d=2", "check.contraction/mine.py:compress/d=2", "/etc/passwd",
                      "check.contraction/top-k:k=1/d=99999999999", "check.contraction/top-k:k=1/d=4097", "check.contraction/top-k:k=1/d=-1"):
            path = self.write("witness.json", {"schema": "lemmata/witness/1", "claim": claim, "draws": {}})
            self.assertNotIn("such file", self.refuses("replay", path), claim)
        deep = '{"schema": "lemmata/witness/1", "claim": "%s", "draws": {"d": 2, "k": 1, "x": %s}}' % (_command.PLANTED, "[" * 200000 + "]" * 200000)
        self.assertIn("deep", self.refuses("replay", self.write("deep.json", deep)))
        self.assertIn("longer", self.refuses("diff", "/dev/zero", "/dev/zero"))

    def test_a_long_file_that_names_a_certificate_takes_no_gigabytes(self):
        text = '{"z":"lemmata/worst-case/","q":[' + "0," * (1 << 26) + "0]}"
        path = self.write("long.json", text)
        done, most = self.run_and_weigh("replay", path)
        self.assertLess(most, 1024)  # read as a whole its numbers alone are that much
        self.assertEqual((done.returncode, done.stdout, len(done.stderr.splitlines())), (2, "", 1), done)
        self.assertIn("long.json", done.stderr)

    def test_a_witness_of_a_costly_compressor_ends_at_the_caps(self):
        for claim in ("check.unbiasedness/gaussian-sketch:k=1000000/d=4096", "check.unbiasedness/haar:k=2048/d=4096", "check.unbiasedness/haar:k=299/d=300"):
            draws = {"x": ["1"] * int(claim.rsplit("=", 1)[1])}
            done = self.run_it("replay", self.write("witness.json", {"schema": "lemmata/witness/1", "claim": claim, "draws": draws}))
            self.assertEqual(done.returncode, 1, (claim, done.stderr))
            self.assertIn("not sampled: one replicate takes more than", done.stdout, claim)

    def test_a_witness_names_the_reading_that_it_holds(self):
        text = (_command.ROOT / "counterexamples/biased.eq9~reading-place=first-k.json").read_text(encoding="utf-8")
        own = '"claim": "biased.eq9'
        for named, code in (("", 0), ("/reading-place=first-k", 0), ("/reading-place=largest", 2), ("/reading-nonsense", 2), ("/reading-", 2),
                            ("/reading-place=first-k,place=first-k", 2), ("/reading-place=first-k/reading-x", 2)):
            path = self.write("witness.json", text.replace(own, own + named))
            done = self.run_it("replay", path)
            self.assertEqual((done.returncode, len(done.stderr.splitlines())), (code, 1 if code else 0), (named, done))

    def test_text_after_a_nul_is_not_left_unread(self):
        for path in (self.witness(), self.write("model.json", '{"method": "gd", "class": "smooth", "parameters": {"gamma": 1}}')):
            path.write_bytes(path.read_bytes() + b"\0garbage")
            self.assertIn("NUL", self.refuses("worst-case" if path.name == "model.json" else "replay", path))

    def test_two_runs_are_read_within_the_same_caps(self):
        deep = '{"schema": "lemmata/verify/1", "claims": [{"id": "a", "witness": %s}]}' % ("[" * 200000 + "]" * 200000)
        self.assertIn("deep", self.refuses("diff", self.write("a.json", deep), self.write("b.json", deep)))

    def test_a_spec_and_the_setting_of_rates_take_numbers_only(self):
        for text in ("nan", "inf", "1e5", "1e400", "-922337203685477580.8", "0.1234567890123456", "9223372036854775808/3", "1/9223372036854775808", "-0", "1" * 10000):
            self.refuses_shortly("check", f"threshold:t={text}", "--dim", "2")
        for text in ("nan", "inf", "1e400", "0x1p3", "1/2", "-0", "1" * 10000):
            self.refuses_shortly("check", "identity", "--dim", "2", "--options", f"gamma={text}")
        for text in ("[nan]", "[inf]", "[1e400]", "[1*18446744073709551616]", "[0*99999999999]", "[1/2]"):
            self.refuses_shortly("check", "identity", "--at", text)


_command.main()
