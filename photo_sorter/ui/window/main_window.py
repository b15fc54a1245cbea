"""The window: puts the parts in their places and connects them. No logic of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.events import SettingsChanged
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.settings import Settings
from photo_sorter.core.views import FileFailure
from photo_sorter.services.library import Library
from photo_sorter.services.program.about import AboutProgram
from photo_sorter.ui.actions.chosen import Chosen
from photo_sorter.ui.actions.photo_actions import PhotoActions
from photo_sorter.ui.actions.place_actions import PlaceActions
from photo_sorter.ui.actions.shortcuts import Actions
from photo_sorter.ui.base import external, words
from photo_sorter.ui.base.bridge import EventBridge
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.base.setting_changes import SettingChanges
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.base.tokens import PANEL_WIDTH, ROOMY_WIDTH, SIDEBAR_WIDTH
from photo_sorter.ui.browse.browser import Browser
from photo_sorter.ui.details.detail_panel import DetailPanel
from photo_sorter.ui.dialogs.opener import Dialogs
from photo_sorter.ui.sidebar.overview import Overview
from photo_sorter.ui.sidebar.sidebar import Sidebar, SidebarData
from photo_sorter.ui.viewer import Viewer
from photo_sorter.ui.window.central_pane import CentralPane
from photo_sorter.ui.window.open_requests import OpenRequests
from photo_sorter.ui.window.progress_bar import WorkBar
from photo_sorter.ui.window.samples import CopySamples, Samples
from photo_sorter.ui.window.search_bar import SearchBar
from photo_sorter.ui.window.toasts import Toasts
from photo_sorter.ui.window.top_bar import TopBar
from photo_sorter.ui.window.window_state import WindowState


class MainWindow(QMainWindow):
    """`settings_file` keeps the window's size; None forgets it. `language_changed` asks whoever
    made the window to make it anew in another language. `copy_samples` brings the sample photos
    that the first page then offers."""

    language_changed = Signal(str)

    def __init__(
        self,
        library: Library,
        program: AboutProgram,
        icon_folder: Path,
        settings_file: Path | None = None,
        copy_samples: CopySamples | None = None,
    ) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._library = library
        self._state = WindowState(settings_file)
        self.theme = Theme(app, icon_folder, library.settings.current().theme)
        self.tasks = Tasks()
        self.bridge = EventBridge(library.events)
        self.settings = SettingChanges(library, self.tasks, self.bridge)
        self.thumbnails = Thumbnails(library.photos.thumbnail)
        self.commands = Commands(library, self.tasks)
        self.browser = Browser(library, self.tasks)
        self.overview = Overview(library, self.tasks)
        self.chosen = Chosen(library, self.tasks)

        self.search_bar = SearchBar(self.theme)
        self.sidebar = Sidebar(self.theme)
        self.central_pane = CentralPane(self.theme, self.thumbnails, self.browser, self.tasks)
        self.grid = self.central_pane.grid
        self.panel = DetailPanel(self.theme, self.thumbnails)
        self.work_bar = WorkBar(self.theme)
        self.keys = Actions(self.theme, self, self.grid)
        body = QWidget()
        self._lay_out(body)
        self.viewer = Viewer(library, self.tasks, self.theme, self.thumbnails, body)
        self.toasts = Toasts(self.theme, body)
        self.dialogs = Dialogs(
            library, program, self.tasks, self.commands, self.bridge, self.theme, self
        )
        self.photo_actions = PhotoActions(
            self,
            self.theme,
            self.keys,
            self.grid,
            self.viewer,
            self.chosen,
            self.browser,
            self.commands,
            self.dialogs,
            self.overview,
            self.thumbnails,
            self._start_tag,
        )
        self.place_actions = PlaceActions(
            self,
            self.theme,
            library,
            self.tasks,
            self.sidebar,
            self.central_pane.first_start,
            self.browser,
            self.commands,
            self.dialogs,
            self.overview,
        )
        self.samples = Samples(
            self,
            self.central_pane.first_start,
            self.tasks,
            copy_samples,
            lambda path: self.commands.do(AddFolder(path)),
        )
        self.open_requests = OpenRequests(library, self.tasks, self.browser, self.commands)
        self._connect_events()
        self._connect_parts()
        self._connect_keys()
        self._apply(library.settings.current())
        self._state.restore(self, self._splitter)
        self._begin()

    # -------------------------------------------------------------------------------- layout

    def _lay_out(self, body: QWidget) -> None:
        self.setWindowTitle("Photo Sorter")
        self.setWindowIcon(self.theme.app_icon())
        self.setMinimumSize(720, 480)
        self.resize(self.sizeHint())
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for part, stretch in ((self.sidebar, 0), (self.central_pane, 1), (self.panel, 0)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.indexOf(part), stretch)
        self._splitter.setSizes([SIDEBAR_WIDTH, 10_000, PANEL_WIDTH])
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TopBar(self.theme, self.keys, self.search_bar))
        column.addWidget(self._splitter, 1)
        column.addWidget(self.work_bar)
        self.setCentralWidget(body)

    # --------------------------------------------------------------------------- connections

    def _connect_events(self) -> None:
        bridge, overview, browser = self.bridge, self.overview, self.browser
        for signal in (
            bridge.photos_changed,
            bridge.folders_changed,
            bridge.tags_changed,
            bridge.albums_changed,
            bridge.failures_changed,
        ):
            signal.connect(overview.load_soon)
        for signal in (
            bridge.photos_changed,
            bridge.folders_changed,
            bridge.albums_changed,
            bridge.tags_changed,
        ):
            signal.connect(browser.refresh_soon)
        for signal in (bridge.tags_changed, bridge.albums_changed, bridge.photos_changed):
            signal.connect(self.chosen.refresh)
        bridge.folders_changed.connect(self.thumbnails.try_missing_again)
        bridge.photos_embedded.connect(browser.refresh_search_soon)
        bridge.progress_changed.connect(self.work_bar.show_progress)
        bridge.progress_changed.connect(self.central_pane.know_progress)
        bridge.error_raised.connect(self._say_error)
        bridge.index_server_answered.connect(
            lambda: self.toasts.say(self.tr("The index server answers again"))
        )
        bridge.engine_restarted.connect(
            lambda _: self.toasts.say(
                self.tr("A picture stopped its reader; everything else goes on")
            )
        )
        self.tasks.failed.connect(self._say_error)
        self.commands.changed.connect(self._say_change)
        self.commands.undone.connect(
            lambda change: self.toasts.say(
                self.tr("Undone: {what}").format(what=words.deed(change.deed)),
                "",
                self.tr("Redo"),
                self.commands.redo,
                change.id,
            )
        )
        self.commands.redone.connect(self._say_change)
        overview.loaded.connect(self._overview_came)

    def _connect_parts(self) -> None:
        browser, library = self.browser, self._library
        self.search_bar.query_requested.connect(browser.search)
        self.search_bar.left.connect(self.grid.setFocus)
        self.search_bar.focused.connect(lambda: self.tasks.run(library.search.warm_up))
        browser.query_changed.connect(self.search_bar.show_query)
        browser.busy_changed.connect(self.search_bar.set_busy)
        self.chosen.described.connect(self.panel.show_photo)
        self.chosen.counted.connect(self._show_count)
        panel, photos, places = self.panel, self.photo_actions, self.place_actions
        panel.tag_added.connect(photos.add_tag)
        panel.tag_removed.connect(photos.remove_tag)
        panel.tag_chosen.connect(places.go_to_tag)
        panel.album_chosen.connect(places.go_to_album)
        panel.album_requested.connect(photos.pop_up_albums)
        panel.find_similar_requested.connect(photos.find_similar)
        panel.show_file_requested.connect(external.show_in_file_manager)
        self.open_requests.photo_requested.connect(self._open_photo)
        self.open_requests.unknown_met.connect(self._offer_folder)
        central_pane = self.central_pane
        central_pane.add_folder_requested.connect(self.dialogs.choose_folder)
        central_pane.first_start_shown.connect(lambda _: self._show_sides())
        central_pane.search_suggested.connect(self.search_bar.set_text)
        central_pane.edit_album_requested.connect(self.dialogs.change_album)
        central_pane.attention.retry_requested.connect(self._retry)
        central_pane.attention.show_file_requested.connect(external.show_in_file_manager)
        self.grid.zoom_requested.connect(central_pane.header.zoom)
        central_pane.header.row_height_changed.connect(lambda v: self.settings.change(row_height=v))
        central_pane.header.squares_changed.connect(lambda v: self.settings.change(square_cells=v))
        central_pane.header.strictness_changed.connect(lambda v: self.settings.change(strictness=v))
        self.settings.shown.connect(self._apply)
        self.settings.written.connect(self._settings_written)
        self.work_bar.pause_requested.connect(lambda: self.tasks.run(library.jobs.pause))
        self.work_bar.resume_requested.connect(lambda: self.tasks.run(library.jobs.resume))

    def _connect_keys(self) -> None:
        self.keys.connect_all(
            search=self.search_bar.start,
            back=self._go_back,
            undo=self.commands.undo,
            redo=self.commands.redo,
            add_folder=self.dialogs.choose_folder,
            new_album=self.dialogs.new_album,
            rescan=lambda: self.tasks.run(self._library.jobs.rescan),
            quit=self.close,
            settings=lambda: self.dialogs.settings(self.settings),
            models=self.dialogs.models,
            vocabulary=self.dialogs.vocabulary,
            shortcuts=self.dialogs.shortcuts,
            about=self.dialogs.about,
            larger=lambda: self.central_pane.header.zoom(1),
            smaller=lambda: self.central_pane.header.zoom(-1),
            sidebar=lambda: self._toggle_side("sidebar"),
            panel=lambda: self._toggle_side(self._panel_side()),
        )

    # --------------------------------------------------------------------------------- begin

    def _begin(self) -> None:
        self.grid.setFocus()
        self.overview.load()
        self.browser.go_to(self.browser.place)
        self.tasks.run(self._library.jobs.progress, self.work_bar.show_progress)
        if not self.settings.current().first_start_done:
            first_start = self.central_pane.first_start
            self.tasks.run(self._library.albums.suggested, first_start.offer_albums)

    def _overview_came(self, data: SidebarData, failures: Sequence[FileFailure]) -> None:
        self.sidebar.show_data(data)
        self.central_pane.know(data)
        self.central_pane.attention.show_failures(failures)
        self.panel.field.set_known([tag.name for tag in data.tags])

    # ------------------------------------------------------------------------------ settings

    def _settings_written(self, event: SettingsChanged) -> None:
        before, after = event.before, event.after
        if after.strictness != before.strictness:
            self.browser.refresh_search_soon()
        if after.language != before.language:
            self.language_changed.emit(after.language)

    def _apply(self, settings: Settings) -> None:
        self.theme.set_theme(settings.theme)
        self.grid.set_cells(settings.row_height, settings.square_cells)
        self.central_pane.header.show_values(
            settings.row_height, settings.square_cells, settings.strictness
        )

    # ---------------------------------------------------------------------------- what is said

    def _say_error(self, error: PhotoSorterError) -> None:
        self.toasts.say(*in_words(error))

    def _say_change(self, change: Change) -> None:
        self.toasts.say(
            words.deed(change.deed),
            "",
            self.tr("Undo"),
            lambda: self.commands.undo(change.id),
            change.id,
        )
        first = not self.settings.current().first_start_done
        if change.deed.action is Action.FOLDER_ADDED and first:
            self.place_actions.make_suggested_albums()
            self.settings.change(first_start_done=True)

    def _open_photo(self, photo_id: int) -> None:
        self.grid.show_photo(photo_id)
        if photo_id in self.grid.selection.ids:
            self.photo_actions.open(photo_id)

    def _offer_folder(self, path: str) -> None:
        folder, name = os.path.split(path)
        self.toasts.say(
            self.tr("{name} is in no folder that is watched").format(name=name),
            folder,
            self.tr("Watch its folder"),
            lambda: self.commands.do(AddFolder(folder)),
        )

    def _show_count(self, count: int) -> None:
        if count:
            self.panel.show_many(count)
        else:
            self.panel.show_nothing()

    def _retry(self, location_ids: list[int]) -> None:
        self.tasks.run(
            lambda: self._library.folders.retry(location_ids),  # type: ignore[arg-type]
            lambda count: self.toasts.say(self.tr("Trying %n file(s) again", "", count)),
        )

    # -------------------------------------------------------------------------------- moving

    def _go_back(self) -> None:
        """Esc: out of the viewer, then out of the selection, then out of the search."""
        if self.viewer.isVisible():
            self.viewer.leave()
        elif self.grid.hasFocus() and len(self.grid.selection):
            self.grid.selection.clear()
            self.grid.announce_selection()
        elif self.browser.query is not None or self.search_bar.text:
            self.search_bar.clear()
            self.browser.search(None)
        else:
            self.grid.setFocus()

    def _start_tag(self) -> None:
        self.viewer.leave()
        if self.chosen.ids:
            self._show_sides(**{self._panel_side(): True})
            self.panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_sides(self, **sides: bool) -> None:
        self._state.sides.update(sides)
        first = self.central_pane.page is self.central_pane.first_start
        self.sidebar.setVisible(self._state.sides["sidebar"] and not first)
        self.panel.setVisible(self._state.sides[self._panel_side()] and not first)

    def _toggle_side(self, side: str) -> None:
        self._show_sides(**{side: not self._state.sides[side]})

    def _panel_side(self) -> str:
        """A narrow window is the photos' own, unless the panel is asked for there."""
        return "panel" if self.width() >= ROOMY_WIDTH else "panel_in_narrow"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sides()

    # --------------------------------------------------------------------------------- state

    def picture_when_settled(self, query: str, patience_ms: int) -> QPixmap:
        """Search, wait until the answer and its pictures are there (or patience ends), and draw
        the window."""
        loop = QEventLoop()
        timer = QTimer(self, interval=100)
        timer.timeout.connect(lambda: loop.quit() if self._settled() else None)
        self.browser.found.connect(timer.start)
        self.search_bar.set_text(query)
        self.search_bar.search_now()
        QTimer.singleShot(patience_ms, loop.quit)
        loop.exec()
        self.browser.found.disconnect(timer.start)
        timer.stop()
        return self.grab()

    def _settled(self) -> bool:
        return self.tasks.idle and self.thumbnails.idle and not self.grid.fading

    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.save(self, self._splitter)
        self.hide()
        self._library.models.cancel_download()
        self.bridge.close()
        self.thumbnails.close()
        self.tasks.close()
        self.settings.close()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        """At first it leaves room for the title bar, which Qt does not know before it is shown."""
        room = self.screen().availableSize()
        return QSize(1280, 800).boundedTo(QSize(room.width(), room.height() * 9 // 10))
