"""What a person fills in for each way to put dates right."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from photo_sorter.core.date_fixes import (
    AsInFile,
    CameraClock,
    DateFix,
    FromName,
    SetDate,
    SetZone,
    Shift,
    Zone,
)
from photo_sorter.core.dated_photo import DatedPhoto
from photo_sorter.core.taken import Precision
from photo_sorter.core.written_dates import read_asked_date
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ChoiceBox, label
from photo_sorter.ui.dialogs.date_words import typed, zone_name

# Minutes east of UTC: every zone that there is.
_OFFSETS = (
    *range(-12 * 60, -9 * 60 - 30, 60), -9 * 60 - 30, *range(-9 * 60, -3 * 60 - 30, 60),
    -3 * 60 - 30, *range(-3 * 60, 3 * 60 + 1, 60), 210, 240, 270, 300, 330, 345, 360, 390, 420,
    480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840,
)  # fmt: skip
_EXACT = (Precision.MINUTE, Precision.SECOND, Precision.SUBSECOND)


class DateEditor(QWidget):
    """`fix` is what the person asks for, None where that is not said yet; `problem` says why."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    @property
    def fix(self) -> DateFix | None:
        raise NotImplementedError

    @property
    def problem(self) -> str:
        return ""

    def begin(self) -> None:
        """The keyboard comes here."""

    def add_hint(self, text: str) -> None:
        self.column.addWidget(label(text, "small", wrap=True))

    def add_row(self, *parts: QWidget | str, stretch: int = -1) -> None:
        """Widgets and words side by side; the widget at `stretch` takes the room that is left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, part in enumerate(parts):
            row.addWidget(label(part) if isinstance(part, str) else part, int(at == stretch))
        if stretch < 0:
            row.addStretch(1)
        self.column.addLayout(row)


class ShiftEditor(DateEditor):
    """By so much, or told by one photo."""

    def __init__(self, theme: Theme, photos: list[DatedPhoto]) -> None:
        super().__init__()
        ways = {1: self.tr("Later by"), -1: self.tr("Earlier by")}
        self._way = ChoiceBox(theme, self.tr("Later or earlier"), ways, 1)
        self._units = {
            "days": self._number(self.tr("days")),
            "hours": self._number(self.tr("hours")),
            "minutes": self._number(self.tr("minutes")),
            "seconds": self._number(self.tr("seconds")),
        }
        parts: list[QWidget | str] = [self._way]
        for field in self._units.values():
            parts += [field, field.accessibleName()]
        self.add_row(*parts)
        self._showed = QLineEdit()
        self._showed.setAccessibleName(self.tr("What the camera showed"))
        self._really = QLineEdit()
        self._really.setAccessibleName(self.tr("What it really was"))
        dated = next((p.taken for p in photos if p.taken and p.taken.precision in _EXACT), None)
        if dated is not None:
            self._showed.setText(typed(dated, Precision.SECOND))
        self._really.setPlaceholderText("2019-05-06 12:00")
        self.add_hint(self.tr("Or by what the camera showed, and what time it really was:"))
        self.add_row(self._showed, "→", self._really, stretch=2)
        self._showed.setMinimumWidth(190)
        self._way.currentIndexChanged.connect(self.changed)
        for field in self._units.values():
            field.textChanged.connect(self.changed)
        self._showed.textEdited.connect(self._compare)
        self._really.textEdited.connect(self._compare)

    @property
    def fix(self) -> DateFix | None:
        amounts = {unit: int(field.text() or 0) for unit, field in self._units.items()}
        by = timedelta(**amounts)
        return Shift(by * int(self._way.currentData())) if by else None

    def begin(self) -> None:
        self._units["hours"].setFocus()
        self._units["hours"].selectAll()

    def _number(self, name: str) -> QLineEdit:
        field = QLineEdit("0")
        field.setAccessibleName(name)
        field.setValidator(QIntValidator(0, 99_999))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(58)
        return field

    def _compare(self) -> None:
        """The difference of the two is what the fields above say."""
        showed, really = (read_asked_date(field.text()) for field in (self._showed, self._really))
        if showed is None or really is None:
            return
        if showed.precision not in _EXACT or really.precision not in _EXACT:
            return
        by = really.when - showed.when
        self._way.setCurrentIndex(int(by < timedelta()))
        whole = abs(by)
        hours, rest = divmod(whole.seconds, 3600)
        for field, value in zip(
            self._units.values(), (whole.days, hours, rest // 60, rest % 60), strict=True
        ):
            field.setText(str(value))


class SetEditor(DateEditor):
    def __init__(self, theme: Theme, photos: list[DatedPhoto]) -> None:
        super().__init__()
        self._date = QLineEdit()
        self._date.setAccessibleName(self.tr("Date and time"))
        self._date.setPlaceholderText("2019-05-06 12:00")
        self._date.textChanged.connect(self.changed)
        steps = {
            0: self.tr("the same date for all, in their order"),
            1: self.tr("one second from photo to photo"),
            60: self.tr("one minute from photo to photo"),
            3600: self.tr("one hour from photo to photo"),
            86_400: self.tr("one day from photo to photo"),
        }
        self._step = ChoiceBox(theme, self.tr("From photo to photo"), steps, 0)
        self._step.currentIndexChanged.connect(self.changed)
        if len(photos) == 1:
            if photos[0].taken is not None:
                self._date.setText(typed(photos[0].taken))
            self.add_row(self._date, stretch=0)
        else:
            self.add_row(self._date, self._step, stretch=0)
        self.add_hint(
            self.tr("What is not known is left out: “2019-05” is a month, “2019” a year.")
        )

    @property
    def fix(self) -> DateFix | None:
        reading = read_asked_date(self._date.text())
        if reading is None:
            return None
        step = timedelta(seconds=self._step.currentData())
        return SetDate(reading.when, reading.precision, reading.zone, step)

    @property
    def problem(self) -> str:
        if not self._date.text().strip() or self.fix is not None:
            return ""
        return self.tr("This is no date. Write it like 2019-05-06 12:00.")

    def begin(self) -> None:
        self._date.setFocus()
        self._date.selectAll()


class NameEditor(DateEditor):
    def __init__(self) -> None:
        super().__init__()
        self.add_hint(
            self.tr(
                "Phones, screenshots and messengers write the date into the file's name: "
                "IMG_20190506_120000.jpg, IMG-20190506-WA0001.jpg."
            )
        )

    @property
    def fix(self) -> DateFix | None:
        return FromName()


class FileEditor(DateEditor):
    def __init__(self) -> None:
        super().__init__()
        self.add_hint(self.tr("What you said of the dates is taken back; the file's dates count."))

    @property
    def fix(self) -> DateFix | None:
        return AsInFile()


class ZoneEditor(DateEditor):
    """The zone, and what the camera's clock showed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._zones: list[Zone | None] = [None, *_OFFSETS]
        self._clocks: list[Zone | CameraClock] = [*CameraClock, *_OFFSETS]
        names = [self.tr("the zone of the place (GPS)"), *map(zone_name, _OFFSETS)]
        self._zone = ChoiceBox(theme, self.tr("Taken in"), dict(enumerate(names)), 0)
        names = [
            self.tr("the time at the place; the zone is noted, the time stays"),
            self.tr("the time of the zone that the photo notes"),
            *(self.tr("the time of {zone}").format(zone=zone_name(m)) for m in _OFFSETS),
        ]
        self._clock = ChoiceBox(theme, self.tr("The clock showed"), dict(enumerate(names)), 0)
        for name, box in ((self.tr("Taken in"), self._zone),
                          (self.tr("The clock showed"), self._clock)):  # fmt: skip
            words = label(name)
            words.setMinimumWidth(120)
            self.add_row(words, box, stretch=1)
            box.currentIndexChanged.connect(self.changed)

    @property
    def fix(self) -> DateFix | None:
        zone = self._zones[self._zone.currentIndex()]
        return SetZone(zone, self._clocks[self._clock.currentIndex()])

    def begin(self) -> None:
        self._zone.setFocus()
