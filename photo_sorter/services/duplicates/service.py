"""Groups of photos that belong together, with a proposal for each."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from photo_sorter.core.duplicates.asking import Decisions
from photo_sorter.core.duplicates.bursts import is_bracket
from photo_sorter.core.duplicates.kinds import (
    DuplicateGroup,
    Kind,
    Reason,
    Verdict,
)
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operations import Compound, DecideDuplicates
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, FileSystem
from photo_sorter.core.problems import Problem
from photo_sorter.services.duplicates.comparing import Comparing
from photo_sorter.services.duplicates.describing import AskedOf, GroupPhotos
from photo_sorter.services.duplicates.finder import GroupFinder
from photo_sorter.services.duplicates.removing import Choice, removal
from photo_sorter.services.duplicates.steps import Cancelled, never

_AT_ONCE = 500  # groups


@dataclass(frozen=True, slots=True)
class Summary:
    """Of copies and of the same pictures: files that need not be there, and what they take."""

    groups: int = 0
    surplus: int = 0
    byte_size: int = 0


class Duplicates:
    """Every method may be called from any thread, and blocks. What is known is kept in memory
    until `forget`."""

    def __init__(
        self, catalog: Catalog, files: FileSystem, finder: GroupFinder, comparing: Comparing
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._finder = finder
        self._comparing = comparing
        self._lock = threading.Lock()
        self._known: dict[Kind, list[DuplicateGroup]] = {}
        self._state = 0  # counts what was forgotten

    def groups(self, kind: Kind, cancelled: Cancelled = never) -> list[DuplicateGroup]:
        """Those that a person is still to be asked of, by their first photos. What was not
        compared yet is compared now, which takes as long as it takes."""
        return self._described(kind, self._finder.up_to_date(kind, cancelled))

    def known(self, kind: Kind) -> list[DuplicateGroup]:
        """The same as far as photos were compared."""
        with self._lock:
            state, kept = self._state, self._known.get(kind)
        if kept is not None:
            return kept
        found = self._described(kind, self._finder.known(kind))
        with self._lock:
            if self._state == state:
                self._known[kind] = found
        return found

    def forget(self) -> None:
        """Photos, or what is said of them, are others; what is known is to be read anew."""
        with self._lock:
            self._state += 1
            self._known.clear()

    def summary(self) -> Summary:
        """Of what is known."""
        groups = [*self.known(Kind.COPIED), *self.known(Kind.SAME)]
        return Summary(
            len(groups),
            sum(len(each.members) - 1 for each in groups),
            sum(each.bytes_freed for each in groups),
        )

    def count_left(self) -> int:
        """Photos that are still to be compared."""
        return self._comparing.count_left()

    def removal(self, choices: Sequence[Choice]) -> Compound:
        """What leaves of each group the chosen files: all that was said of the others is said of
        the first that stays, and their files go to the trash. Raises InvalidInputError where a
        file that is to stay is not there: nothing goes on the word of the catalog alone."""
        for choice in choices:
            for each in choice.kept:
                if self._files.found(each.path) is None:
                    name = os.path.basename(each.path)
                    raise InvalidInputError(Problem.KEPT_FILE_AWAY, path=each.path, name=name)
        return removal(self._catalog, choices)

    def verdict(self, group: DuplicateGroup, verdict: Verdict) -> DecideDuplicates:
        """What says that all of a group stay."""
        ids = tuple(sorted({each.photo_id for each in group.members}))
        copied = group.kind is Kind.COPIED
        paths = tuple(sorted(each.path for each in group.members)) if copied else ()
        return DecideDuplicates(ids, group.kind, verdict, paths=paths)

    def best_of(self, photo_ids: Sequence[PhotoId]) -> tuple[PhotoId, Reason] | None:
        """Which of photos of one thing is proposed to stay, and why; None of fewer than two that
        are there."""
        held = self._held(photo_ids)
        if len(held.photos) < 2:
            return None
        order, reason = held.best_first(Kind.BURST, list(held.photos))
        return order[0], reason

    def _described(self, kind: Kind, found: Sequence[tuple[PhotoId, ...]]) -> list[DuplicateGroup]:
        decided = [each for each in self._catalog.duplicates.decided() if each.kind is kind]
        if kind is Kind.COPIED:
            of_files = Decisions((each.verdict, each.paths) for each in decided)
            return self._in_parts(kind, found, lambda _, paths: of_files.asked(paths))
        of_photos = Decisions((each.verdict, each.photo_ids) for each in decided)
        asked = [each for each in found if of_photos.asked(each) is not None]
        return self._in_parts(kind, asked, lambda group, _: of_photos.asked(group))

    def _in_parts(
        self,
        kind: Kind,
        found: Sequence[tuple[PhotoId, ...]],
        asked: AskedOf,
    ) -> list[DuplicateGroup]:
        bracketed = self._bracketed(found) if kind is Kind.BURST else set()
        groups: list[DuplicateGroup] = []
        for begin in range(0, len(found), _AT_ONCE):
            part = found[begin : begin + _AT_ONCE]
            ids = [photo_id for group in part for photo_id in group]
            held = self._held(ids)
            for each in part:
                group = held.group(kind, each, each in bracketed, asked)
                if group is not None:
                    groups.append(group)
        return groups

    def _held(self, photo_ids: Sequence[PhotoId]) -> GroupPhotos:
        return GroupPhotos(
            self._catalog.photos.get_many(photo_ids),
            self._catalog.ratings.of(photo_ids),
            self._catalog.derived.values("fingerprint", photo_ids),
            self._catalog.folders.online(),
        )

    def _bracketed(self, found: Sequence[tuple[PhotoId, ...]]) -> set[tuple[PhotoId, ...]]:
        shots = self._catalog.duplicates.shots()
        places = {photo_id: place for place, photo_id in enumerate(shots.photo_ids.tolist())}
        return {
            group
            for group in found
            if is_bracket(shots.exposures[[places[i] for i in group if i in places]])
        }
