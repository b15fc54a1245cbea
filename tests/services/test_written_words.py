"""One ranking of what the pictures show and of what is written about them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.operations import CreateAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.library import Library


def strong(result: SearchResult) -> dict[int, Hit]:
    return {hit.photo_id: hit for hit in result.strong}


def shown(library: Library, text: str) -> list[PhotoId]:
    """What the pictures alone fit, best first."""
    return [
        x.photo_id for x in library.search.by_text(text).strong if FoundBy.PICTURE in x.found_by
    ]


@pytest.fixture
def unlike_snow(indexed: Library) -> PhotoId:
    """A photo that shows no snow at all."""
    found = indexed.search.by_text("snow")
    seen = {hit.photo_id for hit in found.strong + found.weak[:20]}
    return next(
        i for i in map(PhotoId, indexed.photos.listing(EVERYTHING).ids.tolist()) if i not in seen
    )


@pytest.fixture
def tagged(indexed: Library, unlike_snow: PhotoId) -> Iterator[PhotoId]:
    """A photo of which a person says that it is of snow, and of whom."""
    undo = [
        indexed.do(TagPhotos((unlike_snow,), name, True)) for name in ("Snow", "Zwirbelhuber 0815")
    ]
    yield unlike_snow
    for change in reversed(undo):
        indexed.undo(change.id)


def test_what_a_person_wrote_is_a_strong_match_of_the_same_words(
    indexed: Library, tagged: PhotoId
) -> None:
    result = indexed.search.by_text("snow")
    assert strong(result)[tagged].found_by == FoundBy.TAG
    assert all(hit.photo_id != tagged for hit in result.weak)
    scores = [hit.score for hit in result.strong]
    assert scores == sorted(scores, reverse=True)
    assert strong(result)[tagged].score > max(hit.score for hit in result.weak)


def test_both_together_are_surer_than_either(indexed: Library) -> None:
    before = strong(indexed.search.by_text("snow"))
    photo = PhotoId(next(i for i in before if before[i].found_by == FoundBy.PICTURE))
    change = indexed.do(TagPhotos((photo,), "snow", True))
    after = strong(indexed.search.by_text("snow"))[photo]
    indexed.undo(change.id)
    assert after.score > before[photo].score
    assert after.found_by == FoundBy.PICTURE | FoundBy.TAG


@pytest.mark.parametrize("text", ["zwirbelhuber", "Zwirbelhuber 0815", "815", "zwirbel"])
def test_what_no_model_knows_is_found_where_it_stands(
    indexed: Library, tagged: PhotoId, text: str
) -> None:
    result = indexed.search.by_text(text)
    assert list(strong(result)) == [tagged]
    assert result.unknown_words == ()
    assert set(result.named_words) <= {"zwirbelhuber", "0815", "815", "zwirbel"}
    reading = indexed.search.read(text)
    (remark,) = indexed.search.remarks(text, reading, result.unknown_words, result.named_words)
    assert remark.what.problem == Problem.WORDS_WRITTEN


def test_such_a_word_and_a_picture_must_both_fit(indexed: Library, tagged: PhotoId) -> None:
    """Snow stands written there, too; what only shows it is behind the fold."""
    result = indexed.search.by_text("zwirbelhuber in the snow")
    assert list(strong(result)) == [tagged]
    assert {hit.photo_id for hit in result.weak} >= set(shown(indexed, "snow")) - {tagged}


def test_where_they_fit_nowhere_together_the_picture_counts(indexed: Library) -> None:
    snowy = shown(indexed, "snow")
    other = next(i for i in shown(indexed, "beach") if i not in snowy)
    change = indexed.do(TagPhotos((other,), "Qwrtzx", True))
    result = indexed.search.by_text("snow qwrtzx")
    indexed.undo(change.id)
    assert set(shown(indexed, "snow")) <= set(strong(result))
    assert (result.unknown_words, result.named_words) == (("qwrtzx",), ())


def test_a_word_that_stands_nowhere_is_unknown_as_before(indexed: Library, tagged: PhotoId) -> None:
    result = indexed.search.by_text("qwrtzx zwirbelhuber")
    assert list(strong(result)) == [tagged]
    assert (result.unknown_words, result.named_words) == (("qwrtzx",), ("zwirbelhuber",))
    assert indexed.search.by_text("qwrtzx").strong == ()


def test_a_word_without_that_name_leaves_out_what_has_it(indexed: Library, tagged: PhotoId) -> None:
    listed = indexed.search.by_text("-zwirbelhuber")
    assert len(listed.strong) == len(indexed.photos.listing(EVERYTHING)) - 1
    assert tagged not in strong(listed)


def test_filters_hold_for_what_is_written(indexed: Library, tagged: PhotoId) -> None:
    assert list(strong(indexed.search.by_text("zwirbelhuber tag:snow"))) == [tagged]
    assert strong(indexed.search.by_text("zwirbelhuber -tag:snow")) == {}
    change = indexed.do(CreateAlbum("Empty", "", ()))
    assert tagged not in strong(indexed.search.by_text("snow album:Empty"))
    indexed.undo(change.id)


def test_what_the_model_gave_itself_says_nothing_twice(indexed: Library) -> None:
    """The sample library has an album “Snow” that filled itself."""
    assert {x.found_by & FoundBy.ALBUM for x in indexed.search.by_text("snow").strong} == {
        FoundBy.NOTHING
    }
