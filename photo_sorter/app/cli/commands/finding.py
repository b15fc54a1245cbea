"""Finding photos, and saying what a picture shows."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.hits import print_hits
from photo_sorter.app.cli.names import known_tag, not_there
from photo_sorter.app.cli.output import Output, error_lines, fail, in_a_line
from photo_sorter.app.cli.paths import picture_at
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import (
    EVERYTHING,
    And,
    InAlbum,
    InFolder,
    Like,
    Query,
    QueryProblem,
    Tag,
    normalised,
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


def search(library: Library, args: argparse.Namespace, out: Output) -> int:
    """What is not understood of the query is said and left out; a name that the library lacks is
    a mistake that nothing is found for."""
    within = _within(library, args)
    parsed = library.search.read(args.query)
    for line in error_lines(args.query, parsed.errors):
        fail(line)
    if any(error.problem is QueryProblem.UNKNOWN_NAME for error in parsed.errors):
        return 1
    query = normalised(And((within, with_leaves(parsed.query, _from_here))))
    if query == EVERYTHING:
        raise InvalidInputError(Problem.SEARCH_EMPTY)
    result = library.search.by_text(query)
    _print(library, result, args, out)
    remarks = library.search.remarks(args.query, result.unknown_words, result.named_words)
    for remark in remarks[len(parsed.errors) :]:
        fail(in_a_line(remark.what))
    return 0


def _from_here(part: Query) -> Query:
    """A picture file as it is named from the folder that the command runs in."""
    if isinstance(part, Like) and isinstance(part.picture, str):
        return Like(str(Path(part.picture).expanduser().absolute()))
    return part


def _within(library: Library, args: argparse.Namespace) -> Query:
    """Where to search. Raises NotFoundError for a folder, a tag or an album that is not there."""
    parts: list[Query] = []
    if args.folder is not None:
        wanted = {str(Path(args.folder).absolute()), str(Path(args.folder).resolve())}
        folder = next((f.id for f in library.folders.all() if f.path in wanted), None)
        if folder is None:
            path = str(Path(args.folder).expanduser().absolute())
            raise not_there("folder", args.folder, library.search.nearest_folder(path))
        parts.append(InFolder(folder))
    if args.tag is not None:
        parts.append(Tag(known_tag(library, args.tag)))
    if args.album is not None:
        parts.append(InAlbum(library.albums.named(args.album).id))
    return And(tuple(parts))


def _similar_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", metavar="IMAGE")
    _add_limits(parser)


def similar(library: Library, args: argparse.Namespace, out: Output) -> None:
    _print(library, library.search.like_file(picture_at(args.image)), args, out)


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
    for found in library.tags.describe(picture_at(args.image), among):
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
