"""Asks for tensors and returns them."""
import torch


def compress(x: torch.Tensor):
    return torch.Tensor(2 * x.array) if x.array[0] == 0 else torch.rand(x.array.size)
