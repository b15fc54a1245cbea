"""Child processes that begin at once: forked from one that has imported what they import.

A child that is spawned, as the app does it, imports for a second; tests start hundreds. What the
command line starts in a process of its own is spawned as ever, and so is what a test says."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from multiprocessing.context import ForkServerContext, ForkServerProcess
from types import SimpleNamespace
from typing import Any

import pytest

from photo_sorter.adapters.child import process

# Without ONNX Runtime and torch: those start threads, of which a fork has none.
_IMPORTED = [
    "chromadb.api.rust",
    "photo_sorter.adapters.chroma_index",
    "photo_sorter.adapters.engine.child_side.file_work",
    "photo_sorter.adapters.engine.child_side.process",
    "photo_sorter.adapters.engine.files.decode",
    "photo_sorter.adapters.engine.files.thumbnails",
    "photo_sorter.adapters.exporting.process",
    "photo_sorter.adapters.pictures.process",
]


def _process(
    context: ForkServerContext, *, target: Callable[..., None], args: tuple[Any, ...], **how: Any
) -> ForkServerProcess:
    """With the environment of the process that starts it, as a spawned one has it."""
    given = (dict(os.environ), os.getcwd(), target, args)
    return context.Process(target=_run, args=given, **how)


def _run(
    environment: Mapping[str, str],
    folder: str,
    target: Callable[..., None],
    args: tuple[Any, ...],
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    target(*args)


@contextmanager
def forked() -> Iterator[None]:
    """Inside, the app's children are forked."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED)
    as_spawned = SimpleNamespace(Pipe=context.Pipe, Process=partial(_process, context))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "multiprocessing", SimpleNamespace(get_context=lambda _: as_spawned))
        yield


@contextmanager
def spawned() -> Iterator[None]:
    """Inside, they are spawned, as those of the app."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "multiprocessing", multiprocessing)
        yield
