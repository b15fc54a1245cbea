"""Why a photo was found: each term's share, and where in the picture it shows."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.explanation import Term, Whereabouts
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Query, Text
from photo_sorter.services.search.places import Places
from photo_sorter.services.search.ranking import PhraseRanking
from photo_sorter.services.search.ranking_factory import RankingFactory
from photo_sorter.services.search.terms import Terms


class Why:
    """Only reads. Every method may be called from any thread, and raises ModelUnavailableError,
    EngineError."""

    def __init__(
        self,
        catalog: Catalog,
        rankings: RankingFactory,
        places: Places,
        active: Callable[[], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._rankings = rankings
        self._terms = Terms(catalog, rankings)
        self._places = places
        self._active = active

    def matched(self, photo_id: PhotoId, query: Query) -> list[Term]:
        """How a photo stands to each part of a query, in its order. Raises NotFoundError and
        InvalidInputError for a picture that cannot be compared with."""
        return self._terms.of(self._active(), photo_id, query)

    def where(
        self, photo_id: PhotoId, phrase: str, cancelled: Callable[[], bool] = lambda: False
    ) -> Whereabouts:
        """Where a photo shows what a phrase says, of the first of its files that can be decoded.
        Raises NotFoundError where there is no such photo, InvalidInputError where none of its files
        can be read now or the model does not know the words, CancelledError."""
        photo = self._catalog.photos.get(photo_id)
        if photo is None or not photo.locations:
            raise NotFoundError(Problem.PHOTO_NOT_IN_LIBRARY)
        model = self._active()
        ranking = self._ranking(model, phrase)
        online = self._catalog.folders.online()
        here = [x.path for x in photo.locations if x.folder_id in online]
        refusal: InvalidInputError | None = None
        for path in here:
            try:
                seen = self._places.see(model, path, cancelled, photo.content_hash)
            except InvalidInputError as error:
                refusal = refusal or error
            else:
                return self._placed(model, phrase, ranking, seen)
        if refusal is not None:
            raise refusal
        raise InvalidInputError(Problem.PHOTO_AWAY, path=photo.locations[0].path)

    def where_in_file(
        self, path: FilePath, phrase: str, cancelled: Callable[[], bool] = lambda: False
    ) -> Whereabouts:
        """The same of a picture file that need not be in the library."""
        model = self._active()
        ranking = self._ranking(model, phrase)
        return self._placed(model, phrase, ranking, self._places.see(model, path, cancelled))

    def _ranking(self, model: InstalledModel, phrase: str) -> PhraseRanking:
        ranking = self._rankings.of_texts(model, [Text(phrase)])
        if ranking is None or not ranking.phrases[0].reading.understood:
            raise InvalidInputError(Problem.WORDS_UNKNOWN, words=phrase)
        return ranking

    def _placed(
        self, model: InstalledModel, phrase: str, ranking: PhraseRanking, seen: Vectors
    ) -> Whereabouts:
        return self._places.of(model, phrase, ranking.vector, seen, ranking.cut_offs.least)
