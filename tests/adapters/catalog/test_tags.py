"""Tags: a person's word beats the model's."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports import TagMark
from photo_sorter.core.query import Tag
from photo_sorter.core.views import PhotoTag, TagSource, TagSummary
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.adapters.catalog.temporary import TemporaryCatalog
from tests.torture.scale import times


def read(catalog: SqliteCatalog, path: str, *keywords: str) -> PhotoId:
    """A file is read again, and holds these keywords."""
    return catalog.photos.add(path, 101, PhotoMetadata(keywords=keywords), datetime(2020, 1, 1), 0)


def names(catalog: SqliteCatalog, photo: PhotoId) -> set[str]:
    return {tag.name for tag in catalog.tags.of_photo(photo)}


def test_the_models_tags_are_replaced_as_a_whole(shelf: Shelf) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    tags = shelf.catalog.tags
    tags.set_by_model({a: [("dog", "Animals", 0.5), ("car", "Things", 0.9)], b: [("dog", "", 0.4)]})
    tags.set_by_model({a: [("cat", "Animals", 0.7)]})
    assert tags.of_photo(a) == [PhotoTag("cat", "Animals", TagSource.MODEL, 0.7)]
    assert names(shelf.catalog, b) == {"dog"}
    tags.set_by_model({a: []})
    assert tags.of_photos([a, b]) == {b: [PhotoTag("dog", "Animals", TagSource.MODEL, 0.4)]}


def test_what_a_person_took_away_is_told(shelf: Shelf) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    tags = shelf.catalog.tags
    tags.set_by_person([a], "dog", False)
    tags.set_by_person([a, b], "cat", True)
    assert tags.refused([a, b]) == {a: ["dog"]}


def test_tags_come_surest_first(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    shelf.catalog.tags.set_by_model({photo: [("b", "", 0.5), ("a", "", 0.5), ("c", "", 0.9)]})
    assert [tag.name for tag in shelf.catalog.tags.of_photo(photo)] == ["c", "a", "b"]


def test_a_tag_that_a_person_removed_is_never_given_again_by_the_model(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    tags = shelf.catalog.tags
    tags.set_by_model({photo: [("dog", "Animals", 0.9)]})
    tags.set_by_person([photo], "Dog", False)
    tags.set_by_model({photo: [("dog", "Animals", 0.99)]})
    assert tags.of_photo(photo) == []
    tags.set_by_person([photo], "dog", True)
    tags.set_by_model({photo: []})
    assert tags.of_photo(photo) == [PhotoTag("dog", "Animals", TagSource.PERSON, 1.0)]


def test_undo_puts_back_exactly_what_was_there(shelf: Shelf) -> None:
    ids = [shelf.photo(f"/photos/{i}.jpg") for i in range(4)]
    tags = shelf.catalog.tags
    tags.set_by_model({ids[0]: [("dog", "Animals", 0.8)]})
    tags.set_by_person([ids[1]], "dog", True)
    tags.set_by_person([ids[2]], "dog", False)
    before = tags.of_photos(ids)
    marks = tags.set_by_person(ids, "dog", False)
    assert marks == [
        TagMark(ids[0], "dog", "Animals", False, True, 0.8),
        TagMark(ids[1], "dog", "Animals", True, True, 1.0),
        TagMark(ids[2], "dog", "Animals", True, False, 1.0),
    ]
    tags.restore(ids, "dog", marks)
    assert tags.of_photos(ids) == before
    tags.set_by_model({i: [("dog", "", 0.6)] for i in ids})
    assert names(shelf.catalog, ids[2]) == set()
    assert names(shelf.catalog, ids[3]) == {"dog"}


def test_names_differ_by_more_than_case_and_the_first_spelling_stays(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    tags = shelf.catalog.tags
    tags.set_by_person([photo], "  Größe   Ännchen ", True)
    tags.set_by_person([photo], "GRÖSSE ÄNNCHEN", True)
    assert names(shelf.catalog, photo) == {"Größe Ännchen"}


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_a_tag_needs_a_name(shelf: Shelf, name: str) -> None:
    photo = shelf.photo("/photos/a.jpg")
    with pytest.raises(InvalidInputError):
        shelf.catalog.tags.set_by_person([photo], name, True)


def test_the_summary_counts_visible_photos_by_group_and_name(shelf: Shelf) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    tags = shelf.catalog.tags
    tags.set_by_model({i: [("zebra", "Animals", 0.5), ("ant", "Animals", 0.5)] for i in (a, b)})
    tags.set_by_person([b], "mine", True)
    tags.set_by_person([a], "ant", False)
    shelf.hide("/photos/b.jpg")
    assert tags.all() == [TagSummary("zebra", "Animals", 1)]


def test_photos_that_are_gone_are_passed_over(shelf: Shelf) -> None:
    gone = PhotoId(99)
    tags = shelf.catalog.tags
    tags.set_by_model({gone: [("dog", "", 0.5)]})
    assert tags.set_by_person([gone], "dog", True) == []
    tags.restore([gone], "dog", [TagMark(gone, "dog", "", True, True, 1.0)])
    assert tags.of_photo(gone) == []


FROM_FILE = PhotoTag("holiday", "", TagSource.FILE, 1.0)


def test_keywords_are_tags_as_long_as_the_file_holds_them(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    read(shelf.catalog, "/photos/a.jpg", "holiday", "Holiday", " ")
    assert shelf.catalog.tags.of_photo(photo) == [FROM_FILE]
    shelf.catalog.tags.set_by_model({photo: []})
    assert shelf.catalog.tags.of_photo(photo) == [FROM_FILE]
    read(shelf.catalog, "/photos/a.jpg", "work")
    assert names(shelf.catalog, photo) == {"work"}
    read(shelf.catalog, "/photos/a.jpg")
    assert names(shelf.catalog, photo) == set()


def test_a_keyword_is_the_tag_of_that_name_whoever_has_given_it(shelf: Shelf) -> None:
    ids = [shelf.photo(f"/photos/{name}.jpg") for name in "abc"]
    tags = shelf.catalog.tags
    tags.set_by_person([ids[0]], "Holiday", True)
    tags.set_by_model({ids[1]: [("holiday", "Times", 0.6)]})
    for name in "abc":
        read(shelf.catalog, f"/photos/{name}.jpg", "HOLIDAY")
    sources = [tags.of_photo(photo)[0].source for photo in ids]
    assert sources == [TagSource.PERSON, TagSource.FILE, TagSource.FILE]
    assert tags.all() == [TagSummary("Holiday", "Times", 3)]


def test_what_a_person_took_away_stays_away_however_often_the_file_is_read(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    read(shelf.catalog, "/photos/a.jpg", "holiday")
    marks = shelf.catalog.tags.set_by_person([photo], "holiday", False)
    read(shelf.catalog, "/photos/a.jpg", "holiday")
    read(shelf.catalog, "/photos/a.jpg")
    read(shelf.catalog, "/photos/a.jpg", "holiday")
    assert shelf.catalog.tags.of_photo(photo) == []
    shelf.catalog.tags.restore([photo], "holiday", marks)
    assert shelf.catalog.tags.of_photo(photo) == [FROM_FILE]


def test_what_a_person_confirmed_outlives_the_keyword(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    read(shelf.catalog, "/photos/a.jpg", "holiday")
    marks = shelf.catalog.tags.set_by_person([photo], "holiday", True)
    read(shelf.catalog, "/photos/a.jpg")
    assert names(shelf.catalog, photo) == {"holiday"}
    shelf.catalog.tags.restore([photo], "holiday", marks)
    assert names(shelf.catalog, photo) == set()  # the file says so no more


def test_the_model_does_not_say_once_more_what_a_path_says(shelf: Shelf) -> None:
    photo = shelf.photo("/photos/a.jpg")
    read(shelf.catalog, "/photos/a.jpg", "Animals|Dog")
    shelf.catalog.tags.set_by_model({photo: [("dog", "", 0.9), ("grass", "", 0.8)]})
    assert names(shelf.catalog, photo) == {"Animals|Dog", "grass"}


def test_a_tag_counts_the_photos_that_a_search_for_it_finds(shelf: Shelf) -> None:
    ids = [shelf.photo(f"/photos/{number}.jpg") for number in range(4)]
    tags = shelf.catalog.tags
    tags.set_by_person([ids[0], ids[1]], "Anna", True)
    for number in range(1, 4):
        read(shelf.catalog, f"/photos/{number}.jpg", "People|Anna", "Anna")
    read(shelf.catalog, "/photos/0.jpg", "People")
    shelf.hide("/photos/3.jpg")
    counts = {tag.name: (tag.count, tag.from_file) for tag in tags.all()}
    assert counts == {"Anna": (3, False), "People": (3, True), "People|Anna": (2, True)}
    for name, (count, _) in counts.items():
        assert len(shelf.catalog.photos.listing(Tag(name))) == count


Mark = tuple[bool, bool, float]  # by a person, present, confidence
PHOTOS = st.lists(st.integers(0, 2), max_size=3, unique=True)
TAGS = st.sampled_from(["dog", "Cat", "straße"])
SPELLINGS = st.sampled_from([str.lower, str.upper, str.title])


class TagRules(RuleBasedStateMachine):
    """Marks against a plain dictionary, through any series of words by the model, by files, by a
    person, and of undoing."""

    @initialize()
    def open(self) -> None:
        self.held = TemporaryCatalog()
        self.catalog = self.held.catalog
        self.catalog.vectors.add_space(SPACE)
        self.catalog.vectors.set_active(SPACE.key)
        shelf = Shelf(self.catalog, self.catalog.folders.add("/photos").id)
        self.ids = [shelf.photo(f"/photos/{i}.jpg") for i in range(3)]
        self.marks: dict[tuple[int, str], Mark] = {}
        self.keywords: dict[int, set[str]] = {}
        self.undo: list[tuple[list[int], str, list[TagMark], dict[tuple[int, str], Mark]]] = []

    def teardown(self) -> None:
        if hasattr(self, "held"):
            self.held.close()

    @rule(photo=st.integers(0, 2), given=st.dictionaries(TAGS, st.floats(0, 1), max_size=3))
    def model_speaks(self, photo: int, given: dict[str, float]) -> None:
        self.catalog.tags.set_by_model(
            {self.ids[photo]: [(name, "group", confidence) for name, confidence in given.items()]}
        )
        self.marks = {k: m for k, m in self.marks.items() if k[0] != photo or m[0]}
        for name, confidence in given.items():
            if name.casefold() not in self.keywords.get(photo, ()):
                self.marks.setdefault((photo, name.casefold()), (False, True, confidence))

    @rule(photo=st.integers(0, 2), words=st.lists(TAGS, max_size=3), spelling=SPELLINGS)
    def file_is_read(self, photo: int, words: list[str], spelling: object) -> None:
        assert callable(spelling)
        read(self.catalog, f"/photos/{photo}.jpg", *map(spelling, words))
        self.keywords[photo] = {word.casefold() for word in words}
        self._file_overrules_model(photo)

    def _file_overrules_model(self, photo: int) -> None:
        for word in self.keywords.get(photo, ()):
            if not self.marks.get((photo, word), (True,))[0]:
                del self.marks[photo, word]

    @rule(photos=PHOTOS, name=TAGS, spelling=SPELLINGS, present=st.booleans())
    def person_speaks(self, photos: list[int], name: str, spelling: object, present: bool) -> None:
        assert callable(spelling)
        key = name.casefold()
        before = {(p, key): self.marks[p, key] for p in photos if (p, key) in self.marks}
        returned = self.catalog.tags.set_by_person(
            [self.ids[p] for p in photos], spelling(name), present
        )
        assert {(mark.photo_id, mark.by_person, mark.present) for mark in returned} == {
            (self.ids[p], mark[0], mark[1]) for (p, _), mark in before.items()
        }
        self.undo.append((photos, name, returned, before))
        for p in photos:
            self.marks[p, key] = (True, present, 1.0)

    @rule()
    def person_undoes(self) -> None:
        if self.undo:
            photos, name, returned, before = self.undo.pop()
            self.catalog.tags.restore([self.ids[p] for p in photos], name, returned)
            for p in photos:
                self.marks.pop((p, name.casefold()), None)
            self.marks.update(before)
            for p in photos:
                self._file_overrules_model(p)

    @invariant()
    def tags_are_what_was_said(self) -> None:
        if not hasattr(self, "held"):
            return
        found = self.catalog.tags.of_photos(self.ids)
        for place, photo in enumerate(self.ids):
            sources = {True: TagSource.PERSON, False: TagSource.MODEL}
            expected = {
                (key, sources[mark[0]], mark[2])
                for (p, key), mark in self.marks.items()
                if p == place and mark[1]
            } | {
                (word, TagSource.FILE, 1.0)
                for word in self.keywords.get(place, ())
                if (place, word) not in self.marks
            }
            assert expected == {
                (tag.name.casefold(), tag.source, tag.confidence) for tag in found.get(photo, [])
            }


TestTagRules = TagRules.TestCase
TestTagRules.settings = settings(max_examples=times(10, 100), stateful_step_count=20)
