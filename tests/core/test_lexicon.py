from __future__ import annotations

import pytest

from photo_sorter.core.lexicon import Lexicon

ENTRIES = {
    **{"собака": "dog", "кошка": "cat", "собака поводырь": "guide dog", "żółw": "turtle"},
    **{"狗": "dog", "猫": "cat", "汽车": "car", "犬": "dog", "本": "book", "日": "sun"},
    **{"パン": "bread", "パンダ": "panda", "いす": "chair", "お茶": "tea", "สุนัข": "dog"},
    **{"แมว": "cat", "ปู": "crab", "개": "dog", "고양이": "cat", "قطة": "cat"},
    **{"👩": "woman", "👩🍳": "cook", "🐕": "dog"},
}
LEXICON = Lexicon(lambda: ENTRIES)


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("狗", [("狗", "dog")]),
        ("犬と猫", [("犬", "dog"), ("猫", "cat")]),
        ("红色汽车", [("红色", None), ("汽车", "car")]),
        ("日本", [("日本", None)]),  # neither the sun nor a book
        ("狗粮", [("狗粮", None)]),
        ("パンダ", [("パンダ", "panda")]),
        ("パンク", [("パンク", None)]),  # no bread in it
        ("いすず", [("いすず", None)]),
        ("お茶と本", [("お茶", "tea"), ("本", "book")]),
        ("แมวและสุนัข", [("แมว", "cat"), ("สุนัข", "dog")]),
        ("ปูน", [("ปูน", None)]),  # cement, not a crab
        ("と", []),
    ],
)
def test_unspaced_writing_in_pieces(run: str, pieces: list[tuple[str, str | None]]) -> None:
    assert LEXICON.unspaced(run) == pieces


def test_joined_emoji_are_one_thing() -> None:
    assert LEXICON.symbols("👩🍳🐕♪") == [("👩🍳", "cook"), ("🐕", "dog"), ("♪", None)]


def test_the_longest_name_is_meant() -> None:
    assert LEXICON.longest(["собака", "поводырь", "и"]) == (2, "guide dog")
    assert LEXICON.longest(["собака", "и"]) is None


@pytest.mark.parametrize(
    ("word", "english"),
    [("собака", "dog"), ("고양이와", "cat"), ("القطة", "cat"), ("와", None), ("собак", None)],
)
def test_a_word_with_what_is_written_at_its_ends(word: str, english: str | None) -> None:
    assert LEXICON.word(word) == english


@pytest.mark.parametrize(("word", "english"), [("zolw", None), ("żolw", None), ("zółw", None)])
def test_short_or_half_accented_words_are_not_guessed(word: str, english: str | None) -> None:
    assert LEXICON.without_accents(word) == english


def test_a_longer_word_may_lack_its_accents() -> None:
    assert Lexicon(lambda: {"jabłko": "apple"}).without_accents("jablko") == "apple"
    assert Lexicon(lambda: {"σκύλος": "dog"}).without_accents("σκυλος") == "dog"


def test_it_is_loaded_when_it_is_needed() -> None:
    def load() -> dict[str, str]:
        loaded.append(True)
        return ENTRIES

    loaded: list[bool] = []
    lexicon = Lexicon(load)
    assert not loaded
    assert lexicon.word("собака") == lexicon.word("犬") == "dog"
    assert loaded == [True]
