#!/usr/bin/python3
"""E||C(x) - x||^2 of rand-4 in dimension 12, exactly, by its 495 subsets in Python's fractions: expectations per CPU second."""
import itertools
import platform
from fractions import Fraction

import _peer

D, K = 12, 4
X = [Fraction(2 * i + 1, i + 2) for i in range(D)]


def mean_squared_residual():
    subsets = list(itertools.combinations(range(D), K))
    weight = Fraction(1, len(subsets))
    total = Fraction(0)
    for subset in subsets:
        kept = set(subset)
        residual = Fraction(0)
        for i, a in enumerate(X):
            difference = (a if i in kept else 0) - a
            residual += difference * difference
        total += weight * residual
    return total


assert mean_squared_residual() == Fraction(2, 3) * sum(a * a for a in X)
_peer.answer(f"fractions, Python {platform.python_version()}", _peer.rate_of(mean_squared_residual, 1))
