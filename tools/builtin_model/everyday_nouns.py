"""Everyday nouns to measure a model with: which photographs of a set show what each names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.builtin_model.everyday_words import EverydayWord
from tools.builtin_model.photos_dataset import PhotoSet
from tools.builtin_model.targets import Targets

_LEAST = 3  # photographs that show it
SYNONYMS = (
    ("car", "automobile"),
    ("motorcycle", "motorbike"),
    ("airplane", "aircraft"),
    ("ship", "vessel"),
    ("bicycle", "bike"),
    ("boat", "boats"),
    ("flower", "flowers"),
    ("jacket", "coat"),
    ("pants", "trousers"),
    ("phone", "cellphone"),
    ("dolphin", "dolphins"),
    ("elephant", "elephants"),
    ("insect", "bug"),
    ("lamp", "lamps"),
    ("couch", "sofa"),
    ("zucchini", "courgette"),
    ("eggplant", "aubergine"),
    ("yogurt", "yoghurt"),
    ("shoe", "footwear"),
    ("piano", "grand piano"),
)
_SCRIPTS = ((0x10D0, 33), (0x1200, 200), (0x13A0, 80), (0x16A0, 70), (0x1401, 200))
_MARKS = "?!.,;:…#*~^+=<>|/\\%&@()[]{}-_♪♫†‡§¶°"


@dataclass(frozen=True, slots=True, eq=False)
class Nouns:
    """`fits` (words, photos) says which of the photos at `rows` show what each word names."""

    words: Sequence[EverydayWord]
    rows: list[int]
    fits: NDArray[np.bool_]

    def names(self, language: str) -> list[str]:
        """The usual name of each in a language."""
        return [word.names[language][0] for word in self.words]


def nouns(targets: Targets, photos: PhotoSet, rows: list[int]) -> Nouns:
    """Those everyday words that a few of the photos show, by their categories and what is above
    these."""
    shown = [targets.photo(photos.photos[row]) for row in rows]
    held = [one.kinds | one.words for one in shown]
    chosen, fits = [], []
    for word in targets.concepts.everyday:
        ids = set(targets.concepts.of_everyday(word))
        fit = [bool(ids & have) for have in held]
        if sum(fit) >= _LEAST:
            chosen.append(word)
            fits.append(fit)
    return Nouns(chosen, rows, np.asarray(fits, dtype=bool))


def unknown_queries(count: int, seed: int = 8) -> list[str]:
    """Queries without a meaning: letters at random, scripts that no name here is written in, and
    marks and digits alone."""
    rng = np.random.default_rng(seed)
    letters = np.asarray(list("bcdfghjklmnpqrstvwxz"))
    found = []
    for index in range(count):
        kind = index % 4
        if kind < 2:
            words = [
                "".join(rng.choice(letters, int(rng.integers(2, 10))))
                for _ in range(int(rng.integers(1, 3)))
            ]
            found.append(" ".join(words))
        elif kind == 2:
            first, size = _SCRIPTS[int(rng.integers(len(_SCRIPTS)))]
            codes = rng.integers(first, first + size, int(rng.integers(2, 8)))
            found.append("".join(chr(int(code)) for code in codes))
        else:
            marks = rng.choice(list(_MARKS + "0123456789"), int(rng.integers(1, 8)))
            found.append("".join(marks))
    return found
