"""Plans of sorting in the person's words."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject

from photo_sorter.core.ports.sorting import StoredEntry
from photo_sorter.core.sorting.fields import NAMES
from photo_sorter.core.sorting.plan import (
    DriveNeeds,
    EntryState,
    Note,
    Notice,
    PlanState,
    PlanTotals,
    Reason,
    SortPlan,
    Why,
)
from photo_sorter.ui.base import words

_COUNTED_FIELDS = {"month": "{month:02}", "day": "{day:02}", "counter": "{counter:03}"}


class SortWords(QObject):
    """An object because lupdate sees plurals only in `tr`."""

    def files(self, count: int) -> str:
        return self.tr("%Ln file(s)", "", count)

    def why(self, why: Why) -> str:
        """As the heading of those that it holds for."""
        return {
            Why.RULE: self.tr("Sorted by a rule"),
            Why.NUMBERED: self.tr("Get a number"),
            Why.WITH: self.tr("Stay with their photo"),
            Why.IN_PLACE: self.tr("Are where they belong"),
            Why.NO_RULE: self.tr("No rule fits"),
            Why.NO_VALUE: self.tr("Nothing is known to fill in"),
            Why.SAME_CONTENT: self.tr("The same picture lies there already"),
            Why.NAME_TAKEN: self.tr("The name is taken"),
            Why.UNREADABLE: self.tr("Cannot be read"),
            Why.LINK: self.tr("Are links to another place"),
            Why.GONE: self.tr("Are not there any more"),
            Why.AWAY: self.tr("Their folder is not there now"),
            Why.DRIVE_AWAY: self.tr("Their drive is not there now"),
            Why.CHANGED: self.tr("Have changed since the plan was made"),
            Why.REPLACED: self.tr("Another file is there now"),
            Why.REFUSED: self.tr("The system refuses"),
            Why.NO_TRASH: self.tr("Their drive has no trash"),
            Why.NOT_THE_SAME: self.tr("The copy was not the same"),
            Why.STOPPED: self.tr("Were not reached before you stopped"),
        }[why]

    def reason(self, reason: Reason) -> str:
        """Of one file; '' where there is nothing to say."""
        template = {
            Why.RULE: "",
            Why.NUMBERED: self.tr("the name is taken: gets a number ({detail})"),
            Why.WITH: self.tr("goes with {detail}"),
            Why.IN_PLACE: self.tr("is where it belongs"),
            Why.NO_RULE: self.tr("no rule fits"),
            Why.NO_VALUE: self.tr("nothing is known to fill in: {detail}"),
            Why.SAME_CONTENT: self.tr("the same picture lies there already: {detail}"),
            Why.NAME_TAKEN: self.tr("the name is taken: {detail}"),
            Why.UNREADABLE: self.tr("cannot be read: {detail}"),
            Why.LINK: self.tr("is a link to another place, or one belongs to it"),
            Why.GONE: self.tr("is not there any more"),
            Why.AWAY: self.tr("its folder is not there now"),
            Why.DRIVE_AWAY: self.tr("the drive at {detail} is not there now"),
            Why.CHANGED: self.tr("has changed since the plan was made"),
            Why.REPLACED: self.tr("another file is there now"),
            Why.REFUSED: self.tr("the system refuses: {detail}"),
            Why.NO_TRASH: self.tr("copied, and taken back: its drive has no trash ({detail})"),
            Why.NOT_THE_SAME: self.tr("the copy was not the same"),
            Why.STOPPED: self.tr("was not reached before you stopped"),
        }[reason.why]
        return template.format(detail=shown(reason.detail))

    def note(self, note: Note) -> str:
        template = {
            Notice.WATCHED: self.tr("{detail} is watched: the photos stay in the library."),
            Notice.NOT_WATCHED: self.tr(
                "{detail} is not watched: photos that are moved there leave the library, which "
                "keeps their tags for 90 days. Add the folder, and they are known again."
            ),
            Notice.INSIDE: self.tr(
                "{detail} lies inside of what is sorted: what is there is sorted, too."
            ),
            Notice.PASSED_OVER: self.tr(
                "{detail} is passed over: photos that go there are hidden."
            ),
            Notice.OTHER_DRIVE: self.tr(
                "{detail} go to another drive: they are copied and compared, and then the "
                "originals go to the trash."
            ),
            Notice.NO_SPACE: self.tr("There is too little space on {detail}."),
        }[note.notice]
        detail = note.detail
        if note.notice is Notice.OTHER_DRIVE:  # "1,234 files"
            detail = self.files(int("".join(filter(str.isdigit, detail)) or 0))
        return template.format(detail=shown(detail))

    def drive(self, drive: DriveNeeds) -> str:
        return self.tr("{drive}: {needed} are needed, {free} are free").format(
            drive=shown(drive.mount), needed=words.size(drive.needed), free=words.size(drive.free)
        )

    def state(self, state: PlanState) -> str:
        return {
            PlanState.PLANNED: self.tr("planned, nothing done"),
            PlanState.APPLYING: self.tr("half way"),
            PlanState.APPLIED: self.tr("done"),
            PlanState.UNDOING: self.tr("half way back"),
            PlanState.UNDONE: self.tr("taken back"),
        }[state]

    def totals(self, plan: SortPlan, totals: PlanTotals) -> str:
        """What the plan is about."""
        if plan.options.copying:
            first = self.tr("%Ln file(s) to copy", "", totals.files)
        else:
            first = self.tr("%Ln file(s) to move", "", totals.files)
        return ", ".join([first, words.size(totals.bytes)])

    def becomes(self, plan: SortPlan, totals: PlanTotals) -> str:
        """Besides that."""
        parts = []
        if plan.new_folders:
            parts.append(self.tr("%Ln new folder(s)", "", len(plan.new_folders)))
        if totals.collisions:
            parts.append(self.tr("%Ln name(s) taken", "", totals.collisions))
        if totals.stay:
            parts.append(self.tr("%Ln stay(s)", "", totals.stay))
        if totals.skipped:
            parts.append(self.tr("%Ln cannot be sorted", "", totals.skipped))
        return " · ".join(parts)

    def far(self, counts: dict[EntryState, int]) -> str:
        """How many files are how far."""
        parts = []
        if count := counts.get(EntryState.DONE, 0):
            parts.append(self.tr("%Ln sorted", "", count))
        if count := counts.get(EntryState.UNDONE, 0):
            parts.append(self.tr("%Ln taken back", "", count))
        if count := counts.get(EntryState.PLANNED, 0):
            parts.append(self.tr("%Ln to do", "", count))
        if count := counts.get(EntryState.LEFT, 0):
            parts.append(self.tr("%Ln left where they were", "", count))
        if count := counts.get(EntryState.KEPT, 0):
            parts.append(self.tr("%Ln not taken back", "", count))
        return " · ".join(parts)

    def file_note(self, row: StoredEntry) -> str:
        """What is said beside a file: where it is from, and what is special."""
        parts = []
        if row.entry.target:
            place = shown(os.path.dirname(row.entry.source))
            parts.append(self.tr("from {folder}").format(folder=place))
        parts.append(self.file_state(row.state))
        if reason := self.reason(row.entry.reason):
            parts.append(reason)
        return " · ".join(filter(None, parts))

    def file_state(self, state: EntryState) -> str:
        """'' where it goes without saying."""
        if state is EntryState.LEFT:
            return self.tr("left")
        if state is EntryState.KEPT:
            return self.tr("not taken back")
        return self.tr("taken back") if state is EntryState.UNDONE else ""

    def fields(self) -> list[tuple[str, str]]:
        """What is written into a template, and what it stands for."""
        meanings = {
            "year": self.tr("year, such as 2021"),
            "month": self.tr("month in two digits"),
            "day": self.tr("day in two digits"),
            "event": self.tr("what you called its folder"),
            "place": self.tr("place: a tag below Places, else where it lies"),
            "camera": self.tr("camera"),
            "album": self.tr("album"),
            "tag": self.tr("tag"),
            "rating": self.tr("stars"),
            "kind": self.tr("kind of file"),
            "original": self.tr("the file's own name"),
            "counter": self.tr("a number that counts up"),
        }
        return [
            (_COUNTED_FIELDS.get(name, f"{{{name}}}"), meanings.get(name, "")) for name in NAMES
        ]


def shown(path: str) -> str:
    """A path that the window can show, whatever bytes are in it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
