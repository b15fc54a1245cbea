"""Photos of the same look: a space of its own, filled with the pass that ingest needs anyway, or
afterwards, and never asked with a vector of another space."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.model_store.store import BUILTIN_LOOK
from photo_sorter.core.derivation import look_of
from photo_sorter.core.embedding import SpaceKey
from photo_sorter.core.errors import InvalidInputError, ModelUnavailableError, NotFoundError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING, Like, Look
from tests.services.conftest import Rig, picture

COLOURS = ("red", "green", "blue", "white")


@pytest.fixture
def filled(rig: Rig) -> Rig:
    for number, colour in enumerate(COLOURS):
        (rig.root / f"{number}.jpg").write_bytes(picture(colour))
    rig.index()
    return rig


def look_key(rig: Rig) -> SpaceKey:
    active = rig.catalog.vectors.active_look()
    assert active is not None
    return active.key


def lacking(rig: Rig) -> int:
    return rig.catalog.derived.count_lacking(look_of(look_key(rig)))


def names_of(rig: Rig, photos: Iterable[int]) -> set[str]:
    found = rig.catalog.photos.get_many([PhotoId(each) for each in photos])
    return {each.path.rpartition("/")[2] for x in found.values() for each in x.locations}


def derive(rig: Rig) -> None:
    rig.parts.jobs.queue.derive_now(lambda: False)


def test_looks_come_with_the_pass_that_ingest_needs(filled: Rig) -> None:
    key = look_key(filled)
    assert filled.catalog.vectors.count(key) == len(COLOURS)
    assert lacking(filled) == 0
    _, looks = filled.catalog.vectors.get(key, filled.catalog.vectors.ids(key))
    assert looks.shape[1] != filled.parts.models.active().space.dimensions
    assert np.linalg.norm(looks, axis=1) == pytest.approx(1.0, abs=1e-2)


def test_photos_from_before_looks_get_theirs_in_the_background(filled: Rig) -> None:
    key = look_key(filled)
    ids = [PhotoId(each) for each in filled.catalog.vectors.ids(key).tolist()]
    _, before = filled.catalog.vectors.get(key, ids)
    for photo in ids:
        filled.catalog.vectors.forget(photo)
    filled.catalog.derived.forget(look_of(key).name, ids)
    with pytest.raises(NotFoundError):
        filled.parts.search.by_text("look:0.jpg")

    derive(filled)
    _, after = filled.catalog.vectors.get(key, ids)
    assert (before * after).sum(axis=1).min() > 0.99


def test_a_search_by_look_is_asked_of_the_space_of_looks_alone(filled: Rig) -> None:
    by_look = filled.parts.search.by_text("look:0.jpg")
    meant = filled.parts.search.by_text("like:0.jpg")
    hits = [*by_look.strong, *by_look.weak]
    assert len(hits) == len(COLOURS) - 1  # the example is not among them
    scores = {hit.photo_id: hit.score for hit in hits}
    assert scores != {hit.photo_id: hit.score for hit in (*meant.strong, *meant.weak)}
    key = look_key(filled)
    ids, looks = filled.catalog.vectors.get(key, filled.catalog.vectors.ids(key))
    example = filled.parts.search.by_text("name:0.jpg").strong[0].photo_id
    cosines = looks @ looks[ids.tolist().index(example)]
    for photo, cosine in zip(ids.tolist(), cosines.tolist(), strict=True):
        if photo != example:
            assert scores[photo] == pytest.approx(max(cosine, 0.0), abs=2e-3)


def test_a_file_outside_of_the_library_is_looked_at_by_the_model_of_looks(filled: Rig) -> None:
    outside = filled.root.parent / "outside.jpg"
    outside.write_bytes((filled.root / "1.jpg").read_bytes())
    best = filled.parts.search.by_text(f'look:"{outside}"').strong[0]
    assert best.score > 0.99
    assert names_of(filled, [best.photo_id]) == {"1.jpg"}


@pytest.mark.parametrize(
    "text",
    ["look:0.jpg red", "look:0.jpg like:1.jpg", "look:0.jpg -look:1.jpg", "look:0.jpg -like:1.jpg"],
)
def test_looks_go_together_with_words_and_with_what_is_shown(filled: Rig, text: str) -> None:
    found = filled.parts.search.by_text(text)
    assert all(0.0 <= hit.score <= 1.0 for hit in (*found.strong, *found.weak))
    given = {f"{number}.jpg" for number in range(2) if f"{number}.jpg" in text}
    names = names_of(filled, [hit.photo_id for hit in (*found.strong, *found.weak)])
    assert names or "-like" in text  # all of one colour are alike in what they show
    assert not names & given


def test_without_a_look_to_have_photos_of_that_look_are_left_out(filled: Rig) -> None:
    copy = Image.open(filled.root / "0.jpg")
    copy.save(filled.root / "copy.jpg", quality=40)
    filled.index()
    found = filled.parts.search.by_text("-look:0.jpg")
    names = names_of(filled, [hit.photo_id for hit in found.strong])
    assert "copy.jpg" not in names


def test_the_built_in_looks_are_listed_and_cannot_be_taken_away(filled: Rig) -> None:
    (choice,) = [x for x in filled.parts.models.choices() if x.of_looks and x.installed]
    assert (choice.name, choice.active, choice.removable) == (BUILTIN_LOOK, True, False)
    with pytest.raises(InvalidInputError):
        filled.parts.models.remove(BUILTIN_LOOK)


def test_an_encoder_is_no_model_of_looks_and_the_other_way_round(filled: Rig) -> None:
    filled.parts.models.use(BUILTIN_LOOK)
    assert filled.parts.settings.current().look_model == BUILTIN_LOOK
    assert filled.parts.settings.current().model == "builtin"
    with pytest.raises(ModelUnavailableError):
        filled.parts.models.installed(BUILTIN_LOOK)


def test_a_photo_says_how_it_stands_to_a_look(filled: Rig) -> None:
    photo = PhotoId(int(filled.catalog.photos.listing(EVERYTHING).ids[0]))
    example = PhotoId(int(filled.catalog.photos.listing(EVERYTHING).ids[1]))
    why = filled.parts.why.matched(photo, Look(example))
    meant = filled.parts.why.matched(photo, Like(example))
    assert why[0].share is not None
    assert why[0].share != meant[0].share
