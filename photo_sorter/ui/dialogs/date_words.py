"""Dates and the reasons why they stay, in the person's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.date_fixes import WhyNot
from photo_sorter.core.taken import DateTaken, Precision, iso_text, zone_text
from photo_sorter.ui.base import words

translate = QCoreApplication.translate


def date_words(taken: DateTaken | None) -> str:
    if taken is None:
        return translate("Dates", "no date")
    return words.date_taken(taken, seconds=True)


def why_not_words(why_not: WhyNot) -> str:
    return {
        WhyNot.ALREADY: translate("Dates", "stays as it is"),
        WhyNot.NO_DATE: translate("Dates", "has no date"),
        WhyNot.NO_DATE_IN_NAME: translate("Dates", "no date in the name"),
        WhyNot.NO_PLACE: translate("Dates", "no place is known"),
        WhyNot.NO_ZONE: translate("Dates", "no time zone is noted"),
        WhyNot.NOT_EXACT: translate("Dates", "the date is not exact enough"),
        WhyNot.OUT_OF_RANGE: translate("Dates", "too far away for a date"),
    }[why_not]


def zone_name(minutes: int) -> str:
    """ "UTC+02:00"."""
    return f"UTC{zone_text(minutes)}" if minutes else "UTC"


def typed(taken: DateTaken, least: Precision | None = None) -> str:
    """As a person types it, as far as it is known."""
    precision = taken.precision if least is None else least
    return iso_text(taken.when, precision, None).replace("T", " ")
