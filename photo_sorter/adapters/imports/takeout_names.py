"""Which description of a Google Takeout belongs to which picture, by their names alone.

`IMG_1.jpg` is described by `IMG_1.jpg.supplemental-metadata.json`, in older exports by
`IMG_1.jpg.json`. Before `.json` there are at most 46 characters, so that either is cut off
anywhere; a picture's name has at most 51. The number of a second file of the same name stands in
the picture's name before the ending, `IMG_1(1).jpg`, and in the description's at its end,
`IMG_1.jpg(1).json`, or as in the picture's. What was edited, `IMG_1-edited.jpg`, in the language
of the export, shares the description of the original."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator

_LONGEST = 46  # characters before `.json`
_LONGEST_STEM = 47  # characters of a picture's name before its ending
_ADDED = ".supplemental-metadata"
_ENDING = ".json"
_NUMBERED = re.compile(r"^(?P<stem>.+)(?P<number>\(\d+\))$", re.S)
_EDITED = (
    "-edited",
    "-bearbeitet",
    "-modifié",
    "-editado",
    "-editada",
    "-modificato",
    "-modificata",
    "-bewerkt",
    "-edytowane",
    "-redigerad",
    "-redigeret",
    "-muokattu",
    "-upraveno",
    "-düzenlendi",
    "-отредактировано",
    "-編集済み",
    "-已修改",
    "-수정됨",
)


def description_of(picture: str, names: Collection[str]) -> str | None:
    """The name among `names`, those of one folder's descriptions, that belongs to the picture;
    None where there is none."""
    return next((name for name in _candidates(picture) if name in names), None)


def _candidates(picture: str) -> Iterator[str]:
    """The likelier ones first."""
    for stem, ending in _spelled(picture):
        yield from _described(stem + ending, "")
        numbered = _NUMBERED.match(stem)
        if numbered:
            yield from _described(numbered["stem"] + ending, numbered["number"])


def _spelled(picture: str) -> Iterator[tuple[str, str]]:
    """The name as it is, then as the original of what was edited is called."""
    stem, ending = os.path.splitext(picture)
    yield stem, ending
    numbered = _NUMBERED.match(stem)
    bare, number = (numbered["stem"], numbered["number"]) if numbered else (stem, "")
    for added in _EDITED:
        if bare.endswith(added) and bare != added:
            yield bare.removesuffix(added) + number, ending
        elif len(bare) == _LONGEST_STEM:  # which was cut off
            for length in range(len(added) - 1, 1, -1):
                if bare.endswith(added[:length]):
                    yield bare[:-length] + number, ending


def _described(name: str, number: str) -> Iterator[str]:
    full = name + _ADDED
    yield full[:_LONGEST] + number + _ENDING
    for length in range(len(full), len(name) - 1, -1):  # room was made for a number, or none is cut
        yield full[:length] + number + _ENDING
    yield name[:_LONGEST] + number + _ENDING
