"""Folders: watch them, stop watching them, take in what is new."""

from __future__ import annotations

import argparse
import signal
import threading
from pathlib import Path

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output, fail, index_summary, printable
from photo_sorter.app.cli.progress import ProgressBar
from photo_sorter.core.errors import CancelledError, NotFoundError
from photo_sorter.core.events import ErrorRaised, Event, IndexServerAnswered, PhotosEmbedded
from photo_sorter.core.operations import AddFolder, ExcludeFiles, IncludeFiles, RemoveFolder
from photo_sorter.core.problems import Problem
from photo_sorter.services.files.passing_over import own_pattern
from photo_sorter.services.library import Library


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="+", metavar="FOLDER")


def add(library: Library, args: argparse.Namespace, out: Output) -> None:
    added = [library.do(AddFolder(folder)).deed.name for folder in args.folders]
    out.object(
        {"added": [printable(path) for path in added]},
        [f"Watching {printable(path)}" for path in added]
        + ["Run `photo-sorter index` to take the photos in."],
    )


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER")


def remove(library: Library, args: argparse.Namespace, out: Output) -> None:
    wanted = {str(Path(args.folder).expanduser().absolute()), str(Path(args.folder).resolve())}
    for folder in library.folders.all():
        if folder.path in wanted:
            library.do(RemoveFolder(folder.path))
            out.object(
                {"removed": printable(folder.path)},
                [f"No longer watching {printable(folder.path)}; its files stay where they are."],
            )
            return
    raise NotFoundError(Problem.FOLDER_NOT_WATCHED, path=args.folder)


def _exclude_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("patterns", nargs="*", metavar="PATTERN|FOLDER")
    parser.add_argument("--list", action="store_true", help="print what is passed over")
    parser.add_argument("--remove", action="store_true", help="look at it again")


def _lists(args: argparse.Namespace) -> bool:
    return args.list or not args.patterns


def exclude(library: Library, args: argparse.Namespace, out: Output) -> None:
    """With `--list` or without a pattern it lists them, one object a line."""
    if _lists(args):
        for pattern in library.folders.exclusions():
            out.object({"pattern": printable(pattern)}, [printable(pattern)])
        return
    for text in args.patterns:
        pattern = _pattern(library, text)
        if args.remove:
            known = library.folders.exclusions()
            print_change(library.do(IncludeFiles(text if text in known else pattern)), out)
        else:
            print_change(library.do(ExcludeFiles(pattern)), out)


def _pattern(library: Library, text: str) -> str:
    """A file or folder that is there, in a watched folder, means itself."""
    own = own_pattern(text, [folder.path for folder in library.folders.all()])
    return own or (str(Path(text).expanduser()) if text.startswith("~") else text)


def index(library: Library, args: argparse.Namespace, out: Output) -> None:
    interrupted = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: interrupted.set())
    bar = ProgressBar()
    try:
        summary = library.jobs.index(bar.show, interrupted.is_set)
    finally:
        bar.close()
        signal.signal(signal.SIGINT, before)
    out.object(*index_summary(summary))
    server = library.status.index_server()
    if server is not None and server.problem is not None:
        fail(f"{server.problem} {server.waiting:,} vectors wait for it.")
    if interrupted.is_set():
        raise CancelledError(Problem.INTERRUPTED)


def watch(library: Library, args: argparse.Namespace, out: Output) -> None:
    stop = threading.Event()

    def tell(event: Event) -> None:
        if isinstance(event, PhotosEmbedded):
            status = library.status.counts()
            out.object(
                {"photos": status.photos, "embedded": status.embedded, "pending": status.pending},
                [f"{status.photos:,} photos, {status.pending:,} files waiting"],
            )
            out.stream.flush()
        elif isinstance(event, ErrorRaised):
            out.note(str(event.error))
        elif isinstance(event, IndexServerAnswered):
            out.note("The index server answers again.")

    unsubscribe = library.events.subscribe(tell)
    before = {
        number: signal.signal(number, lambda *_: stop.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        library.start()
        out.note("Watching; Ctrl+C ends it.")
        stop.wait()
    finally:
        unsubscribe()
        for number, handler in before.items():
            signal.signal(number, handler)


COMMANDS = (
    Command("add", "Watch folders.", add, _add_arguments),
    Command(
        "remove",
        "Stop watching a folder; its files stay where they are.",
        remove,
        _remove_arguments,
    ),
    Command(
        "exclude",
        "Pass over a folder, or all folders and files of a pattern; photos keep what was said of "
        "them.",
        exclude,
        _exclude_arguments,
        _lists,
    ),
    Command("index", "Take in what is new in the folders, once, to the end.", index),
    Command("watch", "Follow the folders and take in what is new until interrupted.", watch),
)
