"""The words that a model has seen, listed beside its weights (`words.txt.gz`), so that the app can
say that a word is not among them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from photo_sorter.adapters.model_store.registry import WORDS_NAME
from photo_sorter.core.known_words import words_of


def write_known_words(folder: Path, corpus: Iterable[str]) -> int:
    """Write the words of the training captions into a model folder, sorted, one a line; returns
    how many. The file depends on the words alone."""
    words = sorted({word for text in corpus for word in words_of(text)})
    with (folder / WORDS_NAME).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write("\n".join(words).encode("utf-8"))
    return len(words)
