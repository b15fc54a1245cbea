"""Every action, in the order of menus and of the keyboard page. A further one is an object in one
of these modules; a further group of them is a module and a line here."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.ui.actions import (
    comparing,
    dates,
    duplicates,
    editing,
    exporting,
    files,
    library,
    looks,
    moving,
    photos,
    program,
    ratings,
    review,
    searches,
    sensitive,
    sidecars,
    sorting,
    stacks,
    tags,
    texts,
    turning,
)
from photo_sorter.ui.actions.action import ActionSpec

ACTIONS: Sequence[ActionSpec] = (
    *moving.ACTIONS,
    *searches.ACTIONS,
    *photos.ACTIONS,
    *texts.ACTIONS,
    *ratings.ACTIONS,
    *comparing.ACTIONS,
    *stacks.ACTIONS,
    *review.ACTIONS,
    *tags.ACTIONS,
    *editing.ACTIONS,
    *dates.ACTIONS,
    *looks.ACTIONS,
    *sensitive.ACTIONS,
    *sidecars.ACTIONS,
    *turning.ACTIONS,
    *exporting.ACTIONS,
    *files.ACTIONS,
    *duplicates.ACTIONS,
    *sorting.ACTIONS,
    *library.ACTIONS,
    *program.ACTIONS,
)
