"""Another program on this machine that runs a model and speaks OpenAI's protocol: llama.cpp,
Ollama, LM Studio and the like.

It is asked in the app's process, for all that comes from it is text, of which nothing is run and
little is kept. It may be anything that listens there: so it is believed nothing, waited for not
for ever, and followed nowhere else."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from photo_sorter.adapters.describing.endpoint_speech import (
    ADDRESS_LIMIT_BYTES,
    ANSWER_LIMIT_BYTES,
    model_names,
    read_answer,
    request_body,
)
from photo_sorter.adapters.describing.endpoint_wire import Wire
from photo_sorter.adapters.describing.growing import GrowingAnswer
from photo_sorter.adapters.describing.turns import Turns
from photo_sorter.adapters.describing.wording import is_sure
from photo_sorter.core.describing.endpoint_address import endpoint_address
from photo_sorter.core.describing.question import Answer, Question
from photo_sorter.core.errors import CancelledError, EngineError, ModelUnavailableError
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports.describing import DescriberModel, Heat
from photo_sorter.core.problems import Problem

_POLL_SECONDS = 0.1  # how often who waits asks whether it still wants to
_SIDE = 1024  # pixels of what is sent
_T = TypeVar("_T")

Reduced = Callable[[FilePath, int, Callable[[], bool]], bytes]


class EndpointDescriber:
    """`core.ports.Describer` for models at an address of this machine."""

    def __init__(self, reduced: Reduced, wire: Wire | None = None) -> None:
        """`reduced` gives a JPEG of a file's picture and nothing else, of at most so many pixels a
        side."""
        self._reduced = reduced
        self._wire = wire or Wire()
        self._turns = Turns()
        self._closed = False
        # What those that were asked called themselves in their answers, by address and name.
        self._called: dict[tuple[str, str], str] = {}

    def ask(
        self,
        model: DescriberModel,
        question: Question,
        on_text: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """See `core.ports.Describer`."""
        address = endpoint_address(model.address)  # a settings file may hold anything
        if cancelled():  # or an answer may be sooner than the cancellation
            raise CancelledError(Problem.INTERRUPTED)
        with self._turns.taken(cancelled):
            started = time.perf_counter()
            pictures = [self._reduced(path, _SIDE, cancelled) for path in question.paths]
            urls = [
                "data:image/jpeg;base64," + base64.b64encode(data).decode("ascii")
                for data in pictures
            ]
            growing = GrowingAnswer(on_text)
            served = self._until_cancelled(
                self._answer(address, model, question, urls, growing), cancelled
            )
        if not growing.text:
            raise ModelUnavailableError(Problem.ENDPOINT_SAYS_NOTHING, address=address)
        return Answer(
            text=growing.text,
            model=served,
            seconds=time.perf_counter() - started,
            sure=is_sure(growing.text),
            ending=growing.ending,
        )

    def where(
        self,
        model: DescriberModel,
        question: Question,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Heat | None:
        """No program of this kind tells."""
        return None

    def name_of(self, model: DescriberModel) -> str:
        """See `core.ports.Describer`."""
        address = endpoint_address(model.address)
        asked = model.served or self._until_cancelled(self._only_model(address), lambda: False)
        return self._called.get((address, asked), asked)

    def models_at(self, address: str) -> tuple[str, ...]:
        """See `core.ports.Endpoints`."""
        plain = endpoint_address(address)
        return self._until_cancelled(self._models(plain), lambda: False)

    def close(self) -> None:
        """See `core.ports.Describer`."""
        self._closed = True

    async def _answer(
        self,
        address: str,
        model: DescriberModel,
        question: Question,
        urls: list[str],
        growing: GrowingAnswer,
    ) -> str:
        """The name of the model that answered, as the program says, else of the one that was
        asked."""
        served = model.served or await self._only_model(address)
        body = request_body(served, question, urls)
        async with self._wire.exchange(
            "POST", address, "/chat/completions", ANSWER_LIMIT_BYTES, body
        ) as reply:
            said = await read_answer(reply, growing)
        self._called[address, served] = said or served
        return said or served

    async def _only_model(self, address: str) -> str:
        names = await self._models(address)
        if not names:
            raise ModelUnavailableError(Problem.ENDPOINT_HAS_NO_MODEL, address=address)
        if len(names) > 1:
            raise ModelUnavailableError(
                Problem.ENDPOINT_HAS_SEVERAL_MODELS, address=address, names=", ".join(names[:8])
            )
        return names[0]

    async def _models(self, address: str) -> tuple[str, ...]:
        async with self._wire.exchange("GET", address, "/models", ADDRESS_LIMIT_BYTES) as reply:
            return await model_names(reply)

    def _until_cancelled(
        self, coroutine: Coroutine[Any, Any, _T], cancelled: Callable[[], bool]
    ) -> _T:
        """The outcome; nothing of the exchange is left where it is not wanted any more."""

        async def watched() -> _T:
            task = asyncio.ensure_future(coroutine)
            try:
                while not (await asyncio.wait([task], timeout=_POLL_SECONDS))[0]:
                    if self._closed:
                        raise EngineError(Problem.ENGINE_CLOSED)
                    if cancelled():
                        raise CancelledError(Problem.NEWER_REQUEST)
            finally:
                task.cancel()
                await asyncio.wait([task])
            return task.result()

        return asyncio.run(watched())
