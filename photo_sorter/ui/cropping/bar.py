"""What lies below the picture: shapes of the frame, how many pixels it holds, and buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photo_sorter.core.versions.framing import FREE
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.tokens import DARK, RADIUS_CONTROL, UNIT, VIEWER_GROUND, VIEWER_TEXT
from photo_sorter.ui.base.widgets import ElidedLabel, icon_button, text_button
from photo_sorter.ui.cropping.angle import AngleControl
from photo_sorter.ui.cropping.frame import CHOICES, OWN, CropFrame

HEIGHT = 148

translate = QCoreApplication.translate


class CropBar(QWidget):
    """Always on dark ground, as pictures are."""

    shape_chosen = Signal(object)  # Shape
    swap_asked = Signal()
    turn_asked = Signal()
    proposal_asked = Signal()
    save_asked = Signal()
    leave_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shapes: dict[str, QPushButton] = {}
        shapes = QHBoxLayout()
        shapes.setSpacing(UNIT)
        shapes.addStretch(1)
        for shape in CHOICES:
            button = text_button(_name(shape.name), "", partial(self.shape_chosen.emit, shape))
            button.setCheckable(True)
            button.setToolTip(self.tr("Shape of the frame (A)"))
            self.shapes[shape.name] = button
            shapes.addWidget(button)
        swap, turn = (
            self.tr("Stand the frame on its other side (O)"),
            self.tr("Turn the version by a quarter (R)"),
        )
        for icon, name, asked in (
            ("swap", swap, self.swap_asked),
            ("turn-right", turn, self.turn_asked),
        ):
            tool = icon_button(theme, icon, name, asked.emit)
            theme.set_icon(tool, icon, "on_toast")
            shapes.addWidget(tool)
        shapes.addStretch(1)
        self.angle = AngleControl()
        self.pixels = ElidedLabel()
        first = self.tr("Show a proposal")
        self.proposals = text_button(first, "", self.proposal_asked.emit)
        self.proposals.setToolTip(self.tr("Next proposed part (Tab)"))
        self.cancel = text_button(self.tr("Cancel"), "", self.leave_asked.emit)
        self.save = text_button(self.tr("Save as a version"), "primary", self.save_asked.emit)
        self.save.setToolTip(self.tr("A file of its own beside the photo, which stays as it is"))
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        below.addWidget(self.pixels, 1)
        for button in (self.proposals, self.cancel, self.save):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.angle)
        column.addLayout(shapes)
        column.addLayout(below)
        self.setStyleSheet(
            f"QWidget {{ background: {VIEWER_GROUND}; }}"
            f"QLabel {{ color: {VIEWER_TEXT}; }}"
            f"QToolButton {{ border: 2px solid transparent; border-radius: {RADIUS_CONTROL}px;"
            f" padding: 6px; }}"
            f"QToolButton:hover {{ background: {DARK.hover}; }}"
            f"QToolButton:focus {{ border-color: {DARK.accent}; }}"
            f"QDoubleSpinBox {{ background: {DARK.field}; color: {VIEWER_TEXT};"
            f" border: 2px solid {DARK.field}; border-radius: {RADIUS_CONTROL}px;"
            f" padding: 2px 6px; }}"
            f"QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: none; }}"
            f"QDoubleSpinBox QLineEdit {{ background: transparent; color: {VIEWER_TEXT};"
            f" border: none; padding: 0; }}"
            f"QSlider::groove:horizontal {{ background: {DARK.hover}; }}"
            f"QSlider::sub-page:horizontal {{ background: {DARK.hover}; }}"
            f"QDoubleSpinBox:focus {{ border-color: {DARK.accent}; }}"
            f"QPushButton {{ background: {DARK.field}; color: {VIEWER_TEXT};"
            f" border: 2px solid {DARK.field}; }}"
            f"QPushButton:hover {{ background: {DARK.hover}; }}"
            f"QPushButton:checked {{ background: {DARK.accent_soft};"
            f" border-color: {DARK.accent}; }}"
            f"QPushButton:focus {{ border-color: {DARK.accent}; }}"
            f'QPushButton[kind="primary"] {{ background: {DARK.accent}; color: {DARK.on_accent}; }}'
            f'QPushButton[kind="primary"]:focus {{ border-color: {VIEWER_TEXT}; }}'
            f"QPushButton:disabled {{ background: {DARK.field}; color: {DARK.quiet}; }}"
        )

    def show_frame(self, frame: CropFrame, text: str) -> None:
        for shape in CHOICES:
            self.shapes[shape.name].setChecked(shape is frame.shape)
        self.angle.show_angle(frame.angle)
        self.pixels.set_text(text)
        self.proposals.setVisible(frame.proposals > 0)
        self.proposals.setText(
            self.tr("Proposal {number} of {count}").format(
                number=frame.proposal, count=frame.proposals
            )
            if frame.proposal
            else self.tr("Show a proposal")
        )

    def show_saving(self, *, saving: bool, worth: bool) -> None:
        """`worth`: the version would be another picture than the photo."""
        self.save.setEnabled(worth and not saving)
        self.save.setText(self.tr("Saving…") if saving else self.tr("Save as a version"))


def _name(shape: str) -> str:
    if shape == FREE.name:
        return translate("Cropping", "Free")
    if shape == OWN.name:
        return translate("Cropping", "Original")
    return shape
