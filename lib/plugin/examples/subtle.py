"""Top-k by a threshold, as it stands in many training scripts, and wrong: find out where with

    lemmata check subtle.py

On Gaussian vectors exactly the k largest entries survive, and the declared constants are met in every trial.
"""
import numpy as np

name = "top-k by a threshold"


def nonzeros(d):
    return max(1, d // 4)


def delta(d):
    """k/d as for top-k, rounded down."""
    return np.nextafter(nonzeros(d) / d, 0)


def compress(x):
    k = nonzeros(x.size)
    magnitude = np.abs(x)
    if k == x.size:
        return x.copy()
    threshold = np.partition(magnitude, -k - 1)[-k - 1]  # the largest magnitude that is not sent
    return np.where(magnitude > threshold, x, 0.0)
