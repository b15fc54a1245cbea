"""Finds the adjustments that give a picture the look that words ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.adjusting.adjustments import NOTHING, Adjustments
from photo_sorter.core.adjusting.looks import LOOKS, AskedLook, read_look
from photo_sorter.core.adjusting.reach import reach
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.ports.guiding import Guidance, LookGuide
from photo_sorter.core.problems import Problem
from photo_sorter.services.files.reachable import reachable_file
from photo_sorter.services.search.scoring import TextEncoder

# By less than this a picture cannot be brought nearer to words: nobody would see what changed.
_LEAST_RISE = 0.005

Cancelled = Callable[[], bool]


class LookSource(Enum):
    """Who knew what the words mean."""

    WORDS = "words"  # the list of looks alone: the model found nothing better
    MODEL = "model"  # no such look is listed
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class FoundLook:
    """How near the picture was to the words, is with what the listed words plainly do, and is with
    the adjustments found; and how near it still is to itself. All are cosines."""

    words: str
    adjustments: Adjustments
    before: float
    started: float
    after: float
    content: float
    source: LookSource


class Looks:
    """From any thread; meant for a worker's: finding one takes a second or two."""

    def __init__(
        self,
        catalog: Catalog,
        guide: LookGuide,
        encoder: TextEncoder,
        active: Callable[[], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._guide = guide
        self._encoder = encoder
        self._active = active

    def warm_up(self) -> None:
        """Somebody will ask soon. Returns at once. Raises ModelUnavailableError."""
        self._guide.warm_up(self._active().folder)

    def find(
        self, photo_id: PhotoId, words: str, cancelled: Cancelled = lambda: False
    ) -> FoundLook:
        """Of the first of a photo's files that is there. Raises NotFoundError and what
        `find_in_file` raises."""
        photo = self._catalog.photos.get(photo_id)
        path = reachable_file(photo, self._catalog.folders.online())
        return self.find_in_file(path, words, cancelled)

    def find_in_file(
        self, path: FilePath, words: str, cancelled: Cancelled = lambda: False
    ) -> FoundLook:
        """Of a picture file that need not be in the library. Raises InvalidInputError where it
        cannot be read or nobody knows that look, ModelUnavailableError, CancelledError,
        EngineError."""
        model = self._active()
        asked = read_look(words)
        if not asked.english or not self._is_known(model, asked):
            raise InvalidInputError(Problem.LOOK_UNKNOWN, words=words.strip()[:80])
        low, high = reach(asked)
        (wanted,) = self._encoder.encode_phrases(model, [asked.english])
        guidance = Guidance(wanted, self._no_look(model), asked.start, low, high)
        guided = self._guide.guide(model.folder, path, guidance, cancelled)
        before, started, after = (
            float(each @ wanted) for each in (guided.before, guided.started, guided.after)
        )
        if asked.start == NOTHING and after - before < _LEAST_RISE:
            raise InvalidInputError(Problem.LOOK_UNKNOWN, words=words.strip()[:80])
        return FoundLook(
            words.strip(),
            guided.adjustments,
            before,
            started,
            after,
            float(guided.after @ guided.before),
            _source(asked, guided.adjustments),
        )

    def _is_known(self, model: InstalledModel, asked: AskedLook) -> bool:
        if asked.start != NOTHING:
            return True
        return any(model.profile.read(part).understood for part in asked.unknown)

    def _no_look(self, model: InstalledModel) -> Vectors:
        """What all looks have in common says nothing of this one."""
        phrases = self._encoder.encode_phrases(model, [each.english for each in LOOKS], keep=True)
        common: Vectors = normalise(phrases.mean(axis=0, keepdims=True))[0]
        return common


def _source(asked: AskedLook, found: Adjustments) -> LookSource:
    if asked.start == NOTHING:
        return LookSource.MODEL
    return LookSource.WORDS if found == asked.start else LookSource.BOTH
