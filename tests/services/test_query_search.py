"""Queries of several parts: what the catalog knows, what the model ranks, and what is left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.catalog import SqliteCatalog
from photo_sorter.core.embedding import PhotoIds, SpaceKey, Vectors
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING, And, Like, Not, Query, Tag, Text, parse
from photo_sorter.core.ranking import CutOff
from photo_sorter.core.scoring import Scores
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.library import Library
from photo_sorter.services.search.merging import merged
from photo_sorter.services.search.nearest_photos import Nearest, NearestPhotos
from photo_sorter.services.search.neighbour_walk import WEAK_SHOWN, NeighbourWalk
from photo_sorter.services.search.ranking import Scored


def strong(library: Library, query: str) -> list[int]:
    return [hit.photo_id for hit in library.search.by_text(query).strong]


def best(library: Library, query: str) -> list[PhotoId]:
    """The photos that fit best, whether they are matches or not."""
    result = library.search.by_text(query)
    return [hit.photo_id for hit in result.strong + result.weak]


def found(result: SearchResult) -> set[int]:
    return {hit.photo_id for hit in result.strong + result.weak}


def scores_of(result: SearchResult) -> dict[PhotoId, float]:
    return {hit.photo_id: hit.score for hit in result.strong + result.weak}


@pytest.fixture
def tag(indexed: Library) -> str:
    """A tag that some photos have."""
    (tag, *_) = sorted(indexed.tags.all(), key=lambda tag: -tag.count)
    return tag.name


@pytest.fixture
def tagged(indexed: Library, tag: str) -> list[int]:
    ids: list[int] = indexed.photos.listing(Tag(tag)).ids.tolist()
    return ids


def test_filters_alone_list_newest_first(indexed: Library, tag: str, tagged: list[int]) -> None:
    result = indexed.search.by_text(f'tag:"{tag}"')
    assert [hit.photo_id for hit in result.strong] == tagged
    assert {hit.score for hit in result.strong} == {1.0}
    assert result.weak == ()
    everything = indexed.photos.listing(EVERYTHING).ids.tolist()
    others = strong(indexed, f'-tag:"{tag}"')
    assert others == [photo for photo in everything if photo not in tagged]


def test_words_beside_a_filter_rank_what_the_filter_finds(
    indexed: Library, tag: str, tagged: list[int]
) -> None:
    everywhere = indexed.search.by_text("a picture")
    inside = indexed.search.by_text(f'a picture tag:"{tag}"')
    outside = indexed.search.by_text(f'a picture -tag:"{tag}"')
    assert found(inside) == found(everywhere) & set(tagged)
    assert found(outside) == found(everywhere) - set(tagged)
    assert inside.strong == indexed.search.by_text("a picture", Tag(tag)).strong


def test_a_negated_phrase_leaves_out_what_matches_it(indexed: Library) -> None:
    snowy, everything = strong(indexed, "snow"), indexed.search.by_text("a picture")
    assert snowy
    result = indexed.search.by_text("a picture -snow")
    matches = {hit.photo_id for hit in everything.strong + everything.weak}
    assert found(result) < matches
    assert not found(result) & set(snowy)


def test_what_shows_a_little_of_a_negated_phrase_loses_by_it(indexed: Library) -> None:
    plain, snow = (scores_of(indexed.search.by_text(text)) for text in ("night", "snow"))
    for photo, score in scores_of(indexed.search.by_text("night -snow")).items():
        lost = plain[photo] - score
        assert lost >= -1e-6
        if snow.get(photo, 0.0) > 0.1 and plain[photo] > 0.1:
            assert lost > 0.0


def test_a_strict_search_leaves_out_no_less(indexed: Library) -> None:
    snowy = set(strong(indexed, "-snow"))
    indexed.settings.change(strictness=1.0)
    assert set(strong(indexed, "-snow")) <= snowy


def test_a_negated_phrase_alone_lists_the_others_by_date(indexed: Library) -> None:
    everything = indexed.photos.listing(EVERYTHING).ids.tolist()
    rest = strong(indexed, "-snow")
    assert rest == [photo for photo in everything if photo in set(rest)]
    assert set(strong(indexed, "snow")).isdisjoint(rest)
    assert rest


def test_what_the_model_does_not_understand_leaves_nothing_out(indexed: Library) -> None:
    assert len(strong(indexed, "-qwrtzx")) == len(indexed.photos.listing(EVERYTHING))


def test_several_phrases_must_all_fit(indexed: Library) -> None:
    both = indexed.search.by_text("night + car")
    each = [indexed.search.by_text(text) for text in ("night", "car")]
    scores = [scores_of(result) for result in each]
    assert found(both) == found(each[0])
    hits = [hit for result in [both, *each] for hit in result.strong + result.weak]
    named = {hit.photo_id for hit in hits if hit.found_by != FoundBy.PICTURE}
    shown = [hit for hit in both.strong + both.weak if hit.photo_id not in named]
    assert shown
    for hit in shown:
        least = min(of_one[hit.photo_id] for of_one in scores)
        assert hit.score == pytest.approx(least, abs=1e-4)


def test_a_phrase_of_less_weight_is_forgiven_more(indexed: Library) -> None:
    even = scores_of(indexed.search.by_text("night + car"))
    result = indexed.search.by_text("night + 0.5:car")
    half = scores_of(indexed.search.by_text("car"))
    for hit in result.strong + result.weak:
        assert hit.score >= even[hit.photo_id] - 1e-4
        assert hit.score <= half[hit.photo_id] ** 0.5 + 1e-4
    assert scores_of(result) != even
    whole = indexed.search.by_text("2:night")
    # Beside nothing it weighs nothing.
    assert whole.strong == indexed.search.by_text("night").strong


def test_either_of_two_is_found_as_it_is_by_itself(indexed: Library, tag: str) -> None:
    either = indexed.search.by_text("snow or red car at night")
    assert {hit.photo_id for hit in either.strong} == {
        *strong(indexed, "snow"), *strong(indexed, "red car at night"),
    }  # fmt: skip
    scores = [hit.score for hit in either.strong]
    assert scores == sorted(scores, reverse=True)
    mixed = strong(indexed, f'snow or tag:"{tag}"')
    assert set(mixed) == {*strong(indexed, "snow"), *strong(indexed, f'tag:"{tag}"')}
    assert len(mixed) == len(set(mixed))


def test_a_picture_and_words_rank_together(indexed: Library) -> None:
    photo = PhotoId(strong(indexed, "snow")[0])
    alone = indexed.search.by_text(Like(photo))
    words = indexed.search.by_text("night")
    night = {hit.photo_id: hit.cosine for hit in words.strong + words.weak}
    both = indexed.search.by_text(And((Like(photo), Text("night"))))
    scores = scores_of(both)
    assert photo not in scores
    assert scores
    # Of two that are as much alike, the one that fits the words better comes first.
    cosines = {hit.photo_id: hit.cosine for hit in alone.strong + alone.weak}
    for one in scores:
        for other in scores:
            if night[one] > night[other] + 0.01 and cosines[one] > cosines[other] + 0.01:
                assert scores[one] > scores[other]


def test_the_words_count_more_the_more_they_weigh(indexed: Library) -> None:
    photo = PhotoId(strong(indexed, "snow")[0])
    found = indexed.search.by_text("night")
    hits = found.strong + found.weak
    night = next(hit for hit in hits if hit.found_by is FoundBy.PICTURE)

    def place(query: str) -> int:
        result = indexed.search.by_text(f"like:#{photo} {query}")
        return [hit.photo_id for hit in result.strong + result.weak].index(night.photo_id)

    assert place("10:night") <= place("night") <= place("0.1:night")
    assert place("10:night") < place("0.1:night")
    assert place("10:night") == 0


def test_several_pictures_are_looked_for_by_what_they_have_in_common(indexed: Library) -> None:
    one, other, *_ = best(indexed, "snow")
    result = indexed.search.by_text(And((Like(one), Like(other))))
    assert not found(result) & {one, other}
    for_one, for_other = (
        {hit.photo_id: hit.cosine for hit in answer.strong + answer.weak}
        for answer in (indexed.search.by_text(Like(one)), indexed.search.by_text(Like(other)))
    )
    sums = [for_one[h.photo_id] + for_other[h.photo_id] for h in result.strong + result.weak]
    assert sums == pytest.approx(sorted(sums, reverse=True), abs=1e-3)
    weighed = indexed.search.by_text(f"10:like:#{one} 0.01:like:#{other}")
    near = [hit.photo_id for hit in weighed.strong if hit.photo_id != other]
    alone = [hit.photo_id for hit in indexed.search.by_text(Like(one)).strong]
    assert near[:3] == [photo for photo in alone if photo != other][:3]


def test_what_is_like_an_example_against_comes_later(indexed: Library) -> None:
    photo = PhotoId(strong(indexed, "snow")[0])

    def order(query: Query) -> list[PhotoId]:
        result = indexed.search.by_text(query)
        return [hit.photo_id for hit in result.strong + result.weak]

    against, *before = order(Like(photo))
    after = order(And((Like(photo), Not(Like(against)))))
    assert set(after) == set(before)
    closest = next(each for each in order(Like(against)) if each in before)
    assert after.index(closest) >= before.index(closest)
    strongly = order(And((Like(photo), Not(Like(against, 10.0)))))
    assert strongly.index(closest) > len(before) / 2


def test_examples_against_alone_leave_out_what_looks_like_them(indexed: Library) -> None:
    photo = PhotoId(strong(indexed, "snow")[0])
    alike = {photo, *(hit.photo_id for hit in indexed.search.by_text(Like(photo)).strong)}
    unlike = indexed.search.by_text(And((Text("a picture"), Not(Like(photo)))))
    assert found(unlike)
    assert found(unlike).isdisjoint(alike)
    assert found(indexed.search.by_text(Not(Like(photo)))).isdisjoint(alike)


def test_examples_are_among_the_answers_where_they_are_asked_for(indexed: Library) -> None:
    one, other, *_ = best(indexed, "snow")
    query = And((Like(one), Like(other)))
    result = indexed.search.by_text(query, examples_too=True)
    assert {one, other} <= {hit.photo_id for hit in result.strong}


def test_a_picture_file_alone_asks_for_its_photo_too(indexed: Library) -> None:
    photo = PhotoId(strong(indexed, "snow")[0])
    path = indexed.photos.paths([photo])[photo]
    result = indexed.search.by_text(f'like:"{path}"')
    assert result.strong == indexed.search.by_text(Like(path)).strong
    assert result.strong[0].photo_id == photo
    assert photo not in found(indexed.search.by_text(f'like:"{path}" night'))


def test_a_photo_is_named_by_its_file(indexed: Library) -> None:
    photo = PhotoId(strong(indexed, "snow")[0])
    path = indexed.photos.paths([photo])[photo]
    by_id = indexed.search.by_text(Like(photo))
    name = path.rsplit("/", 1)[-1]
    assert indexed.search.examples([photo]) == [Like(name)]
    assert indexed.search.examples([], [path, "/no/such.jpg"]) == [Like(name), Like("/no/such.jpg")]
    for named in (name, name.upper(), "/".join(path.rsplit("/", 2)[1:])):
        assert indexed.search.by_text(Like(named)).strong == by_id.strong
    assert not indexed.search.by_text("like:none-of-that-name.jpg").strong  # an error, left out
    with pytest.raises(NotFoundError):
        indexed.search.by_text(Like("none-of-that-name.jpg"))
    with pytest.raises(NotFoundError):
        indexed.search.by_text(Like(name[1:]))  # part of a name is not a name


def test_words_that_say_nothing_leave_the_picture_to_rank(indexed: Library) -> None:
    photo = PhotoId(strong(indexed, "snow")[0])
    result = indexed.search.by_text(And((Like(photo), Text("qwrtzx"))))
    assert result.strong == ()
    assert result.unknown_words == ("qwrtzx",)
    alone = indexed.search.by_text(Like(photo))
    assert result.weak[:3] == (alone.strong + alone.weak)[:3]


def test_what_cannot_be_searched_with_is_said(indexed: Library, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        indexed.search.by_text("like:#999999")
    with pytest.raises(InvalidInputError):
        indexed.search.by_text(f"like:{tmp_path}/none.jpg")
    with pytest.raises(InvalidInputError):
        indexed.search.by_text("(a or b) (c or d) (e or f) (g or h) (i or j)")


def test_words_without_a_meaning_beside_others_find_nothing_for_sure(indexed: Library) -> None:
    result = indexed.search.by_text("snow + qwrtzx")
    assert result.strong == ()
    assert result.weak
    assert result.unknown_words == ("qwrtzx",)


def test_a_field_that_is_not_known_is_words(indexed: Library) -> None:
    assert (
        indexed.search.by_text("snow foo:bar").weak
        == indexed.search.by_text(Text("snow foo:bar")).weak
    )
    assert parse("snow foo:bar").errors


def test_answers_are_merged_by_their_best() -> None:
    def hits(*scores: tuple[int, float]) -> tuple[Hit, ...]:
        return tuple(Hit(PhotoId(photo), score, 0.0) for photo, score in scores)

    one = SearchResult("", hits((1, 0.9), (2, 0.5)), hits((3, 0.4)), 5, 0, ("x",))
    other = SearchResult("", hits((3, 0.6), (1, 0.7)), hits((2, 0.2), (4, 0.1)), 4, 1, ("y", "x"))
    both = merged([one, other], WEAK_SHOWN)
    assert both.strong == hits((1, 0.9), (3, 0.6), (2, 0.5))
    assert both.weak == hits((4, 0.1))
    assert (both.searched, both.not_yet_searchable) == (4, 1)
    assert both.unknown_words == ("x", "y")
    assert not both.partial
    assert merged([one], 0) is one


class _Line(NearestPhotos):
    """So many photos, each a little farther than the one before."""

    def __init__(self, count: int) -> None:
        self._ids = np.arange(1, count + 1, dtype=np.int64)

    def query(
        self, key: SpaceKey, vector: Vectors, limit: int, among: PhotoIds | None, total: int,
        *, quick: bool = False,
    ) -> Nearest:  # fmt: skip
        ids = self._ids[:limit]
        cosines = np.linspace(1.0, 0.5, len(ids), dtype=np.float32)
        return Nearest(ids, cosines, len(ids) < limit)


class _EveryFiftieth:
    """All are matches, and nearly all are left out."""

    vector: Vectors = np.ones(1, np.float32)

    def scored(self, ids: PhotoIds, cosines: Scores) -> Scored:
        return Scored(cosines, cosines, ids % 50 != 0)

    def cut_off(self, scored: Scored) -> CutOff:
        return CutOff(0.1)


def test_the_search_goes_on_where_most_matches_are_left_out(catalog: SqliteCatalog) -> None:
    walk = NeighbourWalk(catalog, _Line(4_000))
    result = walk.ranked(SpaceKey("any"), _EveryFiftieth(), None, np.empty(0, np.int64))
    assert len(result.strong) == 80
