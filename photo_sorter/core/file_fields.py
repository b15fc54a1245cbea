"""What a sidecar says of a picture in the fields that photo_sorter writes too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileFields:
    """`keywords` are tags as `core/keywords` spells them ("Animals|Dog"), in the file's order; one
    that lies below others stands for itself alone, however many fields repeat its parts. `rating`
    is 0 to 5 stars, -1 for rejected, None where nothing is said. Texts are None where nothing is
    said, never empty; a line break in them is one newline character. `place` is one as
    `core/written_places` writes it; of several creators "; " stands between them."""

    keywords: tuple[str, ...] = ()
    rating: int | None = None
    label: str | None = None
    title: str | None = None
    description: str | None = None
    copyright: str | None = None
    place: str | None = None
    creator: str | None = None
