"""Albums suggested from what the library holds: made when somebody asks, kept until the library is
another, and never made unasked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from photo_sorter.core.album_suggestion import AlbumSuggestion
from photo_sorter.core.clustering import MOST_VECTORS, Background, themes
from photo_sorter.core.embedding import PhotoIds, SpaceKey
from photo_sorter.core.events import AlbumsSuggested, EventBus
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.services.labels.cluster_naming import ClusterNames, joined
from photo_sorter.services.labels.suggested_events import suggested_events
from photo_sorter.services.labels.suggested_themes import suggested_themes
from photo_sorter.services.labels.tagging import Sayable
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder

Cancelled = Callable[[], bool]
Found = tuple[AlbumSuggestion, PhotoIds]  # with the photos that it would hold

_CHANGED = 0.05  # of the library's photos came or went: what was made counts no more
_MOSTLY = 0.5  # of a suggestion's photos that an album holds already
_FEWEST = 60  # photos: of fewer nothing stands out
_SEED = 20240501


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    space: SpaceKey
    ids: PhotoIds  # of all photos at that time
    found: tuple[Found, ...]


class AlbumSuggestions:
    """`make` runs for seconds, a minute for a million photos: on the thread of the jobs, or of who
    calls. The rest may be asked from any thread. What was made is kept in memory."""

    def __init__(
        self,
        catalog: Catalog,
        sayable: Callable[[InstalledModel], Sayable],
        encoder: TextEncoder,
        scorers: ScorerFactory,
        active: Callable[[], InstalledModel],
        events: EventBus,
        request: Callable[[AlbumSuggestions], None],
    ) -> None:
        """`sayable`: what photos may be called. `request` has `make_wanted` called in the
        background."""
        self._catalog, self._sayable = catalog, sayable
        self._encoder, self._scorers = encoder, scorers
        self._active, self._events, self._request = active, events, request
        self._lock = threading.Lock()
        self._made: _Made | None = None
        self._wanted = False

    def request(self) -> None:
        """Have them made in the background, unless they are there; `AlbumsSuggested` follows."""
        self._wanted = True
        self._request(self)

    def cancel(self) -> None:
        """Nobody waits for them any more."""
        self._wanted = False

    def known(self) -> list[AlbumSuggestion] | None:
        """Those to offer now, less what albums hold mostly and what a person does not want. None
        where they are to be made first."""
        with self._lock:
            made = self._made
        if made is None or not self._stands(made):
            return None
        return self._offered(made)

    def make(self, cancelled: Cancelled = lambda: False) -> list[AlbumSuggestion]:
        """Make them now where they are not known. Cancelled: none. May raise EngineError and
        ModelUnavailableError."""
        known = self.known()
        if known is not None:
            return known
        model = self._active()
        ids = self._catalog.vectors.ids(model.space.key)
        found = self._find(model, ids, cancelled) if len(ids) >= _FEWEST else []
        if cancelled():
            return []
        made = _Made(model.space.key, ids, tuple(found))
        with self._lock:
            self._made = made
        return self._offered(made)

    def make_wanted(self, should_stop: Cancelled) -> bool:
        """What the job does; whether it is done."""
        if self._wanted:
            self.make(lambda: should_stop() or not self._wanted)
            if self._wanted and should_stop():
                return False
            self._wanted = False
        self._events.publish(AlbumsSuggested())
        return True

    def _stands(self, made: _Made) -> bool:
        model = self._active()
        if model.space.key != made.space:
            return False
        changed = np.setxor1d(self._catalog.vectors.ids(made.space), made.ids, assume_unique=True)
        return len(changed) <= _CHANGED * len(made.ids)

    def _offered(self, made: _Made) -> list[AlbumSuggestion]:
        dismissals, albums = self._catalog.dismissals.all(), self._catalog.albums.all()
        names = {album.name.casefold() for album in albums}
        descriptions = {album.description for album in albums if album.description}
        held = [
            np.array([photo_id for photo_id, _ in self._catalog.albums.members(album.id)], np.int64)
            for album in albums
            if album.count
        ]
        return [
            each
            for each, ids in made.found
            if each.name.casefold() not in names
            and each.description not in descriptions
            and not any(dismissal.is_of(each) for dismissal in dismissals)
            and not any(np.isin(ids, members).mean() >= _MOSTLY for members in held)
        ]

    def _find(self, model: InstalledModel, ids: PhotoIds, cancelled: Cancelled) -> list[Found]:
        chosen = np.sort(np.random.default_rng(_SEED).permutation(ids)[:MOST_VECTORS])
        sample, vectors = self._catalog.vectors.get(model.space.key, chosen)
        background = Background.of(vectors, _SEED)
        scorer = self._scorers.scorer(model)
        names = ClusterNames(model, scorer, self._sayable(model))
        clusters = themes(vectors, background, _SEED, cancelled)
        called = [names.name(vectors[rows]) for rows in clusters]
        named = {name: sample[rows] for name, rows in joined(called, clusters).items()}
        return [
            *suggested_events(self._catalog, model, background, names, cancelled),
            *suggested_themes(
                self._catalog, model, scorer, self._encoder, named, sample, background, cancelled
            ),
        ]
