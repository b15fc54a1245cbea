"""Prints what was done to the library: in words, and as one object a line."""

from __future__ import annotations

from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.changes import Action, Change, Deed

_WORDS = {
    Action.FOLDER_ADDED: "folder {name} added",
    Action.FOLDER_REMOVED: "folder {name} removed",
    Action.TAG_ADDED: "tag {name} added to {photos}",
    Action.TAG_REMOVED: "tag {name} removed from {photos}",
    Action.ALBUM_CREATED: "album {name} created",
    Action.ALBUMS_CREATED: "{count:,} albums created",
    Action.ALBUM_CHANGED: "album {name} changed",
    Action.ALBUM_DELETED: "album {name} deleted",
    Action.ALBUM_PHOTOS_ADDED: "{photos} added to album {name}",
    Action.ALBUM_PHOTOS_REMOVED: "{photos} removed from album {name}",
    Action.FILES_RENAMED: "{photos} renamed to {name}",
    Action.PHOTOS_RATED: "{photos} rated {name} of 5",
    Action.FAVOURITES_ADDED: "{photos} added to the favourites",
    Action.FAVOURITES_REMOVED: "{photos} removed from the favourites",
    Action.PHOTOS_REJECTED: "{photos} rejected",
    Action.PHOTOS_KEPT: "{photos} no longer rejected",
    Action.PHOTOS_LABELLED: "{photos} labelled {name}",
    Action.FILES_TRASHED: "{photos} moved to the trash",
    Action.FILES_RESTORED: "{photos} put back from the trash",
    Action.VOCABULARY_CHANGED: "tag words changed",
}


def in_words(deed: Deed) -> str:
    """What was done, as a part of a sentence."""
    photos = "1 photo" if deed.count == 1 else f"{deed.count:,} photos"
    name = printable(deed.name)
    return _WORDS[deed.action].format(name=name, photos=photos, count=deed.count)


def print_change(change: Change, out: Output, before: str = "", *, with_time: bool = False) -> None:
    """One object a line: `id`, `time`, `what`, `undone`."""
    what = in_words(change.deed)
    time = f"{change.time:%Y-%m-%d %H:%M}  " if with_time else ""
    sentence = before + what
    out.object(
        {
            "id": change.id,
            "time": change.time.isoformat(),
            "what": what,
            "undone": change.undone,
        },
        [time + sentence[:1].upper() + sentence[1:]],
    )
