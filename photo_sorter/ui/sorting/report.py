"""What became of a plan, as text to copy or to keep."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.ports.sorting import StoredEntry
from photo_sorter.core.sorting.plan import EntryState, PlanTotals, SortPlan
from photo_sorter.ui.base import words
from photo_sorter.ui.sorting.plan_tree import goes, is_problem
from photo_sorter.ui.sorting.sort_words import SortWords, shown

translate = QCoreApplication.translate


def report_text(
    plan: SortPlan,
    totals: PlanTotals,
    counts: dict[EntryState, int],
    rows: Iterable[StoredEntry],
) -> str:
    """From any thread. First the plan as a whole; then what does not go or did not, and why; then
    every file's way."""
    say = SortWords()
    title = translate("Sorting", "Sorting into folders, plan {number} of {date}: {state}")
    state = say.state(plan.state)
    about = [title.format(number=plan.id, date=words.moment(plan.made), state=state)]
    about += [f"  {rule}" for rule in plan.rules]
    about += [say.totals(plan, totals), say.becomes(plan, totals), say.far(counts)]
    about += [say.note(note) for note in plan.notes]
    lines = [line for line in about if line]
    rows = list(rows)
    left = [row for row in rows if is_problem(row) or not goes(row)]
    for heading, some in (
        (translate("Sorting", "Left where they are, or to be looked at"), left),
        (translate("Sorting", "Where the files go"), [row for row in rows if goes(row)]),
    ):
        if some:
            lines += ["", f"{heading}:"]
            lines += [_line(say, row) for row in some]
    return "\n".join(lines) + "\n"


def _line(say: SortWords, row: StoredEntry) -> str:
    entry = row.entry
    to = f" → {shown(entry.target)}" if entry.target else ""
    state = say.file_state(row.state) if entry.target else ""
    said = ", ".join(part for part in (state, say.reason(entry.reason)) if part)
    return f"  {shown(entry.source)}{to}{': ' if said else ''}{said}"
