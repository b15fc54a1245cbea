"""The words that a model knows, listed beside its weights (`words.txt.gz`), so that the app can say
that a word is not among them, and ask for a plural that it does not know in the singular."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from photo_sorter.adapters.model_store.registry import WORDS_NAME
from photo_sorter.core.known_words import KnownWords
from photo_sorter.core.plain_text import words_of

_PLURALS_END = ("s", "x")
_FEW = 30  # times in all captions; what stood there less often may not have been learnt
_TIMES_MORE = 5


def write_known_words(folder: Path, corpus: Iterable[str]) -> int:
    """Write the words of the training captions that were learnt into a model folder, sorted, one a
    line; returns how many. The file depends on the captions alone."""
    seen: Counter[str] = Counter()
    for text, times in Counter(corpus).items():  # usual ones stand there many times
        for word in words_of(text):
            seen[word] += times
    words = learnt(seen)
    with (folder / WORDS_NAME).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write("\n".join(words).encode("utf-8"))
    return len(words)


def learnt(seen: Mapping[str, int]) -> list[str]:
    """The words of those seen so many times, sorted, without plurals that were rare and whose
    singular was not: the model finds less for them than for the singular."""
    known = KnownWords(seen)

    def is_plural_of_a_better_known(word: str) -> bool:
        if not word.endswith(_PLURALS_END) or seen[word] >= _FEW:
            return False
        singular = known.other_form(word)
        return (
            singular is not None
            and len(singular) < len(word)
            and seen[singular] >= _TIMES_MORE * seen[word]
        )

    return sorted(word for word in seen if not is_plural_of_a_better_known(word))
