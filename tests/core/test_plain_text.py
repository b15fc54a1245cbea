from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.plain_text import plain, tokens, words_of


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Dog", "dog"),
        ("  red \t car ", "red car"),
        ("“Hund!”", "hund"),
        ("red, car…", "red car"),
        ("¿perro?", "perro"),
        ("l’eau", "l eau"),
        ("l'eau", "l eau"),
        ("the child’s drawing", "the child drawing"),
        ("DOG'S", "dog"),
        ("t–shirt", "t shirt"),
        ("™ car™", "car"),
        ("co\u00adfe\u0301", "cof\u00e9"),  # a soft hyphen, and an accent apart from its letter
        ("ｄｏｇ", "dog"),
        ("ﬁre", "fire"),
        ("İSTANBUL", "istanbul"),
        ("❤️", "❤"),
        ("👩🏽‍🍳", "👩🍳"),
        ("\u0301 dog", "dog"),  # an accent on nothing
        ("كَلْب", "كلب"),
        ("कुत्ता", "कुत्ता"),
        ("12345", "12345"),
        ("???", ""),
        ("", ""),
    ],
)
def test_how_a_text_is_read(text: str, read: str) -> None:
    assert plain(text) == read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("कुत्ता और बिल्ली", ["कुत्ता", "और", "बिल्ली"]),  # marks belong to their letters
        ("แมวดำ", ["แมวด\u0e4d\u0e32"]),
        ("3匹の犬🐕🐕 dog", ["3", "匹の犬", "🐕🐕", "dog"]),
        ("mp3", ["mp3"]),
    ],
)
def test_the_parts_of_a_text(text: str, parts: list[str]) -> None:
    assert tokens(text) == parts


def test_numbers_and_emoji_are_no_words() -> None:
    assert words_of("3 dogs, 12 cats 🐕") == ["dogs", "cats"]


@given(st.text())
def test_what_was_read_reads_the_same(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(" ".join(tokens(text))) == " ".join(tokens(text))


@given(
    st.lists(st.text("abcxyzäéñß", min_size=1), min_size=1),
    st.lists(st.sampled_from([*' .,;:!?"“”„‘«»()…–-_/*\u200b\u00a0']), min_size=1, max_size=3),
)
def test_case_and_marks_do_not_matter(words: list[str], marks: list[str]) -> None:
    mark = " " + "".join(marks) + " "
    assert plain(mark + mark.join(words) + mark) == plain(" ".join(words))
    assert plain(" ".join(words).title().swapcase()).replace("ss", "ß") == plain(
        " ".join(words)
    ).replace("ss", "ß")
