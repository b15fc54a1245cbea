"""Cameras, lenses, tags, albums and folders, by the names that the library has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import And, Camera, InAlbum, InFolder, Lens, Not, Query, Tag
from photo_sorter.core.sentences.found import Found, Part, Unknown
from photo_sorter.core.sentences.wording import (
    END,
    JOINERS,
    MADE,
    MADE_BEHIND,
    TAKEN,
    is_of_a_thing,
    pattern,
)

_MOST_WORDS = 6  # of a name
_MOST_UNKNOWN = 3  # words of what is said not to be there
_MY = "(?:(?:the|an?|my|our|der|dem|den|einer|einem|meiner|meinem|unserer|unserem) )"
_THE = "(?:(?:the|my|our|dem|den|meinem|unserem) )"
_CALLED = "(?:(?:called|named|namens) )"
_WORD = re.compile(r"\s*(\S+)")
_MARKS = ".,;:!?…"
_MAKE: dict[str, Callable[[str], Query]] = {
    "camera": Camera,
    "lens": Lens,
    "tag": Tag,
    "album": InAlbum,
    "folder": InFolder,
}


@dataclass(frozen=True, slots=True)
class _Wording:
    """`before` leads to a name of one of the `fields`, behind which `behind` must or may stand.
    `sure` wordings mean nothing else, so that a name that is not there is said."""

    fields: tuple[str, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    sure: bool = True


def _wording(fields: str, before: str, behind: str = "", *, sure: bool = True) -> _Wording:
    made = re.compile(behind.replace(" ", r"\s+"), re.IGNORECASE)
    return _Wording(tuple(fields.split()), pattern(before), made, sure)


_WORDINGS = (
    _wording("camera lens", rf"{TAKEN}(?:with|using|mit) (?:the|my|our|der|dem|meiner|meinem) "
             r"(?:(?:camera|kamera) )?", "(?: (?:camera|lens|kamera|objektiv))?"),
    _wording("camera lens", rf"{MADE}(?:with|using|mit|on) {_MY}?",
             "(?: (?:camera|lens|kamera|objektiv))?", sure=False),
    _wording("camera lens", rf"(?:die (?:(?:ich|wir) )?)?mit {_MY}?(?:kamera )?", MADE_BEHIND,
             sure=False),
    _wording("camera", r"mit (?:der|meiner) kamera ", sure=False),
    _wording("lens", rf"(?:with|using|mit) {_MY}", "(?: lens|-objektiv| objektiv)", sure=False),
    _wording("album", rf"(?:in|from) {_THE}?album {_CALLED}?"),
    _wording("album", rf"(?:im|vom|(?:in|aus) {_THE}) ?album {_CALLED}?"),
    _wording("album", r"(?:in|from) (?:the|my|our) ", "(?: album)", sure=False),
    _wording("folder", rf"(?:in|from) {_THE}?(?:folder|directory) {_CALLED}?"),
    _wording("folder", rf"(?:im|(?:in|aus) {_THE}) ?(?:ordner|verzeichnis) {_CALLED}?"),
    _wording("folder", r"(?:in|from) (?:the|my|our) ", "(?: folder)", sure=False),
    _wording("tag", r"(?:(?:that|which) (?:is|are|were) )?tagged (?:(?:as|with) )?"),
    _wording("tag", r"(?:die )?(?:getaggt|verschlagwortet|markiert) (?:als|mit) "),
    _wording("tag", r"(?:with|mit|without|ohne) (?:(?:the|dem|den|das) )?"
             r"(?:tags?|schlagwort|stichwort) ", sure=False),
)  # fmt: skip
_MORE_TAGS = re.compile(r"\s*(?:,|&|\s(?:and|und))\s+", re.IGNORECASE)
_WITHOUT = re.compile(r"(?:without|ohne)\b", re.IGNORECASE)


def named(text: str, names: Names) -> Iterator[Part]:
    for wording in _WORDINGS:
        for found in wording.before.finditer(text):
            thing = is_of_a_thing(text, found.start())
            part = None if thing else _part(text, found, wording, names)
            if part is not None:
                yield part


def quoted_name(text: str, name: str, library: Names) -> Part | None:
    """The name in quotation marks that follows the words of `text`, where these lead to one: "in
    the album". The part ends with the words, which the marks are behind."""
    for wording in _WORDINGS:
        for found in wording.before.finditer(text):
            if found.end() != len(text) or not wording.behind.fullmatch(""):
                continue
            field = next((each for each in wording.fields if _has(library, each, name)), "")
            if field:
                return Found(found.start(), len(text), _negated(found, _MAKE[field](name)))
            if wording.sure:
                return Unknown(found.start(), len(text), wording.fields[0], name)
    return None


def _part(text: str, found: re.Match[str], wording: _Wording, names: Names) -> Part | None:
    ends = _ends(text, found.end())
    for end in reversed(ends):
        name = text[found.end() : end].strip()
        behind = wording.behind.match(text, end)
        field = next((each for each in wording.fields if _has(names, each, name)), "")
        if behind is not None and field:
            queries, last = [_MAKE[field](name)], behind.end()
            if field == "tag":
                more, last = _more_tags(text, last, names)
                queries += more
            query = queries[0] if len(queries) == 1 else And(tuple(queries))
            return Found(found.start(), last, _negated(found, query))
    return _unknown(text, found, wording, ends)


def _negated(found: re.Match[str], query: Query) -> Query:
    return Not(query) if _WITHOUT.match(found[0]) else query


def _more_tags(text: str, at: int, names: Names) -> tuple[list[Query], int]:
    """Of "tagged family and work"."""
    more: list[Query] = []
    while joined := _MORE_TAGS.match(text, at):
        known = [
            end
            for end in _ends(text, joined.end())
            if names.has("tag", text[joined.end() : end].strip())
        ]
        if not known:
            break
        at = known[-1]
        more.append(Tag(text[joined.end() : at].strip()))
    return more, at


def _unknown(text: str, found: re.Match[str], wording: _Wording, ends: list[int]) -> Unknown | None:
    """As far as the sentence goes on with something else."""
    if not wording.sure:
        return None
    stop = re.compile(END, re.IGNORECASE)
    for end in ends[:_MOST_UNKNOWN]:
        if stop.match(text, end):
            name = text[found.end() : end].strip()
            return Unknown(found.start(), end, wording.fields[0], name)
    return None


def _has(names: Names, field: str, name: str) -> bool:
    """A camera is named by a word with a letter in it, not by a figure of its name."""
    if field == "camera" and not any(map(str.isalpha, name)):
        return False
    return names.has(field, name)


def _ends(text: str, at: int) -> list[int]:
    """Where a name may end that begins there: behind each of the next words, as far as a mark."""
    ends: list[int] = []
    while len(ends) < _MOST_WORDS and (word := _WORD.match(text, at)):
        bare = word[1].rstrip(_MARKS)
        if not bare or (not ends and bare.casefold() in JOINERS):
            break
        at = word.start(1) + len(bare)
        ends.append(at)
        if bare != word[1]:
            break
    return ends
