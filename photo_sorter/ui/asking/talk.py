"""The conversation about the photos that are looked at: one for the whole window."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from photo_sorter.core.describing.conversation import MOST_PHOTOS, Conversation, Turn
from photo_sorter.core.describing.pointing import Pointed
from photo_sorter.core.describing.suggested import Suggestion
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.services.library import Library
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.tasks import Tasks

_KEPT = 50  # conversations: whoever comes back to a photo finds what was said of it
_ASK, _SUGGEST, _POINT = "ask about photos", "suggest questions", "point at an answer"


class Talk(QObject):
    """`changed` when another conversation is shown, or something else of it; `grew` when more of
    the answer is there; `pointed` when it is known where an answer is in the photo."""

    changed = Signal()
    grew = Signal()
    pointed = Signal(int, object)  # the photo's id, Pointed
    _came = Signal(int, str)  # from the worker: which question, and the answer so far

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks
        self._talks: OrderedDict[tuple[PhotoId, ...], Conversation] = OrderedDict()
        self._given_up = threading.Event()
        self._number = 0
        self.conversation = Conversation(())
        self.suggestions: tuple[Suggestion, ...] = ()
        self.asked = ""  # what is being answered
        self.answer = ""  # as far as it is there
        self.error: PhotoSorterError | None = None
        self.is_pointing = False
        self._stays = False  # with its photos, while one of them is seen
        self._came.connect(self._grow, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return bool(self.asked)

    def about(self, photo_ids: Sequence[int]) -> None:
        """These photos are looked at; of none, or of too many, there is no conversation."""
        ids = of_photos(photo_ids) if len(photo_ids) <= MOST_PHOTOS else ()
        if ids == self.conversation.photo_ids or self._is_seen_of_it(ids):
            return
        self._stays = False
        self._give_up()
        self.error, self.suggestions = None, ()
        self.conversation = self._talks.get(ids, Conversation(ids))
        if ids:
            self._tasks.run(
                lambda: self._library.asking.suggested(ids),
                partial(self._suggest, ids),
                newest=_SUGGEST,
            )
        self.changed.emit()

    def let_go(self) -> None:
        """One of the photos is no longer looked at for what was said of them together."""
        self._stays = False

    def _is_seen_of_it(self, ids: tuple[PhotoId, ...]) -> bool:
        """One photo is looked at alone, because an answer about several is shown there."""
        return self._stays and len(ids) == 1 and ids[0] in self.conversation.photo_ids

    def ask(self, question: str, english: str = "") -> None:
        """Returns at once. What was being answered is given up."""
        if not self.conversation.photo_ids or not question.strip():
            return
        self._give_up()
        self.asked, self.error = " ".join(question.split()), None
        talk, number, given_up = self.conversation, self._number, self._given_up
        self._tasks.run(
            lambda: self._library.asking.ask(
                talk, question, english, partial(self._came.emit, number), given_up.is_set
            ),
            self._answered,
            self._failed,
            newest=_ASK,
        )
        self.changed.emit()

    def stop(self) -> None:
        if self.is_busy:
            self._give_up()
            self.changed.emit()

    def begin_anew(self) -> None:
        """What was said of these photos is forgotten."""
        self._give_up()
        self.error = None
        self._talks.pop(self.conversation.photo_ids, None)
        self.conversation = Conversation(self.conversation.photo_ids)
        self.changed.emit()

    def point(self, turn: Turn, photo_id: PhotoId) -> None:
        """Find where in one of the photos an answer is."""
        given_up = self._given_up
        self.error, self.is_pointing = None, True
        self._tasks.run(
            lambda: self._library.asking.where(photo_id, turn, given_up.is_set),
            partial(self._point_at, photo_id),
            self._failed,
            newest=_POINT,
        )
        self.changed.emit()

    def _give_up(self) -> None:
        self._given_up.set()
        self._given_up = threading.Event()
        self._number += 1
        self._tasks.forget(_ASK)
        self._tasks.forget(_POINT)
        self.asked = self.answer = ""
        self.is_pointing = False

    def close(self) -> None:
        """Nobody waits for an answer any more."""
        self._give_up()

    def _grow(self, number: int, text: str) -> None:
        if number == self._number and self.is_busy:
            self.answer = text
            self.grew.emit()

    def _answered(self, talk: Conversation) -> None:
        self.asked = self.answer = ""
        self.conversation = talk
        self._talks[talk.photo_ids] = talk
        self._talks.move_to_end(talk.photo_ids)
        while len(self._talks) > _KEPT:
            self._talks.popitem(last=False)
        self.changed.emit()

    def _failed(self, error: PhotoSorterError) -> None:
        self.asked = self.answer = ""
        self.is_pointing = False
        self.error = error
        self.changed.emit()

    def _suggest(self, ids: tuple[PhotoId, ...], suggestions: tuple[Suggestion, ...]) -> None:
        if ids == self.conversation.photo_ids:
            self.suggestions = suggestions
            self.changed.emit()

    def _point_at(self, photo_id: PhotoId, pointed: Pointed) -> None:
        self.is_pointing = False
        self._stays = len(self.conversation.photo_ids) > 1
        self.pointed.emit(photo_id, pointed)
        self.changed.emit()
