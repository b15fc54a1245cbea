"""Tags that are renamed, merged and deleted keep every photo's marks, and come back whole."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports import SoughtWord
from photo_sorter.core.ports.catalog import TagChange
from photo_sorter.core.query import Tag
from photo_sorter.core.tag_tree import Synonym, TagColour, TagTraits
from photo_sorter.core.text_words import sought_words
from photo_sorter.core.views import PhotoTag, TagSource
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.adapters.catalog.temporary import TemporaryCatalog
from tests.torture.scale import times


def names(catalog: SqliteCatalog, photo: PhotoId) -> set[str]:
    return {tag.name for tag in catalog.tags.of_photo(photo)}


def found(catalog: SqliteCatalog, name: str) -> list[int]:
    ids = catalog.photos.ids_in(Tag(name))
    return [] if ids is None else ids.tolist()


def test_the_model_goes_on_giving_a_tag_under_its_new_name(shelf: Shelf) -> None:
    photo, tags = shelf.photo("/photos/a.jpg"), shelf.catalog.tags
    tags.set_by_model({photo: [("dog", "Animals", 0.5)]})
    back = tags.move("dog", "Animals|Hund").back
    tags.set_by_model({photo: [("dog", "Animals", 0.7)]})
    assert tags.of_photo(photo) == [PhotoTag("Animals|Hund", "Animals", TagSource.MODEL, 0.7)]
    assert found(shelf.catalog, "dog") == found(shelf.catalog, "animals") == [photo]
    tags.restore_tags(back)
    tags.set_by_model({photo: [("dog", "Animals", 0.7)]})
    assert names(shelf.catalog, photo) == {"dog"}
    assert found(shelf.catalog, "Hund") == []


def test_a_file_goes_on_giving_a_tag_under_its_new_name(shelf: Shelf) -> None:
    metadata = PhotoMetadata(keywords=("Animals|Dog|Poodle", "Wood"))
    photo, tags = shelf.photo("/photos/a.jpg", metadata=metadata), shelf.catalog.tags
    tags.move("Animals", "Tiere")
    shelf.catalog.photos.add("/photos/a.jpg", 101, metadata, datetime(2020, 1, 1), 0)
    assert names(shelf.catalog, photo) == {"Tiere|Dog|Poodle", "Wood"}


def test_what_is_merged_holds_the_strongest_word_and_is_fed_by_both(shelf: Shelf) -> None:
    photos = [shelf.photo(f"/photos/{number}.jpg") for number in range(4)]
    yes, no, sure, both = photos
    tags = shelf.catalog.tags
    tags.set_by_model({each: [("dog", "", 0.5), ("hound", "", 0.8)] for each in photos})
    tags.set_by_person([yes], "dog", True)
    tags.set_by_person([no], "hound", False)
    tags.set_by_person([both], "dog", True)
    tags.set_by_person([both], "hound", False)
    before = tags.of_photos(photos)
    done = tags.move("hound", "dog")
    assert done.merged
    assert tags.of_photos(photos) == {
        yes: [PhotoTag("dog", "", TagSource.PERSON, 1.0)],
        sure: [PhotoTag("dog", "", TagSource.MODEL, 0.8)],
        both: [PhotoTag("dog", "", TagSource.PERSON, 1.0)],
    }
    tags.set_by_model({each: [("hound", "", 0.9)] for each in photos})
    assert names(shelf.catalog, sure) == {"dog"}
    assert names(shelf.catalog, no) == set()
    again = tags.restore_tags(done.back)
    assert tags.of_photos(photos) == before
    tags.restore_tags(again)
    assert tags.of_photo(sure) == [PhotoTag("dog", "", TagSource.MODEL, 0.9)]


def test_a_deleted_tag_is_given_by_nobody_but_a_person(shelf: Shelf) -> None:
    photo, tags = shelf.photo("/photos/a.jpg"), shelf.catalog.tags
    tags.set_by_person([photo], "Animals|dog", True)
    back = tags.delete("animals").back
    assert names(shelf.catalog, photo) == set()
    tags.set_by_model({photo: [("Animals|dog", "", 0.9), ("Animals|cat", "", 0.9)]})
    assert names(shelf.catalog, photo) == set()
    tags.restore_tags(back)
    assert names(shelf.catalog, photo) == {"Animals|dog"}


@pytest.mark.parametrize("named_again", ["moved", "described"])
def test_a_deleted_name_that_is_a_tag_again_is_given_by_files_until_that_is_undone(
    shelf: Shelf, named_again: str
) -> None:
    metadata = PhotoMetadata(keywords=("Animals|Dog", "Wood"))
    photo, tags = shelf.photo("/photos/a.jpg", metadata=metadata), shelf.catalog.tags
    other = shelf.photo("/photos/b.jpg")
    tags.set_by_person([other], "Hound", True)
    tags.delete("Animals|Dog")
    assert names(shelf.catalog, photo) == {"Wood"}
    if named_again == "moved":
        back = tags.move("Hound", "Animals|Dog").back
    else:
        back = tags.describe([TagTraits("Animals|Dog", TagColour.RED)])
    assert names(shelf.catalog, photo) == {"Animals|Dog", "Wood"}
    again = tags.restore_tags(back)
    assert names(shelf.catalog, photo) == {"Wood"}
    assert names(shelf.catalog, other) == {"Hound"}
    tags.restore_tags(again)
    assert names(shelf.catalog, photo) == {"Animals|Dog", "Wood"}


def test_a_tag_cannot_lie_below_itself(shelf: Shelf) -> None:
    with pytest.raises(InvalidInputError):
        shelf.catalog.tags.move("A", "a|b")


def test_a_synonym_finds_the_tag_in_its_field_and_as_a_word(shelf: Shelf) -> None:
    photo, tags = shelf.photo("/photos/a.jpg"), shelf.catalog.tags
    tags.set_by_person([photo], "dog|poodle", True)
    shelf.catalog.full_text.fill(100)
    said = TagTraits("dog", TagColour.RED, (Synonym("Hündchen", "de"),), exclusive=True)
    back = tags.describe([said])
    assert tags.traits() == [said]
    assert found(shelf.catalog, "hündchen") == [photo]
    assert tags.named("HÜNDCHEN") == "dog"
    shelf.catalog.full_text.fill(100)
    word = SoughtWord(sought_words("hündchen")[0])
    assert shelf.catalog.full_text.find([word], 9).ids.tolist() == [photo]
    tags.restore_tags(back)
    shelf.catalog.full_text.fill(100)
    assert shelf.catalog.full_text.find([word], 9).ids.tolist() == []
    assert (tags.traits(), found(shelf.catalog, "hündchen")) == ([], [])


def test_the_tree_counts_a_photo_once_however_many_tags_it_has_below(shelf: Shelf) -> None:
    a, b = shelf.photo("/photos/a.jpg"), shelf.photo("/photos/b.jpg")
    tags = shelf.catalog.tags
    tags.set_by_person([a], "Animals|dog", True)
    tags.set_by_person([a, b], "Animals|cat", True)
    tags.describe([TagTraits("Weather|sunny")])
    tree = [(tag.name, tag.count) for tag in tags.tree()]
    assert tree == [
        ("Animals", 2), ("Animals|cat", 2), ("Animals|dog", 1),
        ("Weather", 0), ("Weather|sunny", 0),
    ]  # fmt: skip


NAMES = ["a", "b", "a|b", "a|b|c", "b|c", "x|x", "x"]
PHOTOS = 4
name = st.sampled_from(NAMES)


class MovesAreTakenBack(RuleBasedStateMachine):
    """Whatever is renamed, merged and deleted is as it was once all of it is undone."""

    def __init__(self) -> None:
        super().__init__()
        self._temporary = TemporaryCatalog()
        self.catalog = self._temporary.catalog
        self.done: list[tuple[TagChange, object]] = []

    @initialize()
    def photos(self) -> None:
        self.catalog.vectors.add_space(SPACE)
        self.catalog.vectors.set_active(SPACE.key)
        shelf = Shelf(self.catalog, self.catalog.folders.add("/photos").id)
        said = [("a|b", "x"), ("a|b",), ("x", "b|c")]
        self.ids = [
            shelf.photo(f"/photos/{number}.jpg", metadata=PhotoMetadata(keywords=keywords))
            for number, keywords in enumerate(said)
        ]
        self.ids += [shelf.photo(f"/photos/{number}.jpg") for number in range(len(said), PHOTOS)]

    def state(self) -> object:
        tags = self.catalog.tags
        marks = {photo: sorted(each, key=str) for photo, each in tags.of_photos(self.ids).items()}
        return marks, tags.tree(), tags.traits(), tags.also_called()

    @rule(name=name, photo=st.integers(0, PHOTOS - 1), present=st.booleans())
    def a_person_says(self, name: str, photo: int, present: bool) -> None:
        self.catalog.tags.set_by_person([self.ids[photo]], name, present)
        self.done.clear()

    @rule(words=st.lists(name, max_size=3, unique=True), photo=st.integers(0, PHOTOS - 1))
    def the_model_says(self, words: list[str], photo: int) -> None:
        self.catalog.tags.set_by_model({self.ids[photo]: [(word, "", 0.5) for word in words]})
        self.done.clear()

    @rule(source=name, to=name)
    def moved(self, source: str, to: str) -> None:
        if not to.startswith(source + "|"):
            before = self.state()
            self.done.append((self.catalog.tags.move(source, to).back, before))

    @rule(name=name)
    def deleted(self, name: str) -> None:
        before = self.state()
        self.done.append((self.catalog.tags.delete(name).back, before))

    @rule(name=name, synonym=st.sampled_from(["hund", "b"]))
    def described(self, name: str, synonym: str) -> None:
        before = self.state()
        said = TagTraits(name, synonyms=(Synonym(synonym),))
        self.done.append((self.catalog.tags.describe([said]), before))

    @rule()
    def undone_and_done_again(self) -> None:
        if self.done:
            back, before = self.done.pop()
            again = self.catalog.tags.restore_tags(back)
            assert self.state() == before
            self.catalog.tags.restore_tags(self.catalog.tags.restore_tags(again))
            assert self.state() == before

    @invariant()
    def no_name_of_before_leads_to_another_one(self) -> None:
        called = self.catalog.tags.also_called()
        for target in called.values():
            assert target

    def teardown(self) -> None:
        self._temporary.close()


MovesAreTakenBack.TestCase.settings = settings(
    max_examples=times(12, 100), stateful_step_count=20, deadline=None
)
TestMovesAreTakenBack = MovesAreTakenBack.TestCase
