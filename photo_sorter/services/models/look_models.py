"""Which model says what looks the same, and which one it is being exchanged for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from photo_sorter.core.access import Access
from photo_sorter.core.derivation import Derivation, look_of
from photo_sorter.core.embedding import EmbeddingSpace
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.events import EventBus, ModelsChanged
from photo_sorter.core.ports import Catalog, LookModel, ModelStore
from photo_sorter.core.settings import Settings

log = logging.getLogger(__name__)


class LookModels:
    """From any thread."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        store: ModelStore,
        events: EventBus,
        settings: Callable[[], Settings],
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._store = store
        self._events = events
        self._settings = settings
        self._lock = threading.Lock()
        self._loaded: dict[str, LookModel] = {}

    def answering(self) -> LookModel:
        """The model in whose space looks are compared: the one that was chosen, or the one before
        while photos still lack the looks of that. Raises ModelUnavailableError."""
        active = self._catalog.vectors.active_look()
        if active is not None:
            model = self._loadable(active.model_name)
            if model is not None and model.space == active:
                return model
        # A new library, or one from before looks, or the weights behind the name have changed.
        chosen = self.chosen()
        if not self._access.read_only:
            self._catalog.vectors.set_active_look(chosen.space.key)
        return chosen

    def chosen(self) -> LookModel:
        """The model whose looks photos are to have. Raises ModelUnavailableError."""
        model = self._load(self._settings().look_model)
        if not self._access.read_only and model.space not in self._catalog.vectors.spaces():
            self._catalog.vectors.add_space(model.space)
        return model

    def switch(self, model: LookModel) -> None:
        """Every photo that can be looked at has its look by this model, which answers from now on,
        unless another one has been chosen meanwhile."""
        before, chosen = self._catalog.vectors.active_look(), self.chosen()
        if before != model.space == chosen.space:
            self._catalog.vectors.set_active_look(model.space.key)
            self._events.publish(ModelsChanged())

    def kept(self, space: EmbeddingSpace | None) -> Derivation | None:
        """As what the looks of a space are kept that came beside another model's vectors; None
        where nobody asks for them."""
        if space is None:
            return None
        try:
            asked = self.answering().space, self.chosen().space
        except ModelUnavailableError as error:
            log.warning("No looks are kept: %s", error)
            return None
        return look_of(space.key) if space in asked else None

    def forget(self) -> None:
        """Models were installed or taken away."""
        with self._lock:
            self._loaded = {}

    def _loadable(self, name: str) -> LookModel | None:
        try:
            return self._load(name)
        except ModelUnavailableError as error:
            log.warning("The model of looks is exchanged: %s", error)
            return None

    def _load(self, name: str) -> LookModel:
        with self._lock:
            model = self._loaded.get(name)
        if model is None:
            model = self._store.look_model(name)
            with self._lock:
                self._loaded[name] = model
        return model
