#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300 COST 60
"""lemmata report: the model and the files beside it say the same, replay lines show the curves' instances, runs repeat to the byte."""
import csv
import json
import re
import signal
import sqlite3
import stat
import time
import xml.etree.ElementTree
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import _command
import schema_examples

ROOT = Path(__file__).resolve().parents[2]
LEMMA = "ef.lem3"  # its curve has held constants and an exact worst case
PRINTED = "biased.tab1-randk"  # refuted, with a repaired claim beside it
GLOBS = ("ef.lem3", "ef.lem3/*", "biased.tab1-randk", "biased.tab1-randk/*", "ef.ce[123]", "ssd.fig[18]", "compressor.top-k", "compressor.rand-k")


def number(text):
    """A side as `lemmata replay` prints it: a fraction, an enclosure, or a long one in short."""
    about = re.match(r"about ([-+0-9.e]+)", text)
    if about:
        return float(about[1])
    ball = re.match(r"\[([-+0-9.e]+) \+/-", text)
    return float(ball[1]) if ball else float(Fraction(text))


class Report(_command.Case):
    def report(self, *arguments, out="out", code=0, **more):
        done = self.run_it("report", *arguments, "--out", out, **{"LEMMATA_SOURCE_DIR": str(ROOT), **more})
        self.assertEqual(done.returncode, code, done)
        return done

    def plain(self, *globs, out="out", **more):
        return self.report(*globs, "--plain", out=out, **more)

    def model(self, out="out"):
        return json.loads((self.folder / out / "report.json").read_text(encoding="utf-8"))

    def claims(self, out="out"):
        return {claim["id"]: claim for claim in self.model(out)["claims"]}

    def files(self, out="out"):
        folder = self.folder / out
        return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    def test_the_model_is_valid_and_the_files_beside_it_say_the_same(self):
        self.plain(*GLOBS)
        model = self.model()
        self.assertEqual(schema_examples.complaints(model, "report"), [])
        files = self.files()
        expected = {"report.json"}
        for claim in model["claims"]:
            if claim["curve"] is None:
                continue
            name = claim["id"].replace("/", "~")
            expected |= {f"curves/{name}.csv", f"curves/{name}.svg"} | ({f"witnesses/{name}.json"} if claim["curve"]["replay"] else set())
            rows = list(csv.DictReader(files[f"curves/{name}.csv"].decode().splitlines()))
            self.assertEqual([{k: float(v) if v else None for k, v in row.items()} for row in rows], claim["curve"]["points"])
            self.assertLessEqual(len(rows), 24)
        for figure in model["figures"]:
            self.assertEqual(schema_examples.complaints(figure, "figure"), [])
            self.assertEqual(json.loads(files[f"figures/{figure['id']}.json"])["observations"], figure["observations"])
            self.assertLessEqual(max(len(series["x"]) for panel in figure["panels"] for series in panel["series"]), 400)
            expected |= {f"figures/{figure['id']}{end}" for end in (".json", ".csv", ".svg", *(f".{p['name']}.svg" for p in figure["panels"]))}
        self.assertEqual(set(files), expected)
        self.assertEqual([figure["id"] for figure in model["figures"]], ["ssd.fig1", "ssd.fig8"])
        self.assertEqual([trajectory["id"] for trajectory in model["trajectories"]], ["ef.ce1", "ef.ce2", "ef.ce3"])
        for name, content in files.items():
            if name.endswith(".svg"):
                self.assertTrue(xml.etree.ElementTree.fromstring(content).tag.endswith("svg"))

    def test_a_replay_line_shows_the_sides_of_the_largest_ratio_on_the_curve(self):
        self.plain(LEMMA, "ef.lem3/*", PRINTED, "biased.tab1-randk/*")
        seen = 0
        for claim in self.claims().values():
            curve = claim["curve"]
            if not curve or not curve["replay"]:
                continue
            seen += 1
            command = curve["replay"].split(" ", 1)
            self.assertEqual(command[0], "lemmata")
            shown = self.run_it(command[1].split()[0], self.folder / "out" / command[1].split(" ", 1)[1])
            self.assertIn(shown.returncode, (0, 1), shown)
            sides = [number(line.split(" = ", 1)[1]) for line in shown.stdout.splitlines() if re.match(r"    [lr]hs = ", line)]
            best = max(curve["points"], key=lambda point: point["lhs"] / point["rhs"])
            near = [abs(l - best["lhs"]) <= 1e-5 * abs(best["lhs"]) and abs(r - best["rhs"]) <= 1e-5 * abs(best["rhs"])
                    for l, r in zip(sides[::2], sides[1::2])]
            self.assertIn(True, near, (claim["id"], best, shown.stdout))
        self.assertGreaterEqual(seen, 3)

    def test_a_curve_with_an_exact_worst_case_is_in_order(self):
        self.plain(LEMMA)
        curve = self.claims()[LEMMA]["curve"]
        self.assertIn("gamma = 1", curve["held"])
        self.assertIn("ef.lem3/worst-case", curve["caption"])
        self.assertEqual(len({point["rhs"] for point in curve["points"]}), 1)
        for point in curve["points"]:
            self.assertLessEqual(point["lower"], point["mean"])
            self.assertLessEqual(point["mean"], point["upper"])
            self.assertLessEqual(point["lhs"], point["exact"] * (1 + 1e-9))
            self.assertLessEqual(point["exact"], point["rhs"])
            self.assertLessEqual(point["mean"], point["lhs"] / 0.98999)  # sharing an instance loses at most 1 %

    def test_an_exact_worst_case_is_a_figure_whose_two_sides_meet(self):
        self.plain("worst-case.ef.lem3")
        [figure] = self.model()["figures"]
        upper, lower = figure["panels"][0]["series"]
        self.assertEqual((figure["id"], upper["x"]), ("worst-case.ef.lem3", lower["x"]))
        for t, above, below in zip(upper["x"], upper["mean"], lower["mean"]):
            self.assertLessEqual(below, above)
            self.assertLess(above - below, 1e-5)
            self.assertAlmostEqual(above, (1 - 0.5**t) ** 2, delta=1e-5)  # gamma = sigma = 1, delta = 3/4: (s + ... + s^t)^2, s = 1/2

    def test_show_prints_the_same_curve_and_a_line_that_replays_its_best_instance(self):
        self.plain(LEMMA)
        curve = self.claims()[LEMMA]["curve"]
        shown = self.run_it("show", LEMMA, LEMMATA_SOURCE_DIR=str(ROOT)).stdout
        self.assertIn(f"curve over t; held: {curve['held']}", shown)
        best = max(curve["points"], key=lambda point: point["lhs"] / point["rhs"])
        line = re.search(r"largest lhs/rhs (\S+) at t = (\S+): lemmata replay (\S+)", shown)
        self.assertIsNotNone(line, shown)
        self.assertEqual(float(line[2]), best["parameter"])
        self.assertAlmostEqual(float(line[1]), best["lhs"] / best["rhs"], places=5)
        kept = json.loads((self.folder / "out" / "witnesses" / f"{LEMMA}.json").read_text(encoding="utf-8"))
        self.assertEqual(json.loads(Path(line[3]).read_text(encoding="utf-8")), kept)
        self.assertIn("lemmata replay ef.lem3", shown)

    def test_a_refuted_claim_names_what_holds_instead(self):
        self.plain(PRINTED, "biased.tab1-randk/*")
        claims = self.claims()
        self.assertEqual((claims[PRINTED]["verdict"], claims[PRINTED]["repaired"]), ("refuted", "biased.tab1-randk/repaired"))
        self.assertEqual(claims["biased.tab1-randk/repaired"]["repaired"], "")

    def test_compressors_never_measure_more_than_is_sharp(self):
        self.plain("compressor.top-k", "compressor.rand-k")
        names = set()
        for compressor in self.model()["compressors"]:
            for constant in compressor["constants"]:
                names.add(constant["name"])
                self.assertEqual([row["d"] for row in constant["rows"]], sorted({row["d"] for row in constant["rows"]}))
                for row in constant["rows"]:
                    self.assertIsNotNone(row["sharp"], compressor)
                    if compressor["spec"].startswith("top-k"):  # no randomness: what is measured is a witness
                        self.assertGreaterEqual(row["measured"], row["sharp"] * (1 - 1e-12))
        self.assertEqual(names, {"delta", "omega"})

    def test_the_bytes_depend_on_the_seed_and_not_on_jobs_folder_or_store(self):
        for out, jobs, seed in (("one", 1, 1), ("two", 2, 1), ("other", 2, 2)):
            self.plain(LEMMA, PRINTED, "ef.ce[123]", "--jobs", jobs, "--seed", seed, out=out, LEMMATA_STORE=str(self.folder / f"{out}.sqlite"))
        self.assertEqual(self.files("one"), self.files("two"))
        self.assertNotEqual(self.files("one"), self.files("other"))
        self.plain(LEMMA, PRINTED, "ef.ce[123]", out="again", LEMMATA_STORE=str(self.folder / "one.sqlite"))
        self.assertEqual(self.files("again"), self.files("one"))

    def kept(self):
        try:
            with closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)) as database:
                return dict(database.execute("SELECT claim, payload FROM finished").fetchall())
        except sqlite3.OperationalError:
            return {}

    def test_what_verify_found_is_not_sought_again(self):
        done = self.run_it("verify", LEMMA, "--effort", "quick", LEMMATA_SOURCE_DIR=str(ROOT))
        self.assertEqual(done.returncode, 0, done)
        before = self.kept()
        self.plain(LEMMA)
        self.assertEqual(self.kept()[LEMMA], before[LEMMA])  # it holds the seconds that the search took
        self.run_it("verify", LEMMA, "--effort", "quick", "--resume", LEMMATA_SOURCE_DIR=str(ROOT))
        self.assertEqual(self.kept()[LEMMA], before[LEMMA])

    def test_an_interrupted_report_goes_on_where_it_stopped(self):
        for stop in (signal.SIGINT, signal.SIGKILL):
            run = self.start("report", *GLOBS, "--plain", "--out", "out", "--jobs", "1", LEMMATA_SOURCE_DIR=str(ROOT))
            until = time.monotonic() + 60
            before = len(self.kept())
            while len(self.kept()) < before + 2 and run.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            run.send_signal(stop)
            error = run.communicate(timeout=60 * _command.PATIENCE)[1]
            self.assertEqual(run.returncode, 130 if stop == signal.SIGINT else -9, error)
        self.assertEqual(self.files(), {})
        self.plain(*GLOBS)
        self.store.unlink()
        self.plain(*GLOBS, out="fresh")
        self.assertEqual(self.files(), self.files("fresh"))

    def web(self, node=True):
        """A folder with the page's parts, and a `node` that notes what it is called with."""
        web, bin_folder = self.folder / "web", self.folder / "bin"
        for folder in (web, bin_folder):
            folder.mkdir()
        for part in ("build.mjs", "page.js", "page.css"):
            (web / part).write_text("", encoding="utf-8")
        if node:
            script = bin_folder / "node"
            script.write_text('#!/bin/sh\necho "$@" > called\n: > "$3/report.html"\n', encoding="utf-8")
            script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return {"LEMMATA_WEB": str(web), "PATH": str(bin_folder)}

    def test_the_page_is_made_of_the_model_by_node(self):
        done = self.report("ef.ce2", **self.web())
        self.assertEqual(done.stdout, "out/report.html\n")
        self.assertEqual((self.folder / "called").read_text(encoding="utf-8"), f"{self.folder}/web/build.mjs out/report.json out\n")

    def test_plain_asks_for_no_node(self):
        self.assertEqual(self.plain("ef.ce2", **self.web()).stdout, "out/report.json\n")
        self.assertFalse((self.folder / "called").exists())

    def test_without_node_or_the_pages_parts_one_line_says_what_is_missing(self):
        without = self.web(node=False)
        done = self.report("ef.ce2", **without)
        self.assertEqual(done.stdout, "out/report.json\n")
        self.assertIn("node is not on the PATH", done.stderr)
        (self.folder / "web" / "page.js").unlink()
        (self.folder / "bin" / "node").symlink_to("/bin/true")
        self.assertIn("page.js is missing", self.report("ef.ce2", **without).stderr)

    def test_a_page_that_fails_is_an_internal_error(self):
        broken = self.web()
        (self.folder / "bin" / "node").unlink()
        (self.folder / "bin" / "node").symlink_to("/bin/false")
        self.assertIn("left with code 1", self.report("ef.ce2", code=3, **broken).stderr)

    def test_a_glob_that_matches_nothing_is_refused(self):
        self.assertIn("ef.lem99", self.refuses("report", "ef.lem99", "--plain"))
        self.assertIn("zz.*", self.refuses("report", "ef.ce2", "zz.*", "--plain"))


if __name__ == "__main__":
    _command.main()
