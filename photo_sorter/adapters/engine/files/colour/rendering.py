"""From a decoded picture, in its own mode, to 8-bit sRGB at the size that is wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image

from photo_sorter.adapters.engine.files.colour.depth import (
    SIXTEEN_BITS,
    WIDE_MODES,
    Greys,
    eight_bit,
    greys_of,
    scaled,
    sixteen_bit,
)
from photo_sorter.adapters.engine.files.colour.facts import NO_FACTS, ColourFacts
from photo_sorter.adapters.engine.files.colour.ground import (
    apart,
    deep_laid_over,
    ground_of,
    laid_over,
)
from photo_sorter.adapters.engine.files.colour.managed import is_deep, keeps_mode, to_srgb
from photo_sorter.adapters.engine.files.colour.tone_map import brightest

_STRIP_PIXELS = 8_000_000


def rendered(source: Image.Image, facts: ColourFacts, factor: int = 1) -> Image.Image:
    """The picture in sRGB at one `factor`-th of its size, upright or not as it is stored.

    It is made strip by strip: of a large one, the whole in plain RGB would take several times the
    memory of what the file holds. An RGB picture in full size is changed in place, and returned."""
    _note_clear_grey(source, facts)
    whole = _Whole.of(source, facts)
    if factor == 1 and source.mode == "RGB" and not whole.transparent:
        return to_srgb(source, whole.facts, in_place=True)
    width, height = source.size
    rows = max(_STRIP_PIXELS // (width * factor), 1) * factor
    if rows >= height:
        return whole.part(source, factor)
    result = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, rows):
        strip = source.crop((0, top, width, min(top + rows, height)))
        result.paste(whole.part(strip, factor), (0, top // factor))
    return result


def rendered_clear(source: Image.Image, facts: ColourFacts) -> Image.Image:
    """At its size, and with its transparency (mode RGBA) where any of it is seen through; a wide
    picture is laid on its ground as by `rendered`."""
    _note_clear_grey(source, facts)
    if not source.has_transparency_data or source.mode in WIDE_MODES:
        return rendered(source, facts)
    colours, clear = apart(source, lambda picture: to_srgb(picture, facts, in_place=True))
    if clear.getextrema()[0] == 255:
        return colours
    colours.putalpha(clear)
    return colours


def _note_clear_grey(source: Image.Image, facts: ColourFacts) -> None:
    if facts.clear_grey is not None:
        source.info["transparency"] = facts.clear_grey


@dataclass(frozen=True, slots=True)
class _Whole:
    """What has to be known of a whole picture before a strip of it is made."""

    facts: ColourFacts
    greys: Greys
    transparent: bool
    ground: int

    @staticmethod
    def of(source: Image.Image, facts: ColourFacts) -> _Whole:
        greys = greys_of(source)
        if source.mode == "CMYK" and not keeps_mode("CMYK", facts):
            facts = NO_FACTS  # what is said of red, green and blue is not said of inks
        if facts.code_points is not None and facts.hdr and facts.peak is None:
            shown = eight_bit(source, greys) if source.mode in WIDE_MODES else source
            facts = replace(facts, peak=brightest(shown, facts.code_points))
        ground = ground_of(source, lambda picture: to_srgb(picture, facts))
        return _Whole(facts, greys, source.has_transparency_data, ground)

    def part(self, strip: Image.Image, factor: int) -> Image.Image:
        """A strip of the picture, or all of it."""
        if strip.mode in WIDE_MODES:
            return self._deep_part(strip, factor)
        if self.transparent:
            return _reduced(laid_over(strip, self.ground, self._shown), factor)
        if not keeps_mode(strip.mode, self.facts):
            strip = strip.convert("RGB")
        return self._shown(_reduced(strip, factor))

    def _shown(self, picture: Image.Image) -> Image.Image:
        return to_srgb(picture, self.facts, in_place=True)

    def _deep_part(self, strip: Image.Image, factor: int) -> Image.Image:
        if self.transparent:
            strip = deep_laid_over(strip, self.ground, self.greys)
        if is_deep(self.facts):
            strip = _reduced(scaled(strip, self.greys, SIXTEEN_BITS.white), factor)
            return to_srgb(sixteen_bit(strip), self.facts)
        return to_srgb(_reduced(eight_bit(strip, self.greys), factor), self.facts)


def _reduced(picture: Image.Image, factor: int) -> Image.Image:
    return picture.reduce(factor) if factor > 1 else picture
