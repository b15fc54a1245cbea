from __future__ import annotations

import pytest

from tools.builtin_model.everyday_words import EverydayWord, read_everyday
from tools.builtin_model.plurals import english_plurals, plural
from tools.wordings import wordings


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("dog", "dogs"),
        ("city", "cities"),
        ("boy", "boys"),
        ("church", "churches"),
        ("glass", "glasses"),
        ("snowman", "snowmen"),
        ("german", "germans"),
        ("wine glass", "wine glasses"),
        ("child", "children"),
        ("sheep", "sheep"),
    ],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


def _word(word: str, *synonyms: str) -> EverydayWord:
    return EverydayWord(word, synonyms, (), "things", {"en": (word, *synonyms)})


def test_what_names_something_else_is_no_plural() -> None:
    words = [_word("glass", "glasses"), _word("glasses", "spectacles"), _word("dog", "dogs")]
    assert english_plurals(words) == {"dogs": "dog"}


def test_the_table_s_own_plurals_lead_to_their_words() -> None:
    found = english_plurals(read_everyday())
    assert (found["dogs"], found["mice"], found["cherries"]) == ("dog", "mouse", "cherry")
    assert not {"glasses", "trousers", "scissors", "shorts", "people"} & set(found)


def test_nouns_are_asked_for_in_eight_other_forms() -> None:
    asked = list(wordings(["dog", "qwrtz", "apple"]))
    forms = {(each.kind, each.other) for each in asked if each.plain == "apple"}
    assert {("plural", "apples"), ("sentence", "an apple."), ("capitals", "APPLE")} <= forms
    assert ("names_de", "Apfel") in forms
    assert len([each for each in asked if each.plain == "dog"]) == 8
    assert not any(each.plain == "qwrtz" for each in asked)
    assert {"synonyms", "spelling"} <= {each.kind for each in asked}
