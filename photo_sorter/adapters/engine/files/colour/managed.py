"""From a picture without transparency to 8-bit sRGB, by what its file says of its colours."""

from __future__ import annotations

from PIL import Image

from photo_sorter.adapters.engine.files.colour import icc
from photo_sorter.adapters.engine.files.colour.code_points import CodePoints
from photo_sorter.adapters.engine.files.colour.depth import SIXTEEN_BITS, eight_bit
from photo_sorter.adapters.engine.files.colour.facts import ColourFacts
from photo_sorter.adapters.engine.files.colour.made_profiles import (
    SRGB_CURVE,
    Curve,
    grey_profile,
    power,
    rgb_profile,
)
from photo_sorter.adapters.engine.files.colour.primaries import ADOBE_RGB, BY_NUMBER, SRGB
from photo_sorter.adapters.engine.files.colour.tone_map import brightest, tone_mapped

_GREY_MODES = ("L", "I;16")
_CURVES = {4: power(2.2), 5: power(2.8), 8: power(1.0), 17: power(2.6)}  # ITU-T H.273, table 3
_ADOBE_GAMMA = 563 / 256
# libpng's own threshold: a gamma so near to 1/2.2 changes nothing that can be seen.
_SCREENS_GAMMA, _NEAR = 1 / 2.2, 0.05
_GAMMAS = (0.1, 10.0)  # others are mistakes


def keeps_mode(mode: str, facts: ColourFacts) -> bool:
    """Whether `to_srgb` wants a picture of this mode as it is, before it is averaged down. Other
    modes, as palettes, are to be plain RGB by then."""
    if mode in ("L", "LAB", "RGB"):
        return True
    return mode == "CMYK" and icc.mode_of(facts.icc) == "CMYK"


def is_deep(facts: ColourFacts) -> bool:
    """Whether greys should come in 16 bits (mode I;16), since they are converted."""
    return bool(_profile(facts, "I;16"))


def to_srgb(picture: Image.Image, facts: ColourFacts, in_place: bool = False) -> Image.Image:
    """The picture in 8-bit sRGB, mode RGB. A profile that is broken, or for other pictures, costs
    nothing: the plain colours are shown. With `in_place` an RGB picture may be changed itself. Safe
    to use from several threads. Raises MemoryError."""
    if facts.code_points is not None and facts.hdr:
        return _tone_mapped(_plain(picture), facts.code_points, facts.peak)
    if picture.mode == "LAB":
        return icc.applied(icc.lab(), picture, False)
    if picture.mode in _GREY_MODES and (profile := _profile(facts, picture.mode)):
        transform = icc.to_srgb_by(profile, picture.mode)
    else:
        transform = None
        if picture.mode != "CMYK":
            picture = _plain(picture)
        if profile := _profile(facts, picture.mode):
            transform = icc.to_srgb_by(profile, picture.mode)
    if transform is None:
        return _plain(picture)
    return icc.applied(transform, picture, in_place)


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode == "I;16":
        picture = eight_bit(picture, SIXTEEN_BITS)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _tone_mapped(picture: Image.Image, colours: CodePoints, peak: float | None) -> Image.Image:
    return tone_mapped(picture, colours, brightest(picture, colours) if peak is None else peak)


def _profile(facts: ColourFacts, mode: str) -> bytes:
    """The profile by which a picture of this mode is converted; empty where it is not."""
    grey = mode in _GREY_MODES
    if facts.icc:
        fits = icc.mode_of(facts.icc) == ("L" if grey else mode)
        return facts.icc if fits else b""
    if mode == "CMYK":
        return b""
    if facts.gamma is not None:
        return _by_gamma(facts.gamma, facts, grey)
    if grey:
        return b""
    if facts.code_points is not None:
        return _by_numbers(facts.code_points)
    return rgb_profile(ADOBE_RGB, power(_ADOBE_GAMMA)) if facts.adobe_rgb else b""


def _by_gamma(gamma: float, facts: ColourFacts, grey: bool) -> bytes:
    if not _GAMMAS[0] <= gamma <= _GAMMAS[1]:
        return b""
    near = abs(gamma / _SCREENS_GAMMA - 1.0) <= _NEAR
    curve: Curve = SRGB_CURVE if near else power(1.0 / gamma)
    if grey:
        return b"" if near else grey_profile(curve)
    colours = facts.chromaticities
    if colours is None or not colours.usable() or colours.alike(SRGB):
        return b"" if near else rgb_profile(SRGB, curve)
    return rgb_profile(colours, curve)


def _by_numbers(colours: CodePoints) -> bytes:
    """Video's own transfer functions are shown by sRGB's, as screens do."""
    primaries = BY_NUMBER.get(colours.primaries, SRGB)
    curve = _CURVES.get(colours.transfer, SRGB_CURVE)
    same = primaries.alike(SRGB) and curve == SRGB_CURVE
    return b"" if same else rgb_profile(primaries, curve)
