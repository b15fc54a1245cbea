"""Compares folders with the disk; what is new is then ingested."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.photo import Folder
from photo_sorter.core.views import Activity
from photo_sorter.services.files.reconcile import Reconciled, Reconciler
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority


class ScanJob(Job):
    key = "scan"
    lane = Lane.MODEL
    priority = Priority.SCAN

    def __init__(
        self, reconciler: Reconciler, folders: Sequence[Folder] | None, ingest: Job
    ) -> None:
        """`folders` None: all of them."""
        self._reconciler = reconciler
        self._folders = folders
        self._ingest = ingest

    def run(self, context: JobContext) -> bool:
        self.scan(context)
        return not context.should_stop()

    def merge(self, other: Job) -> Job:
        """One scan of both jobs' folders: a move between two of them is then one move."""
        assert isinstance(other, ScanJob)
        if self._folders is None or other._folders is None:
            return ScanJob(self._reconciler, None, self._ingest)
        return ScanJob(self._reconciler, [*self._folders, *other._folders], self._ingest)

    def followers(self) -> Sequence[Job]:
        return (self._ingest,)

    def scan(self, context: JobContext) -> Reconciled:
        present = self._reconciler.look_for_roots()
        if self._folders is not None:
            wanted = {folder.id for folder in self._folders}
            present = [folder for folder in present if folder.id in wanted]
        if not present:
            return Reconciled()
        context.progress.begin(Activity.SCANNING, 0)
        try:
            return self._reconciler.reconcile(present, context.should_stop)
        finally:
            context.progress.end()
