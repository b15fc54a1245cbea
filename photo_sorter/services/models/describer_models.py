"""Which model describes pictures now: one of this disk, or a program that a person named."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from photo_sorter.core.errors import InvalidInputError, ModelUnavailableError, PhotoSorterError
from photo_sorter.core.events import ErrorRaised, EventBus
from photo_sorter.core.ports import ModelStore
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel, Endpoints
from photo_sorter.core.problems import Problem
from photo_sorter.core.settings import Settings

log = logging.getLogger(__name__)

ENDPOINT = "endpoint"  # the name in the settings of whatever answers at the address there


class DescriberModels:
    """From any thread."""

    def __init__(
        self,
        store: ModelStore,
        endpoints: Endpoints,
        events: EventBus,
        settings: Callable[[], Settings],
        change_settings: Callable[..., None],
    ) -> None:
        self._store = store
        self._endpoints = endpoints
        self._events = events
        self._settings = settings
        self._change_settings = change_settings
        self._lock = threading.Lock()
        self._missed = ""  # the chosen model that was told to be missing

    def chosen(self) -> DescriberModel:
        """The model that the settings name, or the built-in one where that is gone, which is
        published once. Raises ModelUnavailableError where there is no built-in one either."""
        settings = self._settings()
        try:
            model = self._named(settings)
        except (ModelUnavailableError, InvalidInputError) as error:
            builtin = Settings().describer
            if settings.describer == builtin:
                raise
            model = self._store.describer(builtin)
            self._tell(settings.describer, error)
            return model
        self._tell("", None)
        return model

    def models_at(self, address: str) -> tuple[str, ...]:
        """What the program at that address can answer with. Raises InvalidInputError for an address
        that is not of this machine, ModelUnavailableError where nothing answers."""
        return self._endpoints.models_at(address)

    def set_endpoint(self, address: str, served: str = "") -> None:
        """Keep the address; an empty one is none, and the built-in model then answers where the
        endpoint did. Raises InvalidInputError for one that is not of this machine."""
        changed = {"describer_address": address, "describer_served": served.strip()}
        if not address.strip() and self._settings().describer == ENDPOINT:
            changed["describer"] = Settings().describer
        self._change_settings(**changed)

    def use_endpoint(self) -> None:
        """Have the program at the address answer. Raises ModelUnavailableError where there is no
        address."""
        self._of_endpoint(self._settings())
        self._change_settings(describer=ENDPOINT)

    def _named(self, settings: Settings) -> DescriberModel:
        if settings.describer == ENDPOINT:
            return self._of_endpoint(settings)
        return self._store.describer(settings.describer)

    @staticmethod
    def _of_endpoint(settings: Settings) -> DescriberModel:
        if not settings.describer_address:
            raise ModelUnavailableError(Problem.ENDPOINT_NOT_SET)
        return DescriberModel(
            ENDPOINT,
            DescriberForm.ENDPOINT,
            address=settings.describer_address,
            served=settings.describer_served,
        )

    def _tell(self, missed: str, error: PhotoSorterError | None) -> None:
        with self._lock:
            before, self._missed = self._missed, missed
        if error is not None and missed != before:
            log.warning("The built-in model describes in place of %s: %s", missed, error)
            self._events.publish(ErrorRaised(error))
