"""The describer that ships: what it says of scenes that it never saw, and that it is whole."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.describing.builtin.model import BuiltinDescriber, Pixels
from photo_sorter.adapters.model_store.checksums import check_files, listed_files
from photo_sorter.core.describing.question import Ending
from photo_sorter.core.errors import CancelledError, ModelUnavailableError
from tools.scenes import Placement, paint_ground, paint_scene, recolour
from tools.scenes.sample_folder import glyph_file_name

ROOT = Path(__file__).resolve().parents[4]
MODELS = ROOT / "resources" / "models"
GLYPHS = ROOT / "resources" / "demo" / "glyphs"
MOST_BYTES = 25_000_000


@pytest.fixture(scope="module")
def describer() -> BuiltinDescriber:
    return BuiltinDescriber(MODELS / "describer", MODELS / "builtin")


def scene(ground: str, *things: tuple[str, str, float, float, float], light: str = "day") -> Pixels:
    """Glyphs with colour ("" for their own), place and size over a ground, 320 by 240."""
    rng = np.random.default_rng(11)
    placements = []
    for glyph, colour, x, y, size in things:
        with Image.open(GLYPHS / glyph_file_name(glyph)) as picture:
            shown = picture.convert("RGBA")
        placements.append(Placement(recolour(shown, colour) if colour else shown, x, y, size))
    return np.asarray(paint_scene(paint_ground(ground, light, 320, 240, rng), placements))


DOG = scene("grass", ("🐕", "", 0.5, 0.6, 0.6))
RED_CAR = scene("beach", ("🚗", "red", 0.5, 0.6, 0.6))
THREE = scene("table", *(("🍎", "", x, 0.5, 0.3) for x in (0.2, 0.5, 0.8)))
PAIR = scene("snow", ("🐈", "", 0.25, 0.55, 0.45), ("🎸", "blue", 0.75, 0.55, 0.45))
NIGHT = scene("city", ("🚌", "", 0.5, 0.65, 0.5), light="night")


@pytest.mark.parametrize(
    ("pixels", "question", "answer"),
    [
        (DOG, "What is this?", "dog"),
        (DOG, "WHAT CAN YOU SEE", "dog"),
        (DOG, "Is there a dog?", "yes"),
        (DOG, "is there a giraffe", "no"),
        (RED_CAR, "What colour is the car?", "red"),
        (RED_CAR, "what color is it", "red"),
        (THREE, "How many apples are there?", "three"),
        (PAIR, "Is the cat left of the guitar?", "yes"),
        (PAIR, "what is left of the guitar", "cat"),
        (NIGHT, "Is it day or night?", "night"),
    ],
)
def test_it_answers_what_it_was_taught(
    describer: BuiltinDescriber, pixels: Pixels, question: str, answer: str
) -> None:
    text, confidence, sure, ending = describer.answer(pixels, question)
    assert text == answer
    assert sure
    assert 0.5 <= confidence <= 1
    assert ending is Ending.WHOLE


@pytest.mark.parametrize(
    "question",
    [
        "Is it poisonous?",
        "How do I cook it?",
        "Who won the match?",
        "Translate this into Spanish",
        "Was ist die Hauptstadt von Frankreich?",
    ],
)
def test_it_is_not_sure_of_what_it_was_never_taught(
    describer: BuiltinDescriber, question: str
) -> None:
    heard: list[str] = []
    text, _, sure, _ = describer.answer(DOG, question, heard.append)
    assert not sure
    assert "sure" not in text
    assert "not sure" not in heard


def test_a_caption_grows_word_by_word(describer: BuiltinDescriber) -> None:
    heard: list[str] = []
    text, _, _, ending = describer.caption(RED_CAR, heard.append)
    assert "red car" in text
    assert "beach" in text
    assert ending is Ending.WHOLE
    assert heard[-1] == text
    assert all(later.startswith(earlier) for earlier, later in pairwise(heard))


def test_it_points_at_what_it_speaks_of(describer: BuiltinDescriber) -> None:
    for x in (0.25, 0.75):
        pixels = scene("grass", ("🐕", "", x, 0.6, 0.4))
        heat = describer.where(pixels, "What is this?")
        assert heat.dtype == np.float32
        assert heat.min() >= 0
        assert heat.max() == 1
        column = int(np.unravel_index(heat.argmax(), heat.shape)[1])
        assert abs((column + 0.5) / heat.shape[1] - x) < 0.25


def test_any_size_and_any_text_will_do(describer: BuiltinDescriber) -> None:
    for pixels in (np.zeros((1, 1, 3), np.uint8), np.full((900, 30, 3), 200, np.uint8)):
        for question in ("?!", "dog " * 400, "😀", "\x00"):
            _, confidence, _, _ = describer.answer(pixels, question)
            assert 0 <= confidence <= 1


def test_a_question_that_is_not_wanted_any_more_is_left(describer: BuiltinDescriber) -> None:
    with pytest.raises(CancelledError):
        describer.answer(DOG, "What is this?", cancelled=lambda: True)
    with pytest.raises(CancelledError):
        describer.where(DOG, "What is this?", cancelled=lambda: True)


def test_its_folder_is_whole_and_small() -> None:
    folder = MODELS / "describer"
    check_files(folder)
    assert {path.name for path in listed_files(folder)} == {
        "MODEL_CARD.md",
        "describer.json",
        "describer.safetensors",
        "words.txt",
    }
    assert sum(path.stat().st_size for path in folder.iterdir()) < MOST_BYTES


def test_without_its_folder_it_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError):
        BuiltinDescriber(tmp_path, MODELS / "builtin")
