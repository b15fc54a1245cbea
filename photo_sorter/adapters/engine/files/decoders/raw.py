"""Camera raw through LibRaw: the preview that the camera made where it is large enough, else the
sensor's values are developed."""

from __future__ import annotations

import io

import rawpy
from PIL import Image, ImageCms

from photo_sorter.adapters.engine.files.decoders.jpeg import JpegPicture
from photo_sorter.adapters.engine.files.decoders.opened import (
    Loaded,
    Opened,
    TooManyPixelsError,
    UnreadableKindError,
)
from photo_sorter.adapters.engine.files.decoders.raw_metadata import raw_metadata
from photo_sorter.adapters.engine.files.decoders.tiff import open_tiff

_SIDEWAYS = (5, 6, 7, 8)
_GAMMA = (2.4, 12.92)  # of sRGB
_OF_FLIP = (1, 2, 4, 3, 5, 8, 6, 7)  # LibRaw's turn, as EXIF writes it
_NEARLY = 0.9  # of the sensor's side: previews lack the margins
_TIFF = (b"II*\0", b"MM\0*")


def open_raw(data: bytes) -> Opened:
    """`decoders.opened.Opener` of camera raw. Some files have a raw's name and are plain TIFFs."""
    raw = rawpy.RawPy()
    try:
        raw.open_buffer(io.BytesIO(data))
    except rawpy.LibRawFileUnsupportedError as error:
        raw.close()
        if data.startswith(_TIFF):
            return open_tiff(data)
        raise UnreadableKindError("camera raw") from error
    except BaseException:
        raw.close()
        raise
    return _RawPicture(data, raw)


class _RawPicture:
    """`decoders.opened.Opened`. `size` is the developed picture's before it is turned."""

    def __init__(self, data: bytes, raw: rawpy.RawPy) -> None:
        self._raw = raw
        sizes = raw.sizes
        aspect = sizes.pixel_aspect or 1.0
        self.size = (
            round(sizes.width * max(aspect, 1.0)),
            round(sizes.height / min(aspect, 1.0)),
        )
        self._orientation = _OF_FLIP[sizes.flip & 7]
        self._factor = 1
        self._preview = _preview(raw)
        self.source = raw_metadata(data, None if self._preview is None else self._preview.source)

    def draft(self, factor: int) -> int:
        """The preview is taken where it is as large as what is asked for."""
        self._factor = factor
        wanted = max(self.size) / factor
        if self._preview is None or max(self._preview.size) < _NEARLY * wanted:
            self._preview = None
            return self.size[0] * self.size[1] // (4 if factor > 1 else 1)
        return self._preview.draft(max(1, int(max(self._preview.size) / wanted)))

    def load(self) -> Loaded:
        try:
            loaded = self._of_preview() if self._preview is not None else None
            return loaded or self._developed()
        finally:
            self._raw.close()

    def _of_preview(self) -> Loaded | None:
        assert self._preview is not None
        try:
            loaded = self._preview.load()
        except OSError:
            return None
        if loaded.cut_off:
            return None
        self._say_colours(loaded.picture.info.get("icc_profile"))
        return Loaded(loaded.picture, self._turn_of(loaded))

    def _turn_of(self, preview: Loaded) -> int:
        """What the preview says itself, or LibRaw for it; nothing where it is turned already."""
        width, height = preview.picture.size
        is_turned = (width - height) * (self.size[0] - self.size[1]) < 0
        return 1 if is_turned and preview.orientation in _SIDEWAYS else preview.orientation

    def _developed(self) -> Loaded:
        samples = self._raw.postprocess(
            use_camera_wb=True,
            half_size=self._factor > 1,
            user_flip=0,  # turned with all others
            gamma=_GAMMA,
            output_bps=8,
            output_color=rawpy.ColorSpace.sRGB,
        )
        self._say_colours(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        picture = Image.fromarray(samples)
        picture.info["icc_profile"] = self.source.info["icc_profile"]
        return Loaded(picture, self._orientation)

    def _say_colours(self, profile: object) -> None:
        if isinstance(profile, bytes):
            self.source.info["icc_profile"] = profile
        else:
            self.source.info.pop("icc_profile", None)


def _preview(raw: rawpy.RawPy) -> JpegPicture | None:
    """The largest JPEG in the file. One that is broken is none: there is the raw itself."""
    try:
        thumbnail = raw.extract_thumb()
        if thumbnail.format is not rawpy.ThumbFormat.JPEG or not isinstance(thumbnail.data, bytes):
            return None
        return JpegPicture(thumbnail.data)
    except (rawpy.LibRawError, OSError, TooManyPixelsError):
        return None
