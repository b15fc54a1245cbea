"""What this is, what stays private, what the built-in model can do, and whom to thank."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from photo_sorter import __version__
from photo_sorter.ui.dialogs.base import Dialog
from photo_sorter.ui.look import Look
from photo_sorter.ui.parts import label

WIDTH = 520


class AboutDialog(Dialog):
    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("About Photo Sorter"))
        self.setFixedWidth(WIDTH)
        top = QHBoxLayout()
        top.setSpacing(16)
        icon = QLabel()
        icon.setPixmap(look.app_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        top.addWidget(icon)
        title = label("Photo Sorter", "title")
        top.addWidget(title)
        top.addWidget(label(__version__, "quiet"), 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        self.column.addLayout(top)
        for heading, text in (
            (
                self.tr("Everything stays on this computer"),
                self.tr(
                    "Your photos are read, and never changed, moved or deleted unless you ask for "
                    "it. Nothing is sent anywhere. The internet is used only when you click to "
                    "download a model."
                ),
            ),
            (
                self.tr("What the built-in model is good at"),
                self.tr(
                    "Drawings, colours, light, simple scenes, looks and papers. About a hundred "
                    "kinds of things in photos it often names right, but not always. "
                    "For everything else, one click under Models fetches a large model that "
                    "understands far more, and then works offline too."
                ),
            ),
            (
                self.tr("Thanks"),
                self.tr(
                    "Made with Qt, PyTorch, OpenCLIP, Chroma, Pillow and SQLite. The built-in "
                    "model learned in part from Caltech-101 (Li, Andreeto, Ranzato, Perona; "
                    "CC BY 4.0), the Grocery Store dataset (Klasson; MIT), TensorFlow's flower "
                    "photos (CC BY 2.0) and the Clothing dataset (Grigorev; CC0)."
                ),
            ),
        ):
            paragraph = label(text, wrap=True)
            paragraph.setFixedWidth(WIDTH - 48)
            self.column.addSpacing(8)
            self.column.addWidget(label(heading, "section"))
            self.column.addWidget(paragraph)
        self.add_buttons(self.close_button())
