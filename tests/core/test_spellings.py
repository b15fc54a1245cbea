"""British and American spellings are read as the one that the model lists."""

from __future__ import annotations

import pytest

from photo_sorter.core.known_words import KnownWords
from photo_sorter.core.lexicon import Lexicon
from photo_sorter.core.phrases import PhraseReader

PAIRS = """
colour color, colours colors, favourite favorite, neighbour neighbor, neighbourhood neighborhood,
fibre fiber, colourful colorful, grey gray, jewellery jewelry, tyre tire, tyres tires,
aeroplane airplane, moustache mustache, pyjamas pajamas, theatre theater, theatres theaters,
catalogue catalog, harbour harbor, centre center, licence license, defence defense, kerb curb,
cheque check, gaol jail, jeweller jeweler, travelling traveling, programme program, plough plow
"""


@pytest.mark.parametrize("pair", " ".join(PAIRS.split()).split(", "))
def test_a_spelling_is_read_as_the_one_that_is_listed(pair: str) -> None:
    british, american = pair.split()
    for listed, typed in ((british, american), (american, british)):
        reader = PhraseReader(KnownWords(["red", listed]), Lexicon())
        assert reader.read(f"red {typed}").text == f"red {listed}"
        assert reader.read(f"red {typed}").unknown == ()


def test_where_both_are_listed_each_stays() -> None:
    reader = PhraseReader(KnownWords(["grey", "gray"]), Lexicon())
    assert [reader.read(word).text for word in ("grey", "gray")] == ["grey", "gray"]


@pytest.mark.parametrize("word", ["four", "tours", "cerise", "hence", "ore"])
def test_what_only_looks_like_another_spelling_stays_unknown(word: str) -> None:
    known = ["for", "tor", "house", "hen", "our"]
    assert not PhraseReader(KnownWords(known), Lexicon()).read(word).understood


def test_what_a_word_is_called_elsewhere_goes_before_how_it_may_be_spelt() -> None:
    lexicon = Lexicon(lambda: {"filtre": "strainer"})
    reader = PhraseReader(KnownWords(["filter", "strainer"]), lexicon)
    assert reader.read("filtre").text == "strainer"
