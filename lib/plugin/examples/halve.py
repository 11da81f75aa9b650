"""The smallest plugin in Python: C(x) = x/2, which contracts with delta = 3/4. `lemmata bench` times the calls of it.

    lemmata check halve.py
"""


def delta(d):
    """||x/2 - x||^2 = ||x||^2 / 4; a part in 10^12 is for subnormal numbers' last bits."""
    return 0.75 * (1 - 1e-12)


def compress(x):
    return x / 2
