"""What is asked about scenes: answers agree with what stands there, and what is held out is not
learnt from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.describing.builtin.vocabulary import words_of
from tools.builtin_model.photos_dataset import is_validation
from tools.describer import untaught, wordings
from tools.describer.features import split
from tools.describer.questions import Asked, Asker, caption_of, photo_name
from tools.describer.scenes import Item, Pairs, Scene, SceneSource, is_held_out
from tools.describer.things import Thing

COLOURED = {"dog": "🐕", "cat": "🐈", "car": "🚗", "apple": "🍎", "tree": "🌳", "owl": "🦉"}
THINGS = [
    *(Thing(glyph, name, f"{name}s", "", True, "") for name, glyph in COLOURED.items()),
    Thing("🏄", "person", "people", "surfing", True, ""),
    Thing("🏊", "person", "people", "swimming", True, ""),
    Thing("👖", "jeans", "jeans", "", False, "blue"),
]
SCENES = 300


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(THINGS)


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    source = SceneSource(THINGS, 5, Pairs.LEARNT)
    return [source.scene(number) for number in range(SCENES)]


def asked(asker: Asker, scenes: list[Scene], kind: str) -> list[tuple[Scene, Asked]]:
    """Questions of a kind about all scenes that have an answer to such."""
    rng = np.random.default_rng(1)
    found = [(scene, asker.of_scene(scene, kind, rng)) for scene in scenes]
    return [(scene, one) for scene, one in found if one is not None]


def test_no_scene_to_learn_from_shows_a_held_out_pair(scenes: list[Scene]) -> None:
    shown = {(item.thing.name, item.colour) for scene in scenes for item in scene.items}
    assert any(colour for _, colour in shown)
    assert not [pair for pair in shown if pair[1] and is_held_out(*pair)]


def test_scenes_of_held_out_pairs_show_no_other() -> None:
    source = SceneSource(THINGS, 6, Pairs.HELD_OUT)
    scenes = [source.scene(number) for number in range(SCENES)]
    shown = {(item.thing.name, item.colour) for scene in scenes for item in scene.items}
    tinted = [pair for pair in shown if pair[1]]
    assert tinted
    assert all(is_held_out(*pair) for pair in tinted)


def test_a_scene_is_the_same_each_time() -> None:
    one, other = SceneSource(THINGS, 5, Pairs.ANY), SceneSource(THINGS, 5, Pairs.ANY)
    assert [one.scene(n) for n in range(20)] == [other.scene(n) for n in range(20)]
    assert one.scene(1) != SceneSource(THINGS, 6, Pairs.ANY).scene(1)


def test_things_stand_apart_and_in_the_picture(scenes: list[Scene]) -> None:
    for scene in scenes:
        for item in scene.items:
            assert item.x - item.size / 2 + 1e-9 >= 0
            assert item.y + item.size / 2 <= 1 + 1e-9
        for n, one in enumerate(scene.items):
            for other in scene.items[:n]:
                assert max(abs(one.x - other.x), abs(one.y - other.y)) > 0.8 * one.size


def test_every_number_is_asked_for(asker: Asker, scenes: list[Scene]) -> None:
    answers = {one.answer for _, one in asked(asker, scenes, "count")}
    assert answers >= set(wordings.NUMBERS[:6])


def test_counts_are_those_of_the_scene(asker: Asker, scenes: list[Scene]) -> None:
    for scene, one in asked(asker, scenes, "count"):
        words = words_of(one.question)
        counted = [item for item in scene.items if item.thing.names in words]
        if {"things", "objects", "there"} & set(words) and not counted and one.shown:
            counted = list(scene.items)
        assert one.answer == wordings.NUMBERS[len(counted)], one.question


def test_colours_are_those_that_the_things_were_given(asker: Asker, scenes: list[Scene]) -> None:
    found = asked(asker, scenes, "colour")
    assert len(found) > 50
    for _, one in found:
        assert {item.shown_colour for item in one.shown} == {one.answer}


def test_relations_are_those_of_the_places(asker: Asker, scenes: list[Scene]) -> None:
    found = [pair for pair in asked(asker, scenes, "relation") if len(pair[1].shown) == 2]
    assert {one.answer for _, one in found} == {"left", "right", "above", "below"}
    for _, one in found:
        first, second = one.shown
        assert {
            "left": first.x < second.x,
            "right": first.x > second.x,
            "above": first.y < second.y,
            "below": first.y > second.y,
        }[one.answer]


def test_yes_and_no_are_as_frequent_and_true(asker: Asker, scenes: list[Scene]) -> None:
    rng = np.random.default_rng(2)
    many = [asker.of_scene(scene, "yes or no", rng) for scene in scenes for _ in range(3)]
    answers = [one.answer for one in many if one is not None]
    assert set(answers) == {"yes", "no"}
    assert 0.35 < answers.count("yes") / len(answers) < 0.65
    for scene, one in asked(asker, scenes, "yes or no"):
        words = words_of(one.question)
        named = [t for t in THINGS if t.name in words or t.names in words]
        if one.answer == "yes" and named:
            assert all(any(item.thing.name == t.name for item in scene.items) for t in named)


def test_who_does_nothing_is_not_said_to(asker: Asker, scenes: list[Scene]) -> None:
    for _, one in asked(asker, scenes, "doing"):
        assert one.answer in ("surfing", "swimming")
        assert all(item.thing.doing == one.answer for item in one.shown)


def test_a_caption_names_thing_colour_number_ground_and_light() -> None:
    dog, owl = THINGS[0], THINGS[5]
    two = (Item(dog, "red", 0.2, 0.5, 0.3), Item(dog, "red", 0.8, 0.5, 0.3))
    assert caption_of(Scene(two, "beach", "night", "")) == "two red dogs on a beach at night"
    pair = (Item(owl, "orange", 0.5, 0.2, 0.3), Item(dog, "", 0.5, 0.8, 0.3))
    assert caption_of(Scene(pair, "table", "", "")) == "an orange owl above a dog on a table"
    assert caption_of(Scene((), "plain red", "", "")) == "nothing on a red background"


def test_what_it_is_measured_on_is_never_learnt(asker: Asker) -> None:
    names = [(thing.name, thing.names) for thing in THINGS]
    learnt = {text for kind in untaught.learnt(names) for text in kind}
    assert len(asker.never_taught) == untaught.ASKED
    assert len(set(asker.never_taught)) == untaught.ASKED
    assert not learnt & set(asker.never_taught)


def test_photographs_of_none_of_the_categories_are_not_named(asker: Asker) -> None:
    assert photo_name("caltech101/BACKGROUND_Google") == ""
    one = asker.what_of_photo("caltech101/BACKGROUND_Google", np.random.default_rng(0))
    assert one.answer == wordings.NOT_SURE
    assert asker.what_of_photo("grocery/apple", np.random.default_rng(0)).answer == "apple"


def test_photographs_kept_out_are_those_of_the_built_in_model() -> None:

    photos = [Path(f"caltech101/ant/image_{number:04}.jpg") for number in range(200)]
    learnt, held_out = split(photos)
    assert held_out == [path for path in photos if is_validation(path)]
    assert set(learnt) | set(held_out) == set(photos)
