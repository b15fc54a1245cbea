"""What any child process is told and tells: plain picklable data. Each has messages of its own too.

Every request carries an id of the app's choosing; every reply names the request it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass

# ------------------------------------------------------------------------------ app -> child


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop working on a request; it is not answered any more."""

    request_id: int


@dataclass(frozen=True, slots=True)
class Stop:
    """End the process, once what it has taken up is done or at once, as suits its work."""


# ------------------------------------------------------------------------------ child -> app


@dataclass(frozen=True, slots=True)
class Finished:
    request_id: int
    value: object = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The request ended with an error in words."""

    request_id: int
    error: Exception


@dataclass(frozen=True, slots=True)
class Loading:
    """A model is being loaded for this request, which may take long without a result."""

    request_id: int


@dataclass(frozen=True, slots=True)
class LogLine:
    """A log record of the process, for the app's log."""

    level: int
    logger: str
    text: str


# ----------------------------------------------------------------- made on the app's side alone


@dataclass(frozen=True, slots=True)
class ChildDied:
    """Delivered to every request that was waiting when the process ended."""

    reason: str
