"""Models: listed, fetched, imported and switched."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path
from typing import Any

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output
from photo_sorter.app.cli.progress import download_bar
from photo_sorter.core.views import ModelChoice
from photo_sorter.services.library import Library


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
            "kind": _kind(model),
            "installed": model.installed,
            "active": model.active,
        }
        size = f", {model.download_bytes / 1e6:,.0f} MB" if model.download_bytes else ""
        note = model.note if model.trouble is None else f"{model.trouble.message}."
        out.object(
            value,
            [f"{model.name:14} {state:14} {model.title} ({model.licence}{size}). {note}"],
        )


def _kind(model: ModelChoice) -> str:
    return "look" if model.of_looks else "describer" if model.describes else "encoder"


def models_use(library: Library, args: argparse.Namespace, out: Output) -> None:
    library.models.use(args.name)
    describes = any(x.describes for x in library.models.choices() if x.name == args.name)
    follows = "" if describes else " `photo-sorter index` looks at the photos with it."
    out.object({"model": args.name}, [f"{args.name} is chosen.{follows}"])


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


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name")


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name")
    parser.add_argument("--architecture", required=True, metavar="ARCH")
    parser.add_argument("--weights", required=True, type=Path, metavar="FILE")


COMMANDS = (
    Command("models list", "List the models.", models_list, reads=always),
    Command(
        "models use", "Switch to a model; photos are embedded anew by `index`.", models_use, _name
    ),
    Command("models download", "Fetch a model from the network.", models_download, _name),
    Command("models remove", "Delete a model's files and its vectors.", models_remove, _name),
    Command("models import", "Use a local checkpoint.", models_import, _import_arguments),
)
