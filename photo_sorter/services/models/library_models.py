"""Which model answers now, and which one it is being exchanged for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from photo_sorter.core.access import Access
from photo_sorter.core.errors import InvalidInputError, ModelUnavailableError
from photo_sorter.core.events import DownloadProgressed, ErrorRaised, EventBus, ModelsChanged
from photo_sorter.core.ports import Catalog, InstalledModel, ModelKind, ModelStore
from photo_sorter.core.problems import Problem
from photo_sorter.core.settings import Settings
from photo_sorter.core.views import DownloadProgress, ModelChoice

log = logging.getLogger(__name__)


class Models:
    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        store: ModelStore,
        events: EventBus,
        settings: Callable[[], Settings],
        change_settings: Callable[..., None],
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._store = store
        self._events = events
        self._settings = settings
        self._change_settings = change_settings
        self._lock = threading.Lock()
        self._active: InstalledModel | None = None
        self._cancel_download = threading.Event()

    def check(self) -> None:
        """Raises ModelUnavailableError where a file of the active model is damaged."""
        self._store.check(self.active().name)

    def active(self) -> InstalledModel:
        """The model whose space answers. Raises ModelUnavailableError where it is gone."""
        with self._lock:
            space = self._catalog.vectors.active_space()
            if self._active is not None and space == self._active.space:
                return self._active
            name = self._settings().model if space is None else space.model_name
            model = self._store.installed(name)
            if space is None or model.space != space:
                # A new library, or the weights behind the name have changed (an upgrade of the
                # app): nothing can ask questions of the old space any more.
                if self._access.read_only:
                    raise ModelUnavailableError(Problem.LIBRARY_OF_OTHER_MODEL)
                self._catalog.vectors.add_space(model.space)
                self._catalog.vectors.set_active(model.space.key)
            self._active = model
            return model

    def active_if_any(self) -> InstalledModel | None:
        """The active model; None where it is gone, which is published: without a model photos are
        still shown."""
        try:
            return self.active()
        except ModelUnavailableError as error:
            self._events.publish(ErrorRaised(error))
            return None

    def target(self) -> InstalledModel | None:
        """The model that was chosen but does not answer yet; None where there is none."""
        name = self._settings().model
        active = self.active()
        if name == active.name:
            return None
        try:
            model = self._store.installed(name)
        except ModelUnavailableError:
            log.warning("The chosen model %s is not installed", name)
            return None
        self._catalog.vectors.add_space(model.space)
        return model

    def choices(self) -> list[ModelChoice]:
        space = self._catalog.vectors.active_space()
        name = self._settings().model if space is None else space.model_name
        look = self._catalog.vectors.active_look()
        look_name = self._settings().look_model if look is None else look.model_name
        describer = self._settings().describer

        def in_use(choice: ModelChoice) -> bool:
            if choice.describes:
                return choice.name == describer
            return choice.name == (look_name if choice.of_looks else name)

        return [replace(choice, active=in_use(choice)) for choice in self._store.choices()]

    def installed(self, name: str) -> InstalledModel:
        """Raises ModelUnavailableError where it is not installed."""
        return self._store.installed(name)

    def use(self, name: str) -> None:
        """Photos are embedded anew in the background; the old space answers until that is done. A
        describer answers at once. Raises ModelUnavailableError where the model is not
        installed."""
        self._access.check()
        kind = self._store.kind(name)
        if kind is ModelKind.DESCRIBER:
            self._store.describer(name)
            self._change_settings(describer=name)
            return  # nothing of the photos is computed anew
        if kind is ModelKind.LOOK:
            self._store.look_model(name)
            self._change_settings(look_model=name)
        else:
            self.installed(name)
            self._change_settings(model=name)
        self._events.publish(ModelsChanged())

    def download(self, name: str) -> None:
        """Blocks; progress comes as DownloadProgressed. Raises DownloadError, CancelledError."""
        self._access.check()
        self._cancel_download.clear()

        def report(received: int, total: int) -> None:
            self._events.publish(DownloadProgressed(DownloadProgress(name, received, total)))

        self._store.download(name, report, self._cancel_download.is_set)
        self._events.publish(ModelsChanged())

    def cancel_download(self) -> None:
        self._cancel_download.set()

    def import_checkpoint(self, name: str, architecture: str, weights: Path) -> None:
        self._access.check()
        self._store.import_checkpoint(name, architecture, weights)
        self._events.publish(ModelsChanged())

    def remove(self, name: str) -> None:
        """Delete a model's files and its vectors. The one in use, or chosen, cannot go."""
        self._access.check()
        look = self._catalog.vectors.active_look()
        chosen = self._settings()
        in_use = {self.active().name, chosen.model, chosen.look_model, chosen.describer}
        if name in in_use or (look is not None and look.model_name == name):
            raise InvalidInputError(Problem.MODEL_IN_USE, name=name)
        for space in self._catalog.vectors.spaces():
            if space.model_name == name:
                self._catalog.vectors.drop_space(space.key)
        self._store.remove(name)
        self._events.publish(ModelsChanged())
