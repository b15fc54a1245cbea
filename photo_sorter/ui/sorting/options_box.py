"""How files are sorted: below which folder, moved or copied, and what of a name that is taken."""

from __future__ import annotations

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from photo_sorter.core.sorting.plan import Collision, SortOptions
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import ChoiceBox, ElidedLabel, label, text_button
from photo_sorter.ui.sorting.sort_words import shown


class OptionsBox(QWidget):
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._into = ""
        below = {
            False: self.tr("below the folder that each photo is watched in"),
            True: self.tr("below a folder that I choose"),
        }
        ways = {
            False: self.tr("move the files"),
            True: self.tr("copy the files; the originals stay"),
        }
        taken = {
            Collision.ONE: self.tr("give it a number, unless it is the same picture"),
            Collision.NUMBER: self.tr("give it a number always"),
            Collision.SKIP: self.tr("leave the file where it is"),
        }
        self.where = ChoiceBox(theme, self.tr("Folders lie"), below, False)
        self.way = ChoiceBox(theme, self.tr("What is done"), ways, False)
        self.taken = ChoiceBox(theme, self.tr("If a name is taken"), taken, Collision.ONE)
        empty = {False: self.tr("stay"), True: self.tr("are removed")}
        self.empty = ChoiceBox(theme, self.tr("Folders that become empty"), empty, False)
        self._folder = ElidedLabel("quiet", Qt.TextElideMode.ElideMiddle)
        self._choose = text_button(self.tr("Choose…"), "", self.choose_folder)
        self._lay_out()
        self.where.activated.connect(lambda _: self._placed())
        self.way.activated.connect(lambda _: self.changed.emit())
        self.taken.activated.connect(lambda _: self.changed.emit())
        self.empty.activated.connect(lambda _: self.changed.emit())
        self._show()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        chosen = QHBoxLayout()
        chosen.setSpacing(UNIT)
        chosen.addWidget(self._folder, 1)
        chosen.addWidget(self._choose)
        for row, box in ((0, self.where), (2, self.way), (3, self.taken), (4, self.empty)):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(
                ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(12)
            grid.addWidget(label(box.accessibleName(), "quiet"), row, 0)
            grid.addWidget(box, row, 1)
        grid.addLayout(chosen, 1, 1)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab halts, in this order."""
        return [self.where, self._choose, self.way, self.taken, self.empty]

    @property
    def options(self) -> SortOptions:
        return SortOptions(
            copying=bool(self.way.currentData()),
            collision=Collision(self.taken.currentData()),
            into=self._into if self.where.currentData() else "",
            remove_empty=bool(self.empty.currentData()),
        )

    def set_options(self, options: SortOptions) -> None:
        self._into = options.into
        self.where.setCurrentIndex(self.where.findData(bool(options.into)))
        self.way.setCurrentIndex(self.way.findData(options.copying))
        self.taken.setCurrentIndex(self.taken.findData(options.collision))
        self.empty.setCurrentIndex(self.empty.findData(options.remove_empty))
        self._show()

    def set_folder(self, path: str) -> None:
        """Folders lie below that one from now on."""
        self._into = path
        self.where.setCurrentIndex(self.where.findData(bool(path)))
        self._show()
        self.changed.emit()

    def choose_folder(self) -> None:
        begin = self._into or QDir.homePath()
        dialog = QFileDialog(self, self.tr("Choose where the folders lie"), begin)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_folder)
        dialog.rejected.connect(lambda: self.set_folder(self._into))  # none is none
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _placed(self) -> None:
        if self.where.currentData() and not self._into:
            self.choose_folder()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = bool(self.where.currentData())
        self._folder.set_text(shown(self._into))
        self._folder.setVisible(chosen)
        self._choose.setVisible(chosen)
