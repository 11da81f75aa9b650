"""A zoo of misbehaving compressors, like zoo.c: LEMMATA_ZOO names the one to be. It misbehaves on x = (1, .., 1), is the identity elsewhere."""
import ctypes
import os
import resource
import signal
import subprocess
import sys
import threading
import time

import numpy as np

ANIMAL = os.environ.get("LEMMATA_ZOO", "")
libm = ctypes.CDLL("libm.so.6")
UPWARD = 0x800  # FE_UPWARD of x86


def start_orphans():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(1e6)
        os._exit(0)
    os.wait()


def print_for_ever():
    while True:
        print("a plugin that talks, and talks, and does not come to an end; " * 1000)


def in_every_descriptor(act):
    for descriptor in range(256):
        try:
            act(descriptor)
        except OSError:
            pass


def leak():
    kept = []
    while True:
        kept.append(np.ones(2**20))


def leave_thread(x):
    def meddle():
        time.sleep(0.002)
        x[:] = 7
    threading.Thread(target=meddle, daemon=True).start()


def leave_shared_file():
    with open(f"/dev/shm/lemmata-zoo-{os.environ.get('LEMMATA_ZOO_MARK', 'test')}", "w", encoding="ascii") as file:
        file.write("left behind")


def change_in_place(x):
    x *= 2


IN_CALL = {
    "exit": lambda x: sys.exit(3),
    "exit-at-once": lambda x: os._exit(3),
    "abort": lambda x: os.abort(),
    "fork-and-return": lambda x: os.fork(),
    "children": lambda x: [subprocess.Popen(["sleep", "1000000"]) for _ in range(5)],
    "orphans": lambda x: start_orphans(),
    "print-for-ever": lambda x: print_for_ever(),
    "garbage": lambda x: in_every_descriptor(lambda descriptor: os.write(descriptor, b"bgarbage")),
    "close-all": lambda x: in_every_descriptor(os.close),
    "leak": lambda x: leak(),
    "sleep": lambda x: time.sleep(1e6),
    "null": lambda x: ctypes.string_at(0),
    "thread": leave_thread,
    "ignore-termination": lambda x: signal.signal(signal.SIGTERM, signal.SIG_IGN),
    "handle-alarm": lambda x: signal.signal(signal.SIGALRM, lambda number, frame: None),
    "alarm": lambda x: signal.alarm(3600),
    "folder": lambda x: os.chdir("/"),
    "limit": lambda x: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20)),
    "round-up": lambda x: libm.fesetround(UPWARD),
    "shared-file": lambda x: leave_shared_file(),
    "in-place": change_in_place,
}
RETURNS = {
    "shape": lambda x: np.stack([x, x]),
    "short": lambda x: x[:-1],
    "dtype": lambda x: x.astype(np.float32),
    "integers": lambda x: x.astype(np.int64),
    "objects": lambda x: x.astype(object),
    "nothing": lambda x: None,
    "text": lambda x: "x",
}

if ANIMAL == "exit-at-load":
    sys.exit(3)
if ANIMAL == "crash-at-load":
    ctypes.string_at(0)
if ANIMAL == "children-at-load":
    subprocess.Popen(["sleep", "1000000"])
if ANIMAL == "round-at-load":
    libm.fesetround(UPWARD)


def compress(x):
    if not np.all(x == 1):
        return x.copy()
    if ANIMAL in RETURNS:
        return RETURNS[ANIMAL](x)
    out = x.copy()
    if ANIMAL in IN_CALL:
        IN_CALL[ANIMAL](x)
    return out
