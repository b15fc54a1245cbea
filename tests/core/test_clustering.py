"""Events by times, themes by vectors: what holds of both, and of which it is known."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.clustering import (
    EVENT_TIGHTNESS,
    FEWEST,
    THEME_TIGHTNESS,
    Background,
    events,
    spread_out,
    themes,
    unalike,
)
from photo_sorter.core.embedding import Vectors, normalise

DAY = 86_400
TIMES = st.lists(st.integers(0, 10**9), max_size=60).map(sorted)


def cut(times: list[int]) -> list[list[int]]:
    return [times[each] for each in events(np.array(times, np.int64))]


def taken(*starts: int, count: int = 20, apart: int = 60) -> list[int]:
    """From each of these hours on photos a minute apart."""
    return [start * 3_600 + n * apart for start in starts for n in range(count)]


def noise(rng: np.random.Generator, count: int) -> Vectors:
    return normalise(rng.normal(size=(count, 32)).astype(np.float32))


def planted(rng: np.random.Generator, count: int, around: Vectors, width: float = 0.08) -> Vectors:
    found = around + width * rng.normal(size=(count, 32))
    return normalise(found.astype(np.float32))


@given(TIMES)
def test_every_photo_is_in_one_event_and_their_order_stays(times: list[int]) -> None:
    assert [time for event in cut(times) for time in event] == times
    assert all(cut(times))


@given(TIMES)
def test_what_lies_within_an_hour_is_one_event_and_two_days_are_none(times: list[int]) -> None:
    for event in cut(times):
        assert all(b - a <= 2 * DAY for a, b in pairwise(event))
    for one, other in pairwise(cut(times)):
        assert other[0] - one[-1] >= 3_600


@given(TIMES, st.integers(-(10**6), 10**6))
def test_events_are_the_same_whenever_they_were(times: list[int], later: int) -> None:
    moved = cut([time + later for time in times])
    assert [[time - later for time in event] for event in moved] == cut(times)


def test_an_afternoon_and_the_next_weeks_are_apart() -> None:
    outings = taken(0, 7 * 24, 15 * 24, 21 * 24)
    assert [len(event) for event in cut(outings)] == [20, 20, 20, 20]


def test_the_days_of_a_journey_are_one_event_where_photos_are_else_rare() -> None:
    rare = [24 * 9 * week for week in range(12)]
    journey = [2_700 + 24 * day for day in range(5)]
    found = cut(taken(*rare, count=8) + taken(*journey))
    assert [len(event) for event in found] == [8] * 12 + [100]


def test_every_day_is_an_event_where_photos_are_taken_every_day() -> None:
    assert [len(event) for event in cut(taken(*(24 * day for day in range(40))))] == [20] * 40


def test_a_single_photo_is_in_no_journey_unless_it_lies_within_one() -> None:
    singles = [-20 * 3_600, 50 * 3_600, 94 * 3_600]
    found = cut(sorted(taken(0, 24, 48, 72) + singles))
    assert [len(event) for event in found] == [1, 81, 1]


def test_bursts_of_an_afternoon_are_one_event() -> None:
    bursts = [minutes * 60 + n for minutes in (0, 4, 9, 30, 32, 50) for n in range(10)]
    assert len(cut(bursts)) == 1


def test_photos_of_one_kind_are_a_theme_and_the_rest_is_none() -> None:
    rng = np.random.default_rng(3)
    kinds = noise(rng, 3)
    vectors = np.concatenate([noise(rng, 300), *(planted(rng, 40, kind) for kind in kinds)])
    found = themes(vectors, Background.of(vectors, 0), 0)
    shown = [{(row - 300) // 40 for row in rows.tolist() if row >= 300} for rows in found]
    assert {kind for kinds in shown for kind in kinds} == {0, 1, 2}
    for rows, kinds_of in zip(found, shown, strict=True):
        assert len(kinds_of) == 1
        assert (rows >= 300).mean() >= 0.9


def test_nothing_stands_out_of_noise() -> None:
    vectors = noise(np.random.default_rng(5), 500)
    assert themes(vectors, Background.of(vectors, 0), 0) == []


@given(st.integers(1, 120), st.integers(0, 5), st.integers(0, 2**31))
def test_themes_part_photos_are_tight_and_the_same_for_a_seed(
    count: int, kinds: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    parts = [planted(rng, 12, kind) for kind in noise(rng, kinds)]
    vectors = np.concatenate([noise(rng, count), *parts])
    background = Background.of(vectors, seed)
    found = themes(vectors, background, seed)
    rows = [row for theme in found for row in theme.tolist()]
    assert len(rows) == len(set(rows))
    assert all(len(theme) >= FEWEST for theme in found)
    assert all(background.tightness(vectors[theme]) >= THEME_TIGHTNESS for theme in found)
    again = themes(vectors, background, seed)
    assert [theme.tolist() for theme in again] == [theme.tolist() for theme in found]


def test_copies_of_one_photo_are_clustered_without_an_error() -> None:
    vectors = np.repeat(noise(np.random.default_rng(1), 1), 50, axis=0)
    themes(vectors, Background.of(vectors, 0), 0)


def test_who_cancels_gets_no_themes() -> None:
    rng = np.random.default_rng(3)
    vectors = np.concatenate([noise(rng, 100), planted(rng, 40, noise(rng, 1)[0])])
    assert themes(vectors, Background.of(vectors, 0), 0, lambda: True) == []


def test_photos_alike_are_tighter_than_those_of_chance() -> None:
    rng = np.random.default_rng(8)
    library = np.concatenate([noise(rng, 200), planted(rng, 30, noise(rng, 1)[0])])
    background = Background.of(library, 0)
    assert background.tightness(library[:200]) < EVENT_TIGHTNESS < THEME_TIGHTNESS
    assert background.tightness(library[200:]) > THEME_TIGHTNESS
    assert background.tightness(library[:1]) == -float("inf")


def test_a_burst_gives_one_cover() -> None:
    rng = np.random.default_rng(4)
    kinds = noise(rng, 3)
    vectors = np.concatenate([planted(rng, 10, kind, 0.01) for kind in kinds])
    assert {row // 10 for row in unalike(vectors, 3)} == {0, 1, 2}
    assert sorted(unalike(vectors[:2], 4)) == [0, 1]


@given(st.integers(0, 1_000), st.integers(1, 100))
def test_rows_are_spread_from_the_first_to_the_last(count: int, most: int) -> None:
    rows = list(spread_out(count, most))
    assert len(set(rows)) == len(rows) == min(count, most)
    assert not rows or rows[0] == 0
    assert len(rows) < 2 or rows[-1] == count - 1
