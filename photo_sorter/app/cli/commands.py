"""What each command does. Every function takes an open library and prints through `Output`."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from photo_sorter.app.cli.output import Output, error_lines, fail, index_summary, printable
from photo_sorter.app.cli.progress import ProgressBar, download_bar
from photo_sorter.core.batches import in_batches
from photo_sorter.core.errors import CancelledError, InvalidInputError, NotFoundError
from photo_sorter.core.events import ErrorRaised, Event, IndexServerAnswered, PhotosEmbedded
from photo_sorter.core.operations import AddFolder, RemoveFolder
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import (
    EVERYTHING,
    And,
    InAlbum,
    InFolder,
    Like,
    Query,
    Tag,
    parse,
    with_leaves,
)
from photo_sorter.core.views import Hit, IndexServerState, SearchResult
from photo_sorter.services.library import Library

Command = Callable[[Library, argparse.Namespace, Output], None]


def add(library: Library, args: argparse.Namespace, out: Output) -> None:
    added = [library.do(AddFolder(folder)).deed.name for folder in args.folders]
    out.object(
        {"added": [printable(path) for path in added]},
        [f"Watching {printable(path)}" for path in added]
        + ["Run `photo-sorter index` to take the photos in."],
    )


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


def search(library: Library, args: argparse.Namespace, out: Output) -> None:
    parsed = parse(args.query, lambda field: _names(library, field))
    for line in error_lines(args.query, parsed.errors):
        fail(line)
    query = with_leaves(parsed.query, _from_here)
    _print_result(library, library.search.by_text(query, _within(library, args)), args, out)


def _names(library: Library, field: str) -> list[str]:
    """What `tag:` and `album:` may name."""
    if field == "tag":
        return [tag.name for tag in library.tags.all()]
    return [album.name for album in library.albums.all()]


def _from_here(part: Query) -> Query:
    """A picture file as it is named from the folder that the command runs in."""
    if isinstance(part, Like) and isinstance(part.picture, str):
        return Like(str(Path(part.picture).expanduser().absolute()))
    return part


def _within(library: Library, args: argparse.Namespace) -> Query:
    """Where to search. Raises NotFoundError for a folder or an album that is not there."""
    parts: list[Query] = []
    if args.folder is not None:
        wanted = {str(Path(args.folder).absolute()), str(Path(args.folder).resolve())}
        folder = next((f.id for f in library.folders.all() if f.path in wanted), None)
        if folder is None:
            raise NotFoundError(Problem.FOLDER_NOT_LISTED, path=args.folder)
        parts.append(InFolder(folder))
    if args.tag is not None:
        parts.append(Tag(args.tag))
    if args.album is not None:
        parts.append(InAlbum(library.albums.named(args.album).id))
    return And(tuple(parts))


def similar(library: Library, args: argparse.Namespace, out: Output) -> None:
    _print_result(library, library.search.like_file(_existing(args.image)), args, out)


def describe(library: Library, args: argparse.Namespace, out: Output) -> None:
    among = None
    if args.among is not None:
        try:
            text = args.among.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInputError(
                Problem.FILE_LIST_UNREADABLE, name=str(args.among), detail=str(error)
            ) from error
        among = [line.strip() for line in text.splitlines() if line.strip()]
    for found in library.tags.describe(_existing(args.image), among):
        out.object(
            {"text": found.text, "confidence": round(found.confidence, 4)},
            [f"{found.confidence:5.2f}  {found.text}"],
        )


def tags(library: Library, args: argparse.Namespace, out: Output) -> None:
    wanted = {str(Path(path).absolute()) for path in args.paths}
    wanted |= {str(Path(path).resolve()) for path in args.paths}
    listing = library.photos.listing(EVERYTHING)
    photo_ids = [PhotoId(i) for i in listing.ids.tolist()]
    seen = set()
    for part in in_batches(photo_ids, 1000):
        names = library.tags.of(part)
        for photo_id, paths in library.photos.all_paths(part).items():
            shown = [path for path in paths if not wanted or path in wanted]
            seen.update(shown)
            for path in shown:
                found = names.get(photo_id, [])
                out.object(
                    {
                        "path": printable(path),
                        "tags": [
                            {
                                "name": tag.name,
                                "confidence": round(tag.confidence, 4),
                                "source": tag.source.value,
                            }
                            for tag in found
                        ],
                    },
                    [f"{printable(path)}: {', '.join(tag.name for tag in found) or '-'}"],
                )
    for path in args.paths:
        if not {str(Path(path).absolute()), str(Path(path).resolve())} & seen:
            raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY, path=path)


def albums(library: Library, args: argparse.Namespace, out: Output) -> None:
    for album in library.albums.all():
        out.object(
            {
                "name": album.name,
                "description": album.description,
                "kind": album.kind.value,
                "photos": album.count,
            },
            [f"{album.count:7,}  {album.name}" + _described(album.description)],
        )


def album_show(library: Library, args: argparse.Namespace, out: Output) -> None:
    album = library.albums.named(args.name)
    _print_hits(library, library.albums.members(album.id), out)


def models_list(library: Library, args: argparse.Namespace, out: Output) -> None:
    for model in library.models.choices():
        state = "in use" if model.active else "installed" if model.installed else "not installed"
        value: dict[str, Any] = {
            "name": model.name,
            "title": model.title,
            "architecture": model.architecture,
            "tag": model.tag,
            "licence": model.licence,
            "languages": model.languages,
            "download_bytes": model.download_bytes,
            "memory_bytes": model.memory_bytes,
            "installed": model.installed,
            "active": model.active,
        }
        note = model.note if model.trouble is None else f"{model.trouble.message}."
        size = f", {model.download_bytes / 1e6:,.0f} MB" if model.download_bytes else ""
        out.object(
            value,
            [f"{model.name:14} {state:14} {model.title} ({model.licence}{size}). {note}"],
        )


def models_use(library: Library, args: argparse.Namespace, out: Output) -> None:
    library.models.use(args.name)
    out.object(
        {"model": args.name},
        [f"{args.name} is chosen. `photo-sorter index` embeds the photos with it."],
    )


def models_download(library: Library, args: argparse.Namespace, out: Output) -> None:
    before = signal.signal(signal.SIGINT, lambda *_: library.models.cancel_download())
    try:
        with download_bar(library.events):
            library.models.download(args.name)
    finally:
        signal.signal(signal.SIGINT, before)
    out.object({"downloaded": args.name}, [f"{args.name} is installed."])


def models_import(library: Library, args: argparse.Namespace, out: Output) -> None:
    library.models.import_checkpoint(args.name, args.architecture, args.weights)
    out.object({"imported": args.name}, [f"{args.name} is installed."])


def models_remove(library: Library, args: argparse.Namespace, out: Output) -> None:
    library.models.remove(args.name)
    out.object({"removed": args.name}, [f"{args.name} is gone."])


def status(library: Library, args: argparse.Namespace, out: Output) -> None:
    now = library.status.counts()
    server = library.status.index_server(ask=True)
    out.object(
        {
            "photos": now.photos,
            "embedded": now.embedded,
            "pending": now.pending,
            "failed": now.failed,
            "model": now.model,
            "folders": [printable(folder) for folder in now.folders],
            **_server_values(server),
        },
        [
            f"{now.photos:,} photos, {now.embedded:,} of them searchable",
            f"{now.pending:,} files waiting, {now.failed:,} need attention",
            f"model: {now.model}",
            *(f"folder: {printable(folder)}" for folder in now.folders),
            *_server_lines(server),
        ],
    )


def _server_values(server: IndexServerState | None) -> dict[str, Any]:
    if server is None:
        return {"index": "local"}
    problem = "" if server.problem is None else str(server.problem)
    return {"index": server.address, "index_waiting": server.waiting, "index_problem": problem}


def _server_lines(server: IndexServerState | None) -> list[str]:
    if server is None:
        return []
    waiting = f", {server.waiting:,} vectors wait to be sent" if server.waiting else ""
    lines = [f"index: {server.address}{waiting}"]
    return lines if server.problem is None else [*lines, f"  {server.problem}"]


def doctor(library: Library, args: argparse.Namespace, out: Output) -> None:
    findings = library.doctor.examine(args.repair)
    for finding in findings:
        mended = "mended" if finding.repaired else "found"
        out.object(
            {
                "problem": finding.problem,
                "repaired": finding.repaired,
                "remedy": finding.remedy,
            },
            [f"{mended}: {finding.problem}. {finding.remedy}".rstrip()],
        )
    if not findings:
        out.note("Everything is in order.")


def _print_result(
    library: Library, result: SearchResult, args: argparse.Namespace, out: Output
) -> None:
    hits = list(result.strong)
    if args.all:
        hits += result.weak
    _print_hits(library, hits[: args.limit], out)
    if not hits:
        weaker = f" {len(result.weak)} weaker matches: --all shows them." if result.weak else ""
        out.note(f"Nothing fits.{weaker}")


def _print_hits(library: Library, hits: list[Hit], out: Output) -> None:
    paths = library.photos.paths([hit.photo_id for hit in hits])
    for hit in hits:
        path = paths.get(hit.photo_id)
        if path is not None:
            out.object(
                {"path": printable(path), "score": round(hit.score, 4)},
                [f"{hit.score:5.2f}  {printable(path)}"],
            )


def _described(description: str) -> str:
    return f"  ({description})" if description else ""


def _existing(path: str) -> str:
    if not Path(path).is_file():
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=path)
    return str(Path(path).absolute())
