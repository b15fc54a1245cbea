"""Plans of sorting in the journal: what they did is undone like anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.operations import Operation, SortFiles, UndoSort
from photo_sorter.core.ports import Catalog
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.plan import EntryState, PlanId
from photo_sorter.services.operations.applied import Applied


class SortOperations:
    """Handles SortFiles and UndoSort. The plan is a journal of its own: here it is written down
    that it was wanted, and `want` (plan, whether back, rule) has it done after that."""

    def __init__(self, catalog: Catalog, want: Callable[[PlanId, bool, int | None], None]) -> None:
        self._plans = catalog.sort_plans
        self._want = want

    def apply(self, operation: Operation) -> Applied | None:
        """Raises NotFoundError where the plan is not there any more."""
        match operation:
            case SortFiles(plan_id):
                counts = self._counts(plan_id)
                done = counts.get(EntryState.DONE, 0) + counts.get(EntryState.UNDONE, 0)
                deed = Deed(Action.FILES_SORTED, "", done)
                after = partial(self._want, plan_id, False, None)
                return Applied(deed, UndoSort(plan_id), after)
            case UndoSort(plan_id, rule):
                done = self._counts(plan_id).get(EntryState.DONE, 0)
                if rule is not None:
                    rows = self._plans.entries(plan_id, [EntryState.DONE])
                    done = sum(row.entry.rule == rule for row in rows)
                deed = Deed(Action.SORT_UNDONE, "", done)
                after = partial(self._want, plan_id, True, rule)
                return Applied(deed, SortFiles(plan_id), after)
            case _:
                return None

    def _counts(self, plan_id: PlanId) -> dict[EntryState, int]:
        if self._plans.get(plan_id) is None:
            raise NotFoundError(Problem.SORT_NO_SUCH_PLAN, id=plan_id)
        return self._plans.counts(plan_id)
