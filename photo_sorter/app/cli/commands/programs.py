"""Commands that make a library of their own instead of opening the person's."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter.app.cli.command import OwnLibraryCommand
from photo_sorter.app.cli.evaluation import run_evaluation
from photo_sorter.app.cli.output import Output
from photo_sorter.app.places import LibraryFolder


def _eval_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dataset", type=Path, required=True, metavar="DIR")
    parser.add_argument("--model", default="builtin", metavar="NAME")


def evaluate(folder: Path, args: argparse.Namespace, out: Output) -> int:
    return run_evaluation(LibraryFolder(folder).models, args.dataset, args.model, out)


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--picture", type=Path, metavar="FILE", help="save the window's picture here instead"
    )


def demo(folder: Path, args: argparse.Namespace, out: Output) -> int:
    from photo_sorter.app.demo import run_demo  # with its photographs, for this command alone

    return run_demo(folder, args.picture, out, args.index)


COMMANDS = (
    OwnLibraryCommand("eval", "Measure a model on labelled pictures.", evaluate, _eval_arguments),
    OwnLibraryCommand(
        "demo",
        "Fill a fresh library with sample photographs and open the window.",
        demo,
        _demo_arguments,
    ),
)
