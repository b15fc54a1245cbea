"""Finding photos, and saying what a picture shows."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.hits import print_hits
from photo_sorter.app.cli.output import Output, error_lines, fail
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import (
    And,
    InAlbum,
    InFolder,
    Like,
    Query,
    Tag,
    parse,
    with_leaves,
)
from photo_sorter.core.views import SearchResult
from photo_sorter.services.library import Library

DEFAULT_LIMIT = 50


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def _search_arguments(search: argparse.ArgumentParser) -> None:
    search.add_argument(
        "query", metavar="QUERY", help='for example "red car -person date:2019 rating:>=3"'
    )
    search.add_argument("--folder", metavar="FOLDER", help="only in this watched folder")
    search.add_argument("--tag", metavar="TAG", help="only photos that have this tag")
    search.add_argument("--album", metavar="ALBUM", help="only photos of this album")
    _add_limits(search)


def search(library: Library, args: argparse.Namespace, out: Output) -> None:
    parsed = parse(args.query, lambda field: _names(library, field))
    for line in error_lines(args.query, parsed.errors):
        fail(line)
    query = with_leaves(parsed.query, _from_here)
    _print(library, library.search.by_text(query, _within(library, args)), args, out)


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


def _similar_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", metavar="IMAGE")
    _add_limits(parser)


def similar(library: Library, args: argparse.Namespace, out: Output) -> None:
    _print(library, library.search.like_file(_existing(args.image)), args, out)


def _describe_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", metavar="IMAGE")
    parser.add_argument(
        "--among", type=Path, metavar="FILE", help="descriptions to choose from, one a line"
    )


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


def _add_limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=positive, default=DEFAULT_LIMIT, metavar="N")
    parser.add_argument(
        "--all", action="store_true", help="also weaker matches: no cut-off by relevance"
    )


def _print(library: Library, result: SearchResult, args: argparse.Namespace, out: Output) -> None:
    hits = list(result.strong)
    if args.all:
        hits += result.weak
    print_hits(library, hits[: args.limit], out)
    if not hits:
        weaker = f" {len(result.weak)} weaker matches: --all shows them." if result.weak else ""
        out.note(f"Nothing fits.{weaker}")


def _existing(path: str) -> str:
    if not Path(path).is_file():
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=path)
    return str(Path(path).absolute())


COMMANDS = (
    Command(
        "search",
        "Find photos by words, tags, dates, cameras and more.",
        search,
        _search_arguments,
        always,
    ),
    Command(
        "similar", "Find photos that look like a picture.", similar, _similar_arguments, always
    ),
    Command(
        "describe", "Say in words what a picture shows.", describe, _describe_arguments, always
    ),
)
