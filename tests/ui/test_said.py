"""What the details say of a photo's date, and of what its file holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.rating import Rating
from photo_sorter.core.taken import Precision, TakenSource
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.spoken import photo_name
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.details.incomplete import Incomplete
from photo_sorter.ui.details.said import Said, shown_keywords

WHEN = datetime(1978, 5, 6, 12, 34)


def details(**told: Any) -> PhotoDetails:
    """Of a photo of which nothing else is known."""
    nothing: dict[str, Any] = {
        "id": PhotoId(1), "content_hash": "", "paths": (), "offline": False, "byte_size": 1,
        "width": 1, "height": 1, "format": "JPEG", "sort_time": WHEN, "taken_at": None,
        "camera": "", "lens": "", "exposure": "", "aperture": None, "iso": None,
        "focal_length": None, "latitude": None, "longitude": None, "rating": Rating(),
        "colour": 0, "tags": (), "albums": (), "never_in": (), "taken_precision": None,
        "taken_source": None, "taken_zone": None, "title": "", "description": "", "keywords": (),
    }  # fmt: skip
    return PhotoDetails(**{**nothing, **told})


@pytest.mark.parametrize(
    ("precision", "zone", "source", "english", "german"),
    [
        (Precision.YEAR, None, TakenSource.XMP, "1978 · only the year", "1978 · nur das Jahr"),
        (
            Precision.MONTH,
            None,
            TakenSource.IPTC,
            "May 1978 · only the month",
            "Mai 1978 · nur der Monat",
        ),
        (
            Precision.DAY,
            None,
            TakenSource.NAME,
            "May 6, 1978 · only the day · from the name",
            "6. Mai 1978 · nur der Tag · aus dem Namen",
        ),
        (
            Precision.SECOND,
            0,
            TakenSource.GPS,
            "May 6, 1978, 12:34 UTC · from the satellites",
            "6. Mai 1978, 12:34 UTC · von den Satelliten",
        ),
        (
            Precision.SUBSECOND,
            -210,
            TakenSource.EXIF,
            "May 6, 1978, 12:34 UTC-03:30",
            "6. Mai 1978, 12:34 UTC-03:30",
        ),
        (None, None, None, "May 6, 1978, 12:34", "6. Mai 1978, 12:34"),  # of an older library
    ],
)
def test_a_date_says_how_exact_it_is_and_where_it_comes_from(
    speak: Callable[[str], None],
    precision: Precision | None,
    zone: int | None,
    source: TakenSource | None,
    english: str,
    german: str,
) -> None:
    photo = details(taken_at=WHEN, taken_precision=precision, taken_zone=zone, taken_source=source)
    for language, expected in (("en", english), ("de", german)):
        speak(language)
        told = words.taken(photo)
        for noon in ("12:34\u202fPM", "12:34 PM"):  # as the system's language has it
            told = told.replace(noon, "12:34")
        assert told == expected


def test_a_photo_without_a_date_says_that_the_file_lends_its_own() -> None:
    assert words.taken(details()).endswith(" · the date of the file")


def in_nothing(theme: Theme) -> WindowContext:
    """A window, of which nothing is asked but how it looks."""
    return cast(WindowContext, SimpleNamespace(theme=theme))


def test_keywords_are_shown_as_paths_and_once() -> None:
    told = ("Anna", "holiday", "People|Anna", "Places|München")
    assert shown_keywords(told) == ["holiday", "People › Anna", "Places › München"]


def test_title_description_and_keywords_are_shown_where_there_are_any(
    qtbot: QtBot, theme: Theme
) -> None:
    section = Said(in_nothing(theme))
    qtbot.addWidget(section)
    assert not section.show_photo(details())
    assert section.show_photo(details(title="<b>Dog</b>", keywords=("Dog",)))
    lines = section.findChildren(QLabel)
    shown = [line.text() for line in lines if not line.isHidden()]
    assert shown == ["<b>Dog</b>", "Keywords: Dog"]
    assert {line.textFormat() for line in lines} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize(
    ("copyright", "shown"),
    [
        ("", ["By Anna; Bert"]),
        ("Me", ["© Me", "By Anna; Bert"]),
        ("© Anna; Bert", ["© Anna; Bert"]),
    ],
)
def test_who_made_it_is_shown_once(
    qtbot: QtBot, theme: Theme, copyright: str, shown: list[str]
) -> None:
    section = Said(in_nothing(theme))
    qtbot.addWidget(section)
    assert section.show_photo(details(creator="Anna; Bert", copyright=copyright))
    lines = section.findChildren(QLabel)
    assert [line.text() for line in lines if not line.isHidden()] == shown


def test_what_is_missing_of_a_cut_off_picture_is_shown_and_heard(
    qtbot: QtBot, theme: Theme
) -> None:
    section = Incomplete(in_nothing(theme))
    qtbot.addWidget(section)
    assert not section.show_photo(details())
    cut = details(warning=Failure(FailureKind.CUT_OFF, Problem.PICTURE_CUT_OFF), paths=("/a.jpg",))
    assert section.show_photo(cut)
    what = "The picture is cut off; what there is of it is shown"
    assert [line.text() for line in section.findChildren(QLabel)] == [f"{what}."]
    assert photo_name(cut).endswith(what)
