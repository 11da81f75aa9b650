"""What the peers' scripts share: a library that may be missing, CPU seconds of one thread, and the one line of JSON that answers.

A script answers for the same problem as the row of the bench that names it, in the same unit, written as an expert in the library would.
"""
import importlib
import json
import sys
import time

NOTHING_HERE = 77


def library(name):
    """The module, or the exit code that says it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        print(f"{name} is not installed ({error})", file=sys.stderr)
        sys.exit(NOTHING_HERE)


def rate_of(work, units, repetitions=5, at_least=0.2):
    """Units per CPU second of work(), which does so many units: the best of several repetitions of at least 0.2 s each, as for our own rows."""
    work()  # imports, caches
    best = 0
    for _ in range(repetitions):
        calls, begin, spent = 0, time.process_time(), 0
        while spent < at_least:
            work()
            calls += 1
            spent = time.process_time() - begin
        best = max(best, calls * units / spent)
    return best


def answer(peer, rate):
    print(json.dumps({"peer": peer, "rate": rate}))
