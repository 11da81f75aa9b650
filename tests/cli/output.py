#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300 COST 40
"""What the subcommands print and write."""
import json
import re
import xml.etree.ElementTree

import _command


class Output(_command.Case):
    def test_list_leaves_the_gauntlet_out_unless_it_is_named(self):
        everything = json.loads(self.run_it("list", "gauntlet.*", "--json").stdout)
        self.assertEqual(everything["schema"], "lemmata/list/1")
        self.assertEqual(list(everything["claims"][0]), ["id", "paper", "title", "kind", "source", "statement", "verdict"])
        self.assertEqual([c["id"] for c in everything["claims"]], sorted(c["id"] for c in everything["claims"]))
        listed = self.run_it("list")
        self.assertNotIn("gauntlet.g", listed.stdout)

    def test_show_gives_statement_and_way_on(self):
        shown = self.run_it("show", _command.PLANTED)
        self.assertEqual(shown.returncode, 0)
        self.assertIn("1-k/d".replace("-", " - "), shown.stdout)
        self.assertIn("lemmata attack " + _command.PLANTED, shown.stdout)

    def test_verify_json_has_its_fields(self):
        run = json.loads(self.verify(_command.PLANTED, _command.SHARP))
        self.assertEqual((run["schema"], run["seed"], run["effort"]), ("lemmata/verify/1", 1, "quick"))
        fields = {"id", "verdict", "agrees", "why", "relation", "evidence", "sharpness", "cases", "admitted", "method", "witness", "tried", "readings"}
        for claim in run["claims"]:
            self.assertLessEqual(fields, set(claim))
        planted, sharp = run["claims"]
        self.assertEqual((planted["verdict"], sharp["verdict"]), ("refuted", "survived"))
        self.assertEqual(planted["witness"]["schema"], "lemmata/witness/1")
        self.assertEqual(sharp["sharpness"], 1)

    def test_each_refutation_prints_the_line_that_replays_it(self):
        done = self.run_it("verify", _command.PLANTED, "--effort", "quick")
        self.assertEqual(done.returncode, 1, "refuted, and nothing on record")
        lines = done.stdout.splitlines()
        at = next(i for i, line in enumerate(lines) if line.startswith("refuted"))
        command = re.fullmatch(r" *replay it: lemmata (.*)", lines[at + 1]).group(1).split()
        replayed = self.run_it(*command)
        self.assertEqual(replayed.returncode, 0, replayed)
        self.assertIn("violates the statement", replayed.stdout)
        for bits in ("53", "300"):
            self.assertEqual(self.run_it(*command, "--bits", bits).returncode, 0)

    def test_a_satisfied_instance_is_no_refutation(self):
        witness = {"schema": "lemmata/witness/1", "claim": _command.SHARP, "draws": {"d": 2, "k": 1, "x": ["1", "1"]}}
        done = self.run_it("replay", self.write("w.json", witness))
        self.assertEqual(done.returncode, 1)
        self.assertIn("satisfies", done.stdout)

    def test_junit_counts_failures(self):
        self.run_it("verify", _command.PLANTED, _command.SHARP, "--effort", "quick", "--junit", "run.xml")
        suite = xml.etree.ElementTree.parse(self.folder / "run.xml").getroot()
        self.assertEqual((suite.get("tests"), suite.get("failures"), suite.get("errors")), ("2", "1", "0"))

    def test_a_recorded_verdict_agrees_and_a_forged_one_differs(self):
        self.assertEqual(self.run_it("record", _command.PLANTED, _command.SHARP, "--effort", "quick").returncode, 0)
        self.verify(_command.PLANTED, _command.SHARP, code=0)
        replayed = self.run_it("replay", _command.PLANTED)
        self.assertEqual(replayed.returncode, 0, replayed)
        path = next(self.folder.glob("properties/gauntlet/*.record.json"))
        records = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual(records["schema"], "lemmata/record/1")
        records["claims"][_command.PLANTED].update(verdict="survived", witness=None)
        path.write_text(json.dumps(records), encoding="utf-8")
        forged = json.loads(self.verify(_command.PLANTED, code=1))["claims"][0]
        self.assertIs(forged["agrees"], False)
        self.assertIn("recorded survived, found refuted", forged["note"])
        path.write_text("{", encoding="utf-8")
        self.assertIn(path.name, self.refuses("verify", _command.PLANTED, "--effort", "quick"))

    def test_recording_twice_changes_nothing(self):
        self.run_it("record", _command.PLANTED, "--effort", "quick")
        path = next(self.folder.glob("properties/gauntlet/*.record.json"))
        before = path.read_bytes()
        again = self.run_it("record", _command.PLANTED, "--effort", "quick")
        self.assertIn("unchanged", again.stdout)
        self.assertEqual(path.read_bytes(), before)

    def test_a_claim_that_moved_to_another_file_leaves_no_record_in_the_old_one(self):
        self.run_it("record", _command.PLANTED, _command.SHARP, "--effort", "quick")
        path = next(self.folder.glob("properties/gauntlet/*.record.json"))
        before, old, other = path.read_bytes(), path.with_name("old.record.json"), path.with_name("other.record.json")
        old.write_bytes(before)
        elsewhere = json.loads(before)
        elsewhere["claims"] = {"theirs.claim": elsewhere["claims"][_command.SHARP], **elsewhere["claims"]}
        other.write_text(json.dumps(elsewhere), encoding="utf-8")
        self.run_it("record", _command.PLANTED, "--effort", "quick")
        self.assertFalse(old.exists())
        self.assertEqual(list(json.loads(other.read_text(encoding="utf-8"))["claims"]), ["theirs.claim"])
        self.assertEqual(path.read_bytes(), before)

    def test_a_recorded_violation_is_a_counterexample_on_file(self):
        stale = [self.folder / "counterexamples" / name for name in (f"{_command.PLANTED}~reading-gone=1.json", "gauntlet.gone.json")]
        self.run_it("record", _command.PLANTED, _command.SHARP, "--effort", "quick")
        path = next(self.folder.glob("properties/gauntlet/*.record.json"))
        records = json.loads(path.read_text(encoding="utf-8"))
        kept = self.folder / "counterexamples" / f"{_command.PLANTED}.json"
        self.assertEqual([kept], list(kept.parent.iterdir()))
        self.assertEqual(json.loads(kept.read_text(encoding="utf-8")), records["claims"][_command.PLANTED]["witness"])
        for gone in (f"{_command.PLANTED}/reading-gone=1", "gauntlet.gone"):
            records["claims"][gone] = records["claims"][_command.PLANTED]
        path.write_text(json.dumps(records), encoding="utf-8")
        for file in stale:
            file.write_text("{}", encoding="utf-8")
        self.run_it("record", _command.PLANTED, "--effort", "quick")
        self.assertEqual([kept], list(kept.parent.iterdir()))
        self.assertEqual(list(json.loads(path.read_text(encoding="utf-8"))["claims"]), [_command.PLANTED, _command.SHARP])

    def test_diff_shows_what_differs(self):
        old = self.verify(_command.PLANTED, _command.SHARP, name="old.json")
        run = json.loads(old)
        run["claims"][0]["verdict"] = "survived"
        run["claims"].pop()
        self.write("new.json", run)
        done = self.run_it("diff", "old.json", "new.json")
        self.assertEqual(done.returncode, 1)
        self.assertIn("verdict: refuted -> survived", done.stdout)
        self.assertIn("only in old.json", done.stdout)
        self.assertEqual(self.run_it("diff", "old.json", "old.json").returncode, 0)

    def test_attack_shows_every_method_and_holds_draws(self):
        done = self.run_it("attack", _command.PLANTED, "--effort", "quick", "--set", "d=3")
        self.assertEqual(done.returncode, 1)
        self.assertIn("edge cases", done.stdout)
        self.assertRegex(done.stdout, r"\bd = 3\b")

    def test_selftest_counts_seeds_and_fails_on_what_it_misses(self):
        done = self.run_it("selftest", "gauntlet.?2", "--seeds", "2", "--json", "selftest.json")
        self.assertEqual(done.returncode, 0, done)
        rows = json.loads((self.folder / "selftest.json").read_text(encoding="utf-8"))
        self.assertEqual(rows["schema"], "lemmata/selftest/1")
        self.assertEqual([(r["id"], r["seeds"], r["found"]) for r in rows["gauntlet"]], [("gauntlet.g2", 2, 2), ("gauntlet.t2", 2, 0)])

    def test_nothing_is_coloured_in_a_pipe(self):
        done = self.run_it("verify", _command.PLANTED, "--effort", "quick", NO_COLOR="", TERM="xterm")
        self.assertNotIn("\033", done.stdout + done.stderr)


_command.main()
