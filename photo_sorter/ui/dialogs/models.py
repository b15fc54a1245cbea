"""Which model understands the photos: use, download, bring your own, take away."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photo_sorter.core.views import DownloadProgress, ModelChoice
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import problem_words
from photo_sorter.ui.base.widgets import clear_layout, label, text_button
from photo_sorter.ui.base.words import translate
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.dialogs.describer_endpoint import EndpointCard

# Qt knows languages only with their countries ("American English"), which is not what is meant
OWN_NAMES: Final = {
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
}


class ModelsDialog(Dialog):
    use_requested = Signal(str)
    download_requested = Signal(str)
    cancel_requested = Signal()
    remove_requested = Signal(str)
    import_requested = Signal(str, str, str)  # name, architecture, file

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Models"))
        self.resize(660, 620)
        self._models: Sequence[ModelChoice] = ()
        self._downloading: DownloadProgress | None = None
        self._bar: QProgressBar | None = None
        self._first, self._since = 0, 0.0  # where and when the download began, for its speed
        self._numbers = label("", "small")
        self.column.addWidget(
            label(
                self.tr(
                    "A model is what understands your photos and your words. All of them run "
                    "on this computer. After a change of the first two kinds your photos are "
                    "looked at anew in the background; until then the old model answers."
                ),
                "quiet",
                wrap=True,
            )
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Models"))
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 4, 8, 4)
        inside.setSpacing(10)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.endpoint = EndpointCard()
        inside.addLayout(self._cards)
        inside.addWidget(self.endpoint)
        inside.addStretch(1)
        area.setWidget(holder)
        self.column.addWidget(area, 1)
        own = text_button(self.tr("Bring your own model…"), "plain", self._import)
        row = QHBoxLayout()
        row.addWidget(own)
        row.addStretch(1)
        row.addWidget(self.close_button())
        self.column.addLayout(row)

    def show_models(self, models: Sequence[ModelChoice]) -> None:
        self._models = models
        self._bar = None
        clear_layout(self._cards)
        for text, of_kind in (
            (self.tr("What photos show"), [m for m in models if _is_encoder(m)]),
            (self.tr("What looks the same"), [m for m in models if m.of_looks]),
            (self.tr("Descriptions and answers, in words"), [m for m in models if m.describes]),
        ):
            if of_kind:
                self._cards.addWidget(label(text, "section"))
            for model in of_kind:
                self._cards.addWidget(self._card(model))
        if self._downloading is not None:
            self._show_numbers(self._downloading)

    def show_download(self, progress: DownloadProgress | None) -> None:
        """None: no download runs (any more)."""
        name = progress.model if progress is not None else ""
        before = self._downloading.model if self._downloading is not None else ""
        self._downloading = progress
        if progress is not None and (name != before or not self._first):
            self._first, self._since = progress.received, time.monotonic()
        if name != before:
            self.show_models(self._models)
        elif progress is not None:
            self._show_numbers(progress)

    def _show_numbers(self, progress: DownloadProgress) -> None:
        if self._bar is not None:
            # in kilobytes: a range of bytes would overflow a progress bar's 32 bits
            self._bar.setRange(0, progress.total // 1024)
            self._bar.setValue(progress.received // 1024)
            text = self.tr("{done} of {total}").format(
                done=words.size(progress.received), total=words.size(progress.total)
            )
            seconds = time.monotonic() - self._since
            # what lay there from a download that was cut off is not counted as speed
            rate = (progress.received - self._first) / seconds if seconds > 1 else 0.0
            if rate > 0:
                text += " · " + self.tr("{size} a second").format(size=words.size(round(rate)))
                left = words.duration((progress.total - progress.received) / rate)
                text += " · " + words.translate("Words", "{duration} left").format(duration=left)
            self._numbers.setText(text if progress.total else self.tr("Connecting…"))

    def _card(self, model: ModelChoice) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        card.setProperty("chosen", model.active)
        card.setAccessibleName(_said(model.title))
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(label(_said(model.title), "large"))
        if model.active:
            top.addWidget(label(self.tr("in use"), "badge"))
        top.addStretch(1)
        loading = self._downloading is not None and self._downloading.model == model.name
        for button in self._buttons(model, loading):
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(label(_note(model), wrap=True))
        facts = [_languages(model.languages), _said(model.licence)]
        if model.download_bytes:
            size = words.size(model.download_bytes)
            facts.append(self.tr("{size} to download").format(size=size))
        if model.memory_bytes:
            size = words.size(model.memory_bytes)
            facts.append(self.tr("{size} of memory").format(size=size))
        column.addWidget(label(" · ".join(fact for fact in facts if fact), "small", wrap=True))
        if loading:
            self._bar = QProgressBar()
            self._bar.setTextVisible(False)
            self._bar.setAccessibleName(self.tr("Download"))
            self._numbers = label(self.tr("Connecting…"), "small")
            column.addSpacing(4)
            column.addWidget(self._bar)
            column.addWidget(self._numbers)
        return card

    def _buttons(self, model: ModelChoice, loading: bool) -> list[QWidget]:
        def button(text: str, kind: str, act: Callable[[], object]) -> QWidget:
            result = text_button(text, kind, act)
            result.setAccessibleName(f"{text}: {_said(model.title)}")
            return result

        if loading:
            return [button(self.tr("Cancel"), "", self.cancel_requested.emit)]
        buttons = []
        if model.installed and model.removable and not model.active:
            buttons.append(
                button(self.tr("Remove"), "danger", lambda: self.remove_requested.emit(model.name))
            )
        if not model.installed:
            buttons.append(
                button(
                    self.tr("Download"), "primary", lambda: self.download_requested.emit(model.name)
                )
            )
        elif not model.active:
            buttons.append(
                button(self.tr("Use"), "primary", lambda: self.use_requested.emit(model.name))
            )
        return buttons

    def _import(self) -> None:
        dialog = ImportDialog(self)
        dialog.decided.connect(self.import_requested)
        dialog.open()


class ImportDialog(Dialog):
    """A checkpoint of one's own: a name, an architecture of open_clip or timm, a file."""

    decided = Signal(str, str, str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Bring your own model"))
        self.setMinimumWidth(460)
        self._name, self._architecture, self._file = QLineEdit(), QLineEdit(), QLineEdit()
        self._architecture.setPlaceholderText("ViT-B-32")
        self._file.setPlaceholderText(".safetensors")
        fields = (
            (self.tr("Name"), self._name),
            (self.tr("Architecture, as open_clip or timm calls it"), self._architecture),
            (self.tr("Weights"), self._file),
        )
        for text, field in fields:
            field.setAccessibleName(text)
            field.textChanged.connect(self._check)
            self.column.addWidget(label(text, "section"))
            if field is self._file:
                row = QHBoxLayout()
                row.addWidget(field, 1)
                row.addWidget(text_button(self.tr("Choose…"), "", self._choose))
                self.column.addLayout(row)
            else:
                self.column.addWidget(field)
        self._ok = text_button(self.tr("Import"), "primary", self._decide)
        self._ok.setDefault(True)
        self.add_buttons(self.cancel_button(), self._ok)
        self._check()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Weights"), "", self.tr("Weights") + " (*.safetensors *.pt *.pth *.bin)"
        )
        if path:
            self._file.setText(path)

    def _check(self) -> None:
        fields = (self._name, self._architecture, self._file)
        self._ok.setEnabled(all(field.text().strip() for field in fields))

    def _decide(self) -> None:
        self.decided.emit(
            self._name.text().strip(), self._architecture.text().strip(), self._file.text().strip()
        )
        self.accept()


