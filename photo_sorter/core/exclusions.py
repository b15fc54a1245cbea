"""What a person has passed over: patterns for folders and files.

- `Exports`, `*.png`: whatever has this name, in any watched folder, however deep.
- `2019/raw`, `**/raw/*.dng`: with a slash inside, the path from the top of a watched folder.
- `/home/anna/Pictures/Private`: with a slash in front, the path on this computer.

`*` and `?` stand for any characters and for one, `[ab]` for one of these, never for a slash; `**`
for any number of folders. With a slash behind it a pattern means folders alone. A folder goes with
all that is in it. Case counts where the system's file names have it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem

Excluded = Callable[[FilePath, bool], bool]  # of an absolute path, and whether it is a directory

FOLDS_CASE = sys.platform in ("darwin", "win32")
_SPECIAL = re.compile(r"([*?[])")
_CLASS = re.compile(r"\[(!?)(\]?[^\]/]*)\]")


def normal_pattern(text: str) -> str:
    """The pattern as it is kept. Raises InvalidInputError where it says nothing, or everything."""
    pattern = text if text.startswith("/") else text.strip().removeprefix("./")
    pattern = re.sub("/+", "/", pattern)
    if not pattern.strip("/") or not pattern.strip("/*"):
        raise InvalidInputError(Problem.EXCLUSION_EMPTY)
    if "\0" in pattern or "\n" in pattern or any(p in (".", "..") for p in pattern.split("/")):
        raise InvalidInputError(Problem.EXCLUSION_NO_PATTERN)
    try:
        re.compile(_expression(pattern, ""))
    except re.error:  # such as a range that runs backwards
        raise InvalidInputError(Problem.EXCLUSION_NO_PATTERN) from None
    return pattern


def literal(path: FilePath) -> str:
    """The pattern that means this very path."""
    return _SPECIAL.sub(r"[\1]", path)


def exclusion(
    patterns: Sequence[str], root: FilePath, folds_case: bool = FOLDS_CASE
) -> Excluded | None:
    """Says whether something below `root` is passed over, its parents apart; None where nothing
    is."""
    if not patterns:
        return None
    flags = re.DOTALL | (re.IGNORECASE if folds_case else 0)
    of_folders = re.compile("|".join(_expression(p, root) for p in patterns), flags).fullmatch
    files = [_expression(p, root) for p in patterns if not p.endswith("/")]
    of_files = re.compile("|".join(files) or r"(?!)", flags).fullmatch

    def excluded(path: FilePath, is_directory: bool) -> bool:
        return (of_folders if is_directory else of_files)(path) is not None

    return excluded


def excluded_below(excluded: Excluded, root: FilePath, path: FilePath) -> bool:
    """Whether the file at `path` is passed over, or a folder between `root` and it."""
    start = len(root.rstrip("/")) + 1
    while (end := path.find("/", start)) >= 0:
        if excluded(path[:end], True):
            return True
        start = end + 1
    return excluded(path, False)


def _expression(pattern: str, root: FilePath) -> str:
    parts = pattern.strip("/").split("/")
    if pattern.startswith("/"):
        before = "/"
    elif len(parts) == 1:
        before = re.escape(root.rstrip("/")) + "/(?:.*/)?"
    else:
        before = re.escape(root.rstrip("/")) + "/"
    found = ""
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "**":
            found += ".+" if last else "(?:[^/]+/)*"
        else:
            found += _segment(part) + ("" if last else "/")
    return before + found


def _segment(part: str) -> str:
    found, place = "", 0
    while place < len(part):
        letter = part[place]
        one_of = _CLASS.match(part, place)
        if letter == "[" and one_of is not None and one_of[2]:
            members = re.sub(r"([\\\[\]^&|~])", r"\\\1", one_of[2])
            found += f"[{'^/' if one_of[1] else ''}{members}]"
            place = one_of.end()
            continue
        found += {"*": "[^/]*", "?": "[^/]"}.get(letter, re.escape(letter))
        place += 1
    return found
