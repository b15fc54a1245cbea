"""Photographs that somebody labelled or described: the sets in the photo folder's `train`.

Each set has `images` and a table beside it: `labels.tsv` (file, label) or `captions.tsv` (file, a
sentence for blind readers, the book's own sentence). Those that the demo library shows are left
out, so that the demo shows what the model makes of photographs that it has never seen.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Sets whose labels name one thing; those of the others are sentences.
_LABELLED = ("documents", "food", "fruit_objects", "openimages", "screenshots")
_SAID_OF_PICTURES = re.compile(
    r"^\s*(this |the )?((left|right) image: )?(an? )?(is )?(an? )?"
    r"(image|photo|photograph|picture|figure|close-up|view)s?"
    r"( (is|are))?( (shows?|depicts?|shown|displays?|of|showing|contains?))*( that)? ",
    re.IGNORECASE,
)
_MOST_WORDS = 24  # of a sentence; what comes later the text tower has no room for
_OPENIMAGES_LABELS = {"": "", "Bird": "bird", "Airplane": "airplane"}


@dataclass(frozen=True, slots=True)
class CaptionedPhoto:
    """One photograph; `label` is "" where it has sentences alone."""

    set_name: str
    path: Path
    label: str
    sentences: tuple[str, ...]


def captioned_photos(folder: Path) -> Iterator[CaptionedPhoto]:
    """Every photograph of the sets in `folder`, in a fixed order; none where it is missing."""
    for table in sorted(folder.glob("*/*.tsv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get("in_demo") == "1":
                    continue
                found = _described(table.parent, row)
                if found is not None and found.path.is_file():
                    yield found


def _described(folder: Path, row: dict[str, str]) -> CaptionedPhoto | None:
    name, path = folder.name, folder / "images" / row["file"]
    if "alt" in row:
        sentences = (*sentences_of(row["alt"]), *sentences_of(row["caption"])[:1])
        return CaptionedPhoto(name, path, "", sentences) if sentences else None
    label = row.get("label", "")
    if name == "openimages":
        label = _OPENIMAGES_LABELS.get(row["objects_count"], "")
        label = label or path.stem.removeprefix("packt_assorted_").split("_")[0]
    if name in _LABELLED:
        return CaptionedPhoto(name, path, label.replace("_", " ").lower().strip(), ())
    return CaptionedPhoto(name, path, "", tuple(part.strip() for part in label.split("|")))


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a description, without "the photo shows", none longer than can be read."""
    found = []
    for part in re.split(r"(?<=[.!?])\s+", text):
        said = _SAID_OF_PICTURES.sub("", part).strip(" .")
        words = said.split()
        if len(words) >= 2:
            found.append(" ".join(words[:_MOST_WORDS]))
    return tuple(found[:4])
