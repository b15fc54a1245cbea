"""What the parts of one window work with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.regions import Region
from photo_sorter.services.library import Library
from photo_sorter.ui.asking.talk import Talk
from photo_sorter.ui.base.bridge import EventBridge
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.file_work import FileWork
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.setting_changes import SettingChanges
from photo_sorter.ui.base.sort_work import SortWork
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.base.toasts import Toasts
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.browse.browser import Browser
from photo_sorter.ui.browse.chosen import Chosen
from photo_sorter.ui.browse.overview import Overview
from photo_sorter.ui.dialogs.opener import Dialogs


class Frame(Protocol):
    """What is asked of the window itself: that a part of it shows, goes or takes the keyboard."""

    def start_search(self, text: str = "") -> None: ...
    def search_for(self, text: str) -> None: ...
    def go_back(self) -> None: ...
    def toggle_sidebar(self) -> None: ...
    def toggle_panel(self) -> None: ...
    def zoom(self, steps: int) -> None: ...
    def peek(self) -> None: ...
    def open_photo(self, photo_id: int) -> None: ...
    def turn_stack(self) -> None: ...
    def turn_all_stacks(self) -> None: ...
    def show_where(self) -> None: ...
    def crop(self, photo_id: int, proposed: Sequence[Region] = ()) -> None: ...
    def show_text(self) -> None: ...
    def start_ask(self) -> None: ...
    def compare(self, groups: Sequence[Sequence[PhotoId]]) -> None: ...
    def start_tag(self) -> None: ...
    def show_keys(self) -> None: ...
    def show_palette(self) -> None: ...
    def pop_up(self, items: Sequence[MenuItem]) -> None: ...
    def act(self, action: str) -> None: ...
    def quit(self) -> None: ...


@dataclass(frozen=True, slots=True)
class WindowContext:
    """Made once a window, before its parts. All of it lives on the GUI thread."""

    library: Library
    tasks: Tasks
    bridge: EventBridge
    settings: SettingChanges
    theme: Theme
    thumbnails: Thumbnails
    commands: Commands
    file_work: FileWork
    sort_work: SortWork
    browser: Browser
    overview: Overview
    chosen: Chosen
    dialogs: Dialogs
    toasts: Toasts
    veil: Veil
    talk: Talk
    frame: Frame
