"""Which file crashes the engine? Decides what to run next, and whom to blame.

When the engine dies, the files it was working on are suspects. They are run again in halves, until
one crashes alone. A file is blamed only when it crashes alone *and* again when it is merely
decoded, without the model: so neither a process killed from outside nor a model that crashes on
every picture costs anyone a photo. Pure logic: no process, no clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.errors import EngineError
from photo_sorter.core.ports import FileRequest

_MAX_IDLE_DEATHS = 3  # deaths in a row while no file was being worked on


class Stage(Enum):
    TOGETHER = "together"
    ALONE = "alone"
    DECODE_ONLY = "decode only"  # crashed alone: does it without the model too?
    CLEARED = "cleared"  # decodes well, so now it is the model or nothing


@dataclass(frozen=True, slots=True)
class Group:
    """Files to run as one request; its results count unless only decoding was tried."""

    files: tuple[FileRequest, ...]
    stage: Stage = Stage.TOGETHER


class Inquest:
    """The files still to be run, and what is known of their guilt."""

    def __init__(self, files: Sequence[FileRequest], has_model: bool) -> None:
        self._has_model = has_model
        self._groups: deque[Group] = deque([Group(tuple(files))] if files else [])
        self._idle_deaths = 0

    def next_group(self) -> Group | None:
        """What to run now; None when everything is done."""
        return self._groups.popleft() if self._groups else None

    def survived(self, group: Group) -> None:
        """The group ran to its end."""
        self._idle_deaths = 0
        if group.stage is Stage.DECODE_ONLY:
            self._groups.appendleft(Group(group.files, Stage.CLEARED))

    def died(
        self, group: Group, unfinished: Sequence[FileRequest], started: Collection[int], why: str
    ) -> FileRequest | None:
        """The engine died; `started` holds the tokens it had taken up. Returns the file that is
        now proven guilty, if any.

        Raises EngineError where it is no file's fault."""
        suspects = [file for file in unfinished if file.token in started]
        others = [file for file in unfinished if file.token not in started]
        if others:
            self._groups.appendleft(Group(tuple(others), group.stage))
        if not suspects:
            self._count_idle_death(unfinished, why)
            return None
        self._idle_deaths = 0
        if len(suspects) > 1:
            half = len(suspects) // 2
            self._groups.extendleft(
                Group(tuple(part)) for part in (suspects[half:], suspects[:half])
            )
            return None
        return self._accuse(group, suspects[0], why)

    def _accuse(self, group: Group, file: FileRequest, why: str) -> FileRequest | None:
        if group.stage is Stage.CLEARED:
            raise EngineError(f"The model crashes the engine ({why})", "Choose another model.")
        if group.stage is Stage.DECODE_ONLY or (
            group.stage is Stage.ALONE and not self._has_model
        ):
            return file
        stage = Stage.DECODE_ONLY if group.stage is Stage.ALONE else Stage.ALONE
        self._groups.appendleft(Group((file,), stage))
        return None

    def _count_idle_death(self, unfinished: Sequence[FileRequest], why: str) -> None:
        if not unfinished:
            return
        self._idle_deaths += 1
        if self._idle_deaths >= _MAX_IDLE_DEATHS:
            raise EngineError(
                f"The engine does not start ({why})", "See the log, and restart the program."
            )
