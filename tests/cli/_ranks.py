"""Runs the command on the ranks of an MPI job, where OpenMPI and the command's module for it are there."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import _command

MODULE = Path(_command.COMMAND).resolve().parent / "liblemmata_mpi.so"
# mpirun refuses root, and more ranks than processors, unless it is told to. A program that only passes messages leaks 120 KB a rank in
# Open MPI 4.1.4 (3360 objects, to the byte what ours does), in components unloaded before leaks are looked for: no suppression can name them.
ENVIRONMENT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "LSAN_OPTIONS": "detect_leaks=0"}
TRUTHS = tuple(f"gauntlet.t{number}" for number in range(1, 9))  # nothing refutes them: each takes its whole budget


def missing():
    """Why there are no ranks here, or None."""
    if shutil.which("mpirun") is None:
        return "mpirun is not installed (openmpi-bin)"
    if not MODULE.exists():
        return "this build has no MPI module (libopenmpi-dev was not found)"
    return None


def needed():
    """Leaves the script as skipped, and says why, where there are no ranks."""
    if missing():
        print(missing())
        sys.exit(77)


def line(ranks, *arguments, before=()):
    return ["mpirun", "--oversubscribe", *before, "-n", str(ranks), _command.COMMAND, *map(str, arguments)]


class Case(_command.Case):
    def environment(self, **more):
        return super().environment(**ENVIRONMENT, **more)

    def on_ranks(self, ranks, *arguments, **more):
        return subprocess.run(line(ranks, *arguments), env=self.environment(**more), cwd=self.folder, capture_output=True, text=True,
                              timeout=300 * _command.PATIENCE, check=False)

    def start_ranks(self, ranks, *arguments, **more):
        return subprocess.Popen(line(ranks, *arguments), env=self.environment(**more), cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def process_of(mpirun, rank):
    """The process of a rank, a child of mpirun; None while there is none."""
    for child in subprocess.run(["ps", "-o", "pid=", "--ppid", str(mpirun)], capture_output=True, text=True, check=False).stdout.split():
        try:
            variables = Path(f"/proc/{child}/environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if f"OMPI_COMM_WORLD_RANK={rank}".encode() in variables:
            return int(child)
    return None


def said(stderr):
    """The lines of ours; mpirun adds a page of its own where a job ends badly."""
    return [text for text in stderr.splitlines() if text.startswith("lemmata: ")]
