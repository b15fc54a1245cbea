"""The grid's keys: those that walk, choose and open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from photo_sorter.ui.grid.interactive import InteractiveGrid

translate = QCoreApplication.translate


def key_page() -> list[tuple[str, str]]:
    """What the keys below do, for the keyboard page."""
    return [
        ("Return", translate("Grid", "Open the photo")),
        ("Ctrl+A", translate("Grid", "Choose all photos")),
        ("Ctrl+Space", translate("Grid", "Add the photo to the chosen ones")),
    ]


def walk(grid: InteractiveGrid, event: QKeyEvent) -> bool:
    """Do what the key says; False for a key that is none of the grid's."""
    if not grid.count:
        return False
    selection, key = grid.selection, event.key()
    current = selection.current or 0
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    target = _targets(grid, current).get(key)
    if target is not None:
        # the first arrow press lands on the photo that shows the focus ring
        fresh = not len(selection) and key in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        row = current if fresh and not control else target()
        grid.go_to(row, extend=shift, only_move=control and not shift)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        grid.opened.emit(grid.neighbours()[current])
    elif key == Qt.Key.Key_A and control:
        selection.select_all()
        grid.announce_selection()
    elif key == Qt.Key.Key_Space and control:
        grid.choose(current, toggle=True)
    elif key == Qt.Key.Key_Escape and len(selection):
        selection.clear()
        grid.announce_selection()
    else:
        return False
    return True


def _targets(grid: InteractiveGrid, current: int) -> dict[int, Callable[[], int]]:
    last, page, layout = grid.count - 1, grid.rows_a_page, grid.layout_now
    return {
        Qt.Key.Key_Left: lambda: max(0, current - 1),
        Qt.Key.Key_Right: lambda: min(last, current + 1),
        Qt.Key.Key_Up: lambda: layout.beside(current, -1),
        Qt.Key.Key_Down: lambda: layout.beside(current, 1),
        Qt.Key.Key_PageUp: lambda: layout.beside(current, -page),
        Qt.Key.Key_PageDown: lambda: layout.beside(current, page),
        Qt.Key.Key_Home: lambda: 0,
        Qt.Key.Key_End: lambda: last,
    }
