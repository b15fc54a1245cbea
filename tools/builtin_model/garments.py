"""Draws garments as people photograph them: laid flat on a floor, a bed or a carpet, or hung up.

The photographs of clothing are few, and garments differ by outline: what covers the arms, how long
a leg or a hem is, whether there is a collar or a zip. Drawn ones show each outline in any cloth and
on any ground, so that neither is taken for the garment.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Points = list[tuple[float, float]]
Pixels = NDArray[np.float32]


@dataclass(slots=True)
class _Shape:
    """A garment in the unit square, y down: filled outlines, dark openings and drawn lines."""

    outlines: list[Points]
    openings: list[Points]
    lines: list[Points]
    dots: list[tuple[float, float]]
    quilted: bool = False
    printed: bool = False


def _mirrored(half: Points) -> Points:
    """An outline from its right half, which runs from the top to the bottom."""
    return [*half, *((1.0 - x, y) for x, y in reversed(half))]


def _ellipse(x: float, y: float, wide: float, high: float) -> Points:
    turns = np.linspace(0.0, 2.0 * math.pi, 24, endpoint=False)
    return [(x + wide * math.cos(t), y + high * math.sin(t)) for t in turns]


def _sleeves(
    shoulder: tuple[float, float], armhole: tuple[float, float], length: float, angle: float
) -> list[Points]:
    """Both sleeves: `angle` is the radians by which they stand away from the body."""
    dx, dy = math.sin(angle), math.cos(angle)
    narrow = 0.62 if length > 0.3 else 0.85
    width = math.dist(shoulder, armhole) * narrow
    end = (shoulder[0] + length * dx, shoulder[1] + length * dy)
    inner = (end[0] - width * dy, end[1] + width * dx * 0.6)
    right = [shoulder, end, inner, armhole]
    return [right, [(1.0 - x, y) for x, y in right]]


def _top(
    rng: np.random.Generator, sleeve: str, hem: float, flare: float, neck: str, waist: float = 1.0
) -> _Shape:
    """What is worn above: `sleeve` is none, short or long, `hem` where it ends, `flare` its width
    there beside the chest's, `waist` the same in the middle, `neck` round, deep, high or none."""
    top = rng.uniform(0.08, 0.16)
    neck_half = rng.uniform(0.06, 0.12)
    shoulder = (0.5 + rng.uniform(0.17, 0.25), top + rng.uniform(0.02, 0.06))
    chest = rng.uniform(0.15, 0.23)
    if sleeve == "none":
        shoulder = (0.5 + neck_half + rng.uniform(0.03, 0.09), top + 0.02)
    armhole = (0.5 + chest, top + rng.uniform(0.16, 0.22))
    middle = (0.5 + chest * waist, (armhole[1] + hem) / 2.0)
    bottom = 0.5 + chest * flare
    half = [(0.5 + neck_half, top), shoulder, armhole, middle, (bottom, hem), (0.5, hem + 0.015)]
    shape = _Shape([_mirrored(half)], [], [], [])
    if sleeve == "long":
        length = min(rng.uniform(0.5, 0.68), 0.95 - shoulder[1])
        shape.outlines += _sleeves(shoulder, armhole, length, rng.uniform(0.06, 0.75))
    elif sleeve == "short":
        shape.outlines += _sleeves(
            shoulder, armhole, rng.uniform(0.12, 0.24), rng.uniform(0.35, 1.15)
        )
    if neck == "high":
        high = rng.uniform(0.03, 0.07)
        shape.outlines.append(
            [
                (0.5 - neck_half, top + 0.02),
                (0.5 - neck_half * 0.9, top - high),
                (0.5 + neck_half * 0.9, top - high),
                (0.5 + neck_half, top + 0.02),
            ]
        )
        shape.lines.append([(0.5 - neck_half, top), (0.5 + neck_half, top)])
    elif neck != "none":
        depth = rng.uniform(0.02, 0.06) if neck == "round" else rng.uniform(0.08, 0.16)
        if neck == "deep" and rng.random() < 0.6:
            shape.openings.append(
                [(0.5 - neck_half, top), (0.5 + neck_half, top), (0.5, top + depth)]
            )
        else:
            shape.openings.append(_ellipse(0.5, top, neck_half, depth))
    return shape


