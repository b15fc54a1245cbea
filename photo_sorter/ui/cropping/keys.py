"""The keys of cropping, for the keyboard page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def key_page() -> list[tuple[str, str]]:
    """What they do."""
    return [
        ("← ↑ → ↓", translate("Cropping", "Cropping: move the frame; with Ctrl by one pixel")),
        (
            "Shift+← ↑ → ↓",
            translate(
                "Cropping", "Cropping: move its right and lower edge; with Ctrl by one pixel"
            ),
        ),
        ("A, Shift+A", translate("Cropping", "Cropping: next shape of the frame, the one before")),
        ("O", translate("Cropping", "Cropping: stand the frame on its other side")),
        ("R", translate("Cropping", "Cropping: turn the version by a quarter")),
        (", .", translate("Cropping", "Cropping: straighten a little; with Shift by a degree")),
        ("0", translate("Cropping", "Cropping: make it level again")),
        ("Tab", translate("Cropping", "Cropping: next proposed part")),
        ("Return", translate("Cropping", "Cropping: save the version")),
    ]
