#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 300 COST 40
# long: --times 2000
"""A run store that is truncated, altered, of another version or build, or in use: it is refused in one line (exit code 2), or what is
sound in it is used and the rest computed again. In either case no run says anything that an unbroken one does not say."""
import random
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing

import _faults
from _faults import options

VERIFY = ("verify", *(f"gauntlet.g{i}" for i in range(1, 6)), *_faults.QUICK, "--json", "run.json")
RESUME = (*VERIFY, "--resume")


class Store(_faults.Case):
    def setUp(self):
        super().setUp()
        self.assertEqual(self.run_it(*VERIFY).returncode, 1)
        self.whole = (self.folder / "run.json").read_bytes()
        self.alter("VACUUM")  # no copy of a row in the free room of a page
        self.content = self.store.read_bytes()
        (self.folder / "run.json").unlink()

    def alter(self, script):
        with closing(sqlite3.connect(self.store)) as database:
            database.executescript(script)

    def put(self, content, log=None):
        for path in self.folder.glob("run.sqlite*"):
            path.unlink()
        self.store.write_bytes(content)
        if log is not None:
            (self.folder / "run.sqlite-wal").write_bytes(log)

    def refused(self, done):
        """One line that says what to do; nothing else is written."""
        line = self.one_line(done, 2, str(self.store), "LEMMATA_STORE")
        self.assertEqual((done.stdout, (self.folder / "run.json").exists()), ("", False), done)
        return line

    def refused_or_sound(self, what):
        """Was it refused? If not, the run says what an unbroken one says, to the byte."""
        with self.subTest(what):
            done = self.run_it(*RESUME)
            if done.returncode == 2:
                self.assertIn("is damaged", self.refused(done))
                return True
            self.assertEqual(done.returncode, 1, done)
            self.assertEqual((self.folder / "run.json").read_bytes(), self.whole)
            (self.folder / "run.json").unlink()
            self.nothing_is_left()
            return False
        return None

    def test_truncated(self):
        size = len(self.content)
        pages = [4096 * i + d for i in range(1, size // 4096) for d in (-1, 0, 1)]
        lengths = sorted({15, 16, 17, 99, 100, 101, 511, 512, 513, size // 2, size - 4096, size - 1, *random.Random(options.seed).sample(pages, min(len(pages), options.times))})
        kept = [length for length in lengths if not self.try_length(length)]
        self.assertEqual(kept, [], "a truncated store was taken for whole")

    def try_length(self, length):
        self.put(self.content[:length])
        return self.refused_or_sound(f"truncated to {length} of {len(self.content)} bytes")

    def test_an_empty_file_is_a_store_just_begun(self):
        for content in (b"", self.content[:1]):  # SQLite takes a single byte for nothing
            self.put(content)
            self.assertIs(self.refused_or_sound(f"{len(content)} bytes"), False)

    def altered(self, at, bit):
        content = bytearray(self.content)
        content[at] ^= 1 << bit
        return bytes(content)

    def test_one_bit_altered_in_any_region(self):
        dice = random.Random(options.seed)
        size = len(self.content)
        regions = {"header": range(0, 100), "tables": range(100, 4096), "anywhere": range(4096, size)}
        seen = {}
        for region, offsets in regions.items():
            for at in dice.sample(offsets, min(len(offsets), 4 * options.times)):
                self.put(self.altered(at, dice.randrange(8)))
                outcome = self.refused_or_sound(f"seed {options.seed}: a bit of byte {at} ({region})")
                seen.setdefault(region, []).append(outcome)
        for region, outcomes in seen.items():
            print(f"{region}: {sum(map(bool, outcomes))} of {len(outcomes)} refused, the others harmless")
            self.assertIn(True, outcomes, "not one was noticed")

    def test_one_bit_altered_in_a_row(self):
        """What was found, its key and its checksum: each bit of them counts."""
        dice = random.Random(options.seed)
        begin = self.content.index(b'{"finding"')
        inside = range(begin, begin + 500)
        checksum = self.stored("SELECT checksum FROM finished")
        key = self.stored("SELECT inputs FROM finished")
        places = [*dice.sample(inside, 2 * options.times if options.times < 250 else 500), self.content.index(checksum), self.content.index(key)]
        for at in places:
            self.put(self.altered(at, dice.randrange(7)))
            self.assertIs(self.refused_or_sound(f"a bit of byte {at} (a row)"), True, "an altered row was trusted")

    def stored(self, query):
        with closing(sqlite3.connect(self.store)) as database:
            return database.execute(query).fetchone()[0].encode()

    def log_of_a_killed_run(self):
        """A store and its write-ahead log, as a run leaves them that is killed before it closes the store."""
        log = self.folder / "run.sqlite-wal"
        for step in range(self.steps_of(*VERIFY), 0, -5):  # the last ones are of the outputs, when the store is closed
            for path in self.folder.glob("run.sqlite*"):
                path.unlink()
            self.assertEqual(self.run_with_fault(f"kill:{step}", *VERIFY).returncode, -signal.SIGKILL)
            if log.exists():
                return self.store.read_bytes(), log.read_bytes()
        self.fail("no log is left by a killed run")
        return None

    def test_the_log_of_a_killed_run(self):
        content, log = self.log_of_a_killed_run()
        self.assertGreater(len(log), 4096, "there is no log to damage")
        self.put(content, log)
        done = self.run_it(*RESUME)
        self.assertEqual((done.returncode, (self.folder / "run.json").read_bytes()), (1, self.whole), done)
        self.assertLess(len(done.stderr.splitlines()), 5, "what the log has is not computed again")
        (self.folder / "run.json").unlink()
        dice = random.Random(options.seed)
        for length in (0, 1, 31, 32, 33, 55, 56, len(log) // 2, len(log) - 1):
            self.put(content, log[:length])
            self.refused_or_sound(f"the log truncated to {length} of {len(log)} bytes")
        for at in dice.sample(range(len(log)), min(len(log), 4 * options.times)):
            broken = bytearray(log)
            broken[at] ^= 1 << dice.randrange(8)
            self.put(content, bytes(broken))
            self.refused_or_sound(f"seed {options.seed}: a bit of byte {at} of the log")

    def test_what_is_no_store(self):
        self.put(b"\0" * 8192)
        self.refused(self.run_it(*RESUME))
        self.put(b"not a database, but long enough to be taken for one" * 100)
        self.refused(self.run_it(*RESUME))
        self.store.unlink()
        self.store.mkdir()
        self.refused(self.run_it(*RESUME))

    def test_another_version_or_other_tables(self):
        for statement in ("UPDATE header SET value = 'lemmata/store/2'", "DELETE FROM header", "DROP TABLE header", "DROP TABLE finished", "CREATE TABLE more (a)",
                          "ALTER TABLE finished ADD COLUMN more", "CREATE TRIGGER lie AFTER INSERT ON finished BEGIN DELETE FROM header; END",
                          "ALTER TABLE finished RENAME TO other; CREATE VIEW finished AS SELECT * FROM other"):
            self.put(self.content)
            self.alter(statement)
            self.assertIn("is damaged", self.refused(self.run_it(*RESUME)), statement)

    def test_another_build_s_findings_are_not_used(self):
        other = self.folder / "lemmata-other"
        shutil.copy(_faults.COMMAND, other)
        with other.open("ab") as file:
            file.write(b"another build")
        self.put(self.content)
        done = subprocess.run([other, *RESUME], env=self.environment(), cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 5), "all five are computed again")
        self.assertEqual((self.folder / "run.json").read_bytes(), self.whole)

    def test_in_use_by_another_run(self):
        holder = self.start("verify", *_faults.SLOW, "--effort", "standard", "--jobs", "1")
        time.sleep(0.5)
        self.assertIn(f"in use by process {holder.pid}", self.refused(self.run_it(*RESUME)))
        self.assertIn("in use", self.refused(self.run_it("report", _faults.PLANTED, "--out", "report")))
        holder.kill()
        holder.communicate()
        self.assertIs(self.refused_or_sound("after the holder was killed"), False)

    def test_in_use_by_another_program(self):
        """Somebody looks into the store with a tool of his own, in the midst of a transaction."""
        with closing(sqlite3.connect(self.store, timeout=0, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            line = self.one_line(self.run_it(*VERIFY), 2, "locked", "LEMMATA_STORE")
            self.assertNotIn("damaged", line)
            database.execute("ROLLBACK")
        self.assertIs(self.refused_or_sound("after the lock"), False)

    def test_two_runs_that_write_one_file_write_it_whole(self):
        texts, ends = set(), []

        def run(name):
            for _ in range(5):
                ends.append(self.run_it("verify", "gauntlet.g2", *_faults.QUICK, "--json", "both.json", LEMMATA_STORE=str(self.folder / name)).returncode)
                texts.add((self.folder / "both.json").read_bytes())

        threads = [threading.Thread(target=run, args=(name,)) for name in ("a.sqlite", "b.sqlite")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual((set(ends), len(texts)), ({1}, 1))
        self.nothing_is_left()


_faults.main()
