"""A switch of models: the old space answers until the new one is whole, and nothing is lost."""

from __future__ import annotations

import pytest

from photo_sorter.core.errors import InvalidInputError, ModelUnavailableError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from tests.services.conftest import Rig, install_second, picture


@pytest.fixture
def filled(rig: Rig) -> Rig:
    for number, colour in enumerate(("red", "green", "blue", "white")):
        (rig.root / f"{number}.jpg").write_bytes(picture(colour))
    rig.index()
    install_second(rig.library)
    return rig


def test_the_old_space_answers_until_the_new_one_is_whole(filled: Rig) -> None:
    models, vectors = filled.parts.models, filled.catalog.vectors
    old = models.active().space
    filled.parts.settings.change(model="second")
    calls = 0

    def interrupted() -> bool:
        nonlocal calls
        calls += 1
        return calls > 1

    filled.parts.jobs.queue.embed_now(interrupted)
    assert models.active().space == old
    assert filled.parts.search.by_text("red").searched == 4

    filled.parts.jobs.queue.embed_now(lambda: False)
    new = models.active()
    assert new.name == "second"
    assert new.space.key != old.key
    assert vectors.count(new.space.key) == vectors.count(old.key) == 4
    assert filled.parts.search.by_text("red").searched == 4


def test_switching_back_reads_no_photo(filled: Rig) -> None:
    filled.parts.settings.change(model="second")
    filled.parts.jobs.queue.embed_now(lambda: False)
    filled.root.rename(filled.root.with_name("away"))
    filled.parts.jobs.queue.scan_now(None, lambda: False)
    filled.parts.settings.change(model="builtin")
    filled.parts.jobs.queue.embed_now(lambda: False)
    assert filled.parts.models.active().name == "builtin"


def test_a_photo_that_came_during_the_switch_is_in_both_spaces(filled: Rig) -> None:
    filled.parts.settings.change(model="second")
    (filled.root / "late.jpg").write_bytes(picture("yellow"))
    filled.index()
    new = filled.parts.models.active()
    assert new.name == "second"
    assert filled.catalog.vectors.count(new.space.key) == 5


def test_what_a_person_said_survives_the_switch(filled: Rig) -> None:
    (photo, *_) = sorted(filled.catalog.photos.listing(EVERYTHING).ids.tolist())
    filled.catalog.tags.set_by_person([PhotoId(photo)], "mine", True)
    filled.parts.settings.change(model="second")
    filled.parts.jobs.queue.embed_now(lambda: False)
    assert "mine" in [t.name for t in filled.catalog.tags.of_photo(PhotoId(photo))]


def test_the_model_in_use_cannot_be_removed_and_another_goes_with_its_vectors(
    filled: Rig,
) -> None:
    models = filled.parts.models
    with pytest.raises(InvalidInputError):
        models.remove("builtin")
    filled.parts.settings.change(model="second")
    filled.parts.jobs.queue.embed_now(lambda: False)
    key = models.active().space.key
    filled.parts.settings.change(model="builtin")
    filled.parts.jobs.queue.embed_now(lambda: False)
    models.remove("second")
    assert key not in [space.key for space in filled.catalog.vectors.spaces()]
    with pytest.raises(ModelUnavailableError):
        models.installed("second")


def test_a_chosen_model_that_is_not_there_leaves_the_old_one_in_use(filled: Rig) -> None:
    filled.parts.settings.change(model="nowhere")
    filled.parts.jobs.queue.embed_now(lambda: False)
    assert filled.parts.models.active().name == "builtin"
