"""Needs attention: the files that could not become photos, or only in part, and what of sidecars
waits for a person or a drive. It is there only while there are any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from photo_sorter.core.errors import FailureKind
from photo_sorter.core.views import FileFailure
from photo_sorter.services.library import Library
from photo_sorter.services.sidecars.report import AwaitedFolder
from photo_sorter.ui.base import external
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import Place
from photo_sorter.ui.pages.attention import Attention, Troubles, groups
from photo_sorter.ui.places.conflicts import decide_conflicts
from photo_sorter.ui.places.place_type import Entry, PlaceType

translate = QCoreApplication.translate
KEY = "attention"


class NeedsAttention(PlaceType):
    key = KEY

    @staticmethod
    def count(library: Library) -> int:
        return len(library.folders.failures()) + len(_awaited(library)) + _conflicts(library)

    def entries(self, data: Holdings) -> Sequence[Entry]:
        count = data.counts.get(KEY, 0)
        return [Entry(needs_attention(), "attention", count, alert=True)] if count else []

    def page(self, window: WindowContext) -> QWidget:
        page = Attention(window.theme)
        _Failures(window, page)
        return page


def needs_attention() -> Place:
    return Place(KEY, title=translate("Places", "Needs attention"), has_photos=False)


def _awaited(library: Library) -> Sequence[AwaitedFolder]:
    """Where nothing is to be written, nothing waits for a drive."""
    off = library.settings.current().write_sidecars == "off"
    return () if off else library.sidecars.awaited()


def _conflicts(library: Library) -> int:
    return library.sidecars.counts().conflicts


class _Failures(QObject):
    """Keeps the page current, and does what it asks for."""

    def __init__(self, window: WindowContext, page: Attention) -> None:
        super().__init__(page)
        self._window, self._page = window, page
        self._shown: Troubles | None = None
        window.overview.loaded.connect(self._read)
        page.retry_requested.connect(self._retry)
        page.show_file_requested.connect(external.show_in_file_manager)
        page.decide_requested.connect(lambda: decide_conflicts(window))
        self._read()

    def _read(self) -> None:
        library = self._window.library
        shown = self._shown

        def read() -> Troubles | None:
            failed = groups(library.folders.failures())
            found = Troubles(failed, tuple(_awaited(library)), _conflicts(library))
            return None if found == shown else found

        self._window.tasks.run(read, self._show, newest="failures")

    def _show(self, found: Troubles | None) -> None:
        """Nothing new leaves the page, and the keyboard on it, as they are."""
        if found is not None:
            self._shown = found
            self._page.show_troubles(found)

    def _retry(self, failures: list[FileFailure]) -> None:
        """Sidecars that are written on request alone are by this."""
        window, on_request = self._window, _writes_on_request(self._window)
        asked = [x.path for x in failures if on_request and x.failure.kind is FailureKind.SIDECAR]
        locations = [x.location_id for x in failures]

        def tell(count: int) -> None:
            window.toasts.say(self.tr("Trying %n file(s) again", "", count))
            if asked:
                window.file_work.write(paths=asked)

        window.tasks.run(lambda: window.library.folders.retry(locations), tell)


def _writes_on_request(window: WindowContext) -> bool:
    return window.settings.current().write_sidecars == "on_request"
