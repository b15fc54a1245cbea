"""Everything that has a key: one action each, with its words, icon and shortcut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from photo_sorter.ui.base.theme import Theme


class Actions(QObject):
    """Actions of `window`; those on photos listen only while `photos` has the keyboard, so that
    Space and Return still press buttons elsewhere."""

    def __init__(self, theme: Theme, window: QWidget, photos: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window, self._photos = theme, window, photos
        self.search = self._add(self.tr("Search"), "search", "Ctrl+F")
        self.back = self._add(self.tr("Back"), "left", "Esc")
        self.add_folder = self._add(self.tr("Add a folder…"), "folder-plus", "Ctrl+O")
        self.new_album = self._add(self.tr("New album…"), "album", "Ctrl+N")
        self.rescan = self._add(self.tr("Look through the folders again"), "refresh", "F5")
        self.undo = self._add(self.tr("Undo"), "undo", "Ctrl+Z")
        self.redo = self._add(self.tr("Redo"), "redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.settings = self._add(self.tr("Settings…"), "settings", "Ctrl+,")
        self.models = self._add(self.tr("Models…"), "model", "")
        self.vocabulary = self._add(self.tr("Tag words…"), "words", "")
        self.shortcuts = self._add(self.tr("Keyboard"), "keyboard", "?")
        self.about = self._add(self.tr("About Photo Sorter"), "info", "")
        self.quit = self._add(self.tr("Quit"), "close", "Ctrl+Q")
        self.sidebar = self._add(self.tr("Show or hide the sidebar"), "sidebar", "Ctrl+B")
        self.panel = self._add(self.tr("Show or hide the details"), "panel", "Ctrl+I")
        self.larger = self._add(self.tr("Larger photos"), "zoom-in", "Ctrl++", "Ctrl+=")
        self.smaller = self._add(self.tr("Smaller photos"), "zoom-out", "Ctrl+-")
        self.peek = self._on_photos(self.tr("Peek"), "eye", "Space")
        self.open = self._add(self.tr("Open"), "eye", "")
        self.similar = self._add(self.tr("Find similar"), "similar", "S")
        self.tag = self._add(self.tr("Add a tag…"), "tag", "T")
        self.rename = self._add(self.tr("Rename…"), "pencil", "F2")
        self.take_out = self._on_photos(self.tr("Take out"), "minus", "Del")
        self.show_file = self._add(self.tr("Show in the file manager"), "external", "")
        self.copy = self._on_photos(self.tr("Copy the files"), "copy", "Ctrl+C")
        self.copy_path = self._add(self.tr("Copy the path"), "copy", "Ctrl+Shift+C")

    def main_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.setAccessibleName(self.tr("Menu"))
        groups = (
            (self.add_folder, self.new_album),
            (self.rescan, self.undo, self.redo),
            (self.models, self.vocabulary, self.settings),
            (self.shortcuts, self.about),
            (self.quit,),
        )
        for number, group in enumerate(groups):
            if number:
                menu.addSeparator()
            menu.addActions(group)
        return menu

    def connect_all(self, **slots: Callable[[], object]) -> None:
        """One slot for each action by name."""
        for name, slot in slots.items():
            action: QAction = getattr(self, name)
            action.triggered.connect(lambda _=False, act=slot: act())

    def _add(self, text: str, icon: str, *keys: str) -> QAction:
        return self._make(text, icon, self._window, Qt.ShortcutContext.WindowShortcut, *keys)

    def _on_photos(self, text: str, icon: str, *keys: str) -> QAction:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        return self._make(text, icon, self._photos, context, *keys)

    def _make(
        self, text: str, icon: str, owner: QWidget, context: Qt.ShortcutContext, *keys: str
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        action.setShortcutContext(context)
        owner.addAction(action)
        self._theme.set_icon(action, icon, "quiet")
        return action
