"""What a file says of its colours, in the order in which its words count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

from photo_sorter.adapters.engine.files.colour import png
from photo_sorter.adapters.engine.files.colour.bitmap import in_bitmap
from photo_sorter.adapters.engine.files.colour.code_points import (
    CodePoints,
    in_boxes,
    in_notes,
    in_profile,
)
from photo_sorter.adapters.engine.files.colour.primaries import Chromaticities
from photo_sorter.adapters.formats import Format

_EXIF_IFD, _INTEROP_IFD = 0x8769, 0xA005
_COLOUR_SPACE, _INTEROP_INDEX = 0xA001, 1
_SRGB, _ADOBE_RGB = 1, 2


@dataclass(frozen=True, slots=True)
class ColourFacts:
    """What counts of what a file says; nothing where its colours are sRGB's.

    `icc` is a profile, unread. `gamma` is PNG's: what is stored is light to this power.
    `chromaticities` come with it. `adobe_rgb` is EXIF's word. `peak` is the light of the brightest
    thing in cd/m², where `code_points` are HDR and somebody knows. `clear_grey` is the transparent
    one of 256 greys, where the decoder's own note of it is wrong."""

    icc: bytes = b""
    code_points: CodePoints | None = None
    gamma: float | None = None
    chromaticities: Chromaticities | None = None
    adobe_rgb: bool = False
    peak: float | None = None
    clear_grey: int | None = None

    @property
    def hdr(self) -> bool:
        return self.code_points is not None and self.code_points.hdr


NO_FACTS = ColourFacts()


def colour_facts(source: Image.Image, data: bytes, form: Format) -> ColourFacts:
    """Of a picture that is loaded, whose file holds `data`. Any decoder may put into the picture's
    `info` what it knows: `icc_profile`, `nclx_profile` (a mapping), `srgb`, `gamma`,
    `chromaticity`. Of a gain map nothing is said: the picture that it belongs to is shown.

    A PNG's cICP is above its profile (PNG, third edition, 12.5); elsewhere the profile is above
    the numbers (ISO 23000-22), for they also tell how a video's samples are stored."""
    if form.decoder != "PNG":
        return _said(source, source.info, data, form)
    chunks = png.chunks_before_pixels(data)
    if (numbers := png.code_points(chunks)) is not None:
        facts = ColourFacts(code_points=numbers)
    else:
        facts = _said(source, png.notes_in_place(source.info, chunks), data, form)
    clear = png.clear_grey(data, chunks)
    return facts if clear is None else replace(facts, clear_grey=clear)


def _said(source: Image.Image, notes: Mapping[Any, Any], data: bytes, form: Format) -> ColourFacts:
    icc = notes.get("icc_profile") or (in_bitmap(data) if form.decoder == "BMP" else b"")
    if isinstance(icc, bytes) and icc:
        numbers = in_profile(icc)
        if numbers is not None and numbers.hdr:
            return ColourFacts(code_points=numbers)
        return ColourFacts(icc=icc)
    numbers = in_notes(notes)
    if numbers is None and form.decoder in ("AVIF", "HEIF"):
        numbers = in_boxes(data)
    if numbers is not None and numbers != CodePoints(2, 2):
        return ColourFacts(code_points=numbers)
    if "srgb" in notes:
        return NO_FACTS
    gamma = notes.get("gamma")
    if isinstance(gamma, float) and gamma > 0.0:
        return ColourFacts(gamma=gamma, chromaticities=_chromaticities(notes))
    return ColourFacts(adobe_rgb=True) if _says_adobe_rgb(source) else NO_FACTS


def _chromaticities(notes: Mapping[Any, Any]) -> Chromaticities | None:
    numbers = notes.get("chromaticity")
    if not isinstance(numbers, tuple) or len(numbers) != 8:
        return None
    wx, wy, rx, ry, gx, gy, bx, by = map(float, numbers)
    return Chromaticities((wx, wy), (rx, ry), (gx, gy), (bx, by))


def _says_adobe_rgb(source: Image.Image) -> bool:
    """EXIF names sRGB by 1; cameras say Adobe RGB by 2, or, as DCF has it, by "uncalibrated" and
    the interoperability index R03 (R98 is sRGB)."""
    try:
        exif = source.getexif()
        if _EXIF_IFD not in exif:
            return False
        block = exif.get_ifd(_EXIF_IFD)
        space = block.get(_COLOUR_SPACE)
        if space == _ADOBE_RGB:
            return True
        if space == _SRGB or _INTEROP_IFD not in block:
            return False
        index = exif.get_ifd(_INTEROP_IFD).get(_INTEROP_INDEX, "")
    except Exception:  # a broken EXIF block must not cost the picture
        return False
    words = index.decode("latin-1") if isinstance(index, bytes) else str(index)
    return words.strip("\0 ") == "R03"
