"""What a query could go on with, and searches that are kept."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.completions import Completion
from photo_sorter.core.operations import ChangeSearch, DeleteSearch, SaveSearch
from photo_sorter.core.query.completing import completed
from photo_sorter.services.library import Library


def _complete_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help='what is typed so far: "dog camera:Pi"')


def complete(library: Library, args: argparse.Namespace, out: Output) -> None:
    """A line for each completion, with the whole text that it makes."""
    found = library.completer.complete(args.text)
    for item in found.items:
        text, _ = completed(args.text, found.start, found.end, item.text)
        out.object(
            {
                "text": printable(text.rstrip()),
                "completion": printable(item.text),
                "start": found.start,
                "end": found.end,
                "kind": item.kind.value,
                "name": printable(item.name),
                "field": item.field,
                "photos": item.count,
            },
            [f"{_count(item):>9}  {printable(text.rstrip())}"],
        )


def _count(item: Completion) -> str:
    return "" if item.count is None else f"{item.count:,}"


def searches(library: Library, args: argparse.Namespace, out: Output) -> None:
    for search in library.searches.saved():
        count = "" if search.count is None else f"{search.count:,}"
        out.object(
            {"name": search.name, "query": search.text, "photos": search.count},
            [f"{count:>9}  {search.name}  ({search.text})"],
        )


def _save_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("query", metavar="QUERY", help="as `search` takes it")


def search_save(library: Library, args: argparse.Namespace, out: Output) -> None:
    print_change(library.do(SaveSearch(args.name, args.query)), out)


def _rename_arguments(parser: argparse.ArgumentParser) -> None:
    _name_argument(parser)
    parser.add_argument("new_name", metavar="NEW_NAME")


def search_rename(library: Library, args: argparse.Namespace, out: Output) -> None:
    found = library.searches.named(args.name)
    print_change(library.do(ChangeSearch(found.id, args.new_name, found.text)), out)


def _name_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")


def search_delete(library: Library, args: argparse.Namespace, out: Output) -> None:
    found = library.searches.named(args.name)
    print_change(library.do(DeleteSearch(found.id)), out)


def _forget_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--forget", action="store_true", help="forget them all")


def recent(library: Library, args: argparse.Namespace, out: Output) -> None:
    if args.forget:
        library.searches.forget_recent()
    for text in library.searches.recent():
        out.object({"query": text}, [text])


COMMANDS = (
    Command(
        "complete", "Say what a query could go on with.", complete, _complete_arguments, always
    ),
    Command("searches", "List the saved searches.", searches, reads=always),
    Command("searches save", "Give a search a name.", search_save, _save_arguments),
    Command("searches rename", "Name a saved search anew.", search_rename, _rename_arguments),
    Command("searches delete", "Delete a saved search.", search_delete, _name_argument),
    Command(
        "searches recent",
        "List what was searched for lately in the window, newest first.",
        recent,
        _forget_arguments,
        lambda args: not args.forget,
    ),
)
