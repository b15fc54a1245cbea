"""Captions of photos: by a model where a person asks for it, and by a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from photo_sorter.core.access import Access
from photo_sorter.core.changes import Action
from photo_sorter.core.derivation import CAPTION, Derived
from photo_sorter.core.describing.captions import CAPTION_VERSION, Caption, tidied_caption
from photo_sorter.core.describing.guesses import says_it_is_unsure
from photo_sorter.core.describing.question import Answer, Question
from photo_sorter.core.errors import (
    CancelledError,
    Failure,
    FailureKind,
    InvalidInputError,
    ModelUnavailableError,
)
from photo_sorter.core.events import (
    CaptionsChanged,
    ErrorRaised,
    EventBus,
    FailuresChanged,
    PhotosChanged,
)
from photo_sorter.core.operations import Compound, DeleteCaptions, EditPhotos
from photo_sorter.core.person_details import DetailChange
from photo_sorter.core.photo import FilePath, Location, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.describing import Describer, DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from photo_sorter.services.describing.asking import Cancelled, OnText
from photo_sorter.services.describing.second_look import SecondLook
from photo_sorter.services.describing.subject import Subjects

_TAKEN_AT_ONCE = 32


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many photos have no caption, how many one that the chosen model did not write (those are
    among them); in the whole library how many captions are by models, and how many photos wait for
    one. `model` is the name of the chosen one. Of an endpoint that does not say which model would
    answer, none is taken for another's."""

    without: int
    not_by_model: int
    by_models: int
    waiting: int
    model: str


@dataclass(frozen=True, slots=True)
class Written:
    """A caption, the answer that it was made of, and whether it is the photo's now."""

    text: str
    answer: Answer
    kept: bool


