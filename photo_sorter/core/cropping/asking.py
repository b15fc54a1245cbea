"""What a person asks of a crop: what it shows, its shape, or both. English and German."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

NARROWEST, WIDEST = 0.1, 10.0  # width by height

_NUMBER = r"(\d{1,4}(?:[.,]\d{1,3})?)"
_RATIO = re.compile(rf"(?<![\w.]){_NUMBER}\s*[:/x×]\s*{_NUMBER}(?!\w)")
_SHAPES: Mapping[str, float] = MappingProxyType(
    {
        "square": 1.0,
        "quadrat": 1.0,
        "quadratisch": 1.0,
        "panorama": 2.0,
        "widescreen": 16 / 9,
        "breitbild": 16 / 9,
    }
)
_UPRIGHT = ("portrait format", "portrait shape", "upright", "hochformat", "hochkant")
_LEADING = re.compile(
    r"^(?:(?:just|only|crop(?: to)?|show|keep|nur|bloß|zeige?|schneide(?: auf)?|auf|to|as|als|in|"
    r"the|a|an|der|die|das|den|dem|ein|eine|einen|with|mit)\s+)+"
)
_TRAILING = re.compile(r"\s+(?:in|as|als|auf|at|with|mit|only|alone|allein|zuschneiden)$")


@dataclass(frozen=True, slots=True)
class AskedCrop:
    """`words` say what is to be in it, empty for whatever the picture shows. `aspect` is width by
    height; None leaves the shape free."""

    words: str = ""
    aspect: float | None = None


def read_crop(text: str) -> AskedCrop:
    """Of "just the cat", "16:9", "the cat, 16:9 upright". Raises InvalidInputError for a shape that
    is none."""
    rest = f" {' '.join(text.split())} "
    aspect: float | None = None
    found = _RATIO.search(rest)
    if found is not None:
        aspect = read_aspect(found.group().strip())
        rest = rest[: found.start()] + " " + rest[found.end() :]
    for name, shape in _SHAPES.items():
        rest, said = _without(rest, name)
        aspect = shape if said and aspect is None else aspect
    for name in _UPRIGHT:
        rest, said = _without(rest, name)
        if said:
            aspect = min(aspect, 1 / aspect) if aspect is not None else 2 / 3
    return AskedCrop(_thing(rest), aspect)


def read_aspect(text: str) -> float:
    """Width by height of "16:9", "4x5" or the name of a shape. Raises InvalidInputError."""
    named = _SHAPES.get(text.strip().lower())
    if named is not None:
        return named
    found = _RATIO.fullmatch(text.strip())
    if found is not None:
        width, height = (float(each.replace(",", ".")) for each in found.groups())
        if width > 0 and height > 0 and NARROWEST <= width / height <= WIDEST:
            return width / height
    raise InvalidInputError(Problem.ASPECT_UNREADABLE, text=text[:40])


def _without(text: str, words: str) -> tuple[str, bool]:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return text, False
    return text[: found.start()] + " " + text[found.end() :], True


def _thing(text: str) -> str:
    """What is left, without what stands around it."""
    parts = [" ".join(part.split()) for part in re.split(r"[,;]", text)]
    cleaned = []
    for part in parts:
        bare = _TRAILING.sub("", _LEADING.sub("", f"{part} ".lower()).strip())
        bare = _LEADING.sub("", f"{bare} ").strip()
        if bare:
            cleaned.append(part[part.lower().rfind(bare) :][: len(bare)])
    return " ".join(cleaned)
