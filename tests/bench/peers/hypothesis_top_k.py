#!/usr/bin/python3
"""The property "top-k contracts" in dimension 64, by Hypothesis over NumPy arrays of floats: cases per CPU second."""
import time

import _peer

numpy = _peer.library("numpy")
hypothesis = _peer.library("hypothesis")
strategies, arrays = _peer.library("hypothesis.strategies"), _peer.library("hypothesis.extra.numpy").arrays

D = 64
CASES = 1000
count = 0


@hypothesis.settings(max_examples=CASES, deadline=None, database=None, derandomize=True,
                     suppress_health_check=list(hypothesis.HealthCheck))
@hypothesis.given(arrays(numpy.float64, D, elements=strategies.floats(-1e150, 1e150)), strategies.integers(1, D))
def top_k_contracts(x, k):
    global count
    count += 1
    squares = x * x
    left = numpy.partition(squares, D - k)[:D - k].sum()
    assert left <= (1 - k / D) * squares.sum() * (1 + 1e-12)


best = 0
for _ in range(3):
    count, begin = 0, time.process_time()
    top_k_contracts()
    best = max(best, count / (time.process_time() - begin))
_peer.answer(f"Hypothesis {hypothesis.__version__}", best)
