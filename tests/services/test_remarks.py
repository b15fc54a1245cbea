"""What is said of a search beside its answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from photo_sorter.core.operations import CreateAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.spelling import corrected
from photo_sorter.core.views import Remark
from photo_sorter.services.library import Library


@pytest.fixture
def named(indexed: Library) -> Iterator[Library]:
    """A library with a tag and an album of the person's own."""
    photo = PhotoId(int(indexed.photos.listing(EVERYTHING).ids[0]))
    undo = [
        indexed.do(TagPhotos((photo,), "Grandma Trude", True)),
        indexed.do(CreateAlbum("Skye 2019", "", (photo,))),
    ]
    yield indexed
    for change in reversed(undo):
        indexed.undo(change.id)


def said(library: Library, text: str) -> tuple[Remark, ...]:
    unknown = library.search.by_text(text).unknown_words if text.strip() else ()
    return library.search.remarks(text, library.search.read(text), unknown)


def problems(remarks: tuple[Remark, ...]) -> list[Problem]:
    return [remark.what.problem for remark in remarks]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("beahc", "beach"),
        ("red sunste at night", "red sunset at night"),
        ("Sunste!", "sunset!"),
        ("-beahc", "-beach"),
        ("tag:Grandma-Trude", 'tag:"Grandma Trude"'),
        ("tag:grandma", 'tag:"Grandma Trude"'),
        ("album:sky dog", 'album:"Skye 2019" dog'),
        ("is:favourit", "is:favourite"),
        ("tga:dog", "tag:dog"),
    ],
)
def test_what_was_likely_meant_is_offered(named: Library, text: str, right: str) -> None:
    assert corrected(text, said(named, text)) == right


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("qwrtzx", Problem.WORDS_UNKNOWN),
        ("ქართული", Problem.WORDS_UNKNOWN),
        ("???", Problem.WORDS_MEANINGLESS),
        ("...", Problem.WORDS_MEANINGLESS),
        ("the", Problem.WORDS_MEANINGLESS),
        ("12345", Problem.WORDS_MEANINGLESS),
        ("", Problem.SEARCH_EMPTY),
        ('""', Problem.SEARCH_EMPTY),
        ("tag:nosuchthing", Problem.TAG_UNKNOWN),
        ("is:nothing", Problem.QUERY_VALUE_UNKNOWN),
        ("rating:six", Problem.QUERY_NO_NUMBER),
    ],
)
def test_why_nothing_is_found_is_said(named: Library, text: str, problem: Problem) -> None:
    found = named.search.by_text(text) if text.strip('"') else None
    assert found is None or not found.strong or problem.name.startswith("QUERY_")
    assert problem in problems(said(named, text))


@pytest.mark.parametrize("text", ["dog", "dog!?", "dog.", "a red car at night"])
def test_of_what_is_understood_nothing_is_said(named: Library, text: str) -> None:
    assert said(named, text) == ()


def test_the_values_that_a_field_knows_are_named(indexed: Library) -> None:
    (remark, *_) = said(indexed, "is:nothing")
    assert "favourite" in remark.what.remedy


def test_a_long_text_is_not_answered_at_length(indexed: Library) -> None:
    (remark,) = said(indexed, " ".join(f"qwrtzx{letter}" for letter in "abcdefghij" * 20))
    assert len(remark.what.message) < 200
    (remark,) = said(indexed, "q" * 100_000)
    assert len(remark.what.message) < 200


def test_a_tag_that_is_a_path_is_named_by_any_part_of_it(indexed: Library) -> None:
    photo = PhotoId(int(indexed.photos.listing(EVERYTHING).ids[0]))
    change = indexed.do(TagPhotos((photo,), "Places|Austria|Vienna", True))
    for text in ("tag:austria", "tag:Places/Austria", 'tag:"austria | vienna"'):
        assert problems(said(indexed, text)) == []
    for text in ("tag:aust", "tag:Places/Vienna"):
        assert len(problems(said(indexed, text))) == 1
    indexed.undo(change.id)
