"""How photos are exported, as plain data and as a line of text."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.sizes import ORIGINAL_SIZE, ExportSize, LongestEdge, read_size
from photo_sorter.core.problems import Problem

LEAST_QUALITY, MOST_QUALITY = 1, 100


class ExportFormat(Enum):
    """HEIC is not among them: its encoder is under the GPL."""

    AS_IT_IS = "as-it-is"
    JPEG = "jpeg"
    WEBP = "webp"
    PNG = "png"


class Colours(Enum):
    KEEP = "keep"
    SRGB = "srgb"


class Strip(Enum):
    """What copies are not to tell."""

    PLACE = "place"
    PEOPLE = "people"
    ALL = "all"  # but the colours


class Existing(Enum):
    """What is done where a name is taken. Nothing is ever written over."""

    NUMBER = "number"
    SKIP = "skip"
    ASK = "ask"  # nothing is exported where any is taken


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`quality` (1 to 100) is of JPEG and WebP. `words`: what a person said goes into the copies.
    `name` is a template as plans of sorting have it (`core.sorting.template`). With Colours.SRGB
    every picture is written anew. `take_along`: raws and films of the photos are copied beside
    their copies, unchanged."""

    size: ExportSize = ORIGINAL_SIZE
    format: ExportFormat = ExportFormat.AS_IT_IS
    quality: int = 88
    colours: Colours = Colours.KEEP
    strip: frozenset[Strip] = frozenset()
    words: bool = True
    sidecars: bool = False
    name: str = "{original}"
    existing: Existing = Existing.NUMBER
    take_along: bool = False

    @property
    def tells_all(self) -> bool:
        return not self.strip

    @property
    def takes_along(self) -> bool:
        """Where something is not to be told nothing goes along: raws and films tell all."""
        return self.take_along and self.tells_all

    @property
    def tells_nothing(self) -> bool:
        return Strip.ALL in self.strip

    def strips(self, what: Strip) -> bool:
        return what in self.strip or self.tells_nothing


PRESETS: Mapping[str, ExportOptions] = {
    "originals": ExportOptions(),
    "email": ExportOptions(
        LongestEdge(1600), ExportFormat.JPEG, 82, Colours.SRGB, frozenset({Strip.PLACE})
    ),
    "web": ExportOptions(
        LongestEdge(2048),
        ExportFormat.WEBP,
        80,
        Colours.SRGB,
        frozenset({Strip.PLACE, Strip.PEOPLE}),
    ),
}


def options_text(options: ExportOptions) -> str:
    """One line, which `read_options` reads."""
    said = {
        "size": str(options.size),
        "format": options.format.value,
        "quality": str(options.quality),
        "colours": options.colours.value,
        "strip": ",".join(sorted(each.value for each in options.strip)),
        "words": _word(options.words),
        "sidecars": _word(options.sidecars),
        "name": options.name,
        "existing": options.existing.value,
        "take_along": _word(options.take_along),
    }
    return shlex.join(f"{name}={value}" for name, value in said.items())


def read_options(text: str) -> ExportOptions:
    """What a line says; what it does not name is as by default. Raises InvalidInputError."""
    try:
        parts = shlex.split(text)
        said = dict(part.split("=", 1) for part in parts)
    except ValueError as error:
        raise InvalidInputError(Problem.EXPORT_OPTIONS_UNREADABLE, text=text[:80]) from error
    unknown = said.keys() - {each.name for each in fields(ExportOptions)}
    if unknown:
        raise InvalidInputError(Problem.EXPORT_OPTIONS_UNREADABLE, text=min(unknown)[:80])
    default = ExportOptions()
    try:
        return ExportOptions(
            read_size(said.get("size", str(default.size))),
            ExportFormat(said.get("format", default.format.value)),
            read_quality(said.get("quality", str(default.quality))),
            Colours(said.get("colours", default.colours.value)),
            read_strip(said.get("strip", "")),
            said.get("words", _word(default.words)) == _word(True),
            said.get("sidecars", _word(default.sidecars)) == _word(True),
            said.get("name", default.name),
            Existing(said.get("existing", default.existing.value)),
            said.get("take_along", _word(default.take_along)) == _word(True),
        )
    except ValueError as error:
        raise InvalidInputError(Problem.EXPORT_OPTIONS_UNREADABLE, text=text[:80]) from error


def read_quality(text: str) -> int:
    """Raises ValueError."""
    quality = int(text)
    if not LEAST_QUALITY <= quality <= MOST_QUALITY:
        raise ValueError(f"a quality is from {LEAST_QUALITY} to {MOST_QUALITY}")
    return quality


def read_strip(text: str) -> frozenset[Strip]:
    """Of "place,people" or "all". Raises ValueError."""
    return frozenset(Strip(part.strip()) for part in text.split(",") if part.strip())


def _word(yes: bool) -> str:
    return "yes" if yes else "no"
