"""Texts against photos: what is worked out, and that both ways of asking agree."""

from __future__ import annotations

import numpy as np
import pytest

from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.scoring import Reference, Scorer

CALIBRATION = Calibration((-1.0, 2.0, 0.5, 3.0), 0.5, 0.25, 0.8)


def drawn(count: int, seed: int) -> Vectors:
    return normalise(np.random.default_rng(seed).standard_normal((count, 8)).astype(np.float32))


@pytest.fixture
def reference() -> Reference:
    return Reference(drawn(40, 1), drawn(12, 2))


def test_z_is_how_far_a_photo_stands_out_among_each_texts_reference_pictures(
    reference: Reference,
) -> None:
    texts, photos = drawn(3, 3), drawn(5, 4)
    found = reference.features(texts, photos)
    for row, text in enumerate(texts):
        usual = reference.images @ text
        expected = (photos @ text - usual.mean()) / usual.std()
        np.testing.assert_allclose(found.z[row], expected, rtol=1e-4)
    assert found.z.dtype == np.float32


def test_margin_is_taken_from_what_each_photos_best_reference_texts_reach(
    reference: Reference,
) -> None:
    texts, photos = drawn(3, 3), drawn(5, 4)
    found = reference.features(texts, photos)
    for column, photo in enumerate(photos):
        best = np.sort(reference.texts @ photo)[-5:].mean()
        np.testing.assert_allclose(found.margin[:, column], texts @ photo - best, atol=1e-6)


def test_a_text_equally_near_to_every_reference_picture_stays_finite() -> None:
    same = np.repeat(drawn(1, 1), 5, axis=0)
    found = Reference(same, drawn(3, 2)).features(drawn(2, 3), drawn(4, 4))
    assert np.isfinite(found.z).all()


def test_scores_are_the_relevances_that_are_judged(reference: Reference) -> None:
    scorer = Scorer(CALIBRATION, reference)
    texts, photos = drawn(6, 5), drawn(9, 6)
    judged = scorer.judged(scorer.prepared(texts), photos)
    np.testing.assert_allclose(scorer.scores(texts, photos), judged.relevances, rtol=1e-6)
    assert judged.certainties.shape == (9, 6)
    assert ((judged.certainties >= 0) & (judged.certainties <= 1)).all()


def test_one_text_is_scored_alike_from_cosines_and_what_is_kept_of_the_photos(
    reference: Reference,
) -> None:
    scorer = Scorer(CALIBRATION, reference)
    texts, photos = drawn(3, 5), drawn(9, 6)
    beside = scorer.beside(photos)
    for column, text in enumerate(texts):
        found = scorer.fits(text, photos @ text, beside)
        np.testing.assert_allclose(
            found.relevances, scorer.scores(texts, photos)[:, column], rtol=1e-5
        )
        assert ((found.shares > 0) & (found.shares < 1)).all()


def test_a_share_is_the_certainty_where_every_reference_text_competes(reference: Reference) -> None:
    scorer = Scorer(CALIBRATION, reference)
    photos = drawn(7, 6)
    text = normalise(-reference.texts.sum(axis=0, keepdims=True))
    assert scorer.prepared(text).competing.all()
    judged = scorer.judged(scorer.prepared(text), photos)
    found = scorer.fits(text[0], photos @ text[0], scorer.beside(photos))
    np.testing.assert_allclose(found.shares, judged.certainties[:, 0], rtol=1e-4)
