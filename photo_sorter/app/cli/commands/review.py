"""The review of a tag or a described album, and what was learnt of it."""

from __future__ import annotations

import argparse
from typing import Any

from photo_sorter.app.cli.changes import print_change
from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.app.cli.paths import photos_at
from photo_sorter.core.answers import Subject
from photo_sorter.core.asked import Asked, ReviewState
from photo_sorter.core.operations import AnswerReview
from photo_sorter.core.review import Interval
from photo_sorter.services.library import Library


def _subject_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="TAG")
    parser.add_argument("--album", action="store_true", help="TAG is the name of an album")


def _review_arguments(parser: argparse.ArgumentParser) -> None:
    _subject_arguments(parser)
    parser.add_argument("--yes", nargs="+", default=[], metavar="PATH", help="photos that show it")
    parser.add_argument("--no", nargs="+", default=[], metavar="PATH", help="photos that do not")
    parser.add_argument("--skip", nargs="+", default=[], metavar="PATH", help="photos left open")
    parser.add_argument("--count", type=int, default=24, help="photos to ask next")
    parser.add_argument(
        "--obvious", choices=("yes", "no"), help="list those that are surely so, instead"
    )
    parser.add_argument(
        "--suspects", action="store_true", help="list photos that have it and look unlike the rest"
    )


def review(library: Library, args: argparse.Namespace, out: Output) -> None:
    subject = _subject(library, args)
    said = [tuple(dict.fromkeys(photos_at(library, p))) for p in (args.yes, args.no, args.skip)]
    if any(said):
        change = library.do(AnswerReview(subject.tag, subject.album, *said))
        print_change(change, out)
        library.jobs.learn(subject)
        return
    if args.suspects:
        _suspects(library, subject, out)
    elif args.obvious:
        _asked(library, library.review.obvious(subject, yes=args.obvious == "yes"), out)
    else:
        _asked(library, library.review.next(subject, max(1, args.count)), out)


def _asked(library: Library, asked: list[Asked], out: Output) -> None:
    paths = library.photos.all_paths([each.photo_id for each in asked])
    for each in asked:
        path = printable(paths.get(each.photo_id, [""])[0])
        out.object(
            {"path": path, "probability": round(each.probability, 4)},
            [f"{each.probability:.2f}  {path}"],
        )


def _suspects(library: Library, subject: Subject, out: Output) -> None:
    found = library.review.suspects(subject)
    every = [photo for each in found for photo in (each.photo_id, *each.neighbours)]
    paths = library.photos.all_paths(list(dict.fromkeys(every)))
    for each in found:
        path = printable(paths.get(each.photo_id, [""])[0])
        near = [printable(paths.get(photo, [""])[0]) for photo in each.neighbours]
        out.object(
            {
                "path": path,
                "probability": round(each.probability, 4),
                "neighbours": near,
                "tagged": each.tagged,
            },
            [f"{each.probability:.2f}  {path}", *(f"      is like {name}" for name in near[:3])],
        )


def learn(library: Library, args: argparse.Namespace, out: Output) -> None:
    subject = _subject(library, args)
    library.jobs.learn(subject)
    state = library.review.refresh(subject)
    out.object({"name": args.name, **_state(state)}, _lines(state))


def _state(state: ReviewState) -> dict[str, Any]:
    found = state.quality
    return {
        "learnt": state.learnt,
        "yes": state.yes,
        "no": state.no,
        "skipped": state.skipped,
        "left": state.left,
        "enough": state.is_enough,
        "given": 0 if found is None else found.given,
        "precision": None if found is None else _numbers(found.precision),
        "recall": None if found is None else _numbers(found.recall),
    }


def _numbers(interval: Interval) -> dict[str, float]:
    values = {"expected": interval.value, "low": interval.low, "high": interval.high}
    return {name: round(value, 4) for name, value in values.items()}


def _lines(state: ReviewState) -> list[str]:
    lines = [
        f"{state.yes:,} yes, {state.no:,} no, {state.skipped:,} skipped, {state.left:,} left",
        "Learnt from the answers" if state.learnt else "The words alone decide",
    ]
    if state.quality is not None:
        lines += [
            f"{state.quality.given:,} photos would get it",
            f"precision {_words(state.quality.precision)}",
            f"recall {_words(state.quality.recall)}",
        ]
    return lines


def _words(interval: Interval) -> str:
    return f"{interval.value:.2f} ({interval.low:.2f} to {interval.high:.2f})"


def _subject(library: Library, args: argparse.Namespace) -> Subject:
    if args.album:
        return Subject(album=library.albums.named(args.name).id)
    return Subject(" ".join(args.name.split()))


COMMANDS = (
    Command(
        "review",
        "List the photos to ask about next for a tag, or answer.",
        review,
        _review_arguments,
        lambda args: not (args.yes or args.no or args.skip),
    ),
    Command(
        "learn",
        "Let a tag learn from its answers; say how good it is.",
        learn,
        _subject_arguments,
    ),
)
