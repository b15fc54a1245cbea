"""Paints scenes: glyphs of things over painted grounds, in a light and with a photographic look.

The same painter makes the sample folder of the tests and pictures that the built-in model is
trained on (`tools/train_builtin_model.py`).
"""

from tools.scenes.grounds import GROUNDS, LIGHTS, OUTDOORS, paint_ground
from tools.scenes.looks import LOOKS, apply_look
from tools.scenes.painter import COLOURS, Placement, paint_scene, recolour
from tools.scenes.papers import PAPERS, paint_paper
from tools.scenes.sample_folder import render_sample_folder

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
