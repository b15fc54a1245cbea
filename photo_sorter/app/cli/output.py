"""Prints results: as JSON for scripts, as plain lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from photo_sorter.core.views import IndexSummary


def printable(path: str) -> str:
    """A path that can be printed and put into JSON: bytes that are not UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Output:
    as_json: bool
    stream: TextIO

    def object(self, value: Mapping[str, Any], lines: Sequence[str]) -> None:
        """One JSON object, or the lines for a person."""
        if self.as_json:
            self.stream.write(json.dumps(value, ensure_ascii=False) + "\n")
        else:
            for line in lines:
                self.stream.write(line + "\n")

    def note(self, line: str) -> None:
        """Words for a person only."""
        if not self.as_json:
            self.stream.write(line + "\n")


def index_summary(summary: IndexSummary) -> tuple[dict[str, Any], list[str]]:
    def listed(items: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
        return [{"path": printable(path), "reason": reason} for path, reason in items]

    value = {
        "added": summary.added,
        "updated": summary.updated,
        "moved": summary.moved,
        "removed": summary.removed,
        "unchanged": summary.unchanged,
        "failed": listed(summary.failed),
        "skipped": listed(summary.skipped),
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
        lines += [f"  {printable(path)}: {reason}" for path, reason in summary.failed]
    return value, lines


def fail(message: str) -> None:
    """One clear line on standard error: why the command failed, or what it could not finish."""
    sys.stderr.write("photo-sorter: " + " ".join(message.split()) + "\n")
