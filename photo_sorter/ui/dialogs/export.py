"""How photos are exported; what comes of it is said while one chooses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.names import export_template
from photo_sorter.core.exporting.options import Colours, Existing, ExportFormat, ExportOptions
from photo_sorter.core.exporting.presets import Presets
from photo_sorter.core.exporting.sizes import ORIGINAL_SIZE
from photo_sorter.services.exporting.report import ExportPlan
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.widgets import ChoiceBox, label, text_button
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.export_fields import QualityField, SizeField, StripField
from photo_sorter.ui.dialogs.export_presets import PresetRow

_PAUSE = 250  # milliseconds without a change, then it is asked what comes of it


class ExportDialog(Dialog):
    asked = Signal(object, object)  # ExportOptions, Path: what would come of it?
    decided = Signal(object, object)  # ExportOptions, Path
    folder_wanted = Signal()
    zip_wanted = Signal()
    presets_changed = Signal(object)  # Presets: the person's own are these now

    def __init__(
        self,
        theme: Theme,
        photos: int,
        last: ExportOptions | None,
        presets: Presets,
        target: str,
        parent: QWidget | None,
    ) -> None:
        """`last` are the options of the last export, `presets` a person's own. Each `asked` wants a
        `show_plan` or a `show_problem`."""
        super().__init__(parent)
        self._photos = photos
        self.set_title(self.tr("Export %n photo(s)", "", photos))
        self.resize_within_screen(620, 640)
        self.presets = PresetRow(theme, last, presets)
        self.presets.chosen.connect(self.set_options)
        self.presets.save_wanted.connect(self._keep_preset)
        self.presets.changed.connect(self.presets_changed)
        self.column.addWidget(self.presets)
        self.size_field = SizeField(theme)
        self.format = ChoiceBox(
            theme,
            self.tr("Format"),
            {
                ExportFormat.AS_IT_IS.value: self.tr("As it is"),
                ExportFormat.JPEG.value: "JPEG",
                ExportFormat.WEBP.value: "WebP",
                ExportFormat.PNG.value: "PNG",
            },
            ExportFormat.AS_IT_IS.value,
        )
        self.quality = QualityField()
        self.colours = ChoiceBox(
            theme,
            self.tr("Colours"),
            {
                Colours.KEEP.value: self.tr("Keep them"),
                Colours.SRGB.value: self.tr("sRGB, for every screen"),
            },
            Colours.KEEP.value,
        )
        self.strip = StripField()
        self.words = QCheckBox(self.tr("What you said of them"))
        self.sidecars = QCheckBox(self.tr("Sidecars (XMP)"))
        self.take_along = QCheckBox(self.tr("RAW files and films, copied unchanged"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Names"))
        self.existing = ChoiceBox(
            theme,
            self.tr("Where a name is taken"),
            {
                Existing.NUMBER.value: self.tr("Give the copy a number"),
                Existing.SKIP.value: self.tr("Leave the photo out"),
            },
            Existing.NUMBER.value,
        )
        self.target = QLineEdit(target)
        self.target.setAccessibleName(self.tr("Where to"))
        self._fill()
        self._says = label("", "quiet", wrap=True)
        self._says.setMinimumHeight(self._says.fontMetrics().lineSpacing() * 2)
        self.column.addWidget(self._says)
        self._problem = label("", "warning", wrap=True)
        self.column.addWidget(self._problem)
        self._ok = text_button(self.tr("Export"), "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._connect()
        self._setting = False
        self.set_options(last or ExportOptions())

    # ------------------------------------------------------------------------------ options

    @property
    def options(self) -> ExportOptions:
        """Raises InvalidInputError."""
        name = self.name.text().strip() or "{original}"
        export_template(name)
        return ExportOptions(
            self.size_field.value,
            ExportFormat(self.format.currentData()),
            self.quality.value,
            Colours(self.colours.currentData()),
            self.strip.value,
            self.words.isChecked(),
            self.sidecars.isChecked(),
            name,
            Existing(self.existing.currentData()),
            self.take_along.isChecked(),
        )

    def set_options(self, options: ExportOptions) -> None:
        self._setting = True
        self.size_field.set_value(options.size)
        for box, value in (
            (self.format, options.format.value),
            (self.colours, options.colours.value),
            (self.existing, options.existing.value),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.quality.set_value(options.quality)
        self.strip.set_value(options.strip)
        self.words.setChecked(options.words)
        self.sidecars.setChecked(options.sidecars)
        self.take_along.setChecked(options.take_along)
        self.name.setText(options.name)
        self._setting = False
        self._changed()

    def set_target(self, path: str) -> None:
        self.target.setText(path)

    # ----------------------------------------------------------------------------- what comes

    def show_plan(self, plan: ExportPlan, example: int) -> None:
        """What would come of what was asked last; `example` is the size of one copy in bytes."""
        count = len(plan.copies)
        told = [words.photos(count)]
        if example:
            each = self.tr("about {size} each").format(size=words.size(example))
            told.append(each if count != 1 else words.size(example))
            if count > 1:
                total = words.size(example * count + plan.along_size)
                told.append(self.tr("some {size} in all").format(size=total))
        lines = [" · ".join(told), *self._remarks(plan)]
        self._says.setText("\n".join(lines))
        self._ok.setEnabled(count > 0)

    def show_problem(self, error: PhotoSorterError) -> None:
        self._says.setText("")
        self._say_problem(in_one_line(error))

    def _remarks(self, plan: ExportPlan) -> list[str]:
        anew = sum(copy.encoding is not Encoding.COPY for copy in plan.copies)
        as_it_is = plan.options.format is ExportFormat.AS_IT_IS
        numbered = plan.taken - len(plan.passed_over)
        said = [
            (
                len(plan.passed_over),
                self.tr("%Ln left out: the name is taken", "", len(plan.passed_over)),
            ),
            (numbered, self.tr("%Ln with a number: the name is taken", "", numbered)),
            (len(plan.away), self.tr("%Ln not there now", "", len(plan.away))),
            (plan.along, self.tr("%Ln RAW file(s) or film(s) beside them", "", plan.along)),
            (
                plan.left_along,
                self.tr("%Ln RAW file(s) or film(s) left out", "", plan.left_along),
            ),
            (
                anew if as_it_is else 0,
                self.tr("%Ln written anew, as JPEG where its format is not written", "", anew),
            ),
        ]
        example = plan.copies[0] if plan.copies else None
        name = "" if example is None else "/".join((*example.folder, example.name))
        first = [self.tr("The first: {name}").format(name=name)] if name else []
        remarks = [text for count, text in said if count]
        return [*first, *([" · ".join(remarks)] if remarks else [])]

    # --------------------------------------------------------------------------------- parts

    def _keep_preset(self, name: str) -> None:
        """The options as they stand, under a name."""
        try:
            self.presets.keep(name, self.options)
        except InvalidInputError as error:
            self.presets.say_problem(error)

    def _fill(self) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 4, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        fields = "{year} {month:02} {day:02} {original} {counter:03} {album} {tag} {event}"
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Where to"), self._target_row()),
            (self.tr("Size"), self.size_field),
            (self.tr("Format"), _left(self.format)),
            (self.tr("Quality"), self.quality),
            (self.tr("Colours"), _left(self.colours)),
            (self.tr("Leave out"), self.strip),
            (self.tr("Add"), _left(self.words, self.sidecars)),
            ("", _left(self.take_along)),
            (self.tr("Names"), self.name),
            ("", label(fields, "small", wrap=True)),
            (self.tr("Name taken"), _left(self.existing)),
        ]
        self._quality_row: list[QWidget] = []
        for at, (name, widget) in enumerate(rows):
            grid.addWidget(widget, at, 1)
            if name:
                heading = label(name, "quiet")
                heading.setContentsMargins(0, 6, 0, 0)
                grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
                if widget is self.quality:
                    self._quality_row = [heading, widget]
        grid.setRowStretch(len(rows), 1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(body)
        self.column.addWidget(room, 1)

    def _target_row(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.target, 1)
        row.addWidget(text_button(self.tr("Folder…"), "", self.folder_wanted.emit))
        row.addWidget(text_button(self.tr("Zip…"), "", self.zip_wanted.emit))
        return whole

    def _connect(self) -> None:
        for field in (self.size_field, self.quality, self.strip):
            field.changed.connect(self._changed)
        for box in (self.format, self.colours, self.existing):
            box.currentIndexChanged.connect(self._changed)
        for check in (self.words, self.sidecars, self.take_along):
            check.toggled.connect(self._changed)
        for line in (self.name, self.target):
            line.textChanged.connect(self._changed)

    # -------------------------------------------------------------------------------- asking

    def _changed(self) -> None:
        if self._setting:
            return
        checked = self._checked()
        for part in self._quality_row:
            part.setVisible(checked is None or _may_lose(checked[0]))
        tells_all = not self.strip.value
        self.take_along.setEnabled(tells_all)
        self.take_along.setToolTip("" if tells_all else self.tr("They would tell all of it"))
        self._ok.setEnabled(checked is not None)
        if checked is None:
            self._says.setText("")
            self._pause.stop()
        else:
            self._says.setText(self.tr("Looking what comes of it…"))
            self._pause.start()

    def _checked(self) -> tuple[ExportOptions, Path] | None:
        """None where a field cannot be read, which is said."""
        try:
            options = self.options
        except InvalidInputError as error:
            self._say_problem(in_one_line(error))
            return None
        self._say_problem("")
        text = self.target.text().strip()
        return (options, Path(text).expanduser()) if text else None

    def _say_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _ask(self) -> None:
        checked = self._checked()
        if checked is not None:
            self.asked.emit(*checked)

    def _decide(self) -> None:
        checked = self._checked()
        if checked is not None:
            self.decided.emit(*checked)
            self.accept()


def _may_lose(options: ExportOptions) -> bool:
    """Whether any picture may be written anew in a format that has a quality."""
    if options.format is ExportFormat.AS_IT_IS:
        return options != replace(
            options, size=ORIGINAL_SIZE, colours=Colours.KEEP, strip=frozenset()
        )
    return options.format is not ExportFormat.PNG


def _left(*widgets: QWidget) -> QWidget:
    """Side by side, no wider than they need be."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return whole
