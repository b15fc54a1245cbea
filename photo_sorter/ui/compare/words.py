"""What is said of photos that are compared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from photo_sorter.core.culling.exposure import TELLING
from photo_sorter.core.duplicates.kinds import Reason
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.compare.looks import Look

translate = QCoreApplication.translate


def facts(details: PhotoDetails) -> str:
    """How it was taken: the camera is the same for all, as a rule."""
    line = words.camera_line(details)
    return line.removeprefix(f"{details.camera} · ").removeprefix(details.camera)


def hints(look: Look | None, *, sharpest: bool) -> str:
    """Of the part in sight."""
    said = [translate("Compare", "sharpest")] if sharpest else []
    if look is not None and look.clipping.highlights >= TELLING:
        highlights = translate("Compare", "highlights burnt out: {percent} %")
        said.append(highlights.format(percent=_percent(look.clipping.highlights)))
    if look is not None and look.clipping.shadows >= TELLING:
        shadows = translate("Compare", "shadows black: {percent} %")
        said.append(shadows.format(percent=_percent(look.clipping.shadows)))
    return " · ".join(said)


def proposed() -> str:
    return translate("Compare", "Proposed")


def why_best(reason: Reason) -> str:
    """Why one is proposed to be kept."""
    return {
        Reason.RATING: translate("Compare", "You rated it best"),
        Reason.SHARPNESS: translate("Compare", "It is the sharpest"),
        Reason.RESOLUTION: translate("Compare", "It has the most pixels"),
        Reason.FORMAT: translate("Compare", "Its format keeps the most"),
        Reason.METADATA: translate("Compare", "Its file says the most of itself"),
        Reason.SIZE: translate("Compare", "Its file is the largest"),
        Reason.FIRST: translate("Compare", "They differ in nothing that can be told"),
    }[reason]


def _percent(share: float) -> str:
    return QLocale().toString(round(share * 100))
