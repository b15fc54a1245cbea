"""Scenes to ask about: what stands where in which colour is known of each exactly.

A scene follows from a seed and its number. Every tenth pair of thing and colour is held out: no
scene to learn from shows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from tools.builtin_model.glyphs import GlyphSource
from tools.describer.things import Thing
from tools.scenes import (
    COLOURS,
    LIGHTS,
    OUTDOORS,
    Placement,
    apply_look,
    paint_ground,
    paint_scene,
    recolour,
)
from tools.scenes.grounds import PLAIN

_COLOURS = tuple(COLOURS)
_PLACES = (*OUTDOORS, "underwater", "indoor", "table")
_LOOKS = ("grainy", "jpeg damage", "vignette")
_HELD_OUT = 26  # of 256 pairs of thing and colour
_MOST = 5  # things of a kind


class Pairs(Enum):
    """Which pairs of thing and colour a scene may show."""

    LEARNT = "learnt"
    ANY = "any"
    HELD_OUT = "held out"


@dataclass(frozen=True, slots=True)
class Item:
    """A thing where it stands: its middle, width and height as fractions of the picture's; `colour`
    is the one it was given, or ""."""

    thing: Thing
    colour: str
    x: float
    y: float
    size: float

    @property
    def shown_colour(self) -> str:
        """The one colour that it has, or ""."""
        return self.colour or self.thing.own_colour


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows; things of one name have one colour. `light` is "" indoors."""

    items: tuple[Item, ...]
    ground: str
    light: str
    look: str

    def of(self, name: str) -> tuple[Item, ...]:
        """The things of that name."""
        return tuple(item for item in self.items if item.thing.name == name)

    @property
    def kinds(self) -> tuple[Item, ...]:
        """One thing of each name, from left to right."""
        first: dict[str, Item] = {}
        for item in sorted(self.items, key=lambda one: one.x):
            first.setdefault(item.thing.name, item)
        return tuple(first.values())


def is_held_out(name: str, colour: str) -> bool:
    """Whether a pair of thing and colour is kept out of what is learnt from."""
    return hashlib.sha256(f"{name}/{colour}".encode()).digest()[0] < _HELD_OUT


class SceneSource:
    """The scenes of a seed."""

    def __init__(self, things: Sequence[Thing], seed: int, pairs: Pairs) -> None:
        self._things = things
        self._countable = [thing for thing in things if thing.countable]
        self._seed = seed
        self._pairs = pairs

    def scene(self, number: int) -> Scene:
        """The same for the same number."""
        rng = np.random.default_rng((self._seed, number))
        ground = f"plain {_of(PLAIN, rng)}" if rng.random() < 0.2 else _of(_PLACES, rng)
        light = str(rng.choice(LIGHTS, p=(0.4, 0.3, 0.15, 0.15))) if ground in OUTDOORS else ""
        look = _of(_LOOKS, rng) if rng.random() < 0.08 else ""
        return Scene(self._items(rng), ground, light, look)

    def _items(self, rng: np.random.Generator) -> tuple[Item, ...]:
        roll = rng.random()
        if roll < 0.03:
            return ()
        if roll < 0.37:
            return self._group(self._things, 1, rng)
        if roll < 0.68:
            return self._group(self._countable, int(rng.integers(2, _MOST + 1)), rng)
        if roll < 0.93:
            return self._pair(rng)
        return self._mixed(rng)

    def _chosen(self, among: Sequence[Thing], rng: np.random.Generator) -> tuple[Thing, str]:
        thing = among[int(rng.integers(len(among)))]
        if thing.doing or rng.random() < 0.45:
            return thing, ""
        return thing, self._colour(thing, rng)

    def _colour(self, thing: Thing, rng: np.random.Generator) -> str:
        kept = {
            Pairs.LEARNT: [c for c in _COLOURS if not is_held_out(thing.name, c)],
            Pairs.ANY: list(_COLOURS),
            Pairs.HELD_OUT: [c for c in _COLOURS if is_held_out(thing.name, c)],
        }[self._pairs]
        return kept[int(rng.integers(len(kept)))] if kept else ""

    def _group(
        self, among: Sequence[Thing], count: int, rng: np.random.Generator
    ) -> tuple[Item, ...]:
        thing, colour = self._chosen(among, rng)
        return _laid([(thing, colour)] * count, rng)

    def _pair(self, rng: np.random.Generator) -> tuple[Item, ...]:
        """Two things, one beside or above the other beyond doubt."""
        (one, its), (other, others) = self._two(rng)
        size = float(rng.uniform(0.26, 0.45))
        far, across = rng.uniform(0.4, 0.54), rng.uniform(-0.1, 0.1)
        middle = rng.uniform(-0.03, 0.03, 2) + 0.5
        step = np.array([far, across] if rng.random() < 0.5 else [across, far]) / 2
        (ax, ay), (bx, by) = middle - step, middle + step
        return (Item(one, its, ax, ay, size), Item(other, others, bx, by, size))

    def _two(self, rng: np.random.Generator) -> tuple[tuple[Thing, str], tuple[Thing, str]]:
        first = self._chosen(self._things, rng)
        while True:
            second = self._chosen(self._things, rng)
            if second[0].name != first[0].name:
                return first, second

    def _mixed(self, rng: np.random.Generator) -> tuple[Item, ...]:
        """A few of one kind and one or two of another."""
        first = self._chosen(self._countable, rng)
        while True:
            second = self._chosen(self._countable, rng)
            if second[0].name != first[0].name:
                break
        many, few = int(rng.integers(1, 4)), int(rng.integers(1, 3))
        return _laid([first] * many + [second] * few, rng)


