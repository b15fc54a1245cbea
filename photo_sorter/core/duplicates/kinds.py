"""The kinds of photos that belong together, and what a person says of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.photo import FilePath, PhotoId


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
    """A verdict on photos of one kind."""

    kind: Kind
    verdict: Verdict
    photo_ids: frozenset[PhotoId]


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a group. `fresh`: a verdict holds of others of the group, but not of this one."""

    photo_id: PhotoId
    path: FilePath
    fresh: bool = False


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
