"""Makes what the parts of a window work with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from photo_sorter.services.library import Library
from photo_sorter.services.program.about import AboutProgram
from photo_sorter.ui.asking.talk import Talk
from photo_sorter.ui.base.bridge import EventBridge
from photo_sorter.ui.base.commands import Commands
from photo_sorter.ui.base.file_work import FileWork
from photo_sorter.ui.base.screen_colours import ScreenColours
from photo_sorter.ui.base.setting_changes import SettingChanges
from photo_sorter.ui.base.sort_work import SortWork
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.base.toasts import Toasts
from photo_sorter.ui.base.veil import Veil
from photo_sorter.ui.browse.browser import Browser
from photo_sorter.ui.browse.chosen import Chosen
from photo_sorter.ui.browse.context import Frame, WindowContext
from photo_sorter.ui.browse.overview import Overview
from photo_sorter.ui.dialogs.opener import Dialogs
from photo_sorter.ui.places import table


def make_context(
    library: Library,
    program: AboutProgram,
    icons: Path,
    frame: Frame,
    window: QWidget,
    body: QWidget,
) -> WindowContext:
    """`window` is where dialogs open, `body` what messages lie on."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, icons, library.settings.current().theme)
    tasks, bridge = Tasks(), EventBridge(library.events)
    chosen = Chosen(library, tasks)
    commands = Commands(library, tasks, lambda: chosen.meant)
    colours = ScreenColours(window)
    thumbnails = Thumbnails(library.photos.thumbnail, colours.space)
    colours.changed.connect(thumbnails.forget)
    veil = Veil()
    return WindowContext(
        library=library,
        tasks=tasks,
        bridge=bridge,
        settings=SettingChanges(library, tasks, bridge),
        theme=theme,
        thumbnails=thumbnails,
        commands=commands,
        file_work=FileWork(library, tasks),
        sort_work=SortWork(library, tasks, commands),
        browser=Browser(library, tasks),
        overview=Overview(library, tasks, table.counts()),
        chosen=chosen,
        dialogs=Dialogs(library, program, tasks, commands, bridge, theme, thumbnails, veil, window),
        toasts=Toasts(theme, body),
        veil=veil,
        talk=Talk(library, tasks),
        frame=frame,
    )
