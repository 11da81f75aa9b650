#!/usr/bin/python3
"""Regularised incomplete beta functions to 50 digits by mpmath (no enclosure): values per CPU second."""
import _peer

mpmath = _peer.library("mpmath")
mpmath.mp.dps = 50
# x = numerator / 64, a, b: as in lib/app/bench/exact.cpp
POINTS = ((48, 5, 5), (40, 20, 20), (33, 100, 100), (60, 3, 40), (10, 7, 2),
          (20, 50, 80), (32, 150, 90), (63, 200, 10), (35, 300, 300), (5, 12, 120))
ARGUMENTS = [(mpmath.mpf(numerator) / 64, a, b) for numerator, a, b in POINTS]


def values():
    return [mpmath.betainc(a, b, 0, x, regularized=True) for x, a, b in ARGUMENTS]


backend = mpmath.libmp.BACKEND
_peer.answer(f"mpmath {mpmath.__version__}, {backend}", _peer.rate_of(values, len(POINTS)))
