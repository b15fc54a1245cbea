"""Tags as a tree: what lies below what, what a person says of a tag, and how names move."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.keywords import SEPARATOR, as_path


class TagColour(Enum):
    """Each is told by its name, too: never by the colour alone."""

    NONE = ""
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Synonym:
    """`language` is a code such as "de", '' where nobody said."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class TagTraits:
    """What a person says of a tag beside which photos have it. The tags directly below one that is
    `exclusive` exclude one another; one that is not `exported` stays out of what others read."""

    name: str
    colour: TagColour = TagColour.NONE
    synonyms: tuple[Synonym, ...] = ()
    exclusive: bool = False
    exported: bool = True


def key_of(name: str) -> str:
    """What two spellings of a tag's name have in common."""
    return tidy(name).casefold()


def tidy(name: str) -> str:
    """A name as tags are kept: parts without white space around, none of them empty. Only the
    separator parts: a slash may be in a name."""
    composed = unicodedata.normalize("NFC", name)
    parts = (" ".join(part.split()) for part in composed.split(SEPARATOR))
    return SEPARATOR.join(part for part in parts if part)


def as_typed(name: str) -> str:
    """The name of a tag that a person writes: "Animals › Dog" is "Animals|Dog". A slash stays,
    because "1/2" is a name."""
    return tidy(as_path(name) if "›" in name else name)


def parent_of(name: str) -> str:
    """'' of one at the top."""
    return name.rpartition(SEPARATOR)[0]


def leaf_of(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]


def join(parent: str, leaf: str) -> str:
    return SEPARATOR.join(filter(None, (parent, leaf)))


def outward(name: str, hidden: Collection[str]) -> str:
    """A tag's name as others read it, without the parts above it that are `hidden` (keys of whole
    names); empty where it is hidden itself."""
    if not hidden:
        return name
    runs = [*ancestors(name), name]
    open_parts = [leaf_of(run) for run in runs if key_of(run) not in hidden]
    return SEPARATOR.join(open_parts) if key_of(name) not in hidden else ""


def ancestors(name: str) -> Iterator[str]:
    """All that it lies below, the top first."""
    at = name.find(SEPARATOR)
    while at >= 0:
        yield name[:at]
        at = name.find(SEPARATOR, at + 1)


def lies_below(name: str, above: str) -> bool:
    """Both without case."""
    return name.startswith(above + SEPARATOR)


def moved(name: str, source: str, target: str) -> str:
    """What a tag at or below `source` is called when that becomes `target`."""
    below = name.split(SEPARATOR)[source.count(SEPARATOR) + 1 :]
    return SEPARATOR.join((target, *below))


def resolved(name: str, aliases: Mapping[str, str]) -> str:
    """The tag that is meant by a name that may be one of before: by the whole of it, or by the
    longest path that it lies below. '' where a person deleted it."""
    key = key_of(name)
    for old in (key, *reversed(list(ancestors(key)))):
        if old in aliases:
            target = aliases[old]
            return moved(tidy(name), old, target) if target else ""
    return name


def excluded_by(name: str, exclusive: Iterable[str], among: Iterable[str]) -> list[str]:
    """Of the tags `among`, those that giving `name` takes away: where both lie below one that is
    exclusive, in different branches."""
    key = key_of(name)
    marked = {key_of(each) for each in exclusive}
    branches = [(above, _branch(key, above)) for above in ancestors(key) if above in marked]
    found = []
    for other in among:
        other_key = key_of(other)
        if any(
            lies_below(other_key, above) and _branch(other_key, above) != own
            for above, own in branches
        ):
            found.append(other)
    return found


def _branch(key: str, above: str) -> str:
    return key[len(above) + 1 :].partition(SEPARATOR)[0]
