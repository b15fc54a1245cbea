"""The address of another program on this computer that describes photos: kept, tried and used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from photo_sorter.core.describing.endpoint_address import endpoint_address
from photo_sorter.core.errors import InvalidInputError, PhotoSorterError
from photo_sorter.core.settings import Settings
from photo_sorter.services.models.describer_models import ENDPOINT
from photo_sorter.ui.base.error_words import in_one_line
from photo_sorter.ui.base.widgets import label, restyle, text_button

_MOST_NAMES = 8  # of models that are told


class EndpointCard(QFrame):
    """Only an address that can be used is told, once a field is left; else the words below say
    what is wrong."""

    changed = Signal(str, str)  # address ("" for none), model
    test_requested = Signal(str)  # address
    use_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        title = self.tr("Another program on this computer")
        self.setAccessibleName(title)
        self._told = "", ""
        self.address, self.served = QLineEdit(), QLineEdit()
        self.address.setAccessibleName(self.tr("Address of the program"))
        self.address.setPlaceholderText(self.tr("Address, like http://localhost:11434"))
        self.served.setAccessibleName(self.tr("Model of the program"))
        self.served.setPlaceholderText(self.tr("Model, where it has several"))
        self._badge = label(self.tr("in use"), "badge")
        self.use = text_button(self.tr("Use"), "primary", self.use_requested.emit)
        self.use.setAccessibleName(f"{self.tr('Use')}: {title}")
        self.test = text_button(self.tr("Test"), "", self._test)
        self.words = label(wrap=True)
        self.words.hide()
        top = QHBoxLayout()
        top.addWidget(label(title, "large"))
        top.addWidget(self._badge)
        top.addStretch(1)
        top.addWidget(self.use)
        fields = QHBoxLayout()
        fields.addWidget(self.address, 3)
        fields.addWidget(self.served, 2)
        fields.addWidget(self.test)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(
            label(
                self.tr(
                    "If you run Ollama, LM Studio, llama.cpp or the like, it can describe photos "
                    "and answer questions about them. It is off while there is no address."
                ),
                wrap=True,
            )
        )
        column.addLayout(fields)
        column.addWidget(self.words)
        column.addWidget(
            label(
                self.tr(
                    "Privacy: when you ask about a photo, that program gets your question, a "
                    "small copy of the photo without what else stands in its file, and what may "
                    "help to answer, such as its tags and its date. Photo Sorter sends this to "
                    "this computer alone, and refuses every other address. What that program "
                    "does with it is up to it."
                ),
                "small",
                wrap=True,
            )
        )
        for field in (self.address, self.served):
            field.editingFinished.connect(self._decide)
            field.textEdited.connect(self._show_buttons)
        self.show_settings(Settings())

    def show_settings(self, settings: Settings) -> None:
        """What is kept now. A field that somebody writes in stays as it is."""
        kept = settings.describer_address, settings.describer_served
        for field, before, text in zip((self.address, self.served), self._told, kept, strict=True):
            if field.text().strip() == before:
                field.setText(text)
        self._told = kept
        self._used = settings.describer == ENDPOINT
        restyle(self, "chosen", self._used)
        self._badge.setVisible(self._used)
        self._show_buttons()

    def show_models(self, names: Sequence[str]) -> None:
        """It answered: these are its models."""
        if not names:
            self._say(self.tr("It answers, and has no model yet. Load one there."))
        elif len(names) == 1 or self.served.text().strip() in names:
            name = self.served.text().strip() or names[0]
            self._say(self.tr("It answers with the model {name}.").format(name=name))
        else:
            shown = ", ".join(names[:_MOST_NAMES])
            self._say(
                self.tr("It answers, and has these models: {names}. Write down which one.").format(
                    names=shown
                )
            )

    def show_error(self, error: PhotoSorterError) -> None:
        self._say(in_one_line(error))

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.words.setVisible(bool(text))
        self._show_buttons()

    def _show_buttons(self) -> None:
        written = bool(self.address.text().strip())
        self.test.setEnabled(written)
        self.use.setEnabled(written)
        self.use.setVisible(not self._used)

    def _address(self) -> str | None:
        """As it is kept; None where it cannot be, which is said."""
        written = self.address.text().strip()
        try:
            return endpoint_address(written) if written else ""
        except InvalidInputError as error:
            self._say(in_one_line(error))
            return None

    def _decide(self) -> None:
        address, served = self._address(), self.served.text().strip()
        if address is None or (address, served) == self._told:
            return
        self._told = address, served
        self.address.setText(address)
        self.served.setText(served)
        self._say("")
        self.changed.emit(address, served)

    def _test(self) -> None:
        address = self._address()
        if address:
            self._say(self.tr("Asking…"))
            self.test.setEnabled(False)
            self.test_requested.emit(address)
