"""Makes plans of what the library knows and what lies on the disk. No file is touched."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain, groupby

import numpy as np

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.file_naming import NaturalKey, natural_key
from photo_sorter.core.photo import FilePath, Folder, Location, Photo, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.ports.sorting import FileMover
from photo_sorter.core.query import EVERYTHING, Query, is_exact
from photo_sorter.core.sorting.fields import Facts
from photo_sorter.core.sorting.hot_folder import Arrival, HotFolder
from photo_sorter.core.sorting.plan import PlanId, PlanState, Reason, SortOptions, SortPlan, Why
from photo_sorter.core.sorting.planner import Candidate, FileSeen, Planned, Planner
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.services.files.passing_over import PassingOver
from photo_sorter.services.sorting.facts import PhotoFacts
from photo_sorter.services.sorting.matching import RuleMatches, is_about, names_asked
from photo_sorter.services.sorting.places import root_of, size_of
from photo_sorter.services.sorting.surroundings import Surroundings

_AT_A_TIME = 2000  # photos that are looked up together
_NO_FACTS = Facts(datetime.min)

OnLooked = Callable[[int, int], None]  # photos that were looked at, of how many


class Planning:
    """From any thread; a hundred thousand files take some seconds."""

    def __init__(
        self, catalog: Catalog, files: FileSystem, mover: FileMover, matches: RuleMatches
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._mover = mover
        self._matches = matches

    def plan(
        self,
        rules: Sequence[Rule],
        options: SortOptions,
        query: str | Query = "",
        chosen: Sequence[PhotoId] | None = None,
        looked: OnLooked = lambda done, total: None,
    ) -> tuple[SortPlan, Planned]:
        """Of the photos that the query finds, '' for all, or of those of them that are chosen.
        Raises InvalidInputError for a query or a rule's query that is not understood, and whatever
        `looked` raises."""
        scope = self._matches.query(query) if isinstance(query, str) else query
        asked = [self._matches.query(rule.query) for rule in rules]
        ids = self._matches.photos(scope)
        if chosen is not None:
            ids = np.intersect1d(ids, np.array(chosen, np.int64))
        found = self._candidates(
            rules, asked, ids, lambda path, roots: is_about(scope, path, roots), looked
        )
        if scope == EVERYTHING and chosen is None:
            found = chain(found, self._failed())
        return self._made(rules, options, found)

    def plan_arrivals(
        self, hot: HotFolder, rules: Sequence[Rule], arrivals: Sequence[Arrival]
    ) -> tuple[SortPlan, Planned]:
        """Of these files alone. Raises InvalidInputError."""
        asked = [self._matches.query(rule.query) for rule in rules]
        photos = {each.photo_id for each in arrivals if each.photo_id is not None}
        paths = {each.path for each in arrivals}
        ids = np.array(sorted(photos), np.int64)
        found = self._candidates(rules, asked, ids, lambda path, roots: path in paths)
        made, planned = self._made(rules, hot.options, found)
        return replace(made, folder_id=hot.folder_id), planned

    def check(self, rules: Sequence[Rule]) -> None:
        """Raises InvalidInputError where a rule's query is not understood."""
        for rule in rules:
            self._matches.query(rule.query)

    def waits_for_index(self, rules: Sequence[Rule]) -> bool:
        """Whether a rule asks a model about photos that the index has yet to hear of."""
        space = self._catalog.vectors.active_space()
        ranked = [rule for rule in rules if not is_exact(self._matches.query(rule.query))]
        return bool(ranked and space and self._catalog.vectors.outbox(space.key, 1))

    def _made(
        self, rules: Sequence[Rule], options: SortOptions, found: Iterable[Candidate]
    ) -> tuple[SortPlan, Planned]:
        candidates = _in_order(found)
        planner = Planner(
            rules, options, self._files.names, partial(size_of, self._mover), self._mover.hash_of
        )
        planned = planner.plan(candidates)
        roots = self._catalog.folders.all(counted=False)
        scopes = PassingOver(self._catalog, self._files)
        surroundings = Surroundings(roots, self._mover, scopes)
        bases = {options.into, *(rule.template.anchor for rule in rules)} - {""}
        drives, notes = surroundings.of(planned.entries, bases)
        made = SortPlan(
            id=PlanId(0),
            key=uuid.uuid4().hex[:12],
            made=datetime.now(),
            rules=tuple(rule.text for rule in rules),
            options=options,
            state=PlanState.PLANNED,
            new_folders=tuple(planned.new_folders),
            drives=drives,
            notes=notes,
        )
        return made, planned

    def _candidates(
        self,
        rules: Sequence[Rule],
        asked: Sequence[Query],
        ids: PhotoIds,
        is_meant: Callable[[FilePath, Sequence[Folder]], bool],
        looked: OnLooked = lambda done, total: None,
    ) -> Iterator[Candidate]:
        """Of the files of these photos that are meant."""
        fits = [
            np.ones(len(ids), np.bool_)
            if query == EVERYTHING
            else np.isin(ids, self._matches.photos(query))
            for query in asked
        ]
        roots = self._catalog.folders.all(counted=False)
        facts = PhotoFacts(self._catalog, rules)
        first = [names_asked(query) for query in asked]
        for start in range(0, len(ids), _AT_A_TIME):
            looked(start, len(ids))
            chunk = [PhotoId(each) for each in ids[start : start + _AT_A_TIME].tolist()]
            row = {photo_id: start + at for at, photo_id in enumerate(chunk)}
            facts.look_up(chunk)
            files = [
                (photo, location)
                for photo in self._catalog.photos.get_many(chunk).values()
                for location in photo.locations
                if is_meant(location.path, roots)
            ]
            beside = self._files.companions([location.path for _, location in files])
            for photo, location in files:
                path, root = location.path, root_of(location.path, roots)
                rule = next(
                    (
                        number
                        for number, query in enumerate(asked)
                        if fits[number][row[photo.id]] and is_about(query, path, roots)
                    ),
                    None,
                )
                said = facts.of(photo, path, root, () if rule is None else first[rule])
                yield self._candidate(photo, location, root, rule, said, beside[path])

    def _candidate(
        self,
        photo: Photo,
        location: Location,
        root: FilePath,
        rule: int | None,
        facts: Facts,
        beside: Sequence[FilePath],
    ) -> Candidate:
        stamp = self._mover.look(location.path)
        if stamp is None:
            why = Why.GONE if self._files.root_problem(root) is None else Why.AWAY
            why = Why.LINK if self._files.exists(location.path) else why
            file = FileSeen(location.path, location.stamp.size, location.stamp.mtime_ns)
            return Candidate(
                file,
                root,
                photo.id,
                photo.content_hash,
                facts,
                rule,
                (),
                Reason(why),
                photo.in_second,
            )
        seen = [self._seen(path) for path in beside]
        parts = tuple(part for part in seen if part is not None)
        problem = Reason(Why.LINK) if any(part is None for part in seen) else None
        for path in (location.path, *beside):
            if not self._mover.can_read(path):
                problem = Reason(Why.UNREADABLE, os.path.basename(path))
        file = FileSeen(location.path, stamp.size, stamp.mtime_ns, stamp.inode)
        return Candidate(
            file, root, photo.id, photo.content_hash, facts, rule, parts, problem, photo.in_second
        )

    def _failed(self) -> Iterator[Candidate]:
        """Files that hold no photo that can be read."""
        roots = self._catalog.folders.all(counted=False)
        for location in self._catalog.locations.failures():
            if location.photo_id is None and location.failure is not None:
                reason = Reason(Why.UNREADABLE, location.failure.reason)
                root = root_of(location.path, roots)
                file = FileSeen(location.path, location.stamp.size, location.stamp.mtime_ns)
                yield Candidate(file, root, None, "", _NO_FACTS, None, (), reason)

    def _seen(self, path: FilePath) -> FileSeen | None:
        stamp = self._mover.look(path)
        return None if stamp is None else FileSeen(path, *stamp[:3])


def _in_order(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """As they were taken, and then by name; counters count so. Only names of one moment are
    compared, for what they are compared by takes more memory than all else; and who has taken one
    may forget it."""
    waiting = sorted(candidates, key=_moment)
    waiting.reverse()
    one_by_one = (waiting.pop() for _ in range(len(waiting)))
    for _, group in groupby(one_by_one, _moment):
        alike = list(group)
        yield from alike if len(alike) == 1 else sorted(alike, key=_natural)


def _moment(candidate: Candidate) -> tuple[datetime, int]:
    return candidate.facts.when, candidate.in_second


def _natural(candidate: Candidate) -> NaturalKey:
    return natural_key(candidate.file.path)