class Captions:
    """Every method may be called from any thread. What writes raises LibraryLockedError in a
    library that is read-only. A person's caption is never written over."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        subjects: Subjects,
        describer: Describer,
        chosen: Callable[[], DescriberModel],
        second: SecondLook,
        events: EventBus,
        look_for_roots: Callable[[], object],
        by_itself: Callable[[], bool],
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        """`look_for_roots` notes in the catalog which folders are there. `by_itself`: every photo
        is to have a caption, unasked."""
        self._access = access
        self._catalog = catalog
        self._table = catalog.captions
        self._subjects = subjects
        self._describer = describer
        self._chosen = chosen
        self._second = second
        self._events = events
        self._look_for_roots = look_for_roots
        self._by_itself = by_itself
        self._clock = clock

    def of(self, photo_id: PhotoId) -> Caption | None:
        return self._table.of([photo_id]).get(photo_id)

    def lacking(self, photo_ids: Sequence[PhotoId] | None) -> Lacking:
        """Of these photos, or of all visible ones. Asks an endpoint which model it has. Raises
        ModelUnavailableError where there is no model at all."""
        model = self._chosen()
        try:
            name = known = self._describer.name_of(model)
        except ModelUnavailableError:  # what is there can be deleted all the same
            name, known = model.served or model.name, ""
        return Lacking(
            self._table.lacking(photo_ids),
            self._table.lacking(photo_ids, known),
            len(self._table.by_models()),
            self._table.count_waiting(),
            name,
        )

    def want(self, photo_ids: Sequence[PhotoId] | None, *, anew: bool = False) -> int:
        """These photos (None: all visible ones) wait for a caption if they have none; with `anew`
        also if another model wrote theirs. How many wait in all. Raises ModelUnavailableError where
        nothing could write them."""
        self._access.check()
        model = self._chosen()
        if photo_ids is not None:  # what failed is tried again
            self._catalog.derived.forget(CAPTION.name, photo_ids)
        return self._table.want(photo_ids, self._describer.name_of(model) if anew else "")

    def unwant(self) -> None:
        """No photo waits any longer; what is written stays."""
        self._access.check()
        self._table.unwant()

    def write(
        self,
        photo_id: PhotoId,
        on_text: OnText = lambda text: None,
        cancelled: Cancelled = lambda: False,
        *,
        keep: bool = True,
    ) -> Written:
        """Have a model write the photo's caption now; it is kept where the model is sure. Raises
        what `Describer.ask` raises, and InvalidInputError where a person wrote one."""
        if keep:
            self._access.check()
            known = self.of(photo_id)
            if known is not None and known.by_person:
                raise InvalidInputError(Problem.CAPTION_BY_PERSON)
        model = self._chosen()
        (path,) = self._subjects.paths([photo_id])
        answer, text = self._asked(model, path, self._subjects.known(photo_id), on_text, cancelled)
        answer = self._second.at_photo(model, photo_id, "", answer)
        if not keep or not text or not answer.sure:
            return Written(text, answer, kept=False)
        kept = self._table.put_by_model(self._caption(photo_id, model, answer, text))
        self._events.publish(CaptionsChanged())
        return Written(text, answer, kept)

    def write_of_file(self, path: FilePath) -> Written:
        """The caption of a picture file that need not be in the library. Nothing is kept."""
        model = self._chosen()
        answer, text = self._asked(model, path, (), lambda text: None, lambda: False)
        return Written(text, self._second.at_file(model, path, "", answer), kept=False)

    def accepting(self, photo_ids: Sequence[PhotoId]) -> Compound:
        """The operation that makes captions descriptions: of one photo in place of what it has, of
        several only where there is none yet. Raises InvalidInputError where no caption would be
        one."""
        captions = self._table.of(photo_ids)
        if len(photo_ids) > 1:
            described = self._described(list(captions))
            captions = {key: each for key, each in captions.items() if key not in described}
        if not captions:
            raise InvalidInputError(Problem.NO_CAPTIONS)
        edits = tuple(
            EditPhotos((photo_id,), DetailChange(description=each.text))
            for photo_id, each in captions.items()
        )
        return Compound(edits, Action.CAPTIONS_ACCEPTED, count=len(edits))

    def deleting_by_models(self) -> DeleteCaptions:
        """The operation that deletes every caption that a model wrote. Raises InvalidInputError
        where there is none."""
        photo_ids = self._table.by_models()
        if not photo_ids:
            raise InvalidInputError(Problem.NO_CAPTIONS)
        return DeleteCaptions(tuple(photo_ids))

    def write_waiting(
        self,
        cancelled: Cancelled,
        begin: Callable[[int], None],
        advance: Callable[[int, int], None],
        end: Callable[[], None],
    ) -> bool:
        """Write the captions that are waited for, until `cancelled()`; whether none is left that
        can be written now. `begin` and `advance` get how many there are and are left."""
        if self._by_itself():
            self._table.want_new()
        left = self._table.count_waiting()
        if not left:
            return True
        try:
            model = self._chosen()
        except ModelUnavailableError as error:
            self._events.publish(ErrorRaised(error))
            return True  # they wait on; a person chooses a model and asks again
        begin(left)
        try:
            return self._write_all(model, left, cancelled, advance)
        finally:
            end()

    # ------------------------------------------------------------------------------- the parts

    def _write_all(
        self,
        model: DescriberModel,
        left: int,
        cancelled: Cancelled,
        advance: Callable[[int, int], None],
    ) -> bool:
        after, written = PhotoId(0), 0
        while locations := self._table.waiting(_TAKEN_AT_ONCE, after):
            for location in locations:
                if cancelled():
                    return False
                try:
                    self._write_one(model, location, cancelled)
                except CancelledError:
                    return False
                except ModelUnavailableError as error:
                    self._events.publish(ErrorRaised(error))
                    return True
                written, left = written + 1, max(0, left - 1)
                advance(1, left)
                after = location.photo_id or after
        if written:
            self._events.publish(PhotosChanged())
        return True

    def _write_one(self, model: DescriberModel, location: Location, cancelled: Cancelled) -> None:
        photo_id = location.photo_id
        assert photo_id is not None
        known = self._subjects.known(photo_id)
        try:
            answer, text = self._asked(model, location.path, known, lambda text: None, cancelled)
        except InvalidInputError as error:
            self._note_failure(location, photo_id, error)
            return
        answer = self._second.at_photo(model, photo_id, "", answer)
        if text and answer.sure:
            self._table.put_by_model(self._caption(photo_id, model, answer, text))
            self._events.publish(CaptionsChanged())
        else:
            with self._catalog.transaction():
                self._table.pass_over(photo_id)
                self._catalog.derived.put(CAPTION, [Derived(photo_id)])

    def _note_failure(
        self, location: Location, photo_id: PhotoId, error: InvalidInputError
    ) -> None:
        """A file whose folder has gone meanwhile is no failure: it waits."""
        self._look_for_roots()
        if location.folder_id not in self._catalog.folders.online():
            return
        failure = Failure(FailureKind.MODEL, error.problem, error.values)
        self._catalog.derived.put(CAPTION, [Derived(photo_id, failure=failure)])
        self._events.publish(FailuresChanged())

    def _asked(
        self,
        model: DescriberModel,
        path: FilePath,
        known: tuple[str, ...],
        on_text: OnText,
        cancelled: Cancelled,
    ) -> tuple[Answer, str]:
        answer = self._describer.ask(model, Question((path,), "", known), on_text, cancelled)
        if says_it_is_unsure(answer.text):
            answer = replace(answer, sure=False)
        return answer, tidied_caption(answer.text, answer.ending)

    def _caption(
        self, photo_id: PhotoId, model: DescriberModel, answer: Answer, text: str
    ) -> Caption:
        """An endpoint may have another model by now than the one that is named: what counts is
        which of them answered."""
        by = answer.model if model.form is DescriberForm.ENDPOINT else model.name
        return Caption(photo_id, text, False, self._clock(), by, CAPTION_VERSION, answer.confidence)

    def _described(self, photo_ids: list[PhotoId]) -> set[PhotoId]:
        """Those that have a description already."""
        said = self._catalog.details.of(photo_ids)
        found = set()
        for photo_id, photo in self._catalog.photos.get_many(photo_ids).items():
            by_person = said[photo_id].description if photo_id in said else None
            if photo.metadata.description if by_person is None else by_person:
                found.add(photo_id)
        return found