def _of(options: Sequence[str], rng: np.random.Generator) -> str:
    return options[int(rng.integers(len(options)))]


_SIZES = {1: (0.28, 0.85), 2: (0.26, 0.44), 3: (0.22, 0.34), 4: (0.2, 0.3), 5: (0.18, 0.27)}


def _laid(what: Sequence[tuple[Thing, str]], rng: np.random.Generator) -> tuple[Item, ...]:
    """The things anywhere, none over another."""
    low, high = _SIZES[len(what)]
    size = float(rng.uniform(low, high))
    while True:
        spots = rng.uniform(size / 2, 1 - size / 2, (len(what), 2))
        apart = np.abs(spots[:, None] - spots[None]).max(axis=-1) + np.eye(len(what)) * 9
        if apart.min() > 0.92 * size:
            break
        size = max(size * 0.995, low * 0.9)
    return tuple(
        Item(t, c, float(x), float(y), size) for (t, c), (x, y) in zip(what, spots, strict=True)
    )


def box_of(item: Item, glyphs: GlyphSource) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, as fractions."""
    picture = glyphs.get(item.thing.glyph)
    wide, high = picture.size if picture is not None else (1, 1)
    half_x, half_y = (item.size * side / max(wide, high) / 2 for side in (wide, high))
    return item.x - half_x, item.y - half_y, item.x + half_x, item.y + half_y


def render(
    scene: Scene, pixels: int, glyphs: GlyphSource, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Paint it as a square: uint8 (pixels, pixels, 3)."""
    ground = paint_ground(scene.ground, scene.light or "day", pixels, pixels, rng)
    flying = scene.ground in ("sky", "underwater")
    placements = []
    for item in scene.items:
        picture = glyphs.get(item.thing.glyph)
        if picture is None:
            continue
        placements.append(
            Placement(
                recolour(picture, item.colour) if item.colour else picture,
                item.x,
                item.y,
                item.size,
                angle=float(rng.uniform(-12, 12)) if rng.random() < 0.4 else 0.0,
                flipped=bool(rng.random() < 0.35),
                shadow=0.0 if flying else float(rng.uniform(0.15, 0.4)),
                dim=float(rng.uniform(0.1, 0.4)) if scene.light == "night" else 0.0,
            )
        )
    return apply_look(np.asarray(paint_scene(ground, placements)), scene.look, rng)
