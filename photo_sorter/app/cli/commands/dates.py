"""When photos were taken, as a person knows better than the file."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.date_arguments import date_arguments, date_fix
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import photos_at
from photo_sorter.core.date_fixes import DateChange, WhyNot
from photo_sorter.core.taken import DateTaken, iso_text
from photo_sorter.services.library import Library

_WHY_NOT = {
    WhyNot.ALREADY: "stays as it is",
    WhyNot.NO_DATE: "no date",
    WhyNot.NO_DATE_IN_NAME: "no date in the name",
    WhyNot.NO_PLACE: "no place",
    WhyNot.NO_ZONE: "no time zone is noted",
    WhyNot.NOT_EXACT: "its date is not exact enough",
    WhyNot.OUT_OF_RANGE: "no date can be that far away",
}


def date(library: Library, args: argparse.Namespace, out: Output) -> None:
    fix = date_fix(args)
    photos = list(dict.fromkeys(photos_at(library, args.paths)))
    dating = library.photos.dating
    changes = dating.plan(dating.photos(photos), fix)
    if args.dry_run:
        for change in changes:
            _print(change, out)
        return
    for change in changes:
        if change.why_not is not None:
            out.note(_line(change))
    print_change(library.do(dating.operation(photos, fix)), out)


def _print(change: DateChange, out: Output) -> None:
    """One object a line: `path`, `before`, `after` (null without a date), `why_not`."""
    value = {
        "path": printable(change.photo.path),
        "before": _iso(change.photo.taken),
        "after": _iso(change.after),
        "why_not": change.why_not and change.why_not.value,
    }
    out.object(value, [_line(change)])


def _line(change: DateChange) -> str:
    before = _iso(change.photo.taken) or "no date"
    if change.why_not is None:
        return f"{printable(change.photo.path)}: {before} → {_iso(change.after) or 'no date'}"
    reason = _WHY_NOT[change.why_not]
    said = before if reason == before else f"{before} ({reason})"
    return f"{printable(change.photo.path)}: {said}"


def _iso(taken: DateTaken | None) -> str | None:
    return None if taken is None else iso_text(taken.when, taken.precision, taken.zone)


COMMANDS = (
    Command(
        "date",
        "Put right when photos were taken; the files are not changed.",
        date,
        date_arguments,
        reads=lambda args: bool(args.dry_run),
    ),
)
