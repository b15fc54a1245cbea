"""What is said of groups and of kinds of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from photo_sorter.core.duplicates.carrying import Carried
from photo_sorter.core.duplicates.kinds import DuplicateGroup, Kind, Verdict
from photo_sorter.core.keywords import shown
from photo_sorter.core.views import Album
from photo_sorter.services.duplicates.service import Summary
from photo_sorter.ui.base import words

translate = QCoreApplication.translate

_NAMED = 4  # tags and albums that are called by name
_GAP = " · "


class GroupCounts(QObject):
    """Numbers of things. An object because lupdate sees plurals only in `tr`."""

    def files(self, count: int) -> str:
        return self.tr("%Ln file(s)", "", count)

    def groups(self, count: int) -> str:
        return self.tr("%Ln group(s)", "", count)

    def left(self, count: int) -> str:
        return self.tr("Still comparing, %Ln photo(s) left", "", count)

    def move(self, count: int) -> str:
        return self.tr("Move %Ln to the trash", "", count)

    def twice(self, count: int) -> str:
        return self.tr("%Ln photo(s) are there twice", "", count)

    def proposals(self, count: int) -> str:
        return self.tr("All %Ln proposal(s)…", "", count)

    def tags(self, count: int) -> str:
        return self.tr("%Ln tag(s)", "", count)

    def albums(self, count: int) -> str:
        return self.tr("%Ln album(s)", "", count)


def kind_name(kind: Kind) -> str:
    return {
        Kind.COPIED: translate("Duplicates", "Copies"),
        Kind.SAME: translate("Duplicates", "Same picture"),
        Kind.BURST: translate("Duplicates", "Bursts"),
        Kind.ALIKE: translate("Duplicates", "Look-alikes"),
    }[kind]


def kind_note(kind: Kind) -> str:
    return {
        Kind.COPIED: translate("Duplicates", "Files with the same bytes."),
        Kind.SAME: translate(
            "Duplicates", "One picture: saved again, resized, framed, a little cropped or turned."
        ),
        Kind.BURST: translate(
            "Duplicates", "Taken by one camera within seconds, and brackets of exposures."
        ),
        Kind.ALIKE: translate("Duplicates", "Different pictures that look alike."),
    }[kind]


def nothing_of(kind: Kind) -> tuple[str, str]:
    """What is said where there are no groups of the kind, and what that means."""
    return {
        Kind.COPIED: (
            translate("Duplicates", "No copies"),
            translate("Duplicates", "No two files have the same bytes."),
        ),
        Kind.SAME: (
            translate("Duplicates", "No picture in two versions"),
            translate("Duplicates", "No picture was saved again, resized, framed or cropped."),
        ),
        Kind.BURST: (
            translate("Duplicates", "No bursts"),
            translate("Duplicates", "No camera took several of one thing within seconds."),
        ),
        Kind.ALIKE: (
            translate("Duplicates", "No look-alikes"),
            translate("Duplicates", "No two different pictures look very much alike."),
        ),
    }[kind]


def nothing_at_all() -> tuple[str, str]:
    return (
        translate("Duplicates", "Nothing is there twice"),
        translate("Duplicates", "There are no copies, versions, bursts or look-alikes to decide."),
    )


def group_said(group: DuplicateGroup) -> str:
    """How many files, what could be freed, and what was decided before."""
    parts = [GroupCounts().files(len(group.members))]
    if group.bracket:
        parts.append(translate("Duplicates", "a bracket"))
    if group.verdict is not None:
        before = {
            Verdict.KEEP: translate("Duplicates", "the others were to stay all"),
            Verdict.STACK: translate("Duplicates", "the others are stacked"),
        }[group.verdict]
        parts.append(before)
    else:
        size = words.size(group.bytes_freed)
        parts.append(translate("Duplicates", "frees {size}").format(size=size))
    return _GAP.join(parts)


def all_said(groups: Sequence[DuplicateGroup]) -> str:
    size = words.size(sum(each.bytes_freed for each in groups))
    freed = translate("Duplicates", "{size} could be freed").format(size=size)
    return _GAP.join([GroupCounts().groups(len(groups)), freed])


def summary_said(summary: Summary) -> str:
    size = words.size(summary.byte_size)
    return translate("Duplicates", "{photos}; {size} could be freed").format(
        photos=GroupCounts().twice(summary.surplus), size=size
    )


def carried_said(found: Carried, name: str, albums: Sequence[Album]) -> str:
    """What `name`, which stays, is told of those that go; empty where it knows all of it."""
    called = {album.id: album.name for album in albums}
    parts = [
        *_named(GroupCounts().tags, [shown(each) for each in found.tags]),
        *_named(GroupCounts().albums, [called.get(each, "") for each in found.albums]),
    ]
    if found.stars:
        parts.append(words.star_count(found.stars))
    if found.favourite:
        parts.append(translate("Duplicates", "favourite"))
    if found.label:
        parts.append(translate("Duplicates", "the colour label"))
    if found.date:
        parts.append(translate("Duplicates", "the date"))
    parts += [_detail(each) for each in found.details]
    if not parts:
        return ""
    return translate("Duplicates", "Goes along to {name}: {what}").format(
        name=name, what=", ".join(parts)
    )


def _named(counted: Callable[[int], str], names: Sequence[str]) -> list[str]:
    """By name where they are few, else how many."""
    known = [name for name in names if name]
    if not names:
        return []
    if len(names) > _NAMED or len(known) < len(names):
        return [counted(len(names))]
    return [translate("Duplicates", "“{name}”").format(name=name) for name in known]


def _detail(field: str) -> str:
    return {
        "title": translate("Duplicates", "the title"),
        "description": translate("Duplicates", "the description"),
        "copyright": translate("Duplicates", "the copyright"),
        "place": translate("Duplicates", "the place"),
        "creator": translate("Duplicates", "the creator"),
    }[field]
