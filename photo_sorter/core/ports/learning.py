"""What a person answered, and what was learnt of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.answers import Labels, LedgerEntry, Said, Subject
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.learning import Classifier
from photo_sorter.core.photo import PhotoId


class LedgerTable(Protocol):
    """Every yes, no and skip, apart from the marks that follow from them. It outlives models,
    spaces and deleted albums; entries go with their photos."""

    def append(self, subject: Subject, photo_ids: Sequence[PhotoId], said: Said, batch: int) -> int:
        """Note an answer of each photo that there is, asked of the model in use; returns the
        number of the batch, a new one for 0."""

    def take_back(self, batch: int, *, standing: bool = False) -> None:
        """The answers of a batch no longer count, or (`standing`) count again."""

    def entries(self, subject: Subject) -> list[LedgerEntry]:
        """Those that count, oldest first."""

    def last(self, subject: Subject, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, bool]:
        """Whether the last yes or no that counts was a yes, of photos that have one."""

    def labels(self, subject: Subject) -> Labels: ...

    def subjects(self) -> list[Subject]:
        """All that something was answered of."""


class ClassifierTable(Protocol):
    """What was learnt of a subject in a space; it goes with the space."""

    def put(self, space: SpaceKey, subject: Subject, classifier: Classifier) -> None: ...

    def get(self, space: SpaceKey, subject: Subject) -> Classifier | None: ...

    def remove(self, space: SpaceKey, subject: Subject) -> None: ...

    def of_tags(self, space: SpaceKey) -> dict[str, tuple[str, Classifier]]:
        """Of each tag that learnt: its name's group, and the classifier."""

    def of_albums(self, space: SpaceKey) -> dict[int, Classifier]: ...
