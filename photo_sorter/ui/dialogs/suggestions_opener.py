"""Opens the suggested albums, has them made where they are not known, and does what is decided."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from photo_sorter.core.album_suggestion import AlbumSuggestion, Dismissal
from photo_sorter.core.changes import Change
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.operations import CreateAlbum, DismissSuggestion, Operation
from photo_sorter.services.library import Library
from photo_sorter.ui.base.bridge import EventBridge
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.dialogs.suggestions import SuggestionsDialog

_KNOWN = "suggested albums"  # the task of which the newest alone answers


class SuggestionsOpener(QObject):
    """Lives as long as its dialog. Closed, it has the work in the background stopped."""

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        commands: Commands,
        bridge: EventBridge,
        theme: Theme,
        thumbnails: Thumbnails,
        window: QWidget,
    ) -> None:
        dialog = SuggestionsDialog(theme, thumbnails, window)
        super().__init__(dialog)
        self._library, self._tasks, self._commands = library, tasks, commands
        self._dialog = dialog
        self._is_open = True
        dialog.created.connect(self._create)
        dialog.dismissed.connect(self._dismiss)
        dialog.finished.connect(self._closed)
        bridge.albums_suggested.connect(self._load)
        bridge.albums_changed.connect(self._load)
        dialog.show_busy()
        self._load()

    def open(self) -> None:
        self._dialog.open()

    def _load(self) -> None:
        if self._is_open:
            self._tasks.run(
                self._library.suggestions.known, self._show, self._show_problem, newest=_KNOWN
            )

    def _show(self, suggestions: list[AlbumSuggestion] | None) -> None:
        if suggestions is None:
            self._library.suggestions.request()
        else:
            self._dialog.show_suggestions(suggestions)

    def _create(self, suggestion: AlbumSuggestion, name: str) -> None:
        self._do(CreateAlbum(name, suggestion.description, suggestion.photo_ids))

    def _dismiss(self, suggestion: AlbumSuggestion) -> None:
        self._do(DismissSuggestion(Dismissal.of(suggestion)))

    def _do(self, operation: Operation) -> None:
        def done(change: Change) -> None:
            if self._is_open:
                self._dialog.show_problem(None)
            self._commands.changed.emit(change)

        self._tasks.run(
            lambda: self._library.do(operation), done, self._show_problem, in_order=True
        )

    def _show_problem(self, error: PhotoSorterError) -> None:
        """In the dialog while it is open, such as a name that is taken."""
        if self._is_open:
            self._dialog.show_problem(error)
        else:
            self._tasks.failed.emit(error)

    def _closed(self) -> None:
        self._is_open = False
        self._tasks.forget(_KNOWN)
        self._library.suggestions.cancel()
