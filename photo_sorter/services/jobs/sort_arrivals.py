"""Sorts what came into folders whose new photos follow rules by themselves."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.sorting.hot_folder import Looked
from photo_sorter.services.jobs.job import Cancelled, Job, JobContext, Lane, Priority


class SortArrivalsJob(Job):
    """After all that rules may ask about: photos are read, embedded and tagged, and described
    albums have them. In their lane, so that nothing is read while it moves."""

    key = "sort arrivals"
    lane = Lane.MODEL
    priority = Priority.SORT_ARRIVALS

    def __init__(
        self, sort: Callable[[Cancelled], Looked], again_later: Callable[[Job], None]
    ) -> None:
        self._sort = sort
        self._again_later = again_later

    def run(self, context: JobContext) -> bool:
        looked = self._sort(context.should_yield)
        if looked is Looked.LATER:
            self._again_later(self)
        return looked is not Looked.STOPPED
