"""The sidebar: all photos, needs attention, albums, tags, folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from photo_sorter.core.photo import Folder, FolderState
from photo_sorter.core.query import InAlbum, InFolder, Tag
from photo_sorter.core.views import Album, AlbumKind, TagSummary
from photo_sorter.ui.base import words
from photo_sorter.ui.base.drag import local_files, photo_ids
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import SIDEBAR_WIDTH
from photo_sorter.ui.base.widgets import icon_button, label
from photo_sorter.ui.browse.browser import Place, PlaceKind
from photo_sorter.ui.sidebar.rows import ENTRY, Entry, EntryDelegate

TAGS_SHOWN = 8  # the commonest; the rest one click away


@dataclass(frozen=True, slots=True)
class SidebarData:
    photo_count: int = 0
    failure_count: int = 0
    albums: Sequence[Album] = ()
    tags: Sequence[TagSummary] = ()
    folders: Sequence[Folder] = ()


class Sidebar(QListWidget):
    """Shows a `SidebarData`; says what was chosen, dropped or asked for."""

    place_chosen = Signal(object)  # Place
    menu_requested = Signal(object, QPoint)  # Place, global position
    photos_dropped = Signal(object, list)  # Place of an album, photo ids
    folders_dropped = Signal(list)  # paths
    add_album_requested = Signal()
    edit_vocabulary_requested = Signal()
    add_folder_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme = theme
        self._data = SidebarData()
        self._all_tags = False
        self._chosen = Place()
        self.setItemDelegate(EntryDelegate(theme, self))
        self.setAccessibleName(self.tr("Places"))
        self.setMinimumWidth(180)
        self.setViewportMargins(0, 8, 0, 8)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.currentItemChanged.connect(self._current_changed)
        self.itemClicked.connect(self._clicked)
        self.customContextMenuRequested.connect(self._menu)
        theme.changed.connect(self.viewport().update)
        self.show_data(self._data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the headings are widgets, which would stay as wide

    def sizeHint(self) -> QSize:
        return QSize(SIDEBAR_WIDTH, 400)

    def show_data(self, data: SidebarData) -> None:
        """Show new counts and entries; what is chosen and the scroll position stay."""
        self._data = data
        scroll = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        self._entry(
            Entry(Place(PlaceKind.ALL, title=self.tr("All photos")), "photos", data.photo_count)
        )
        if data.failure_count:
            self._entry(
                Entry(
                    Place(PlaceKind.ATTENTION, title=self.tr("Needs attention")),
                    "attention",
                    data.failure_count,
                    alert=True,
                )
            )
        self._heading(
            self.tr("Albums"), self.tr("New album"), "plus", self.add_album_requested.emit
        )
        for album in data.albums:
            icon = "album-auto" if album.kind is AlbumKind.DESCRIBED else "album"
            self._entry(
                Entry(
                    Place(PlaceKind.ALBUM, InAlbum(album.id), album.name),
                    icon,
                    album.count,
                    note=album.description,
                )
            )
        if data.tags:
            self._heading(
                self.tr("Tags"),
                self.tr("Edit the tag words"),
                "pencil",
                self.edit_vocabulary_requested.emit,
            )
        for tag in self._shown_tags():
            place = Place(PlaceKind.TAG, Tag(tag.name), tag.name)
            self._entry(Entry(place, "tag", tag.count))
        if len(data.tags) > TAGS_SHOWN:
            text = (
                self.tr("Fewer tags")
                if self._all_tags
                else self.tr("All %n tag(s)", "", len(data.tags))
            )
            self._entry(Entry(None, "minus" if self._all_tags else "more", 0, title=text))
        self._heading(
            self.tr("Folders"),
            self.tr("Add a folder (Ctrl+O)"),
            "plus",
            self.add_folder_requested.emit,
        )
        for folder in data.folders:
            self._entry(self._folder_entry(folder))
        self._choose_again()
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scroll)

    def set_chosen(self, place: Place) -> None:
        """Another part of the window went there."""
        self._chosen = place
        self.blockSignals(True)
        self._choose_again()
        self.blockSignals(False)

    def _folder_entry(self, folder: Folder) -> Entry:
        name = folder.path.rstrip("/").rsplit("/", 1)[-1] or folder.path
        notes = {
            FolderState.ONLINE: folder.path,
            FolderState.OFFLINE: self.tr(
                "{path}\nNot connected now. Its photos stay here until it comes back."
            ).format(path=folder.path),
            FolderState.UNREADABLE: self.tr(
                "{path}\nThis folder may not be read. Check its permissions."
            ).format(path=folder.path),
        }
        icons = {
            FolderState.ONLINE: "folder",
            FolderState.OFFLINE: "offline",
            FolderState.UNREADABLE: "attention",
        }
        return Entry(
            Place(PlaceKind.FOLDER, InFolder(folder.id), name),
            icons[folder.state],
            folder.photo_count,
            note=notes[folder.state],
            dim=folder.state is not FolderState.ONLINE,
        )

    def _shown_tags(self) -> Sequence[TagSummary]:
        tags = sorted(self._data.tags, key=lambda tag: (-tag.count, tag.name))
        return tags if self._all_tags else tags[:TAGS_SHOWN]

    def _entry(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.text)
        item.setData(ENTRY, entry)
        item.setToolTip(entry.note)
        spoken = f"{entry.text}, {words.number(entry.count)}" if entry.count else entry.text
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.addItem(item)

    def _heading(self, text: str, action: str, icon: str, clicked: Callable[[], None]) -> None:
        item = QListWidgetItem()
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        item.setSizeHint(QSize(0, 46))
        self.addItem(item)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(18, 14, 10, 2)
        layout.addWidget(label(text, "section"), 1)
        button = icon_button(self._theme, icon, action, clicked)
        button.setIconSize(QSize(16, 16))
        layout.addWidget(button)
        self.setItemWidget(item, row)

    def _choose_again(self) -> None:
        for row in range(self.count()):
            entry = self.item(row).data(ENTRY)
            if entry is not None and entry.place is not None and _same(entry.place, self._chosen):
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)

    def _current_changed(self, item: QListWidgetItem | None) -> None:
        entry = item.data(ENTRY) if item is not None else None
        if entry is not None and entry.place is not None:
            self._chosen = entry.place
            self.place_chosen.emit(entry.place)

    def _clicked(self, item: QListWidgetItem) -> None:
        entry = item.data(ENTRY)
        if entry is None:
            return
        if entry.place is None:
            self._all_tags = not self._all_tags
            self.show_data(self._data)
        else:
            self.place_chosen.emit(entry.place)  # also where it is chosen: it ends a search

    def _menu(self, position: QPoint) -> None:
        item = self.itemAt(position)
        entry = item.data(ENTRY) if item is not None else None
        if entry is not None and entry.place is not None:
            self.menu_requested.emit(entry.place, self.viewport().mapToGlobal(position))

    def _album_at(self, position: QPoint) -> Place | None:
        item = self.itemAt(position)
        entry = item.data(ENTRY) if item is not None else None
        if entry is None or entry.place is None or entry.place.kind is not PlaceKind.ALBUM:
            return None
        place: Place = entry.place
        return place

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if photo_ids(event.mimeData()) or local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if local_files(event.mimeData()) or self._album_at(event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        album = self._album_at(event.position().toPoint())
        ids, files = photo_ids(event.mimeData()), local_files(event.mimeData())
        if ids and album is not None:
            self.photos_dropped.emit(album, ids)
            event.acceptProposedAction()
        elif files:
            self.folders_dropped.emit(files)
            event.acceptProposedAction()


def _same(one: Place, other: Place) -> bool:
    return one.kind is other.kind and one.query == other.query
