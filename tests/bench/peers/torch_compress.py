#!/usr/bin/python3
"""Compressors in torch, one thread: torch_compress.py scaled-sign|scaled-sign-in-given-memory|top-k COUNT"""
import sys

import _peer

torch = _peer.library("torch")
torch.set_num_threads(1)
work, count = sys.argv[1], int(sys.argv[2])
torch.manual_seed(1)


def scaled_sign(x):
    return x.abs().mean() * x.sign()


def top_k(x, k):
    _, kept = torch.topk(x.abs(), k, sorted=False)
    out = torch.zeros_like(x)
    out[kept] = x[kept]
    return out


if work == "scaled-sign":
    doubles = torch.randn(count, dtype=torch.float64)
    rate = _peer.rate_of(lambda: scaled_sign(doubles), count)
elif work == "scaled-sign-in-given-memory":  # no page is touched for the first time
    doubles = torch.randn(count, dtype=torch.float64)
    magnitudes, signs = torch.empty_like(doubles), torch.empty_like(doubles)

    def scaled_sign_there():
        scale = torch.abs(doubles, out=magnitudes).mean()
        return torch.sign(doubles, out=signs).mul_(scale)

    rate = _peer.rate_of(scaled_sign_there, count)
elif work == "top-k":
    floats = torch.randn(count)
    rate = _peer.rate_of(lambda: top_k(floats, count // 100), count)
else:
    sys.exit(f"there is no work {work}")
_peer.answer(f"torch {torch.__version__}" + (", memory given" if "memory" in work else ""), rate)
