"""The middle of the window: the grid, or the page that fits where there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import by_look, with_kind
from photo_sorter.core.settings import Settings
from photo_sorter.core.views import Activity, Progress
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.browse.browser import Found
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.grid.arranger import Arranger
from photo_sorter.ui.grid.content import Content, Order, empty
from photo_sorter.ui.grid.view import PhotoGrid
from photo_sorter.ui.pages.first_start import FirstStart
from photo_sorter.ui.pages.notice import Message, Notice
from photo_sorter.ui.places.table import type_of
from photo_sorter.ui.window.header import Header
from photo_sorter.ui.window.nothing_found import NothingFound
from photo_sorter.ui.window.remark_row import RemarkRow
from photo_sorter.ui.window.scope_row import ScopeRow


class CentralPane(QWidget):
    """Holds the header and one page at a time; decides which from what is known."""

    search_suggested = Signal(str)
    first_start_shown = Signal(bool)

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self.setObjectName("middle")
        self._window, self._browser = window, window.browser
        self._progress = Progress()
        self._content: Content | None = None
        self._found: Found | None = None
        self._searching = False
        self.header = Header(window.theme)
        self.scope_row = ScopeRow()
        self.remark_row = RemarkRow()
        self.grid = PhotoGrid(
            window.theme,
            window.thumbnails,
            Arranger(window.tasks),
            lambda photo_id: window.library.photos.details(PhotoId(photo_id)),
            window.veil,
        )
        self.first_start = FirstStart(window.theme)
        self.notice = Notice(window.theme)
        self._nothing_found = NothingFound(window.browser.unfold, self.search_suggested.emit)
        self._own_pages: dict[str, QWidget] = {}  # of places without photos, by their type
        self._pages = QStackedWidget()
        for page in (self.grid, self.first_start, self.notice):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.scope_row)
        column.addWidget(self.remark_row)
        column.addWidget(self._pages, 1)
        browser = self._browser
        browser.listed.connect(self._listed)
        browser.found.connect(self._show_found)
        browser.search_failed.connect(self._search_failed)
        browser.place_changed.connect(lambda _: self._placed())
        browser.query_changed.connect(self._query_changed)
        window.overview.loaded.connect(self._know)
        window.bridge.progress_changed.connect(self._know_progress)
        self.first_start.add_folder_requested.connect(window.dialogs.choose_folder)
        self.first_start.folders_dropped.connect(window.commands.add_folders)
        self.scope_row.within_changed.connect(browser.search_within)
        self.scope_row.look_changed.connect(self._ask_for_look)
        self.remark_row.corrected.connect(self.search_suggested)
        self.grid.unfold_requested.connect(browser.unfold)
        self.grid.zoom_requested.connect(self.header.zoom)
        change = window.settings.change
        self.header.row_height_changed.connect(lambda height: change(row_height=height))
        self.header.order_changed.connect(lambda order: change(order=order))
        self.header.squares_changed.connect(lambda squares: change(square_cells=squares))
        self.header.strictness_changed.connect(lambda strict: change(strictness=strict))

    def apply(self, settings: Settings) -> None:
        self.grid.set_cells(settings.row_height, settings.square_cells)
        order = Order(settings.order)
        self._browser.set_order(order)
        self.header.show_values(
            settings.row_height,
            settings.square_cells,
            settings.strictness,
            order is Order.BEST_RATED,
        )

    @property
    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def _know(self, _: Holdings) -> None:
        """What the library holds decides between a first start and an empty library."""
        self.grid.spoken.forget()
        self._placed()
        if self._content is not None and self._browser.query is None:
            self._choose_page()

    def _know_progress(self, progress: Progress) -> None:
        before, self._progress = self._progress.activity, progress
        empty = self._content is not None and not len(self._content.listing)
        if empty and progress.activity is not before and self._browser.query is None:
            self._choose_page()

    # ----------------------------------------------------------------------------- what came

    def _listed(self, content: Content, same: bool) -> None:
        self._content, self._found = content, None
        self.grid.show_content(content, keep=same)
        self._choose_page()

    def _show_found(self, found: Found, same: bool) -> None:
        self._found = found
        query = self._browser.query
        # while the answer is the same question's, an unfolded fold stays unfolded
        self.grid.show_content(found.content, keep=same)
        self._placed()
        if len(found.content.shown):
            if not found.result.partial:
                announce(self.header, self.header.said)
            self.remark_row.say(found.remarks)
            self._pages.setCurrentWidget(self.grid)
        else:
            tags = self._window.overview.data.tags
            self._say(self._nothing_found.message(query.text if query else "", found, tags))

    def _ask_for_look(self, look: bool) -> None:
        query = self._browser.query
        if query is not None:
            self.search_suggested.emit(with_kind(query.text, look=look))

    def _search_failed(self, error: PhotoSorterError) -> None:
        self.header.show_title(self.tr("Search"))
        self._say(Message("attention", *in_words(error)))

    def _query_changed(self) -> None:
        self._found = None  # what was found before answers another question
        self.remark_row.say(())
        began = self._browser.query is not None and not self._searching
        self._searching = self._browser.query is not None
        if began and self.page is not self.grid:
            text = self.tr("The first search takes a few seconds, while the model wakes up.")
            self.header.setVisible(True)
            self._say(Message("search", self.tr("Searching…"), text))
        self._placed()

    # --------------------------------------------------------------------------- what is shown

    def _placed(self) -> None:
        place, query = self._browser.place, self._browser.query
        self.header.show_searching(query is not None)
        offered = place.title if self._browser.can_be_within else ""
        look = None if query is None else by_look(query.text)
        self.scope_row.offer(offered, self._browser.within, look)
        self.header.show_size(query is not None or place.has_photos)
        if query is not None:
            self._title_search()
        elif place.has_photos:
            title = place.title or self.tr("All photos")
            count = len(self._content.listing) if self._content is not None else 0
            self.header.show_title(title, *([words.photos(count)] if count else []))
        else:
            self.header.show_title(place.title)
            self._show_own_page(place.key)

    def _title_search(self) -> None:
        query, found = self._browser.query, self._found
        if query is None:
            return
        title = self.tr("“{words}”").format(words=query.text)
        if found is None or found.result.partial:
            self.header.show_title(title, self.tr("Searching…"))
            return
        count = len(found.content.photos)
        facts = [words.photos(count)] if count else []
        if found.result.unknown_words and count:
            unknown = ", ".join(found.result.unknown_words)
            facts.append(self.tr("without “{words}”").format(words=unknown))
        if query.left_out:
            left_out = ", ".join(query.left_out)
            facts.append(self.tr("without “{words}”").format(words=left_out))
        if count and not found.content.dated:
            facts.append(self.tr("best first"))
        self.header.show_title(title, *facts)

    def _show_own_page(self, key: str) -> None:
        page = self._own_pages.get(key) or type_of(self._browser.place).page(self._window)
        if page is None:
            return
        if key not in self._own_pages:
            self._own_pages[key] = page
            self._pages.addWidget(page)
        self.header.setVisible(True)
        if self.page is not page:
            self.grid.show_content(empty(), keep=False)
            self._pages.setCurrentWidget(page)

    def _choose_page(self) -> None:
        content, place = self._content, self._browser.place
        if content is None or not place.has_photos:
            return
        filled = bool(len(content.listing))
        first = not (self._window.overview.data.folders or place.is_part or filled)
        self.header.setVisible(not first)
        if filled:
            self._pages.setCurrentWidget(self.grid)
        elif first:
            self._pages.setCurrentWidget(self.first_start)
        else:
            self._say_empty()
        self.first_start_shown.emit(first)
        self._placed()

    def _say_empty(self) -> None:
        place = self._browser.place
        kind = type_of(place)
        reading = self._progress.activity in (Activity.SCANNING, Activity.INDEXING)
        if reading and kind.fills_by_reading:
            text = self.tr(
                "Your photos appear here as they are read. You can look at them at once; "
                "searching gets better while it goes on."
            )
            self._say(Message("folder", self.tr("Reading your folder"), text))
        else:
            self._say(kind.empty(place, self._window))

    def _say(self, message: Message) -> None:
        self.remark_row.say(())
        self.notice.say(message)
        self._pages.setCurrentWidget(self.notice)
