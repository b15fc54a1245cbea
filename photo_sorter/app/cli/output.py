"""Prints results: as JSON for scripts, as plain lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO
from unicodedata import category

from photo_sorter.core.problems import Occurrence
from photo_sorter.core.query import QueryError
from photo_sorter.core.views import IndexSummary

_NOT_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, marks of direction, ends of lines
_JOINERS = ("\u200c", "\u200d")  # within words of some languages, and within emoji
# JSON lets them stand for themselves, but many a reader ends a line at them.
_ENDS_OF_LINES = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}


def printable(path: str) -> str:
    """A path that can be printed and put into JSON: bytes that are not UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def shown(line: str) -> str:
    """A line for a terminal. A file's name may hold what ends a line, changes colours or turns
    the direction of writing: that is shown, not done."""
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if category(character) in _NOT_SHOWN and character not in _JOINERS
        else character
        for character in line
    )


@dataclass(frozen=True, slots=True)
class Output:
    as_json: bool
    stream: TextIO

    def object(self, value: Mapping[str, Any], lines: Sequence[str]) -> None:
        """One JSON object on one line, or the lines for a person."""
        if self.as_json:
            text = json.dumps(value, ensure_ascii=not self._takes_all_characters())
            self.stream.write(text.translate(_ENDS_OF_LINES) + "\n")
        else:
            for line in lines:
                self._write(line)

    def note(self, line: str) -> None:
        """Words for a person only."""
        if not self.as_json:
            self._write(line)

    def _write(self, line: str) -> None:
        text = shown(line)
        if not self._takes_all_characters():
            encoding = self.stream.encoding
            text = text.encode(encoding, "backslashreplace").decode(encoding)
        self.stream.write(text + "\n")

    def _takes_all_characters(self) -> bool:
        encoding = getattr(self.stream, "encoding", None)  # None for one in memory
        return encoding is None or encoding.lower().replace("-", "").startswith("utf")


def index_summary(summary: IndexSummary) -> tuple[dict[str, Any], list[str]]:
    failed = [(printable(path), failure.reason) for path, failure in summary.failed]
    skipped = [(printable(path), reason.message) for path, reason in summary.skipped]
    value = {
        "added": summary.added,
        "updated": summary.updated,
        "moved": summary.moved,
        "removed": summary.removed,
        "unchanged": summary.unchanged,
        "failed": [{"path": path, "reason": reason} for path, reason in failed],
        "skipped": [{"path": path, "reason": reason} for path, reason in skipped],
        "seconds": round(summary.seconds, 3),
    }
    lines = [
        f"{summary.added:,} added, {summary.updated:,} updated, {summary.moved:,} moved, "
        f"{summary.removed:,} removed, {summary.unchanged:,} unchanged "
        f"in {summary.seconds:.1f} s"
    ]
    if summary.skipped:
        lines.append(f"{len(summary.skipped):,} other files passed over")
    if summary.failed:
        lines.append(f"{len(summary.failed):,} files need attention:")
        lines += [f"  {path}: {reason}" for path, reason in failed]
    return value, lines


def error_lines(text: str, errors: Sequence[QueryError]) -> list[str]:
    """A line for each part of a query that was not understood: where, what, and what may have
    been meant."""
    return [
        f"character {error.start + 1}, {text[error.start : error.end]}: "
        + (
            f"{error}. Did you mean “{error.suggestion}”?"
            if error.suggestion
            else in_a_line(error.what)
        )
        for error in errors
    ]


def in_a_line(what: Occurrence) -> str:
    """What is so, and what can be done about it."""
    return f"{what.message}. {what.remedy}".strip()


def fail(message: str) -> None:
    """One clear line on standard error: why the command failed, or what it could not finish."""
    sys.stderr.write("photo-sorter: " + shown(" ".join(message.split())) + "\n")
