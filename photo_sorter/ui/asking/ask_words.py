"""Suggested questions and models' names in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.describing.suggested import Suggestion

translate = QCoreApplication.translate

_BUILT_IN = ("builtin", "builtin-describer")
_ENDPOINT = "endpoint"  # of which it is not known which model it runs


def suggestion_words(suggestion: Suggestion) -> str:
    return {
        Suggestion.DESCRIBE: translate("Asking", "What is in the photo?"),
        Suggestion.WHAT: translate("Asking", "What is this?"),
        Suggestion.COLOUR: translate("Asking", "Which colour is it?"),
        Suggestion.COUNT: translate("Asking", "How many are there?"),
        Suggestion.DOING: translate("Asking", "What is happening?"),
        Suggestion.WHERE: translate("Asking", "Where was it taken?"),
        Suggestion.PEOPLE: translate("Asking", "How many people are there?"),
        Suggestion.WEATHER: translate("Asking", "What is the weather like?"),
        Suggestion.TEXT: translate("Asking", "What is written there?"),
        Suggestion.DIFFERENCE: translate("Asking", "What differs between these photos?"),
    }[suggestion]


def model_words(name: str) -> str:
    """What a person calls the model."""
    if name == _ENDPOINT:
        return translate("Asking", "a program on this computer")
    return translate("Asking", "the built-in model") if name in _BUILT_IN else name
