"""How good a tag is and how far its review, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from photo_sorter.core.asked import ReviewState
from photo_sorter.core.review import Interval
from photo_sorter.ui.base import words

translate = QCoreApplication.translate


class Counted(QObject):
    """An object because lupdate sees plurals only in `tr`."""

    def skipped(self, count: int) -> str:
        return self.tr("%n skipped", "", count)

    def left(self, count: int) -> str:
        return self.tr("%n photo(s) nobody answered", "", count)

    def given(self, count: int) -> str:
        return self.tr("%n photo(s) nobody answered would get it.", "", count)


def left(count: int) -> str:
    return Counted().left(count).replace(str(count), words.number(count))


def given(count: int) -> str:
    return Counted().given(count).replace(str(count), words.number(count))


def precision(found: Interval) -> str:
    """Of those that get it, how many are right."""
    tenths = round(found.value * 10)
    if tenths == 10:
        said = translate("Review", "Nearly all that get it are right ({low} to {high} %)")
    elif tenths == 0:
        said = translate("Review", "Hardly any that get it are right ({low} to {high} %)")
    else:
        said = translate("Review", "About {n} of 10 that get it are right ({low} to {high} %)")
    return _filled(said, found)


def recall(found: Interval) -> str:
    """Of those that are right, how many get it."""
    tenths = round(found.value * 10)
    if tenths == 10:
        said = translate("Review", "Nearly all that should get it do ({low} to {high} %)")
    elif tenths == 0:
        said = translate("Review", "Hardly any that should get it do ({low} to {high} %)")
    else:
        said = translate("Review", "About {n} of 10 that should get it do ({low} to {high} %)")
    return _filled(said, found)


def learnt(state: ReviewState) -> str:
    if state.learnt:
        return translate("Review", "It has learnt: your answers decide.")
    if state.yes + state.no == 0:
        return translate("Review", "It learns from your answers; a handful is a beginning.")
    return translate("Review", "Your answers do not suffice yet: the words alone decide.")


def _filled(said: str, found: Interval) -> str:
    low, high = words.number(round(found.low * 100)), words.number(round(found.high * 100))
    return said.format(n=round(found.value * 10), low=low, high=high)
