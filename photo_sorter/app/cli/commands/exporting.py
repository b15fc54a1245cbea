"""Copies of photos in a folder or a zip."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.copy_notes import in_words, names_of
from photo_sorter.app.cli.output import Output, fail, in_a_line, printable
from photo_sorter.app.cli.paths import places_at
from photo_sorter.app.cli.progress import ProgressBar
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.options import (
    PRESETS,
    Colours,
    Existing,
    ExportFormat,
    ExportOptions,
    read_quality,
    read_strip,
)
from photo_sorter.core.exporting.presets import preset_named, read_presets
from photo_sorter.core.exporting.sizes import read_size
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import InAlbum
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.exporting.report import CopyReport, ExportPlan, ExportSummary
from photo_sorter.services.jobs.progress import ProgressTracker
from photo_sorter.services.library import Library

_T = TypeVar("_T")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="photos or folders")
    parser.add_argument("--query", metavar="QUERY", help="the photos that a search finds")
    parser.add_argument("--album", metavar="NAME", help="the photos of an album")
    parser.add_argument(
        "--to", required=True, metavar="TARGET", help="a folder, or a file that ends in .zip"
    )
    parser.add_argument(
        "--preset",
        metavar="NAME",
        help=f"options that go together, {', '.join(PRESETS)} or your own; others change them",
    )
    parser.add_argument(
        "--size",
        metavar="SIZE",
        help="original, a longest edge (1600), a box (1600x1200) or megapixels (2mp)",
    )
    parser.add_argument("--format", choices=[each.value for each in ExportFormat])
    parser.add_argument(
        "--quality", type=_said(read_quality), metavar="N", help="of JPEG and WebP, 1 to 100"
    )
    parser.add_argument("--colours", choices=[each.value for each in Colours])
    parser.add_argument(
        "--strip",
        type=_said(read_strip),
        metavar="WHAT",
        help="what copies do not tell: place, people (with a comma between), or all",
    )
    parser.add_argument(
        "--name", metavar="TEMPLATE", help='for example "{year}-{month:02}/{original}"'
    )
    parser.add_argument(
        "--existing",
        choices=[each.value for each in Existing],
        help="where a name is taken: number it, skip the photo, or ask (export nothing)",
    )
    parser.add_argument(
        "--take-along",
        action="store_true",
        help="copy the camera raws and films of photos beside their copies, unchanged;"
        " not with --strip",
    )
    parser.add_argument("--sidecars", action="store_true", help="write an XMP file beside each")
    parser.add_argument(
        "--no-words", action="store_true", help="leave out what you said of the photos"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what the copies would be called"
    )


def _said(read: Callable[[str], _T]) -> Callable[[str], _T]:
    """What argparse says of a value that is refused."""

    def converted(text: str) -> _T:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return converted


def export(library: Library, args: argparse.Namespace, out: Output) -> int:
    plan = library.exporting.plan(_photos(library, args), _options(library, args), Path(args.to))
    if args.dry_run:
        _print_plan(plan, out)
        return 0
    bar = ProgressBar()
    tracker = ProgressTracker(lambda: bar.show(tracker.current()), Progress())
    left = len(plan.copies)
    tracker.begin(Activity.EXPORTING, left)

    def done(report: CopyReport) -> None:
        nonlocal left
        left -= 1
        tracker.advance(1, left)
        _print_copy(report, out)

    try:
        summary = library.exporting.run(plan, done=done)
    finally:
        bar.close()
    _print_summary(summary, out)
    return int(summary.failed > 0 or summary.away > 0)


def _photos(library: Library, args: argparse.Namespace) -> list[PhotoId]:
    """Those of the paths, the query and the album together."""
    if not args.paths and args.query is None and args.album is None:
        raise InvalidInputError(Problem.EXPORT_NOTHING)
    found: list[PhotoId] = []
    if args.paths:
        found += library.sidecars.photos(places_at(library, args.paths))
    if args.query is not None:
        found += library.exporting.photos(args.query)
    if args.album is not None:
        album = library.albums.named(args.album)
        ids = library.photos.listing(InAlbum(album.id)).ids
        found += [PhotoId(each) for each in ids.tolist()]
    return found


def _options(library: Library, args: argparse.Namespace) -> ExportOptions:
    """Raises InvalidInputError."""
    options = ExportOptions()
    if args.preset is not None:
        own = read_presets(library.settings.current().export_presets)
        options = preset_named(own, args.preset)
    if args.size is not None:
        options = replace(options, size=read_size(args.size))
    if args.format is not None:
        options = replace(options, format=ExportFormat(args.format))
    if args.quality is not None:
        options = replace(options, quality=args.quality)
    if args.colours is not None:
        options = replace(options, colours=Colours(args.colours))
    if args.strip is not None:
        options = replace(options, strip=args.strip)
    if args.name is not None:
        options = replace(options, name=args.name)
    if args.existing is not None:
        options = replace(options, existing=Existing(args.existing))
    options = replace(options, take_along=options.take_along or args.take_along)
    sidecars, words = options.sidecars or args.sidecars, options.words and not args.no_words
    return replace(options, sidecars=sidecars, words=words)


def _print_plan(plan: ExportPlan, out: Output) -> None:
    """One object a copy: `path`, `copy`, `along`."""
    for copy in plan.copies:
        name = "/".join((*copy.folder, copy.name))
        along = [printable(path) for path in copy.along]
        value = {"path": printable(copy.path), "copy": printable(name), "along": along}
        lines = [f"{value['path']} -> {value['copy']}", *(f"  with {path}" for path in along)]
        out.object(value, lines)
    _left_out(plan)


def _left_out(plan: ExportPlan) -> None:
    for path in plan.passed_over:
        fail(f"{printable(path)}: passed over, for its name is taken")
    for path in plan.away:
        fail(f"{printable(path)}: its folder is not there now")


def _print_copy(report: CopyReport, out: Output) -> None:
    """`path`, `copy`, `bytes`, `notes`, `problem`, `along`."""
    problem = None if report.problem is None else in_a_line(report.problem)
    value = {
        "path": printable(report.path),
        "copy": printable(report.name) or None,
        "bytes": report.size,
        "notes": names_of(report.notes),
        "problem": problem,
        "along": [printable(name) for name in report.along],
    }
    if problem is not None:
        out.object(value, [f"{value['path']}: {problem}"])
        return
    said = in_words(report.notes)
    out.object(value, [f"{value['copy']}: {said}"] if said else [])


def _print_summary(summary: ExportSummary, out: Output) -> None:
    """The last object: `target`, and how many of each."""
    value = {
        "target": printable(str(summary.target)),
        "exported": summary.exported,
        "bytes": summary.size,
        "failed": summary.failed,
        "passed_over": summary.passed_over,
        "away": summary.away,
        "along": summary.along,
        "left_along": summary.left_along,
    }
    line = f"{summary.exported:,} exported to {value['target']}"
    parts = [
        f"{count:,} {word}"
        for count, word in (
            (summary.failed, "failed"),
            (summary.passed_over, "passed over, for their names are taken"),
            (summary.away, "not there now"),
            (summary.along, "raws and films beside them"),
            (summary.left_along, "raws and films left out"),
        )
        if count
    ]
    out.object(value, ["; ".join((line, *parts))])


COMMANDS = (
    Command(
        "export",
        "Make copies of photos in a folder or a zip: smaller, in another format, without places.",
        export,
        _arguments,
        always,
    ),
)
