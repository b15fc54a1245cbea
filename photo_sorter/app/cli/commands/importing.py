"""What other programs know of photos: planned, and taken over where that is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.importing import (
    Given,
    ImportOptions,
    ImportPlan,
    ImportProgress,
    LeftOut,
    RatingDifference,
    SourceKind,
)
from photo_sorter.core.keywords import shown
from photo_sorter.core.rating import PersonRating, RatingChange
from photo_sorter.services.library import Library

_SAMPLES = 10
_LEFT_OUT = {
    LeftOut.LABELS: "colour labels of colours that there are not here",
    LeftOut.COPIES: "virtual copies",
    LeftOut.NAMELESS_FACES: "faces whose names are not given",
    LeftOut.UNREADABLE: "files that cannot be read",
    LeftOut.WORDS: "photos whose titles and descriptions cannot be read",
    LeftOut.WITHOUT_PICTURE: "descriptions of no picture",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="a database, or the folder of an export")
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in SourceKind],
        help="what it comes from; found out by its content without this",
    )
    parser.add_argument("--apply", action="store_true", help="take it over; without, it is planned")
    parser.add_argument(
        "--theirs-wins", action="store_true", help="also where you have said something else here"
    )
    parser.add_argument(
        "--folder-albums",
        action="store_true",
        help="make albums of the folders that digiKam and Picasa call albums",
    )
    parser.add_argument(
        "--no-picks", action="store_true", help="do not make favourites of flagged photos"
    )
    parser.add_argument(
        "--list", action="store_true", help="print every file that was not found or is ambiguous"
    )


def import_(library: Library, args: argparse.Namespace, out: Output) -> None:
    options = ImportOptions(args.theirs_wins, args.folder_albums, not args.no_picks)
    kind = None if args.kind is None else SourceKind.of(args.kind)
    with _bar("Reading", " files") as progress:
        matched = library.imports.read(Path(args.source).expanduser(), kind, progress)
    with _bar("Planning", " photos") as progress:
        plan = library.imports.plan(matched, options, progress)
    out.object(_value(plan), _lines(plan, whole=args.list))
    if not args.apply:
        if plan.operation is not None:
            out.note("Nothing is taken over yet: --apply does it, and “undo” takes it back.")
        return
    with _bar("Taking over", " photos") as progress:
        change = library.imports.apply(plan, progress)
    if change is not None:
        print_change(change, out)


@contextmanager
def _bar(doing: str, unit: str) -> Iterator[ImportProgress]:
    with tqdm(desc=doing, unit=unit, disable=not sys.stderr.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total, bar.n = total or None, done
            bar.refresh()

        yield show


def _value(plan: ImportPlan) -> dict[str, Any]:
    matched = plan.matched
    return {
        "kind": matched.source.kind.value,
        "version": matched.source.version,
        "source": printable(matched.source.path),
        "files": len(matched.source.photos),
        "found": matched.found,
        "not_found": [printable(path) for path in matched.not_found],
        "ambiguous": [printable(path) for path in matched.ambiguous],
        "photos": plan.photos,
        "tags": [asdict(tag) for tag in plan.tags],
        "albums": [asdict(album) for album in plan.albums],
        "rated": plan.rated,
        "dated": plan.dated,
        "details": dict(plan.details),
        "differences": [
            {
                "path": printable(each.path),
                "here": _rating(each.here, each.theirs),
                "theirs": _rating(each.theirs, each.theirs),
            }
            for each in plan.differences
        ],
        "refused": plan.tags_refused,
        "details_kept": plan.details_kept,
        "left_out": {what.value: count for what, count in plan.left_out.items()},
    }


def _rating(said: PersonRating | RatingChange, of: RatingChange) -> dict[str, Any]:
    """What is said in the fields in which `of` says something."""
    found = {}
    for name in ("stars", "favourite", "rejected", "label"):
        if getattr(of, name) is not None:
            value = getattr(said, name)
            found[name] = value.name.lower() if name == "label" and value is not None else value
    return found


def _lines(plan: ImportPlan, *, whole: bool) -> list[str]:
    matched = plan.matched
    version = f" (version {matched.source.version})" if matched.source.version else ""
    lines = [
        f"{matched.source.kind.title}{version}: {len(matched.source.photos):,} files, "
        f"{matched.found:,} found in the library, {len(matched.not_found):,} not found, "
        f"{len(matched.ambiguous):,} ambiguous"
    ]
    if plan.operation is None:
        lines.append("Nothing is new.")
    else:
        lines.append(f"New for {_photos(plan.photos)}:")
        lines += _given("tag", plan.tags)
        lines += _given("album", plan.albums)
        if plan.rated:
            lines.append(f"  ratings, favourites, rejects and labels of {_photos(plan.rated)}")
        if plan.dated:
            lines.append(f"  dates of {_photos(plan.dated)} that have none")
        lines += [f"  {name}s of {_photos(count)}" for name, count in plan.details.items()]
    if plan.differences:
        lines.append(f"You have rated {_photos(len(plan.differences))} otherwise here:")
        lines += _some([_difference(each) for each in plan.differences], whole)
    if plan.tags_refused:
        lines.append(f"You have taken {plan.tags_refused:,} tags or album members away here")
    if plan.details_kept:
        lines.append(f"You have given {plan.details_kept:,} other titles, descriptions or places")
    for left_out, count in plan.left_out.items():
        lines.append(f"Left out: {count:,} {_LEFT_OUT[left_out]}")
    for why, paths in (("Not found", matched.not_found), ("Ambiguous", matched.ambiguous)):
        if paths:
            lines.append(f"{why}:")
            lines += _some([printable(path) for path in paths], whole)
    return lines


def _given(what: str, given: Sequence[Given]) -> list[str]:
    if not given:
        return []
    new = sum(each.new for each in given)
    most = sorted(given, key=lambda each: -each.photos)[:_SAMPLES]
    names = ", ".join(f"{shown(each.name)} ({each.photos:,})" for each in most)
    more = ", …" if len(given) > len(most) else ""
    plural = "" if len(given) == 1 else "s"
    return [f"  {len(given):,} {what}{plural}, {new:,} of them new: {names}{more}"]


def _difference(each: RatingDifference) -> str:
    here, theirs = _rating(each.here, each.theirs), _rating(each.theirs, each.theirs)
    said = ", ".join(f"{name} {here[name]} here, {theirs[name]} there" for name in theirs)
    return f"{printable(each.path)}: {said}"


def _some(lines: Sequence[str], whole: bool) -> list[str]:
    if whole or len(lines) <= _SAMPLES:
        return [f"  {line}" for line in lines]
    return [
        *(f"  {line}" for line in lines[:_SAMPLES]),
        f"  and {len(lines) - _SAMPLES:,} more (--list)",
    ]


def _photos(count: int) -> str:
    return "1 photo" if count == 1 else f"{count:,} photos"


COMMANDS = (
    Command(
        "import",
        "Take over tags, ratings, albums and descriptions from another program.",
        import_,
        _arguments,
        reads=lambda args: not args.apply,
    ),
)
