"""Which tags a person may mean by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from photo_sorter.core.folding import folded
from photo_sorter.core.keywords import SEPARATOR, as_path
from photo_sorter.core.tag_tree import key_of, leaf_of
from photo_sorter.core.views import TagSummary

_FUZZY_FROM = 3  # letters; fewer are in every name
_EXACT, _IS_LEAF, _BEGINS, _PART_BEGINS, _WORD_BEGINS, _CONTAINS, _FUZZY = range(7)


@dataclass(frozen=True, slots=True)
class MatchedTag:
    """`by` is the synonym that it was found by, '' by its name. One that is `likely` begins so or
    has a part or a word that does; of another the letters are somewhere in it."""

    tag: TagSummary
    by: str
    likely: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class _Known:
    tag: TagSummary
    key: str
    text: str  # the name or a synonym, as letters are compared
    leaf: str
    by: str


class TagMatcher:
    """`recent` are names of tags that were given last. Immutable; from any thread."""

    def __init__(self, tags: Sequence[TagSummary], recent: Sequence[str] = ()) -> None:
        self.recent = tuple(recent)
        self._known: list[_Known] = []
        for tag in tags:
            key = key_of(tag.name)
            text = folded(key)
            self._known.append(_Known(tag, key, text, leaf_of(text), ""))
            for synonym in tag.said.synonyms if tag.said else ():
                text = folded(key_of(synonym.text))
                self._known.append(_Known(tag, key, text, text, synonym.text))

    def with_recent(self, recent: Sequence[str]) -> TagMatcher:
        """The same tags, of which others were given last."""
        other = TagMatcher((), recent)
        other._known = self._known
        return other

    def knows(self, name: str) -> bool:
        key = key_of(name)
        return any(known.key == key for known in self._known)

    def best(self, typed: str, most: int) -> list[MatchedTag]:
        """The likeliest first: by how it begins, then those of lately, then the commonest. Each
        tag once."""
        spelt = {folded(key_of(typed)), folded(key_of(as_path(typed)))} - {""}
        places = {key_of(name): place for place, name in enumerate(self.recent)}
        ranked = []
        for known in self._known:
            ranks = [rank for each in spelt if (rank := _rank(each, known)) is not None]
            if ranks:
                place = places.get(known.key, len(places))
                ranked.append((min(ranks), place, -known.tag.count, known.text, known))
        ranked.sort(key=lambda each: each[:4])
        found: dict[str, MatchedTag] = {}
        for rank, *_, known in ranked:
            if len(found) == most:
                break
            if known.tag.name not in found:
                found[known.tag.name] = MatchedTag(
                    known.tag, known.by, rank < _CONTAINS, known.text in spelt
                )
        return list(found.values())


def _rank(letters: str, known: _Known) -> int | None:
    text = known.text
    if letters == text:
        return _EXACT
    if letters == known.leaf:
        return _IS_LEAF
    if letters in text:
        if known.leaf.startswith(letters):
            return _BEGINS
        if f"{SEPARATOR}{letters}" in f"{SEPARATOR}{text}":
            return _PART_BEGINS
        return _WORD_BEGINS if f" {letters}" in text else _CONTAINS
    if len(letters) >= _FUZZY_FROM and _is_within(letters, text):
        return _FUZZY
    return None


def _is_within(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in their order, with others between."""
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True
