"""Suggested albums in the person's words. What a model or a folder calls them stays as it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from photo_sorter.core.album_suggestion import AlbumSuggestion, Days
from photo_sorter.ui.base import words

translate = QCoreApplication.translate


def suggestion_name(suggestion: AlbumSuggestion) -> str:
    name = suggestion.words[:1].upper() + suggestion.words[1:]
    if suggestion.days is None or suggestion.says_when:
        return name
    return f"{name}, {_when(suggestion.days)}"


def suggestion_note(suggestion: AlbumSuggestion) -> str:
    """How many photos it would have, and how they come in."""
    if suggestion.days is None:
        how = translate("Suggestions", "new photos of it come in by themselves")
    elif suggestion.description:
        how = translate("Suggestions", "all photos of these days")
    else:
        how = translate("Suggestions", "these photos, picked by hand")
    return f"{words.photos(suggestion.count)} · {how}"


def _when(days: Days) -> str:
    first, last = days.first, days.last
    day = translate("Suggestions", "d MMMM yyyy", "a date, as Qt writes it")
    month = translate("Suggestions", "MMMM yyyy", "a month, as Qt writes it")
    same_month = (first.year, first.month) == (last.year, last.month)
    if first == last:
        return _written(first, day)
    if not days.single:
        if same_month:
            return _written(first, month)
        return f"{_written(first, month)} – {_written(last, month)}"
    alone = translate("Suggestions", "d", "a day of a month, as Qt writes it")
    begin = _written(first, alone if same_month else day)
    return f"{begin} – {_written(last, day)}"


def _written(day: date, form: str) -> str:
    if form in ("d", "d."):  # Qt takes a single letter for a standard format
        return form.replace("d", str(day.day))
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
