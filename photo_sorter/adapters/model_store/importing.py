"""Imports a checkpoint: converted and checked in a process of its own, so that the app's never
imports torch and survives whatever a damaged file does to it."""

from __future__ import annotations

import logging
import multiprocessing
import os
from pathlib import Path
from typing import TYPE_CHECKING

from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.adapters.model_store.registry import TOKENIZER_FILES
from photo_sorter.core.errors import DiskFullError, InvalidInputError, PhotoSorterError
from photo_sorter.core.ports import ModelKind
from photo_sorter.core.problems import Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)

SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")


def convert_checkpoint(architecture: str, weights: Path, folder: Path) -> ModelKind:
    """Write `weights` into `folder` as a model folder of open_clip's `architecture`, or as a model
    of looks of timm's, float16; returns which it is.

    Raises InvalidInputError, saying what does not fit."""
    if not weights.is_file():
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=str(weights))
    if weights.suffix.lower() not in SUFFIXES:
        raise InvalidInputError(
            Problem.WEIGHTS_OF_OTHER_KIND, path=str(weights), suffixes=", ".join(SUFFIXES)
        )
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_convert_and_report,
        args=(theirs, architecture, str(weights), str(folder)),
        name="photo_sorter import",
        daemon=True,
    )
    process.start()
    theirs.close()
    try:
        outcome = ours.recv()
    except EOFError:
        outcome = InvalidInputError(Problem.WEIGHTS_CRASH_IMPORT, path=str(weights))
    finally:
        ours.close()
        process.join()
    if isinstance(outcome, PhotoSorterError):
        raise outcome
    assert isinstance(outcome, ModelKind)
    return outcome


def storage_error(error: OSError) -> PhotoSorterError:
    if is_full_disk(error):
        return DiskFullError(Problem.NO_SPACE_FOR_MODEL)
    return PhotoSorterError(Problem.MODEL_NOT_WRITTEN, detail=error.strerror or str(error))


def _convert_and_report(
    connection: Connection,
    architecture: str,
    weights: str,
    folder: str,
) -> None:
    """In the process of its own: convert, and send the kind or the error."""
    logging.disable(logging.WARNING)  # open_clip's, that no weights are loaded: that is meant
    # Set here and not where it is imported: the process that downloads must not be told so.
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
    from photo_sorter.adapters.model_store.conversion import convert, is_of_open_clip
    from photo_sorter.adapters.model_store.look_conversion import convert_look, is_of_timm

    kind = ModelKind.ENCODER
    try:
        if not is_of_open_clip(architecture) and is_of_timm(architecture):
            kind = ModelKind.LOOK
            convert_look(architecture, Path(weights), Path(folder))
        else:
            convert(architecture, Path(weights), Path(folder), TOKENIZER_FILES)
    except PhotoSorterError as error:
        connection.send(error)
    except OSError as error:
        connection.send(storage_error(error))
    except Exception as error:
        log.exception("The import of %s failed", weights)
        connection.send(
            PhotoSorterError(Problem.IMPORT_FAILED, detail=f"{type(error).__name__}: {error}")
        )
    else:
        connection.send(kind)