def _is_encoder(model: ModelChoice) -> bool:
    return not model.of_looks and not model.describes


def _languages(text: str) -> str:
    """Codes become the languages' own names; anything else is said as it is."""
    parts = [part.strip() for part in text.split(",")]
    if all(len(part) == 2 for part in parts):
        return ", ".join(OWN_NAMES.get(part, part) for part in parts)
    return _said(text)


def _note(model: ModelChoice) -> str:
    if model.trouble is None:
        return _said(model.note)
    return f"{problem_words(model.trouble)[0]}."


def _said(text: str) -> str:
    """What the registry says of its models, in the person's language."""
    known = {
        "Built-in": translate("Models", "Built-in"),
        "Works offline from the first minute.": translate(
            "Models", "Works offline from the first minute."
        ),
        "Light": translate("Models", "Light"),
        "Recommended": translate("Models", "Recommended"),
        "Best": translate("Models", "Best"),
        "English": translate("Models", "English"),
        "many languages": translate("Models", "many languages"),
        "The fastest of the larger models.": translate(
            "Models", "The fastest of the larger models."
        ),
        "As fast as the light one, and understands many languages.": translate(
            "Models", "As fast as the light one, and understands many languages."
        ),
        "Finds the most; takes about four times as long for each photo.": translate(
            "Models", "Finds the most; takes about four times as long for each photo."
        ),
        "Built-in look": translate("Models", "Built-in look"),
        "Comes with the built-in model.": translate("Models", "Comes with the built-in model."),
        "DINOv2, small": translate("Models", "DINOv2, small"),
        "DINOv2, base": translate("Models", "DINOv2, base"),
        "Tells by itself what looks the same; needs a pass of its own for each photo.": translate(
            "Models", "Tells by itself what looks the same; needs a pass of its own for each photo."
        ),
        "The larger of them; takes about four times as long as the small one.": translate(
            "Models", "The larger of them; takes about four times as long as the small one."
        ),
        "Answers in a moment, with few words.": translate(
            "Models", "Answers in a moment, with few words."
        ),
        "SmolVLM, small": translate("Models", "SmolVLM, small"),
        "SmolVLM, medium": translate("Models", "SmolVLM, medium"),
        "Florence-2, base": translate("Models", "Florence-2, base"),
        "Describes a photo and answers questions about it. How fast it is was not "
        "measured.": translate(
            "Models",
            "Describes a photo and answers questions about it. How fast it is was not measured.",
        ),
        "As the small one, knows more and takes longer. How fast it is was not "
        "measured.": translate(
            "Models",
            "As the small one, knows more and takes longer. How fast it is was not measured.",
        ),
        "Describes a photo at length and answers no questions: it then says so and describes. "
        "How fast it is was not measured.": translate(
            "Models",
            "Describes a photo at length and answers no questions: it then says so and describes. "
            "How fast it is was not measured.",
        ),
        "Imported from a file.": translate("Models", "Imported from a file."),
        "as its author says": translate("Models", "as its author says"),
    }
    return known.get(text, text)
