"""Which decoder reads which kind. A decoder's module, and with it the library that it needs, is
imported with the first file of its kind: the engine starts as fast as without it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from photo_sorter.adapters.engine.files.decoders.opened import Opened, Opener

_PACKAGE = __package__

# By `formats.Format.decoder`: the module of this package, and its opener.
_OWN = {
    "JPEG": ("jpeg", "JpegPicture"),
    "PNG": ("png", "PngPicture"),
    "BMP": ("bitmap", "open_bitmap"),
    "ICO": ("icon", "open_icon"),
    "TGA": ("targa", "open_targa"),
    "JPEG2000": ("jpeg_2000", "Jpeg2000Picture"),
    "WEBP": ("webp", "WebpPicture"),
    "HEIF": ("heif", "HeifPicture"),
    "AVIF": ("avif", "AvifPicture"),
    "TIFF": ("tiff", "open_tiff"),
    "RAW": ("raw", "open_raw"),
    "JXL": ("jpeg_xl", "JpegXlPicture"),
    "PNM": ("netpbm", "open_netpbm"),
    "PCX": ("pcx", "PcxPicture"),
    "PSD": ("psd", "PsdPicture"),
}


def open_picture(data: bytes, decoder: str) -> Opened:
    """The header of a file's bytes, by the decoder that `formats.Format` names: one of this
    package, else Pillow's of that name. Raises what decoders raise."""
    return _opener(decoder)(data)


def _opener(decoder: str) -> Opener | Callable[[bytes], Opened]:
    module, name = _OWN.get(decoder, ("", ""))
    if not module:
        from photo_sorter.adapters.engine.files.decoders.pillow_decoder import PillowPicture

        return partial(PillowPicture, form=decoder)
    opener: Opener = getattr(import_module(f"{_PACKAGE}.{module}"), name)
    return opener
