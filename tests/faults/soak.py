#!/usr/bin/python3
# ctest: PROCESSORS 2 TIMEOUT 300 COST 20
# long: --minutes 120
# long ctest: PROCESSORS 1 COST 10000
"""A long run keeps its memory steady, and its progress never falls silent. `--minutes N` watches `verify --effort deep` that long; without
it, the watch itself is tested, on a run of seconds and on series that leak and that do not.

In `ctest --preset long` it runs beside the others, two hours in all, at a low priority: it takes what they leave of the processors."""
import math
import os
import random
import signal
import time
from pathlib import Path

import _faults
from _faults import options

PAGE = os.sysconf("SC_PAGE_SIZE") / 2**20  # MiB
LONGEST_SILENCE = 60  # seconds: what Progress promises (lib/app/output.hpp)
WARM_UP = 0.2  # of the run: caches fill, and the first items are the smallest


def slope(times, values):
    """The slope of the least squares line, and the half-width of its 99 % confidence interval.

    Neighbouring samples are not independent: the residuals' lag-one correlation r leaves n (1 - r) / (1 + r) of n samples."""
    n = len(times)
    mean_t, mean_v = sum(times) / n, sum(values) / n
    spread = sum((t - mean_t) ** 2 for t in times)
    gradient = sum((t - mean_t) * (v - mean_v) for t, v in zip(times, values)) / spread
    residuals = [v - mean_v - gradient * (t - mean_t) for t, v in zip(times, values)]
    squares = sum(r * r for r in residuals)
    correlation = max(0.0, min(0.99, sum(a * b for a, b in zip(residuals, residuals[1:])) / squares)) if squares > 0 else 0.0
    independent = max(3.0, n * (1 - correlation) / (1 + correlation))
    return gradient, 2.58 * math.sqrt(squares / (independent - 2) / spread)


def resident(process):
    """MiB, 0 where the process is gone."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1]) * PAGE
    except OSError:
        return 0.0


def is_leak(times, values, least=1.0):
    """Does it grow, beyond noise, and by more than `least` MiB an hour? Times in hours, values in MiB."""
    gradient, half_width = slope(times, values)
    return gradient - half_width > 0 and gradient > least


class Watch:
    """Samples of a run: resident memory of the parent and of its workers together, and when it last said something."""

    def __init__(self, case, *arguments, nice=0):
        self.terminal = _faults.Terminal(arguments, case.environment(), case.folder, nice)
        self.case, self.begin, self.longest_silence = case, time.monotonic(), 0.0
        self.times, self.parent, self.workers = [], [], []
        self.of_process = {}  # a worker's own samples

    def run(self, seconds, every):
        spoke = time.monotonic()
        while (now := time.monotonic()) - self.begin < seconds and _faults.lives(self.terminal.process):
            if self.terminal.read(every):
                spoke = time.monotonic()
            self.longest_silence = max(self.longest_silence, time.monotonic() - spoke)
            self.times.append((now - self.begin) / 3600)
            self.parent.append(resident(self.terminal.process))
            each = {process: resident(process) for process in self.case.descendants() if process != self.terminal.process}
            self.workers.append(sum(each.values()))
            for process, size in each.items():
                self.of_process.setdefault(process, []).append(size)
            time.sleep(max(0.0, now + every - time.monotonic()))
        self.terminal.type(b"\x03")
        while self.terminal.read(1):
            pass
        return self.terminal.code()

    def grown(self, most=5):
        """Of the workers that grew most while they lived: how long they were seen, and the first and the last sample."""
        seen = sorted(self.of_process.values(), key=lambda sizes: sizes[0] - sizes[-1])
        return [(len(sizes), sizes[0], sizes[-1]) for sizes in seen[:most]]

    def warm(self, values):
        first = int(WARM_UP * len(values))
        return self.times[first:], values[first:]


class Estimate(_faults.Case):
    hours = [i / 720 for i in range(1440)]  # two hours, a sample every five seconds

    def series(self, growth, seed):
        """Workers whose memory rises and falls with their items, each of which takes minutes."""
        dice, level, values = random.Random(seed), 0.0, []
        for hour in self.hours:
            level = 0.95 * level + dice.gauss(0, 5)
            values.append(120 + level + growth * hour)
        return values

    def test_growth_is_noticed_and_noise_is_not(self):
        false_alarms = sum(is_leak(self.hours, self.series(0, seed)) for seed in range(200))
        self.assertLessEqual(false_alarms, 6, "3 % at most where half a per cent is meant")
        noticed = sum(is_leak(self.hours, self.series(30, seed)) for seed in range(50))
        self.assertEqual(noticed, 50, "30 MiB an hour is a leak")

    def test_a_steady_process_is_steady(self):
        self.assertEqual(slope(self.hours, [7.0] * len(self.hours)), (0.0, 0.0))
        self.assertFalse(is_leak(self.hours, [7.0] * len(self.hours)))
        self.assertTrue(is_leak(self.hours, [7.0 + 2 * hour for hour in self.hours]))


class Watched(_faults.Case):
    def watched(self, seconds, every, nice=0):
        watch = Watch(self, "verify", "--effort", "deep", "--jobs", "2", nice=nice)
        self.assertEqual(watch.run(seconds, every), 128 + signal.SIGINT, "it was to work until it is interrupted")
        self.nothing_is_left()
        return watch

    def test_the_progress_never_stops(self):
        watch = self.watched(6, 0.5)
        self.assertLess(watch.longest_silence, 3, "on a terminal it moves every second")
        self.assertGreater(min(watch.workers[4:]), 10, "the workers are watched")


class Soak(Watched):
    def test_memory_is_steady_over_the_whole_run(self):
        watch = self.watched(60 * options.minutes, 5, nice=10)
        worked = os.times()
        print(f"processor time: {(worked.children_user + worked.children_system) / 60:.0f} min")
        print(f"longest silence: {watch.longest_silence:.1f} s; samples: {len(watch.times)}; worker processes: {len(watch.of_process)}")
        for samples, first, last in watch.grown():
            print(f"  a worker seen {samples} times: from {first:.0f} to {last:.0f} MiB")
        self.assertLess(watch.longest_silence, LONGEST_SILENCE)
        for name, values in (("parent", watch.parent), ("workers", watch.workers)):
            times, warm = watch.warm(values)
            gradient, half_width = slope(times, warm)
            print(f"{name}: {gradient:+.2f} +- {half_width:.2f} MiB an hour (99 %), from {warm[0]:.0f} to {warm[-1]:.0f} MiB, at most {max(warm):.0f}")
            self.assertFalse(is_leak(times, warm), name)


if options.minutes == 0:
    del Soak  # hours are asked for
_faults.main()
