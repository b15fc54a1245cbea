"""One question and its answer: who answered and when, how sure, and where it is in the photo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from photo_sorter.core.describing.conversation import Turn
from photo_sorter.core.describing.guesses import guess_in
from photo_sorter.core.describing.question import Ending
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.asking.ask_words import model_words
from photo_sorter.ui.asking.photo_choice import PhotoChoice, Pictures
from photo_sorter.ui.base.share_row import ShareRow
from photo_sorter.ui.base.widgets import label, text_button


class TurnView(QWidget):
    """An answer about `photo_ids`. `where` is called to show it in one of them, `models` to choose
    a larger model."""

    def __init__(
        self,
        turn: Turn,
        photo_ids: Sequence[PhotoId],
        pictures: Pictures,
        where: Callable[[Turn, PhotoId], object],
        models: Callable[[], object],
    ) -> None:
        super().__init__()
        self._turn, self._photo_ids, self._where = turn, photo_ids, where
        self._choice: PhotoChoice | None = None
        self._pictures = pictures
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(3)
        column.addWidget(question_line(turn.question))
        if turn.shares is not None:
            for share in self._shares(turn):
                column.addWidget(share)
        for line in self._answer_lines(turn):
            column.addWidget(answer_line(line))
        by = self.tr("By {model}, {time}").format(
            model=model_words(turn.answer.model),
            time=QLocale().toString(
                QTime(turn.at.hour, turn.at.minute), QLocale.FormatType.ShortFormat
            ),
        )
        small = label(by, "small", wrap=True)
        took = self.tr("It took {seconds} s.")
        small.setToolTip(took.format(seconds=QLocale().toString(turn.answer.seconds, "f", 1)))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(small, 1)
        if turn.answer.sure and turn.answer.text:
            button = text_button(self.tr("Where?"), "link", self._point)
            button.setToolTip(
                self.tr("Show where in the photo that is")
                if len(photo_ids) == 1
                else self.tr("Show where in one of the photos that is")
            )
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._column, self._row = column, row
        if not turn.answer.sure and turn.shares is None:
            button = text_button(self.tr("Try a larger model…"), "link", models)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _point(self) -> None:
        """In the only photo, else in the one that is chosen then; once more takes that away."""
        if len(self._photo_ids) == 1:
            self._where(self._turn, self._photo_ids[0])
            return
        if self._choice is None:
            question = self.tr("In which photo?")
            self._choice = PhotoChoice(question, self._photo_ids, self._pictures)
            self._choice.chosen.connect(lambda key: self._where(self._turn, PhotoId(key)))
            self._choice.hide()
            self._column.insertWidget(self._column.indexOf(self._row) + 1, self._choice)
        self._choice.setVisible(self._choice.isHidden())
        if self._choice.isVisible():
            self._choice.focus_first()

    def _shares(self, turn: Turn) -> list[QWidget]:
        assert turn.shares is not None
        both = zip(turn.shares.shares, turn.shares.candidates, strict=True)
        shares = sorted(both, key=lambda each: -each[0])
        none = self.tr("neither") if len(shares) == 2 else self.tr("none of these")
        best = turn.shares.best
        rows = [(share, text, text == best) for share, text in shares]
        rows.append((turn.shares.neither, none, not best))
        return [ShareRow(text, share, strong=strong) for share, text, strong in rows]

    def _answer_lines(self, turn: Turn) -> list[str]:
        answer = turn.answer
        if turn.shares is not None:
            return [] if answer.sure else [self.tr("Not sure.")]
        if answer.sure:
            cut = answer.ending is not Ending.WHOLE and not answer.text.endswith("…")
            return [f"{answer.text} …" if cut else answer.text]
        if guess := guess_in(answer.text):
            return [self.tr("Not sure. Perhaps: {answer}").format(answer=guess)]
        return [self.tr("Not sure.")]


def question_line(text: str) -> QLabel:
    line = label(text, "quiet", wrap=True)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line


def answer_line(text: str) -> QLabel:
    line = label(text, "", wrap=True)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line
