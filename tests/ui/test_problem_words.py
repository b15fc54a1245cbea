"""The window says every problem in every language, with the values that it needs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from photo_sorter.core.problems import Problem, fields_of
from photo_sorter.ui.base.error_words import templates
from photo_sorter.ui.base.own_wordings import OwnWordings
from tests.ui.conftest import TRANSLATIONS
from tests.ui.test_translations import messages

OWN_CONTEXT, CORE_CONTEXT = "OwnWordings", ""
SAME_IN_GERMAN = {"{detail}"}


@pytest.fixture(scope="module")
def german() -> dict[tuple[str, str], list[str]]:
    return messages(TRANSLATIONS / "photo_sorter_de.ts")


def test_every_problem_is_said_in_german(
    german: dict[tuple[str, str], list[str]], speak: Callable[[str], None]
) -> None:
    own = OwnWordings()  # in English, where no language is installed
    messages, remedies = own.messages(0), own.remedies()
    speak("de")
    for problem in Problem:
        sources = (
            (problem.message, messages.get(problem)),
            (problem.remedy, remedies.get(problem)),
        )
        for (words, own_words), said in zip(sources, templates(problem), strict=True):
            if own_words is None:
                found = german.get((CORE_CONTEXT, words), [""]) if words else [""]
            else:
                found = [said]
                assert own_words == "" or said != own_words, problem
            assert found[0] == said, problem
            assert bool(said) == bool(words if own_words is None else own_words), problem
            assert said != words or words in SAME_IN_GERMAN or not words, problem


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_window_needs_the_fields_that_are_given(
    language: str, speak: Callable[[str], None]
) -> None:
    speak(language)
    for problem in Problem:
        for count in (0, 1, 2):
            message, remedy = templates(problem, count)
            counted = {"count"} & problem.fields  # Qt puts it in, with its plural
            given = fields_of(message) | fields_of(remedy) | counted
            assert given == problem.fields, problem


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_count_is_said_with_its_plural(language: str, speak: Callable[[str], None]) -> None:
    speak(language)
    for problem in Problem:
        if "count" in problem.fields:
            one, many = templates(problem, 1)[0], templates(problem, 1234)[0]
            assert re.search(r"\b1\b", one), problem
            assert re.search(r"\b1[.,]?234\b", many), problem
            assert "(s)" not in one + many, problem
