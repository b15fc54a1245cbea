"""Scenes: random specifications, their rendering, and a pool of rendered ones on disk."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.builtin_model.captions import SceneSpec, pick
from tools.builtin_model.cldr import Thing, read_things
from tools.builtin_model.colours import dominant_colour
from tools.builtin_model.everyday import EVERYDAY
from tools.builtin_model.glyphs import GlyphSource
from tools.scenes import (
    COLOURS,
    LIGHTS,
    LOOKS,
    OUTDOORS,
    PAPERS,
    Placement,
    apply_look,
    paint_ground,
    paint_paper,
    paint_scene,
    recolour,
)
from tools.scenes.grounds import PLAIN

_COLOUR_NAMES = tuple(COLOURS)
_PLACES = (*OUTDOORS, "underwater", "indoor", "table")
_OFTEN = 0.35  # of the scenes of a pool show everyday things


def usable_things(glyphs: GlyphSource) -> list[Thing]:
    """The things that CLDR names and the font draws."""
    return [thing for thing in read_things() if glyphs.get(thing.glyph) is not None]


def natural_colours(things: list[Thing], glyphs: GlyphSource) -> dict[str, str]:
    """The one colour that a glyph shows by itself, for those that have one."""
    found: dict[str, str] = {}
    for thing in things:
        picture = glyphs.get(thing.glyph)
        colour = dominant_colour(picture) if picture is not None else None
        if colour:
            found[thing.glyph] = colour
    return found


def close_up_spec(things: list[Thing], rng: np.random.Generator) -> SceneSpec:
    """One thing as it is, large, mostly on a plain ground: things are learnt from these first."""
    thing = things[int(rng.integers(len(things)))].glyph
    if rng.random() < 0.7:
        return SceneSpec(((thing, None),), f"plain {pick(PLAIN, rng)}", "day", close=True)
    return SceneSpec(((thing, None),), pick(_PLACES, rng), "day", close=True)


def random_spec(things: list[Thing], rng: np.random.Generator) -> SceneSpec:
    """A random scene: 1 to 4 things, or a paper; a ground, a light, sometimes a look."""
    look = pick(LOOKS, rng) if rng.random() < 0.22 else ""
    if rng.random() < 0.06:
        return SceneSpec((), "", "", look if rng.random() < 0.5 else "", paper=pick(PAPERS, rng))
    colourless = look in ("black and white", "sepia")
    ground = f"plain {pick(PLAIN, rng)}" if rng.random() < 0.2 else pick(_PLACES, rng)
    light = "day"
    if ground in OUTDOORS:
        light = str(rng.choice(LIGHTS, p=(0.4, 0.25, 0.22, 0.13)))
    roll = rng.random()
    number = 1 if roll < 0.58 else 2 if roll < 0.87 else 3 if roll < 0.96 else 4
    chosen = rng.choice(len(things), number, replace=False)
    placed = []
    for index in chosen:
        tinted = not colourless and rng.random() < 0.4
        placed.append((things[int(index)].glyph, pick(_COLOUR_NAMES, rng) if tinted else None))
    count, relation = "one", ""
    if number == 1 and rng.random() < 0.18:
        count = pick(("two", "three", "many"), rng)
    if number == 2 and rng.random() < 0.55:
        relation = pick(("left", "right", "above", "below"), rng)
    return SceneSpec(tuple(placed), ground, light, look, count, relation)


def _places(spec: SceneSpec, rng: np.random.Generator) -> list[tuple[float, float, float]]:
    """Centre x, centre y and size of every glyph drawn, as fractions."""

    def near(value: float, spread: float) -> float:
        return float(value + rng.uniform(-spread, spread))

    if spec.count == "many":
        size = float(rng.uniform(0.2, 0.28))
        cells = rng.permutation(12)[: int(rng.integers(6, 11))]
        return [
            (near(0.14 + 0.24 * (c % 4), 0.05), near(0.22 + 0.29 * (c // 4), 0.05), size)
            for c in sorted(int(c) for c in cells)
        ]
    number = {"two": 2, "three": 3}.get(spec.count, len(spec.things))
    if number == 1:
        size = float(rng.uniform(0.7, 0.98) if spec.close else rng.uniform(0.26, 0.9))
        return [(near(0.5, 0.5 - size * 0.5), near(0.54, 0.56 - size * 0.5), size)]
    if spec.relation in ("above", "below"):
        size = float(rng.uniform(0.3, 0.48))
        top = (near(0.5, 0.2), near(0.25, 0.04), size)
        low = (near(0.5, 0.2), near(0.75, 0.04), size)
        return [top, low] if spec.relation == "above" else [low, top]
    if number == 2:
        size = float(rng.uniform(0.28, 0.5))
        pair = [(near(x, 0.05), near(0.6, 0.12), size) for x in (0.26, 0.74)]
        swap = spec.relation == "right" or (not spec.relation and rng.random() < 0.5)
        return pair[::-1] if swap else pair
    size = float(rng.uniform(0.3, 0.38))
    spots = (
        [(0.22, 0.35), (0.75, 0.3), (0.28, 0.74), (0.76, 0.72)]
        if number == 4
        else [(0.2, 0.62), (0.5, 0.5), (0.8, 0.62)]
    )
    return [
        (near(spots[i][0], 0.05), near(spots[i][1], 0.08), size) for i in rng.permutation(number)
    ]


def render_scene(
    spec: SceneSpec, pixels: int, glyphs: GlyphSource, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Paint `spec` as a square of `pixels`: uint8 (pixels, pixels, 3)."""
    if spec.paper:
        wide = int(pixels * rng.uniform(1.0, 1.5))
        tall = int(pixels * rng.uniform(1.0, 1.5))
        picture = paint_paper(spec.paper, wide, tall, rng).resize(
            (pixels, pixels), Image.Resampling.BILINEAR
        )
        if rng.random() < 0.4:
            picture = picture.rotate(
                float(rng.uniform(-8, 8)), Image.Resampling.BILINEAR, fillcolor=(120, 105, 90)
            )
        return apply_look(np.asarray(picture), spec.look, rng)
    ground = paint_ground(spec.ground, spec.light, pixels, pixels, rng)
    night = spec.light == "night" and spec.ground in OUTDOORS
    placements = []
    things = spec.things if spec.count == "one" else spec.things * 12
    flying = spec.ground in ("sky", "underwater")
    for (glyph, colour), (x, y, size) in zip(things, _places(spec, rng), strict=False):
        picture_of = glyphs.get(glyph)
        if picture_of is None:
            continue
        if colour:
            picture_of = recolour(picture_of, colour)
        placements.append(
            Placement(
                picture_of,
                x,
                y,
                size,
                angle=float(rng.uniform(-14, 14)) if rng.random() < 0.5 else 0.0,
                flipped=bool(rng.random() < 0.35),
                shadow=0.0 if flying else float(rng.uniform(0.15, 0.45)),
                dim=float(rng.uniform(0.15, 0.5)) if night else 0.0,
            )
        )
    return apply_look(np.asarray(paint_scene(ground, placements)), spec.look, rng)


