"""After the first folder: the albums that the first page offered and the person kept are made."""

from __future__ import annotations

from PySide6.QtCore import QObject

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.operations import Compound, CreateAlbum
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.pages.first_start import FirstStart


class FirstFolder(QObject):
    """Waits for it where none was added before; once it came, no album is offered again."""

    def __init__(self, window: WindowContext, page: FirstStart) -> None:
        super().__init__(page)
        self._window, self._page = window, page
        window.commands.changed.connect(self._changed)
        if not window.settings.current().first_start_done:
            window.tasks.run(window.library.albums.suggested, page.offer_albums)

    def _changed(self, change: Change) -> None:
        first = not self._window.settings.current().first_start_done
        if change.deed.action is Action.FOLDER_ADDED and first:
            self._make_albums()
            self._window.settings.change(first_start_done=True)

    def _make_albums(self) -> None:
        wanted = self._page.wanted_albums()
        self._page.offer_albums(())
        if wanted:
            albums = tuple(CreateAlbum(name, description) for name, description in wanted)
            self._window.commands.do(Compound(albums, Action.ALBUMS_CREATED))
