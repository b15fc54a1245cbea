"""Exports photos: plans what the copies are called, then has them written. No original changes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from photo_sorter.core.batches import in_batches
from photo_sorter.core.companions import RAW, PartKind, companion_name, ending_of, kind_of
from photo_sorter.core.errors import (
    CancelledError,
    DiskFullError,
    EngineError,
    InvalidInputError,
    PhotoSorterError,
)
from photo_sorter.core.exporting.encodings import Encoding, encoding_of, ending_for
from photo_sorter.core.exporting.names import NamePlanner, export_template
from photo_sorter.core.exporting.options import Existing, ExportOptions
from photo_sorter.core.photo import FilePath, Folder, Location, LocationState, PhotoId, is_inside
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.ports.exporting import (
    ExportOrder,
    ExportTarget,
    ExportTargetError,
    NamesAt,
    OpenTarget,
    PictureWriter,
    WrittenCopy,
)
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.sorting.fields import Facts
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.services.exporting.orders import ExportOrders, Wanted
from photo_sorter.services.exporting.report import (
    CopyReport,
    ExportPlan,
    ExportSummary,
    PlannedCopy,
)
from photo_sorter.services.sorting.facts import PhotoFacts
from photo_sorter.services.sorting.matching import RuleMatches

_AT_A_TIME = 500  # photos that are looked up together
_AHEAD = 2  # orders that wait for each process
_ALONG = (PartKind.RAW, PartKind.FILM)

_Found = tuple[tuple[datetime, int, PhotoId], Facts, str, PlannedCopy]


class Exporting:
    """May be used from any thread; long work, for a worker's."""

    def __init__(
        self,
        catalog: Catalog,
        matches: RuleMatches,
        writer: PictureWriter,
        open_target: OpenTarget,
        names_at: NamesAt,
        files: FileSystem,
    ) -> None:
        """`files` knows what belongs to pictures."""
        self._files_of = files
        self._catalog = catalog
        self._matches = matches
        self._telling = ExportOrders(catalog)
        self._writer = writer
        self._open_target = open_target
        self._names_at = names_at

    def photos(self, query: str) -> list[PhotoId]:
        """Those that a query finds. Raises InvalidInputError where it is not understood: nobody is
        to get other photos than were meant."""
        found = self._matches.photos(self._matches.query(query))
        return [PhotoId(each) for each in found.tolist()]

    def plan(
        self, photo_ids: Sequence[PhotoId], options: ExportOptions, target: Path
    ) -> ExportPlan:
        """What the copies will be, the oldest photo first. Nothing is written. Raises
        InvalidInputError for a template that is none, and where nothing can be exported."""
        planner = NamePlanner(
            options.name, options.existing, lambda folder: self._names_at(target, folder)
        )
        found, away = self._files(photo_ids, options)
        found.sort(key=lambda each: each[0])
        planned = planner.plan([(facts, ending) for _, facts, ending, _ in found])
        copies, passed_over = [], []
        for (*_, copy), name in zip(found, planned, strict=True):
            if name.name is None:
                passed_over.append(copy.path)
            else:
                copies.append(replace(copy, folder=name.folder, name=name.name))
        taken = sum(name.taken for name in planned)
        plan = ExportPlan(target, options, tuple(copies), tuple(passed_over), tuple(away), taken)
        return self._with_what_goes_along(plan)

    def example_size(self, plan: ExportPlan) -> int:
        """How many bytes one of the copies has: of the one in the middle. 0 where there is none.
        Raises as `run` does."""
        if not plan.copies:
            return 0
        copy = plan.copies[len(plan.copies) // 2]
        (order,) = self._orders([copy], plan.options)
        return self._writer.write(order, lambda: False).size

    def run(
        self,
        plan: ExportPlan,
        cancelled: Callable[[], bool] = lambda: False,
        done: Callable[[CopyReport], None] = lambda report: None,
    ) -> ExportSummary:
        """Make the copies; `done` hears of each, on this thread. What is whole stays where it is
        stopped, but a zip comes only whole. Raises InvalidInputError where there is nothing to do
        or names are taken and the person wanted to be asked, DiskFullError and ExportTargetError
        where nothing more can be written there, EngineError."""
        if plan.options.existing is Existing.ASK and plan.taken:
            raise InvalidInputError(Problem.EXPORT_NAMES_TAKEN, count=plan.taken)
        summary = ExportSummary(
            plan.target,
            passed_over=len(plan.passed_over),
            away=len(plan.away),
            left_along=plan.left_along,
        )
        if not plan.copies:
            if plan.away and not plan.passed_over:
                raise InvalidInputError(Problem.PHOTO_AWAY, path=plan.away[0])
            if not plan.passed_over:
                raise InvalidInputError(Problem.EXPORT_NOTHING)
            return summary
        target = self._open_target(plan.target)
        try:
            for report in self._made(plan, target, cancelled):
                summary.count(report)
                done(report)
            summary.stopped = cancelled()
        except BaseException:
            target.discard()
            raise
        if summary.stopped or not summary.exported:
            target.discard()
            if not target.keeps:
                summary.exported = summary.size = summary.along = 0
        else:
            target.finish()
        summary.target = target.path
        return summary

    # --------------------------------------------------------------------------- planning

    def _files(
        self, photo_ids: Sequence[PhotoId], options: ExportOptions
    ) -> tuple[list[_Found], list[FilePath]]:
        """Of each photo what orders it, what names it, its ending, and the copy without a name;
        and the files of those that are away."""
        roots = self._catalog.folders.all(counted=False)
        online = self._catalog.folders.online()
        facts = PhotoFacts(self._catalog, [Rule("", export_template(options.name))])
        found: list[_Found] = []
        away: list[FilePath] = []
        for batch in in_batches(list(dict.fromkeys(photo_ids)), _AT_A_TIME):
            facts.look_up(batch)
            for photo in self._catalog.photos.get_many(batch).values():
                here = [each for each in photo.locations if each.folder_id in online]
                if not here:
                    away += [each.path for each in photo.locations[:1]]
                    continue
                path = min(here, key=_readiness).path
                encoding = encoding_of(options, photo.metadata)
                copy = PlannedCopy(photo.id, path, (), "", encoding, photo.byte_size)
                order = (photo.sort_time, photo.in_second, photo.id)
                said = facts.of(photo, path, _root(path, roots), ())
                found.append((order, said, ending_for(encoding, path), copy))
        return found, away

    def _with_what_goes_along(self, plan: ExportPlan) -> ExportPlan:
        """Raws and films beside the photos' files, and raws of which a picture is made."""
        beside = self._files_of.companions([copy.path for copy in plan.copies])
        along: list[tuple[FilePath, ...]] = []
        for copy in plan.copies:
            found = [each for each in beside[copy.path] if kind_of(each) in _ALONG]
            if copy.encoding is not Encoding.COPY and ending_of(copy.path) in RAW:
                found.append(copy.path)
            along.append(tuple(found))
        if not plan.options.takes_along:
            return replace(plan, left_along=sum(map(len, along)))
        copies = tuple(replace(c, along=a) for c, a in zip(plan.copies, along, strict=True))
        there = [self._files_of.found(path) for paths in along for path in paths]
        size = sum(each.stamp.size for each in there if each is not None)
        return replace(plan, copies=copies, along_size=size)

    # ---------------------------------------------------------------------------- writing

    def _made(
        self, plan: ExportPlan, target: ExportTarget, cancelled: Callable[[], bool]
    ) -> Iterator[CopyReport]:
        """In the order of the plan; as many at a time as there are processes."""
        stop = False

        def stopped() -> bool:
            return stop or cancelled()

        waiting: deque[Future[CopyReport | None]] = deque()
        with ThreadPoolExecutor(self._writer.at_once, "export") as pool:
            try:
                for batch in in_batches(plan.copies, _AT_A_TIME):
                    orders = self._orders(batch, plan.options)
                    for copy, order in zip(batch, orders, strict=True):
                        if stopped():
                            break
                        if len(waiting) >= self._writer.at_once * _AHEAD:
                            yield from _told(waiting.popleft())
                        waiting.append(pool.submit(self._write, copy, order, target, stopped))
                while waiting:
                    yield from _told(waiting.popleft())
            finally:
                stop = True  # of an error: what waits is not begun

    def _write(
        self,
        copy: PlannedCopy,
        order: ExportOrder,
        target: ExportTarget,
        cancelled: Callable[[], bool],
    ) -> CopyReport | None:
        """None where it was stopped before it was whole."""

        def make(path: FilePath) -> WrittenCopy:
            return self._writer.write(replace(order, target=path), cancelled)

        if cancelled():
            return None
        try:
            name, written = target.put(copy.folder, copy.name, make)
            if written.sidecar:
                target.put_bytes(copy.folder, f"{name}.xmp", written.sidecar)
            beside = [
                target.put_file(copy.folder, _name_beside(each, copy.path, name), each, cancelled)
                for each in copy.along
            ]
        except CancelledError:
            return None
        except (DiskFullError, ExportTargetError, EngineError):
            raise
        except PhotoSorterError as error:
            return CopyReport(copy.path, problem=Occurrence(error.problem, error.values))
        told = "/".join((*copy.folder, name))
        along = tuple("/".join((*copy.folder, each)) for each, _ in beside)
        size = written.size + sum(size for _, size in beside)
        return CopyReport(copy.path, told, size, written.notes, along=along)

    def _orders(self, copies: Sequence[PlannedCopy], options: ExportOptions) -> list[ExportOrder]:
        wanted = [Wanted(copy.photo_id, copy.path, copy.encoding) for copy in copies]
        return self._telling.of(wanted, options)


def _told(future: Future[CopyReport | None]) -> Iterator[CopyReport]:
    report = future.result()
    if report is not None:
        yield report


def _name_beside(path: FilePath, picture: FilePath, copy: str) -> str:
    """What belongs to a picture is called as the picture's copy is, with its own ending."""
    name, owner = os.path.basename(path), os.path.basename(picture)
    if path == picture:
        return os.path.splitext(copy)[0] + os.path.splitext(name)[1]
    return companion_name(name, owner, copy)


def _readiness(location: Location) -> tuple[bool, FilePath]:
    return location.state is not LocationState.READY, location.path


def _root(path: FilePath, roots: Sequence[Folder]) -> FilePath:
    return next((root.path for root in roots if is_inside(path, root.path)), os.path.dirname(path))
