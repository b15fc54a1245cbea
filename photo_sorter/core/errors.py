"""Errors that reach a person, by kind. What they say is a `Problem`, so that it can be said in the
person's language.

Environment errors (a full disk, a locked library) are told apart from bugs: only the former are
`PhotoSorterError`; everything else is a bug and keeps its traceback.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from photo_sorter.core.problems import Problem, Value, Values, fill


class PhotoSorterError(Exception):
    """An error with words: `message` says what happened, `remedy` what the person can do. Crosses
    processes by pickle."""

    def __init__(self, problem: Problem, *, path: str | None = None, **values: Value) -> None:
        """`values` has the fields of the problem's templates; `path` is what it is about."""
        super().__init__(problem)
        self.problem = problem
        self.values: Values = values
        self.path = path

    @property
    def message(self) -> str:
        return fill(self.problem.message, self.values)

    @property
    def remedy(self) -> str:
        return fill(self.problem.remedy, self.values)

    def __str__(self) -> str:
        where = f": {self.path}" if self.path else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.message}{where}.{remedy}"


class LibraryLockedError(PhotoSorterError):
    """Another process owns the library."""


class LibraryTooNewError(PhotoSorterError):
    """The library was written by a newer version; it is left untouched."""


class LibraryUnavailableError(PhotoSorterError):
    """The library's folder cannot be read or written (permission, read-only, not a library)."""


class DiskFullError(PhotoSorterError):
    """No space is left where the library is kept."""


class NotFoundError(PhotoSorterError):
    """A folder, photo, album, tag, model or setting that was named does not exist."""


class InvalidInputError(PhotoSorterError):
    """What a person gave cannot be used (an empty name, a file that is not a folder...)."""


class ModelUnavailableError(PhotoSorterError):
    """A model is not installed, or its files cannot be loaded."""


class DownloadError(PhotoSorterError):
    """A download failed, was cut off, or did not match its checksum."""


class IndexServerError(PhotoSorterError):
    """The server that holds the vectors does not answer, refuses, or is not of the right kind."""


class UpdateCheckError(PhotoSorterError):
    """The address for new versions does not answer, or not with a version."""


class EngineError(PhotoSorterError):
    """The engine process could not do what was asked, after a restart."""


class CancelledError(PhotoSorterError):
    """The person cancelled a long-running operation."""


class FailureKind(Enum):
    """Why a file could not become a photo, or what of it is missing; each has words in the user
    interface."""

    CUT_OFF = "cut_off"  # it did become one, of what there is
    EMPTY = "empty"
    TRUNCATED = "truncated"
    NOT_AN_IMAGE = "not_an_image"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    PROTECTED = "protected"
    UNREADABLE = "unreadable"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    MODEL = "model"
    SIDECAR = "sidecar"  # it is a photo, and its sidecar could not be read or written


@dataclass(frozen=True, slots=True)
class Failure:
    """A file's failure: its kind, and what was met."""

    kind: FailureKind
    problem: Problem
    values: Values = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """A sentence in English for the log and the command line."""
        return fill(self.problem.message, self.values) + "."

    def refusal(self, path: str) -> InvalidInputError:
        """As an error, where somebody asked for that one file."""
        return InvalidInputError(self.problem, path=path, **self.values)
