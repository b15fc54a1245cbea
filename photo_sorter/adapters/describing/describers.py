"""All describers behind one port: who computes a model says who is asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from photo_sorter.adapters.describing.client import DescriberClient
from photo_sorter.core.describing.question import Answer, Question
from photo_sorter.core.ports.describing import Describer, DescriberForm, DescriberModel, Heat

if TYPE_CHECKING:
    from photo_sorter.adapters.describing.endpoint import EndpointDescriber


class Describers:
    """Implements `core.ports.Describer` and `core.ports.Endpoints`. Nothing is started yet."""

    def __init__(self, encoder: Path) -> None:
        """`encoder` is the folder of the built-in model of vectors."""
        self._child = DescriberClient(encoder)
        self._lock = threading.Lock()
        self._endpoint: EndpointDescriber | None = None
        self._closed = False

    def ask(
        self,
        model: DescriberModel,
        question: Question,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """See `core.ports.Describer`."""
        return self._of(model).ask(model, question, on_text, cancelled)

    def where(
        self,
        model: DescriberModel,
        question: Question,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Heat | None:
        """See `core.ports.Describer`."""
        return self._of(model).where(model, question, cancelled)

    def name_of(self, model: DescriberModel) -> str:
        """See `core.ports.Describer`."""
        return self._of(model).name_of(model)

    def models_at(self, address: str) -> tuple[str, ...]:
        """See `core.ports.Endpoints`."""
        return self._endpoints().models_at(address)

    def close(self) -> None:
        """See `core.ports.Describer`."""
        with self._lock:
            self._closed = True
            endpoint = self._endpoint
        if endpoint is not None:
            endpoint.close()
        self._child.close()

    def _of(self, model: DescriberModel) -> Describer:
        return self._endpoints() if model.form is DescriberForm.ENDPOINT else self._child

    def _endpoints(self) -> EndpointDescriber:
        """Made when somebody asks one: most never do, and its library takes its time."""
        from photo_sorter.adapters.describing.endpoint import EndpointDescriber

        with self._lock:
            if self._endpoint is None:
                self._endpoint = EndpointDescriber(self._child.reduced)
                if self._closed:
                    self._endpoint.close()
            return self._endpoint
