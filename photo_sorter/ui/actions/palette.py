"""What the palette lists: what can be done now, and every place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.ui.actions.action import ActionSpec
from photo_sorter.ui.base.completion_words import field_icon, field_words
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.places.table import PLACE_TYPES

translate = QCoreApplication.translate


def palette_items(specs: Iterable[ActionSpec], window: WindowContext) -> list[MenuItem]:
    """Actions first, each with its shortcut; then places, each with what it is; then what a search
    can be narrowed by, and the choices that actions have, of which there may be many."""
    now = [
        spec for spec in specs if spec.in_palette and spec.enabled(window) and spec.offered(window)
    ]
    return [
        *(_action(spec, window) for spec in now if spec.choices is None),
        *_places(window),
        *_filters(window),
        *(item for spec in now for item in _choices(spec, window)),
    ]


def search_item(window: WindowContext, text: str) -> MenuItem:
    """For words that name nothing: look for photos of it."""
    said = translate("Palette", "Search for “{words}”").format(words=text)
    return MenuItem("search", said, lambda: window.browser.search(BrowseQuery(text=text)))


def _action(spec: ActionSpec, window: WindowContext) -> MenuItem:
    keys = QKeySequence(spec.keys[0] if spec.keys else "")
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return MenuItem(spec.icon, spec.text(window), partial(spec.run, window), native)


def _choices(spec: ActionSpec, window: WindowContext) -> list[MenuItem]:
    items = () if spec.choices is None else spec.choices(window)
    return [MenuItem(item.icon, f"{spec.text(window)}: {item.text}", item.run) for item in items]


def _filters(window: WindowContext) -> Iterator[MenuItem]:
    """Each begins a search, which is completed from what the library holds."""
    for field in BY_NAME:
        said = translate("Palette", "Search by: {filter}").format(filter=field_words(field))
        start = partial(window.frame.start_search, f"{field}:")
        yield MenuItem(field_icon(field), said, start, f"{field}:")


def _places(window: WindowContext) -> Iterator[MenuItem]:
    for kind in PLACE_TYPES:
        note = "" if kind.section is None else kind.section.kind()
        for entry in kind.entries(window.overview.data):
            if entry.place is not None:
                go = partial(window.browser.go_to, entry.place)
                yield MenuItem(entry.icon, entry.text, go, note)
