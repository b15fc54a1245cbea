"""Where a rule would put one of its photos, told while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.ports.sorting import FileMover
from photo_sorter.core.query import Query
from photo_sorter.core.sorting.plan import Reason, SortOptions
from photo_sorter.core.sorting.planner import Candidate, FileSeen, Planner
from photo_sorter.core.sorting.rules import Rule
from photo_sorter.core.sorting.template import Template
from photo_sorter.services.sorting.facts import PhotoFacts
from photo_sorter.services.sorting.matching import RuleMatches, is_about, names_asked
from photo_sorter.services.sorting.places import root_of, size_of

_TRIED = 20  # photos of a rule, until one lies where the rule says


@dataclass(frozen=True, slots=True)
class DraftRule:
    """As it is being written; the template is None while it is not understood."""

    query: str
    template: Template | None


@dataclass(frozen=True, slots=True)
class RuleExample:
    """`photos` are those that come to the rule; `problem` is why its query is not understood. The
    file of one of them is at `path`, and would go to `target`; '' where it stays, for the
    `reason`."""

    photos: int = 0
    path: FilePath = ""
    target: FilePath = ""
    reason: Reason | None = None
    problem: InvalidInputError | None = None


class RuleExamples:
    """From any thread. Nothing is written; a folder or two are listed."""

    def __init__(
        self, catalog: Catalog, files: FileSystem, mover: FileMover, matches: RuleMatches
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._mover = mover
        self._matches = matches

    def of(
        self,
        rules: Sequence[DraftRule],
        options: SortOptions,
        scope: Query,
        chosen: Sequence[PhotoId] | None = None,
    ) -> list[RuleExample]:
        """One for each rule, in order: the first that fits a photo takes it."""
        ids = self._matches.photos(scope)
        if chosen is not None:
            ids = np.intersect1d(ids, np.array(chosen, np.int64))
        left = np.ones(len(ids), bool)
        found = []
        for rule in rules:
            try:
                query = self._matches.query(rule.query)
            except InvalidInputError as error:
                found.append(RuleExample(problem=error))
                continue
            fits = left & np.isin(ids, self._matches.photos(query))
            left &= ~fits
            some = [PhotoId(each) for each in ids[fits][:_TRIED].tolist()]
            found.append(self._example(rule, query, options, some, int(fits.sum())))
        return found

    def _example(
        self,
        rule: DraftRule,
        query: Query,
        options: SortOptions,
        photo_ids: Sequence[PhotoId],
        count: int,
    ) -> RuleExample:
        if rule.template is None:
            return RuleExample(count)
        whole = Rule(rule.query, rule.template)
        roots = self._catalog.folders.all(counted=False)
        facts = PhotoFacts(self._catalog, [whole])
        facts.look_up(photo_ids)
        photos = self._catalog.photos.get_many(photo_ids).values()
        for photo in sorted(photos, key=lambda each: each.metadata.taken_at is None):
            for location in photo.locations:
                path = location.path
                if not is_about(query, path, roots):
                    continue
                root = root_of(path, roots)
                seen = FileSeen(path, location.stamp.size, location.stamp.mtime_ns)
                said = facts.of(photo, path, root, names_asked(query))
                candidate = Candidate(seen, root, photo.id, photo.content_hash, said, 0)
                planner = Planner(
                    [whole],
                    options,
                    self._files.names,
                    partial(size_of, self._mover),
                    self._mover.hash_of,
                )
                entry = planner.plan([candidate]).entries[0]
                return RuleExample(count, path, entry.target, entry.reason)
        return RuleExample(count)
