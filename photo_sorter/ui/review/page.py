"""The page of a review: one photo or a sheet, the obvious ones, the suspects; beside it how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from photo_sorter.core.answers import Said, Subject
from photo_sorter.core.asked import Asked
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.keywords import shown
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.pages.notice import Message, Notice
from photo_sorter.ui.review import keys, notices
from photo_sorter.ui.review.batch import Given
from photo_sorter.ui.review.cell import CellMaker
from photo_sorter.ui.review.chosen_views import View, ViewButtons
from photo_sorter.ui.review.marks import Marks
from photo_sorter.ui.review.obvious import Obvious
from photo_sorter.ui.review.question import AHEAD, Question
from photo_sorter.ui.review.session import ReviewSession
from photo_sorter.ui.review.sheet_panel import SheetPanel
from photo_sorter.ui.review.side import Side
from photo_sorter.ui.review.subject import REVIEW, question, reviewed, subject_of
from photo_sorter.ui.review.suspect_finder import Found, find
from photo_sorter.ui.review.suspect_words import told
from photo_sorter.ui.review.suspects import Suspects, Told, heading
from photo_sorter.ui.review.veiling import Veiling

SHEET = 24  # photos
_LOOK = "review-look"


class ReviewPage(QWidget):
    """Follows the place that the window looks at; rests while that is no review."""

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self._place = Place()
        self._view = View.ONE
        self._error: PhotoSorterError | None = None
        self._goes_on = self._looks_anyway = False  # though it is good enough; though it is mute
        self._said: Message | None = None
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._veiling = Veiling(window.library, window.veil)
        self.session = ReviewSession(window.library, window.tasks, window.commands, self._veiling)
        self.views = ViewButtons()
        self.question = Question(window)
        theme, cells = window.theme, CellMaker(window.theme, window.thumbnails, window.veil)
        self.sheet = SheetPanel(cells, self.tr("Done with these"), skip=True)
        self.obvious = Obvious(cells)
        self.suspects = Suspects(cells)
        self.notice = Notice(theme)
        self.side = Side()
        self._stack = QStackedWidget()
        for part in (self.notice, self.question, self.sheet, self.obvious, self.suspects):
            self._stack.addWidget(part)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.views)
        column.addLayout(row, 1)
        self._connect()
        self._placed(window.browser.place)

    @property
    def part(self) -> QWidget | None:
        """What is shown: the question, a sheet, the suspects, or words."""
        return self._stack.currentWidget()

    def _connect(self) -> None:
        session = self.session
        session.asked_changed.connect(self._show)
        session.state_changed.connect(lambda: self.side.show_state(session.state))
        session.brought_back.connect(self._brought_back)
        session.failed.connect(self._failed)
        self.views.chosen.connect(self.show_view)
        self.question.answered.connect(self._answer_one)
        self.sheet.answered.connect(session.answer)
        self.obvious.answered.connect(self._accept)
        self.obvious.side_chosen.connect(lambda _: self._look())
        self.suspects.answered.connect(self._answer_suspect)
        self._window.browser.place_changed.connect(self._placed)

    # --------------------------------------------------------------------------- what is reviewed

    def _placed(self, place: Place) -> None:
        if place.key != REVIEW:
            self.session.close()
            self.question.put_away()
            self._place = place
        elif place != self._place or self.session.subject is None:
            subject = subject_of(place)
            if subject is not None:
                self._place, self._error, self._said = place, None, None
                self._goes_on = self._looks_anyway = False
                self.session.open(subject)
                self.side.show_state(None)
                self.show_view(View.ONE)

    @property
    def _name(self) -> str:
        if self._place.tag is not None:
            return shown(self._place.tag)
        albums = self._window.overview.data.albums
        return next((a.name for a in albums if a.id == self._place.album), self._place.title)

    def leave(self) -> None:
        """To the photos of the tag or the album."""
        self._window.browser.go_to(reviewed(self._place, self._name))

    def _others(self) -> int:
        """Photos that have it."""
        data, place = self._window.overview.data, self._place
        if place.tag is None:
            return next((a.count for a in data.albums if a.id == place.album), 0)
        name = place.tag.casefold()
        return next((t.count for t in data.tags if t.name.casefold() == name), 0)

    # ------------------------------------------------------------------------------ what is shown

    def show_view(self, view: View) -> None:
        self._view = view
        self.views.show_chosen(view)
        self.session.held = SHEET if view is View.SHEET else 1 + AHEAD
        self._window.tasks.forget(_LOOK)
        if view in (View.OBVIOUS, View.SUSPECTS):
            self.question.put_away()
            self._say(notices.looking())
            self._look()
        else:
            self._show()

    def _show(self) -> None:
        """The photos to ask about, or why there are none."""
        if self.session.subject is None or self._view in (View.OBVIOUS, View.SUSPECTS):
            return
        message = self._message()
        if message is not None:
            self._say(message)
        elif self._view is View.ONE:
            self._turn_to(self.question)
            if self.isVisible():
                self.question.ask(self._question(), self.session.asked)
        else:
            self.question.put_away()
            self._show_sheet()
            self._turn_to(self.sheet)

    def _message(self) -> Message | None:
        session, state = self.session, self.session.state
        if self._error is not None:
            return notices.failed(self._error, self._try_again, self._window.dialogs.models)
        if state is None or (not session.asked and session.is_busy):
            return notices.looking()
        if not session.asked:
            empty = not (state.left or state.yes or state.no)
            return notices.no_photos(self.leave) if empty else notices.nothing_left(self.leave)
        if state.is_enough and not self._goes_on:
            return notices.enough(self.leave, self._go_on)
        if session.name_is_mute and not (state.yes or self._others() or self._looks_anyway):
            is_album = self._place.album is not None
            return notices.mute_name(
                self._name, is_album=is_album, leave=self._to_all, go_on=self._look_anyway
            )
        return None

    def _show_sheet(self) -> None:
        before, asked = self.sheet.sheet.marks, tuple(self.session.asked[:SHEET])
        if [x.photo_id for x in asked] == [x.photo_id for x in before.asked]:
            return
        marks = Marks(asked)
        marks.take_over(before)
        hint = self.tr(
            "Click or drag over photos for yes; with Shift or the right button for no. What is "
            "not marked is skipped."
        )
        self.sheet.show_sheet(self._question(), hint, marks)

    def _question(self) -> str:
        subject = self.session.subject
        return "" if subject is None else question(subject, self._name)

    def _say(self, message: Message) -> None:
        said = self._said
        if said is None or (said.title, said.text) != (message.title, message.text):
            self.notice.say(message)
            self._said = message
        self._turn_to(self.notice)

    def _turn_to(self, part: QWidget) -> None:
        if part is not self.notice:
            self._said = None
        if self._stack.currentWidget() is not part:
            self._stack.setCurrentWidget(part)
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        part = self._stack.currentWidget()
        if not self.isVisible():
            return
        if part is self.suspects:
            self.suspects.take_keyboard()
        else:
            taker = self if part is None or part is self.notice else part
            taker.setFocus(Qt.FocusReason.OtherFocusReason)

    # ----------------------------------------------------------------------------------- answers

    def _answer_one(self, said: Said) -> None:
        asked = self.session.asked[:1]
        if asked and self._view is View.ONE:
            one = (asked[0].photo_id,)
            self.session.answer(
                Given(
                    yes=one if said is Said.YES else (),
                    no=one if said is Said.NO else (),
                    skipped=one if said is Said.SKIP else (),
                    asked=tuple(asked),
                )
            )

    def _accept(self, given: Given) -> None:
        self.session.answer(given)
        self._look()

    def _answer_suspect(self, given: Given) -> None:
        self.session.answer(given)
        left = [x for x in self.suspects.told if x.suspect.photo_id not in given.ids]
        self._show_suspects(left)

    def _brought_back(self, given: Given) -> None:
        if self._view is View.SHEET:
            self._show_sheet()
            self.sheet.sheet.restore(given)
        elif self._view in (View.OBVIOUS, View.SUSPECTS):
            self._look()

    def _look(self) -> None:
        """Find the obvious ones, or the suspects, once what was answered is known."""
        subject, tasks = self.session.subject, self._window.tasks
        if subject is None:
            return
        if self._view is View.SUSPECTS:
            found, failed = self._found_suspects, self._failed
            tasks.run(lambda: self._find(subject), found, failed, newest=_LOOK)
        else:
            yes = self.obvious.yes
            tasks.run(
                lambda: self._obvious_ones(subject, yes),
                self._found_obvious,
                self._failed,
                newest=_LOOK,
                in_order=True,
            )

    def _obvious_ones(self, subject: Subject, yes: bool) -> tuple[list[Asked], frozenset[int]]:
        """On a worker."""
        asked = self._window.library.review.obvious(subject, yes=yes)
        return asked, self._veiling.sensitive(x.photo_id for x in asked)

    def _find(self, subject: Subject) -> tuple[list[Found], frozenset[int]]:
        """On a worker."""
        found = find(self._window.library, subject)
        shown_ids = [y for x in found for y in (x.suspect.photo_id, *x.suspect.neighbours)]
        return found, self._veiling.sensitive(shown_ids)

    def _found_obvious(self, came: tuple[list[Asked], frozenset[int]]) -> None:
        found, sensitive = came
        self._veiling.know(sensitive)
        self.obvious.show_found(self._name, found)
        self._turn_to(self.obvious)

    def _found_suspects(self, came: tuple[list[Found], frozenset[int]]) -> None:
        found, sensitive = came
        self._veiling.know(sensitive)
        others = max(0, self._others() - 1)
        self._show_suspects([Told(x.suspect, told(x.suspect, others, x.nearest)) for x in found])

    def _show_suspects(self, found: Sequence[Told]) -> None:
        self.suspects.show_suspects(heading(len(found), self._name), found)
        if not found:
            self._say(notices.no_suspects(self._name))
            return
        self._turn_to(self.suspects)
        self.suspects.take_keyboard()

    def _failed(self, error: PhotoSorterError) -> None:
        self._error = error
        self._say(notices.failed(error, self._try_again, self._window.dialogs.models))

    def _try_again(self) -> None:
        self._error = None
        self._say(notices.looking())
        self.session.renew()
        if self._view in (View.OBVIOUS, View.SUSPECTS):
            self._look()

    def _go_on(self) -> None:
        self._goes_on = True
        self._show()

    def _look_anyway(self) -> None:
        self._looks_anyway = True
        self._show()

    def _to_all(self) -> None:
        self._window.browser.go_to(Place())

    # ------------------------------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and keys.is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_G: self._turn_over,
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_V: self._reveal,
        }
        act = self.session.undo if keys.is_undo(event) else acts.get(event.key())
        if act is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            act()

    def _reveal(self) -> None:
        """Lift the veil from the photo that has the keyboard, or let it down again."""
        sheets = {View.SHEET: self.sheet.sheet, View.OBVIOUS: self.obvious.sheet}
        sheet = sheets.get(self._view)
        photo_id = self.question.photo.photo_id if sheet is None else sheet.current
        if photo_id is not None:
            veil = self._window.veil
            (veil.reveal if veil.hides(photo_id) else veil.cover)([photo_id])

    def _turn_over(self) -> None:
        self.show_view(View.SHEET if self._view is View.ONE else View.ONE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._veiling.again()
        self._show()
        self._take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.question.put_away()  # nobody waits for a picture any more