class _Choice:
    """Which things a pool's scene is made of: all of them, or the everyday ones alone."""

    def __init__(self, things: list[Thing]) -> None:
        self._all = things
        self._everyday = [thing for thing in things if thing.glyph in EVERYDAY]

    def among(self, rng: np.random.Generator) -> list[Thing]:
        """The things to choose from."""
        often = rng.random() < _OFTEN and len(self._everyday) > 4
        return self._everyday if often else self._all


@dataclass(frozen=True, slots=True)
class _Part:
    """A range of a pool's scenes for one process to render."""

    path: Path
    count: int
    pixels: int
    seed: int
    start: int
    stop: int
    close_ups: bool
    glyph_names: str  # of the things in use, one character each


def _render_part(part: _Part) -> None:
    out = np.memmap(part.path, np.uint8, "r+", shape=(part.count, part.pixels, part.pixels, 3))
    glyphs = GlyphSource()
    wanted = set(part.glyph_names)
    choice = _Choice([thing for thing in read_things() if thing.glyph in wanted])
    for index in range(part.start, part.stop):
        rng = np.random.default_rng((part.seed, index))
        spec = (close_up_spec if part.close_ups else random_spec)(choice.among(rng), rng)
        out[index] = render_scene(spec, part.pixels, glyphs, rng)
    out.flush()


class ScenePool:
    """`count` scenes of `pixels`², rendered once into a file; the specs follow from the seed."""

    def __init__(
        self,
        folder: Path,
        count: int,
        pixels: int,
        seed: int,
        things: list[Thing],
        processes: int = 2,
        *,
        close_ups: bool = False,
    ) -> None:
        """`close_ups` paints one thing alone in each."""
        self.seed = seed
        self._choice = _Choice(things)
        self._spec = close_up_spec if close_ups else random_spec
        folder.mkdir(parents=True, exist_ok=True)
        self.name = f"{'close-ups' if close_ups else 'scenes'}-{count}-{pixels}-{seed}"
        path = folder / f"{self.name}.u8"
        done = path.with_suffix(".done")
        if not done.exists():
            np.memmap(path, np.uint8, "w+", shape=(count, pixels, pixels, 3)).flush()
            step = min(500, max(count // (2 * processes), 1))
            names = "".join(thing.glyph for thing in things)
            jobs = [
                _Part(path, count, pixels, seed, low, min(low + step, count), close_ups, names)
                for low in range(0, count, step)
            ]
            if processes == 1:
                for job in jobs:
                    _render_part(job)
            else:
                with multiprocessing.get_context("spawn").Pool(processes) as pool:
                    pool.map(_render_part, jobs, chunksize=1)
            done.touch()
        self.pixels = np.memmap(path, np.uint8, "r", shape=(count, pixels, pixels, 3))

    def __len__(self) -> int:
        return len(self.pixels)

    def spec(self, index: int) -> SceneSpec:
        """The specification that scene `index` was painted from."""
        rng = np.random.default_rng((self.seed, index))
        return self._spec(self._choice.among(rng), rng)
