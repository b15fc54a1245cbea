"""Finding photos, and saying what a picture shows."""

from __future__ import annotations

import argparse
from dataclasses import replace
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
    Look,
    Not,
    Query,
    QueryError,
    QueryProblem,
    Tag,
    normalised,
    to_text,
    with_leaves,
)
from photo_sorter.core.views import SearchResult
from photo_sorter.services.library import Library

DEFAULT_LIMIT = 50

_NOT_THERE = (QueryProblem.UNKNOWN_NAME, QueryProblem.UNKNOWN_PICTURE)


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
    _add_examples(search)
    _add_limits(search)


def search(library: Library, args: argparse.Namespace, out: Output) -> int:
    """What is not understood of the query is said and left out; a name that the library lacks is
    a mistake that nothing is found for."""
    return _find(library, args, out, args.query, _within(library, args))


def _find(library: Library, args: argparse.Namespace, out: Output, text: str, beside: Query) -> int:
    """What the text of a query and `beside` ask for together."""
    parsed = library.search.read(text, _is_file)
    for line in error_lines(text, parsed.errors):
        fail(line)
    if any(error.problem in _NOT_THERE for error in parsed.errors):
        return 1
    query = normalised(And((beside, with_leaves(parsed.query, _from_here))))
    if query == EVERYTHING:
        raise InvalidInputError(Problem.SEARCH_EMPTY)
    result = library.search.by_text(query, examples_too=args.examples)
    _print(library, result, args, out)
    words = (result.unknown_words, result.named_words)
    said = library.search.remarks(text, parsed, *words) if text else ()
    for remark in said[len(parsed.errors) :]:
        fail(in_a_line(remark.what))
    return 0


def _explain_arguments(explain: argparse.ArgumentParser) -> None:
    explain.add_argument(
        "query", metavar="QUERY", help='for example "dogs from last summer, no people"'
    )


def explain(library: Library, args: argparse.Namespace, out: Output) -> None:
    """Places are in characters from 0; as lines they are said as `search` says them."""
    text = args.query
    reading = library.search.read(text)
    value = {
        "chips": [
            {
                "field": chip.field,
                "text": chip.text,
                "start": chip.start,
                "end": chip.end,
                "negated": chip.negated,
                "query": to_text(chip.query),
            }
            for chip in reading.chips
        ],
        "text": reading.text,
        "unknown": [_explained(text, error) for error in reading.unknown],
        "errors": [_explained(text, error) for error in reading.errors],
    }
    lines = [f"{chip.text}: {to_text(chip.query)}" for chip in reading.chips]
    lines += [f"looked for in the picture: {reading.text}"] if reading.text else []
    out.object(value, [*lines, *error_lines(text, (*reading.unknown, *reading.errors))])


def _explained(text: str, error: QueryError) -> dict[str, str | int]:
    return {
        "field": error.field,
        "text": text[error.start : error.end],
        "start": error.start,
        "end": error.end,
        "message": str(error),
        "suggestion": error.suggestion,
    }


def _from_here(part: Query) -> Query:
    """A picture file as it is named from the folder that the command runs in, where it is there;
    else it may be the name of one in the library."""
    if isinstance(part, Like) and isinstance(part.picture, str):
        path = Path(part.picture).expanduser().absolute()
        return replace(part, picture=str(path)) if path.exists() else part
    return part


def _is_file(name: str) -> bool:
    return Path(name).expanduser().exists()


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
    parser.add_argument("paths", nargs="+", metavar="PATH", help="pictures to look like")
    parser.add_argument(
        "--text", default="", metavar="WORDS", help="words and filters that fit, too"
    )
    parser.add_argument(
        "--less", nargs="+", default=[], metavar="PATH", help="pictures to look less like"
    )
    parser.add_argument(
        "--look",
        action="store_true",
        help="by the same look (scene, patterns, colours) instead of by what they show",
    )
    _add_examples(parser)
    _add_limits(parser)


def similar(library: Library, args: argparse.Namespace, out: Output) -> int:
    """One picture alone finds itself first; several, and those beside words, do not."""
    kind = Look if args.look else Like
    alike = [kind(picture_at(path)) for path in args.paths]
    unlike = [Not(kind(picture_at(path))) for path in args.less]
    return _find(library, args, out, args.text, And((*alike, *unlike)))


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


def _add_examples(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--examples", action="store_true", help="also the pictures that are given as examples"
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
        "explain",
        "Say how a search is read: its filters, its words, and what is not understood.",
        explain,
        _explain_arguments,
        always,
    ),
    Command(
        "similar",
        "Find photos that look like pictures, and fit words.",
        similar,
        _similar_arguments,
        always,
    ),
    Command(
        "describe", "Say in words what a picture shows.", describe, _describe_arguments, always
    ),
)
