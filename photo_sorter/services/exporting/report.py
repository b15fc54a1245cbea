"""What is planned to be exported, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import ExportOptions
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports.exporting import ExportNote
from photo_sorter.core.problems import Occurrence


@dataclass(frozen=True, slots=True)
class PlannedCopy:
    """`size` is of the original, in bytes. `along` are the files of the photo that are copied
    beside it as they are."""

    photo_id: PhotoId
    path: FilePath
    folder: tuple[str, ...]
    name: str
    encoding: Encoding
    size: int
    along: tuple[FilePath, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """`taken` copies would have had a name that is there; `passed_over` are those of them that are
    not made for it. `away` are the files whose folders are not there now. `along_size`: how many
    bytes of raws and films go along; `left_along`: how many such files do not."""

    target: Path
    options: ExportOptions
    copies: tuple[PlannedCopy, ...]
    passed_over: tuple[FilePath, ...] = ()
    away: tuple[FilePath, ...] = ()
    taken: int = 0
    along_size: int = 0
    left_along: int = 0

    @property
    def along(self) -> int:
        """How many files go along."""
        return sum(len(copy.along) for copy in self.copies)


@dataclass(frozen=True, slots=True)
class CopyReport:
    """`name` is that of the copy with its folders, and `along` are those of what was copied beside
    it; these and `size`, which is of all, say nothing where there is a problem."""

    path: FilePath
    name: str = ""
    size: int = 0  # bytes
    notes: frozenset[ExportNote] = frozenset()
    problem: Occurrence | None = None
    along: tuple[str, ...] = ()


@dataclass(slots=True)
class ExportSummary:
    """What came of it, in photos. `problem` is the first that one of them met. `along` and
    `left_along` count raws and films."""

    target: Path
    exported: int = 0
    size: int = 0  # bytes
    failed: int = 0
    passed_over: int = 0
    away: int = 0
    stopped: bool = False
    problem: Occurrence | None = None
    notes: dict[ExportNote, int] = field(default_factory=dict)
    along: int = 0
    left_along: int = 0

    def count(self, report: CopyReport) -> None:
        if report.problem is not None:
            self.failed += 1
            self.problem = self.problem or report.problem
            return
        self.exported += 1
        self.size += report.size
        self.along += len(report.along)
        for note in report.notes:
            self.notes[note] = self.notes.get(note, 0) + 1
