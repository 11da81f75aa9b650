#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300 COST 40
"""lemmata experiment: what it writes, that runs repeat to the byte and go on where they stopped, and what it refuses."""
import csv
import gzip
import json
import signal
import struct
import time
import xml.etree.ElementTree

import _command
import schema_examples

SMALL = "ssd.fig[18]"  # exact, at once
SAMPLED = "ssd.fig7"  # seconds


class Experiment(_command.Case):
    def experiment(self, glob, *arguments, out="out", **more):
        done = self.run_it("experiment", glob, "--effort", "quick", "--out", out, *arguments, **more)
        self.assertEqual(done.returncode, 0, done)
        return done

    def figure(self, name, out="out"):
        return json.loads((self.folder / out / f"{name}.json").read_text(encoding="utf-8"))

    def files(self, out="out"):
        return {path.name: path.read_bytes() for path in sorted((self.folder / out).iterdir())}

    def test_list_names_what_there_is_and_computes_nothing(self):
        done = self.run_it("experiment", "--list")
        self.assertEqual(done.returncode, 0)
        for number in range(1, 9):
            self.assertIn(f"ssd.fig{number} ", done.stdout)
        self.assertIn("fashion-mnist", done.stdout)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_figure_is_computed_again_where_its_data_changed(self):
        heart = self.folder / "heart"
        heart.write_text("+1 1:0.5 2:-0.25\n-1 1:0.1 2:0.3\n", encoding="utf-8")
        self.experiment("scaled.fig2-heart", LEMMATA_HEART_SCALE=str(heart))
        self.assertIn("from the run store", self.experiment("scaled.fig2-heart", LEMMATA_HEART_SCALE=str(heart)).stdout)
        heart.write_text("+1 1:7 2:-3\n-1 1:9 2:4\n-1 1:2 2:3\n", encoding="utf-8")
        self.assertNotIn("from the run store", self.experiment("scaled.fig2-heart", LEMMATA_HEART_SCALE=str(heart)).stdout)

    def test_every_file_of_a_figure_is_written_and_fits_the_others(self):
        done = self.experiment(SMALL)
        figures = [self.figure(name) for name in ("ssd.fig1", "ssd.fig8")]
        expected = set()
        for figure in figures:
            self.assertEqual(schema_examples.complaints(figure, "figure"), [])
            self.assertEqual(next(iter(figure)), "schema")
            names = [panel["name"] for panel in figure["panels"]]
            expected |= {f"{figure['id']}{end}" for end in (".json", ".csv", ".svg", *(f".{name}.svg" for name in names))}
            rows = list(csv.DictReader((self.folder / "out" / f"{figure['id']}.csv").read_text(encoding="utf-8").splitlines()))
            self.assertEqual(len(rows), sum(len(series["x"]) for panel in figure["panels"] for series in panel["series"]))
            self.assertEqual(float(rows[7]["mean"]), figure["panels"][0]["series"][0]["mean"][7])
            for observation in figure["observations"]:
                self.assertIn(f"{'seen' if observation['seen'] else 'not seen'}", done.stdout)
                self.assertIn(f"{observation['name']}: {observation['statement']}", done.stdout)
        self.assertEqual(set(self.files()), expected)
        for name, content in self.files().items():
            if name.endswith(".svg"):
                self.assertTrue(xml.etree.ElementTree.fromstring(content).tag.endswith("svg"))

    def test_the_bytes_depend_on_the_seed_and_not_on_the_jobs(self):
        for out, jobs, seed in (("one", 1, 1), ("three", 3, 1), ("other", 2, 2)):
            self.experiment(SAMPLED, "--jobs", jobs, "--seed", seed, out=out, LEMMATA_STORE=str(self.folder / f"{out}.sqlite"))
        self.assertEqual(self.files("one"), self.files("three"))
        self.assertNotEqual(self.figure(SAMPLED, "one")["panels"], self.figure(SAMPLED, "other")["panels"])
        self.assertEqual(schema_examples.complaints(self.figure(SAMPLED, "one"), "figure"), [])

    def test_a_finished_figure_is_kept_and_written_again_to_the_same_bytes(self):
        self.experiment(SMALL)
        before = self.files()
        again = self.experiment(SMALL, out="again")
        self.assertEqual(again.stdout.count("from the run store"), 2)
        self.assertEqual(self.files("again"), before)
        self.assertNotIn("from the run store", self.experiment(SMALL, "--seed", "2").stdout)

    def test_the_networks_figures_are_computed_from_the_data_set(self):
        for name, panels in (("ssd.fig4", 8), ("ssd.fig5", 6)):
            self.experiment(name)
            figure = self.figure(name)
            self.assertEqual(schema_examples.complaints(figure, "figure"), [])
            self.assertEqual(len(figure["panels"]), panels)
            self.assertIn("scaled down", figure["scale"])
            accuracy = {panel["name"].split("-")[0]: panel["series"] for panel in figure["panels"]}["train"]
            self.assertEqual([series["name"] for series in accuracy], ["signSGD", "SGD"])
            self.assertTrue(all(series["mean"][0] < 0.3 < series["mean"][-1] for series in accuracy), "both methods learn")

    def test_an_interrupted_run_goes_on_where_it_stopped(self):
        run = self.start("experiment", "ssd.fig[167]", "--effort", "quick", "--out", "out", "--jobs", "1")
        until = time.monotonic() + 60
        while self.finished() < 1 and run.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        error = run.communicate(timeout=60 * _command.PATIENCE)[1]
        self.assertEqual(run.returncode, 130, error)
        self.assertIn("goes on", error)
        done = self.experiment("ssd.fig[167]")
        self.assertGreaterEqual(done.stdout.count("from the run store"), 1)
        self.store.unlink()
        self.experiment("ssd.fig[167]", out="fresh")
        self.assertEqual(self.files(), self.files("fresh"))

    def test_what_cannot_be_done_is_one_line(self):
        self.assertIn("ssd.fig1", self.refuses("experiment", "ssd.fig99"))
        self.assertIn("--help", self.refuses("experiment", SMALL, "--effort", "heroic"))
        self.write("file", "no folder")
        done = self.run_it("experiment", SMALL, "--out", "file/below")
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (2, 1), done)

    def test_a_missing_data_set_is_named_before_anything_is_computed(self):
        said = self.refuses("experiment", "ssd.*", LEMMATA_FASHION_MNIST=str(self.folder / "nowhere"))
        self.assertIn("dataset-fashion-mnist", said)
        self.assertIn("nowhere", said)
        said = self.refuses("experiment", "scaled.fig2-heart", LEMMATA_HEART_SCALE=str(self.folder / "nowhere"))
        self.assertIn("liblinear-tools", said)
        self.assertIn("nowhere", said)

    def test_another_data_set_of_the_same_form_can_be_named_and_a_damaged_one_is_refused(self):
        for part, count in (("train", 64), ("t10k", 16)):
            self.packed(f"{part}-images-idx3-ubyte.gz", struct.pack(">4I", 0x803, count, 28, 28) + bytes(i * i % 251 for i in range(count * 784)))
            self.packed(f"{part}-labels-idx1-ubyte.gz", struct.pack(">2I", 0x801, count) + bytes(i % 11 for i in range(count)))
        said = self.refuses("experiment", "ssd.fig5", "--effort", "quick", LEMMATA_FASHION_MNIST=str(self.folder))
        self.assertIn("ten classes", said)
        (self.folder / "t10k-labels-idx1-ubyte.gz").write_bytes(b"\x1f\x8b damaged")
        said = self.refuses("experiment", "ssd.fig5", "--effort", "quick", LEMMATA_FASHION_MNIST=str(self.folder))
        self.assertIn("t10k-labels", said)

    def packed(self, name, content):
        with gzip.open(self.folder / name, "wb") as file:
            file.write(content)

    def test_help_has_examples(self):
        done = self.run_it("experiment", "--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("lemmata experiment 'ssd.*'", done.stdout)


if __name__ == "__main__":
    _command.main()
