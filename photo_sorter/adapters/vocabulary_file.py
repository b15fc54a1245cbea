"""The vocabulary of tags as a TOML file: the person's own, or the one that is shipped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomli_w

from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.tagging import VocabularyTag

_TABLE = re.compile(r"^\s*\[\[\s*tag\s*\]\]")


class TomlVocabulary:
    """`core.ports.VocabularyStore`: `[[tag]]` tables with name, group and prompts. `path` is
    the person's file, written at the first save; `default` the shipped one."""

    def __init__(self, path: Path, default: Path) -> None:
        self._path = path
        self._default = default

    def load(self) -> tuple[VocabularyTag, ...]:
        """The person's vocabulary, or the default. Raises InvalidInputError with the place."""
        return _read(self._path) if self._path.exists() else self.default()

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


def _read(path: Path) -> tuple[VocabularyTag, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidInputError(
            f"The vocabulary cannot be read ({error.strerror})", path=str(path)
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _invalid(path, f"line {line}: not UTF-8 text") from error
    return _parse(text, path)


def _parse(text: str, path: Path) -> tuple[VocabularyTag, ...]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _invalid(path, str(error)) from error
    tables = content.get("tag", [])
    lines = [
        number for number, line in enumerate(text.splitlines(), 1) if _TABLE.match(line)
    ]  # fmt: skip
    if not isinstance(tables, list):
        raise _invalid(path, "“tag” must be written as [[tag]]")
    tags: dict[str, VocabularyTag] = {}
    for index, table in enumerate(tables):
        # Tables written inline have no line of their own.
        place = f"line {lines[index]}" if index < len(lines) else f"tag {index + 1}"
        tag = _tag(table, path, place)
        if tag.name.casefold() in tags:
            raise _invalid(path, f"{place}: “{tag.name}” is there twice")
        tags[tag.name.casefold()] = tag
    return tuple(tags.values())


def _tag(table: Any, path: Path, place: str) -> VocabularyTag:
    if not isinstance(table, dict):
        raise _invalid(path, f"{place}: a tag needs a name")
    name, group, prompts = table.get("name"), table.get("group", ""), table.get("prompts", [])
    if not isinstance(name, str) or not name.strip():
        raise _invalid(path, f"{place}: a tag needs a name")
    if not isinstance(group, str):
        raise _invalid(path, f"{place}: the group of “{name}” must be a text")
    if not isinstance(prompts, list) or not all(
        isinstance(prompt, str) and prompt.strip() for prompt in prompts
    ):
        raise _invalid(path, f"{place}: the prompts of “{name}” must be a list of texts")
    wordings = tuple(prompt.strip() for prompt in prompts) or (f"a photo of {name.strip()}",)
    return VocabularyTag(name.strip(), group.strip(), wordings)


def _invalid(path: Path, problem: str) -> InvalidInputError:
    return InvalidInputError(
        f"The vocabulary is not understood, {problem}",
        "Correct that place, or remove the file to have the default vocabulary again.",
        path=str(path),
    )
