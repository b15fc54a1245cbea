"""Say of all chosen photos what they show, and when, where and by whom they were made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from photo_sorter.core.common_details import Changing, Common, CommonDetails, Edit
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.keywords import shown
from photo_sorter.core.person_details import DetailChange, Place, one_line, paragraphs
from photo_sorter.core.rating import MOST_STARS, ColourLabel, RatingChange, stars
from photo_sorter.core.written_dates import Reading, read_asked_date
from photo_sorter.core.written_places import place_text, read_place
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import label, text_button
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.edit_fields import ChoiceField, TextField
from photo_sorter.ui.dialogs.edit_tags import TagsField

_PAUSE = 150  # milliseconds without a key, then it is asked what changes


class EditDialog(Dialog):
    asked = Signal(object)  # Edit: how many photos would it change?
    decided = Signal(object)  # Edit
    dates_requested = Signal()

    def __init__(
        self, theme: Theme, common: CommonDetails, known: Sequence[str], parent: QWidget | None
    ) -> None:
        """`known` are tags that are proposed. Each `asked` wants a `show_changing`."""
        super().__init__(parent)
        self._common = common
        self.set_title(self.tr("Edit the details of %n photo(s)", "", common.photos))
        self.resize_within_screen(600, 620)
        counted = common.counted
        self.title = TextField(theme, self.tr("Title"), common.title, counted)
        self.description = TextField(
            theme, self.tr("Description"), common.description, counted, lines=True
        )
        self.tags = TagsField(theme, common.tags, common.photos, known)
        no_stars = {0: self.tr("No stars")}
        self.stars = ChoiceField(
            theme, self.tr("Stars"),
            no_stars | {count: stars(count) for count in range(1, MOST_STARS + 1)},
            common.stars, counted,
        )  # fmt: skip
        self.label = ChoiceField(
            theme, self.tr("Colour label"),
            {int(each): words.colour_label(each) for each in ColourLabel},
            Common(common.label.value, common.label.values), counted,
        )  # fmt: skip
        self.date = TextField(theme, self.tr("Date"), Common(""), counted)
        self.date.set_placeholder(_dates(common))
        self.place = TextField(theme, self.tr("Place"), _written(common.place), counted)
        self.place.set_placeholder(self.tr("48.1372, 11.5756, or the address of a map"))
        self.copyright = TextField(theme, self.tr("Copyright"), common.copyright, counted)
        self.creator = TextField(theme, self.tr("Creator"), common.creator, counted)
        self._problems = {
            field: label("", "warning", wrap=True) for field in (self.date, self.place)
        }
        self._fill()
        self._says = label("", "quiet", wrap=True)
        self._says.setMinimumHeight(self._says.fontMetrics().lineSpacing() * 2)
        self.column.addWidget(self._says)
        kept = self.tr("Kept in the library. The settings say what is written beside your photos.")
        self.column.addWidget(label(kept, "small", wrap=True))
        self._ok = text_button(self.tr("Save"), "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        texts = (self.title, self.description, self.date, self.place, self.copyright, self.creator)
        for text in texts:
            text.changed.connect(self._changed)
        self.tags.changed.connect(self._changed)
        for choice in (self.stars, self.label):
            choice.currentIndexChanged.connect(self._changed)
        self._changed()

    def _fill(self) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        more = text_button(self.tr("Fix dates…"), "link", self.dates_requested.emit)
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, self.title.beside, 0)
        row.setSpacing(8)
        row.addWidget(self.stars, 1)
        row.addWidget(self.label, 1)
        tags = QWidget()
        row = QHBoxLayout(tags)
        row.setContentsMargins(0, 0, self.title.beside, 0)
        row.addWidget(self.tags)
        dates = QWidget()
        lines = QVBoxLayout(dates)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.date)
        lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Title"), self.title),
            (self.tr("Description"), self.description),
            (self.tr("Tags"), tags),
            (self.tr("Rating"), choices),
            (self.tr("Date"), dates),
            ("", self._problems[self.date]),
            (self.tr("Place"), self.place),
            ("", self._problems[self.place]),
            (self.tr("Copyright"), self.copyright),
            (self.tr("Creator"), self.creator),
        ]
        for at, (name, widget) in enumerate(rows):
            grid.addWidget(widget, at, 1)
            if name:
                heading = label(name, "quiet")
                heading.setContentsMargins(0, 7, 0, 0)
                grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(rows), 1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(body)
        self.column.addWidget(room, 1)

    def show_changing(self, changing: Changing) -> None:
        """How many photos the edit that was asked last changes."""
        told = self._told(changing)
        self._says.setText(self.tr("Changes: {fields}").format(fields=" · ".join(told)) if told
                           else self.tr("Nothing changes."))  # fmt: skip
        self._ok.setEnabled(bool(told))

    def _told(self, changing: Changing) -> list[str]:
        names = {
            self.tr("Title"): changing.title,
            self.tr("Description"): changing.description,
            self.tr("Stars"): changing.stars,
            self.tr("Colour label"): changing.label,
            self.tr("Date"): changing.date,
            self.tr("Place"): changing.place,
            self.tr("Copyright"): changing.copyright,
            self.tr("Creator"): changing.creator,
        }
        added, removed = self.tr("+ “{tag}”"), self.tr("− “{tag}”")
        names |= {added.format(tag=shown(tag)): count for tag, count in changing.tags.items()}
        names |= {removed.format(tag=shown(tag)): count for tag, count in changing.no_tags.items()}
        return [f"{name}: {words.photos(count)}" for name, count in names.items() if count]

    @property
    def edit(self) -> Edit:
        """What was touched. Raises InvalidInputError for a place that is none."""
        label = self.label.value
        title, copyright, creator = self.title.value, self.copyright.value, self.creator.value
        description, place = self.description.value, self.place.value
        return Edit(
            DetailChange(
                None if title is None else one_line(title),
                None if description is None else paragraphs(description),
                None if copyright is None else one_line(copyright),
                None if place is None else read_place(place),
                None if creator is None else one_line(creator),
            ),
            RatingChange(
                stars=self.stars.value, label=None if label is None else ColourLabel(label)
            ),
            self._date(),
            self.tags.added,
            self.tags.removed,
        )

    def _date(self) -> Reading | None:
        return read_asked_date(self.date.value or "")

    def _changed(self) -> None:
        """Until it is known what changes it may be decided blindly: who types knows what."""
        edit = self._checked()
        self._ok.setEnabled(bool(edit))
        self._says.setText("" if edit else self.tr("Nothing is touched yet."))
        if edit:
            self._pause.start()
        else:
            self._pause.stop()

    def _checked(self) -> Edit | None:
        """The edit; None where a field cannot be read, which is said below it."""
        problems = dict.fromkeys(self._problems, "")
        if (self.date.value or "").strip() and self._date() is None:
            problems[self.date] = self.tr("This is no date. Write it like 2019-05-06 12:00.")
        edit = None
        try:
            edit = self.edit
        except InvalidInputError as error:
            problems[self.place] = in_one_line(error)
        for field, problem in problems.items():
            self._problems[field].setText(problem)
            self._problems[field].setVisible(bool(problem))
        return None if any(problems.values()) else edit

    def _ask(self) -> None:
        edit = self._checked()
        if edit:
            self.asked.emit(edit)

    def _decide(self) -> None:
        self.tags.take_typed()
        edit = self._checked()
        if edit:
            self.decided.emit(edit)
            self.accept()


def _written(place: Common[Place]) -> Common[str]:
    return Common(None if place.value is None else place_text(place.value), place.values)


def _dates(common: CommonDetails) -> str:
    """When the photos were taken: the first and the last."""
    if common.oldest is None or common.newest is None:
        return ""
    if common.oldest == common.newest:
        return words.moment(common.oldest)
    first, last = words.day(common.oldest.date()), words.day(common.newest.date())
    return first if first == last else f"{first} – {last}"
