"""Stacks: photos that are shown as one item."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import photos_at
from photo_sorter.core.operations import SetStackCover, SetStacks, StackPhotos, UnstackPhotos
from photo_sorter.services.library import Library


def _stack_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        default=[],
        help="the first of them is the cover; one path alone becomes the cover of its stack",
    )
    what.add_argument(
        "--proposed",
        action="store_true",
        help="bursts, and edits beside their originals, that are in no stack yet",
    )


def _unstack_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="each leaves its stack, and no other with it"
    )


def stack(library: Library, args: argparse.Namespace, out: Output) -> None:
    """Photos that a stack holds leave it for the new one."""
    if args.proposed:
        found = library.stacks.proposed()
        if found.stacks:
            print_change(library.do(SetStacks(found)), out)
        else:
            out.note("no bursts and no edits are left to be stacked")
        return
    photos = tuple(dict.fromkeys(photos_at(library, args.paths)))
    if len(photos) == 1 and library.stacks.of(photos):
        print_change(library.do(SetStackCover(photos[0])), out)
    else:
        print_change(library.do(StackPhotos(photos, cover=photos[0])), out)


def unstack(library: Library, args: argparse.Namespace, out: Output) -> None:
    photos = tuple(dict.fromkeys(photos_at(library, args.paths)))
    print_change(library.do(UnstackPhotos(photos)), out)


def stacks(library: Library, args: argparse.Namespace, out: Output) -> None:
    """One object a stack: `id`, `files` with the cover first, `automatic`."""
    found = library.stacks.all()
    for each in found:
        paths = library.photos.paths(each.photo_ids)
        files = [printable(paths[photo_id]) for photo_id in each.photo_ids if photo_id in paths]
        out.object(
            {"id": each.id, "files": files, "automatic": each.automatic},
            [f"{len(files):,} photos:", *(f"  {file}" for file in files)],
        )
    if not found:
        out.note("no photos are stacked")


COMMANDS = (
    Command("stack", "Put photos into one stack.", stack, _stack_arguments),
    Command("unstack", "Take photos out of their stacks.", unstack, _unstack_arguments),
    Command("stacks", "List the stacks.", stacks, reads=always),
)
