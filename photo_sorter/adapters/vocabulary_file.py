"""The vocabulary of tags as a TOML file: the person's own, or the one that is shipped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.tagging import VocabularyTag

_TABLE = re.compile(r"^\s*\[\[\s*tag\s*\]\]")
_LIST = re.compile(r"^\s*tag\s*=")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a tag stands: in a file, counted from 1 among its tags and its lines."""

    path: Path
    number: int
    line: int


class TomlVocabulary:
    """`core.ports.VocabularyStore`: `[[tag]]` tables with name, group and prompts. `path` is
    the person's file, written at the first save; `default` and `sensitive` are shipped."""

    def __init__(self, path: Path, default: Path, sensitive: Path) -> None:
        self._path = path
        self._default = default
        self._sensitive = sensitive
        self._read: dict[Path, tuple[object, tuple[VocabularyTag, ...]]] = {}

    def load(self) -> tuple[VocabularyTag, ...]:
        """The person's vocabulary, or the default; a file that did not change since is not read
        again. Raises InvalidInputError with the place."""
        return self._once(self._path if self._path.exists() else self._default)

    def save(self, tags: Sequence[VocabularyTag]) -> None:
        """Raises InvalidInputError, DiskFullError or LibraryUnavailableError; the old file then
        stays."""
        content = tomli_w.dumps(
            {
                "tag": [
                    {"name": tag.name, "group": tag.group, "prompts": list(tag.prompts)}
                    for tag in tags
                ]
            },
            multiline_strings=False,
        )
        _parse(content, self._path)  # what is saved can be loaded
        write_settled(self._path, content.encode())

    def default(self) -> tuple[VocabularyTag, ...]:
        return _read(self._default)

    def sensitive(self) -> tuple[VocabularyTag, ...]:
        return self._once(self._sensitive)

    def _once(self, path: Path) -> tuple[VocabularyTag, ...]:
        """What stands in the file, read again only where it changed since."""
        stamp, known = _stamp(path), self._read.get(path)
        if known is None or stamp is None or known[0] != stamp:
            known = self._read[path] = (stamp, _read(path))
        return known[1]


def _stamp(path: Path) -> object:
    """What is another for each file that is saved; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return path, found.st_ino, found.st_size, found.st_mtime_ns


def _read(path: Path) -> tuple[VocabularyTag, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidInputError(
            Problem.VOCABULARY_UNREADABLE, path=str(path), detail=error.strerror or str(error)
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InvalidInputError(Problem.VOCABULARY_NOT_UTF8, path=str(path), line=line) from error
    return _parse(text, path)


def _parse(text: str, path: Path) -> tuple[VocabularyTag, ...]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInputError(
            Problem.VOCABULARY_NOT_TOML, path=str(path), detail=str(error)
        ) from error
    tables = content.get("tag", [])
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _TABLE.match(line)]
    if not isinstance(tables, list):
        raise InvalidInputError(Problem.VOCABULARY_NO_TABLES, path=str(path))
    tags: dict[str, VocabularyTag] = {}
    for index, table in enumerate(tables):
        # Tables written inline have no line of their own, only that of the whole list.
        place = _Place(path, index + 1, lines[index] if index < len(lines) else _list_line(text))
        tag = _tag(table, place)
        if tag.name.casefold() in tags:
            raise InvalidInputError(
                Problem.VOCABULARY_TAG_TWICE,
                path=str(path),
                number=place.number,
                line=place.line,
                name=tag.name,
            )
        tags[tag.name.casefold()] = tag
    return tuple(tags.values())


def _list_line(text: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if _LIST.match(line)), 1)


def _tag(table: Any, place: _Place) -> VocabularyTag:
    path, number, line = str(place.path), place.number, place.line
    if not isinstance(table, dict):
        raise InvalidInputError(
            Problem.VOCABULARY_TAG_NAMELESS, path=path, number=number, line=line
        )
    name, group, prompts = table.get("name"), table.get("group", ""), table.get("prompts", [])
    if not isinstance(name, str) or not name.strip():
        raise InvalidInputError(
            Problem.VOCABULARY_TAG_NAMELESS, path=path, number=number, line=line
        )
    if not isinstance(group, str):
        raise InvalidInputError(
            Problem.VOCABULARY_GROUP_NO_TEXT, path=path, number=number, line=line, name=name
        )
    if not isinstance(prompts, list) or not all(
        isinstance(prompt, str) and prompt.strip() for prompt in prompts
    ):
        raise InvalidInputError(
            Problem.VOCABULARY_PROMPTS_NO_TEXTS, path=path, number=number, line=line, name=name
        )
    wordings = tuple(prompt.strip() for prompt in prompts) or (f"a photo of {name.strip()}",)
    return VocabularyTag(name.strip(), group.strip(), wordings)
