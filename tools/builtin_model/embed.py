"""Embeds texts and images with a model in training or a finished one."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from open_clip.tokenizer import SimpleTokenizer
from torch import Tensor
from torch.nn import functional

from tools.builtin_model.architecture import CONTEXT, DIMENSIONS
from tools.builtin_model.batches import to_tensor

Vectors = NDArray[np.float32]


class TextEncoder:
    """Tokenizes with a cache and embeds texts of like length together."""

    def __init__(self, bpe_file: str) -> None:
        self._tokenizer = SimpleTokenizer(bpe_path=bpe_file, context_length=CONTEXT)
        self._cache: dict[str, list[int]] = {}

    def tokens(self, text: str) -> list[int]:
        """Token ids of one text, with start and end, cut to the context."""
        known = self._cache.get(text)
        if known is None:
            inner = self._tokenizer.encode(text)[: CONTEXT - 2]
            known = [self._tokenizer.sot_token_id, *inner, self._tokenizer.eot_token_id]
            if len(self._cache) < 200_000:
                self._cache[text] = known
        return known

    def __call__(self, model: Any, texts: list[str], chunk: int = 64) -> Tensor:
        """L2-normalised (n, d), in the order of `texts`."""
        tokens = [self.tokens(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        parts = []
        for start in range(0, len(order), chunk):
            rows = order[start : start + chunk]
            padded = torch.zeros(len(rows), len(tokens[rows[-1]]), dtype=torch.long)
            for row, index in enumerate(rows):
                padded[row, : len(tokens[index])] = torch.tensor(tokens[index])
            parts.append(_encode(model, padded.to(model.token_embedding.weight.device)))
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[back]


def _encode(model: Any, tokens: Tensor) -> Tensor:
    """What open_clip's `CLIP.encode_text` computes, on a context cut to the longest text.

    The tower is causal and reads its output at the end token, so padding behind it is idle.
    """
    length = tokens.shape[1]
    x = model.token_embedding(tokens) + model.positional_embedding[:length]
    x = model.transformer(x, attn_mask=model.attn_mask[:length, :length])
    x = model.ln_final(x)
    x = x[torch.arange(len(x), device=x.device), tokens.argmax(dim=-1)] @ model.text_projection
    return functional.normalize(x, dim=-1)


def embed_texts(model: Any, encoder: TextEncoder, texts: list[str]) -> Vectors:
    """L2-normalised float32 (n, d)."""
    with torch.inference_mode():
        vectors: Vectors = encoder(model, texts).numpy().astype(np.float32)
        return vectors


def embed_pixels(model: Any, pixels: NDArray[np.uint8], side: int, chunk: int = 64) -> Vectors:
    """uint8 (n, h, w, 3) to L2-normalised float32 (n, d)."""
    parts = []
    with torch.inference_mode():
        for start in range(0, len(pixels), chunk):
            images = to_tensor(pixels[start : start + chunk], side)
            parts.append(model.encode_image(images, normalize=True).numpy())
    return (
        np.concatenate(parts).astype(np.float32) if parts else np.empty((0, DIMENSIONS), np.float32)
    )
