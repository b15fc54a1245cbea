"""Pages of text that nobody wrote: drawn, and photographed as a hand would hold the camera.

The tests of reading and its benchmark are made of them, because of such a page every character is
known."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_WORDS = (  # of several languages, for their letters
    *("Abend", "Apfel", "Bäcker", "Brücke", "Butter", "Datum", "Einkauf", "Frühstück", "Garten"),
    *("Gemüse", "Größe", "Hafen", "Jahr", "Käse", "Kasse", "Kirche", "Küche", "Löffel", "Mühle"),
    *("Nachbar", "Öffnung", "Papier", "Quittung", "Rechnung", "Schlüssel", "Straße", "Summe"),
    *("Tür", "Übergabe", "Vertrag", "Zahlung", "answer", "bridge", "change", "delivery"),
    *("evening", "flower", "invoice", "journey", "kitchen", "letter", "market", "number"),
    *("office", "payment", "quality", "receipt", "summer", "ticket", "Université", "café"),
    *("château", "élève", "forêt", "garçon", "hôtel", "leçon", "niño", "pequeño", "señor"),
    *("łódź", "wiosna", "žena", "året"),
)
_SMALL = ("der", "die", "das", "und", "mit", "the", "a", "of", "with", "le", "de", "et", "un")


_GREY = (90, 90, 90)


@dataclass(frozen=True, slots=True)
class Page:
    """A drawn page and what stands on it, a line each."""

    picture: Image.Image
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def _words(path: Path | None) -> Sequence[str]:
    """Those whose letters the font has: Pillow's own has the plain ones alone."""
    return _WORDS if path is not None else [each for each in _WORDS if each.isascii()]


def font(size: int, path: Path | None = None) -> ImageFont.FreeTypeFont:
    """Pillow's own font, which every machine has, or the one at `path`."""
    if path is not None:
        return ImageFont.truetype(path, size)
    own = ImageFont.load_default(size)
    assert isinstance(own, ImageFont.FreeTypeFont)
    return own


def letter(seed: int, path: Path | None = None, rows: int = 22) -> Page:
    """Sentences over the whole width of a page."""
    rng = random.Random(seed)
    return drawn([_sentence(rng, 34 + rng.randrange(12), path) for _ in range(rows)], path)


def receipt(seed: int, path: Path | None = None) -> Page:
    """Names on the left and prices on the right, a number on each line."""
    rng = random.Random(seed)
    size, width = 30, 620
    items = [
        (rng.choice(_words(path)), f"{rng.randrange(1, 90)},{rng.randrange(100):02}")
        for _ in range(12)
    ]
    items.append(("TOTAL", f"{rng.randrange(90, 400)}.{rng.randrange(100):02}"))
    picture = Image.new("RGB", (width, 80 + len(items) * 48), "white")
    draw, face = ImageDraw.Draw(picture), font(size, path)
    for number, (name, price) in enumerate(items):
        top = 40 + number * 48
        draw.text((40, top), name, "black", face)
        draw.text((width - 40 - draw.textlength(price, face), top), price, "black", face)
    return Page(picture, tuple(f"{name} {price}" for name, price in items))


def columns(seed: int, path: Path | None = None) -> Page:
    """Two columns beside each other below a heading; the left one is read first."""
    rng = random.Random(seed)
    heading = _sentence(rng, 40, path)
    sides = [[_sentence(rng, 26, path) for _ in range(12)] for _ in range(2)]
    face, large = font(22, path), font(32, path)
    picture = Image.new("RGB", (1_240, 760), "white")
    draw = ImageDraw.Draw(picture)
    draw.text((60, 40), heading, "black", large)
    for column, lines in enumerate(sides):
        for number, line in enumerate(lines):
            draw.text((60 + column * 600, 140 + number * 46), line, "black", face)
    return Page(picture, (heading, *sides[0], *sides[1]))


def drawn(lines: Sequence[str], path: Path | None = None, size: int = 32) -> Page:
    """Black on white, one below the other."""
    face, step = font(size, path), round(size * 1.6)
    measure = ImageDraw.Draw(Image.new("RGB", (1, 1)))
    width = round(max(measure.textlength(line, face) for line in lines)) + 2 * size
    picture = Image.new("RGB", (width, len(lines) * step + 2 * size), "white")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((size, size + number * step), line, "black", face)
    return Page(picture, tuple(lines))


def photographed(page: Page, seed: int) -> Page:
    """On a table, seen aslant in uneven light by a camera with a little blur and noise, as a JPEG
    of it is."""
    rng = np.random.default_rng(seed)
    wide, high = (round(side * 1.25) for side in page.picture.size)
    table = Image.new("RGB", (wide, high), tuple(int(c) for c in rng.integers(60, 140, 3)))
    left, top = (wide - page.picture.width) // 2, (high - page.picture.height) // 2
    table.paste(page.picture, (left, top))
    slant = 0.05
    corners = np.array([[0, 0], [0, high], [wide, high], [wide, 0]], float)
    corners += rng.uniform(-slant, slant, (4, 2)) * [wide, high]
    taken = _in_perspective(table, corners)
    taken = taken.rotate(float(rng.uniform(-5, 5)), Image.Resampling.BICUBIC, fillcolor=_GREY)
    pixels = np.asarray(taken.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    across = np.linspace(rng.uniform(0.55, 0.8), 1.0, pixels.shape[1])[None, :, None]
    down = np.linspace(1.0, rng.uniform(0.7, 0.95), pixels.shape[0])[:, None, None]
    tint = np.array([1.0, 0.96, 0.86])
    pixels = pixels * across * down * tint + rng.normal(0, 7, pixels.shape)
    return Page(Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)), page.lines)


def _in_perspective(
    picture: Image.Image, corners: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> Image.Image:
    """The picture with its corners (4, 2), from the upper left one downwards, where these say."""
    wide, high = picture.size
    whole = np.array([[0, 0], [0, high], [wide, high], [wide, 0]], float)
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, whole, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solved = np.linalg.solve(np.array(rows), np.array(values))
    return picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        tuple(solved.tolist()),
        Image.Resampling.BICUBIC,
        fillcolor=_GREY,
    )


def _sentence(rng: random.Random, letters: int, path: Path | None) -> str:
    words: list[str] = []
    while len(" ".join(words)) < letters:
        words.append(rng.choice(_SMALL if rng.random() < 0.3 else _words(path)))
        if rng.random() < 0.08:
            words.append(str(rng.randrange(10, 2_000)))
    return " ".join(words)[:1].upper() + " ".join(words)[1:] + rng.choice(("", ".", ",", ""))


def errors(said: str, meant: str) -> float:
    """Characters that have to be put in, taken out or changed, of those that were meant; how
    spaces and lines part them does not count twice."""
    one, other = " ".join(said.split()), " ".join(meant.split())
    row = np.arange(len(other) + 1)
    codes = np.array([ord(c) for c in other])
    for character in one:
        changed = row[:-1] + (codes != ord(character))
        best = np.minimum(changed, row[1:] + 1)
        first = row[0] + 1
        steps = np.concatenate([[first], best]) - np.arange(len(other) + 1)
        row = np.minimum.accumulate(steps) + np.arange(len(other) + 1)
    return float(row[-1]) / max(1, len(other))