def _front(shape: _Shape, rng: np.random.Generator, hem: float, buttons: bool) -> None:
    """A line down the front, with buttons or as a zip."""
    shape.lines.append([(0.5, 0.14), (0.5, hem)])
    if buttons:
        count = int(rng.integers(4, 9))
        shape.dots += [(0.51, y) for y in np.linspace(0.2, hem - 0.05, count)]


def _collar(shape: _Shape, rng: np.random.Generator) -> None:
    wide, deep = rng.uniform(0.08, 0.12), rng.uniform(0.06, 0.1)
    for side in (-1.0, 1.0):
        flap = [(0.5, 0.15), (0.5 + side * wide * 0.7, 0.08)]
        flap += [(0.5 + side * wide * 1.1, 0.13), (0.5 + side * wide * 0.6, 0.13 + deep)]
        shape.outlines.append(flap)
        shape.lines.append([*flap, flap[0]])


def _dress(rng: np.random.Generator) -> _Shape:
    sleeve = str(rng.choice(["none", "short", "long"], p=[0.6, 0.3, 0.1]))
    hem = rng.uniform(0.88, 0.95)
    neck = str(rng.choice(["round", "deep"]))
    shape = _top(rng, sleeve, hem, rng.uniform(1.0, 1.9), neck, rng.uniform(0.72, 1.02))
    for outline in shape.outlines[:1]:  # narrow for its length
        slim = rng.uniform(0.75, 1.0)
        outline[:] = [(0.5 + (x - 0.5) * slim, y) for x, y in outline]
    if rng.random() < 0.5:
        y = rng.uniform(0.38, 0.52)
        shape.lines.append([(0.36, y), (0.64, y)])
    return shape


def _longsleeve(rng: np.random.Generator) -> _Shape:
    neck = str(rng.choice(["round", "deep", "high"], p=[0.55, 0.2, 0.25]))
    hem = rng.uniform(0.72, 0.92)
    shape = _top(rng, "long", hem, rng.uniform(0.9, 1.1), neck)
    shape.printed = rng.random() < 0.35
    if rng.random() < 0.5:
        shape.lines.append([(0.3, hem - 0.05), (0.7, hem - 0.05)])
    return shape


def _tshirt(rng: np.random.Generator) -> _Shape:
    neck = str(rng.choice(["round", "deep"], p=[0.8, 0.2]))
    shape = _top(rng, "short", rng.uniform(0.75, 0.92), rng.uniform(0.9, 1.1), neck)
    shape.printed = rng.random() < 0.5
    return shape


def _shirt(rng: np.random.Generator) -> _Shape:
    sleeve = "long" if rng.random() < 0.75 else "short"
    hem = rng.uniform(0.78, 0.92)
    shape = _top(rng, sleeve, hem, rng.uniform(0.9, 1.15), "none")
    _collar(shape, rng)
    _front(shape, rng, hem, buttons=True)
    for side in (-1.0, 1.0):
        if rng.random() < 0.4:
            x, y = 0.5 + side * 0.09, rng.uniform(0.3, 0.36)
            corners = [(x - 0.04, y), (x + 0.04, y), (x + 0.04, y + 0.1), (x - 0.04, y + 0.1)]
            shape.lines.append([*corners, corners[0]])
    return shape


def _outwear(rng: np.random.Generator) -> _Shape:
    sleeve = "long" if rng.random() < 0.78 else "none"
    hem = rng.uniform(0.78, 0.94)
    shape = _top(rng, sleeve, hem, rng.uniform(0.95, 1.2), "none")
    stretch = rng.uniform(1.05, 1.3)
    shape.outlines = [
        [(0.5 + (x - 0.5) * stretch, y) for x, y in outline] for outline in shape.outlines
    ]
    _front(shape, rng, hem, buttons=rng.random() < 0.25)
    kind = rng.random()
    if kind < 0.4:  # a hood
        shape.outlines.append(_ellipse(0.5, 0.13, rng.uniform(0.1, 0.15), rng.uniform(0.07, 0.11)))
        shape.openings.append(_ellipse(0.5, 0.13, 0.07, 0.05))
    elif kind < 0.75:
        shape.outlines.append([(0.4, 0.16), (0.41, 0.07), (0.59, 0.07), (0.6, 0.16)])
    else:
        _collar(shape, rng)
    shape.quilted = rng.random() < 0.45
    for side in (-1.0, 1.0):
        if rng.random() < 0.6:
            y = rng.uniform(0.5, 0.65)
            shape.lines.append([(0.5 + side * 0.08, y + 0.1), (0.5 + side * 0.16, y)])
    return shape


