#!/usr/bin/python3
"""Input that cannot be used: exit code 2 and one line on stderr that says what is wrong, never a trace and never a wrong answer."""
import os
import re
from pathlib import Path

import _command

ROOT = Path(__file__).resolve().parents[2]


class Usage(_command.Case):
    def test_bytes_that_are_no_text_come_back_as_text(self):
        done = self.run_it("show", os.fsdecode(b"no\xffclaim\x1b"))
        self.assertEqual((done.returncode, "no?claim" in done.stderr, "\x1b" in done.stderr), (2, True, False), done)

    def test_an_unknown_id_names_near_ones(self):
        for arguments in (("show", "gauntlet.g22"), ("replay", "gauntlet.g22"), ("attack", "gauntlet.g22"), ("record", "gauntlet.g22"),
                          ("verify", "gauntlet.g22"), ("list", "gauntlet.g22"), ("selftest", "gauntlet.g22")):
            self.assertIn("gauntlet.g2", self.refuses(*arguments), arguments)

    def test_a_wrong_command_line_is_one_line_that_names_the_help(self):
        for arguments in ((), ("frobnicate",), ("verify", "--effort", "heroic"), ("verify", "--seed", "one"), ("verify", "--jobs", "0"),
                          ("verify", "--seed", "-1"), ("show",), ("check", "identity", "--dim", "four"), ("selftest", "--seeds", "0"),
                          ("replay", "x", "--bits", "1"), ("replay", "x", "--bits", "many"), ("selftest", "--only", "luck"), ("list", "--wrong")):
            self.assertIn("--help", self.refuses(*arguments), arguments)

    def test_every_id_that_a_help_text_names_exists(self):
        commands = re.findall(r"(?m)^  ([a-z-]+) ", self.run_it("--help").stdout.split("Subcommands:")[1])
        self.assertGreater(len(commands), 12)
        for command in commands:
            text = self.run_it(command, "--help").stdout
            for name in re.findall(r"(?<![\w./])(?:ef|ssd|scaled|biased|saddle)\.[^\s',;]+", text):
                if name.endswith((".json", ".html")):
                    continue
                lists = "experiment" if command == "experiment" else "list" if re.search(r"[*[]", name) else "show"
                done = self.run_it(lists, name, *(["--list"] if lists == "experiment" else []), LEMMATA_SOURCE_DIR=str(ROOT))
                self.assertEqual(done.returncode, 0, f"{command}: {name}\n{done.stderr}")

    def test_a_witness_must_be_json_with_its_schema(self):
        for content in ("", "{", "[]", "null", "7", "{}", '{"schema": 1}', '{"schema": "lemmata/witness/2"}', "[" * 100000,
                        '{"schema": "lemmata/witness/1"}', '{"schema": "lemmata/witness/1", "claim": "gauntlet.g2"}',
                        '{"schema": "lemmata/witness/1", "claim": "gauntlet.g2", "draws": []}', "\x00", '{"a": "\\ud800"}'):
            path = self.write("bad.json", content)
            self.assertIn("bad.json", self.refuses("replay", path), content[:80])

    def test_a_file_that_cannot_be_read_is_named(self):
        self.assertIn("folder", self.refuses("replay", self.folder))
        self.assertIn("nowhere.json", self.refuses("replay", self.folder / "nowhere.json"))
        self.assertIn("nowhere.json", self.refuses("diff", "nowhere.json", "nowhere.json"))

    def test_a_witness_must_be_of_a_known_claim_and_have_its_draws(self):
        good = {"schema": "lemmata/witness/1", "claim": _command.PLANTED, "draws": {"d": 2, "k": 1, "x": ["1", "1"]}, "readings": {}}
        self.assertEqual(self.run_it("replay", self.write("good.json", good)).returncode, 0)
        for change in ({"claim": "gauntlet.g1"}, {"claim": "nobody.knows"}, {"claim": ""}, {"draws": {}}, {"draws": {"d": 2, "k": 1}},
                       {"readings": {"sign(0)": 1}}, {"readings": {"sign(0)": "one"}}, {"readings": []}):
            self.refuses("replay", self.write("bad.json", {**good, **change}))

    def test_a_draw_must_be_exact_and_in_its_range(self):
        for wrong in ({"d": 0}, {"d": -1}, {"d": 17}, {"d": 1.5}, {"d": "two"}, {"d": 10**30}, {"d": "1e300"}, {"d": None}, {"d": True}, {"k": 3}, {"x": 1},
                      {"x": ["1"]}, {"x": ["1", "1", "1"]}, {"x": ["1", "nan"]}, {"x": ["1", "inf"]}, {"x": ["1", "1/0"]}, {"x": ["1", "0.1"]},
                      {"x": [["1"], "1"]}, {"x": [0.5, 1]}, {"more": 1}):
            draws = {"d": 2, "k": 1, "x": ["1", "1"], **wrong}
            self.refuses("replay", self.write("bad.json", {"schema": "lemmata/witness/1", "claim": _command.PLANTED, "draws": draws}))

    def test_a_key_given_twice_is_no_choice(self):
        text = '{"schema": "lemmata/witness/1", "claim": "gauntlet.g2", "draws": {"d": 2, "d": 3, "k": 1, "x": ["1", "1"]}}'
        self.assertIn("twice", self.refuses("replay", self.write("twice.json", text)))

    def test_a_compressor_must_exist_and_suit_the_dimension(self):
        for arguments in (("no-such-compressor",), ("top-k",), ("top-k:k=0",), ("top-k:k=two",), ("top-k:k=4", "--dim", "3"), ("top-k:k=1", "--dim", "0"),
                          ("top-k:k=1", "--dim", "-1"), ("top-k:k=1", "--dim", "2,x"), ("top-k:k=1,k=2",), ("top-k:j=1",), ("top-k:k=1", "--dim", "99999999"),
                          ("",), (":",), ("top-k:k=99999999999999999999",)):
            self.refuses("check", *arguments)

    def test_a_draw_that_is_held_must_exist(self):
        self.assertIn("no 'y'", self.refuses("attack", _command.PLANTED, "--set", "y=1"))
        for wrong in ("d", "=1", "d=", "d=x", "d=0", "x=1,,2"):
            self.refuses("attack", _command.PLANTED, "--set", wrong)
        self.refuses("attack", _command.PLANTED, "--method", "luck")
        self.refuses("attack", _command.PLANTED, "--mutant", "nobody")

    def test_a_module_must_load(self):
        self.refuses("--load", "nowhere.so", "list")
        self.refuses("--load", self.write("text.so", "no library"), "list")

    def test_a_file_that_cannot_be_written_is_named(self):
        self.assertIn("no/such", self.refuses("list", "--load", "no/such.so"))
        done = self.run_it("verify", _command.PLANTED, "--effort", "quick", "--json", "/proc/nowhere/run.json")
        self.assertEqual(done.returncode, 2, done)

    def test_help_has_examples(self):
        for command in ("list", "show", "verify", "replay", "check", "report", "selftest", "attack", "record", "diff"):
            done = self.run_it(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn(f"lemmata {command}", done.stdout)
            self.assertIn("Examples", done.stdout)
        self.assertEqual(self.run_it("--help").returncode, 0)
        self.assertEqual(self.run_it("--version").returncode, 0)


_command.main()
