from __future__ import annotations

import pytest

from photo_sorter.core.known_words import KnownWords


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("cars", "car"),
        ("Cars", None),  # lower case is asked for
        ("cherries", "cherry"),
        ("kirschen", "kirsche"),
        ("gatti", "gatto"),
        ("jean", "jeans"),  # the other way about
        ("qwrtz", None),
        ("re", None),  # two letters begin too many words
        ("ca", None),
        ("cari", None),  # a letter behind three is no ending yet
    ],
)
def test_other_forms(word: str, form: str | None) -> None:
    words = KnownWords(["red", "car", "tree", "kirsche", "cherry", "gatto", "jeans", "a"])
    assert words.other_form(word) == form


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("cafe", "café"),
        ("cafes", "café"),
        ("baeume", "bäume"),
        ("baume", "bäume"),
        ("häuser", "haus"),
        ("strasse", "straße"),
        ("crème", "creme"),
        ("pate", None),  # two words are typed so
        ("ete", "été"),
        ("e", None),
        ("schoenen", None),  # an ending and an umlaut spelt out are too much to guess
        ("qwrtz", None),
    ],
)
def test_words_without_their_accents(word: str, known: str | None) -> None:
    words = ["café", "bäume", "haus", "straße", "creme", "paté", "pâté", "été", "schön"]
    assert KnownWords(words).without_accents(word) == known


def test_none_listed_says_nothing() -> None:
    assert not KnownWords()
    assert KnownWords(["car"])
    assert "car" in KnownWords(["car"])