def _legs(rng: np.random.Generator, waist: float, hip: float, crotch: float, hem: float) -> _Shape:
    """What has two legs, from `waist` and `hip` (half widths) down to `hem`."""
    top = rng.uniform(0.06, 0.14)
    spread = rng.uniform(0.0, 0.12) * (hem - crotch) / 0.5
    wide = hip * rng.uniform(0.6, 1.0) if hem > 0.8 else hip * rng.uniform(0.9, 1.1)
    gap = rng.uniform(0.0, 0.03) + spread
    half = [(0.5 + waist, top), (0.5 + hip, crotch - 0.08)]
    half += [(0.5 + gap + wide, hem), (0.5 + gap, hem), (0.5, crotch)]
    shape = _Shape([_mirrored(half)], [], [], [])
    shape.lines += [[(0.5, top), (0.5, crotch)]]
    shape.lines += [[(0.5 - waist, top + 0.045), (0.5 + waist, top + 0.045)]]
    for side in (-1.0, 1.0):
        if rng.random() < 0.6:
            shape.lines.append(
                [(0.5 + side * waist * 0.6, top + 0.05), (0.5 + side * hip * 0.95, top + 0.13)]
            )
    return shape


def _pants(rng: np.random.Generator) -> _Shape:
    waist = rng.uniform(0.13, 0.21)
    return _legs(
        rng, waist, waist * rng.uniform(1.1, 1.4), rng.uniform(0.34, 0.45), rng.uniform(0.86, 0.95)
    )


def _shorts(rng: np.random.Generator) -> _Shape:
    waist = rng.uniform(0.22, 0.31)
    crotch = rng.uniform(0.42, 0.6)
    return _legs(
        rng, waist, waist * rng.uniform(1.1, 1.35), crotch, crotch + rng.uniform(0.04, 0.28)
    )


def _skirt(rng: np.random.Generator) -> _Shape:
    top, waist = rng.uniform(0.08, 0.18), rng.uniform(0.15, 0.27)
    hem, flare = rng.uniform(0.6, 0.93), rng.uniform(1.0, 2.1)
    hip = 0.5 + waist * (0.5 + 0.6 * flare)
    end = min(0.97, 0.5 + waist * flare)
    half = [(0.5 + waist, top), (hip, (top + hem) / 2.0), (end, hem - 0.02)]
    half.append((0.5, hem + rng.uniform(0.0, 0.03)))
    shape = _Shape([_mirrored(half)], [], [], [])
    band = top + rng.uniform(0.03, 0.07)
    shape.lines.append([(0.5 - waist, band), (0.5 + waist, band)])
    if rng.random() < 0.4:  # pleats
        for share in np.linspace(-0.8, 0.8, int(rng.integers(4, 10))):
            shape.lines.append([(0.5 + waist * share, band), (0.5 + (end - 0.5) * share, hem)])
    return shape


_GARMENTS: dict[str, Callable[[np.random.Generator], _Shape]] = {
    "dress": _dress,
    "longsleeve": _longsleeve,
    "outwear": _outwear,
    "pants": _pants,
    "shirt": _shirt,
    "shorts": _shorts,
    "skirt": _skirt,
    "t-shirt": _tshirt,
}
KINDS = tuple(_GARMENTS)


def _noise(rng: np.random.Generator, side: int, cells: int) -> Pixels:
    """Smooth noise of mean 0 and about -1 to 1, (side, side); `cells` across."""
    rough = Image.fromarray(rng.random((cells, cells), dtype=np.float32))
    smooth = rough.resize((side, side), Image.Resampling.BICUBIC)
    return (np.asarray(smooth, dtype=np.float32) - 0.5) * 2.0


def _hue(rng: np.random.Generator, dull: float) -> Pixels:
    """A colour, (3,) of 0 to 1; greyish in `dull` of the cases."""
    bright = rng.uniform(0.05, 0.95)
    colour = rng.random(3) if rng.random() > dull else np.full(3, bright) + rng.normal(0, 0.04, 3)
    return np.clip(colour, 0.03, 0.97).astype(np.float32)


