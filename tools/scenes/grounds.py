"""Grounds: what a scene stands on, in the light of a day, a night, a sunset or a fog."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tools.scenes.canvas import (
    Canvas,
    Colour,
    blend,
    disk,
    gradient,
    jitter,
    rgb,
    smooth_noise,
)

LIGHTS = ("day", "night", "sunset", "fog")

_SKIES: dict[str, list[tuple[float, Colour]]] = {
    "day": [(0.0, rgb(0x3F86D6)), (0.6, rgb(0x8CC0EE)), (1.0, rgb(0xD6EAF7))],
    "night": [(0.0, rgb(0x05081C)), (0.6, rgb(0x0D1638)), (1.0, rgb(0x1C2B57))],
    "sunset": [
        (0.0, rgb(0x4A3A7A)),
        (0.45, rgb(0xC2566B)),
        (0.75, rgb(0xF4904A)),
        (1.0, rgb(0xFFD27A)),
    ],
    "fog": [(0.0, rgb(0xB4BABF)), (1.0, rgb(0xCDD1D3))],
}
_TINTS: dict[str, Colour] = {
    "day": (1.0, 1.0, 1.0),
    "night": (0.20, 0.25, 0.42),
    "sunset": (0.92, 0.62, 0.50),
    "fog": (0.90, 0.91, 0.93),
}


def _sky(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    canvas = gradient(height, width, [(p, jitter(c, 0.03, rng)) for p, c in _SKIES[light]])
    small = min(height, width)
    if light == "day" and rng.random() < 0.7:
        clouds = smooth_noise(height, width, 5, 7, rng) + 0.5 * smooth_noise(
            height, width, 11, 15, rng
        )
        blend(canvas, (0.98, 0.98, 1.0), np.clip(clouds - 0.15, 0.0, 0.75))
    elif light == "night":
        count = int(rng.integers(30, 70))
        stars = np.zeros((height, width), dtype=np.float32)
        radius = max(1, round(small / 400))
        for x, y, power in zip(
            rng.integers(0, width, count),
            rng.integers(0, height, count),
            rng.uniform(0.35, 1.0, count),
            strict=True,
        ):
            stars[y : y + radius, x : x + radius] = power
        blend(canvas, (1.0, 0.98, 0.88), stars)
        if rng.random() < 0.6:
            centre = (float(rng.uniform(0.1, 0.9) * width), float(rng.uniform(0.15, 0.45) * height))
            blend(canvas, (0.75, 0.80, 1.0), 0.25 * disk(height, width, centre, 0.0, small * 0.3))
            blend(
                canvas, (0.97, 0.96, 0.88), disk(height, width, centre, small * 0.07, small * 0.01)
            )
    elif light == "sunset":
        centre = (float(rng.uniform(0.2, 0.8) * width), float(rng.uniform(0.7, 0.98) * height))
        blend(canvas, (1.0, 0.80, 0.45), 0.6 * disk(height, width, centre, 0.0, small * 0.7))
        blend(canvas, (1.0, 0.95, 0.75), disk(height, width, centre, small * 0.1, small * 0.02))
        streaks = smooth_noise(height, width, 14, 3, rng)
        blend(canvas, (0.55, 0.28, 0.42), np.clip(streaks - 0.25, 0.0, 0.5))
    return canvas


def _textured(
    height: int,
    width: int,
    far: Colour,
    near: Colour,
    strength: float,
    rng: np.random.Generator,
    stretch: int = 1,
) -> Canvas:
    """Land from `far` at the top to `near` at the bottom, with soft patches and a fine grain."""
    stops = [(0.0, jitter(far, 0.04, rng)), (1.0, jitter(near, 0.04, rng))]
    canvas = gradient(height, width, stops)
    patches = smooth_noise(height, width, 6 * stretch, 6, rng)
    grain = smooth_noise(height, width, 40 * stretch, 40, rng)
    canvas *= (1.0 + strength * (0.6 * patches + 0.4 * grain))[..., None]
    return canvas


def _grass(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    return _textured(height, width, rgb(0x79B356), rgb(0x3E8A35), 0.22, rng)


def _snow(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    canvas = _textured(height, width, rgb(0xDCE8F4), rgb(0xF8FBFF), 0.04, rng)
    drifts = smooth_noise(height, width, 5, 3, rng)
    blend(canvas, rgb(0xB4CBE4), np.clip(drifts, 0.0, 0.45))
    return canvas


def _sand(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    return _textured(height, width, rgb(0xE9D29A), rgb(0xDCBD7C), 0.10, rng)


def _water(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    canvas = _textured(height, width, rgb(0x4E9CC9), rgb(0x17597F), 0.08, rng, stretch=2)
    waves = smooth_noise(height, width, 36, 6, rng)
    blend(canvas, rgb(0xC6E4F2), np.clip(waves - 0.35, 0.0, 0.5))
    if light == "sunset":
        glow = gradient(height, width, [(0.0, (1.0, 0.72, 0.45)), (1.0, (0.55, 0.35, 0.45))])
        canvas += (glow - canvas) * 0.45
    return canvas


def _beach(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    canvas = _sand(height, width, light, rng)
    shore = max(int(height * rng.uniform(0.18, 0.35)), 2)
    canvas[:shore] = _water(shore, width, light, rng)
    edge = smooth_noise(1, width, 2, 7, rng)[0] * 0.04 * height + shore
    rows = np.arange(height, dtype=np.float32)[:, None]
    foam = np.clip(1.0 - np.abs(rows - edge[None, :]) / max(0.035 * height, 1.0), 0.0, 1.0)
    blend(canvas, (0.97, 0.98, 0.98), foam.astype(np.float32) * 0.9)
    return canvas


def _desert(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    canvas = _textured(height, width, rgb(0xDB9E58), rgb(0xC77F3B), 0.08, rng)
    rows = np.arange(height, dtype=np.float32)[:, None]
    for step in range(3):
        crest = (0.12 + 0.25 * step + 0.10 * smooth_noise(1, width, 2, 4, rng)[0]) * height
        shade = np.clip((rows - crest[None, :]) / max(0.22 * height, 1.0), 0.0, 1.0)
        mask = np.where(rows > crest[None, :], 0.38 * (1.0 - shade), 0.0).astype(np.float32)
        blend(canvas, rgb(0x8A4E22), mask)
    return canvas


def _street(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    canvas = _textured(height, width, rgb(0x7C7F84), rgb(0x55585D), 0.08, rng)
    pavement = max(int(height * 0.09), 1)
    canvas[:pavement] = _textured(pavement, width, rgb(0xA9A7A2), rgb(0xB9B7B1), 0.05, rng)
    canvas[pavement : pavement + max(height // 60, 1)] = rgb(0x8E8C88)
    return canvas


def _leaves(height: int, width: int, light: str, rng: np.random.Generator) -> Canvas:
    canvas = _textured(height, width, rgb(0xB9712B), rgb(0x94521F), 0.2, rng)
    blend(canvas, rgb(0xE8A33A), np.clip(smooth_noise(height, width, 30, 30, rng), 0.0, 0.7))
    return canvas


_Land = Callable[[int, int, str, np.random.Generator], Canvas]
_LAND: dict[str, _Land] = {
    "grass": _grass,
    "forest": _grass,
    "mountains": _grass,
    "snow": _snow,
    "beach": _beach,
    "sea": _water,
    "desert": _desert,
    "city": _street,
    "autumn": _leaves,
}
OUTDOORS = (*_LAND, "sky")
PLAIN = (
    "red",
    "orange",
    "yellow",
    "green",
    "blue",
    "purple",
    "pink",
    "brown",
    "black",
    "white",
    "grey",
)
GROUNDS = (*OUTDOORS, "underwater", "indoor", "table", *(f"plain {name}" for name in PLAIN))
_PLAIN_COLOURS: dict[str, Colour] = {
    "red": rgb(0xC93434),
    "orange": rgb(0xEF8A2E),
    "yellow": rgb(0xF3D24B),
    "green": rgb(0x4C9E4B),
    "blue": rgb(0x3A6FC4),
    "purple": rgb(0x7E4AA8),
    "pink": rgb(0xF0A0BE),
    "brown": rgb(0x855B3A),
    "black": rgb(0x18181A),
    "white": rgb(0xF5F5F3),
    "grey": rgb(0x94979B),
}


def _ridge(
    canvas: Canvas,
    horizon: int,
    colour: Colour,
    height: float,
    peaks: int,
    rng: np.random.Generator,
) -> NDArray[np.float32]:
    """Lay a jagged ridge of `peaks` above the horizon; returns the ridge line per column."""
    rows, width = canvas.shape[:2]
    places = np.linspace(0.0, width, 2 * peaks + 1)
    levels = np.where(
        np.arange(2 * peaks + 1) % 2 == 1,
        rng.uniform(0.6, 1.0, 2 * peaks + 1),
        rng.uniform(0.1, 0.45, 2 * peaks + 1),
    )
    line = horizon - height * np.interp(np.arange(width), places, levels)
    grid = np.arange(rows, dtype=np.float32)[:, None]
    mask = np.clip(grid - line[None, :] + 0.5, 0.0, 1.0) * (grid < horizon + 1)
    blend(canvas, colour, mask.astype(np.float32))
    return line.astype(np.float32)


def _backdrop(
    canvas: Canvas, ground: str, horizon: int, light: str, rng: np.random.Generator
) -> None:
    """What stands on the horizon: mountains, trees or houses."""
    height, width = canvas.shape[:2]
    tint = np.asarray(_TINTS[light], dtype=np.float32)

    def lit(code: int) -> Colour:
        colour = np.asarray(rgb(code), dtype=np.float32) * tint
        return (float(colour[0]), float(colour[1]), float(colour[2]))

    if ground == "mountains":
        _ridge(canvas, horizon, lit(0x8FA3BC), 0.42 * height, int(rng.integers(2, 5)), rng)
        line = _ridge(canvas, horizon, lit(0x5F7590), 0.34 * height, int(rng.integers(2, 4)), rng)
        rows = np.arange(height, dtype=np.float32)[:, None]
        caps = (rows >= line[None, :]) & (rows < line[None, :] + 0.07 * height)
        caps &= line[None, :] < horizon - 0.18 * height
        blend(canvas, lit(0xF6F9FC), caps.astype(np.float32) * 0.9)
    elif ground == "forest":
        for shade, tall, count in ((0x4F7F4C, 0.36, 9), (0x2F5F35, 0.28, 12)):
            _ridge(canvas, horizon, lit(shade), tall * height, count + int(rng.integers(0, 4)), rng)
    elif ground == "city":
        x = 0
        while x < width:
            wide = int(width * rng.uniform(0.08, 0.18)) + 1
            top = max(horizon - int(height * rng.uniform(0.18, 0.48)), 0)
            wall = jitter(lit(0x8C96A6), 0.06, rng)
            canvas[top : horizon + 1, x : x + wide] = wall
            step = max(round(height * 0.045), 3)
            window = max(step // 2, 1)
            for wy in range(top + window, horizon - window, step):
                for wx in range(x + window, min(x + wide, width) - window, step):
                    if light == "night":
                        on = rng.random() < 0.5
                        colour: Colour = (1.0, 0.85, 0.45) if on else (0.10, 0.12, 0.2)
                    else:
                        colour = lit(0xC9DDEC)
                    canvas[wy : wy + window, wx : wx + window] = colour
            x += wide
    elif ground == "snow" and rng.random() < 0.6:
        _ridge(canvas, horizon, lit(0x6D8896), 0.14 * height, int(rng.integers(6, 12)), rng)


def _outdoors(height: int, width: int, ground: str, light: str, rng: np.random.Generator) -> Canvas:
    if ground == "sky":
        return _sky(height, width, light, rng)
    horizon = int(height * rng.uniform(0.42, 0.58))
    canvas = np.empty((height, width, 3), dtype=np.float32)
    canvas[:horizon] = _sky(horizon, width, light, rng)
    land = _LAND[ground](height - horizon, width, light, rng)
    canvas[horizon:] = land * np.asarray(_TINTS[light], dtype=np.float32)
    _backdrop(canvas, ground, horizon, light, rng)
    if ground == "snow" and rng.random() < 0.7:
        size = max(round(min(height, width) / 160), 1)
        for x, y in zip(rng.integers(0, width, 60), rng.integers(0, height, 60), strict=True):
            canvas[y : y + size, x : x + size] += 0.4
    if light == "fog":
        veil = 0.62 + 0.14 * smooth_noise(height, width, 4, 5, rng)
        blend(canvas, (0.80, 0.82, 0.83), np.clip(veil, 0.0, 0.85).astype(np.float32))
    return canvas


def _underwater(height: int, width: int, rng: np.random.Generator) -> Canvas:
    canvas = gradient(
        height, width, [(0.0, rgb(0x4FC0D8)), (0.5, rgb(0x1678A8)), (1.0, rgb(0x0A3560))]
    )
    rays = smooth_noise(height, width, 2, 14, rng)
    fade = np.linspace(0.5, 0.0, height, dtype=np.float32)[:, None]
    blend(canvas, (0.8, 0.97, 1.0), np.clip(rays, 0.0, 1.0) * fade)
    small = min(height, width)
    for _ in range(int(rng.integers(4, 12))):
        centre = (float(rng.uniform(0, width)), float(rng.uniform(0, height)))
        radius = small * float(rng.uniform(0.008, 0.025))
        blend(canvas, (0.85, 0.97, 1.0), 0.5 * disk(height, width, centre, radius, radius * 0.5))
    return canvas


def _indoor(height: int, width: int, rng: np.random.Generator) -> Canvas:
    walls = (0xE7DCC8, 0xD9E2E6, 0xE8D5D0, 0xCFDDCB, 0xEFEBDD)
    floors = (0x9C6B43, 0x7F573A, 0xB08355, 0x8B8177)
    wall = rgb(walls[int(rng.integers(len(walls)))])
    floor = rgb(floors[int(rng.integers(len(floors)))])
    edge = int(height * rng.uniform(0.58, 0.72))
    canvas = np.empty((height, width, 3), dtype=np.float32)
    darker = (wall[0] * 0.88, wall[1] * 0.88, wall[2] * 0.88)
    canvas[:edge] = gradient(edge, width, [(0.0, darker), (1.0, wall)])
    canvas[edge:] = _textured(height - edge, width, floor, floor, 0.08, rng, stretch=4)
    canvas[edge - max(height // 50, 1) : edge] = 0.96
    if rng.random() < 0.7:  # a window or a picture frame
        w, h = int(width * rng.uniform(0.16, 0.28)), int(height * rng.uniform(0.2, 0.32))
        x, y = int(rng.uniform(0.04, 0.96) * (width - w)), int(height * rng.uniform(0.06, 0.18))
        border = max(min(width, height) // 60, 1)
        canvas[y : y + h, x : x + w] = (0.97, 0.97, 0.95)
        pane = canvas[y + border : y + h - border, x + border : x + w - border]
        pane[:] = gradient(pane.shape[0], pane.shape[1], _SKIES["day"])
    return canvas


def _table(height: int, width: int, rng: np.random.Generator) -> Canvas:
    woods = (0xA8744A, 0xC49A6C, 0x7D5636, 0xD8BE98)
    wood = rgb(woods[int(rng.integers(len(woods)))])
    canvas = _textured(height, width, wood, wood, 0.05, rng)
    veins = smooth_noise(height, width, 46, 4, rng)
    canvas *= (1.0 + 0.14 * veins)[..., None]
    return canvas


def _plain(height: int, width: int, name: str, rng: np.random.Generator) -> Canvas:
    colour = jitter(_PLAIN_COLOURS[name], 0.04, rng)
    darker = (colour[0] * 0.85, colour[1] * 0.85, colour[2] * 0.85)
    return gradient(height, width, [(0.0, colour), (1.0, darker)])


def paint_ground(
    ground: str, light: str, width: int, height: int, rng: np.random.Generator
) -> Canvas:
    """Paint one of `GROUNDS` in one of `LIGHTS` (which only the outdoor grounds heed)."""
    if ground.startswith("plain "):
        return _plain(height, width, ground.removeprefix("plain "), rng)
    if ground == "underwater":
        return _underwater(height, width, rng)
    if ground == "indoor":
        return _indoor(height, width, rng)
    if ground == "table":
        return _table(height, width, rng)
    return _outdoors(height, width, ground, light, rng)
