"""Who carries plans out that an operation asks for, such as an undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.core.sorting.plan import EntryState, PlanId, PlanState, SortPlan
from photo_sorter.services.sorting.sorting import Sorting


@dataclass(frozen=True, slots=True)
class WantedRun:
    """`rule` is the one (from 0) that alone is taken back."""

    plan_id: PlanId
    back: bool = False
    rule: int | None = None


class SortRuns:
    """From any thread. An operation lands in a moment, and a run may take hours: where a window
    shows runs, it carries them out beside what else is done."""

    def __init__(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self._shown: Callable[[WantedRun], object] | None = None

    def show_by(self, take: Callable[[WantedRun], object] | None) -> None:
        """From now on runs are given to `take`, on the thread that asks for them; None: they are
        carried out there at once."""
        self._shown = take

    def want(self, plan_id: PlanId, back: bool, rule: int | None) -> None:
        """Carry out or take back, if there is anything of it to do. Raises PhotoSorterError as
        `Sorting.apply` does where it is carried out here."""
        plan = self._sorting.get(plan_id)
        counts = self._sorting.counts(plan_id)
        if back:
            begun = plan.state not in (PlanState.PLANNED, PlanState.UNDONE)
        else:
            begun = plan.state is not PlanState.APPLIED or bool(counts.get(EntryState.UNDONE))
        if not begun:
            return
        wanted = WantedRun(plan_id, back, rule)
        (self._shown or self.carry_out)(wanted)

    def carry_out(
        self,
        wanted: WantedRun,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[int], None] = lambda done: None,
    ) -> bool:
        """Whether it came to its end. Raises as `Sorting.apply` and `Sorting.undo` do."""
        if wanted.back:
            return self._sorting.undo(wanted.plan_id, cancelled, progress, wanted.rule)
        if self._sorting.get(wanted.plan_id).state not in (PlanState.PLANNED, PlanState.APPLYING):
            self._sorting.reopen(wanted.plan_id)
        return self._sorting.apply(wanted.plan_id, cancelled, progress)

    def left_to_do(self, wanted: WantedRun) -> int:
        """Files."""
        plan, counts = self._sorting.get(wanted.plan_id), self._sorting.counts(wanted.plan_id)
        if wanted.back and wanted.rule is not None:
            rows = self._sorting.entries(wanted.plan_id, [EntryState.DONE])
            return sum(row.entry.rule == wanted.rule for row in rows)
        if wanted.back:
            return counts.get(EntryState.DONE, 0)
        again = plan.state not in (PlanState.PLANNED, PlanState.APPLYING)
        return counts.get(EntryState.UNDONE if again else EntryState.PLANNED, 0)

    def half_way(self) -> WantedRun | None:
        """How the newest plan that was stopped or died half way goes on."""
        ways = (self.way_on(plan) for plan in self._sorting.all())
        return next((way for way in ways if way is not None), None)

    def way_on(self, plan: SortPlan) -> WantedRun | None:
        """None where the plan is not half way."""
        if plan.state is PlanState.APPLYING:
            return WantedRun(plan.id)
        if plan.state is PlanState.UNDOING:
            return WantedRun(plan.id, back=True, rule=self._rule_taken_back(plan))
        return None

    def _rule_taken_back(self, plan: SortPlan) -> int | None:
        """Of a plan of several rules of which one alone had files taken back: going on, too, takes
        back what that one did, and no more than was asked for."""
        rows = self._sorting.entries(plan.id, [EntryState.UNDONE, EntryState.RETURNING])
        rules = {row.entry.rule for row in rows}
        return rules.pop() if len(rules) == 1 and len(plan.rules) > 1 else None
