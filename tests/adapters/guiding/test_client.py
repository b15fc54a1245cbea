"""Whatever happens to the process that follows gradients, the app hears of it and goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.guiding.client import GuideClient
from photo_sorter.core.adjusting.adjustments import NOTHING
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.ports.guiding import Guidance
from photo_sorter.core.problems import Problem
from tests.adapters.guiding.entries import CRASHING, HANGING, bad_model_guide

GUIDANCE = Guidance(np.ones(2, np.float32), np.ones(2, np.float32), NOTHING, NOTHING, NOTHING)


@pytest.fixture
def client() -> Iterator[GuideClient]:
    client = GuideClient(file_seconds=0.5, entry=bad_model_guide)
    yield client
    client.close()


def test_a_process_that_dies_costs_the_picture_alone(client: GuideClient) -> None:
    with pytest.raises(InvalidInputError) as refused:
        client.guide(Path(CRASHING), "a.jpg", GUIDANCE, lambda: False)
    assert refused.value.problem is Problem.PICTURE_CRASHES_DECODER


def test_a_process_that_hangs_is_ended(client: GuideClient) -> None:
    with pytest.raises(InvalidInputError):
        client.guide(Path(HANGING), "a.jpg", GUIDANCE, lambda: False)


def test_who_gives_up_does_not_wait(client: GuideClient) -> None:
    with pytest.raises(CancelledError):
        client.guide(Path(HANGING), "a.jpg", GUIDANCE, lambda: True)


def test_a_closed_client_says_so(client: GuideClient) -> None:
    client.close()
    client.warm_up(Path(CRASHING))
    with pytest.raises(EngineError):
        client.guide(Path(CRASHING), "a.jpg", GUIDANCE, lambda: False)
