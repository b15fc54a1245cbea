"""What the hands do with photos in the grid: open, choose, drag, ask for their menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt

from photo_sorter.ui.actions.menus import photo_menu
from photo_sorter.ui.actions.window_actions import Actions
from photo_sorter.ui.base.drag import drag_photos
from photo_sorter.ui.base.menus import pop_up
from photo_sorter.ui.base.thumbnails import SIDES
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.grid.view import PhotoGrid
from photo_sorter.ui.viewer.viewer import Viewer


class PhotoHands(QObject):
    def __init__(
        self, window: WindowContext, grid: PhotoGrid, viewer: Viewer, actions: Actions
    ) -> None:
        super().__init__(grid)
        self._window, self._grid = window, grid
        self._viewer, self._actions = viewer, actions
        grid.opened.connect(self.open)
        grid.menu_requested.connect(self._menu)
        grid.drag_requested.connect(self._drag)
        grid.selection_changed.connect(self._choose)
        grid.selection_changed.connect(self._renew_viewer)
        viewer.closed.connect(self._back_from_viewer)
        viewer.moved.connect(grid.show_photo)  # what is done is done with the one that is seen
        window.chosen.described.connect(viewer.describe)
        window.chosen.described.connect(self._warm_up)
        for spec in actions.specs:
            if spec.on_photos and spec.id != "peek":
                viewer.addAction(actions[spec.id])

    def _choose(self, ids: list[int], seen: list[int]) -> None:
        """The viewer shows one photo: there a closed stack is that one alone."""
        alone = self._viewer.isVisible()
        self._window.chosen.choose(
            seen if alone else ids,
            seen,
            of_stack=self._grid.chose_of_stack,
            stacks=0 if alone else self._grid.chosen_stacks,
        )

    def open(self, photo_id: int) -> None:
        self._viewer.open(self._grid.neighbours(), photo_id)

    def open_current(self) -> None:
        photo_id = self._grid.selection.current_id
        if photo_id is not None:
            self.open(photo_id)

    def show(self, photo_id: int) -> None:
        """Find the photo among those that are listed, and open it."""
        self._grid.reveal(photo_id)
        self._grid.show_photo(photo_id)
        if photo_id in self._grid.selection.ids:
            self.open(photo_id)

    def _warm_up(self) -> None:
        """Whoever chooses a photo may open it next."""
        library = self._window.library
        self._window.tasks.run(library.pictures.warm_up, failed=lambda _error: None)

    def _renew_viewer(self) -> None:
        if self._viewer.isVisible() and self._viewer.count != self._grid.count:
            self._viewer.renew(self._grid.neighbours())

    def _back_from_viewer(self, photo_id: int) -> None:
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grid.show_photo(photo_id)

    def _drag(self) -> None:
        chosen = self._window.chosen
        if chosen.ids:
            first = chosen.ids[0]
            seen = not self._window.veil.is_sensitive(first)  # a drag goes over other windows
            picture = self._window.thumbnails.get(first, SIDES[0]) if seen else None
            files = [*chosen.paths, *chosen.parts]
            drag_photos(self._grid, chosen.ids, files, picture)

    def _menu(self, position: QPoint) -> None:
        pop_up(photo_menu(self._window, self._actions, self._grid), position)
