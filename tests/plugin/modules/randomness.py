"""Ways to draw random numbers, chosen by x[0]."""
import random
from random import random as coin

import numpy as np

np.random.seed(1)  # without effect: the checker supplies the numbers
random.seed(1)
own = np.random.default_rng(1)


def compress(x, rng):
    d, way = x.size, int(x[0])
    if way == 0:
        return rng.random(d)
    if way == 1:
        return np.random.rand(d)
    if way == 2:
        return np.array([random.random() if i % 2 else coin() for i in range(d)])
    if way == 3:
        return np.random.default_rng().random(d)
    if way == 4:
        return own.random(d)
    if way == 5:
        return rng.integers(0, 1000, d).astype(float)
    if way == 6:
        return rng.normal(size=d)
    if way == 7:
        return np.full(d, np.random.standard_normal())  # computes two and keeps one for the next time
    if way == 8:
        np.random.seed(3)
        return np.random.rand(d)
    if way == 9:
        random.seed(3)
        return np.array([random.random() for _ in range(d)])
    if way == 10:
        return np.random.default_rng(3).random(d)
    if way == 11:
        return np.random.Generator(np.random.PCG64()).random(d)
    return np.full(d, random.gauss(0, 1))
