"""Pictures that are no photographs of things: documents, receipts, screenshots and charts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

PAPERS = ("document", "receipt", "screenshot", "chart")
_Fill = tuple[int, int, int]


def _lines(
    draw: ImageDraw.ImageDraw,
    box: tuple[float, float, float, float],
    step: float,
    ink: _Fill,
    rng: np.random.Generator,
) -> None:
    """Rows of words drawn as bars inside `box` (left, top, right, bottom in pixels)."""
    left, top, right, bottom = box
    y = top
    while y + step * 0.5 < bottom:
        x = left
        end = right if rng.random() > 0.2 else left + (right - left) * float(rng.uniform(0.3, 0.9))
        while x < end - step * 0.4:
            word = float(rng.uniform(0.6, 2.6)) * step
            draw.rectangle((x, y, min(x + word, end), y + step * 0.42), fill=ink)
            x += word + step * 0.4
        y += step if rng.random() > 0.12 else step * 1.8


def _document(width: int, height: int, rng: np.random.Generator) -> Image.Image:
    desk = int(rng.integers(90, 250))
    picture = Image.new("RGB", (width, height), (desk, desk, desk))
    draw = ImageDraw.Draw(picture)
    margin = float(rng.uniform(0.0, 0.10))
    x0, y0, x1, y1 = margin * width, margin * height * 0.5, (1 - margin) * width, height * 1.0
    paper = int(rng.integers(240, 256))
    draw.rectangle((x0, y0, x1, y1), fill=(paper, paper, paper - 4))
    ink = (40, 40, 46)
    inner = (x1 - x0) * 0.1
    step = height * float(rng.uniform(0.026, 0.042))
    top = y0 + height * 0.08
    draw.rectangle(
        (x0 + inner, top, x0 + inner + (x1 - x0) * float(rng.uniform(0.3, 0.6)), top + step),
        fill=ink,
    )
    _lines(draw, (x0 + inner, top + step * 2.4, x1 - inner, y1 - height * 0.08), step, ink, rng)
    return picture


def _receipt(width: int, height: int, rng: np.random.Generator) -> Image.Image:
    wood = int(rng.integers(60, 150))
    picture = Image.new("RGB", (width, height), (wood + 30, wood, max(wood - 35, 0)))
    draw = ImageDraw.Draw(picture)
    half = width * float(rng.uniform(0.17, 0.25))
    centre = width * float(rng.uniform(0.42, 0.58))
    x0, x1 = centre - half, centre + half
    y0, y1 = height * 0.03, height * float(rng.uniform(0.90, 1.0))
    draw.rectangle((x0, y0, x1, y1), fill=(246, 245, 240))
    ink = (52, 50, 54)
    pad = half * 0.16
    step = height * float(rng.uniform(0.035, 0.05))
    draw.rectangle((centre - half * 0.5, y0 + step, centre + half * 0.5, y0 + step * 2), fill=ink)
    y = y0 + step * 3.2
    while y < y1 - step * 5:
        wide = half * float(rng.uniform(0.5, 1.1))
        draw.rectangle((x0 + pad, y, x0 + pad + wide, y + step * 0.42), fill=ink)
        draw.rectangle((x1 - pad - half * 0.3, y, x1 - pad, y + step * 0.42), fill=ink)
        y += step
    draw.line((x0 + pad, y, x1 - pad, y), fill=ink, width=max(width // 300, 1))
    draw.rectangle((x0 + pad, y + step * 0.5, centre, y + step * 1.3), fill=ink)
    draw.rectangle((x1 - pad - half * 0.5, y + step * 0.5, x1 - pad, y + step * 1.3), fill=ink)
    x = x0 + pad
    while x < x1 - pad:  # a bar code
        bar = half * float(rng.uniform(0.01, 0.05))
        draw.rectangle((x, y + step * 2.2, x + bar, y + step * 4), fill=ink)
        x += bar * 2.2 + 1
    return picture


def _screenshot(width: int, height: int, rng: np.random.Generator) -> Image.Image:
    dark = rng.random() < 0.35
    back: _Fill = (34, 36, 42) if dark else (247, 248, 250)
    panel: _Fill = (48, 51, 60) if dark else (228, 232, 238)
    ink: _Fill = (190, 195, 205) if dark else (70, 76, 86)
    accents = ((46, 110, 220), (30, 150, 110), (200, 70, 70), (120, 80, 200), (230, 140, 40))
    accent = accents[int(rng.integers(len(accents)))]
    picture = Image.new("RGB", (width, height), back)
    draw = ImageDraw.Draw(picture)
    bar = height * float(rng.uniform(0.05, 0.09))
    draw.rectangle((0, 0, width, bar), fill=accent if rng.random() < 0.5 else panel)
    for index in range(3):
        x = width * (0.02 + 0.03 * index)
        draw.ellipse(
            (x, bar * 0.3, x + bar * 0.4, bar * 0.7),
            fill=((236, 95, 86), (245, 190, 60), (90, 200, 90))[index],
        )
    side = width * float(rng.uniform(0.18, 0.28)) if width >= height else 0.0
    step = height * float(rng.uniform(0.032, 0.05))
    if side:
        draw.rectangle((0, bar, side, height), fill=panel)
        _lines(draw, (side * 0.12, bar + step, side * 0.8, height - step), step * 1.4, ink, rng)
    columns = int(rng.integers(1, 4))
    gap = width * 0.02
    wide = (width - side - gap * (columns + 1)) / columns
    y = bar + gap
    while y < height - gap:
        tall = height * float(rng.uniform(0.2, 0.34))
        for column in range(columns):
            x = side + gap + column * (wide + gap)
            draw.rounded_rectangle((x, y, x + wide, y + tall), gap * 0.5, fill=panel)
            if rng.random() < 0.4:
                draw.rectangle((x + gap, y + gap, x + wide - gap, y + tall * 0.5), fill=accent)
                _lines(
                    draw, (x + gap, y + tall * 0.6, x + wide - gap, y + tall - gap), step, ink, rng
                )
            else:
                _lines(draw, (x + gap, y + gap, x + wide - gap, y + tall - gap), step, ink, rng)
        y += tall + gap
    draw.rounded_rectangle(
        (width * 0.82, height * 0.9, width * 0.97, height * 0.96), gap * 0.4, fill=accent
    )
    return picture


def _chart(width: int, height: int, rng: np.random.Generator) -> Image.Image:
    picture = Image.new("RGB", (width, height), (252, 252, 252))
    draw = ImageDraw.Draw(picture)
    palette = (
        (66, 133, 200),
        (230, 126, 60),
        (86, 168, 96),
        (200, 76, 90),
        (140, 100, 190),
        (240, 190, 70),
    )
    x0, y0, x1, y1 = width * 0.1, height * 0.14, width * 0.95, height * 0.88
    thick = max(min(width, height) // 160, 1)
    draw.rectangle((width * 0.3, height * 0.04, width * 0.7, height * 0.08), fill=(60, 60, 66))
    kind = int(rng.integers(3))
    if kind < 2:
        for row in range(6):
            y = y0 + (y1 - y0) * row / 5
            draw.line((x0, y, x1, y), fill=(215, 215, 220), width=thick)
        draw.line((x0, y0, x0, y1), fill=(70, 70, 76), width=thick * 2)
        draw.line((x0, y1, x1, y1), fill=(70, 70, 76), width=thick * 2)
    if kind == 0:
        count = int(rng.integers(4, 10))
        slot = (x1 - x0) / count
        for index in range(count):
            top = y1 - (y1 - y0) * float(rng.uniform(0.15, 0.97))
            fill = palette[0] if count > 6 else palette[index % 6]
            draw.rectangle(
                (x0 + slot * (index + 0.2), top, x0 + slot * (index + 0.8), y1), fill=fill
            )
    elif kind == 1:
        for series in range(int(rng.integers(1, 4))):
            walk = np.cumsum(rng.uniform(-1, 1.1, 14))
            walk = (walk - walk.min()) / max(float(np.ptp(walk)), 1e-6)
            points = [
                (x0 + (x1 - x0) * i / 13, y1 - (y1 - y0) * (0.08 + 0.85 * float(v)))
                for i, v in enumerate(walk)
            ]
            draw.line(points, fill=palette[series], width=thick * 4, joint="curve")
    else:
        radius = min(width, height) * 0.36
        cx, cy, start = width * 0.5, height * 0.54, 0.0
        parts = rng.dirichlet(np.ones(int(rng.integers(3, 7))) * 2.0) * 360.0
        for index, part in enumerate(parts):
            draw.pieslice(
                (cx - radius, cy - radius, cx + radius, cy + radius),
                start,
                start + float(part),
                fill=palette[index % 6],
                outline=(255, 255, 255),
                width=thick,
            )
            start += float(part)
    return picture


_PAINTERS: dict[str, Callable[[int, int, np.random.Generator], Image.Image]] = {
    "document": _document,
    "receipt": _receipt,
    "screenshot": _screenshot,
    "chart": _chart,
}


def paint_paper(kind: str, width: int, height: int, rng: np.random.Generator) -> Image.Image:
    """Paint one of `PAPERS` as an RGB picture."""
    return _PAINTERS[kind](width, height, rng)
