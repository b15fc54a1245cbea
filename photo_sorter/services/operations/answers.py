"""What a person answers in a review: marks and entries of the ledger in one operation."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.answers import Said, Subject
from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.operations import (
    AnswerReview,
    Compound,
    Operation,
    PutInAlbum,
    StandSkipped,
    TagPhotos,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.services.operations.albums import AlbumOperations
from photo_sorter.services.operations.applied import Applied
from photo_sorter.services.operations.tags import TagOperations


class AnswerOperations:
    """Handles AnswerReview and StandSkipped. A yes and a no are what tagging, or putting into an
    album, does."""

    def __init__(self, catalog: Catalog, tags: TagOperations, albums: AlbumOperations) -> None:
        self._catalog = catalog
        self._tags = tags
        self._albums = albums

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError where a tag has no name, NotFoundError where an album is
        gone."""
        match operation:
            case AnswerReview():
                return self._answer(operation)
            case StandSkipped(batch, name, count, standing):
                self._catalog.ledger.take_back(batch, standing=standing)
                inverse = StandSkipped(batch, name, count, not standing)
                deed = Deed(Action.PHOTOS_ANSWERED, name, count)
                return Applied(deed, inverse, lambda: None)
            case _:
                return None

    def _answer(self, answers: AnswerReview) -> Applied:
        name = self._name(answers)
        done = [
            self._mark(answers, photo_ids, present)
            for photo_ids, present in ((answers.yes, True), (answers.no, False))
            if photo_ids
        ]
        back = [applied.inverse for applied in reversed(done)]
        if answers.skipped:
            subject = Subject(answers.tag, answers.album_id)
            batch = self._catalog.ledger.append(subject, answers.skipped, Said.SKIP, 0)
            back.append(StandSkipped(batch, name, len(answers.skipped)))
        count = len(answers.yes) + len(answers.no) + len(answers.skipped)
        inverse = back[0] if len(back) == 1 else Compound(tuple(back), Action.PHOTOS_ANSWERED)
        return Applied(Deed(Action.PHOTOS_ANSWERED, name, count), inverse, _after(done))

    def _name(self, answers: AnswerReview) -> str:
        if answers.album_id is None:
            name = " ".join(answers.tag.split())
            if not name:
                raise InvalidInputError(Problem.TAG_NAMELESS)
            return name
        album = self._catalog.albums.get(answers.album_id)
        if album is None:
            raise NotFoundError(Problem.ALBUM_GONE)
        return album.name

    def _mark(
        self, answers: AnswerReview, photo_ids: tuple[PhotoId, ...], present: bool
    ) -> Applied:
        if answers.album_id is None:
            applied = self._tags.apply(TagPhotos(photo_ids, answers.tag, present))
        else:
            applied = self._albums.apply(PutInAlbum(answers.album_id, photo_ids, present))
        assert applied is not None  # both are theirs
        return applied


def _after(done: list[Applied]) -> Callable[[], None]:
    def after() -> None:
        for applied in done:
            applied.after()

    return after
