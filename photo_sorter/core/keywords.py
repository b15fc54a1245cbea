"""Keywords that lie below others: "People|Anna".

A path is one tag. It answers to its whole name and to any run of its parts ("Anna", "People",
"Places|Austria"), however these are spelled: with |, / or ›."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

SEPARATOR = "|"
_SPELLED = re.compile(r"[|/›]")


def is_path(name: str) -> bool:
    return SEPARATOR in name


def as_path(asked: str) -> str:
    """What somebody asks for, spelled as keywords are: "People / Anna" is "People|Anna"."""
    return SEPARATOR.join(part for part in map(str.strip, _SPELLED.split(asked)) if part)


def answers(name: str, asked: str) -> bool:
    """Whether the tag `name` is among what is asked for. Both are without case."""
    return name == asked or _within(asked, name) or _within(as_path(asked), name)


def shown(name: str) -> str:
    """As people read it: "People › Anna"."""
    return name.replace(SEPARATOR, " › ")


def runs(name: str) -> Iterator[str]:
    """All that a path answers to: each run of its parts, itself among them."""
    parts = name.split(SEPARATOR)
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            yield SEPARATOR.join(parts[start:end])


def tags_of(keywords: Sequence[str]) -> list[str]:
    """The tags that a file's keywords are. Programs write "Anna" and "People" beside
    "People|Anna": what a path of the same file says already is no tag of its own."""
    paths = [keyword for keyword in keywords if is_path(keyword)]
    said = {run for path in paths for run in runs(path.casefold())}
    longer = {run for path in paths for run in _shorter(path.casefold())}
    kept = (
        keyword
        for keyword in keywords
        if (keyword.casefold() not in longer if is_path(keyword) else _not_in(keyword, said))
    )
    return _unique(kept)


def borne_out(listed: Iterable[str], others: Iterable[str]) -> list[str]:
    """What a field says that few programs keep up to date, `listed`. Where it repeats some of what
    the fields that all of them write, `others`, say, what these say no more was taken off there.
    Where it repeats nothing it stands for itself, and all of it counts."""
    known = {other.casefold() for other in others}
    known |= {other.rpartition(SEPARATOR)[2] for other in known}
    every = list(listed)
    repeated = [name for name in every if _named(name.casefold(), known)]
    return repeated or every


def _named(name: str, known: set[str]) -> bool:
    return name in known or name.rpartition(SEPARATOR)[2] in known


def _shorter(path: str) -> Iterator[str]:
    return (run for run in runs(path) if run != path)


def _not_in(keyword: str, said: set[str]) -> bool:
    folded = keyword.casefold()
    return folded not in said and as_path(folded) not in said


def _within(run: str, name: str) -> bool:
    return bool(run) and f"{SEPARATOR}{run}{SEPARATOR}" in f"{SEPARATOR}{name}{SEPARATOR}"


def _unique(names: Iterable[str]) -> list[str]:
    return list({name.casefold(): name for name in reversed(list(names))}.values())[::-1]
