"""What a person does with tags themselves is one entry of the journal, and taken back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.core.answers import Subject
from photo_sorter.core.changes import Action
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operation_json import decode, encode
from photo_sorter.core.operations import (
    DeleteTag,
    DescribeTags,
    EditTag,
    MoveTag,
    Operation,
    RestoreTags,
    TagPhotos,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.catalog import AliasAt, MarksOfTag, TagChange, TraitsAt
from photo_sorter.core.tag_tree import Synonym, TagColour, TagTraits

from .conftest import Rig, picture


@pytest.fixture
def photos(rig: Rig) -> tuple[PhotoId, ...]:
    for colour in ("red", "green"):
        (rig.root / f"{colour}.jpg").write_bytes(picture(colour))
    rig.index()
    folder = rig.catalog.folders.all()[0]
    known = rig.catalog.locations.known(folder.id)
    found = [known[str(rig.root / f"{c}.jpg")].photo_id for c in ("red", "green")]
    return tuple(photo for photo in found if photo is not None)


def names(rig: Rig, photo: PhotoId) -> set[str]:
    return {tag.name for tag in rig.parts.tags.of([photo]).get(photo, [])}


def test_what_one_typed_before_leads_to_the_tag_as_it_is_called_now(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    red, green = photos
    rig.parts.do(TagPhotos((red,), "poodle"))
    change = rig.parts.do(MoveTag("Poodle", "Animals › Dog › Poodle"))
    assert (change.deed.action, change.deed.name) == (Action.TAG_RENAMED, "Animals|Dog|Poodle")
    rig.parts.do(TagPhotos((green,), "poodle"))
    assert "Animals|Dog|Poodle" in names(rig, green)
    assert rig.parts.tags.recent(9)[0] == "Animals|Dog|Poodle"
    rig.parts.undo()
    rig.parts.undo()
    assert "poodle" in names(rig, red)
    assert "poodle" not in names(rig, green)


def test_a_synonym_gives_the_tag_and_giving_it_again_takes_it_away(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    rig.parts.do(DescribeTags((TagTraits("Pet", synonyms=(Synonym("Haustier", "de"),)),)))
    assert rig.parts.do(rig.parts.tags.toggled(photos, "haustier")).deed.name == "Pet"
    assert all("Pet" in names(rig, photo) for photo in photos)
    rig.parts.do(rig.parts.tags.toggled(photos, "haustier"))
    assert not any("Pet" in names(rig, photo) for photo in photos)
    assert rig.parts.search.knows_name("tag", "haustier")


def test_of_an_exclusive_group_the_tag_that_is_given_takes_the_others_away(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    red, green = photos
    rig.parts.do(DescribeTags((TagTraits("Weather", exclusive=True),)))
    rig.parts.do(TagPhotos((red,), "Weather|rainy"))
    change = rig.parts.do(TagPhotos(photos, "Weather|sunny"))
    assert change.deed.action is Action.TAG_EXCHANGED
    assert "Weather|rainy" not in names(rig, red)
    assert {"Weather|sunny"} <= names(rig, red) & names(rig, green)
    rig.parts.undo()
    assert "Weather|rainy" in names(rig, red)
    assert "Weather|sunny" not in names(rig, green)


def test_a_tag_is_renamed_and_described_as_one_and_keeps_what_both_say_where_it_is_merged(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    red, green = photos
    rig.parts.do(TagPhotos((red,), "one"))
    rig.parts.do(TagPhotos((green,), "two"))
    rig.parts.do(DescribeTags((TagTraits("two", synonyms=(Synonym("zwei"),)),)))
    said = TagTraits("Two", TagColour.BLUE, (Synonym("eins"),))
    change = rig.parts.do(EditTag("one", said))
    assert change.deed.action is Action.TAGS_MERGED
    assert names(rig, red) & {"one", "two"} == {"two"}
    (traits,) = rig.parts.tags.traits()
    assert traits.colour is TagColour.BLUE
    assert [each.text for each in traits.synonyms] == ["zwei", "eins"]
    rig.parts.undo()
    assert [each.name for each in rig.parts.tags.traits()] == ["two"]
    assert names(rig, red) & {"one", "two"} == {"one"}
    rig.parts.redo()
    assert names(rig, red) & {"one", "two"} == {"two"}


def test_what_a_person_answered_goes_with_a_tag_and_comes_back_with_it(
    rig: Rig, photos: tuple[PhotoId, ...]
) -> None:
    red, green = photos
    rig.parts.do(TagPhotos((red,), "one"))
    rig.parts.do(TagPhotos((red,), "two"))
    rig.parts.do(TagPhotos((green,), "two", present=False))
    rig.parts.do(MoveTag("one", "Kinds|one"))
    last = rig.catalog.ledger.last
    assert last(Subject("Kinds|one"), photos) == {red: True}
    rig.parts.do(MoveTag("two", "Kinds|one"))
    assert last(Subject("Kinds|one"), photos) == {red: True, green: False}
    rig.parts.do(DeleteTag("Kinds"))
    for _ in range(3):
        rig.parts.undo()
    assert last(Subject("one"), photos) == {red: True}
    assert last(Subject("two"), photos) == {red: True, green: False}
    for _ in range(2):
        rig.parts.redo()
    assert last(Subject("Kinds|one"), photos) == {red: True, green: False}


def test_the_tag_of_the_veil_keeps_its_name(rig: Rig, photos: tuple[PhotoId, ...]) -> None:
    rig.parts.do(TagPhotos(photos, "sensitive"))
    for operation in (MoveTag("Sensitive", "x"), DeleteTag("sensitive")):
        with pytest.raises(InvalidInputError):
            rig.parts.do(operation)


def test_a_tag_that_is_not_there_is_refused(rig: Rig) -> None:
    for operation in (MoveTag("nothing", "x"), DeleteTag("nothing")):
        with pytest.raises(InvalidInputError):
            rig.parts.do(operation)


def test_a_list_of_tags_is_written_and_taken_in_once(rig: Rig, tmp_path: Path) -> None:
    said = TagTraits("Animals|Dog", TagColour.RED, (Synonym("Hund", "de"),))
    rig.parts.do(DescribeTags((said,)))
    for name in ("tags.json", "tags.txt"):
        rig.parts.tags.write_list(tmp_path / name)
        assert rig.parts.tags.read_list(tmp_path / name) == []
    rig.parts.do(DeleteTag("Animals"))
    read = rig.parts.tags.read_list(tmp_path / "tags.json")
    assert read == [TagTraits("Animals"), said] or said in read
    assert rig.parts.do(DescribeTags(tuple(read))).deed.action is Action.TAGS_IMPORTED
    assert rig.parts.tags.traits()[-1] == said


@pytest.mark.parametrize(
    "operation",
    [
        MoveTag("a", "b|c"),
        DeleteTag("a"),
        EditTag("a", TagTraits("b", TagColour.RED, (Synonym("c", "de"),), True, False)),
        RestoreTags(
            TagChange(
                (("a", "b"),),
                (MarksOfTag("a", "g", (PhotoId(1),), (), (PhotoId(2),), (0.5,)),),
                (TraitsAt("a", None), TraitsAt("b", TagTraits("b"))),
                (AliasAt("a", None), AliasAt("b", "")),
                True,
            )
        ),
    ],
)
def test_such_an_operation_comes_back_from_its_text(operation: Operation) -> None:
    assert decode(encode(operation)) == operation
