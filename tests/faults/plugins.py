#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 300 COST 60
# long: --times 100
"""lemmata check over the zoo of misbehaving compressors (tests/plugin/modules/zoo.c and zoo.py): each is a finding with the input that shows
it, or is refused in one line, and nothing is left: no process, no file, no shared memory."""
import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import _faults

MODULES = Path(__file__).resolve().parents[1] / "plugin" / "modules"
LIBRARY = Path(os.environ.get("LEMMATA_BUILD_DIR", "build/release")).resolve() / "plugins" / "zoo.so"
PYTHON = f"{MODULES / 'zoo.py'}:compress"
LONG = _faults.options.times > 5
LEFT = "left a process of its own behind"
HUNG = "no end within 2 s of processor time"
PRINTED = "printed more than 64 MiB"

# What a check says of each: the property, and words of its finding on x = (1, 1).
IN_CALL = {
    "children": ("pure", LEFT), "orphans": ("pure", LEFT), "fork-and-return": ("pure", LEFT), "kill-group": ("terminates", "SIGKILL"),
    "print-for-ever": ("pure", PRINTED), "print-a-gigabyte": ("pure", PRINTED),
    "garbage": ("pure", "wrote to the descriptors of its harness"), "close-all": ("pure", "closed or replaced a descriptor of its harness"),
    "write-before": ("in-bounds", "wrote to out[-1]"), "write-after": ("in-bounds", "wrote to out[2]"), "write-input": ("pure", "wrote to x[0]"),
    "free-output": ("terminates", "crashed"), "free-twice": ("terminates", "double"),
    "late-writer": ("pure", "wrote to out[0] after it had returned"), "exit": ("terminates", "called exit(3)"),
    "exit-at-once": ("terminates", "ended with status 3"), "abort": ("terminates", "SIGABRT"), "end-thread": ("terminates", "crashed"),
    "handle-faults": ("pure", "changed what SIGSEGV does"), "ignore-termination": ("pure", "changed what SIGTERM does"),
    "block-signals": ("pure", "changed which signals are blocked"), "alarm": ("pure", "left a timer running"),
    "posix-timer": ("pure", "left a timer running"), "clone": ("pure", LEFT), "sibling": ("pure", LEFT), "kill-parent": ("terminates", "killed the process that watches over it"),
    "handle-alarm": ("pure", "changed what SIGALRM does"), "folder": ("pure", "changed its working folder"),
    "limit": ("pure", "changed the limit RLIMIT_NOFILE"), "round-up": ("pure", "left another rounding mode"),
}
AT_ONCE = {"sleep": HUNG, "spin": HUNG, "handle-and-fault": HUNG}  # seconds a call: one call only
IN_PYTHON = {
    "exit": ("terminates", "SystemExit: 3"), "exit-at-once": ("terminates", "ended with status 3"), "fork-and-return": ("pure", LEFT),
    "orphans": ("pure", LEFT), "garbage": ("pure", "wrote to the descriptors of its harness"), "in-place": ("pure", "x[0] became 2.0"),
    "close-all": ("pure", "closed or replaced a descriptor of its harness"), "shape": ("in-bounds", "returned shape (2, 2)"),
    "dtype": ("terminates", "returned dtype float32"), "print-for-ever": ("pure", PRINTED), "round-up": ("pure", "left another rounding mode"),
}
REFUSED = {
    "crash-at-load": "it cannot be loaded: ", "exit-at-load": "called exit(3)", "children-at-load": "loading it " + LEFT,
    "folder-at-load": "loading it changed its working folder", "print-at-load": PRINTED, "garbage-at-load": "it wrote to the descriptors of its harness",
    "crash-at-unload": "it cannot be unloaded: ", "abort-at-unload": "it cannot be unloaded: SIGABRT",
}


class Zoo(_faults.Case):
    def environment(self, **more):
        return super().environment(**{"LEMMATA_ZOO_MARK": self.folder.name, **more})

    def over(self, animals, examine):
        with ThreadPoolExecutor(2 if LONG else 4) as pool:  # most of them wait
            for done in [pool.submit(examine, animal) for animal in animals]:
                done.result()
        self.nothing_of_theirs_is_left()

    def nothing_of_theirs_is_left(self):
        self.no_process_is_left()
        self.assertEqual(sorted(self.temporary.rglob("*")), [], "temporary files")
        self.assertEqual(list(Path("/dev/shm").glob(f"*{self.folder.name}*")), [])
        self.assertNotIn(" 71993 ", Path("/proc/sysvipc/shm").read_text(encoding="ascii"))  # zoo.c's segment, by its size

    def finding(self, plugin, animal, prop, words):
        path = Path(tempfile.mkdtemp(dir=self.folder)) / "check.json"
        only = () if LONG else ("--only", "pure,in-bounds,terminates")
        done = self.run_it("check", plugin, "--dim", "2", *only, "--jobs", "1", "--json", path, LEMMATA_ZOO=animal)
        self.assertEqual(done.returncode, 1, f"{animal}: {done}")
        found = {p["id"]: p for p in json.loads(path.read_text(encoding="utf-8"))["properties"]}
        self.assertEqual(found[prop]["verdict"], "violated", f"{animal}: {found[prop]}")
        self.assertEqual(found[prop]["witness"]["x"], [1, 1], f"{animal}: {found[prop]}")
        self.assertIn(words, found[prop]["witness"]["text"], animal)
        others = {p for p in ("pure", "in-bounds", "terminates") if p != prop and found[p]["verdict"] != "holds"}
        self.assertEqual(others, set(), f"{animal}: {found}")

    def test_each_animal_is_a_finding_on_its_input(self):
        self.over(IN_CALL, lambda animal: self.finding(LIBRARY, animal, *IN_CALL[animal]))

    def test_each_python_animal_is_a_finding_on_its_input(self):
        self.over(IN_PYTHON, lambda animal: self.finding(PYTHON, animal, *IN_PYTHON[animal]))

    def test_one_that_does_not_end_is_ended(self):
        def examine(animal):
            done = self.run_it("check", LIBRARY, "--at", "[1,1]", LEMMATA_ZOO=animal)
            self.assertEqual(done.returncode, 1, f"{animal}: {done}")
            self.assertIn(AT_ONCE[animal], done.stdout, animal)
        self.over(AT_ONCE, examine)

    def test_what_is_left_in_shared_memory_goes_with_it(self):
        """Where the kernel gives a plugin its own, which it does for root, and mostly for others."""
        def examine(animal):
            done = self.run_it("check", LIBRARY, "--at", "[1,1]", LEMMATA_ZOO=animal)
            self.assertEqual(done.returncode, 1, f"{animal}: {done}")
            self.assertRegex(done.stdout, "left a (file|segment)", animal)
        if os.geteuid() == 0:
            self.over(("shared-file", "shared-segment"), examine)

    def test_one_that_misbehaves_outside_of_calls_is_refused(self):
        def examine(animal):
            self.assertIn(REFUSED[animal], self.refuses("check", LIBRARY, "--dim", "2", LEMMATA_ZOO=animal), animal)
        self.over(REFUSED, examine)

    def test_threads_that_do_no_harm_are_no_finding(self):
        done = self.run_it("check", LIBRARY, "--dim", "2", "--only", "pure,in-bounds,terminates", LEMMATA_ZOO="idle-threads")
        self.assertEqual(done.returncode, 0, done)
        self.nothing_of_theirs_is_left()


if __name__ == "__main__":
    _faults.main()
