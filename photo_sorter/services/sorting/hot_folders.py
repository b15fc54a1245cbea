"""New photos of chosen folders follow rules by themselves: a plan each time, which can be taken
back like any other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from photo_sorter.core.access import Access
from photo_sorter.core.errors import InvalidInputError, NotFoundError, PhotoSorterError
from photo_sorter.core.events import ErrorRaised, EventBus
from photo_sorter.core.photo import FilePath, Folder, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.ports.sorting import FileMover
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.hot_folder import Arrival, HotFolder, Looked
from photo_sorter.core.sorting.plan import PlanId, PlanState, SortOptions, SortPlan
from photo_sorter.core.sorting.rules import Rule, parse_rules
from photo_sorter.services.sorting.sorting import Sorting

log = logging.getLogger(__name__)

_UNFINISHED = (PlanState.PLANNED, PlanState.APPLYING)


class HotFolders:
    """From any thread.

    What arrives is a file that the catalog has not had: triggers note it, and it is looked at once.
    A file that moves within the library is none, so neither a plan's own moves nor a person's way
    back come here again; and a photo that any plan has gone with stays wherever it turns up."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        files: FileSystem,
        mover: FileMover,
        sorting: Sorting,
        events: EventBus,
        look_at: Callable[[Folder], object],
    ) -> None:
        """`look_at` compares a folder with the disk, on the calling thread."""
        self._access = access
        self._catalog = catalog
        self._files = files
        self._mover = mover
        self._sorting = sorting
        self._events = events
        self._look_at = look_at
        self._told: dict[object, str] = {}  # what was said last of a plan or folder

    def all(self) -> list[tuple[Folder, HotFolder]]:
        """By path."""
        hot = {each.folder_id: each for each in self._catalog.hot_folders.all()}
        folders = self._catalog.folders.all(counted=False)
        return [(folder, hot[folder.id]) for folder in folders if folder.id in hot]

    def follow(self, path: FilePath, rules: Sequence[Rule], options: SortOptions) -> None:
        """From now on, or by other rules. What lies in the folder now is looked for first, so that
        nothing of it counts as new; of a large one that takes a while. Raises NotFoundError where
        the folder is not watched, InvalidInputError where it is away or a rule is not
        understood."""
        self._access.check()
        folder = self._folder(path)
        if self._files.root_problem(folder.path) is not None:
            raise InvalidInputError(Problem.FOLDER_MISSPELT, path=path)
        self._sorting.check(rules)
        self._look_at(folder)
        texts = tuple(rule.text for rule in rules)
        self._catalog.hot_folders.put(HotFolder(folder.id, texts, options))

    def stop(self, path: FilePath | None = None) -> None:
        """In that folder, or in all. Raises NotFoundError."""
        self._access.check()
        folders = [each for each, _ in self.all()] if path is None else [self._folder(path)]
        for folder in folders:
            self._catalog.hot_folders.remove(folder.id)

    def sort_arrivals(self, cancelled: Callable[[], bool]) -> Looked:
        """Sort what came, as far as it is ready. What stands in the way is published as
        ErrorRaised, once, and is tried again when this is called the next time."""
        every = self.all()
        if not every:
            return Looked.DONE
        self._sorting.recover()
        later = False
        for folder, hot in every:
            unfinished = [
                plan
                for plan in self._sorting.all()
                if plan.folder_id == hot.folder_id and plan.state in _UNFINISHED
            ]
            done = all(self._carry_out(folder, plan, cancelled) for plan in reversed(unfinished))
            done = done and self._sort_new(folder, hot, cancelled)
            if cancelled():
                return Looked.STOPPED
            later |= not done
        return Looked.LATER if later else Looked.DONE

    # ------------------------------------------------------------------------------ one folder

    def _sort_new(self, folder: Folder, hot: HotFolder, cancelled: Callable[[], bool]) -> bool:
        """Whether nothing of what came waits for anything but to be read."""
        arrivals = self._catalog.hot_folders.arrivals(hot.folder_id)
        self._catalog.hot_folders.forget([each.location_id for each in arrivals if each.is_old])
        read = [each for each in arrivals if each.photo_id is not None and not each.is_old]
        if not read:
            return True
        try:
            rules = parse_rules("\n".join(hot.rules))
            ready = self._ready(read) if not self._sorting.waits_for_index(rules) else []
            plan = self._sorting.plan_arrivals(hot, rules, ready) if ready else None
        except InvalidInputError as error:  # a tag or an album that a rule names is gone
            self._tell(folder.id, error)
            return True
        self._told.pop(folder.id, None)
        done = plan is None or self._carry_out(folder, plan, cancelled)
        return done and len(ready) == len(read)

    def _ready(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        """Those that have stood still since they were read, and whose tags are known."""
        space = self._catalog.vectors.active_space()
        known: set[PhotoId] | None = None
        if space is not None:
            photo_ids = [each.photo_id for each in arrivals if each.photo_id is not None]
            known = {
                PhotoId(x) for x in self._catalog.vectors.get(space.key, photo_ids)[0].tolist()
            }
        return [
            each
            for each in arrivals
            if (known is None or each.photo_id in known)
            and self._is_as_read(each)
            and not self._mover.is_written(each.path)
        ]

    def _is_as_read(self, arrival: Arrival) -> bool:
        there = self._mover.look(arrival.path)
        return there is not None and there[:2] == arrival.stamp[:2]

    def _carry_out(self, folder: Folder, plan: SortPlan, cancelled: Callable[[], bool]) -> bool:
        """Whether the plan came to its end."""
        try:
            done = self._sorting.apply_unasked(plan.id, cancelled)
        except PhotoSorterError as error:
            self._tell(plan.id, error)
            return False
        if done:
            self._told.pop(plan.id, None)
            self._report(folder, plan.id)
        return done

    def _report(self, folder: Folder, plan_id: PlanId) -> None:
        """What could not be sorted."""
        left = self._sorting.left(plan_id)
        for row in left:
            log.warning("Not sorted: %s: %s", row.entry.source, row.entry.reason.words)
        if left:
            self._events.publish(
                ErrorRaised(
                    PhotoSorterError(
                        Problem.SORT_ARRIVALS_LEFT, path=folder.path, left=len(left), id=plan_id
                    )
                )
            )

    def _tell(self, about: object, error: PhotoSorterError) -> None:
        """Once, and not each time that it is met."""
        log.warning("New photos wait to be sorted: %s", error)
        if self._told.get(about) != str(error):
            self._told[about] = str(error)
            self._events.publish(ErrorRaised(error))

    def _folder(self, path: FilePath) -> Folder:
        for folder in self._catalog.folders.all(counted=False):
            if folder.path == path:
                return folder
        raise NotFoundError(Problem.FOLDER_NOT_WATCHED, path=path)
