"""The conversation: what was said, the answer that comes, and the field for the next question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from photo_sorter.core.describing.conversation import Conversation
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.ui.asking.ask_words import suggestion_words
from photo_sorter.ui.asking.photo_choice import Pictures
from photo_sorter.ui.asking.talk import Talk
from photo_sorter.ui.asking.turn_view import TurnView, answer_line, question_line
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label, text_button


class AskField(QLineEdit):
    """`left` when Esc is pressed in it."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
                return True
        taken = super().event(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            event.accept()  # Return, and letters, are for nobody behind it
        return taken


class TalkView(QWidget):
    """`models` opens the dialog in which a model is chosen. `grown` when there is more to see."""

    grown = Signal()

    def __init__(self, talk: Talk, models: Callable[[], object], pictures: Pictures) -> None:
        super().__init__()
        self._talk, self._models, self._pictures = talk, models, pictures
        self._shown = Conversation(())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._turns = _rows()
        column.addLayout(self._turns)
        self._asked, self._answer = question_line(""), answer_line("")
        self._stop = text_button(self.tr("Stop"), "link", talk.stop)
        self._error = label("", "quiet", wrap=True)
        self._choose = text_button(self.tr("Choose a model…"), "link", models)
        for widget in (self._asked, self._answer, self._error):
            column.addWidget(widget)
        for button in (self._stop, self._choose):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = AskField()
        self.field.setAccessibleName(self.tr("Question about the photo"))
        self.field.setMaxLength(500)
        self.field.returnPressed.connect(self._ask)
        column.addWidget(self.field)
        self._chips = QWidget()
        self._flow = FlowLayout()
        self._chips.setLayout(self._flow)
        column.addWidget(self._chips)
        self._anew = text_button(self.tr("New conversation"), "link", talk.begin_anew)
        column.addWidget(self._anew, 0, Qt.AlignmentFlag.AlignLeft)
        talk.changed.connect(self._show)
        talk.grew.connect(self._grow)
        self._show()

    def _ask(self) -> None:
        self._talk.ask(self.field.text())
        self.field.clear()

    def _show(self) -> None:
        talk = self._talk
        self._show_turns(talk.conversation)
        several = len(talk.conversation.photo_ids) > 1
        self.field.setPlaceholderText(
            self.tr("Ask about these photos") if several else self.tr("Ask about this photo")
        )
        self._asked.setText(talk.asked)
        self._asked.setVisible(talk.is_busy)
        self._stop.setVisible(talk.is_busy)
        self._grow()
        error = talk.error
        self._error.setText("" if error is None else in_one_line(error))
        if talk.is_pointing:
            self._error.setText(self.tr("Looking where that is…"))
        self._error.setVisible(bool(self._error.text()))
        self._choose.setVisible(isinstance(error, ModelUnavailableError))
        begun = bool(talk.conversation.turns)
        self._anew.setVisible(begun and not talk.is_busy)
        self._show_suggestions()

    def _show_turns(self, talk: Conversation) -> None:
        """Only what came is made, so that what is read stays where it is."""
        shown, self._shown = self._shown, talk
        before = shown.turns
        if talk.turns == before and talk.photo_ids == shown.photo_ids:
            return
        goes_on = talk.photo_ids == shown.photo_ids and talk.turns[: len(before)] == before
        if not goes_on:
            clear_layout(self._turns)
        for turn in talk.turns[len(before) if goes_on else 0 :]:
            ids, where = talk.photo_ids, self._talk.point
            self._turns.addWidget(TurnView(turn, ids, self._pictures, where, self._models))
            if goes_on:
                announce(self, turn.answer.text if turn.answer.sure else self.tr("Not sure."))
        self.grown.emit()

    def _grow(self) -> None:
        talk = self._talk
        self._answer.setText(talk.answer or self.tr("Looking at the photo…"))
        self._answer.setVisible(talk.is_busy)
        if talk.is_busy:
            self.grown.emit()

    def _show_suggestions(self) -> None:
        clear_layout(self._flow)
        fresh = not self._talk.conversation.turns and not self._talk.is_busy
        for suggestion in self._talk.suggestions if fresh else ():
            words = suggestion_words(suggestion)
            self._flow.addWidget(self._chip(words, suggestion.value))
        self._chips.setVisible(self._flow.count() > 0)

    def _chip(self, words: str, english: str) -> QWidget:
        chip = text_button(words, "pill", lambda: self._talk.ask(words, english))
        chip.setStyleSheet("padding: 1px 9px; border-radius: 12px; min-height: 18px;")
        return chip


def _rows() -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(6)
    return rows
