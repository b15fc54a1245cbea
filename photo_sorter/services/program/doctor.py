"""Looks for what is wrong with a library and, if asked, mends what can be mended."""

from __future__ import annotations

from photo_sorter.core.access import Access
from photo_sorter.core.errors import EngineError, ModelUnavailableError, PhotoSorterError
from photo_sorter.core.photo import Folder, FolderState
from photo_sorter.core.ports import Catalog, Encoder, FileSystem
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.views import DoctorFinding
from photo_sorter.services.index.maintenance import IndexMaintenance
from photo_sorter.services.models.library_models import Models


class Doctor:
    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        files: FileSystem,
        models: Models,
        encoder: Encoder,
        sync: IndexMaintenance | None,
    ) -> None:
        self._access = access
        self._catalog = catalog
        self._files = files
        self._models = models
        self._encoder = encoder
        self._sync = sync

    def examine(self, repair: bool) -> list[DoctorFinding]:
        """Raises LibraryLockedError where it is to repair a library that is read-only."""
        if repair:
            self._access.check()
        findings = [DoctorFinding(found) for found in self._catalog.check()]
        findings += self._models_found()
        findings += self._index(repair)
        findings += self._folders()
        findings += self._photos_without_vector()
        return findings

    def _models_found(self) -> list[DoctorFinding]:
        try:
            self._models.check()
            reason = self._encoder.fallback(self._models.active().folder)
        except (ModelUnavailableError, EngineError) as error:
            return [_finding(error)]
        if not reason:
            return []
        return [DoctorFinding(Occurrence(Problem.MODEL_SLOW, {"detail": reason}))]

    def _index(self, repair: bool) -> list[DoctorFinding]:
        if self._sync is None:
            return []
        trouble = self._sync.trouble()
        if trouble is not None:
            return [_finding(trouble)]
        findings = []
        for space in self._catalog.vectors.spaces():
            found = self._sync.mismatch(space.key)
            if found is None:
                continue
            if repair:
                self._sync.repair(space.key)
                left = self._sync.mismatch(space.key)
                findings.append(DoctorFinding(left or found, repaired=left is None))
            else:
                findings.append(DoctorFinding(found))
        return findings

    def _folders(self) -> list[DoctorFinding]:
        return [
            DoctorFinding(Occurrence(Problem.FOLDER_AWAY, {"folder": folder.path}))
            for folder in self._catalog.folders.all(counted=False)
            if self._is_away(folder)
        ]

    def _is_away(self, folder: Folder) -> bool:
        if self._files.root_problem(folder.path) is not None:
            return True
        # It may be the empty directory where a drive was: see `Reconciler`.
        empty = self._files.device_of_empty(folder.path.rstrip("/") + "/any") is not None
        return empty and folder.state is not FolderState.ONLINE

    def _photos_without_vector(self) -> list[DoctorFinding]:
        space = self._catalog.vectors.active_space()
        if space is None:
            return []
        missing = self._catalog.photos.count() - self._catalog.vectors.count(space.key)
        if missing <= 0:
            return []
        return [DoctorFinding(Occurrence(Problem.PHOTOS_NOT_SEARCHABLE, {"count": missing}))]


def _finding(error: PhotoSorterError) -> DoctorFinding:
    return DoctorFinding(Occurrence(error.problem, error.values), path=error.path or "")
