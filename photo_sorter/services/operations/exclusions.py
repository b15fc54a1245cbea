"""What a person has passed over in the folders, and looked at again."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.changes import Action, Deed
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.events import EventBus, FailuresChanged, FoldersChanged, PhotosChanged
from photo_sorter.core.exclusions import exclusion, normal_pattern
from photo_sorter.core.operations import ExcludeFiles, IncludeFiles, Operation
from photo_sorter.core.photo import is_inside
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.problems import Problem
from photo_sorter.services.files.passing_over import PassingOver, excludes
from photo_sorter.services.operations.applied import Applied


class ExclusionOperations:
    """Handles ExcludeFiles and IncludeFiles. Photos are hidden and there again at once; what was
    never read is found by the scan that follows."""

    def __init__(
        self,
        catalog: Catalog,
        files: FileSystem,
        passing_over: PassingOver,
        events: EventBus,
        request_scan: Callable[[], None],
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._passing_over = passing_over
        self._events = events
        self._request_scan = request_scan

    def apply(self, operation: Operation) -> Applied | None:
        """Raises InvalidInputError where the text is no pattern, means a watched folder itself or
        is passed over already; NotFoundError where one to look at again is not passed over."""
        match operation:
            case ExcludeFiles(pattern):
                return self._exclude(normal_pattern(pattern))
            case IncludeFiles(pattern):
                return self._include(pattern)
            case _:
                return None

    def _exclude(self, pattern: str) -> Applied:
        catalog, folders = self._catalog, self._catalog.folders.all(counted=False)
        if pattern in catalog.exclusions.all():
            raise InvalidInputError(Problem.EXCLUSION_KNOWN)
        for folder in folders:
            this = exclusion([pattern], folder.path)
            if this is not None and pattern.startswith("/") and this(folder.path, True):
                raise InvalidInputError(Problem.EXCLUSION_IS_WATCHED, folder=folder.path)
        catalog.exclusions.add(pattern)
        scopes = self._passing_over.scopes(folders)
        hidden = [
            path
            for folder in folders
            for path in catalog.locations.stamps(folder.id)
            if excludes(scopes[folder.path], path)
        ]
        known = catalog.locations.known_at(hidden).values()
        catalog.passed_over.put([file.location_id for file in known])
        photos = {file.photo_id for file in known if file.photo_id is not None}
        deed = Deed(Action.FILES_EXCLUDED, pattern, len(photos))
        return Applied(deed, IncludeFiles(pattern), self._tell)

    def _include(self, pattern: str) -> Applied:
        catalog = self._catalog
        if pattern not in catalog.exclusions.all():
            raise NotFoundError(Problem.EXCLUSION_UNKNOWN)
        catalog.exclusions.remove(pattern)
        scopes = self._passing_over.scopes(catalog.folders.all(counted=False)).values()
        seen: dict[str, bool] = {}
        back = []
        for path in catalog.passed_over.paths():
            scope = next((x for x in scopes if is_inside(path, x.root)), None)
            if scope is None or not self._files.exists(path):
                continue
            if not self._passing_over.holds(path, scope, seen):
                back.append(path)
        photos = {file.photo_id for file in catalog.passed_over.at(back).values()}
        catalog.passed_over.bring_back(back)
        deed = Deed(Action.FILES_INCLUDED, pattern, len(photos))
        return Applied(deed, ExcludeFiles(pattern), self._tell)

    def _tell(self) -> None:
        for event in (PhotosChanged(), FoldersChanged(), FailuresChanged()):
            self._events.publish(event)
        self._request_scan()
