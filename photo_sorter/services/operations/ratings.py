"""What a person thinks of photos: stars, favourites, rejects, colour labels."""

from __future__ import annotations

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.operations import Operation, RatePhotos, RestoreRatings
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.rating import MOST_STARS, RatingChange
from photo_sorter.services.operations.applied import Applied


class RatingOperations:
    """Handles RatePhotos and RestoreRatings."""

    def __init__(self, catalog: Catalog, events: EventBus) -> None:
        self._table = catalog.ratings
        self._events = events

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError for more stars than there are."""
        match operation:
            case RatePhotos(photo_ids, change):
                if change.stars is not None and not 0 <= change.stars <= MOST_STARS:
                    raise InvalidInputError(
                        Problem.TOO_MANY_STARS, most=MOST_STARS, stars=change.stars
                    )
                before = self._table.set_by_person(photo_ids, change)
                deed = _deed(change, len(photo_ids))
            case RestoreRatings(said):
                before = self._table.restore(said)
                deed = Deed(Action.PHOTOS_RATED, "", len(said))
            case _:
                return None
        return Applied(deed, RestoreRatings(tuple(before)), self._tell)

    def _tell(self) -> None:
        self._events.publish(PhotosChanged())


def _deed(change: RatingChange, count: int) -> Deed:
    if change.favourite is not None:
        action = Action.FAVOURITES_ADDED if change.favourite else Action.FAVOURITES_REMOVED
        return Deed(action, "", count)
    if change.rejected is not None:
        action = Action.PHOTOS_REJECTED if change.rejected else Action.PHOTOS_KEPT
        return Deed(action, "", count)
    if change.label is not None:
        return Deed(Action.PHOTOS_LABELLED, change.label.name.lower(), count)
    return Deed(Action.PHOTOS_RATED, str(change.stars or 0), count)
