"""The window: makes the parts, puts them in their places, and does what is asked of it itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from photo_sorter.core.describing.pointing import Pointed
from photo_sorter.core.events import SettingsChanged
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import Query
from photo_sorter.core.regions import Region
from photo_sorter.core.settings import Settings
from photo_sorter.services.library import Library
from photo_sorter.services.program.about import AboutProgram
from photo_sorter.ui.actions.key_page import key_page
from photo_sorter.ui.actions.palette import palette_items, search_item
from photo_sorter.ui.actions.table import ACTIONS
from photo_sorter.ui.actions.window_actions import Actions
from photo_sorter.ui.asking.photo_choice import Pictures
from photo_sorter.ui.base.menus import MenuItem, menu_of, pop_up
from photo_sorter.ui.base.tokens import PANEL_WIDTH, SIDEBAR_WIDTH
from photo_sorter.ui.browse.browser import BrowseQuery, Found
from photo_sorter.ui.browse.examples import add_examples
from photo_sorter.ui.browse.phrases import phrases_of
from photo_sorter.ui.compare.view import CompareView
from photo_sorter.ui.cropping.view import CropView
from photo_sorter.ui.details.detail_panel import DetailPanel
from photo_sorter.ui.places.sidebar import Sidebar
from photo_sorter.ui.viewer.ask_panel import AskPanel
from photo_sorter.ui.viewer.viewer import Viewer
from photo_sorter.ui.window.announcer import Announcer
from photo_sorter.ui.window.central_pane import CentralPane
from photo_sorter.ui.window.context import make_context
from photo_sorter.ui.window.file_work_said import FileWorkSaid
from photo_sorter.ui.window.first_folder import FirstFolder
from photo_sorter.ui.window.keeping_current import keep_current
from photo_sorter.ui.window.key_rooms import own_keys
from photo_sorter.ui.window.open_requests import OpenRequests
from photo_sorter.ui.window.photo_hands import PhotoHands
from photo_sorter.ui.window.picture import picture_when_settled
from photo_sorter.ui.window.progress_bar import FileWorkBar, WorkBar
from photo_sorter.ui.window.quick_tag import QuickTag
from photo_sorter.ui.window.samples import CopySamples, Samples
from photo_sorter.ui.window.search_bar import SearchBar
from photo_sorter.ui.window.search_completing import SearchCompleting
from photo_sorter.ui.window.sidecar_offer import SidecarOffer
from photo_sorter.ui.window.sides import Sides
from photo_sorter.ui.window.sort_bar import SortBar
from photo_sorter.ui.window.top_bar import TopBar
from photo_sorter.ui.window.window_state import WindowState


class MainWindow(QMainWindow):
    """`settings_file` keeps the window's size; None forgets it. `language_changed` asks whoever
    made the window to make it anew in another language. `copy_samples` brings the sample photos
    that the first page then offers. It is the `Frame` of its parts."""

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
        self._library = library
        self._body = QWidget()
        self.context = make_context(library, program, icon_folder, self, self, self._body)
        self._name_services()
        self._make_parts(copy_samples)
        self._state = WindowState(settings_file)
        self._lay_out()
        self._sides = Sides(self, self.sidebar, self.panel, self._state)
        self._connect()
        self._apply(library.settings.current())
        self._state.restore(self, self._splitter)
        self.panel.remember_folds(self._state.folded)
        self._begin()

    def _name_services(self) -> None:
        """Those that this window itself works with."""
        context = self.context
        self.theme, self.tasks, self.bridge = context.theme, context.tasks, context.bridge
        self.settings, self.thumbnails = context.settings, context.thumbnails
        self.commands, self.toasts = context.commands, context.toasts
        self.browser, self.overview = context.browser, context.overview
        self.chosen = context.chosen

    def _know_phrases(self, asked: Query) -> None:
        self.viewer.where.set_phrases(phrases_of(asked))

    def _forget_phrases(self, query: BrowseQuery | None) -> None:
        if query is None:
            self.viewer.where.set_phrases(())

    def _make_parts(self, copy_samples: CopySamples | None) -> None:
        context = self.context
        self.search_bar = SearchBar(self.theme)
        self.sidebar = Sidebar(context)
        self.central_pane = CentralPane(context)
        self.grid = self.central_pane.grid
        self.panel = DetailPanel(context)
        self.work_bar = WorkBar(self.theme)
        self.file_work_bar = FileWorkBar(self.theme)
        self.sort_bar = SortBar(context)
        self.sidecar_offer = SidecarOffer(context)
        self.keys = Actions(context, self, self.grid, ACTIONS)
        self.viewer = Viewer(
            self._library, self.tasks, self.theme, self.thumbnails, context.veil, self._body
        )
        pictures = Pictures(self.thumbnails, context.veil, self.theme)
        self.ask_panel = AskPanel(context.talk, context.dialogs.models, pictures, self.viewer)
        context.talk.pointed.connect(self._show_pointed)
        self.compare_view = CompareView(context, self._body)
        self.compare_view.closed.connect(self.grid.setFocus)
        self.crop_view = CropView(context, self._body)
        self.crop_view.closed.connect(self._back_from_cropping)
        self.viewer.crop_asked.connect(self.crop)
        self.quick_tag = QuickTag(context, self._body, self._step)
        self._hands = PhotoHands(context, self.grid, self.viewer, self.keys)
        self._announcer = Announcer(context, self)
        FileWorkSaid(context, self)
        first_start = self.central_pane.first_start
        FirstFolder(context, first_start)
        self.samples = Samples(
            self,
            first_start,
            self.tasks,
            copy_samples,
            lambda path: self.commands.do(AddFolder(path)),
        )
        self.open_requests = OpenRequests(self._library, self.tasks, self.browser, self.commands)

    def _lay_out(self) -> None:
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
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TopBar(self.context, self.keys, self.search_bar))
        column.addWidget(self._splitter, 1)
        for line in (self.sidecar_offer, self.sort_bar, self.file_work_bar, self.work_bar):
            column.addWidget(line)
            self.toasts.rest_on(line)
        self.setCentralWidget(self._body)

    def _connect(self) -> None:
        keep_current(self.context)
        browser, bar, pane = self.browser, self.search_bar, self.central_pane
        self.completing = SearchCompleting(self.context, bar, self._body)
        bar.query_requested.connect(browser.search)
        bar.pictures_dropped.connect(partial(add_examples, self.context))
        bar.menu_requested.connect(self._keep_search)
        bar.left.connect(self.grid.setFocus)
        bar.focused.connect(lambda: self.tasks.run(self._library.search.warm_up))
        browser.query_changed.connect(bar.show_query)
        browser.query_changed.connect(self._forget_phrases)
        browser.found.connect(lambda found, _: self._know_phrases(found.asked))
        browser.busy_changed.connect(bar.set_busy)
        browser.found.connect(lambda found, _: self._show_reading(found))
        pane.first_start_shown.connect(self._sides.know_first_start)
        pane.search_suggested.connect(bar.set_text)
        self.settings.shown.connect(self._apply)
        self.settings.written.connect(self._settings_written)
        self.bridge.progress_changed.connect(self.work_bar.show_progress)
        self.work_bar.pause_requested.connect(lambda: self.tasks.run(self._library.jobs.pause))
        self.work_bar.resume_requested.connect(lambda: self.tasks.run(self._library.jobs.resume))
        self.context.file_work.progressed.connect(self.file_work_bar.show_progress)
        self.file_work_bar.stop_requested.connect(self.context.file_work.stop)
        self.open_requests.photo_requested.connect(self._hands.show)
        self.open_requests.unknown_met.connect(self._announcer.offer_folder)

    def _show_reading(self, found: Found) -> None:
        text = self.browser.query.text if self.browser.query else ""
        self.search_bar.show_reading(text, found.chips, found.remarks)

    def _keep_search(self) -> None:
        self.search_bar.search_now()
        self.context.dialogs.save_search(self.search_bar.text.strip())

    def _begin(self) -> None:
        self.grid.setFocus()
        self.overview.load()
        self.context.sort_work.look()
        self.browser.go_to(self.browser.place)
        self.tasks.run(self._library.jobs.progress, self.work_bar.show_progress)

    # ------------------------------------------------------------------------------ settings

    def _settings_written(self, event: SettingsChanged) -> None:
        before, after = event.before, event.after
        if after.strictness != before.strictness:
            self.browser.refresh_search_soon()
        if after.language != before.language:
            self.language_changed.emit(after.language)

    def _apply(self, settings: Settings) -> None:
        self.theme.set_theme(settings.theme)
        self.central_pane.apply(settings)

    # --------------------------------------------------------------------- what actions ask for

    def start_search(self, text: str = "") -> None:
        self.search_bar.start(text)

    def search_for(self, text: str) -> None:
        self.search_bar.set_text(text)

    def go_back(self) -> None:
        """Esc: out of the viewer, then out of the selection, then out of the search."""
        if self.crop_view.isVisible():
            self.crop_view.leave()
        elif self.compare_view.isVisible():
            self.compare_view.leave()
        elif self.viewer.isVisible():
            self.viewer.leave()
        elif self.grid.hasFocus() and len(self.grid.selection):
            self.grid.selection.clear()
            self.grid.announce_selection()
        elif self.browser.query is not None or self.search_bar.text:
            self.search_bar.clear()
            self.browser.search(None)
        else:
            self.grid.setFocus()

    def toggle_sidebar(self) -> None:
        self._sides.toggle_sidebar()

    def toggle_panel(self) -> None:
        self._sides.toggle_panel()

    def zoom(self, steps: int) -> None:
        self.central_pane.header.zoom(steps)

    def peek(self) -> None:
        self._hands.open_current()

    def open_photo(self, photo_id: int) -> None:
        self._hands.open(photo_id)

    def turn_stack(self) -> None:
        self.grid.turn_stack()

    def turn_all_stacks(self) -> None:
        self.grid.turn_all_stacks()

    def show_where(self) -> None:
        """Where in the photo what is searched for is: the next phrase of the search, then none."""
        if not self.viewer.isVisible():
            self._hands.open_current()
        if self.viewer.isVisible():
            self.viewer.show_where()

    def show_text(self) -> None:
        """The text in the photo, over it; once more takes it away."""
        if not self.viewer.isVisible():
            self._hands.open_current()
        if self.viewer.isVisible():
            self.viewer.show_text()

    def start_ask(self) -> None:
        """Beside the photo in the viewer, else in the panel."""
        if self.viewer.isVisible():
            self.ask_panel.turn()
        else:
            self._sides.show_panel()
            self.panel.start_ask()

    def _show_pointed(self, photo_id: int, pointed: Pointed) -> None:
        """In the viewer, with the conversation beside it."""
        if not self.viewer.isVisible() or self.viewer.photo_id != photo_id:
            self._hands.show(photo_id)
        if self.viewer.isVisible() and self.viewer.photo_id == photo_id:
            self.ask_panel.come()
            self.viewer.where.show_pointed(photo_id, pointed)

    def compare(self, groups: Sequence[Sequence[PhotoId]]) -> None:
        """Each group side by side, one after the other."""
        self.compare_view.open(groups)

    def _step(self, by: int) -> None:
        """To the next photo, in the viewer or among the others."""
        if self.viewer.isVisible():
            self.viewer.walk(by)
        elif self.grid.count:
            row = (self.grid.selection.current or 0) + by
            self.grid.go_to(max(0, min(row, self.grid.count - 1)))

    def crop(self, photo_id: int, proposed: Sequence[Region] = ()) -> None:
        """What the frame holds becomes a version; `proposed` are parts that Tab goes through."""
        self.crop_view.open(photo_id, proposed)

    def _back_from_cropping(self) -> None:
        shown = self.viewer if self.viewer.isVisible() else self.grid
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_tag(self) -> None:
        self.quick_tag.start()

    def show_keys(self) -> None:
        self.context.dialogs.shortcuts([*key_page(ACTIONS, self.context), *own_keys()])

    def show_palette(self) -> None:
        self.context.dialogs.palette(
            palette_items(ACTIONS, self.context), lambda text: search_item(self.context, text)
        )

    def pop_up(self, items: Sequence[MenuItem]) -> None:
        """A menu where the pointer is."""
        pop_up(menu_of(self.theme, self, items), QCursor.pos())

    def act(self, action: str) -> None:
        self.keys[action].trigger()

    def quit(self) -> None:
        self.close()

    # --------------------------------------------------------------------------------- state

    def picture_when_settled(self, query: str, patience_ms: int) -> QPixmap:
        """The window with the answer to `query` in it."""
        return picture_when_settled(
            self, self.context, self.grid, self.search_bar, query, patience_ms
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sides.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.save(self, self._splitter)
        self.hide()
        self.crop_view.leave()
        self.compare_view.leave()
        self.viewer.leave()  # nobody waits for a picture any more
        self._library.models.cancel_download()
        self.context.talk.close()
        self.context.file_work.stop()
        self.context.sort_work.stop()
        self.bridge.close()
        self.thumbnails.close()
        self.tasks.close()
        self.settings.close()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        """At first it leaves room for the title bar, which Qt does not know before it is shown."""
        room = self.screen().availableSize()
        return QSize(1280, 800).boundedTo(QSize(room.width(), room.height() * 9 // 10))
