"""What the text tower begins with: a bag of tokens, fitted in closed form.

The sum of a name's token embeddings is brought as near to the name's target as least squares can
(ridge regression on counts of tokens). The first layer's attention starts as a plain mean over the
tokens before, the other layers as nearly nothing, so that before any training a name of one token
lies where it should. Training from there learns what a mean cannot say: order and context.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from photo_sorter.core.embedding import Vectors
from tools.builtin_model.embed import TextEncoder
from tools.builtin_model.names import Name

_RIDGE = 0.3  # of a name drawn once
_SIZE = 0.08  # root mean square of an embedding's numbers: training moves them by steps of 1e-3
_POSITIONS = 1e-3  # too small to count beside an embedding, in a layer normalisation's eyes
_QUIET = 0.1  # of their usual size, what the layers add at first


def start_text_tower(
    model: Any, encoder: TextEncoder, names: Sequence[Name], targets: Vectors
) -> float:
    """Set the text side of open_clip's `model`; returns the share of the targets (n, d) that the
    tower's width holds, 0 to 1."""
    width = model.token_embedding.weight.shape[1]
    often = np.sqrt(np.asarray([name.often for name in names], np.float32))
    directions, share = _main_directions(targets * often[:, None], width)
    fitted = _fitted(
        [encoder.tokens(name.text)[1:-1] for name in names],
        targets @ directions,
        often**2,
        model.token_embedding.weight.shape[0],
    )
    fitted *= _SIZE / np.sqrt((fitted[np.abs(fitted).sum(axis=1) > 0] ** 2).mean())
    with torch.no_grad():
        model.token_embedding.weight.copy_(torch.from_numpy(fitted))
        torch.nn.init.normal_(model.positional_embedding, std=_POSITIONS)
        model.text_projection.copy_(torch.from_numpy(directions.T))
        for block in model.transformer.resblocks:
            block.attn.out_proj.weight *= _QUIET
            block.mlp.c_proj.weight *= _QUIET
        first = model.transformer.resblocks[0].attn
        first.in_proj_weight[: 2 * width] *= _QUIET  # nearly no query or key: a plain mean
        first.in_proj_weight[2 * width :] = torch.eye(width)
        first.in_proj_bias.zero_()
        first.out_proj.weight.copy_(torch.eye(width))
        first.out_proj.bias.zero_()
    return share


def _main_directions(targets: Vectors, width: int) -> tuple[NDArray[np.float32], float]:
    """(d, width), orthonormal as far as there are dimensions, and the share of the squares that
    they hold."""
    values, vectors = np.linalg.eigh(targets.T @ targets)
    kept = min(width, len(values))
    found = np.zeros((len(values), width), np.float32)
    found[:, :kept] = vectors[:, ::-1][:, :kept]
    return found, float(values[::-1][:kept].sum() / values.sum())


def _fitted(
    tokens: Sequence[Sequence[int]], targets: Vectors, weights: NDArray[np.float32], count: int
) -> NDArray[np.float32]:
    """(count, width): the embeddings whose sums over a name's tokens come nearest to the targets;
    zero for tokens of no name."""
    gram = np.zeros((count, count), np.float32)
    wanted = np.zeros((count, targets.shape[1]), np.float32)
    for inner, target, weight in zip(tokens, targets, weights, strict=True):
        here = np.asarray(inner)
        np.add.at(gram, (here[:, None], here[None, :]), weight)
        np.add.at(wanted, here, weight * target)
    used = np.flatnonzero(gram.diagonal())
    gram = gram[np.ix_(used, used)]
    gram[np.diag_indices_from(gram)] += _RIDGE
    found = np.zeros_like(wanted)
    found[used] = torch.linalg.solve(torch.from_numpy(gram), torch.from_numpy(wanted[used])).numpy()
    return found
