"""Finds what a phrase says is not to be shown: "a beach without people", "Strand ohne Leute".

English and German. To a model such words say nothing: it finds what they exclude. What is left out
ends at a comma and at a word that begins something else ("with", "on", "but"); "and" and "or" join
two that are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from photo_sorter.core.query.nodes import And, Not, Query, Text

_WITH_BEFORE = re.compile(r"\b(?:with|mit)\s+\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;.!?]+(?:[.!?]+[^\s,;.!?]+)*")  # without the stop behind it
_STOPS = re.compile(r"[,;]|[.!?](?=\s|$)")
_SAYING = "without no not ohne kein keine keinen keinem keiner keines nicht"
_ARTICLES = "a an the any of some ein eine einen einem einer eines der die das den dem des"
_BEGINNING = """
but with on in at by near from during behind under over before beside between taken sondern aber
mit auf im am an bei vom von vor hinter unter neben zwischen aus für beim
"""
_MARKERS = frozenset(_SAYING.split())
_JOINING = frozenset({"and", "or", "nor", "und", "oder", "noch"})
_ENDING = frozenset(_BEGINNING.split())
_LEADING = frozenset(_ARTICLES.split()) | _ENDING


@dataclass(frozen=True, slots=True)
class Negation:
    """`phrase` is not to be shown. `start` to `end` is where it stands in the text, with the word
    that says so before it."""

    start: int
    end: int
    phrase: str


def negations(text: str) -> tuple[Negation, ...]:
    """In the order of the text; none where no word follows that could be shown."""
    return tuple(_negations(text))


def without_negations(text: Text) -> Query:
    """The phrase without what it excludes, and that negated; the same where it excludes nothing."""
    found = negations(text.phrase)
    if not found:
        return text
    left, at = [], 0
    for negation in found:
        left.append(text.phrase[at : negation.start])
        at = negation.end
    wanted = _tidied(" ".join([*left, text.phrase[at:]]))
    negated = tuple(Not(Text(negation.phrase)) for negation in found)
    parts: tuple[Query, ...] = (Text(wanted, text.weight), *negated) if wanted else negated
    return parts[0] if len(parts) == 1 else And(parts)


def _tidied(text: str) -> str:
    """Without the marks that are left over between words."""
    text = re.sub(r"\s+([,;.])", r"\1", " ".join(text.split()))
    return re.sub(r"([,;.])[,;.]+", r"\1", text).strip(" ,;.")


def _negations(text: str) -> Iterator[Negation]:
    start: int | None = None  # of what is left out, with its marker
    said: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        if start is not None and (word is None or _ends(text, said, word, start)):
            if said:
                yield _negation(start, said)
            joined = bool(said) and word is not None and word[0].lower() in _JOINING
            start, said = (word.start() if joined and word else None), []
            if joined:
                continue
        if word is None:
            return
        if word[0].lower() in _MARKERS:
            start = _with_before(text, word) if start is None else start
        elif start is not None and (said or word[0].lower() not in _LEADING):
            said.append(word)


def _with_before(text: str, word: re.Match[str]) -> int:
    """Where the negation begins: "with no cars" does with its first word."""
    found = _WITH_BEFORE.search(text, 0, word.start())
    return found.start() if found else word.start()


def _ends(text: str, said: list[re.Match[str]], word: re.Match[str], start: int) -> bool:
    """What is left out ends before this word."""
    since = said[-1].start() if said else start
    if _STOPS.search(text, since, word.start()):
        return True
    known = word[0].lower()
    return bool(said) and known in _ENDING | _MARKERS | _JOINING


def _negation(start: int, said: list[re.Match[str]]) -> Negation:
    return Negation(start, said[-1].end(), " ".join(word[0] for word in said))
