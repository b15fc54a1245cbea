"""The sidebar: every place, by section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from photo_sorter.core.keywords import shown
from photo_sorter.core.operations import Operation
from photo_sorter.core.tag_tree import TagColour, ancestors
from photo_sorter.ui.base import words
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.drag import drag_tag, local_files, photo_ids, tag_name
from photo_sorter.ui.base.menus import menu_of, pop_up
from photo_sorter.ui.base.tokens import SIDEBAR_WIDTH
from photo_sorter.ui.base.widgets import icon_button, label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.places.folding import first_tops, lines_of
from photo_sorter.ui.places.place_type import Entry, PlaceType, Section
from photo_sorter.ui.places.rows import (
    ENTRY,
    FURTHER,
    KIND,
    OPEN,
    SECTION,
    EntryDelegate,
    on_fold,
)
from photo_sorter.ui.places.table import PLACE_TYPES, type_of


class Sidebar(QListWidget):
    """Shows what the library holds as places; goes to the one that is chosen."""

    def __init__(self, window: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._window, self._theme = window, window.theme
        self._data = Holdings()
        self._whole: set[int] = set()  # sections that show all of their places, by number
        self._open: set[str] = set()  # places that show what lies below them, by their titles
        self._chosen = Place()
        self.setItemDelegate(EntryDelegate(self._theme, self))
        self.setAccessibleName(self.tr("Places"))
        self.setMinimumWidth(180)
        self.setViewportMargins(0, 8, 0, 8)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.currentItemChanged.connect(self._current_changed)
        self.itemClicked.connect(self._clicked)
        self.customContextMenuRequested.connect(self._menu)
        self._theme.changed.connect(self.viewport().update)
        window.overview.loaded.connect(self.show_data)
        window.browser.place_changed.connect(self.set_chosen)
        self.show_data(self._data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the headings are widgets, which would stay as wide

    def sizeHint(self) -> QSize:
        return QSize(SIDEBAR_WIDTH, 400)

    def show_data(self, data: Holdings) -> None:
        """Show new counts and entries; what is chosen and the scroll position stay."""
        self._data = data
        scroll = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        by_section = groupby(PLACE_TYPES, key=lambda kind: kind.section)
        for number, (section, each) in enumerate(by_section):
            kinds = list(each)
            entries = [entry for kind in kinds for entry in kind.entries(data)]
            self._section(number, section, kinds[0], entries)
        self._choose_again()
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scroll)

    def set_chosen(self, place: Place) -> None:
        """Another part of the window went there; what it lies below is unfolded."""
        if not place.same_as(self._chosen):
            self._chosen = place
            above = {shown(path) for path in ancestors(place.tag or "")} - self._open
            if above:
                self._open |= above
                self.show_data(self._data)
        self._chosen = place
        self.blockSignals(True)
        self._choose_again()
        self.blockSignals(False)

    def _section(
        self,
        number: int,
        section: Section | None,
        kind: PlaceType,
        entries: Sequence[Entry],
    ) -> None:
        if section is not None and (entries or section.shown_empty):
            self._heading(section, kind)
        whole = number in self._whole
        fold = None if section is None else section.fold
        if fold is None:
            for entry in entries:
                self._entry(entry)
            return
        tops = sum(entry.depth == 0 for entry in entries)
        most = fold.limit if whole else fold.most
        for line in lines_of(first_tops(entries, most), self._open, fold.limit):
            if line.entry is None:
                self._further(fold.further(line.left_out))
            else:
                self._entry(line.entry).setData(OPEN, line.is_open)
        if whole and tops > most:
            self._further(fold.further(tops - most))
        if tops > fold.most:
            text = fold.fewer() if whole else fold.all_of_them(tops)
            more = self._entry(Entry(None, "minus" if whole else "more", title=text))
            more.setData(SECTION, number)

    def _entry(self, entry: Entry) -> QListWidgetItem:
        item = QListWidgetItem(entry.text)
        item.setData(ENTRY, entry)
        item.setToolTip(entry.note)
        coloured = entry.colour is not TagColour.NONE
        colour = words.tag_colour(entry.colour) if coloured else ""
        count = words.number(entry.count) if entry.count else ""
        spoken = ", ".join(filter(None, (entry.text, count, colour)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.addItem(item)
        return item

    def _further(self, text: str) -> None:
        """Leads to the palette: a list of thousands is none."""
        item = self._entry(Entry(None, "search", title=text))
        item.setData(FURTHER, True)

    def _heading(self, section: Section, kind: PlaceType) -> None:
        item = QListWidgetItem()
        item.setData(KIND, kind)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, section.heading())
        item.setSizeHint(QSize(0, 46))
        self.addItem(item)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(18, 14, 10, 2)
        layout.addWidget(label(section.heading(), "section"), 1)
        button = icon_button(
            self._theme, section.icon, section.button(), lambda: section.run(self._window)
        )
        button.setIconSize(QSize(16, 16))
        layout.addWidget(button)
        self.setItemWidget(item, row)

    def _choose_again(self) -> None:
        for row in range(self.count()):
            entry = self.item(row).data(ENTRY)
            if entry is not None and entry.place is not None and entry.place.same_as(self._chosen):
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)

    def _current_changed(self, item: QListWidgetItem | None) -> None:
        place = _place(item)
        if place is not None:
            self._chosen = place
            self._window.browser.go_to(place)

    def _clicked(self, item: QListWidgetItem) -> None:
        place = _place(item)
        if place is not None:
            self._window.browser.go_to(place)  # also where it is chosen: it ends a search
        elif item.data(FURTHER):
            self._window.frame.show_palette()
        elif item.data(ENTRY) is not None:
            self._whole ^= {item.data(SECTION)}
            self.show_data(self._data)

    def _unfold(self, item: QListWidgetItem, is_open: bool) -> None:
        """Show what lies below it, or no more."""
        entry: Entry = item.data(ENTRY)
        self._open = self._open | {entry.text} if is_open else self._open - {entry.text}
        row = self.row(item)
        self.show_data(self._data)
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        item = self.itemAt(position)
        is_open: bool | None = None if item is None else item.data(OPEN)
        if item is not None and is_open is not None and on_fold(item.data(ENTRY), position.x()):
            self._unfold(item, not is_open)
            event.accept()
        else:
            super().mousePressEvent(event)

    def _folded_by(self, key: int, item: QListWidgetItem) -> bool:
        """Right and left unfold and fold; left goes up from what cannot be folded."""
        is_open: bool | None = item.data(OPEN)
        entry: Entry | None = item.data(ENTRY)
        if key == Qt.Key.Key_Right and is_open is False:
            self._unfold(item, True)
        elif key == Qt.Key.Key_Left and is_open:
            self._unfold(item, False)
        elif key == Qt.Key.Key_Left and entry is not None and entry.depth:
            rows = range(self.row(item) - 1, -1, -1)
            self.setCurrentRow(next(r for r in rows if _depth(self.item(r)) < entry.depth))
        else:
            return False
        return True

    def startDrag(self, supported: Qt.DropAction) -> None:
        place = _place(self.currentItem())
        tag = "" if place is None else type_of(place).carried(place)
        if tag:
            drag_tag(self, tag)

    def event(self, event: QEvent) -> bool:
        """F2 is the tag's, though elsewhere it is the photos'."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            place = _place(self.currentItem())
            renames = place is not None and type_of(place).carried(place)
            if event.key() == Qt.Key.Key_F2 and renames:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        place = _place(item)
        if item is not None and self._folded_by(event.key(), item):
            return
        if event.key() == Qt.Key.Key_F2 and place is not None:
            type_of(place).edit(place, self._window)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            section = item.data(SECTION)
            self._clicked(item)
            for row in range(self.count()) if section is not None else ():  # they were made anew
                if self.item(row).data(SECTION) == section:
                    self.setCurrentRow(row)
        else:
            super().keyPressEvent(event)

    def _menu(self, position: QPoint) -> None:
        place = _place(self.itemAt(position))
        items = type_of(place).menu(place, self._window) if place is not None else ()
        if items:
            pop_up(menu_of(self._theme, self, items), self.viewport().mapToGlobal(position))

    def _dropped_at(self, position: QPoint, ids: Sequence[int] = ()) -> Operation | None:
        """What dropping those photos there does; None where no photos can be dropped."""
        place = _place(self.itemAt(position))
        return None if place is None else type_of(place).put_in(place, of_photos(ids))

    def _moved_to(self, position: QPoint, tag: str) -> Operation | None:
        """What dropping that tag there does; on the heading it comes to the top."""
        item = self.itemAt(position)
        kind: PlaceType | None = item.data(KIND) if item is not None else None
        place = _place(item)
        if place is not None:
            return type_of(place).put_below(place, tag)
        return None if kind is None else kind.put_below(None, tag)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if (
            tag_name(event.mimeData())
            or photo_ids(event.mimeData())
            or local_files(event.mimeData())
        ):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        tag = tag_name(event.mimeData())
        if tag:
            event.setAccepted(self._moved_to(event.position().toPoint(), tag) is not None)
        elif local_files(event.mimeData()) or self._dropped_at(event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        tag = tag_name(event.mimeData())
        moved = self._moved_to(event.position().toPoint(), tag) if tag else None
        if moved is not None:
            self._window.commands.do(moved)
            event.acceptProposedAction()
            return
        ids, files = photo_ids(event.mimeData()), local_files(event.mimeData())
        operation = self._dropped_at(event.position().toPoint(), ids) if ids else None
        if operation is not None:
            self._window.commands.do(operation)
            event.acceptProposedAction()
        elif files:
            self._window.commands.add_folders(files)
            event.acceptProposedAction()


def _depth(item: QListWidgetItem) -> int:
    entry: Entry | None = item.data(ENTRY)
    return 0 if entry is None else entry.depth


def _place(item: QListWidgetItem | None) -> Place | None:
    """The place that a line stands for."""
    entry: Entry | None = item.data(ENTRY) if item is not None else None
    return entry.place if entry is not None else None
