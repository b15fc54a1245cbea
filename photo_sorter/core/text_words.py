"""The words of names, keywords and descriptions, as they are kept and as they are looked for.

`IMG_1234`, `HolidayBeach` and `DSC04711` are words written together: each run of letters and each
run of digits is a word, and so is each hump of a run of letters. Accents and case do not count;
"ü" is found as "u" and as "ue", "ß" as "ss".
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from photo_sorter.core.folding import folded, spelt_out
from photo_sorter.core.plain_text import script_of

MOST_WORDS = 2_000  # of one text that are kept; a longer one is no name and no caption
_LONGEST = 40  # characters of a word that are told apart
_ASCII_RUNS = re.compile("[A-Za-z]+|[0-9]+")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’][sS](?![^\W_])")
# What a word is the same with and without: the points of Arabic and Hebrew, and the stroke that
# lengthens a line.
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]")


def kept_words(text: str) -> list[str]:
    """What a text is found by: every form of its words, each once."""
    found = itertools.chain.from_iterable(map(_kept_forms, _runs(text)))
    return list(itertools.islice(dict.fromkeys(found), MOST_WORDS))


def sought_words(text: str) -> list[tuple[str, ...]]:
    """The words of a text that is looked for, in order, each once and in all forms that it may be
    kept in. Of a text that is kept, each has a form among `kept_words`."""
    return list(dict.fromkeys(word for run in _runs(text) for word in _sought(run)))


def kept_runs(text: str) -> list[frozenset[str]]:
    """The words of a text in their order, each with the forms that it is kept in."""
    return [frozenset(_kept_forms(run)) for run in _runs(text)]


def sought_runs(text: str) -> list[list[tuple[str, ...]]]:
    """The words of a text that is looked for, in their order, as `kept_runs` has them: each fits
    one where of all its parts a form is among those."""
    return [list(_sought(run)) for run in _runs(text)]


def _sought(run: str) -> Iterator[tuple[str, ...]]:
    if script_of(run[0]) and len(run) > 1:
        yield from ((pair,) for pair in _pairs(run))
    else:
        yield _forms(run)


def _kept_forms(run: str) -> Iterator[str]:
    """Writing without spaces is kept by its characters and pairs of them, because where a word
    ends in it is not told by marks."""
    if run[0].isdecimal():
        yield from _forms(run)
        yield (run.lstrip("0") or "0")[:_LONGEST]
    elif script_of(run[0]):
        yield from run
        yield from _pairs(run)
    else:
        yield from _forms(run)
        for hump in _humps(run):
            yield from _forms(hump)


def _forms(run: str) -> tuple[str, ...]:
    lower = run if run.isascii() else unicodedata.normalize("NFC", run.casefold())
    if lower.isascii():
        return (lower.lower()[:_LONGEST],)
    forms = (folded(lower)[:_LONGEST], spelt_out(lower)[:_LONGEST])
    return tuple(dict.fromkeys(forms))


def _pairs(run: str) -> Iterator[str]:
    return map("".join, itertools.pairwise(run))


def _humps(run: str) -> Iterator[str]:
    """The parts of a run of letters that each begin with a capital: of "PDFScan" PDF and Scan."""
    if run.islower() or run.isupper() or run.istitle():
        return
    start = 0
    for i in range(1, len(run)):
        up, before = run[i].isupper(), run[i - 1]
        after = i + 1 < len(run) and run[i + 1].islower()
        if up and (before.islower() or (before.isupper() and after)):
            yield run[start:i]
            start = i
    if start:
        yield run[start:]


def _runs(text: str) -> Iterator[str]:
    """Runs of letters, of digits, and of each kind of writing without spaces."""
    if text.isascii():
        if "'" in text:
            text = _POSSESSIVE.sub("", text)
        yield from _ASCII_RUNS.findall(text)
        return
    normal = unicodedata.normalize("NFKC", _POSSESSIVE.sub("", text))
    letters = _POINTS.sub("", "".join(c for c in normal if unicodedata.category(c) != "Cf"))
    runs = itertools.groupby(letters, _kind)
    # A mark that stands on nothing is no word.
    yield from (
        run for kind, group in runs if kind and any(map(str.isalnum, run := "".join(group)))
    )


def _kind(character: str) -> str:
    """What belongs together; empty for what parts words."""
    script = script_of(character)
    if script:
        return script
    category = unicodedata.category(character)[0]
    return {"L": "letters", "M": "letters", "N": "digits"}.get(category, "")
