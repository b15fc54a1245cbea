"""What a person said, in sidecars beside the photos or in the photos' own files; and what other
programs wrote there."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, in_a_line, printable
from photo_sorter.app.cli.paths import places_at
from photo_sorter.core.operations import Side
from photo_sorter.core.ports import SidecarConflict
from photo_sorter.services.library import Library
from photo_sorter.services.sidecars.report import SidecarAction, SidecarReport

_NOT_SHOWN = (SidecarAction.UNCHANGED,)  # to a person


def _paths_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="photos or folders; else all")


def _changing_arguments(parser: argparse.ArgumentParser) -> None:
    _paths_arguments(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")


def _write_arguments(parser: argparse.ArgumentParser) -> None:
    _changing_arguments(parser)
    parser.add_argument(
        "--into-files",
        action="store_true",
        help="by ExifTool into the photos' own files, this time; else as the settings say",
    )


def _conflict_arguments(parser: argparse.ArgumentParser) -> None:
    _paths_arguments(parser)
    parser.add_argument(
        "--keep",
        choices=[side.value for side in Side],
        help="decide them: what is said here, or what the files say",
    )


def write(library: Library, args: argparse.Namespace, out: Output) -> int:
    paths, sidecars = places_at(library, args.paths), library.sidecars
    inside = True if args.into_files else None
    if args.dry_run:
        return _print(sidecars.plan_write(paths, inside), out)
    return _print(sidecars.write(paths, lambda: False, inside), out)


def read(library: Library, args: argparse.Namespace, out: Output) -> int:
    paths, sidecars = places_at(library, args.paths), library.sidecars
    if args.dry_run:
        return _print(sidecars.plan_read(paths), out)
    reports, _ = sidecars.read(paths, lambda: False)
    return _print(reports, out)


def status(library: Library, args: argparse.Namespace, out: Output) -> int:
    return _print(library.sidecars.status(places_at(library, args.paths)), out)


def conflicts(library: Library, args: argparse.Namespace, out: Output) -> None:
    found = library.sidecars.conflicts(places_at(library, args.paths))
    if args.keep is None:
        for conflict in found:
            _print_conflict(conflict, out)
        return
    print_change(library.do(library.sidecars.decision(found, Side(args.keep))), out)


def _print(reports: Iterable[SidecarReport], out: Output) -> int:
    """One object a file: `path`, `sidecar` (the file that has the words), `inside` (that is the
    photo itself), `action`, `fields`, `conflicts`, `problem`. The exit status: 1 where one
    failed."""
    failed = False
    for report in reports:
        failed = failed or report.action is SidecarAction.FAILED
        problem = None if report.problem is None else in_a_line(report.problem)
        out.object(
            {
                "path": printable(report.path),
                "sidecar": printable(report.sidecar),
                "inside": report.inside,
                "action": report.action.value,
                "fields": list(report.fields),
                "conflicts": [each.field.value for each in report.conflicts],
                "problem": problem,
            },
            _lines(report, problem),
        )
    return int(failed)


def _lines(report: SidecarReport, problem: str | None) -> list[str]:
    if report.action in _NOT_SHOWN and not report.conflicts:
        return []
    fields = f" ({', '.join(report.fields)})" if report.fields else ""
    place = " in the file itself" if report.inside else ""
    line = f"{printable(report.sidecar)}: {report.action.value}{place}{fields}"
    if report.conflicts:
        names = ", ".join(each.field.value for each in report.conflicts)
        line += f"; to be decided: {names}"
    return [f"{line}: {problem}" if problem else line]


def _print_conflict(conflict: SidecarConflict, out: Output) -> None:
    """One object a field: `path`, `field`, `ours`, `theirs`."""
    field, ours, theirs = (
        conflict.conflict.field.value,
        conflict.conflict.ours,
        conflict.conflict.theirs,
    )
    out.object(
        {"path": printable(conflict.path), "field": field, "ours": ours, "theirs": theirs},
        [f"{printable(conflict.path)}: {field}: {ours or '-'} here, {theirs or '-'} in the file"],
    )


def _dry(args: argparse.Namespace) -> bool:
    return bool(args.dry_run)


COMMANDS = (
    Command(
        "xmp write",
        "Write tags, ratings and labels that you gave into sidecars, or into the photos' files.",
        write,
        _write_arguments,
        reads=_dry,
    ),
    Command(
        "xmp read",
        "Read what other programs changed in sidecars, or in the photos' own files.",
        read,
        _changing_arguments,
        reads=_dry,
    ),
    Command(
        "xmp status",
        "Say which sidecars or photos have something to be written, and which could not be.",
        status,
        _paths_arguments,
        always,
    ),
    Command(
        "xmp conflicts",
        "List what you and another program changed differently, or decide it.",
        conflicts,
        _conflict_arguments,
        reads=lambda args: args.keep is None,
    ),
)
