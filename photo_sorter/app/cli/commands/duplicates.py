"""Photos that belong together: copies, the same picture, bursts, and what looks alike."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import files_at
from photo_sorter.core.duplicates.kinds import DuplicateGroup, Kind, Member, Verdict
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.services.duplicates.removing import Choice
from photo_sorter.services.library import Library

_NAMES = {
    Kind.COPIED: "the same bytes",
    Kind.SAME: "the same picture",
    Kind.BURST: "a burst",
    Kind.ALIKE: "alike",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in Kind],
        help="only the same bytes, the same picture saved again, bursts and brackets, or what "
        "looks alike; by default all but the last",
    )
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument(
        "--keep",
        nargs="+",
        metavar="PATH",
        help="all of these files' groups stay as they are",
    )
    deed.add_argument(
        "--stack", nargs="+", metavar="PATH", help="they stay, and belong together as one"
    )
    deed.add_argument(
        "--trash",
        nargs="+",
        metavar="PATH",
        help="these files stay, and the others of their groups go to the trash; what was said of "
        "them is said of these; `undo` takes it back",
    )


def _reads(args: argparse.Namespace) -> bool:
    return not (args.keep or args.stack or args.trash)


def duplicates(library: Library, args: argparse.Namespace, out: Output) -> None:
    """One object a group: `kind`, `files` with the proposed one first, `reason`, `bracket`,
    `verdict` and `new`."""
    kinds = [Kind(args.kind)] if args.kind else [Kind.COPIED, Kind.SAME, Kind.BURST]
    found = [group for kind in kinds for group in library.duplicates.groups(kind)]
    if paths := args.keep or args.stack:
        verdict = Verdict.KEEP if args.keep else Verdict.STACK
        groups = list(dict.fromkeys(_group_of(path, found) for path in files_at(library, paths)))
        for group in groups:
            print_change(library.do(library.duplicates.verdict(group, verdict)), out)
    elif args.trash:
        for choice in _choices(found, files_at(library, args.trash)):
            print_change(library.do(library.duplicates.removal([choice])), out)
    else:
        for group in found:
            _print(group, out)
        if not found:
            out.note("nothing is there twice")


def _choices(found: list[DuplicateGroup], paths: list[str]) -> list[Choice]:
    """The groups of these files, which stay; the first that is named of each is told of the
    others."""
    kept: dict[DuplicateGroup, list[Member]] = {}
    for path in paths:
        group = _group_of(path, found)
        kept.setdefault(group, []).append(next(x for x in group.members if x.path == path))
    return [Choice(group, tuple(members)) for group, members in kept.items()]


def _group_of(path: str, found: list[DuplicateGroup]) -> DuplicateGroup:
    for group in found:
        if any(each.path == path for each in group.members):
            return group
    raise InvalidInputError(Problem.NOT_THERE_TWICE, path=printable(path))


def _print(group: DuplicateGroup, out: Output) -> None:
    files = [printable(each.path) for each in group.members]
    fresh = [printable(each.path) for each in group.members if each.fresh]
    name = "a bracket" if group.bracket else _NAMES[group.kind]
    out.object(
        {
            "kind": group.kind.value,
            "files": files,
            "reason": group.reason.value,
            "bracket": group.bracket,
            "verdict": group.verdict and group.verdict.value,
            "new": fresh,
        },
        [
            f"{name}, {len(files):,} files; proposed to stay by {group.reason.value}:",
            *(f"  {file}{' (new)' if file in fresh else ''}" for file in files),
        ],
    )


COMMANDS = (
    Command(
        "duplicates",
        "List photos that are there twice, saved again, of one burst, or alike.",
        duplicates,
        _arguments,
        _reads,
    ),
)
