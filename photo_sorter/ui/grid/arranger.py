"""Lays out what the grid is to show: at once, or off the GUI thread where that takes long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.grid.content import Content
from photo_sorter.ui.grid.layout import Frame, Layout, build
from photo_sorter.ui.grid.sections import Sections

MANY = 50_000  # photos; a million take a tenth of a second and more
_NAME = "arrange the grid"


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """A content with the places of its photos."""

    content: Content
    sections: Sections
    layout: Layout


class Arranger:
    """The newest query wins: what is overtaken never answers."""

    def __init__(self, tasks: Tasks, many: int = MANY) -> None:
        self._tasks = tasks
        self._many = many

    def arrange(
        self,
        content: Content,
        frame: Callable[[Sections], Frame],
        done: Callable[[Arranged], None],
    ) -> None:
        """Call `done` with the content laid out in its frame, now or later, on the GUI thread."""
        if len(content.shown) < self._many:
            self._tasks.forget(_NAME)
            done(arranged(content, frame))
        else:
            self._tasks.run(lambda: arranged(content, frame), done, newest=_NAME)


def arranged(content: Content, frame: Callable[[Sections], Frame]) -> Arranged:
    sections = content.sections()
    return Arranged(
        content, sections, build(content.shown.aspects, sections.starts, frame(sections))
    )
