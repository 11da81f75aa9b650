"""A plugin in Python: random dithering with four levels (QSGD).

    lemmata check dithering.py            the function `compress` of this file; `dithering.py:other` takes another

The magnitudes are rounded at random, without bias, to neighbouring multiples of ||x|| / 4.
"""
import math

import numpy as np

LEVELS = 4
name = "dithering, 4 levels"


def omega(d):
    """E||C(x) - x||^2 <= min(d / s^2, sqrt(d) / s) ||x||^2, as published for QSGD."""
    return min(d / LEVELS**2, math.sqrt(d) / LEVELS)


def bits(d):
    """The norm as a double, then a sign and a level for each entry."""
    return 64 + d * (1 + math.log2(LEVELS + 1))


def compress(x, rng):
    """`x` is a float64 array and stays as it is; `rng` is a numpy.random.Generator whose numbers the checker supplies."""
    u = rng.random(x.size)
    largest = np.max(np.abs(x))
    if largest == 0:
        return np.zeros_like(x)
    norm = largest * np.linalg.norm(x / largest)  # squares of huge entries would overflow
    if not np.isfinite(norm):
        return x.copy()
    exact = LEVELS * (np.abs(x) / norm)
    level = np.floor(exact)
    level += u < exact - level  # floor(exact + u) may round up to a level too many
    return np.sign(x) * norm * (level / LEVELS)
