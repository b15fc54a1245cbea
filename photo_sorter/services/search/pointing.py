"""Measures whether a model points at the right place: on scenes of which it is known what shows
where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.dataset import TiledScene
from photo_sorter.core.evaluation import Pointing
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.services.search.places import Places
from photo_sorter.services.search.scoring import TextEncoder


class PointingEvaluator:
    def __init__(
        self,
        catalog: Catalog,
        encoder: TextEncoder,
        places: Places,
        installed: Callable[[str], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._encoder = encoder
        self._places = places
        self._installed = installed

    def measure(
        self, scenes: Sequence[TiledScene], name: str, cancelled: Callable[[], bool]
    ) -> Pointing:
        """Of an installed model: of each name in each scene, whether the map's highest place lies
        where that is. Raises ModelUnavailableError, InvalidInputError, EngineError."""
        model = self._installed(name)
        self._catalog.vectors.add_space(model.space)  # its texts are kept there
        right = [0, 0]
        for scene in scenes:
            names = list(scene.tiles)
            seen = self._places.see(model, scene.path, cancelled)
            for each, text in zip(names, self._encoder.encode_phrases(model, names), strict=True):
                peak = self._places.of(model, each, text, seen, 0.0).peak
                right[scene.tiles[each].holds(peak.x, peak.y)] += 1
        total = sum(right)
        return Pointing(right[1] / total if total else 0.0, total, len(scenes))
