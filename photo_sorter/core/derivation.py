"""What is computed once for each photo from its picture, and kept."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.duplicates.fingerprint import Fingerprint
from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.errors import Failure
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.reading.lines import PageText

DerivedValue = float | str
# Before its deriver has kept it.
FoundValue = DerivedValue | PhotoMetadata | Fingerprint | Vectors | PageText


@dataclass(frozen=True, slots=True)
class Derivation:
    """`version` counts up when the result would be another: photos that have an older one are done
    again. `needs` are the names of derivations that a photo must have before this one."""

    name: str
    version: int
    needs: tuple[str, ...] = ()


# The hash of the picture as it is shown. Ingest gets it from the read that it needs anyway.
PIXELS = Derivation("pixels", 1)
# What the file and its sidecars say of themselves. Count it up when the reader of metadata reads
# more, or reads it otherwise: every photo is then read again in the background.
METADATA = Derivation("metadata", 2)
# What a picture is found by when it was resaved. The value is its sharpness; ingest gets it, too.
FINGERPRINT = Derivation("fingerprint", 1)
# That the picture was compared with all others by its fingerprint. No deriver computes it.
COMPARED = Derivation("compared", 1, needs=(FINGERPRINT.name,))
# What is in a photo, in a sentence. Only failures are kept: captions have a table of their own, and
# no deriver makes them, for they are made where a person asks for it.
CAPTION = Derivation("caption", 1)


# The text that is seen in the picture (see core/reading), or that there is none. Count it up when
# more is found, or nonsense less: every photo is then looked at again in the background.
TEXT = Derivation("text", 1)


# How a picture looks, in a space of looks. Each space has one of its own, see `look_of`.
LOOK = Derivation("look", 1)


def look_of(space: SpaceKey) -> Derivation:
    """How a picture looks in that space: a photo may have the looks of one model and lack those of
    another."""
    return Derivation(f"{LOOK.name}:{space}", LOOK.version)


@dataclass(frozen=True, slots=True)
class Derived:
    """What a derivation gave for one photo, kept as it is or by its deriver in a place of its own.
    `failure` set: it cannot be done for this photo."""

    photo_id: PhotoId
    value: FoundValue | None = None
    failure: Failure | None = None
