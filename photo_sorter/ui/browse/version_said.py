"""Says that a version was made, and what it lacks of its original."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.ports.exporting import ExportNote
from photo_sorter.services.versions.service import MadeVersion
from photo_sorter.ui.base.error_words import sentences
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def say_version(window: WindowContext, version: MadeVersion) -> None:
    """It is told, and taken back, as all that a person does."""
    if version.notes:
        said = (_said(note, version) for note in ExportNote if note in version.notes)
        title = translate("Versions", "How “{name}” differs from the photo")
        name = os.path.basename(version.path)
        window.toasts.say(title.format(name=name), sentences(*said), about="version notes")
    window.commands.changed.emit(version.change)


def _said(note: ExportNote, version: MadeVersion) -> str:
    match note:
        case ExportNote.FIRST_FRAME:
            return translate("Versions", "The file holds several pictures: this is the first")
        case ExportNote.DEVELOPED:
            return translate("Versions", "It shows the raw photo as the viewer does")
        case ExportNote.CUT_OFF:
            return translate("Versions", "The file is damaged: this is what there is of it")
        case ExportNote.WORDS_LEFT_OUT:
            return translate("Versions", "The file takes no words: what you said is not in it")
        case ExportNote.FILM_LEFT_OUT:
            return translate("Versions", "The film of the motion photo stays with the original")
        case ExportNote.OTHER_FORMAT:
            form = os.path.splitext(version.path)[1].lstrip(".").upper()
            said = translate("Versions", "It is a {format}, for the photo's format is not written")
            return said.format(format=form.replace("JPG", "JPEG"))
        case ExportNote.CLEAR_LEFT_OUT:
            return translate("Versions", "What was transparent is filled, as the viewer shows it")
        case ExportNote.LIGHT_LEFT_OUT:
            return translate("Versions", "The extra light for HDR screens stays with the original")
        case ExportNote.EIGHT_BITS:
            return translate("Versions", "It has fewer shades of each colour than the original")
