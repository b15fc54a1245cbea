"""Contrast, icons and words."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import datetime

import numpy as np
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import (
    DiskFullError,
    EngineError,
    Failure,
    FailureKind,
    InvalidInputError,
)
from photo_sorter.core.problems import Problem
from photo_sorter.core.views import Activity, Progress
from photo_sorter.ui.base import words
from photo_sorter.ui.base.error_words import in_one_line, in_words, problem_words
from photo_sorter.ui.base.style import style_sheet
from photo_sorter.ui.base.theme import ICON_SIDES, Theme
from photo_sorter.ui.base.tokens import DARK, LIGHT, Colours, contrast
from photo_sorter.ui.grid.sections import Span, by_date, heading
from tests.ui.conftest import ICONS


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground(colours: Colours) -> None:
    for ground in (colours.surface, colours.raised, colours.field, colours.accent_soft):
        assert contrast(colours.text, ground) >= 4.5
        assert contrast(colours.quiet, ground) >= 4.5
    for ground in (colours.surface, colours.raised):
        for text in (colours.accent, colours.danger, colours.success, colours.warning):
            assert contrast(text, ground) >= 4.5
        assert contrast(colours.outline, ground) >= 3
    assert contrast(colours.text, colours.hover) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_toast, colours.toast) >= 4.5
    assert contrast(colours.toast_accent, colours.toast) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_box_that_is_not_ticked_is_seen(
    qtbot: QtBot, qapp: QApplication, theme: str, kind: type[QCheckBox] | type[QRadioButton]
) -> None:
    ground = Theme(qapp, ICONS, theme).colours.raised
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = kind("", dialog)
    dialog.show()
    image = dialog.grab(box.geometry()).toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert ground in seen
    assert max(contrast(each, ground) for each in seen) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_knows_no_colour_of_its_own(colours: Colours) -> None:
    tokens = {getattr(colours, name) for name in Colours.__slots__}
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", style_sheet(colours, 10))) <= tokens


def test_every_icon_draws(theme: Theme) -> None:
    for file in ICONS.glob("*.svg"):
        image = theme.icon(file.stem).pixmap(24, 24).toImage()
        drawn = {image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)}
        assert max(drawn) > 200, file.name


def test_an_icon_is_drawn_at_the_sizes_it_is_shown_in(theme: Theme) -> None:
    drawn = {size.width() for size in theme.icon("album").availableSizes()}
    assert drawn == set(ICON_SIDES)  # a screen of one pixel a point


def test_icons_are_drawn_anew_for_a_further_screen(theme: Theme, qapp: QApplication) -> None:
    bearer = QAction()
    theme.set_icon(bearer, "album")
    before = bearer.icon().cacheKey()
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert bearer.icon().cacheKey() != before


def test_a_button_that_went_with_its_window_is_passed_over(theme: Theme) -> None:
    window = QWidget()
    button = QToolButton(window)
    theme.set_icon(button, "album")
    delete(window)  # as a window does with what is in it; Python still knows the button
    theme.set_theme("dark")
    theme.set_icon(QAction(), "tag")


def test_the_theme_changes_live(theme: Theme) -> None:
    changes = []
    theme.changed.connect(lambda: changes.append(theme.dark))
    theme.set_theme("dark")
    theme.set_theme("light")
    assert changes == [True, False]


def test_durations_are_round(speak: Callable[[str], None]) -> None:
    speak("en")
    said = [words.duration(s) for s in (2, 33, 60, 178, 3600, 5000, 40_000)]
    assert said == ["5 seconds", "35 seconds", "1 minute", "3 minutes", "1 hour",
                    "1 hour 23 minutes", "11 hours"]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "none", "one", "many"),
    [("en", "0 photos", "1 photo", "1,234 photos"), ("de", "0 Fotos", "1 Foto", "1.234 Fotos")],
)
def test_plurals_and_separators(
    speak: Callable[[str], None], language: str, none: str, one: str, many: str
) -> None:
    speak(language)
    assert [words.photos(n) for n in (0, 1, 1234)] == [none, one, many]


def test_progress_says_what_how_much_how_fast_how_long(speak: Callable[[str], None]) -> None:
    speak("en")
    running = Progress(Activity.INDEXING, 8120, 21400, 84.2, 181)
    assert words.progress_numbers(running) == "8,120 of 21,400 · 84 a second · 3 minutes left"
    paused = Progress(Activity.PAUSED, 8120, 21400, 84.2, 181)
    assert words.progress_numbers(paused) == "8,120 of 21,400"


def test_every_failure_change_and_activity_has_words() -> None:
    for kind in FailureKind:
        assert all(words.failure(kind))
    for action in Action:
        assert words.deed(Deed(action, "/home/Pictures", 3))
    for activity in Activity:
        assert words.progress_what(Progress(activity)) or activity is Activity.IDLE


def test_errors_speak_the_persons_language(speak: Callable[[str], None]) -> None:
    speak("de")
    missing = InvalidInputError(Problem.FOLDER_MISSPELT, path="/x")
    assert in_words(missing) == ("Diesen Ordner gibt es nicht", "/x\nPrüfe die Schreibweise.")
    taken = InvalidInputError(Problem.ALBUM_NAME_TAKEN, name="{Meer}")
    assert in_words(taken) == (
        "Es gibt schon ein Album namens „{Meer}“",
        "Wähle einen anderen Namen.",
    )
    long = InvalidInputError(Problem.FILE_NAME_TOO_LONG)
    assert in_one_line(long) == "Dieser Name ist zu lang für eine Datei. Wähle einen kürzeren."
    assert in_one_line(InvalidInputError(Problem.NOTHING_TO_UNDO)) == (
        "Es gibt nichts rückgängig zu machen."
    )


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "The engine passed over 1 file"),
        ("en", 1234, "The engine passed over 1,234 files"),
        ("de", 1, "Die Bildverarbeitung hat 1 Datei übergangen"),
        ("de", 1234, "Die Bildverarbeitung hat 1.234 Dateien übergangen"),
    ],
)
def test_a_problem_counts_as_the_language_does(
    speak: Callable[[str], None], language: str, count: int, said: str
) -> None:
    speak(language)
    QLocale.setDefault(QLocale({"en": "en_US", "de": "de_DE"}[language]))
    error = EngineError(Problem.ENGINE_PASSED_OVER_FILES, count=count)
    assert in_words(error)[0] == said


def test_numbers_in_a_problem_are_written_as_the_language_does(
    speak: Callable[[str], None],
) -> None:
    speak("de")
    QLocale.setDefault(QLocale("de_DE"))
    error = DiskFullError(Problem.DOWNLOAD_NEEDS_SPACE, needed=1.26, free=0.5)
    assert in_words(error)[0] == "Das Modell braucht 1,3 GB, aber nur 0,5 GB sind frei"
    large = Failure(FailureKind.TOO_LARGE, Problem.FILE_TOO_LARGE, {"size": 2000, "limit": 1000})
    assert (
        problem_words(large)[0] == "Die Datei hat 2.000 Byte; mehr als 1.000 werden nicht gelesen"
    )


def test_dates_name_the_month() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert words.moment(datetime(2024, 5, 17, 14, 21)).startswith("May 17, 2024")
    QLocale.setDefault(QLocale("de_DE"))
    assert words.moment(datetime(2024, 5, 17, 14, 21)) == "17. Mai 2024, 14:21"


def _times(*days: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(days, "datetime64[s]").astype(np.int64)


def test_headings_are_days_months_or_years_by_how_full_they_are() -> None:
    full = _times(*["2024-05-02"] * 12, *["2024-05-01"] * 12)
    assert (by_date(full).span, by_date(full).starts.tolist()) == (Span.DAY, [0, 12])
    spread = _times(*[f"2024-05-{d:02}" for d in range(20, 0, -1)], "2024-04-30", "2024-04-29")
    assert (by_date(spread).span, by_date(spread).starts.tolist()) == (Span.MONTH, [0, 20])
    thin = _times("2024-05-02", "2024-01-01", "2021-01-01")
    assert (by_date(thin).span, by_date(thin).starts.tolist()) == (Span.YEAR, [0, 2])
    QLocale.setDefault(QLocale("de_DE"))
    assert heading(int(thin[1]), Span.MONTH) == "Januar 2024"


def test_emitting_signals_is_safe(theme: Theme) -> None:
    """PySide6 6.12.0 takes a reference of True away with every signal, which ends Python 3.11."""
    before = sys.getrefcount(True)
    for _ in range(200):
        theme.changed.emit()
    assert sys.getrefcount(True) > before - 100
