"""Child processes that begin at once: forked from one that has imported what they import.

A child that is spawned, as the app does it, imports for a second; tests start hundreds. What the
command line starts in a process of its own is spawned as ever, and so is what a test says."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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


class _Context(ForkServerContext):
    """Its processes have the environment of the process that starts them, as spawned ones do."""

    @staticmethod
    def Process(  # noqa: N802  # as multiprocessing names it
        *, target: Callable[..., None], args: tuple[Any, ...], **how: Any
    ) -> ForkServerProcess:
        given = (dict(os.environ), os.getcwd(), target, args)
        return ForkServerProcess(target=_run, args=given, **how)


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
    context = _Context()
    context.set_forkserver_preload(_IMPORTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "multiprocessing", SimpleNamespace(get_context=lambda _: context))
        yield


@contextmanager
def spawned() -> Iterator[None]:
    """Inside, they are spawned, as those of the app."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "multiprocessing", multiprocessing)
        yield
