"""The table of everyday words: its shape, and that its meanings are WordNet's."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tools.builtin_model.everyday_words import EVERYDAY_LANGUAGES, read_everyday

TABLE = Path(__file__).resolve().parents[2] / "tools" / "builtin_model" / "everyday_words.tsv"
NOUNS = Path("/usr/share/wordnet/data.noun")  # of the package wordnet-base


def test_every_row_has_every_column() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines[0].replace("\t", " ") == "word synonyms synset group de fr es it pt"
    assert [line for line in lines if line.count("\t") != 8] == []
    assert len(read_everyday()) == len(lines) - 1


def test_a_row_is_read_with_its_names() -> None:
    dog = next(word for word in read_everyday() if word.word == "dog")
    assert dog.synsets == ("n02084071",)
    assert dog.group == "pets"
    assert dog.names["en"] == ("dog", *dog.synonyms)
    assert "dogs" in dog.synonyms
    assert dog.names["de"] == ("Hund", "Hunde")


def test_no_word_is_there_twice() -> None:
    words = read_everyday()
    assert [word for word, n in Counter(w.word.casefold() for w in words).items() if n > 1] == []
    for word in words:
        for language in EVERYDAY_LANGUAGES:
            names = word.names[language]
            assert len(set(names)) == len(names), (word.word, language)


def test_every_word_has_a_group_and_a_name_in_every_language() -> None:
    for word in read_everyday():
        assert word.word
        assert word.group
        for language in EVERYDAY_LANGUAGES:
            names = word.names[language]
            assert names, (word.word, language)
            # Anything else in a name is a slip: a separator, a remark, a space too many.
            for name in names:
                assert re.fullmatch(r"[\w'-]+( [\w'-]+)*", name), (word.word, language, name)


def test_synsets_are_written_as_nouns_of_wordnet() -> None:
    for word in read_everyday():
        assert len(set(word.synsets)) == len(word.synsets), word.word
        assert all(re.fullmatch(r"n\d{8}", synset) for synset in word.synsets), word.word


def test_synsets_are_in_wordnet() -> None:
    if not NOUNS.exists():
        pytest.skip("WordNet 3.0 is not installed (Debian package wordnet-base)")
    lines = NOUNS.read_text(encoding="latin-1").splitlines()
    known = {"n" + line[:8] for line in lines if not line.startswith(" ")}
    assert {s for word in read_everyday() for s in word.synsets} - known == set()
