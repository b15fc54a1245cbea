"""Asks once, after the first tag, whether tags are to be written beside the photos."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from photo_sorter.core.changes import Action, Change
from photo_sorter.core.events import SettingsChanged
from photo_sorter.ui.base.spoken import announce
from photo_sorter.ui.base.tokens import UNIT
from photo_sorter.ui.base.widgets import FlowLayout, label, text_button
from photo_sorter.ui.browse.context import WindowContext

_TAGGED = frozenset(
    [Action.TAG_ADDED, Action.TAG_EXCHANGED, Action.PHOTOS_ANSWERED, Action.PHOTOS_EDITED]
)


class SidecarOffer(QWidget):
    """A quiet line that takes no keyboard away. It is there while nothing is written, something
    could be, and nobody answered; what a person sets elsewhere is an answer too."""

    def __init__(self, window: WindowContext) -> None:
        super().__init__()
        self._window = window
        self._tagged = False
        self.setObjectName("progress")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = self.tr(
            "What you say of photos is kept in this library alone. Written beside the photos, in "
            "small .xmp files, other programs see it too, and it outlives the library. The photos "
            "themselves are not changed."
        )
        self.setAccessibleName(text)
        buttons = QWidget()
        flow = FlowLayout(UNIT)
        buttons.setLayout(flow)
        for name, kind, answer in (
            (self.tr("Write beside the photos"), "", "always"),
            (self.tr("On request"), "", "on_request"),
            (self.tr("No"), "plain", "off"),
        ):
            button = text_button(name, kind, partial(self._answer, answer))
            button.setAccessibleDescription(text)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, UNIT, 20, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(text, "quiet", wrap=True))
        column.addWidget(buttons)
        self.hide()
        window.commands.changed.connect(self._know)
        window.commands.redone.connect(self._know)
        window.overview.loaded.connect(self._choose)
        window.settings.written.connect(self._set)

    def _know(self, change: Change) -> None:
        self._tagged = self._tagged or change.deed.action in _TAGGED
        self._choose()

    def _choose(self) -> None:
        settings = self._window.settings.current()
        asks = settings.write_sidecars == "off" and not settings.sidecars_offered
        waits = self._window.overview.data.sidecars.waiting > 0
        before, now = not self.isHidden(), self._tagged and asks and waits
        self.setVisible(now)
        if now and not before:
            announce(self, self.accessibleName())

    def _answer(self, answer: str) -> None:
        self._window.settings.change(write_sidecars=answer, sidecars_offered=True)
        self._choose()
        if answer == "on_request":
            self._window.toasts.say(
                self.tr("Written when you ask for it"),
                self.tr("“Write to files” is in the menu, for all photos or for those you chose."),
            )

    def _set(self, event: SettingsChanged) -> None:
        """Whoever chose it elsewhere need not be asked."""
        if event.before.write_sidecars != event.after.write_sidecars:
            if not event.after.sidecars_offered:
                self._window.settings.change(sidecars_offered=True)
            self._choose()
