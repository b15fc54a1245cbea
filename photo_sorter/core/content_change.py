"""What it means that a file which held a photo holds other bytes now.

A photo is what a person sees and marks. Programs write ratings and rotation flags into its file,
crop it and tone it, and it stays the photo that it was. A camera that counts anew writes another
picture under the same name, and that is another photo.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

# Of edits nearly all are above it, of two photographs of one kind all are below:
# `python -m tools.measure_edits` prints both.
ALIKE = 0.6


class ContentChange(Enum):
    SAME_PIXELS = "same_pixels"  # metadata alone was written
    EDITED = "edited"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Content:
    """What is known of a file's bytes: a hash of the picture as it is shown ("" where there is
    none), and what the camera wrote."""

    pixels: str
    taken_at: datetime | None
    camera: str


def content_change(before: Content, after: Content, likeness: float | None) -> ContentChange:
    """What became of a photo whose file was written. `likeness`, up to 1, says how surely one
    picture is an edit of the other; None where they could not be compared.

    Two pictures that a camera took at different times are never one, however alike: it is not for
    a guess to put a person's words on the wrong picture."""
    if before.pixels and before.pixels == after.pixels:
        return ContentChange.SAME_PIXELS
    if before.taken_at is not None and after.taken_at is not None:
        if before.taken_at != after.taken_at or before.camera != after.camera:
            return ContentChange.ANOTHER
        if before.camera:
            return ContentChange.EDITED
    if likeness is not None and likeness >= ALIKE:
        return ContentChange.EDITED
    return ContentChange.ANOTHER
