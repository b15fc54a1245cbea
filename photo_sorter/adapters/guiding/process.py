"""The process that follows gradients. It needs torch, which the engine does without for models that
have graphs; so torch's memory goes as soon as nobody looks for a look any more.

One thread reads the pipe, so that a request is given up as soon as nobody wants it; another works.
"""

from __future__ import annotations

import os
import queue
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photo_sorter.adapters.child.memory_limit import MemoryLimit, at_most_here
from photo_sorter.adapters.child.messages import Cancel, Loading
from photo_sorter.adapters.child.model_environment import prepare_environment
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.serving import Outbox, answered, begin, requests
from photo_sorter.adapters.guiding.messages import Begun, GuideLook, GuideOptions, Request, WarmUp
from photo_sorter.core.ports.guiding import Guided

if TYPE_CHECKING:
    from photo_sorter.adapters.engine.model.image_tower import TorchImageTower


_MEMORY_BYTES = 4 << 30


def guide_main(ends: ChildEnds, options: GuideOptions) -> None:
    """Serve requests until the pipe closes or `Stop` comes. Does not return."""
    # One picture at a time gains little by more threads, and beside other work they wait for each
    # other: on two busy cores a step took fifty times as long with two (1.7 s, not 35 ms).
    prepare_environment(threads=1)
    server = _Server(begin(ends), options)
    threading.Thread(target=server.work, daemon=True).start()
    for request in requests(ends):
        server.accept(request)
    os._exit(0)


class _Server:
    def __init__(self, outbox: Outbox, options: GuideOptions) -> None:
        # Pillow is imported here rather than above: the app imports this module's name only.
        from photo_sorter.adapters.engine.files.decode import Decoder, configure_decoders

        configure_decoders(options.max_pixels)
        self._outbox = outbox
        self._options = options
        self._decoder = Decoder(options.max_pixels, exact=False)
        self._memory = MemoryLimit(options.memory_bytes or at_most_here(_MEMORY_BYTES))
        self._loaded: tuple[str, TorchImageTower] | None = None
        self._waiting: queue.SimpleQueue[GuideLook | WarmUp] = queue.SimpleQueue()
        self._given_up: set[int] = set()

    def accept(self, request: Request) -> None:
        """Called by the reading thread alone; returns at once."""
        if isinstance(request, Cancel):
            self._given_up.add(request.request_id)
        elif isinstance(request, (GuideLook, WarmUp)):
            self._waiting.put(request)

    def work(self) -> None:
        """On a thread of its own, for ever."""
        while True:
            request = self._waiting.get()
            number = request.request_id
            if number not in self._given_up:
                self._outbox.send(Begun(number))
                work = partial(self._done, request)
                self._outbox.send(answered(number, "Looking for a look", work))
            self._given_up.discard(number)

    def _done(self, request: GuideLook | WarmUp) -> Any:
        tower = self._tower(request.model, request.request_id)
        return self._guided(request, tower) if isinstance(request, GuideLook) else None

    def _tower(self, model: str, number: int) -> TorchImageTower:
        """Raises ModelUnavailableError."""
        if self._loaded is None or self._loaded[0] != model:
            self._loaded = None  # before loading, so that two are never in memory
            self._outbox.send(Loading(number))
            with self._memory.lifted():
                from photo_sorter.adapters.engine.model.open_clip_model import load_image_tower

                tower = load_image_tower(Path(model), exact=True)
            tower.hold_still()
            self._loaded = (model, tower)
        return self._loaded[1]

    def _guided(self, request: GuideLook, tower: TorchImageTower) -> Guided | None:
        """None where nobody wants it any more. Raises InvalidInputError."""
        import torch

        from photo_sorter.adapters.guiding.climbing import climb

        shown = self._shown(request, tower)
        pixels = torch.from_numpy(shown.copy()).permute(2, 0, 1).unsqueeze(0).float() / 255
        number = request.request_id

        def goes_on() -> bool:
            self._outbox.send(Begun(number))
            return number not in self._given_up

        with self._memory.lifted():
            return climb(tower.vectors_of, pixels, request.guidance, goes_on)

    def _shown(self, request: GuideLook, tower: TorchImageTower) -> Any:
        """The model's input. Raises InvalidInputError."""
        from photo_sorter.adapters.engine.files.decode import DecodeError
        from photo_sorter.adapters.engine.files.reading import Unusable, read_picture

        path = request.path
        file = read_picture(path, self._options.max_bytes, hashed=False)
        if isinstance(file, Unusable):
            raise file.failure.refusal(path)
        try:
            return tower.prepare(self._decoder.decode(file, tower.input_side).pixels)
        except DecodeError as error:
            raise error.failure.refusal(path) from error
