#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 300 COST 40
# long: --times 0
"""A disk that is full, broken or read-only, at any step of a run: one clear line, exit code 2, no half-written output, a store that is as
good as it was. What needs a disk of its own (mount, in a name space of its own) is said where it is not permitted."""
import os
import random
import shutil
import subprocess
import unittest

import _faults
from _faults import options

VERIFY = ("verify", *_faults.CHEAP, *_faults.QUICK, "--json", "run.json", "--junit", "run.xml")
SMALL = ("verify", _faults.PLANTED, *_faults.QUICK)


def may_mount():
    return subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False).returncode == 0


class Disk(_faults.Case):
    def test_a_disk_that_fails_at_any_step(self):
        whole = self.verify(*_faults.CHEAP)
        self.forget()
        steps = self.steps_of(*VERIFY)
        dice = random.Random(options.seed)
        chosen = sorted(dice.sample(range(1, steps + 1), min(2 * options.times, steps))) if options.times else range(1, steps + 1)
        print(f"seed {options.seed}: fails at {len(chosen)} of {steps} steps")
        for step in chosen:
            for fault, words in (("full", ("cannot be written",)), ("broken", ("cannot be written",))):
                with self.subTest(f"{fault} from step {step} of {steps} on"):
                    self.fails_at(f"{fault}:{step}", words, whole)

    def fails_at(self, fault, words, whole):
        self.forget()
        (self.folder / "run.json").write_text("old", encoding="utf-8")
        done = self.run_with_fault(fault, *VERIFY)
        if done.returncode != 1:  # the last step may be one that nobody needs: a file that is removed
            self.one_line(done, 2, *words)
        self.assertIn((self.folder / "run.json").read_bytes(), (b"old", whole))
        self.no_process_is_left()
        resumed = self.run_it(*VERIFY, "--resume")
        self.assertEqual((resumed.returncode, (self.folder / "run.json").read_bytes()), (1, whole), resumed)
        self.nothing_is_left()

    def test_an_output_that_is_a_folder_or_under_a_file_is_refused_before_the_work(self):
        (self.folder / "folder").mkdir()
        (self.folder / "file").write_text("", encoding="utf-8")
        for path in ("folder", "file/run.json", "file/more/run.json", "/proc/run.json", ""):
            for arguments in ((*SMALL, "--json", path), (*SMALL, "--junit", path), ("check", "sign", "--dim", "2", "--html", path)):
                if path:
                    self.assertIn(path, self.refuses(*arguments))
        for out in ("file", "file/report", "/proc/report"):
            self.assertIn(out, self.refuses("report", _faults.PLANTED, "--out", out))
            self.assertIn(out, self.refuses("experiment", "ssd.fig8", "--effort", "quick", "--out", out))
        self.assertFalse(self.store.exists(), "it worked before it refused")
        self.nothing_is_left()

    def test_a_store_under_a_file_is_refused(self):
        (self.folder / "file").write_text("", encoding="utf-8")
        for path in (self.folder / "file" / "run.sqlite", "/proc/run.sqlite"):
            self.assertIn("LEMMATA_STORE", self.refuses(*SMALL, LEMMATA_STORE=str(path)))

    def unprivileged(self, *arguments):
        """Run by somebody whom permissions bind."""
        def leave_root():
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
        return subprocess.run([self.folder / "command", *arguments], env=self.environment(), cwd=self.folder, capture_output=True, text=True,
                              preexec_fn=leave_root, timeout=60 * _faults.PATIENCE, check=False)

    def test_what_may_not_be_written_or_read_is_named(self):
        for folder in (self.folder, self.temporary):
            folder.chmod(0o777)
        closed, secret = self.folder / "closed", self.folder / "secret"
        closed.mkdir()
        secret.mkdir()
        (secret / "witness.json").write_text("{}", encoding="utf-8")
        self.write("witness.json", "{}").chmod(0o000)
        closed.chmod(0o555)
        secret.chmod(0o000)
        shutil.copy(_faults.COMMAND, self.folder / "command")  # the build may be in a folder that only its owner may enter
        self.assertEqual(self.unprivileged("list", _faults.PLANTED).returncode, 0)
        self.one_line(self.unprivileged(*SMALL, "--json", "closed/run.json"), 2, "closed/run.json", "Permission denied")
        self.one_line(self.unprivileged("report", _faults.PLANTED, "--out", "closed/report"), 2, "closed/report", "Permission denied")
        self.one_line(self.unprivileged("replay", "secret/witness.json"), 2, "secret/witness.json")
        self.one_line(self.unprivileged("replay", "witness.json"), 2, "witness.json", "Permission denied")
        self.one_line(self.unprivileged("check", "secret/a.py:f"), 2, "secret/a.py")
        self.one_line(self.unprivileged("--load", "secret/a.so", "list"), 2, "secret/a.so")
        for place in (closed, secret):
            with_store = {**self.environment(), "LEMMATA_STORE": str(place / "run.sqlite")}
            self.environment = lambda with_store=with_store, **more: {**with_store, **more}
            self.one_line(self.unprivileged(*SMALL), 2, "Permission denied", "LEMMATA_STORE")
        secret.chmod(0o700)

    def test_without_a_home_the_store_is_in_a_folder_of_ones_own(self):
        without = {name: value for name, value in self.environment().items() if name not in ("LEMMATA_STORE", "HOME", "XDG_CACHE_HOME")}
        run = lambda: subprocess.run([_faults.COMMAND, *SMALL], env=without, cwd=self.folder, capture_output=True, text=True, check=False)
        own = self.temporary / f"lemmata-{os.getuid()}"
        self.assertEqual(run().returncode, 1)
        self.assertTrue((own / "run.sqlite").exists())
        self.assertEqual(own.stat().st_mode & 0o77, 0, "others may not look into it")
        own.chmod(0o777)
        self.one_line(run(), 2, str(own), "LEMMATA_STORE")
        shutil.rmtree(own)
        own.symlink_to(self.folder)
        self.one_line(run(), 2, str(own), "LEMMATA_STORE")
        without["HOME"] = "/nonexistent-home"
        if os.getuid() == 0:
            without["HOME"] = "/proc/no-home"
        self.one_line(run(), 2, without["HOME"], "LEMMATA_STORE")


