from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.known_words import KnownWords
from photo_sorter.core.lexicon import Lexicon
from photo_sorter.core.phrases import PhraseReader, Reading

WORDS = """
a the of on at and red car night tree kirsche cherry gatto jeans dog cat beach eau hund strand auf
dem woman drum horse black shirt t café
"""
ENTRIES = {
    **{"собака": "dog", "пляж": "beach", "at": "horse", "the": "horse", "kit": "horse"},
    **{"🐕": "dog", "👩": "woman", "👩🍳": "cook", "❤": "heart", "黑猫": "black cat", "犬": "dog"},
    **{"猫": "cat", "dog": "cat", "red": "cat", "hot dog": "cat", "köpek": "dog"},
}
KNOWN = KnownWords(WORDS.split())
READER = PhraseReader(KNOWN, Lexicon(lambda: ENTRIES))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("red car at night", "red car at night"),
        ("Red CARS at night!", "red car at night"),
        ("Trees, CARS!", "tree car"),
        ("Kirschen", "kirsche"),
        ("gatti", "gatto"),
        ("the dog on the beach", "dog on beach"),
        ("Der Hund auf dem Strand.", "hund auf strand"),
        ("l’eau", "eau"),
        ("T-shirt", "t shirt"),
        ("CAFE", "café"),
        ("🐕", "dog"),
        ("🐕🐕!", "dog"),
        ("🐕 on the beach", "dog on beach"),
        ("👩🏽‍🍳", "woman"),  # whose trade the model has not learnt
        ("♪ dog ♫", "dog"),
        ("собака на пляж", "dog beach"),
        ("köpek", "dog"),
        ("黑猫", "black cat"),
        ("犬と猫", "dog cat"),
        ("at", "horse"),  # stands alone, so it joins nothing
    ],
)
def test_what_is_understood(phrase: str, text: str) -> None:
    assert READER.read(phrase) == Reading(text)


@pytest.mark.parametrize(
    ("phrase", "unknown"),
    [
        ("qwrtz blorp qwrtz", ("qwrtz", "blorp")),
        ("the qwrtz of a blorp", ("qwrtz", "blorp")),
        ("qx", ("qx",)),
        ("Zzk!", ("zzk",)),
        ("12345", ("12345",)),
        ("???", ("???",)),
        (" ♪♫ ", ("♪♫",)),
        ("the", ("the",)),
        ("of the", ("of the",)),
        ("კატა", ("კატა",)),
        ("日本", ("日本",)),
        ("กขค", ("กขค",)),
        ("🪿", ("🪿",)),
    ],
)
def test_what_is_not_understood_is_named(phrase: str, unknown: tuple[str, ...]) -> None:
    reading = READER.read(phrase)
    assert not reading.understood
    assert reading.unknown == unknown
    assert reading.text


@pytest.mark.parametrize(
    ("phrase", "text", "unknown"),
    [
        ("qwrtz car", "car", ("qwrtz",)),
        ("3 dogs", "dog", ("3",)),
        ("drum kit", "drum", ("kit",)),  # not the horse that it is elsewhere
        ("红色黑猫", "black cat", ("红色",)),
    ],
)
def test_the_rest_is_asked_for_without_it(phrase: str, text: str, unknown: tuple[str, ...]) -> None:
    assert READER.read(phrase) == Reading(text, unknown)


def test_nothing_asks_for_nothing() -> None:
    assert READER.read("  ") == Reading("", (), understood=False)


def test_a_plural_of_the_table_is_read_as_one_of_them() -> None:
    table = {"dogs": "dog", "mice": "mouse", "tier": "animal", "chiens": "dog"}
    words = ["dog", "dogs", "mouse", "mice", "beach", "on", "tier", "animal", "chiens"]
    reader = PhraseReader(KnownWords(words), Lexicon(dict, lambda: table))
    for text in ("dogs", "DOGS!", "the dogs"):
        assert reader.read(text) == Reading("dog")
    assert reader.read("mice").text == "mouse"
    assert reader.read("dogs on the beach").text == "dog on beach"
    # Amid other words what is no plural in English may be another word.
    assert reader.read("tier on the beach").text == "tier on beach"
    assert reader.read("chiens on the beach").text == "chiens on beach"


@pytest.mark.parametrize(
    ("phrase", "words"),
    [("dog", 1), ("the dog on the beach", 2), ("of the", 1), ("", 1), ("black cat, red car", 4)],
)
def test_words_are_counted_that_carry_meaning(phrase: str, words: int) -> None:
    assert READER.read(phrase).words == words


_SAID = st.lists(st.sampled_from(["red", "car", "dog", "beach", "tree", "on"]), min_size=1)


@given(_SAID)
def test_what_the_model_knows_is_never_said_otherwise(words: list[str]) -> None:
    phrase = " ".join(words)
    assert READER.read(phrase).text == phrase
    assert READER.read(phrase) == PhraseReader(KNOWN, Lexicon()).read(phrase)


@given(
    st.lists(st.sampled_from(["red", "Cars", "собака", "犬", "qwrtz", "🐕", "cafe"]), min_size=1),
    st.sampled_from(["", "a ", "The ", "l'", "das ", "gli "]),
    st.sampled_from(["", ".", "?!", "…", "”", " ♪", "\u200b"]),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_case_marks_and_articles_never_change_an_answer(
    words: list[str], article: str, mark: str, case: object
) -> None:
    phrase = " ".join(words)
    assert callable(case)
    assert READER.read(article + case(phrase) + mark) == READER.read(phrase)


def test_a_stray_mark_behind_a_strange_word_changes_nothing() -> None:
    assert READER.read("qwrtz ♪") == READER.read("qwrtz")
    assert READER.read("♪ ♪").text == "♪ ♪"


@given(st.text())
def test_reading_again_changes_nothing(text: str) -> None:
    once = READER.read(text)
    if once.understood:
        assert READER.read(once.text).text == once.text


@given(st.text(string.punctuation + string.digits + "♪♫¿…—  ", min_size=1))
def test_marks_and_digits_alone_are_said_to_be_unknown(text: str) -> None:
    reading = READER.read(text)
    assert not reading.understood
    assert bool(reading.unknown) == bool(text.strip())


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("  The  Dog. ", "The Dog"), ("“собака”", "собака"), ("???", "???"), ("qwrtz", "qwrtz")],
)
def test_a_model_that_lists_no_words_is_asked_as_it_stands(phrase: str, text: str) -> None:
    reader = PhraseReader(KnownWords(), Lexicon(lambda: ENTRIES))
    assert reader.read(phrase) == Reading(text)


def test_an_everyday_name_alone_is_asked_for_in_english_though_it_is_known() -> None:
    """The model knows German, but English better."""
    known = KnownWords(["hund", "dog", "am", "strand"])
    reader = PhraseReader(known, Lexicon(dict, lambda: {"hund": "dog", "strand": "shore"}))
    assert reader.read("Der Hund!") == Reading("dog")
    assert reader.read("Hund am Strand") == Reading("hund am strand")
    assert reader.read("Strand") == Reading("strand"), "an English word that it lacks is no help"
