"""The words of the built-in model, 160,000 with their names in other languages: they are the same
for every library that a test opens in this process, and so is what the model makes of a phrase.
Each library would take a second for them."""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from photo_sorter.adapters.model_store import store
from photo_sorter.adapters.model_store.folder import known_words, lexicon
from photo_sorter.adapters.model_store.registry import EVERYDAY_NAME, LEXICON_NAME, WORDS_NAME
from photo_sorter.core.encoder_profile import EncoderProfile
from photo_sorter.core.phrases import Reading


@contextmanager
def read_once(builtin: Path) -> Iterator[None]:
    """Inside, the words of the model in that folder, and of copies of it, are read but once; other
    models' are read as ever."""
    words_once, lexicon_once, read = cache(known_words), cache(lexicon), EncoderProfile.read
    readings: dict[str, Reading] = {}

    def remembered(profile: EncoderProfile, phrase: str) -> Reading:
        has_its_words = profile.known_words is words_once(builtin)
        if not (has_its_words and profile.lexicon is lexicon_once(builtin)):
            return read(profile, phrase)
        if phrase not in readings:
            readings[phrase] = read(profile, phrase)
        return readings[phrase]

    def of(once: Callable[[Path], Any], anew: Callable[[Path], Any]) -> Callable[[Path], Any]:
        return lambda folder: once(builtin) if _has_words_of(folder, builtin) else anew(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "known_words", of(words_once, known_words))
        patch.setattr(store, "lexicon", of(lexicon_once, lexicon))
        patch.setattr(EncoderProfile, "read", remembered)
        yield


def _has_words_of(folder: Path, other: Path) -> bool:
    names = (WORDS_NAME, LEXICON_NAME, EVERYDAY_NAME)
    _, differ, missing = filecmp.cmpfiles(folder, other, names, shallow=False)
    return not differ and not missing
