"""What several photos have in common, and the one operation that an edit of all of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from photo_sorter.core.changes import Action
from photo_sorter.core.common_details import Changing, CommonDetails, Edit
from photo_sorter.core.date_fixes import SetDate
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operations import (
    Compound,
    EditPhotos,
    Operation,
    RatePhotos,
    TagPhotos,
)
from photo_sorter.core.person_details import DetailChange, PersonDetails
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.files.dating import Dating


class Editing:
    """May be used from any thread; many photos take a while."""

    def __init__(self, catalog: Catalog, dating: Dating) -> None:
        self._catalog = catalog
        self._dating = dating

    def common(self, photo_ids: Sequence[PhotoId]) -> CommonDetails:
        return self._catalog.common_details.of(photo_ids)

    def said(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, PersonDetails]:
        """What a person said in words and of the place, of those photos of which they said
        something: what may go into a file."""
        return self._catalog.details.of(photo_ids)

    def changing(self, photo_ids: Sequence[PhotoId], edit: Edit) -> Changing:
        """How many photos the edit would change, by field."""
        return self._catalog.common_details.changing(photo_ids, edit)

    def operation(self, photo_ids: Sequence[PhotoId], edit: Edit) -> Operation:
        """All of the edit, which is undone at once. Raises InvalidInputError where it changes
        nothing."""
        ids = tuple(dict.fromkeys(photo_ids))
        changing = self.changing(ids, edit)
        parts: list[Operation] = []
        details, rating = edit.details, edit.rating
        if any(getattr(changing, each.name) for each in fields(DetailChange)):
            parts.append(EditPhotos(ids, details))
        if changing.stars:
            parts.append(RatePhotos(ids, RatingChange(stars=rating.stars)))
        if changing.label:
            parts.append(RatePhotos(ids, RatingChange(label=rating.label)))
        if edit.date is not None and changing.date:
            date = edit.date
            parts.append(self._dating.operation(ids, SetDate(date.when, date.precision, date.zone)))
        parts += [TagPhotos(ids, name, False) for name, count in changing.no_tags.items() if count]
        parts += [TagPhotos(ids, name) for name, count in changing.tags.items() if count]
        if not parts:
            raise InvalidInputError(Problem.NO_DETAIL_CHANGES)
        if len(parts) == 1:
            return parts[0]
        return Compound(tuple(parts), Action.PHOTOS_EDITED, count=len(ids))
