"""Words that stand in names, keywords, titles, descriptions, tags and albums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import PhotoIds


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """A word in all `forms` that it may be kept in (see `core.text_words`). One that is `begun`
    is found by its beginning, too. What the model itself gave,
    tags and places in albums, counts where the word is `by_model`."""

    forms: tuple[str, ...]
    begun: bool = False
    by_model: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TextMatches:
    """Photos in which every one of w words stands: ids (n,) ascending; `parts` uint16 (w, n), in
    which parts each word does, as `core.found_by.FoundBy`. `whole`: no other photos match."""

    ids: PhotoIds
    parts: NDArray[np.uint16]
    whole: bool = True


class FullText(Protocol):
    """What is written is found from the same transaction on, where it is not too much for that;
    the rest waits for `fill`."""

    def find(self, words: Sequence[SoughtWord], most: int) -> TextMatches:
        """The `most` newest photos in which all the words stand, hidden ones perhaps among them;
        none for no words."""

    def waiting(self) -> int:
        """Photos of which words may not be found yet."""

    def fill(self, most: int) -> int:
        """Bring the words of so many photos that wait up to date; how many wait still."""
