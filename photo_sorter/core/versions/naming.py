"""What the file of a version is called: as its original, with a word behind, and never as anything
that is there."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable

from photo_sorter.core.photo import FilePath
from photo_sorter.core.sorting.file_names import numbered, same_name

EDITED = "-edited"  # as `core.edited_names` knows it
_OF_OURS = re.compile(r"(?P<stem>.+)-edited(?: \(\d+\))?", re.IGNORECASE)


def version_name(original: FilePath, ending: str, there: Iterable[str]) -> str:
    """A name for the folder in which `there` are names. A version of a version is named after the
    first original. What has a sidecar left behind counts as taken, for its words are another's."""
    stem = os.path.splitext(os.path.basename(original))[0]
    if matched := _OF_OURS.fullmatch(stem):
        stem = matched["stem"]
    taken = {same_name(name) for name in there}
    for number in itertools.count(1):
        name = numbered(stem + EDITED, number, ending)
        beside = (name, f"{name}.xmp", f"{os.path.splitext(name)[0]}.xmp")
        if taken.isdisjoint(map(same_name, beside)):
            return name
    raise AssertionError("numbers do not end")
