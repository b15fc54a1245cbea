"""Another model of looks: the one before answers until every photo has its look by the new one."""

from __future__ import annotations

import dataclasses

import pytest

from photo_sorter.adapters.model_store.folder import read_space, write_space
from photo_sorter.adapters.model_store.store import BUILTIN_LOOK
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.ports import ModelKind
from tests.conftest import BUILTIN_MODEL
from tests.services.conftest import Rig, picture
from tests.small_dino import DIMENSIONS, small_dino_files

COLOURS = ("red", "green", "blue")


@pytest.fixture
def two(rig: Rig) -> Rig:
    """A library with looks of the built-in model, and another model of looks installed."""
    for number, colour in enumerate(COLOURS):
        (rig.root / f"{number}.jpg").write_bytes(picture(colour))
    rig.index()
    folder = rig.library / "models" / "dino"
    folder.mkdir(parents=True)
    for name, content in small_dino_files().items():
        (folder / name).write_bytes(content)
    space = read_space(BUILTIN_MODEL)
    write_space(folder, dataclasses.replace(space, name="dino", kind=ModelKind.LOOK))
    return rig


def answering(rig: Rig) -> str:
    active = rig.catalog.vectors.active_look()
    assert active is not None
    return active.model_name


def test_the_looks_before_answer_until_the_new_ones_are_whole(two: Rig) -> None:
    two.parts.models.use("dino")
    assert two.parts.settings.current().model == "builtin"  # words are asked as before
    two.parts.jobs.queue.derive_now(lambda: True)
    assert answering(two) == BUILTIN_LOOK
    assert two.parts.search.by_text("look:0.jpg").searched == len(COLOURS)

    two.parts.jobs.queue.derive_now(lambda: False)
    assert answering(two) == "dino"
    (key,) = [x.key for x in two.catalog.vectors.spaces() if x.model_name == "dino"]
    _, looks = two.catalog.vectors.get(key, two.catalog.vectors.ids(key))
    assert looks.shape == (len(COLOURS), DIMENSIONS)
    found = two.parts.search.by_text("look:0.jpg")
    assert len(found.strong) + len(found.weak) == len(COLOURS) - 1


def test_a_new_photo_gets_both_while_one_follows_the_other(two: Rig) -> None:
    two.parts.models.use("dino")
    (two.root / "late.jpg").write_bytes(picture("yellow"))
    two.index()
    two.parts.jobs.queue.derive_now(lambda: False)
    counts = {x.model_name: two.catalog.vectors.count(x.key) for x in two.catalog.vectors.spaces()}
    assert counts == {name: len(COLOURS) + 1 for name in ("builtin", BUILTIN_LOOK, "dino")}


def test_the_one_in_use_cannot_be_removed_and_another_goes_with_its_looks(two: Rig) -> None:
    two.parts.models.use("dino")
    two.parts.jobs.queue.derive_now(lambda: False)
    with pytest.raises(InvalidInputError):
        two.parts.models.remove("dino")
    two.parts.models.use(BUILTIN_LOOK)
    two.parts.jobs.queue.derive_now(lambda: False)
    assert answering(two) == BUILTIN_LOOK
    two.parts.models.remove("dino")
    assert "dino" not in [x.model_name for x in two.catalog.vectors.spaces()]
