"""Options of exports under names: those that there are from the start, and a person's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.options import (
    PRESETS,
    ExportOptions,
    options_text,
    read_options,
)
from photo_sorter.core.problems import Problem

LONGEST_NAME = 60

Presets = Mapping[str, ExportOptions]


def presets_text(presets: Presets) -> str:
    """One line, which `read_presets` reads; empty for none."""
    said = {name: options_text(options) for name, options in presets.items()}
    return json.dumps(said, ensure_ascii=False) if said else ""


def read_presets(text: str) -> dict[str, ExportOptions]:
    """A person's own, in their order. Raises InvalidInputError."""
    if not text.strip():
        return {}
    try:
        said: Any = json.loads(text)
        if not isinstance(said, dict):
            raise ValueError("it must hold an object")
    except ValueError as error:
        raise InvalidInputError(Problem.EXPORT_OPTIONS_UNREADABLE, text=text[:80]) from error
    return {checked_name(str(name)): read_options(str(line)) for name, line in said.items()}


def checked_name(name: str) -> str:
    """As a preset may be called. Raises InvalidInputError where it is empty, too long, or the name
    of one that there is from the start."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or plain.casefold() in PRESETS:
        raise InvalidInputError(Problem.EXPORT_PRESET_NAME, name=plain[:LONGEST_NAME])
    return plain


def with_preset(presets: Presets, name: str, options: ExportOptions) -> dict[str, ExportOptions]:
    """Under this name from now on, in place of what had it. Raises InvalidInputError."""
    name = checked_name(name)
    return {**{x: y for x, y in presets.items() if not _same(x, name)}, name: options}


def renamed(presets: Presets, old: str, new: str) -> dict[str, ExportOptions]:
    """In its place. Raises InvalidInputError, also where another one has the name."""
    new = checked_name(new)
    if any(_same(each, new) and each != old for each in presets):
        raise InvalidInputError(Problem.EXPORT_PRESET_NAME, name=new)
    return {new if name == old else name: options for name, options in presets.items()}


def without(presets: Presets, name: str) -> dict[str, ExportOptions]:
    return {each: options for each, options in presets.items() if each != name}


def preset_named(own: Presets, name: str) -> ExportOptions:
    """Whichever the case of the name. Raises InvalidInputError, which names those that there
    are."""
    for each, options in (*PRESETS.items(), *own.items()):
        if _same(each, " ".join(name.split())):
            return options
    known = ", ".join((*PRESETS, *own))
    raise InvalidInputError(Problem.EXPORT_NO_SUCH_PRESET, name=name, known=known)


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
