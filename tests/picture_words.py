"""A reader of text that finds what a test says, without a process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.text_reading import PictureRefusedError, ReadText
from photo_sorter.core.reading.lines import TextLine


def row(text: str, top: float, left: float = 0.1, width: float = 0.5) -> TextLine:
    """A line that lies straight, a twentieth of the picture high."""
    right, bottom = left + width, top + 0.05
    return TextLine(text, ((left, top), (right, top), (right, bottom), (left, bottom)), 0.97)


class SaidReader:
    """`core.ports.TextReader`. `texts` are lines by the file's name; `refusals` what it raises."""

    def __init__(self, texts: Mapping[str, tuple[TextLine, ...]] | None = None) -> None:
        self.texts = dict(texts or {})
        self.refusals: dict[str, PictureRefusedError] = {}
        self.asked: list[str] = []

    def read(
        self,
        path: FilePath,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        glance: bool = False,
    ) -> ReadText:
        name = Path(path).name
        self.asked.append(name)
        if name in self.refusals:
            raise self.refusals[name]
        lines = self.texts.get(name, ())
        return ReadText(lines, 1.5, 0.0, glanced=glance and not lines)

    def close(self) -> None:
        """Nothing to end."""
