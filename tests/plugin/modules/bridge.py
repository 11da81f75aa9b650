"""What a plugin may do wrong, chosen by x[0]; and a plugin that declares itself."""
import os
import time

import numpy as np

name = "the bridge's test"
bits = 64


def delta(d):
    return 1 / d if d != 102 else float("nan")


def nonzeros(d):
    if d == 101:
        raise ValueError("too many")
    return d if d <= 100 else 2**64


kept = []


def compress(x):
    what = int(x[0])
    if what == 1:
        raise ValueError("no\nway")
    if what == 2:
        return x[1:]
    if what == 3:
        return None
    if what == 4:
        return x.astype(np.float32)
    if what == 5:
        return list(x)
    if what == 6:
        x[-1] += 0.5
        return x
    if what == 7:
        return x[0]
    if what == 8:
        raise SystemExit(3)
    if what == 9:
        os._exit(3)
    if what == 10:
        return np.full_like(x, np.nan)
    if what == 11:
        print("noise\n" * 10000, flush=True)
        os.write(1, b"more noise\n")
    if what == 12:
        return x.reshape(-1, 1)
    if what == 13:
        kept.append(x)  # for later, and harmless
        return x[::-1]
    if what == 14:
        while True:
            pass
    if what == 15:
        kept.append(np.ones(2**25))
        time.sleep(9)
    return x


def three(x, rng, k):
    return x


def by_name(x, k=1, *, rng):
    return k * rng.random(x.size)


def with_default(x, k=3):
    return k * x
