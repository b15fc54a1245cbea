"""Folders: watch them, stop watching them, take in what is new."""

from __future__ import annotations

import argparse
import signal
import threading
from pathlib import Path

from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output, fail, index_summary, printable
from photo_sorter.app.cli.progress import ProgressBar
from photo_sorter.core.errors import CancelledError, NotFoundError
from photo_sorter.core.events import ErrorRaised, Event, IndexServerAnswered, PhotosEmbedded
from photo_sorter.core.operations import AddFolder, RemoveFolder
from photo_sorter.core.problems import Problem
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
    Command("index", "Take in what is new in the folders, once, to the end.", index),
    Command("watch", "Follow the folders and take in what is new until interrupted.", watch),
)
