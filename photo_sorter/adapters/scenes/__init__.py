"""Paints scenes: glyphs of things over painted grounds, in a light and with a photographic look.

The same painter makes the sample folder of the tests and pictures that the built-in model is
trained on (`tools/train_builtin_model.py`).
"""

from photo_sorter.adapters.scenes.grounds import GROUNDS, LIGHTS, OUTDOORS, paint_ground
from photo_sorter.adapters.scenes.looks import LOOKS, apply_look
from photo_sorter.adapters.scenes.painter import COLOURS, Placement, paint_scene, recolour
from photo_sorter.adapters.scenes.papers import PAPERS, paint_paper
from photo_sorter.adapters.scenes.sample_folder import render_sample_folder

__all__ = [
    "COLOURS",
    "GROUNDS",
    "LIGHTS",
    "LOOKS",
    "OUTDOORS",
    "PAPERS",
    "Placement",
    "apply_look",
    "paint_ground",
    "paint_paper",
    "paint_scene",
    "recolour",
    "render_sample_folder",
]
