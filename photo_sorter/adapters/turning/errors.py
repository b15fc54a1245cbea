"""Why a file cannot be turned by a note in it."""

from __future__ import annotations

from photo_sorter.core.problems import Problem


class CannotTurnError(Exception):
    """The file is left as it is."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.name)
        self.problem = problem


def damaged() -> CannotTurnError:
    """What the file says of itself is not as its format says."""
    return CannotTurnError(Problem.TURN_DAMAGED)


def no_room() -> CannotTurnError:
    """There is no note that could be changed, and none can be added safely."""
    return CannotTurnError(Problem.TURN_NO_NOTE)
