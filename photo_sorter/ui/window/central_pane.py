"""The middle of the window: the grid, or the page that fits where there is nothing to show."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.query import Text, to_text
from photo_sorter.core.views import Activity, AlbumKind, Progress
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_words
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.browse.browser import Browser, Found, Place, PlaceKind
from photo_sorter.ui.grid.arranger import Arranger
from photo_sorter.ui.grid.content import Content, empty
from photo_sorter.ui.grid.view import PhotoGrid
from photo_sorter.ui.pages.attention import Attention
from photo_sorter.ui.pages.first_start import FirstStart
from photo_sorter.ui.pages.notice import Choice, Notice
from photo_sorter.ui.sidebar.sidebar import SidebarData
from photo_sorter.ui.window.header import Header
from photo_sorter.ui.window.scope_row import ScopeRow

TRIES = 3  # suggestions where nothing was found


class CentralPane(QWidget):
    """Holds the header and one page at a time; decides which from what is known."""

    add_folder_requested = Signal()
    unfold_requested = Signal()
    search_suggested = Signal(str)
    edit_album_requested = Signal(object)  # Album
    first_start_shown = Signal(bool)

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, browser: Browser, tasks: Tasks
    ) -> None:
        super().__init__()
        self.setObjectName("middle")
        self._browser = browser
        self._data = SidebarData()
        self._progress = Progress()
        self._content: Content | None = None
        self._found: Found | None = None
        self._searching = False
        self.header = Header(theme)
        self.scope_row = ScopeRow()
        self.grid = PhotoGrid(theme, thumbnails, Arranger(tasks))
        self.first_start = FirstStart(theme)
        self.attention = Attention(theme)
        self.notice = Notice(theme)
        self._pages = QStackedWidget()
        for page in (self.grid, self.first_start, self.attention, self.notice):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.scope_row)
        column.addWidget(self._pages, 1)
        browser.listed.connect(self._listed)
        browser.found.connect(self._show_found)
        browser.search_failed.connect(self._search_failed)
        browser.place_changed.connect(lambda _: self._placed())
        browser.query_changed.connect(self._query_changed)
        self.first_start.add_folder_requested.connect(self.add_folder_requested)
        self.scope_row.within_changed.connect(browser.search_within)
        self.grid.unfold_requested.connect(browser.unfold)

    @property
    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def know(self, data: SidebarData) -> None:
        """What the library holds; decides between a first start and an empty library."""
        self._data = data
        self._placed()
        if self._content is not None and self._browser.query is None:
            self._choose_page()

    def know_progress(self, progress: Progress) -> None:
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
        # while the answer is the same question's, an unfolded fold stays unfolded
        self.grid.show_content(found.content, keep=same)
        self._placed()
        if len(found.content.shown):
            self._pages.setCurrentWidget(self.grid)
        else:
            self._say_nothing_found(found)

    def _search_failed(self, error: PhotoSorterError) -> None:
        self.notice.say("attention", *in_words(error))
        self.header.show_title(self.tr("Search"))
        self._pages.setCurrentWidget(self.notice)

    def _query_changed(self) -> None:
        self._found = None  # what was found before answers another question
        began = self._browser.query is not None and not self._searching
        self._searching = self._browser.query is not None
        if began and self.page is not self.grid:
            text = self.tr("The first search takes a few seconds, while the model wakes up.")
            self.notice.say("search", self.tr("Searching…"), text)
            self.header.setVisible(True)
            self._pages.setCurrentWidget(self.notice)
        self._placed()

    def _placed(self) -> None:
        place, query = self._browser.place, self._browser.query
        self.header.show_searching(query is not None)
        offered = place.title if self._browser.can_be_within else ""
        self.scope_row.offer(offered, self._browser.within)
        self.header.show_size(query is not None or place.kind is not PlaceKind.ATTENTION)
        if query is not None:
            title = (
                self.tr("“{words}”").format(words=query.text)
                if query.text
                else self.tr("Like {name}").format(name=query.label)
            )
            if self._found is None or self._found.result.partial:
                self.header.show_title(title, self.tr("Searching…"))
            else:
                count = len(self._found.content.shown)
                facts = [words.photos(count)] if count else []
                if self._found.result.unknown_words and count:
                    unknown = ", ".join(self._found.result.unknown_words)
                    facts.append(self.tr("without “{words}”").format(words=unknown))
                if query.left_out:
                    left_out = ", ".join(query.left_out)
                    facts.append(self.tr("without “{words}”").format(words=left_out))
                if count and not self._found.content.dated:
                    facts.append(self.tr("best first"))
                self.header.show_title(title, *facts)
            return
        if place.kind is PlaceKind.ATTENTION:
            self.header.show_title(place.title)
            self.header.setVisible(True)
            if self._pages.currentWidget() is not self.attention:
                self.grid.show_content(empty(), keep=False)
                self._pages.setCurrentWidget(self.attention)
            return
        title = place.title or self.tr("All photos")
        count = len(self._content.listing) if self._content is not None else 0
        self.header.show_title(title, *([words.photos(count)] if count else []))

    def _choose_page(self) -> None:
        content, place = self._content, self._browser.place
        if content is None or place.kind is PlaceKind.ATTENTION:
            return
        first = not self._data.folders and place.kind is PlaceKind.ALL and not len(content.listing)
        self.header.setVisible(not first)
        if len(content.listing):
            self._pages.setCurrentWidget(self.grid)
        elif first:
            self._pages.setCurrentWidget(self.first_start)
        else:
            self._say_empty(place)
        self.first_start_shown.emit(first)
        self._placed()

    # ---------------------------------------------------------------------------- in words

    def _say_empty(self, place: Place) -> None:
        reading = self._progress.activity in (Activity.SCANNING, Activity.INDEXING)
        add: Choice = (self.tr("Add another folder"), "", self.add_folder_requested.emit)
        if place.kind is PlaceKind.ALBUM:
            self._say_empty_album(place)
        elif reading:
            self.notice.say(
                "folder",
                self.tr("Reading your folder"),
                self.tr(
                    "Your photos appear here as they are read. You can look at them at once; "
                    "searching gets better while it goes on."
                ),
            )
        elif place.kind is PlaceKind.TAG:
            self.notice.say(
                "tag",
                self.tr("No photo has this tag"),
                self.tr("Choose photos and press T to give it to them."),
            )
        else:
            self.notice.say(
                "photos",
                self.tr("No photos here"),
                self.tr(
                    "There is no picture in your folders that can be read. New ones appear "
                    "here by themselves."
                ),
                [add],
            )
        self._pages.setCurrentWidget(self.notice)

    def _say_empty_album(self, place: Place) -> None:
        album = next((a for a in self._data.albums if a.id == place.album), None)
        if album is None or album.kind is AlbumKind.MANUAL:
            self.notice.say(
                "album",
                self.tr("This album is empty"),
                self.tr("Drag photos onto its name in the sidebar to add them."),
            )
            return
        self.notice.say(
            "album-auto",
            self.tr("No photo fits this album yet"),
            self.tr(
                "It looks for “{description}”. New photos that fit come in by themselves."
            ).format(description=album.description),
            [
                (
                    self.tr("Change the description"),
                    "",
                    lambda: self.edit_album_requested.emit(album),
                )
            ],
        )

    def _say_nothing_found(self, found: Found) -> None:
        result = found.result
        choices: list[Choice] = []
        if found.content.weak:
            choices.append(
                (
                    self.tr("Show %n weaker match(es)", "", found.content.weak),
                    "primary",
                    self._browser.unfold,
                )
            )
        if found.content.dated:
            self.notice.say(
                "search",
                self.tr("No photo matches"),
                self.tr("Take a part of the search away, or make it wider."),
            )
            self._pages.setCurrentWidget(self.notice)
            return
        text = self.tr(
            "Try other words, fewer words, or what the photo shows rather than when or "
            "where it was taken."
        )
        if result.unknown_words:
            unknown = ", ".join(
                self.tr("“{words}”").format(words=word) for word in result.unknown_words
            )
            text = self.tr(
                "The model in use has never seen {words}. Try other words, or choose a larger "
                "model in the settings."
            ).format(words=unknown)
        if result.not_yet_searchable:
            text = (
                self.tr(
                    "%n photo(s) cannot be searched yet; the answer gets better by itself "
                    "while they are read.",
                    "",
                    result.not_yet_searchable,
                )
                + " "
                + text
            )
        tags = sorted(self._data.tags, key=lambda t: -t.count)[:TRIES]
        tries: list[Choice] = [
            (tag.name, "pill", partial(self.search_suggested.emit, to_text(Text(tag.name))))
            for tag in tags
        ]
        more = (self.tr("Or look for"), tries)
        self.notice.say("search", self.tr("Nothing fits well"), text, choices, more)
        self._pages.setCurrentWidget(self.notice)
