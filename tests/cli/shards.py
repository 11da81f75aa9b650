#!/usr/bin/python3
# ctest: PROCESSORS 1 TIMEOUT 300 COST 20
"""A run in parts: each part keeps its results in a run store of its own, merge joins them, and nothing is computed again."""
import json
import shutil
import sqlite3
from contextlib import closing

import _command


class Shards(_command.Case):
    def part(self, number, parts, *more):
        store = self.folder / f"{number}.sqlite"
        return self.run_it("verify", *_command.FEW, "--effort", "quick", "--shard", f"{number}/{parts}", *more, LEMMATA_STORE=str(store)), store

    @staticmethod
    def rows(store):
        with closing(sqlite3.connect(store)) as database, database:
            return database.execute("SELECT * FROM finished ORDER BY 1, 2, 3, 4").fetchall()

    def test_parts_joined_in_any_order_are_the_unbroken_run(self):
        whole = self.run_it("verify", *_command.FEW, "--effort", "quick", "--json", "whole.json")
        parts = [self.part(number, 3)[1] for number in (1, 2, 3)]
        stores = []
        for number, order in enumerate((parts, parts[::-1])):
            stores.append(self.folder / f"joined{number}.sqlite")
            merged = self.run_it("merge", *order, "--into", stores[-1])
            self.assertEqual((merged.returncode, len(merged.stdout.splitlines())), (0, 1), merged)
            self.assertIn("4 results, 4 of them new, from 3 stores", merged.stdout)
        self.assertEqual(self.rows(stores[0]), self.rows(stores[1]))
        resumed = self.run_it("verify", *_command.FEW, "--effort", "quick", "--resume", "--json", "resumed.json", LEMMATA_STORE=str(stores[0]))
        self.assertEqual(resumed.stderr, "", "nothing is computed again")
        self.assertEqual((resumed.returncode, resumed.stdout), (whole.returncode, whole.stdout))
        self.assertEqual((self.folder / "resumed.json").read_bytes(), (self.folder / "whole.json").read_bytes())

    def test_joining_again_changes_nothing(self):
        parts = [self.part(number, 2)[1] for number in (1, 2)]
        self.run_it("merge", parts[0])
        self.run_it("merge", parts[1], self.store)
        once = self.rows(self.store)
        self.assertEqual(len(once), len(_command.FEW))
        self.assertIn("0 of them new", self.run_it("merge", *parts, parts[0]).stdout)
        self.assertEqual(self.rows(self.store), once)

    def test_the_document_of_a_part_says_so(self):
        done, _ = self.part(2, 3, "--json", "part.json")
        document = json.loads((self.folder / "part.json").read_text(encoding="utf-8"))
        self.assertEqual(document["shard"], {"part": 2, "parts": 3})
        self.assertEqual([claim["id"] for claim in document["claims"]], [_command.FEW[1]])
        self.assertTrue(done.stdout.startswith("part 2 of 3: 1 of 4 claims"), done.stdout)
        self.assertNotIn("shard", json.loads(self.verify(_command.PLANTED)))

    def test_a_part_may_be_empty(self):
        done, _ = self.part(7, 9, "--json", "part.json")
        self.assertEqual((done.returncode, json.loads((self.folder / "part.json").read_text(encoding="utf-8"))["claims"]), (0, []), done)
        self.assertIn("no claims", done.stdout)

    def test_a_part_that_is_none_is_refused(self):
        for text in ("0/3", "4/3", "2", "a/b", "-1/2"):
            self.assertIn(text, self.refuses("verify", _command.PLANTED, "--shard", text))

    def changed(self, change):
        _, store = self.part(1, 2)
        other = self.folder / "other.sqlite"
        shutil.copy(store, other)
        with closing(sqlite3.connect(other)) as database, database:
            rows = [dict(zip(("claim", "seed", "effort", "inputs", "payload"), row)) for row in database.execute("SELECT * FROM finished")]
            database.execute("DELETE FROM finished")
            for row in rows:
                change(row)
                values = [row[name] for name in ("claim", "seed", "effort", "inputs", "payload")]
                database.execute("INSERT INTO finished VALUES (?, ?, ?, ?, ?, ?)", (*values, checksum(*values)))
        return store, other

    def test_results_that_contradict_each_other_are_refused(self):
        def contradict(row):
            row["payload"] = row["payload"].replace('"cases":', '"cases":1')
        store, other = self.changed(contradict)
        line = self.refuses("merge", store, other)
        for word in (_command.FEW[0], "contradicts", str(store), str(other)):
            self.assertIn(word, line)
        self.assertFalse(self.store.exists() and self.rows(self.store), "nothing is joined")

    def test_a_result_that_is_none_is_refused_though_its_checksum_holds(self):
        for payload in ("{}", "[]", "null", '{"finding": {}, "evidence": {}, "seconds": 1}', '{"finding": 1, "evidence": [], "seconds": "1"}'):
            def hollow(row, payload=payload):
                row["payload"] = payload
            _, other = self.changed(hollow)
            done = self.run_it("verify", *_command.FEW, "--effort", "quick", "--resume", LEMMATA_STORE=str(other))
            self.assertEqual(done.returncode, 2, (payload, done))
            self.assertRegex(done.stderr.splitlines()[-1], "^lemmata: ")

    def test_results_of_another_time_agree(self):
        def slower(row):
            payload = json.loads(row["payload"])
            payload["seconds"] += 1
            row["payload"] = json.dumps(payload, separators=(",", ":"), ensure_ascii=False)
        store, other = self.changed(slower)
        self.assertEqual(self.run_it("merge", store, other).returncode, 0)

    def test_results_of_another_build_are_refused(self):
        def rebuild(row):
            row["inputs"] = "0" * 16 + row["inputs"][16:]
        store, other = self.changed(rebuild)
        line = self.refuses("merge", store, other)
        for word in (str(other), "another build"):
            self.assertIn(word, line)

    def test_a_store_that_is_not_there_or_damaged_is_refused(self):
        line = self.refuses("merge", self.folder / "none.sqlite")
        self.assertIn("none.sqlite", line)
        self.assertFalse((self.folder / "none.sqlite").exists())
        broken = self.write("broken.sqlite", "no database" * 1000)
        self.assertIn("broken.sqlite is damaged", self.refuses("merge", broken))


def checksum(*parts):
    """As lib/app/store.cpp computes it: 64 bits of FNV-1a over words of the parts, each after its length."""
    text = b"".join(str(len(part.encode())).encode() + b":" + part.encode() for part in map(str, parts))
    value, mask = 0xcbf29ce484222325, 2**64 - 1
    def mix(word):
        nonlocal value
        value = ((value ^ word) * 0x100000001b3) & mask
        value ^= value >> 29
    whole = len(text) // 8 * 8
    for at in range(0, whole, 8):
        mix(int.from_bytes(text[at:at + 8], "little"))
    for byte in text[whole:]:
        mix(byte)
    mix(len(text))
    return f"{value:016x}"


_command.main()
