"""The words that names and descriptions are found by."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.text_words import MOST_WORDS, kept_words, sought_words


def is_found(text: str, sought: str) -> bool:
    kept = set(kept_words(text))
    words = sought_words(sought)
    return bool(words) and all(kept & set(forms) for forms in words)


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("IMG_1234.jpg", "img 1234"),
        ("IMG_1234.jpg", "1234"),
        ("IMG_1234.jpg", "IMG1234.JPG"),
        ("DSC04711.NEF", "dsc04711"),
        ("DSC04711.NEF", "4711"),
        ("HolidayBeach2019", "beach"),
        ("HolidayBeach2019", "holidaybeach 2019"),
        ("PDFScan", "scan pdf"),
        ("McDonald", "mcdonald"),
        ("iPhone12", "iphone 12"),
        ("Grandma's birthday", "grandma birthday"),
        ("Grandma birthday", "Grandma’s"),
        ("Müller", "Muller"),
        ("Müller", "mueller"),
        ("Mueller", "Müller"),
        ("Muller", "Müller"),
        ("Mu\u0308ller", "müller"),
        ("Straße", "STRASSE"),
        ("STRASSE", "straße"),
        ("Smørrebrød", "smorrebrod"),
        ("Ærø", "aero"),
        ("Café Niño", "cafe nino"),
        ("ΟΔΟΣ", "οδος"),
        ("Йога", "йога"),
        ("東京タワーの夜", "東京"),
        ("東京タワーの夜", "タワー"),
        ("हिन्दी", "हिन्दी"),
        ("한국어", "한국어"),
        ("\uff29\uff2d\uff27＿１２", "img 12"),
        ("foo-bar,baz|qux", "qux baz bar foo"),
    ],
)
def test_a_text_is_found_by_what_a_person_types(text: str, sought: str) -> None:
    assert is_found(text, sought)


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("IMG_1234", "123"),
        ("Hanna", "Anna"),
        ("Muller", "Mueller"),
        ("beach", "beaches"),
        ("東京", "京東"),
        ("anything", "!!"),
    ],
)
def test_a_part_of_a_word_is_another_word(text: str, sought: str) -> None:
    assert not is_found(text, sought)


@given(st.text(max_size=60))
def test_every_text_is_found_by_itself(text: str) -> None:
    assert is_found(text, text) or not sought_words(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_text_is_found_by_either_half(one: str, other: str) -> None:
    both = f"{one} / {other}"
    for half in (one, other):
        assert is_found(both, half) or not sought_words(half)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=40))
def test_case_and_the_way_accents_are_written_do_not_count(text: str) -> None:
    for same in (unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)):
        assert sought_words(same) == sought_words(text)


@given(st.text(max_size=60))
def test_words_are_letters_and_digits_alone(text: str) -> None:
    for word in [*kept_words(text), *(form for forms in sought_words(text) for form in forms)]:
        assert word
        assert all(not c.isascii() or (c.isalnum() and c == c.lower()) for c in word)


def test_a_text_without_end_is_kept_in_part() -> None:
    assert len(kept_words(" ".join(f"w{n}" for n in range(10_000)))) == MOST_WORDS
