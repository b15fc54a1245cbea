"""The commands, in the order in which the help lists them. A further one is an object in one of
these modules; a further group of them is a module and a line here."""

from __future__ import annotations

from photo_sorter.app.cli.command import AnyCommand
from photo_sorter.app.cli.commands import (
    albums,
    asking,
    condition,
    dates,
    duplicates,
    editing,
    explaining,
    exporting,
    files,
    finding,
    fitting,
    folders,
    guiding,
    importing,
    info,
    journal,
    models,
    programs,
    ratings,
    reading,
    review,
    searches,
    settings,
    sorting,
    stacks,
    tag_tree,
    tags,
    turning,
    xmp,
)

COMMANDS: tuple[AnyCommand, ...] = (
    *folders.COMMANDS,
    *finding.COMMANDS,
    *searches.COMMANDS,
    *explaining.COMMANDS,
    *fitting.COMMANDS,
    *asking.COMMANDS,
    *info.COMMANDS,
    *reading.COMMANDS,
    *files.COMMANDS,
    *turning.COMMANDS,
    *exporting.COMMANDS,
    *guiding.COMMANDS,
    *duplicates.COMMANDS,
    *stacks.COMMANDS,
    *sorting.COMMANDS,
    *tags.COMMANDS,
    *tag_tree.COMMANDS,
    *review.COMMANDS,
    *albums.COMMANDS,
    *ratings.COMMANDS,
    *dates.COMMANDS,
    *editing.COMMANDS,
    *importing.COMMANDS,
    *xmp.COMMANDS,
    *journal.COMMANDS,
    *models.COMMANDS,
    *settings.COMMANDS,
    *condition.COMMANDS,
    *programs.COMMANDS,
)

# What the help says of the first words that several commands share.
GROUPS = {
    "tag": "Add or remove a tag of photos, and change tags themselves.",
    "album": "Create, change or show an album.",
    "xmp": "Write and read sidecars: tags and ratings beside the photos.",
    "models": "List, fetch, import and switch models.",
}
