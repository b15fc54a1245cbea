"""Reads templates: `{year}/{month:02} {event|"Without a name"}`.

Slashes part folders. A field in braces is a name, digits after a colon are the least width of a
number, and after a bar stands what is taken where the field says nothing: another field, or words
in quotation marks. Two braces stand for one. The last part names the file where it has `{original}`
or `{counter}`; else, and where a slash ends the template, all parts are folders and files keep
their names. A template that begins with a slash says where on the disk its folders lie.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cached_property

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.fields import COUNTER, NAMES, NUMBERS, ORIGINAL

_WIDTH = re.compile("0?([1-9])")


@dataclass(frozen=True, slots=True)
class Said:
    """A field by its name; `width` is the least number of digits."""

    name: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """The first of these that says something; words are the last."""

    fields: tuple[Said, ...]
    words: str = ""


Piece = str | Choice
Part = tuple[Piece, ...]


@dataclass(frozen=True)
class Template:
    """`anchor` is where on the disk it lies; '' where it does not say so. `name` is the part that
    names the file; None: files keep their names."""

    text: str
    anchor: str
    folders: tuple[Part, ...]
    name: Part | None

    @cached_property
    def counts(self) -> bool:
        """Whether it has a counter."""
        return self.name is not None and _has(self.name, COUNTER)

    @cached_property
    def asks_for_names(self) -> bool:
        """Whether a folder depends on the file's own name."""
        return any(_has(part, ORIGINAL) for part in self.folders)


def parse_template(text: str) -> Template:
    """Raises InvalidInputError, which says at which character (from 1) something is wrong."""
    parts = _parts(text.strip())
    absolute = text.strip().startswith("/")
    ends_in_folder = not parts[-1]
    named = [part for part in parts if part]
    if not named and not absolute:
        raise InvalidInputError(Problem.SORT_TEMPLATE_EMPTY)
    for part in named:
        if part in (("..",), (".",)):
            raise InvalidInputError(Problem.SORT_TEMPLATE_UPWARDS)
    anchor: list[str] = []
    while absolute and named and all(isinstance(piece, str) for piece in named[0]):
        anchor.append("".join(str(piece) for piece in named.pop(0)))
    names_file = bool(named) and not ends_in_folder
    names_file = names_file and (_has(named[-1], ORIGINAL) or _has(named[-1], COUNTER))
    name = named.pop() if names_file else None
    if any(_has(part, COUNTER) for part in named):
        raise InvalidInputError(Problem.SORT_COUNTER_OF_FOLDERS)
    place = "/" + "/".join(anchor) if absolute else ""
    return Template(text.strip(), place, tuple(named), name)


def _has(part: Part, name: str) -> bool:
    return any(
        isinstance(piece, Choice) and any(field.name == name for field in piece.fields)
        for piece in part
    )


def _parts(text: str) -> list[Part]:
    """What stands between the slashes; perhaps nothing."""
    parts: list[Part] = []
    pieces: list[Piece] = []
    words = ""
    at = 0
    while at < len(text):
        letter = text[at]
        if letter in "{}" and text[at : at + 2] == letter * 2:
            words += letter
            at += 2
        elif letter == "}":
            raise InvalidInputError(Problem.SORT_BRACE_NOT_OPENED, at=at + 1)
        elif letter == "{":
            end = _closing(text, at)
            pieces += [words] if words else []
            pieces.append(_choice(text[at + 1 : end], at + 2))
            words = ""
            at = end + 1
        elif letter == "/":
            parts.append((*pieces, words) if words else tuple(pieces))
            pieces, words = [], ""
            at += 1
        else:
            words += letter
            at += 1
    return [*parts, (*pieces, words) if words else tuple(pieces)]


def _closing(text: str, start: int) -> int:
    """Where the brace that opens at `start` is closed, not within quotation marks."""
    quote = ""
    for at in range(start + 1, len(text)):
        if quote:
            quote = "" if text[at] == quote else quote
        elif text[at] in "\"'":
            quote = text[at]
        elif text[at] == "}":
            return at
        elif text[at] == "{":
            break
    raise InvalidInputError(Problem.SORT_BRACE_NOT_CLOSED, at=start + 1)


def _choice(inside: str, at: int) -> Choice:
    """`at` is the place of its first character, from 1."""
    fields: list[Said] = []
    for each in re.finditer(r"""\s*("[^"]*"|'[^']*'|[^|]*)\s*(?:\||$)""", inside):
        said, place = each[1].strip(), at + each.start(1)
        if said[:1] in ('"', "'"):
            if not fields or each.end() < len(inside):
                raise InvalidInputError(Problem.SORT_WORDS_NOT_LAST, at=place)
            return Choice(tuple(fields), said[1:-1])
        fields.append(_field(said, place))
        if each.end() == len(inside) and not inside.endswith("|"):
            break
    return Choice(tuple(fields))


def _field(said: str, at: int) -> Said:
    name, colon, width = said.partition(":")
    name, width = name.strip().lower(), width.strip()
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, n=1, cutoff=0.0)[0]
        raise InvalidInputError(Problem.SORT_NO_SUCH_FIELD, name=name, at=at, nearest=near)
    if not colon:
        return Said(name)
    digits = _WIDTH.fullmatch(width)
    if digits is None or (name not in NUMBERS and name != COUNTER):
        raise InvalidInputError(Problem.SORT_WIDTH, width=width, name=name, at=at)
    return Said(name, int(digits[1]))
