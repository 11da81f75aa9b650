"""EF-signSGD with Gaussian noise on a quadratic in NumPy, vectorised over replicates.

    ef_sign_sgd.py diagonal|dense D REPLICATES STEPS

g = H x + n;  p = gamma g + e;  sent = (||p||_1/d) sign(p);  x -= sent;  e = p - sent. Arrays are written in place: nothing is allocated in
the loop. The unit is a step of a replicate.
"""
import os
import sys

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import _peer  # noqa: E402 (the number of threads comes first)

np = _peer.library("numpy")
GAMMA = 0.01


def blas():
    """Which library multiplies: Debian's reference BLAS takes ten times as long as OpenBLAS."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        return "OpenBLAS" if "openblas" in maps.read() else "reference BLAS"


def final_values(dense, d, replicates, steps):
    rng = np.random.default_rng(1)
    eigenvalues = np.linspace(1, 10, d)
    mirror = np.eye(d) - 2 / d
    h = mirror @ np.diag(eigenvalues) @ mirror
    x = np.ones((replicates, d))
    e = np.zeros_like(x)
    p, g, sent = np.empty_like(x), np.empty_like(x), np.empty_like(x)
    for _ in range(steps):
        if dense:
            np.matmul(x, h, out=g)  # H is symmetric
        else:
            np.multiply(x, eigenvalues, out=g)
        rng.standard_normal(out=p)
        p += g
        p *= GAMMA
        p += e
        np.abs(p, out=g)
        np.copysign(g.mean(axis=1, keepdims=True), p, out=sent)
        x -= sent
        np.subtract(p, sent, out=e)
    return np.sum(x * (x @ h if dense else x * eigenvalues), axis=1) / 2


def main():
    dense, (d, replicates, steps) = sys.argv[1] == "dense", map(int, sys.argv[2:5])
    rate = _peer.rate_of(lambda: final_values(dense, d, replicates, steps), replicates * steps)
    _peer.answer(f"NumPy {np.__version__}" + (f" with {blas()}" if dense else ""), rate)


if __name__ == "__main__":
    main()
