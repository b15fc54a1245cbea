"""Answers of a network to many questions at once, as the app's decoder gives them singly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from photo_sorter.adapters.describing.builtin.model_folder import WEIGHTS_NAME, DescriberFiles
from photo_sorter.adapters.describing.builtin.vocabulary import (
    ANSWER,
    CAPTION,
    END,
    SPECIAL,
    Vocabulary,
)
from photo_sorter.core.batches import in_batches
from tools.describer.network import Network, Shape

_MOST_SAID = 24
_PICTURES = 16


@dataclass(frozen=True, slots=True)
class Said:
    """An answer; how likely each of its words was, its end among them; and the square that was
    looked at most."""

    text: str
    certainties: tuple[float, ...]
    square: int

    @property
    def probability(self) -> float:
        """Of all of it."""
        return float(np.prod(self.certainties))


def load_network(folder: Path, files: DescriberFiles) -> Network:
    """The finished describer in `folder` as a network again."""
    weights = {name: value.float() for name, value in load_file(folder / WEIGHTS_NAME).items()}
    encoders, layers = (
        len({name.split(".")[1] for name in weights if name.startswith(part)})
        for part in ("encoders.", "layers.")
    )
    words, width = weights["words.weight"].shape
    fusion = "cross" if any(".cross." in name for name in weights) else "tokens"
    network = Network(
        Shape(words, fusion, width, files.heads, encoders, layers, len(weights["order"]))
    )
    network.load_state_dict(weights)
    network.eval()
    return network


def answers(
    network: Network,
    pictures: Sequence[tuple[NDArray[np.float16], Sequence[str]]],
    vocabulary: Vocabulary,
) -> list[list[Said]]:
    """For each picture, by its map, the answers to its questions."""
    found: list[list[Said]] = []
    with torch.inference_mode():
        for some in in_batches(list(pictures), _PICTURES):
            found += _answered(network, some, vocabulary)
    return found


def _answered(
    network: Network,
    pictures: Sequence[tuple[NDArray[np.float16], Sequence[str]]],
    vocabulary: Vocabulary,
) -> list[list[Said]]:
    end, mark = vocabulary.number(END), vocabulary.number(ANSWER)
    texts = [
        [[*(vocabulary.read(q) or [vocabulary.number(CAPTION)]), mark] for q in questions]
        for _, questions in pictures
    ]
    begun = [[len(text) for text in some] for some in texts]
    sure: list[list[list[float]]] = [[[] for _ in some] for some in texts]
    squares = [[0] * len(some) for some in texts]
    done = [[False] * len(some) for some in texts]
    barred = [number for number in range(len(SPECIAL)) if number != end]
    maps = torch.from_numpy(np.stack([m for m, _ in pictures]).astype(np.float32))
    for step in range(_MOST_SAID):
        longest = max(len(text) for some in texts for text in some)
        most = max(len(some) for some in texts)
        numbers = np.zeros((len(texts), most, longest), np.int64)
        for b, some in enumerate(texts):
            for q, text in enumerate(some):
                numbers[b, q, : len(text)] = text
        every, looks, _ = network(maps, torch.from_numpy(numbers))
        for b, some in enumerate(texts):
            for q, text in enumerate(some):
                if done[b][q]:
                    continue
                scores = every[b, q, len(text) - 1].clone()
                scores[barred] = -torch.inf
                shares = scores.softmax(-1)
                if step == 0:
                    squares[b][q] = int(looks[b, q, len(text) - 1].argmax())
                number = int(shares.argmax())
                sure[b][q].append(float(shares[number]))
                if number == end:
                    done[b][q] = True
                else:
                    text.append(number)
        if all(all(some) for some in done):
            break
    return [
        [
            Said(vocabulary.write(text[begun[b][q] :]), tuple(sure[b][q]), squares[b][q])
            for q, text in enumerate(some)
        ]
        for b, some in enumerate(texts)
    ]
