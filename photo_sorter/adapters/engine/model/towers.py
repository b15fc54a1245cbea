"""Which towers are in memory: at most one image tower and one text tower, loaded when needed.

A model folder's graphs are computed by ONNX Runtime, without torch; what has none, by torch.
Importing this module imports neither.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from photo_sorter.adapters.engine.model.graph_files import (
    IMAGE_NAME,
    LOOK_WEIGHTS_NAME,
    TEXT_NAME,
    NoRuntimeError,
    graphs_in,
    is_look_model,
)

if TYPE_CHECKING:
    from photo_sorter.adapters.engine.model.tower import ImageTower, TextTower

log = logging.getLogger(__name__)

Tower = TypeVar("Tower")
_Version = tuple[str, int, int]  # folder, and size and time of its weights: a new import is new


class Towers:
    """Loads towers; safe to use from several threads."""

    def __init__(
        self,
        exact: bool,
        while_loading: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """With `exact` always in float32 on the processor, else in the precision that suits it, and
        what torch computes of pictures on a GPU where that is quicker. A tower is loaded
        inside `while_loading()`."""
        self._exact = exact
        self._while_loading = while_loading
        self._images: _Slot[ImageTower] = _Slot()
        self._texts: _Slot[TextTower] = _Slot()
        self._building = threading.Lock()

    def image(self, folder: str, on_load: Callable[[], None], gpu: bool = True) -> ImageTower:
        """The image tower of a model folder; `on_load` is called before it takes its time. It is on
        no GPU where `gpu` does not allow it.

        Raises ModelUnavailableError."""
        return self._images.get(
            folder,
            lambda: self._load_image(folder, gpu),
            on_load,
            suits=lambda tower: gpu or not tower.on_gpu,
        )

    def text(self, folder: str, on_load: Callable[[], None]) -> TextTower:
        """The text tower of a model folder, likewise."""
        return self._texts.get(folder, lambda: self._load_text(folder), on_load)

    def fallback(self, folder: str) -> str:
        """Why torch computes a model that has graphs; empty where they are computed, or it has
        none. Raises ModelUnavailableError where one is damaged."""
        try:
            with self._while_loading():
                for name in graphs_in(Path(folder)):
                    _towers_of_graphs().check(Path(folder), name)
        except NoRuntimeError as error:
            return str(error)
        return ""

    # One tower is built at a time: both go through the same import and the same global
    # registries of open_clip.

    def _load_image(self, folder: str, may_use_gpu: bool) -> ImageTower:
        with self._building, self._while_loading():
            tower: ImageTower | None = _of_graph(
                folder,
                IMAGE_NAME,
                lambda towers: towers.load_image_tower(Path(folder), self._exact),
            )
            if tower is not None:
                return tower
            from photo_sorter.adapters.engine.model import gpu as find_gpu
            from photo_sorter.adapters.engine.model import open_clip_model

            gpu = find_gpu.find_gpu() if may_use_gpu else None
            if is_look_model(Path(folder)):
                from photo_sorter.adapters.engine.model import timm_model

                return timm_model.load_image_tower(Path(folder), self._exact, gpu)
            return open_clip_model.load_image_tower(Path(folder), self._exact, gpu)

    def _load_text(self, folder: str) -> TextTower:
        with self._building, self._while_loading():
            tower: TextTower | None = _of_graph(
                folder, TEXT_NAME, lambda towers: towers.load_text_tower(Path(folder))
            )
            if tower is not None:
                return tower
            from photo_sorter.adapters.engine.model import open_clip_model

            return open_clip_model.load_text_tower(Path(folder), self._exact)


def _of_graph(folder: str, name: str, load: Callable[[Any], Tower]) -> Tower | None:
    """What `load` makes of the module that computes graphs; None where torch is to compute."""
    if name not in graphs_in(Path(folder)):
        return None
    try:
        return load(_towers_of_graphs())
    except NoRuntimeError as error:
        log.warning("%s is left to torch: %s", name, error)
        return None


def _towers_of_graphs() -> Any:
    """Raises NoRuntimeError."""
    try:
        from photo_sorter.adapters.engine.model import onnx_towers
    except (ImportError, OSError) as error:  # not installed, or without a library that it needs
        raise NoRuntimeError(str(error)) from error
    return onnx_towers


class _Slot(Generic[Tower]):
    """Holds one tower; asked for that of another folder, lets go of it first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: _Version | None = None
        self._tower: Tower | None = None

    def get(
        self,
        folder: str,
        load: Callable[[], Tower],
        on_load: Callable[[], None],
        suits: Callable[[Tower], bool] = lambda _tower: True,
    ) -> Tower:
        version = _version(folder)
        with self._lock:
            if self._tower is None or self._version != version or not suits(self._tower):
                self._tower = None  # before loading, so that two are never in memory
                on_load()
                self._tower = load()
                self._version = version
            return self._tower


def _version(folder: str) -> _Version:
    for name in ("open_clip_model.safetensors", LOOK_WEIGHTS_NAME):
        with suppress(OSError):
            status = (Path(folder) / name).stat()
            return (folder, status.st_size, status.st_mtime_ns)
    return (folder, 0, 0)  # loading it then says in words what is missing
