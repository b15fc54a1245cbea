"""The kinds of photos that belong together, and what a person says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.rating import Rating
from photo_sorter.core.taken import DateTaken


class Kind(Enum):
    """No two photos are of two kinds to each other: the first that holds counts."""

    COPIED = "copied"  # the same bytes: files of one photo
    SAME = "same"  # one picture, resaved, resized, framed, a little cropped or turned
    BURST = "burst"  # one camera, within seconds, of one thing
    ALIKE = "alike"  # pictures that look alike to the model


class Verdict(Enum):
    KEEP = "keep"  # all of them, as they are
    STACK = "stack"  # all of them, as one item


class Reason(Enum):
    """Why one of a group is proposed to stay: by what it is better than the next."""

    RATING = "rating"
    RESOLUTION = "resolution"
    FORMAT = "format"
    SHARPNESS = "sharpness"
    METADATA = "metadata"
    SIZE = "size"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Decided:
    """A verdict on photos of one kind. Of copies, which are files of one photo, it is one on
    these."""

    kind: Kind
    verdict: Verdict
    photo_ids: frozenset[PhotoId]
    paths: frozenset[FilePath] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person compares before they choose. `sharpness` is 0 where it is not known, and
    compares pictures of one scene. `away`: the file's folder is not connected."""

    byte_size: int = 0
    format: str = ""
    width: int = 0
    height: int = 0
    sharpness: float = 0.0
    taken: DateTaken | None = None
    rating: Rating = field(default_factory=Rating)
    away: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a group. `fresh`: a verdict holds of others of the group, but not of this one."""

    photo_id: PhotoId
    path: FilePath
    fresh: bool = False
    facts: Facts = field(default_factory=Facts, compare=False)


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Files that belong together, each with each. The first is proposed to stay, for `reason`.
    `verdict` is the one of those members that are not fresh; None where nothing was said yet.
    `bracket`: the camera took them at steps of exposure."""

    kind: Kind
    members: tuple[Member, ...]
    reason: Reason
    verdict: Verdict | None = None
    bracket: bool = False

    @property
    def bytes_freed(self) -> int:
        """By leaving the proposed one alone."""
        return sum(each.facts.byte_size for each in self.members[1:])
