"""What members of a group differ in, and how that is said under each."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from photo_sorter.core.duplicates.kinds import DuplicateGroup, Facts, Kind, Member, Reason
from photo_sorter.core.rating import Rating, stars
from photo_sorter.ui.base import words

translate = QCoreApplication.translate

_SAME_SHARPNESS = 0.1  # of the sharpest: what is nearer to it counts as that sharp
_GAP = " · "
_NAME = 32  # characters of a file's name within a sentence


def differing(group: DuplicateGroup) -> tuple[tuple[int, ...], ...]:
    """Which facts stand on which line under every member: places in `_SAYS`. Cheap, so that the
    heights of thousands of groups can be told without a word being written."""
    facts = [each.facts for each in group.members]
    best = max(each.sharpness for each in facts)
    differ = (
        len({(each.width, each.height) for each in facts}) > 1,
        len({each.byte_size for each in facts}) > 1,
        len({each.format for each in facts}) > 1,
        group.kind is not Kind.COPIED
        and min(each.sharpness for each in facts) < best * (1 - _SAME_SHARPNESS),
        len({each.taken and each.taken.when for each in facts}) > 1,
        len({each.rating for each in facts}) > 1,
        len({os.path.dirname(each.path) for each in group.members}) > 1,
        any(each.away for each in facts),
    )
    lines = (tuple(place for place in line if differ[place]) for line in _LINES)
    return tuple(line for line in lines if line)


def said(group: DuplicateGroup, member: Member, line: Sequence[int]) -> str:
    """One line of `differing` in words."""
    parts = (_SAYS[place](group, member) for place in line)
    return _GAP.join(part for part in parts if part)


def reason(group: DuplicateGroup) -> str:
    """Why the first is proposed to stay."""
    why = {
        Reason.RATING: translate("Duplicates", "rated best"),
        Reason.RESOLUTION: translate("Duplicates", "most pixels"),
        Reason.FORMAT: translate("Duplicates", "best format"),
        Reason.SHARPNESS: translate("Duplicates", "sharpest"),
        Reason.METADATA: translate("Duplicates", "says most of itself"),
        Reason.SIZE: translate("Duplicates", "largest file"),
        Reason.FIRST: translate("Duplicates", "here first"),
    }[group.reason]
    if group.kind is Kind.COPIED:
        why = translate("Duplicates", "shortest path")
    name = words.shortened(file_name(group.members[0]), _NAME)
    return translate("Duplicates", "Proposed to stay: {name}, {reason}").format(
        name=name, reason=why
    )


def file_name(member: Member) -> str:
    return os.path.basename(member.path)


def everything(group: DuplicateGroup, member: Member) -> str:
    """What is heard of a member, and seen beside it where it is looked at large."""
    parts = [file_name(member), *(said(group, member, line) for line in differing(group))]
    return _GAP.join(part for part in parts if part)


def _pixels(_: DuplicateGroup, member: Member) -> str:
    facts = member.facts
    if not facts.width:
        return ""
    return f"{words.number(facts.width)} × {words.number(facts.height)}"


def _bytes(_: DuplicateGroup, member: Member) -> str:
    return words.size(member.facts.byte_size)


def _format(_: DuplicateGroup, member: Member) -> str:
    return member.facts.format


def _sharpness(group: DuplicateGroup, member: Member) -> str:
    best = max(each.facts.sharpness for each in group.members)
    share = member.facts.sharpness / best
    if share == 1.0:
        return translate("Duplicates", "sharpest")
    if share >= 1 - _SAME_SHARPNESS:
        return translate("Duplicates", "about as sharp")
    percent = QLocale().toString(round(share * 100))
    return translate("Duplicates", "{percent} % as sharp").format(percent=percent)


def _date(_: DuplicateGroup, member: Member) -> str:
    taken = member.facts.taken
    if taken is None:
        return translate("Duplicates", "no date")
    return words.date_taken(taken, seconds=True)


def _rating(_: DuplicateGroup, member: Member) -> str:
    return rating_shown(member.facts)


def rating_shown(facts: Facts) -> str:
    rating = facts.rating
    if rating == Rating():
        return translate("Duplicates", "not rated")
    heart = "♥" if rating.favourite else ""
    rejected = translate("Duplicates", "rejected") if rating.rejected else ""
    label = words.colour_label(rating.label) if rating.label else ""
    return " ".join(
        filter(None, (stars(rating.stars) if rating.stars else "", heart, label, rejected))
    )


def _folder(group: DuplicateGroup, member: Member) -> str:
    """From where the folders of the members part."""
    folder = os.path.dirname(member.path)
    common = os.path.commonpath([os.path.dirname(each.path) for each in group.members])
    return os.path.relpath(folder, common) if folder != common else os.path.basename(folder)


def _away(_: DuplicateGroup, member: Member) -> str:
    return translate("Duplicates", "not connected") if member.facts.away else ""


_SAYS: Sequence[Callable[[DuplicateGroup, Member], str]] = (
    _pixels,
    _bytes,
    _format,
    _sharpness,
    _date,
    _rating,
    _folder,
    _away,
)
_LINES = ((0, 1), (2, 3), (4,), (5,), (6,), (7,))
FOLDER_LINE = (6,)
