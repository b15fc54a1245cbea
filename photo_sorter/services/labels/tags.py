"""Tags as a person sees them, and image to text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from photo_sorter.core.changes import Action
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operations import TagPhotos
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, Engine, InstalledModel, TagLists, VocabularyStore
from photo_sorter.core.problems import Problem
from photo_sorter.core.tag_lists import together
from photo_sorter.core.tag_matching import TagMatcher
from photo_sorter.core.tag_tree import TagTraits, as_typed, key_of
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import Description, PhotoTag, TagSummary
from photo_sorter.services.labels.tagging import Tagger

RECENT = 9  # tags that have a number
_GIVEN = (Action.TAG_ADDED, Action.TAG_EXCHANGED)


class Tags:
    """May be used from any thread. Tags come and go by operations (`TagPhotos`)."""

    def __init__(
        self,
        catalog: Catalog,
        vocabulary: VocabularyStore,
        engine: Engine,
        tagger: Tagger,
        active: Callable[[], InstalledModel],
        lists: TagLists,
    ) -> None:
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._engine = engine
        self._tagger = tagger
        self._active = active
        self._lists = lists

    def all(self) -> list[TagSummary]:
        return self._catalog.tags.all()

    def tree(self) -> list[TagSummary]:
        """The tags of `all`, the paths that they lie below, and those that a person speaks of
        though no photo has them; by name."""
        return self._catalog.tags.tree()

    def traits(self) -> list[TagTraits]:
        """What a person says of tags, by name."""
        return self._catalog.tags.traits()

    def write_list(self, path: Path) -> int:
        """All tags, as a list for other programs; returns how many. Raises DiskFullError,
        LibraryUnavailableError."""
        tags = [tag.said or TagTraits(tag.name) for tag in self._catalog.tags.tree()]
        self._lists.write(path, tags)
        return len(tags)

    def read_list(self, path: Path) -> list[TagTraits]:
        """What taking in such a list changes: tags that are new, and those of which it says more
        than is known; for `DescribeTags`. Raises InvalidInputError where it is not understood."""
        known = {
            key_of(tag.name): tag.said or TagTraits(tag.name) for tag in self._catalog.tags.tree()
        }
        read = self._lists.read(path)
        both = [together(known.get(key_of(each.name)), each) for each in read]
        return [each for each in both if known.get(key_of(each.name)) != each]

    def named(self, name: str) -> str:
        """The tag that is meant by a name as it is typed: by its own, by one of before, or by a
        synonym; the name where there is none."""
        return self._catalog.tags.named(as_typed(name))

    def recent(self, most: int) -> list[str]:
        """The tags that a person gave last, as they are called now. One that is among them stays
        at its place, so that its number can be learnt; one that is not comes first."""
        given = [
            change.deed.name
            for change in reversed(self._catalog.operations.all())
            if change.deed.action in _GIVEN and not change.undone
        ]
        called = {name: self._catalog.tags.named(name) for name in set(given)}
        known = self._catalog.tags.keys()
        found: list[str] = []
        for name in map(called.__getitem__, given):
            if name not in found and key_of(name) in known:
                found = [name, *found][:most]
        return found

    def recent_number(self, photo_ids: Sequence[PhotoId], number: int) -> TagPhotos:
        """What giving the photos the recent tag of that number does, from 1. Raises
        InvalidInputError where there is none."""
        recent = self.recent(RECENT)
        if len(recent) < number:
            raise InvalidInputError(Problem.NO_RECENT_TAG, number=number)
        return self.toggled(photo_ids, recent[number - 1])

    def matcher(self) -> TagMatcher:
        """Finds tags by a few letters, as the library is now."""
        return TagMatcher(self.tree(), self.recent(RECENT))

    def toggled(self, photo_ids: Sequence[PhotoId], name: str) -> TagPhotos:
        """The tag is given to the photos, or taken away where all of them have it."""
        key = key_of(self.named(name))
        having = self.of(photo_ids)
        have_all = all(
            any(key_of(tag.name) == key for tag in having.get(photo, ())) for photo in photo_ids
        )
        return TagPhotos(tuple(photo_ids), name, present=not (photo_ids and have_all))

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[PhotoTag]]:
        return self._catalog.tags.of_photos(photo_ids)

    def vocabulary(self) -> tuple[VocabularyTag, ...]:
        """The tags that the model may give."""
        return self._vocabulary.load()

    def default_vocabulary(self) -> tuple[VocabularyTag, ...]:
        """Those that the program comes with."""
        return self._vocabulary.default()

    def describe(self, path: FilePath, among: Sequence[str] | None = None) -> list[Description]:
        """The descriptions that fit a picture file best, of the vocabulary and the library's
        own tags, or of `among`, most probable first. Raises InvalidInputError where the file is no
        picture that can be read, ModelUnavailableError, EngineError."""
        model = self._active()
        vector = self._engine.embed_image(model.folder, path)
        return self._tagger.describe(model, vector, among)
