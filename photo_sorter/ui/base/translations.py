"""Loads the window's texts in the person's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from photo_sorter.core.settings import spec_of

LANGUAGES = frozenset(value for value, _ in spec_of("language").choices if value)


def chosen_language(setting: str) -> str:
    """The setting, else the system's language where there is a translation, else English."""
    if setting in LANGUAGES:
        return setting
    for name in QLocale.system().uiLanguages():
        short = name.split("-")[0].split("_")[0]
        if short in LANGUAGES:
            return short
    return "en"


def install_translators(app: QCoreApplication, setting: str, folder: Path) -> list[QTranslator]:
    """Install the language's texts and Qt's own; also sets the locale that writes dates and
    numbers where the language was chosen by hand. Returns what to keep and, for another
    language, to remove again."""
    language = chosen_language(setting)
    system = QLocale.system()
    if setting or system.language() is QLocale.Language.C:  # "C" writes 1234567 without separators
        same = system.name().split("_")[0] == language
        QLocale.setDefault(system if same else QLocale(language))
    installed = []
    wanted = (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"photo_sorter_{language}", str(folder)),
    )
    for name, place in wanted:
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
