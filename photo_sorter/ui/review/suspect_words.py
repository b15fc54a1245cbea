"""What is said of a suspect: what the photos like it are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from photo_sorter.core.asked import Suspect
from photo_sorter.core.keywords import shown
from photo_sorter.ui.base import words

translate = QCoreApplication.translate

_SHARED = 2  # photos that have a tag before it is named
_NAMED = 2


class _Counted(QObject):
    """An object because lupdate sees plurals only in `tr`."""

    def unlike(self, others: int) -> str:
        return self.tr("It looks like none of the %n other(s).", "", others)


def nearest_tags(tags: Iterable[Sequence[str]], own: str) -> list[str]:
    """What the photos most like it have in common, the commonest first; never its `own` tag."""
    counts = Counter(name for names in tags for name in set(names))
    own = own.casefold()
    return [
        name for name, count in counts.most_common() if count >= _SHARED and name.casefold() != own
    ][:_NAMED]


def told(suspect: Suspect, others: int, nearest: Sequence[str]) -> str:
    """`others` have the tag besides it."""
    if suspect.tagged or not others:
        said = translate("Review", "Of the {count} photos most like it only {tagged} has it.")
        first = said.format(count=len(suspect.neighbours), tagged=words.number(suspect.tagged))
    else:
        first = _Counted().unlike(others).replace(str(others), words.number(others))
    if not nearest:
        return first
    second = translate("Review", "The nearest are tagged {tags}.")
    return f"{first} {second.format(tags=', '.join(shown(name) for name in nearest))}"
