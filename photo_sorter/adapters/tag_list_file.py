"""Lists of tags in files: our own as JSON, any other ending is a keyword list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from photo_sorter.adapters.settled_write import write_settled
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.tag_lists import (
    read_json,
    read_keyword_list,
    write_json,
    write_keyword_list,
)
from photo_sorter.core.tag_tree import TagTraits

_JSON = ".json"
_LARGEST = 64_000_000  # bytes; a list of a million tags is smaller
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class TagListFiles:
    """`core.ports.TagLists`."""

    def read(self, path: Path) -> list[TagTraits]:
        """UTF-8, or UTF-16 with its mark. Raises InvalidInputError where it cannot be read or is
        not understood."""
        try:
            if path.stat().st_size > _LARGEST:
                raise InvalidInputError(Problem.TAG_LIST_UNREADABLE, detail="too large")
            content = path.read_bytes()
        except OSError as error:
            detail = error.strerror or str(error)
            raise InvalidInputError(Problem.TAG_LIST_UNREADABLE, detail=detail) from error
        try:
            text = content.decode("utf-16" if content.startswith(_UTF16) else "utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise InvalidInputError(Problem.TAG_LIST_NOT_UNDERSTOOD, line=line) from error
        return read_json(text) if path.suffix.lower() == _JSON else read_keyword_list(text)

    def write(self, path: Path, tags: Sequence[TagTraits]) -> None:
        """Whole or not at all. Raises DiskFullError, LibraryUnavailableError."""
        is_json = path.suffix.lower() == _JSON
        text = write_json(tags) if is_json else write_keyword_list(tags)
        write_settled(path, text.encode())
