"""The commands, in the order in which the help lists them. A further one is an object in one of
these modules; a further group of them is a module and a line here."""

from __future__ import annotations

from photo_sorter.app.cli.command import AnyCommand
from photo_sorter.app.cli.commands import (
    albums,
    condition,
    dates,
    explaining,
    files,
    finding,
    folders,
    info,
    journal,
    models,
    programs,
    ratings,
    searches,
    settings,
    tag_tree,
    tags,
)

COMMANDS: tuple[AnyCommand, ...] = (
    *folders.COMMANDS,
    *finding.COMMANDS,
    *searches.COMMANDS,
    *explaining.COMMANDS,
    *info.COMMANDS,
    *files.COMMANDS,
    *tags.COMMANDS,
    *tag_tree.COMMANDS,
    *albums.COMMANDS,
    *ratings.COMMANDS,
    *dates.COMMANDS,
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
    "models": "List, fetch, import and switch models.",
}
