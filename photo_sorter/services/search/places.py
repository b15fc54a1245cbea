"""Where in a picture a text fits: the engine sees its windows, the scorer judges them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

import numpy as np

from photo_sorter.core.calibration import probability
from photo_sorter.core.embedding import SpaceKey, Vectors
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.explanation import Whereabouts
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import Encoder, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import WINDOWS, heat_map, peak_of, strengths
from photo_sorter.services.search.scoring import ScorerFactory

# A window of higher log-odds says no more than that it is sure: which of those that see a thing
# which fills the picture is the surest is chance.
_SURE = 4.0
_KEPT = 64  # pictures' windows, of 50 KB each: every further word about one costs nothing


class Places:
    """May be used from any thread."""

    def __init__(self, encoder: Encoder, scorers: ScorerFactory) -> None:
        self._encoder = encoder
        self._scorers = scorers
        self._seen: OrderedDict[tuple[SpaceKey, str], Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def see(
        self,
        model: InstalledModel,
        path: FilePath,
        cancelled: Callable[[], bool],
        content: str = "",
    ) -> Vectors:
        """(n, d): what the windows of a picture file show. `content` is its hash, under which the
        answer is kept. Raises InvalidInputError, CancelledError, EngineError."""
        key = (model.space.key, content)
        with self._lock:
            if content and key in self._seen:
                self._seen.move_to_end(key)
                return self._seen[key]
        if cancelled():
            raise CancelledError(Problem.NEWER_REQUEST)
        vectors = self._encoder.embed_regions(model.folder, path, WINDOWS, cancelled)
        if content:
            with self._lock:
                self._seen[key] = vectors
                while len(self._seen) > _KEPT:
                    self._seen.popitem(last=False)
        return vectors

    def of(
        self, model: InstalledModel, phrase: str, text: Vectors, seen: Vectors, least: float
    ) -> Whereabouts:
        """Of a phrase with the vector (d,), in a picture whose windows were seen. `least` is the
        probability of a match. May raise EngineError."""
        odds = self._scorers.scorer(model).log_odds(text[np.newaxis], seen)[:, 0]
        share = float(probability(odds).max())
        is_sure = share >= least
        heat = heat_map(WINDOWS, np.minimum(odds, _SURE))
        shown = strengths(heat)
        if is_sure:  # what fills the picture is everywhere, not only where it is a little more so
            shown = np.maximum(shown, probability(heat))
        return Whereabouts(phrase, shown, peak_of(heat), share, is_sure)
