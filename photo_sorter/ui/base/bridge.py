"""The library's events as Qt signals on the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from photo_sorter.core.events import (
    AlbumsChanged,
    AlbumsSuggested,
    CaptionsChanged,
    DownloadProgressed,
    DuplicatesChanged,
    EngineRestarted,
    ErrorRaised,
    Event,
    EventBus,
    FailuresChanged,
    FoldersChanged,
    IndexServerAnswered,
    ModelsChanged,
    PhotosChanged,
    PhotosEmbedded,
    ProgressChanged,
    SearchesChanged,
    SettingsChanged,
    SidecarsChanged,
    TagsChanged,
)


class EventBridge(QObject):
    """Subscribes to the bus; one signal for each kind of event."""

    photos_changed = Signal()
    photos_embedded = Signal()
    folders_changed = Signal()
    tags_changed = Signal()
    albums_changed = Signal()
    searches_changed = Signal()
    albums_suggested = Signal()
    duplicates_changed = Signal()
    failures_changed = Signal()
    sidecars_changed = Signal()
    captions_changed = Signal()
    models_changed = Signal()
    settings_changed = Signal(object)  # SettingsChanged
    progress_changed = Signal(object)  # Progress
    download_progressed = Signal(object)  # DownloadProgress
    engine_restarted = Signal(str)
    index_server_answered = Signal()
    error_raised = Signal(object)  # PhotoSorterError
    _arrived = Signal(object)

    def __init__(self, bus: EventBus) -> None:
        super().__init__()
        # queued even from this thread: a facade call must not re-enter the window
        self._arrived.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = bus.subscribe(self._arrived.emit)

    def close(self) -> None:
        self._unsubscribe()

    def _pass_on(self, event: Event) -> None:
        match event:
            case PhotosChanged():
                self.photos_changed.emit()
            case PhotosEmbedded():
                self.photos_embedded.emit()
            case FoldersChanged():
                self.folders_changed.emit()
            case TagsChanged():
                self.tags_changed.emit()
            case AlbumsChanged():
                self.albums_changed.emit()
            case SearchesChanged():
                self.searches_changed.emit()
            case AlbumsSuggested():
                self.albums_suggested.emit()
            case DuplicatesChanged():
                self.duplicates_changed.emit()
            case FailuresChanged():
                self.failures_changed.emit()
            case SidecarsChanged():
                self.sidecars_changed.emit()
            case CaptionsChanged():
                self.captions_changed.emit()
            case ModelsChanged():
                self.models_changed.emit()
            case SettingsChanged():
                self.settings_changed.emit(event)
            case ProgressChanged(progress):
                self.progress_changed.emit(progress)
            case DownloadProgressed(progress):
                self.download_progressed.emit(progress)
            case EngineRestarted(reason):
                self.engine_restarted.emit(reason)
            case IndexServerAnswered():
                self.index_server_answered.emit()
            case ErrorRaised(error):
                self.error_raised.emit(error)
