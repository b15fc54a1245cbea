"""Prints what was done to the library: in words, and as one object a line."""

from __future__ import annotations

from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.changes import Action, Change, Deed
from photo_sorter.core.rating import stars


def in_words(deed: Deed) -> str:
    """What was done, in English."""
    photos = "1 photo" if deed.count == 1 else f"{deed.count:,} photos"
    name = printable(deed.name)
    if deed.action is Action.PHOTOS_RATED and name.isdigit():
        name = stars(int(name))
    return deed.action.words.format(name=name, photos=photos, count=f"{deed.count:,}")


def print_change(change: Change, out: Output, before: str = "", *, with_time: bool = False) -> None:
    """One object a line: `id`, `time`, `what`, `undone`."""
    what = in_words(change.deed)
    time = f"{change.time:%Y-%m-%d %H:%M}  " if with_time else ""
    out.object(
        {
            "id": change.id,
            "time": change.time.isoformat(),
            "what": what,
            "undone": change.undone,
        },
        [f"{time}{before}{what}"],
    )
