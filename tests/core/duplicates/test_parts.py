"""Bursts by time, brackets, what is asked again, and which one stays."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.duplicates.asking import Decisions
from photo_sorter.core.duplicates.bursts import is_bracket, near_in_time
from photo_sorter.core.duplicates.fingerprint import fingerprint
from photo_sorter.core.duplicates.keeping import Candidate, best_first
from photo_sorter.core.duplicates.kinds import Kind, Reason, Verdict
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.rating import Rating


def near(cameras: list[int], times: list[int]) -> list[list[int]]:
    found: list[list[int]] = near_in_time(np.array(cameras), np.array(times)).tolist()
    return sorted(found)


def test_a_gap_and_another_camera_end_a_burst() -> None:
    assert near([0, 0, 0, 0], [0, 500, 900, 5000]) == [[0, 1], [0, 2], [1, 2]]
    assert near([0, 0, 1, 1], [0, 500, 600, 900]) == [[0, 1], [2, 3]]
    assert near([], []) == near([0], [7]) == []


@given(st.lists(st.integers(0, 4000), max_size=40))
def test_pairs_of_a_burst_are_never_far_apart(gaps: list[int]) -> None:
    times = np.cumsum(gaps).astype(np.int64)
    for one, other in near_in_time(np.zeros(len(times), np.int64), times).tolist():
        assert times[other] - times[one] <= 15_000
        assert np.diff(times[one : other + 1]).max() <= 2_000


@pytest.mark.parametrize(
    ("exposures", "bracket"),
    [
        ([10.0, 12.0, 11.0], True),
        ([10.0, 10.0, 11.0], False),
        ([10.0, 12.0], False),
        ([10.0, 11.0, math.nan], False),
    ],
)
def test_a_bracket_has_three_exposures_apart(exposures: list[float], bracket: bool) -> None:
    assert is_bracket(np.array(exposures)) is bracket


def ids(*numbers: int) -> frozenset[PhotoId]:
    return frozenset(map(PhotoId, numbers))


def test_what_was_decided_as_a_whole_is_asked_no_more_and_parts_of_it_neither() -> None:
    said = Decisions([(Verdict.KEEP, ids(1, 2, 3))])
    assert said.asked([PhotoId(1), PhotoId(2)]) is None
    assert said.asked(sorted(ids(1, 2, 3))) is None
    assert said.asked(sorted(ids(1, 2, 4))) == (Verdict.KEEP, ids(4))
    assert said.asked(sorted(ids(1, 4))) == (None, frozenset())


def candidate(number: int, **known: object) -> Candidate:
    plain: dict[str, object] = {
        "rating": Rating(), "pixels": 1000, "format": "JPEG", "sharpness": 1.0, "said": 0,
        "byte_size": 10,
    }  # fmt: skip
    return Candidate(PhotoId(number), **{**plain, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "better", "reason"),
    [
        (Kind.SAME, {"pixels": 2000}, Reason.RESOLUTION),
        (Kind.SAME, {"format": "PNG"}, Reason.FORMAT),
        (Kind.SAME, {"said": 3}, Reason.METADATA),
        (Kind.SAME, {"byte_size": 11}, Reason.SIZE),
        (Kind.SAME, {"rating": Rating(3)}, Reason.RATING),
        (Kind.BURST, {"sharpness": 2.0}, Reason.SHARPNESS),
        (Kind.SAME, {"sharpness": 2.0}, Reason.FIRST),
    ],
)
def test_what_is_better_stays_and_is_said(
    kind: Kind, better: dict[str, object], reason: Reason
) -> None:
    candidates = [candidate(1), candidate(2, **better), candidate(3)]
    order, why = best_first(kind, candidates)
    assert (order[0], why) == (PhotoId(1 if reason is Reason.FIRST else 2), reason)
    assert sorted(order) == [1, 2, 3]


def test_a_picture_of_one_brightness_is_compared_with_nothing() -> None:
    assert fingerprint(np.full((30, 40), 120, np.uint8)).views == ()
    assert fingerprint(np.arange(256, dtype=np.uint8).reshape(1, 256)).views != ()
