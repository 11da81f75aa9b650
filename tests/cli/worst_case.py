#!/usr/bin/python3
# ctest: COST 20
"""`lemmata worst-case` from question to verified certificate, and what it says where there is no answer."""
import json
import os
import re
import stat
import subprocess
from fractions import Fraction
from pathlib import Path

import _command
import schema_examples

DESCENT = ("--method", "gd", "--class", "smooth", "--gamma", "1", "--horizon", "5")
FEEDBACK = ("--method", "ef", "--class", "process", "--G2", "1", "--gamma", "1", "--delta", "3/4")


class WorstCase(_command.Case):
    def answer(self, *arguments, code=0, **more):
        done = self.run_it("worst-case", *arguments, "--json", **more)
        self.assertEqual(done.returncode, code, done)
        document = json.loads(done.stdout)
        self.assertEqual(schema_examples.complaints(document, document["schema"].split("/")[1]), [])
        return document

    def solver(self, script):
        """A folder to put first on PATH, with a csdp of our own in it."""
        folder = self.folder / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "csdp"
        program.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return f"{folder}:{os.environ['PATH']}"

    def test_a_question_ends_in_a_certificate_that_replays(self):
        certificate = self.folder / "descent.json"
        done = self.run_it("worst-case", *DESCENT, "--certificate", certificate)
        self.assertEqual(done.returncode, 0, done)
        self.assertRegex(done.stdout, r"at most +0\.235294\d+ .*\nat least +0\.23529\d+ ")
        replayed = self.run_it("replay", certificate)
        self.assertEqual(replayed.returncode, 0, replayed)
        self.assertIn("the certificate stands", replayed.stdout)
        document = json.loads(certificate.read_text(encoding="utf-8"))
        self.assertEqual(schema_examples.complaints(document, "worst-case"), [])
        self.assertEqual(schema_examples.complaints(document["model"], "worst-case-model"), [])
        bound = Fraction(document["upper"]["bound"])
        self.assertTrue(Fraction(4, 17) <= bound <= Fraction(4, 17) + Fraction(1, 10**6))

    def test_a_certificate_that_says_more_than_it_proves_fails(self):
        certificate = self.folder / "descent.json"
        self.run_it("worst-case", *DESCENT, "--certificate", certificate)
        document = json.loads(certificate.read_text(encoding="utf-8"))
        document["upper"]["bound"] = "4/18"
        done = self.run_it("replay", self.write("bad.json", document))
        self.assertEqual(done.returncode, 1)
        self.assertIn("the certificate proves nothing", done.stdout)

    def test_what_is_no_certificate_is_refused(self):
        for content in ({"schema": "lemmata/worst-case/1"}, {"schema": "lemmata/worst-case/2", "model": {}, "upper": {}},
                        {"schema": "lemmata/worst-case/1", "model": {}, "upper": {}}):
            self.assertIn("bad.json", self.refuses("replay", self.write("bad.json", content)))

    def test_a_model_file_and_options_are_one_question(self):
        model = self.write("model.json", {"method": "gd", "class": "smooth", "horizon": 2, "parameters": {"gamma": "1"}})
        self.assertAlmostEqual(self.answer(model)["upper"]["rounded"], 0.5, 6)
        self.assertAlmostEqual(self.answer(model, "--horizon", "5")["upper"]["rounded"], 4 / 17, 6)
        self.assertIs(self.answer(model)["verified"], True)
        self.assertEqual(self.answer(model, "--gamma", "0.5")["model"]["parameters"]["gamma"], "1/2")

    def test_a_sweep_is_a_curve_with_both_sides(self):
        document = self.answer(*FEEDBACK, "--sweep", "delta=1/4..1:4")
        self.assertEqual([p["at"] for p in document["points"]], ["1/4", "1/2", "3/4", "1"])
        for point in document["points"]:
            known = 1 - float(Fraction(point["at"]))
            self.assertTrue(point["lower"]["rounded"] <= known + 1e-9 and known - 1e-9 <= point["upper"]["rounded"], point)
            self.assertLess(point["upper"]["rounded"] - point["lower"]["rounded"], 2e-6)
        self.assertRegex(self.run_it("worst-case", *FEEDBACK, "--sweep", "horizon=1..3:3").stdout, r"horizon .*\n1 .*\n2 .*\n3 ")

    def test_a_lyapunov_function_is_searched_and_certified(self):
        document = self.answer("--method", "cgd", "--class", "strongly-convex", "--mu", "1/10", "--delta", "3/4", "--gamma", "40/31", "--search-lyapunov")
        self.assertAlmostEqual(document["upper"]["rounded"], 0.87513008, 4)
        self.answer("--method", "cgd", "--class", "strongly-convex", "--mu", "1/10", "--delta", "3/4", "--gamma", "3", "--search-lyapunov", code=1)

    def test_a_cycle_proves_that_a_method_does_not_converge(self):
        certificate = self.folder / "cycle.json"
        done = self.run_it("worst-case", "--method", "heavy-ball", "--class", "strongly-convex", "--mu", "1/25", "--gamma", "25/9", "--beta", "4/9",
                           "--metric", "cycle", "--horizon", "3", "--certificate", certificate)
        self.assertEqual(done.returncode, 0, done)
        self.assertIn("does not converge", done.stdout)
        self.assertEqual(self.run_it("replay", certificate).returncode, 0)
        done = self.run_it("worst-case", "--method", "gd", "--class", "smooth-convex", "--gamma", "1", "--metric", "cycle", "--horizon", "2")
        self.assertEqual((done.returncode, "undecided" in done.stdout), (1, True), done)

    def test_where_there_is_no_answer_there_is_no_number(self):
        unbounded = ("--method", "gd", "--class", "smooth-convex", "--start", "gap", "--metric", "distance", "--gamma", "1")
        document = self.answer(*unbounded, code=1)
        self.assertEqual((document["verdict"], document["upper"], document["lower"]), ("undecided", None, None))
        self.assertIn("no finite bound", document["why"])
        text = self.run_it("worst-case", *unbounded).stdout
        self.assertRegex(text.splitlines()[-1], r"^undecided  the solver found")

    def test_a_solver_that_fails_or_lies_gives_no_number(self):
        nonsense = "for i in $(seq 100); do printf '0.5 '; done > solution; echo >> solution\n"
        for script, why in (("exit 3", "reduced accuracy"), ("exit 7", "no progress"), ("kill -9 $$", "signal"), ("exit 0", "cannot be read"),
                            ("echo rubbish > solution; exit 0", "cannot be read"), ("exit 1", "no instance"), (nonsense, "cannot be read")):
            document = self.answer(*DESCENT, code=1, PATH=self.solver(script))
            self.assertEqual((document["verdict"], document["upper"], document["lower"]), ("undecided", None, None), script)
            self.assertIn(why, document["why"], script)
        # as many multipliers as there should be, all wrong
        wrong = "n=$(head -n 1 problem); for i in $(seq $n); do printf '0.01 '; done > solution; echo >> solution; exit 0"
        document = self.answer(*DESCENT, code=1, PATH=self.solver(wrong))
        self.assertIsNone(document["upper"])
        self.assertIn("not exactly feasible", document["why"])

    def test_a_missing_solver_is_named(self):
        empty = self.folder / "empty"
        empty.mkdir()
        command = str(Path(_command.COMMAND).resolve())
        self.assertTrue(Path(command).is_file())
        document = self.answer(*DESCENT, code=1, PATH=str(empty))
        self.assertIn("coinor-csdp", document["why"])

    def test_no_compressor_and_a_delta_contradict_each_other(self):
        feedback = {"method": "ef", "class": "smooth", "parameters": {"gamma": "3/10", "delta": "1/2"}, "horizon": 1}
        self.write("model.json", feedback)
        self.assertIn("delta", self.refuses("worst-case", "model.json", "--compressor", "none"))
        options = ("--method", "ef", "--class", "smooth", "--gamma", "3/10", "--horizon", "1")
        for delta in (("--delta", "1/2"), ("--sweep", "delta=1/4..1:4")):
            self.assertIn("none takes no delta", self.refuses("worst-case", *options, "--compressor", "none", *delta))
        self.answer(*options, "--delta", "1/2")

    def test_wrong_usage_is_one_line(self):
        for arguments, what in (((), "model"), (("--method", "adam"), "adam"), (("--method", "gd"), "gamma"), ((*DESCENT, "--delta", "2"), "delta"),
                                ((*DESCENT, "--sweep", "gamma"), "sweep"), ((*DESCENT, "--sweep", "horizon=1..2:3"), "horizon"),
                                (("nowhere.json",), "nowhere.json"), ((*DESCENT, "--lyapunov", "{"), "lyapunov"),
                                ((*DESCENT, "--sweep", "gamma=0..1:3", "--certificate", "c.json"), "certificate")):
            self.assertTrue(re.search(what, self.refuses("worst-case", *arguments)), arguments)

    def test_a_sweep_says_of_cycles_what_its_json_says(self):
        sweep = ("--method", "gd", "--class", "smooth", "--gamma", "2", "--metric", "cycle", "--horizon", "2", "--sweep", "gamma=2..3:2")
        self.assertEqual([point["verdict"] for point in self.answer(*sweep)["points"]], ["certified"] * 2)
        self.assertNotIn("undecided", self.run_it("worst-case", *sweep).stdout)

    def test_terms_at_other_places_leave_the_metric_alone(self):
        model = self.write("model.json", {"method": "gd", "class": "smooth", "horizon": 1, "metric": "mean-gradient", "parameters": {"gamma": "1"},
                                          "bounded": [{"of": "gradient", "at": "average"}]})
        certificate = self.folder / "c.json"
        document = self.answer(model, "--certificate", certificate)  # the gradient is 2 at both iterates
        self.assertTrue(3.99 < document["lower"]["rounded"] <= document["upper"]["rounded"] < 4.01, document)
        self.assertIn("the certificate stands", self.run_it("replay", certificate).stdout)
        self.assertAlmostEqual(self.answer(model, "--metric", "min-gradient")["upper"]["rounded"], 4, 4)

    def test_a_certificate_that_no_replay_reads_is_not_written(self):
        gamma = "1" + "0" * 48990 + "1/1" + "0" * 48991  # whose square is in the bound
        certificate = self.folder / "c.json"
        done = self.run_it("worst-case", "--method", "gd", "--class", "smooth", "--gamma", gamma, "--certificate", certificate)
        self.assertEqual((done.returncode, certificate.exists()), (1, False), done.stdout[-300:])
        self.assertIn("undecided  the certificate would have a number of more than 100000 characters", done.stdout)

    def test_without_a_temporary_folder_there_is_one_line(self):
        line = self.refuses("worst-case", *DESCENT, TMPDIR="/nonexistent")
        self.assertIn("/nonexistent", line)

    def test_bytes_that_are_no_text_are_wrong_usage(self):
        bad = os.fsdecode(b"\xff")
        for arguments in (("--method", bad, "--class", "smooth", "--gamma", "1"), ("--method", "gd", "--class", "smooth", "--gamma", bad),
                          (*DESCENT, "--sweep", f"{bad}=1..2:2"), (*DESCENT, "--sweep", f"gamma={bad}..2:2"), (*DESCENT, "--lyapunov", f'"{bad}"')):
            self.refuses("worst-case", *arguments)
        model = self.write("model.json", {"method": "gd", "class": "smooth", "parameters": 5})
        self.refuses("worst-case", model, "--sweep", "horizon=1..2:2")
        self.assertEqual(len(self.answer(model, "--sweep", "gamma=1..2:2")["points"]), 2)

    def test_a_certificate_is_read_from_a_pipe(self):
        certificate = self.folder / "descent.json"
        self.run_it("worst-case", *DESCENT, "--certificate", certificate)
        with certificate.open(encoding="utf-8") as text:
            piped = subprocess.run(["cat"], stdin=text, capture_output=True, check=True).stdout
        done = subprocess.run([_command.COMMAND, "replay", "/dev/stdin"], env=self.environment(), cwd=self.folder, input=piped, capture_output=True,
                              timeout=60 * _command.PATIENCE, check=False)
        self.assertEqual((done.returncode, b"the certificate stands" in done.stdout), (0, True), done)


if __name__ == "__main__":
    _command.main()
