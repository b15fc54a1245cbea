"""Labelled pictures to measure a model on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from photo_sorter.core.photo import FilePath
from photo_sorter.core.regions import Region

BACKGROUND_PREFIX = "background"  # a folder of pictures that belong to none of the categories


@dataclass(frozen=True, slots=True)
class Excluding:
    """A query for what shows `wanted` and not `excluded`."""

    wanted: str
    excluded: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Two queries that ask for the same: `other` differs from `plain` in what `kind` says."""

    kind: str
    plain: str
    other: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search is measured by: all that each picture is known to show, queries with and
    without an exclusion, queries that no picture answers, and queries in two wordings."""

    shows: Mapping[FilePath, frozenset[str]] = field(default_factory=dict)
    excluding: Sequence[Excluding] = ()
    unanswered: Sequence[str] = ()
    wordings: Sequence[Wording] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """Either pictures by category (`background` holds those of none), or pictures with captions."""

    categories: Mapping[str, Sequence[FilePath]]
    background: Sequence[FilePath]
    captions: Mapping[FilePath, Sequence[str]]
    asked: Asked = field(default_factory=Asked)


@dataclass(frozen=True, slots=True)
class TiledScene:
    """A picture file put together of others: by category, where each lies in it."""

    path: FilePath
    tiles: Mapping[str, Region]


def category_words(folder_name: str) -> str:
    """A folder's name as words: `Granny-Smith_apple` is "granny smith apple"."""
    return " ".join(folder_name.replace("_", " ").replace("-", " ").split()).lower()


def shown_words(folder_name: str) -> tuple[str, ...]:
    """All that a folder's pictures show, joined by a plus in its name; its category first."""
    words = (category_words(part) for part in folder_name.split("+"))
    return tuple(dict.fromkeys(word for word in words if word))


def is_background(folder_name: str) -> bool:
    return folder_name.lower().startswith(BACKGROUND_PREFIX)
