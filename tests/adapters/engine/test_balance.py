"""The model gets the share of the processor that it takes of a picture's time."""

from __future__ import annotations

import pytest

from photo_sorter.adapters.engine.child_side.tuning.balance import Balance


@pytest.mark.parametrize(
    ("cores", "decoding", "model", "threads"),
    [
        (2, 0.003, 0.001, 1),  # small pictures, the built-in model
        (2, 0.020, 0.001, 1),  # large pictures
        (2, 0.003, 0.200, 2),  # a large model
        (8, 0.003, 0.001, 2),
        (8, 0.010, 0.200, 8),
        (1, 0.003, 0.200, 1),
        (4, 0.0, 0.0, 4),
    ],
)
def test_threads_by_what_a_picture_takes(
    cores: int, decoding: float, model: float, threads: int
) -> None:
    balance = Balance(cores)
    balance.decoded(decoding)
    balance.embedded(model)
    assert balance.threads() == threads


def test_the_model_has_all_until_both_are_known() -> None:
    balance = Balance(6)
    assert balance.threads() == 6
    balance.decoded(1.0)
    assert balance.threads() == 6


def test_one_odd_picture_changes_little() -> None:
    balance = Balance(8)
    for _ in range(50):
        balance.decoded(0.010)
        balance.embedded(0.010)
    assert balance.threads() == 4
    balance.decoded(0.050)
    assert balance.threads() in (3, 4)