class Mounted(_faults.Case):
    """On a small file system, mounted for the command alone."""

    def mounted(self, script, size):
        lines = f"set -e; mkdir -p disk; mount -t tmpfs -o size={size} none disk; {script}"
        return subprocess.run(["unshare", "-m", "bash", "-c", lines.replace("lemmata ", f"'{_faults.COMMAND}' ")], env=self.environment(), cwd=self.folder,
                              capture_output=True, text=True, timeout=120 * _faults.PATIENCE, check=False)

    FULL = "set +e; cat /dev/zero > disk/ballast 2>/dev/null; "

    def test_a_full_disk_under_the_output(self):
        for command in ("verify gauntlet.g2 --effort quick --json disk/run.json", "check sign --dim 2 --only contraction --html disk/run.html"):
            done = self.mounted(f"echo old > disk/run.json; {self.FULL} lemmata {command}; code=$?; ls disk >&2; cat disk/run.json; exit $code", "64k")
            self.one_line(done, 2, "disk/run.", "No space left")
            self.assertTrue(done.stdout.endswith("old\n"), done)
            self.assertEqual(done.stderr.split()[-2:], ["ballast", "run.json"], done)
        self.nothing_is_left()

    def test_a_full_disk_under_a_report(self):
        for size in ("16k", "64k", "256k"):
            done = self.mounted(f"set +e; lemmata report gauntlet.g2 'compressor.identity' --plain --out disk/report; code=$?; find disk -name '*.lemmata-new' -o -empty >&2; exit $code", size)
            if done.returncode != 0:
                self.one_line(done, 2, "disk/report", "No space left")
            self.assertNotIn("disk/", done.stderr.replace(" disk/report/", ""), done)
        self.assertEqual(done.returncode, 0, "the largest disk holds it")

    def test_a_full_disk_under_the_store(self):
        whole = self.verify(*_faults.CHEAP, name="whole.json")
        self.forget()
        for size in ("4k", "16k", "64k", "128k"):
            store = "LEMMATA_STORE=disk/run.sqlite"
            verify = f"{store} lemmata verify 'gauntlet.g*' --effort quick --jobs 2 --json run.json"
            more_room = "mount -o remount,size=8m disk"
            done = self.mounted(f"set +e; {verify} 2>first; echo $? >>first; {more_room}; {verify} --resume", size)
            first = (self.folder / "first").read_text(encoding="utf-8").splitlines()
            self.assertEqual((first[-1], len(self.complaints("\n".join(first)))), ("2", 1), first)
            self.assertIn("cannot be written", first[-2])
            self.assertEqual(done.returncode, 1, done)
            self.assertEqual((self.folder / "run.json").read_bytes(), whole)
            (self.folder / "run.json").unlink()
        self.assertLess(len(done.stderr.splitlines()), 18, "what the full disk had room for is kept")

    def test_a_read_only_disk(self):
        script = "LEMMATA_STORE=disk/run.sqlite lemmata verify gauntlet.g2 --effort quick || true; mount -o remount,ro disk; set +e; "
        for command in ("lemmata verify gauntlet.g2 --effort quick --json disk/run.json", "lemmata report gauntlet.g2 --out disk/report",
                        "LEMMATA_STORE=disk/run.sqlite lemmata verify gauntlet.g2 --effort quick --resume", "LEMMATA_STORE=disk/new/run.sqlite lemmata verify gauntlet.g2"):
            self.one_line(self.mounted(script + command, "1m"), 2, "disk/", "Read-only file system")


if not may_mount():
    print("left out, since mounting is not permitted here: full and read-only disks of their own (class Mounted)")
    Mounted = unittest.skip("mounting is not permitted here")(Mounted)
_faults.main()
