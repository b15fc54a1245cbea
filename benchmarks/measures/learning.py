"""How long somebody waits until a tag has learnt: the processor's time, on one thread as in the
app."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from benchmarks.made_library import Clusters
from benchmarks.report import Figure, Line
from benchmarks.times import percentile
from benchmarks.workplace import Workplace
from photo_sorter.core.learning import Background, Examples, beats_words, learn

_DIMENSIONS = 512
_PHOTOS = 4_000  # as many say what all have in common
_COMPARED = 40  # of yes, and of no
_RUNS = 9


def measure(place: Workplace) -> list[Line]:
    """A fit with its comparison, of few answers and of as many as it takes; and one without words,
    whose no are made up for by a sample of the library."""
    photos = Clusters(_DIMENSIONS).draw(_PHOTOS, 0)
    background = Background.of(photos)
    lines: list[Line] = [
        Figure("what photos have in common", _median(lambda: Background.of(photos)), "ms")
    ]
    for count in (20, 80, 200):
        examples = _examples(count)
        side = np.cumsum(examples.yes) <= _COMPARED
        some = examples.some(side & (np.cumsum(~examples.yes) <= _COMPARED))

        def fit(examples: Examples = examples, some: Examples = some) -> None:
            beats_words(some, background)
            learn(examples, background)

        lines.append(Figure(f"a tag learns from {count} answers", _median(fit), "ms", 50))
    made_up = np.r_[np.ones(109), np.full(128, 0.01)]
    silent = Examples(photos[:237], None, np.arange(237) < 100, made_up)
    lines.append(
        Figure("without words, from 109", _median(lambda: learn(silent, background)), "ms", 50)
    )
    return lines


def _examples(count: int) -> Examples:
    """As many of both, in turn, of which the words say something."""
    yes = np.arange(count) % 2 == 0
    vectors = np.where(
        yes[:, None],
        Clusters(_DIMENSIONS).draw(count, 1),
        Clusters(_DIMENSIONS).draw(count, 2, of_each=True),
    )
    noise = np.random.default_rng(1).normal(size=count)
    return Examples(vectors, np.where(yes, 1.0, -3.0) + 2.0 * noise, yes, np.ones(count))


def _median(work: Callable[[], object]) -> float:
    """Milliseconds, of some runs."""
    took = []
    for _ in range(_RUNS):
        began = time.process_time()
        work()
        took.append(1000 * (time.process_time() - began))
    return percentile(took, 50)
