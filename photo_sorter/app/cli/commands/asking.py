"""Questions about pictures, and captions of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, fail, printable
from photo_sorter.app.cli.paths import picture_at
from photo_sorter.core.candidates import candidates
from photo_sorter.core.describing.choices import begins_a_question
from photo_sorter.core.describing.conversation import Turn
from photo_sorter.core.describing.guesses import guess_in
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.services.library import Library


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH")
    parser.add_argument(
        "words",
        nargs="+",
        metavar="QUESTION",
        help='for example "What is on the table?" or "a labrador or a golden retriever?"',
    )


def ask(library: Library, args: argparse.Namespace, out: Output) -> None:
    question = " ".join(args.words)
    turn = library.asking.ask_of_file(picture_at(args.path), question, _choices(args.words))
    out.object(_told(turn), _lines(turn))


def _choices(words: Sequence[str]) -> tuple[str, ...]:
    """Several words without an "or" between them are a choice each, unless they are a question."""
    if len(words) < 2 or begins_a_question(" ".join(words)):
        return ()
    together = candidates(" ".join(words))
    if len(together) > 1:
        return ()
    return tuple(dict.fromkeys(name for word in words for name in candidates(word)))


def _told(turn: Turn) -> dict[str, object]:
    answer = turn.answer
    value: dict[str, object] = {
        "answer": answer.text or None,
        "confidence": None if answer.confidence is None else round(answer.confidence, 4),
        "sure": answer.sure,
        "model": answer.model,
        "seconds": round(answer.seconds, 3),
    }
    if turn.shares is not None:
        shares = _shares(turn)
        value["shares"] = [{"text": text, "share": round(share, 4)} for text, share in shares]
        value["neither"] = round(turn.shares.neither, 4)
    return value


def _shares(turn: Turn) -> list[tuple[str, float]]:
    assert turn.shares is not None
    both = zip(turn.shares.candidates, turn.shares.shares, strict=True)
    return sorted(both, key=lambda each: -each[1])


def _lines(turn: Turn) -> list[str]:
    if turn.shares is not None:
        return [
            *(f"{share:5.2f}  {text}" for text, share in _shares(turn)),
            f"{turn.shares.neither:5.2f}  neither",
        ]
    answer = turn.answer
    if answer.sure:
        return answer.text.splitlines()
    guess = " ".join(guess_in(answer.text).split())
    return [f"Not sure. Perhaps: {guess}" if guess else "Not sure."]


def _caption_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="pictures, or folders of them")
    parser.add_argument(
        "--write",
        action="store_true",
        help="keep it in the library, of photos that it knows; no file is written",
    )


def _only_prints(args: argparse.Namespace) -> bool:
    return not args.write


def caption(library: Library, args: argparse.Namespace, out: Output) -> int:
    """What cannot be read is said; the others have their captions all the same."""
    status = 0
    for path in args.paths:
        for picture in _pictures(library, path):
            try:
                _caption(library, picture, out, keep=args.write)
            except InvalidInputError as error:
                fail(str(error))
                status = 1
    return status


def _pictures(library: Library, path: str) -> Iterator[str]:
    if Path(path).is_dir():
        yield from library.photos.pictures_below(path)
    else:
        yield path


def _caption(library: Library, picture: str, out: Output, *, keep: bool) -> None:
    path = picture_at(picture)
    photo = _known(library, path)
    if photo is None:
        written = library.captions.write_of_file(path)
    else:
        written = library.captions.write(photo, keep=keep)
    answer = written.answer
    guess = guess_in(written.text)
    said = written.text if answer.sure else f"not sure; perhaps: {guess}" if guess else "not sure"
    out.object(
        {
            "path": printable(path),
            "caption": written.text or None,
            "confidence": None if answer.confidence is None else round(answer.confidence, 4),
            "sure": answer.sure,
            "model": answer.model,
            "seconds": round(answer.seconds, 3),
            "kept": written.kept,
        },
        [f"{printable(path)}: {said}"],
    )


def _known(library: Library, path: FilePath) -> PhotoId | None:
    for name in (path, str(Path(path).resolve())):
        photo = library.photos.at(name)
        if photo is not None:
            return photo
    return None


COMMANDS = (
    Command("ask", "Ask a question about a picture.", ask, _ask_arguments, always),
    Command(
        "caption",
        "Say in a sentence what pictures show.",
        caption,
        _caption_arguments,
        _only_prints,
    ),
)
