#!/usr/bin/python3
"""Random compressors of floats in NumPy: numpy_compress.py qsgd|stochastic-sign Philox|SFC64 COUNT. All arrays are there before, nothing is copied."""
import sys

import _peer

np = _peer.library("numpy")
work, generator, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
rng = np.random.Generator(getattr(np.random, generator)(1))
v = rng.standard_normal(count, dtype=np.float32)
uniform, out = np.empty_like(v), np.empty_like(v)


def qsgd(levels):
    norm = np.sqrt(np.dot(v, v))
    np.abs(v, out=out)
    np.multiply(out, np.float32(levels) / norm, out=out)
    rng.random(out=uniform, dtype=np.float32)
    np.add(out, uniform, out=out)
    np.floor(out, out=out)
    np.multiply(out, norm / np.float32(levels), out=out)
    np.copysign(out, v, out=out)


def stochastic_sign():
    norm = np.sqrt(np.dot(v, v))
    np.multiply(v, np.float32(0.5) / norm, out=out)
    np.add(out, np.float32(0.5), out=out)
    rng.random(out=uniform, dtype=np.float32)
    np.subtract(out, uniform, out=out)
    np.copysign(np.float32(1), out, out=out)


if work not in ("qsgd", "stochastic-sign"):
    sys.exit(f"there is no work {work}")
rate = _peer.rate_of((lambda: qsgd(16)) if work == "qsgd" else stochastic_sign, count)
_peer.answer(f"NumPy {np.__version__}, {generator}", rate)