def _pattern(rng: np.random.Generator, side: int, dull: float) -> Pixels:
    """Cloth, wood, tiles or carpet: (side, side, 3) of 0 to 1."""
    base, other = _hue(rng, dull), _hue(rng, dull)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side
    kind = str(
        rng.choice(
            ["plain", "stripes", "plaid", "dots", "blotches", "weave"],
            p=[0.42, 0.14, 0.1, 0.08, 0.16, 0.1],
        )
    )
    turn = float(rng.choice([0.0, math.pi / 2, rng.uniform(0, math.pi)]))
    along = x * math.cos(turn) + y * math.sin(turn)
    across = -x * math.sin(turn) + y * math.cos(turn)
    often = rng.uniform(5, 28)
    share = np.zeros((side, side), dtype=np.float32)
    if kind == "stripes":
        share = (along * often % 1.0 < rng.uniform(0.1, 0.6)).astype(np.float32)
    elif kind == "plaid":
        width = rng.uniform(0.15, 0.5)
        share = 0.5 * (along * often % 1.0 < width) + 0.5 * (across * often % 1.0 < width)
    elif kind == "dots":
        radius = rng.uniform(0.2, 0.4)
        share = np.asarray(
            np.hypot(along * often % 1.0 - 0.5, across * often % 1.0 - 0.5) < radius, np.float32
        )
    elif kind == "blotches":
        share = (_noise(rng, side, int(rng.integers(5, 30))) > rng.uniform(-0.2, 0.4)) * 1.0
    elif kind == "weave":
        share = 0.5 + 0.5 * _noise(rng, side, side // 3)
    share = (share * rng.uniform(0.3, 1.0))[..., None]
    return np.asarray(base * (1.0 - share) + other * share, dtype=np.float32)


def _ground(rng: np.random.Generator, side: int) -> Pixels:
    """What the garment lies on: (side, side, 3) of 0 to 1."""
    found = _pattern(rng, side, dull=0.45)
    kind = rng.random()
    if kind < 0.35:  # planks or tiles
        y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side
        tilt = rng.uniform(-0.4, 0.4)
        often = rng.uniform(2, 9)
        seams = (x + tilt * y) * often % 1.0 < 0.04
        if rng.random() < 0.5:
            seams |= (y - tilt * x) * often % 1.0 < 0.04
        grain = 0.06 * _noise(rng, side, side // 4) if rng.random() < 0.5 else 0.0
        warm = np.asarray(rng.uniform((0.4, 0.3, 0.15), (0.9, 0.75, 0.6)), np.float32)
        found = (warm + np.asarray(grain, np.float32)[..., None]) * np.where(seams, 0.6, 1.0)[
            ..., None
        ].astype(np.float32)
    elif kind < 0.7:  # a sheet in folds
        found = found * (1.0 + 0.18 * _noise(rng, side, int(rng.integers(4, 14)))[..., None])
    return np.asarray(found + rng.normal(0, 0.02, found.shape), dtype=np.float32)


def _scaled(points: Points, side: int) -> Points:
    return [(x * side, y * side) for x, y in points]


def _mask(outlines: list[Points], side: int) -> Image.Image:
    image = Image.new("L", (side, side))
    draw = ImageDraw.Draw(image)
    for outline in outlines:
        draw.polygon(_scaled(outline, side), fill=255)
    # Cloth has no sharp corners.
    soft = image.filter(ImageFilter.GaussianBlur(side / 110))
    return soft.point([0] * 112 + [min(255, 8 * v) for v in range(1, 145)])


def _cloth(shape: _Shape, rng: np.random.Generator, side: int) -> Pixels:
    """The garment's surface over the whole square: (side, side, 3) of 0 to 1."""
    found = _pattern(rng, side, dull=0.4)
    if shape.printed:
        wide, high = rng.uniform(0.08, 0.26, 2)
        top, left = 0.28 + rng.uniform(0.0, 0.1), 0.5 - wide / 2.0
        rows = slice(int(top * side), int((top + high) * side))
        part = found[rows, int(left * side) :][:, : int(wide * side)]
        share = _noise(rng, side, int(rng.integers(8, 30))) > 0.0
        part[share[: part.shape[0], : part.shape[1]]] = _hue(rng, 0.4)
    folds = 0.22 * rng.random() * _noise(rng, side, int(rng.integers(4, 16)))
    folds += 0.1 * rng.random() * _noise(rng, side, int(rng.integers(16, 40)))
    if shape.quilted:
        y = np.linspace(0.0, 1.0, side, dtype=np.float32)[:, None]
        folds += 0.2 * (np.abs((y * rng.uniform(8, 16)) % 1.0 - 0.5) * 2.0) - 0.1
    drawn = Image.new("L", (side, side))
    draw = ImageDraw.Draw(drawn)
    thick = max(1, round(side / 140))
    for line in shape.lines:
        draw.line(_scaled(line, side), fill=255, width=thick)
    for x, y0 in shape.dots:
        radius = side / 90
        draw.ellipse(
            (x * side - radius, y0 * side - radius, x * side + radius, y0 * side + radius), fill=255
        )
    ink = np.asarray(drawn, dtype=np.float32)[..., None] / 255.0 * rng.uniform(0.25, 0.7)
    towards = 0.0 if found.mean() > 0.3 else 0.8
    found = found * (1.0 + folds[..., None])
    return np.asarray(found * (1.0 - ink) + towards * ink, dtype=np.float32)


def draw_garment(kind: str, rng: np.random.Generator, side: int) -> NDArray[np.uint8]:
    """A picture of a garment of `kind` (one of `KINDS`): uint8 (side, side, 3).

    It is laid down a little askew, larger or smaller, and squeezed as photographs are that become
    squares; its shadow and the light on it vary.
    """
    shape = _GARMENTS[kind](rng)
    jitter = 0.008
    shape.outlines = [
        [(x + rng.normal(0, jitter), y + rng.normal(0, jitter)) for x, y in outline]
        for outline in shape.outlines
    ]
    large = side * 2
    mask = _mask(shape.outlines, large)
    cloth = _cloth(shape, rng, large)
    if shape.openings:
        inner = np.asarray(ImageChops.multiply(_mask(shape.openings, large), mask)) / 255.0
        cloth *= 1.0 - rng.uniform(0.25, 0.6) * inner[..., None].astype(np.float32)
    angle = rng.normal(0.0, 0.09) if rng.random() < 0.94 else rng.uniform(-math.pi, math.pi)
    wide, high = rng.uniform(0.8, 1.2) * rng.uniform(0.92, 1.08, 2)
    centre = large / 2.0
    shift_x, shift_y = rng.normal(0.0, 0.05, 2) * large
    cos, sin = math.cos(angle), math.sin(angle)
    matrix = (cos * wide, sin * wide, 0.0, -sin * high, cos * high, 0.0)
    offset_x = centre - matrix[0] * (centre + shift_x) - matrix[1] * (centre + shift_y)
    offset_y = centre - matrix[3] * (centre + shift_x) - matrix[4] * (centre + shift_y)
    where = (matrix[0], matrix[1], offset_x, matrix[3], matrix[4], offset_y)

    def laid(image: Image.Image) -> Image.Image:
        return image.transform(
            image.size, Image.Transform.AFFINE, where, Image.Resampling.BILINEAR
        ).resize((side, side), Image.Resampling.BOX)

    placed_mask = laid(mask)
    surface = Image.fromarray((np.clip(cloth, 0.0, 1.0) * 255.0).astype(np.uint8))
    placed = np.asarray(laid(surface), dtype=np.float32) / 255.0
    ground = _ground(rng, side)
    shadow = placed_mask.filter(ImageFilter.GaussianBlur(side / rng.uniform(25, 60)))
    ground *= 1.0 - rng.uniform(0.1, 0.5) * np.asarray(shadow, np.float32)[..., None] / 255.0
    alpha = np.asarray(placed_mask, dtype=np.float32)[..., None] / 255.0
    picture = ground * (1.0 - alpha) + placed * alpha
    picture *= 1.0 + rng.uniform(0.0, 0.3) * _noise(rng, side, 3)[..., None]
    finished = Image.fromarray((np.clip(picture, 0.0, 1.0) * 255.0).astype(np.uint8))
    return np.asarray(finished.filter(ImageFilter.GaussianBlur(rng.uniform(0.0, 0.9))))
