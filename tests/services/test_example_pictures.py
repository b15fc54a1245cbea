"""How photos that a search names as examples are told apart."""

from __future__ import annotations

import pytest

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Flag, Is, Like, QueryProblem, parse, with_examples
from photo_sorter.services.search.example_pictures import ExamplePictures
from tests.services.conftest import Rig, picture


@pytest.fixture
def photos(rig: Rig) -> dict[str, PhotoId]:
    """By the end of the path: two of one name, one whose name is only its own."""
    files = {"a/one.jpg": "red", "b/one.jpg": "green", "b/o?e %.jpg": "blue"}
    for path, colour in files.items():
        (rig.root / path).parent.mkdir(exist_ok=True)
        (rig.root / path).write_bytes(picture(colour))
    rig.index()
    found = {path: rig.parts.photos.at(str(rig.root / path)) for path in files}
    return {path: photo for path, photo in found.items() if photo is not None}


@pytest.fixture
def examples(rig: Rig) -> ExamplePictures:
    return ExamplePictures(rig.catalog, rig.engine)


def test_a_name_of_several_photos_is_told_apart_by_its_folder(
    examples: ExamplePictures, photos: dict[str, PhotoId]
) -> None:
    assert len(photos) == 3
    for end, photo in photos.items():
        (named,) = examples.named([photo])
        assert named == Like(end if "one" in end else "o?e %.jpg")
        assert examples.resolved(named) == Like(photo)


def test_a_name_that_several_photos_have_is_a_mistake(
    examples: ExamplePictures, photos: dict[str, PhotoId]
) -> None:
    with pytest.raises(InvalidInputError) as raised:
        examples.resolved(Like("one.jpg"))
    assert raised.value.problem is Problem.PICTURE_NAME_AMBIGUOUS


def test_photos_of_the_library_are_known_by_their_files(
    examples: ExamplePictures, photos: dict[str, PhotoId], rig: Rig
) -> None:
    path = str(rig.root / "a/one.jpg")
    assert examples.resolved(Like(path, 2.0)) == Like(photos["a/one.jpg"], 2.0)
    assert examples.resolved(Like("/else/where.jpg")) == Like("/else/where.jpg")
    assert examples.named([photos["a/one.jpg"]], [path]) == [Like("a/one.jpg")]


def test_a_name_is_that_of_the_photo_that_has_it_now(photos: dict[str, PhotoId], rig: Rig) -> None:
    name = "o?e %.jpg"
    search = rig.parts.search
    only = search.by_text(Like(name))
    (rig.root / "b" / name).rename(rig.root / "b" / "other.jpg")
    rig.index()
    with pytest.raises(NotFoundError):
        search.by_text(Like(name))
    assert search.by_text(Like("other.jpg")).strong == only.strong


def test_many_go_by_their_ids(examples: ExamplePictures) -> None:
    many = [PhotoId(number) for number in range(1, 12)]
    named = examples.named(many)
    assert named == [Like(each) for each in many]
    assert parse(with_examples("snow", named)).errors == ()


def test_a_name_that_nobody_has_is_an_error_with_the_nearest_and_the_rest_runs(
    photos: dict[str, PhotoId], rig: Rig
) -> None:
    (rig.root / "b/o?e %.jpg").rename(rig.root / "b/lighthouse.jpg")
    rig.index()
    reading = rig.parts.search.read("is:favourite like:lighthuose.jpg")
    (error,) = reading.errors
    assert error.problem is QueryProblem.UNKNOWN_PICTURE
    assert (error.start, error.end) == (13, 32)
    assert error.suggestion == "like:lighthouse.jpg"
    assert reading.query == Is(Flag.FAVOURITE)
    (remark,) = rig.parts.search.remarks(
        "like:lighthuose.jpg", reading=rig.parts.search.read("like:lighthuose.jpg")
    )
    assert remark.corrected == "like:lighthouse.jpg"


def test_a_picture_that_is_somewhere_else_is_no_error(photos: dict[str, PhotoId], rig: Rig) -> None:
    search = rig.parts.search
    assert search.read("like:/else/where.jpg like:a/one.jpg -like:one.jpg").errors == ()
    assert search.read("like:here.jpg", lambda name: name == "here.jpg").errors == ()
    assert len(search.read("like:here.jpg").errors) == 1
