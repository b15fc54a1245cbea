"""Which file crashes the engine? Decides what to run next, and whom to blame.

When the engine dies, the files it was working on are suspects. They are decoded again without the
model, which is quick to start, in halves, until one crashes alone. Only that one is blamed: neither
a process killed from outside nor a model that crashes on every picture costs anyone a photo.
Suspects that decode well are run once more as if nothing had been. Pure logic: no process, no
clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.errors import EngineError
from photo_sorter.core.ports import FileRequest
from photo_sorter.core.problems import Problem

_MAX_IDLE_DEATHS = 3  # in a row, while no file was being worked on
_MAX_CLEARED_DEATHS = 2  # on files that are known to decode well


class Stage(Enum):
    TRUSTED = "trusted"
    SUSPECT = "suspect"  # to be decoded only
    CLEARED = "cleared"  # decodes well: if the engine dies now, it is not the file


@dataclass(frozen=True, slots=True)
class Group:
    """Files to run as one request."""

    files: tuple[FileRequest, ...]
    stage: Stage = Stage.TRUSTED


class CrashBisection:
    """The files still to be run, and what is known of their guilt."""

    def __init__(self, files: Sequence[FileRequest]) -> None:
        self._groups: deque[Group] = deque()
        self._push(files, Stage.TRUSTED)
        self._idle_deaths = 0
        self._cleared_deaths = 0

    def next_group(self) -> Group | None:
        """What to run now; None when everything is done."""
        return self._groups.popleft() if self._groups else None

    def survived(self, undecided: Sequence[FileRequest]) -> None:
        """A group ran to its end; `undecided` files decoded well but still need the model."""
        self._idle_deaths = 0
        self._push(undecided, Stage.CLEARED)

    def died(
        self, group: Group, unfinished: Sequence[FileRequest], started: Collection[int], why: str
    ) -> FileRequest | None:
        """The engine died on a group; `started` holds the tokens it had taken up. Returns the
        file that is now proven guilty, if any.

        Raises EngineError where it is no file's fault."""
        suspects = [file for file in unfinished if file.token in started]
        self._push([file for file in unfinished if file.token not in started], group.stage)
        if not suspects:
            self._count_idle_death(unfinished, why)
            return None
        self._idle_deaths = 0
        if group.stage is Stage.CLEARED:
            self._count_cleared_death(why)
            self._push(suspects, Stage.CLEARED)
        elif group.stage is Stage.TRUSTED:
            self._push(suspects, Stage.SUSPECT)
        elif len(group.files) == 1:
            return suspects[0]
        else:
            half = (len(suspects) + 1) // 2
            self._push(suspects[half:], Stage.SUSPECT)
            self._push(suspects[:half], Stage.SUSPECT)
        return None

    def _push(self, files: Sequence[FileRequest], stage: Stage) -> None:
        """To be run next."""
        if files:
            self._groups.appendleft(Group(tuple(files), stage))

    def _count_idle_death(self, unfinished: Sequence[FileRequest], why: str) -> None:
        if not unfinished:
            return
        self._idle_deaths += 1
        if self._idle_deaths >= _MAX_IDLE_DEATHS:
            raise EngineError(Problem.ENGINE_DOES_NOT_START, detail=why)

    def _count_cleared_death(self, why: str) -> None:
        self._cleared_deaths += 1
        if self._cleared_deaths >= _MAX_CLEARED_DEATHS:
            raise EngineError(Problem.MODEL_CRASHES_ENGINE, detail=why)
