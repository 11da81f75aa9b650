"""As much of torch as the bridge touches, for machines without it."""
import numpy as np

state = [0]


class Tensor:
    def __init__(self, array):
        self.array = array

    def detach(self):
        return self

    def cpu(self):
        return self

    def numpy(self):
        return self.array


def from_numpy(array):
    return Tensor(array)


def manual_seed(seed):
    state[0] = seed


def rand(d):
    state[0] += 1
    return Tensor(np.full(d, float(state[0] % 2**20)))


def equal(a, b):
    return np.array_equal(a.array, b.array)


class random:
    @staticmethod
    def get_rng_state():
        return Tensor(np.array(state))
