"""Fills templates with what is known of a photo."""

from __future__ import annotations

import os
import re

from photo_sorter.core.sorting.fields import COUNTER, NUMBERS, ORIGINAL, TEXTS, Facts
from photo_sorter.core.sorting.file_names import cut, safe_name
from photo_sorter.core.sorting.template import Choice, Part, Template

COUNTED = "\ue000"  # where the counter comes, until it is known; no person writes it
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_LONG = 200  # bytes of a name with a counter, beside its digits and what goes along
_SEPARATORS = frozenset(" -_.,+&")


class NothingToSayError(Exception):
    """A part of the path would be empty; `fields` are what it asked for."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def folders(template: Template, facts: Facts) -> tuple[str, ...]:
    """The names of the folders below the target. Raises NothingToSayError."""
    return tuple(_filled(part, facts) for part in template.folders)


def stem(template: Template, facts: Facts) -> str:
    """The file's name without its ending; `COUNTED` stands in it where the counter comes. Raises
    NothingToSayError."""
    if template.name is None or _is_original(template.name):
        return facts.original  # some file system has taken it: it stays as it is
    name = _filled(template.name, facts)
    return _with_room(name) if template.counts else name


def _with_room(name: str) -> str:
    """Long words around the counter make room for it."""
    before, _, after = name.partition(COUNTED)
    if len(os.fsencode(name)) <= _LONG:
        return name
    return cut(before, _LONG - _LONG // 4) + COUNTED + cut(after, _LONG // 4)


def counter_width(template: Template) -> int:
    """The least number of digits of the counter."""
    for piece in template.name or ():
        if isinstance(piece, Choice):
            for field in piece.fields:
                if field.name == COUNTER:
                    return field.width
    return 0


def _is_original(part: Part) -> bool:
    return len(part) == 1 and isinstance(part[0], Choice) and part[0].fields[0].name == ORIGINAL


def _filled(part: Part, facts: Facts) -> str:
    """A safe name. Separators beside a field that says nothing go with it."""
    said = [piece if isinstance(piece, str) else _said(piece, facts) for piece in part]
    asked = tuple(piece.fields[0].name for piece in part if isinstance(piece, Choice))
    if asked and not any(
        text for piece, text in zip(part, said, strict=True) if isinstance(piece, Choice)
    ):
        raise NothingToSayError(asked)
    found: list[str] = []
    for at, (piece, text) in enumerate(zip(part, said, strict=True)):
        if isinstance(piece, str) and _SEPARATORS.issuperset(piece):
            after = said[at + 1] if at + 1 < len(said) else "."
            if not after or not found:
                continue
        if text:
            found.append(text)
    name = safe_name(_EMPTY_BRACKETS.sub("", "".join(found)))
    if not name:
        raise NothingToSayError(asked)
    return name


def _said(choice: Choice, facts: Facts) -> str:
    for field in choice.fields:
        if field.name == COUNTER:
            return COUNTED
        if field.name in NUMBERS:
            number = NUMBERS[field.name](facts)
            if number is not None:
                return str(number).zfill(field.width)
        elif text := TEXTS[field.name](facts).strip():
            return text
    return choice.words
