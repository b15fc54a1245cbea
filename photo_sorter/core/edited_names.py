"""Which files are edits of which by their names, as programs name what they save."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from photo_sorter.core.photo import FilePath, PhotoId

# What programs add where they save an edit: Google Photos (in the person's language), Lightroom,
# and people. A number may follow, of a second one.
_EDITED = re.compile(
    r"(?P<stem>.+?)[ _-]?[ _(-](?:edited|edit|bearbeitet|modifi[ée]|editad[oa]|modificato|bewerkt|"
    r"enhanced-nr|enhanced-sr|enhanced|hdr|pano)\)?(?:[ _-]?\(?\d{1,3}\)?)?",
    re.IGNORECASE,
)
# What is added to a name that is taken: by RawTherapee (-1), darktable (_01), Android (~2),
# browsers and Windows (" (1)", " - Copy", " - Kopie").
_NUMBERED = re.compile(
    r"(?P<stem>.+?)(?:[_-]\d{1,2}|~\d{1,2}| ?\(\d{1,2}\)|(?: -)? (?:copy|kopie)(?: ?\(\d{1,2}\))?)",
    re.IGNORECASE,
)
_APPLE = re.compile(r"(?P<begin>IMG_)E(?P<number>\d{4})", re.IGNORECASE)  # beside IMG_1234
# Folders below that of the original, into which darktable and RawTherapee save.
_EXPORTS = frozenset(["darktable_exported", "converted"])
_MOST_STEPS = 3  # "IMG_1-edited (1)" is two


@dataclass(frozen=True, slots=True)
class NamedPhoto:
    """A file of a photo. `taken` are seconds, None where the file does not say."""

    photo_id: PhotoId
    path: FilePath
    taken: int | None
    camera: str


def edits(photos: Sequence[NamedPhoto]) -> list[tuple[PhotoId, ...]]:
    """Groups of an original and what was made of it, the newest name among these first and the
    original last. A name that says "edited" counts unless the files name two times or two cameras;
    any other counts where both name the same."""
    by_stem: dict[tuple[str, str], list[NamedPhoto]] = {}
    for photo in photos:
        by_stem.setdefault(_key(photo.path), []).append(photo)
    groups: dict[PhotoId, list[NamedPhoto]] = {}
    originals: dict[PhotoId, NamedPhoto] = {}
    for photo in photos:
        found = _original(photo, by_stem)
        if found is not None and found.photo_id != photo.photo_id:
            originals[found.photo_id] = found
            groups.setdefault(found.photo_id, []).append(photo)
    return [
        tuple(
            dict.fromkeys(
                each.photo_id
                for each in [
                    *sorted(made, key=lambda each: each.path, reverse=True),
                    originals[original],
                ]
            )
        )
        for original, made in groups.items()
        if original not in {each.photo_id for each in made}
    ]


def _key(path: FilePath) -> tuple[str, str]:
    folder, name = os.path.split(path)
    return folder, os.path.splitext(name)[0].casefold()


def _original(
    photo: NamedPhoto, by_stem: dict[tuple[str, str], list[NamedPhoto]]
) -> NamedPhoto | None:
    """The file that stands farthest back in the chain of names and agrees."""
    folder, stem = _key(photo.path)
    parent, last = os.path.split(folder)
    found: NamedPhoto | None = None
    candidates = [(folder, stem, False)]
    if last.casefold() in _EXPORTS:
        candidates.append((parent, stem, False))
    for _ in range(_MOST_STEPS):
        for place, name, sure in candidates:
            for other in by_stem.get((place, name), ()):
                if other.photo_id != photo.photo_id and _agree(photo, other, sure):
                    found = other
                    break
        candidates = [
            (place, shorter, sure or by_word)
            for place, name, sure in candidates
            for shorter, by_word in _shorter(name)
        ]
    return found


def _shorter(stem: str) -> list[tuple[str, bool]]:
    """Names that this one may have been made of, and whether a word says that it was edited."""
    found = []
    if matched := _EDITED.fullmatch(stem):
        found.append((matched["stem"], True))
    if matched := _NUMBERED.fullmatch(stem):
        found.append((matched["stem"], False))
    if matched := _APPLE.fullmatch(stem):
        found.append((matched["begin"] + matched["number"], True))
    return found


def _agree(photo: NamedPhoto, other: NamedPhoto, sure: bool) -> bool:
    same_time = photo.taken is not None and photo.taken == other.taken
    same_camera = photo.camera == other.camera
    if not sure:
        return same_time and same_camera
    apart = None not in (photo.taken, other.taken) and not same_time
    return not apart and (same_camera or not photo.camera or not other.camera)
