"""Answers questions about photos, by whichever model can."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from photo_sorter.core.candidates import Answer as Shares
from photo_sorter.core.describing.choices import choices_in
from photo_sorter.core.describing.conversation import MOST_PHOTOS, Conversation, Turn
from photo_sorter.core.describing.pointing import Pointed, phrase_to_point
from photo_sorter.core.describing.question import Answer, Question
from photo_sorter.core.describing.suggested import Suggestion, suggested
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.explanation import Whereabouts
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import InstalledModel
from photo_sorter.core.ports.describing import Describer, DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import peak_of
from photo_sorter.services.describing.second_look import SecondLook
from photo_sorter.services.describing.subject import Subjects
from photo_sorter.services.labels.wording import Wording
from photo_sorter.services.search.why import Why

OnText = Callable[[str], None]
Cancelled = Callable[[], bool]

_SURE = 0.5  # the least share of a choice that is an answer


def _nothing(_text: str) -> None:
    return None


def _never() -> bool:
    return False


def _asked(question: str) -> str:
    if not any(character.isalnum() for character in question):
        raise InvalidInputError(Problem.QUESTION_EMPTY)
    return " ".join(question.split())


class Asking:
    """Only reads. Every method may be called from any thread, and blocks for as long as the model
    takes. Raises what `Describer.ask` raises, and ModelUnavailableError where no model is there
    that could answer."""

    def __init__(
        self,
        subjects: Subjects,
        describer: Describer,
        chosen: Callable[[], DescriberModel],
        wording: Wording,
        second: SecondLook,
        why: Why,
        encoder: Callable[[], InstalledModel],
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`chosen` is the model that describes, `encoder` the one that searches; both may raise
        ModelUnavailableError."""
        self._subjects = subjects
        self._describer = describer
        self._chosen = chosen
        self._wording = wording
        self._second = second
        self._why = why
        self._encoder = encoder
        self._clock = clock

    def suggested(self, photo_ids: Sequence[PhotoId]) -> tuple[Suggestion, ...]:
        """What may be asked of these photos; nothing of none, or of too many."""
        if not 0 < len(photo_ids) <= MOST_PHOTOS:
            return ()
        tags = self._subjects.tags(photo_ids[0]) if len(photo_ids) == 1 else ()
        return suggested(tags, len(photo_ids))

    def ask(
        self,
        talk: Conversation,
        question: str,
        english: str = "",
        on_text: OnText = _nothing,
        cancelled: Cancelled = _never,
    ) -> Conversation:
        """The conversation with one answer more. `english` is the same question for a model that
        reads only that. `on_text` gets the answer so far, on this thread. Raises InvalidInputError
        where nothing is asked, or of too many photos."""
        asked = _asked(question)
        if len(talk.photo_ids) > MOST_PHOTOS:
            raise InvalidInputError(Problem.QUESTION_OF_TOO_MANY, most=MOST_PHOTOS)
        chosen = self._choice(talk.photo_ids, asked)
        if chosen is not None:
            return talk.with_turn(chosen)
        paths = self._subjects.paths(talk.photo_ids)
        known = self._subjects.known(talk.photo_ids[0]) if len(talk.photo_ids) == 1 else ()
        model = self._chosen()
        text = english if english and model.form is DescriberForm.BUILTIN else asked
        answer = self._describer.ask(
            model, Question(paths, text, known, talk.before), on_text, cancelled
        )
        if len(talk.photo_ids) == 1:
            answer = self._second.at_photo(model, talk.photo_ids[0], text, answer)
        return talk.with_turn(Turn(asked, answer, self._clock(), told=text))

    def ask_of_file(
        self, path: FilePath, question: str, choices: Sequence[str] = (), on_text: OnText = _nothing
    ) -> Turn:
        """Of a picture file that need not be in the library; `choices` are the answers that it
        offers, by default those in its words. Raises InvalidInputError where the picture cannot be
        read, too."""
        asked = _asked(question)
        offered = tuple(choices) or choices_in(asked)
        if offered:
            began = time.monotonic()
            shares = self._wording.ask_of_file(path, offered)
            return self._chose(asked, shares, began)
        model = self._chosen()
        answer = self._describer.ask(model, Question((path,), asked), on_text)
        return Turn(asked, self._second.at_file(model, path, asked, answer), self._clock())

    def where(self, photo_id: PhotoId, turn: Turn, cancelled: Cancelled = _never) -> Pointed:
        """Where in the photo the answer is: by the model that gave it where that can tell, else by
        the one that searches. Raises InvalidInputError where the answer is of no thing, or the
        model does not know its words; CancelledError."""
        if turn.shares is not None and turn.shares.best:
            return Pointed(self._why.where(photo_id, turn.shares.best, cancelled), False)
        pointed = self._by_describer(photo_id, turn, cancelled) if turn.shares is None else None
        if pointed is not None:
            return pointed
        phrase = "" if turn.shares is not None else phrase_to_point(turn)
        if not phrase:
            raise InvalidInputError(Problem.NOTHING_TO_POINT_AT)
        return Pointed(self._why.where(photo_id, phrase, cancelled), False)

    def _by_describer(self, photo_id: PhotoId, turn: Turn, cancelled: Cancelled) -> Pointed | None:
        model = self._chosen()
        if not model.can_point:
            return None
        question = Question(self._subjects.paths([photo_id]), turn.told or turn.question)
        heat = self._describer.where(model, question, cancelled)
        if heat is None:
            return None
        found = Whereabouts(turn.answer.text, heat, peak_of(heat), 1.0, turn.answer.sure)
        return Pointed(found, True)

    def _choice(self, photo_ids: Sequence[PhotoId], question: str) -> Turn | None:
        """None where it offers no answers, or the photo has no vector yet."""
        choices = choices_in(question)
        if not choices or len(photo_ids) != 1:
            return None
        began = time.monotonic()
        try:
            shares = self._wording.ask(photo_ids[0], choices)
        except NotFoundError:
            return None
        return self._chose(question, shares, began)

    def _chose(self, question: str, shares: Shares, began: float) -> Turn:
        share = max(shares.shares, default=0.0) if shares.best else shares.neither
        answer = Answer(
            shares.best,
            self._encoder().name,
            time.monotonic() - began,
            confidence=share,
            sure=bool(shares.best) and share >= _SURE,
        )
        return Turn(question, answer, self._clock(), shares)
