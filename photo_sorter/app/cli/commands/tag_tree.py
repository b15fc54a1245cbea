"""Tags themselves: their tree, their names, and lists of them for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.keywords import SEPARATOR
from photo_sorter.core.operations import DeleteTag, DescribeTags, MoveTag
from photo_sorter.core.problems import Problem
from photo_sorter.core.tag_tree import TagTraits, as_typed, key_of, leaf_of
from photo_sorter.services.library import Library


def tag_tree(library: Library, args: argparse.Namespace, out: Output) -> None:
    for tag in library.tags.tree():
        said = tag.said or TagTraits(tag.name)
        indent = "  " * tag.name.count(SEPARATOR)
        also = ", ".join(synonym.text for synonym in said.synonyms)
        out.object(
            {
                "name": printable(tag.name),
                "photos": tag.count,
                "colour": said.colour.value,
                "exclusive": said.exclusive,
                "exported": said.exported,
                "synonyms": [
                    {"text": printable(synonym.text), "language": synonym.language}
                    for synonym in said.synonyms
                ],
            },
            [f"{tag.count:7,}  {indent}{printable(leaf_of(tag.name))}" + (also and f" ({also})")],
        )


def _name_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="TAG")


def _rename_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="TAG")
    parser.add_argument("to", metavar="NEW", help='a path moves it: "Animals|Dog"')


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="TAG")
    parser.add_argument("to", metavar="INTO")


def tag_rename(library: Library, args: argparse.Namespace, out: Output) -> None:
    known = _known(library)
    own, to = key_of(library.tags.named(args.name)), key_of(as_typed(args.to))
    if to in known and to != own:
        raise InvalidInputError(Problem.TAG_THERE_ALREADY, name=known[to])
    print_change(library.do(MoveTag(args.name, args.to)), out)


def tag_merge(library: Library, args: argparse.Namespace, out: Output) -> None:
    into = library.tags.named(args.to)
    if key_of(into) not in _known(library):
        raise NotFoundError(Problem.TAG_UNKNOWN, name=args.to)
    print_change(library.do(MoveTag(args.name, into)), out)


def tag_delete(library: Library, args: argparse.Namespace, out: Output) -> None:
    print_change(library.do(DeleteTag(args.name)), out)


def _known(library: Library) -> dict[str, str]:
    return {key_of(tag.name): tag.name for tag in library.tags.tree()}


def _file_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a keyword list, or ours where it ends in .json"
    )


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    _file_argument(parser)
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")


def tag_export(library: Library, args: argparse.Namespace, out: Output) -> None:
    count = library.tags.write_list(args.file)
    path = printable(str(args.file))
    out.object({"path": path, "tags": count}, [f"{path}: {count:,} tags"])


def tag_import(library: Library, args: argparse.Namespace, out: Output) -> None:
    changed = library.tags.read_list(args.file)
    for each in changed if args.dry_run else ():
        out.object({"name": printable(each.name)}, [printable(each.name)])
    if args.dry_run:
        return
    if changed:
        print_change(library.do(DescribeTags(tuple(changed))), out)
    else:
        out.note("Nothing in it is new.")


COMMANDS = (
    Command("tag tree", "Print the tags as a tree, with counts.", tag_tree, reads=always),
    Command("tag rename", "Rename a tag, or move it below another.", tag_rename, _rename_arguments),
    Command("tag merge", "Make two tags one.", tag_merge, _merge_arguments),
    Command(
        "tag delete",
        "Delete a tag; its photos stay.",
        tag_delete,
        _name_argument,
    ),
    Command("tag export", "Write a list of the tags.", tag_export, _file_argument, always),
    Command(
        "tag import",
        "Take in a list of tags.",
        tag_import,
        _import_arguments,
        lambda args: bool(args.dry_run),
    ),
)
