"""One copy: the file's own bytes, or its picture written anew by the same decoders as everywhere
else."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from PIL import Image

from photo_sorter.adapters.engine.files.decode import Decoded, DecodeError, Decoder
from photo_sorter.adapters.engine.files.decoders.opened import TooManyPixelsError
from photo_sorter.adapters.engine.files.decoders.pillow_decoder import exif_orientation
from photo_sorter.adapters.engine.files.decoders.table import open_picture
from photo_sorter.adapters.engine.files.reading import FileBytes, Unusable, read_picture
from photo_sorter.adapters.exporting.editing import edited
from photo_sorter.adapters.exporting.exif import exif_for_copy, needed_alone
from photo_sorter.adapters.exporting.output import write_file
from photo_sorter.adapters.exporting.private_words import PrivateWords, private_words
from photo_sorter.adapters.exporting.segments import (
    MOST_XMP_IN_JPEG,
    Beside,
    TornFileError,
    jpeg_trailer,
    with_beside,
)
from photo_sorter.adapters.exporting.tiff import tiff_file
from photo_sorter.adapters.exporting.version_losses import (
    is_lossless,
    lost_in_version,
    on_its_ground,
)
from photo_sorter.adapters.xmp.document import Document
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.encodings import Encoding, takes_words
from photo_sorter.core.exporting.options import Colours, Strip
from photo_sorter.core.exporting.sizes import FitBox
from photo_sorter.core.exporting.telling import told_fields
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.exporting import ExportNote, ExportOrder, WrittenCopy
from photo_sorter.core.problems import Problem

# What is said beside these pictures is put there once they are written.
_FORMS = {Encoding.JPEG: "JPEG", Encoding.WEBP: "WebP", Encoding.PNG: "PNG"}
_ENCODINGS = {form: encoding for encoding, form in _FORMS.items()}
_LESS_OF_AVIF = 5  # of a quality: its files still show as little loss as a WebP's
_AVIF_SPEED = 9  # a fifth of the time of its usual 6, at the same size and loss
_FINE = 90  # from this quality on colours are stored as finely as light
_FILM = b"ftyp"
_JPEG_START = b"\xff\xd8\xff"
_ROOM = 2  # times the pixels that are wanted are decoded at least, and then averaged


@dataclass(frozen=True, slots=True)
class _Made:
    data: bytes
    fields: FileFields
    notes: frozenset[ExportNote] = frozenset()


class Copying:
    """With one set of limits; for one thread."""

    def __init__(self, max_pixels: int, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._to_srgb = Decoder(max_pixels, exact=False)
        self._keeping = Decoder(max_pixels, exact=False, keep_profile=True)
        self._clear_to_srgb = Decoder(max_pixels, exact=False, clear=True)
        self._clear_keeping = Decoder(max_pixels, exact=False, keep_profile=True, clear=True)

    def write(self, order: ExportOrder) -> WrittenCopy:
        """See `core.ports.PictureWriter`."""
        file = read_picture(order.path, self._max_bytes, hashed=False)
        if isinstance(file, Unusable):
            raise file.failure.refusal(order.path)
        try:
            made = self._made(file, order)
        except DecodeError as error:
            raise error.failure.refusal(order.path) from error
        options = order.options
        if order.target:
            times = file.stamp.mtime_ns if options.tells_all else None
            write_file(order.target, made.data, times)
        said = options.sidecars and made.fields != FileFields()
        sidecar = Document().saying(made.fields) if said else b""
        return WrittenCopy(len(made.data), made.notes, sidecar)

    def _made(self, file: FileBytes, order: ExportOrder) -> _Made:
        if order.encoding is not Encoding.COPY:
            return self._encoded(file, order, order.encoding)
        options, form = order.options, file.form.name
        if options.tells_all and not (options.words and order.words_changed):
            return _Made(file.data, order.fields)
        if not takes_words(form):
            if options.tells_all:
                return _Made(file.data, order.fields, frozenset({ExportNote.WORDS_LEFT_OUT}))
            # It was of a kind that can be taken apart when the copies were planned.
            raise InvalidInputError(Problem.FILE_CHANGED_SINCE, path=order.path)
        try:
            return _with_words(file, order)
        except TornFileError:
            if options.tells_all:
                return _Made(file.data, order.fields, frozenset({ExportNote.WORDS_LEFT_OUT}))
            return self._encoded(file, order, _ENCODINGS[form])

    def _encoded(self, file: FileBytes, order: ExportOrder, encoding: Encoding) -> _Made:
        options = order.options
        decoded = self._decoder(order).decode(file, 0, side=self._side(file, order))
        source, picture = decoded.source, decoded.pixels
        fields = _told(source, order)
        # What is written anew is upright, and in sRGB or with its profile.
        beside = _beside(source, order, fields, 1, srgb=True)
        picture.info.clear()
        whole = (decoded.width, decoded.height)
        notes = _notes(file, decoded, source)
        if order.edit is not None:
            notes |= lost_in_version(file, source)
            if picture.mode == "RGBA" and encoding is Encoding.JPEG:
                picture = on_its_ground(picture)
                notes |= {ExportNote.CLEAR_LEFT_OUT}
            picture = edited(picture, order.edit)
            whole = picture.size
        size = options.size.fit(whole)
        if max(size) < max(picture.size):
            picture = picture.resize(size, Image.Resampling.LANCZOS)
        lossless = order.edit is not None and is_lossless(file)
        coding = _Coding(encoding, options.quality, decoded.profile, lossless)
        if encoding not in _FORMS:
            return _Made(_encode(picture, coding, order.path, beside), fields, notes)
        data = _encode(picture, coding, order.path)
        return _put_together(data, _FORMS[encoding], beside, fields, notes)

    def _decoder(self, order: ExportOrder) -> Decoder:
        to_srgb = order.options.colours is Colours.SRGB
        if order.edit is not None:
            return self._clear_to_srgb if to_srgb else self._clear_keeping
        return self._to_srgb if to_srgb else self._keeping

    def _side(self, file: FileBytes, order: ExportOrder) -> int | None:
        """How many pixels a side are worth decoding; None for all."""
        size = order.options.size
        if order.edit is not None:
            return None
        try:
            width, height = open_picture(file.data, file.form.decoder).size
        except (MemoryError, TooManyPixelsError):
            return None  # the decoder says so, too
        except Exception:
            return None
        fitted = size.fit((width, height))
        if isinstance(size, FitBox):  # nobody knows yet how the picture is turned
            fitted = max(fitted, size.fit((height, width)), key=max)
        return None if max(fitted) >= max(width, height) else _ROOM * max(fitted)


def _with_words(file: FileBytes, order: ExportOrder) -> _Made:
    """The picture's own bytes with other words beside it. Raises TornFileError."""
    options, form = order.options, file.form.name
    film = _has_film(file)
    # Where it lies is told from the file's end, among the words; so it is of further pictures.
    if options.tells_all and (film or _has_pictures_behind(file)):
        return _Made(file.data, order.fields, frozenset({ExportNote.WORDS_LEFT_OUT}))
    try:
        source = open_picture(file.data, file.form.decoder).source
    except TooManyPixelsError as error:
        raise TornFileError from error
    except Exception as error:  # decoders raise nearly every type on damaged data
        raise TornFileError from error
    fields = _told(source, order)
    beside = _beside(source, order, fields, exif_orientation(source), srgb=False)
    notes = frozenset({ExportNote.FILM_LEFT_OUT} if film else ())
    return _put_together(file.data, form, beside, fields, notes)


def _put_together(
    data: bytes, form: str, beside: Beside, fields: FileFields, notes: frozenset[ExportNote]
) -> _Made:
    if form == "JPEG" and len(beside.xmp) > MOST_XMP_IN_JPEG:
        beside, notes = replace(beside, xmp=b""), notes | {ExportNote.WORDS_LEFT_OUT}
    return _Made(with_beside(data, form, beside), fields, notes)


def _told(source: Image.Image, order: ExportOrder) -> FileFields:
    """What the copy says in words."""
    options = order.options
    words = PrivateWords() if options.tells_all else private_words(source)
    people = (*order.people, *words.people)
    return told_fields(order.fields, options, people, words.places)


def _beside(
    source: Image.Image, order: ExportOrder, fields: FileFields, orientation: int, *, srgb: bool
) -> Beside:
    options = order.options
    if options.tells_nothing:
        return Beside(b"" if srgb else needed_alone(source, orientation))
    exif = exif_for_copy(
        source,
        fields,
        order.taken,
        orientation=orientation,
        srgb=srgb,
        place_told=not options.strips(Strip.PLACE),
    )
    return Beside(exif, Document().saying(fields) if fields != FileFields() else b"")


@dataclass(frozen=True, slots=True)
class _Coding:
    """`lossless` is of WebP, as its original is."""

    encoding: Encoding
    quality: int
    profile: bytes
    lossless: bool


def _encode(
    picture: Image.Image, coding: _Coding, path: str, beside: Beside | None = None
) -> bytes:
    """`beside` is said in the formats of versions; in the others it is put there afterwards."""
    beside = beside or Beside()
    quality, profile = coding.quality, coding.profile
    out = io.BytesIO()
    try:
        match coding.encoding:
            case Encoding.JPEG:
                fine = 0 if quality >= _FINE else 2
                picture.save(
                    out, "JPEG", quality=quality, subsampling=fine, optimize=True,
                    icc_profile=profile,
                )  # fmt: skip
            case Encoding.WEBP:
                picture.save(
                    out, "WEBP", quality=quality, icc_profile=profile, lossless=coding.lossless
                )
            case Encoding.TIFF:
                return tiff_file(picture, profile, beside)
            case Encoding.AVIF:
                picture.save(
                    out, "AVIF", quality=max(1, quality - _LESS_OF_AVIF), subsampling="4:4:4",
                    speed=_AVIF_SPEED, icc_profile=profile, exif=beside.exif, xmp=beside.xmp,
                )  # fmt: skip
            case _:
                picture.save(out, "PNG", icc_profile=profile or None)
    except (OSError, ValueError) as error:  # too large for the format, mostly
        raise InvalidInputError(
            Problem.EXPORT_NOT_ENCODED, path=path, detail=str(error)[:200]
        ) from error
    return out.getvalue()


def _notes(file: FileBytes, decoded: Decoded, source: Image.Image) -> frozenset[ExportNote]:
    found = {
        ExportNote.FIRST_FRAME: getattr(source, "n_frames", 1) > 1 and file.form.name != "JPEG",
        ExportNote.DEVELOPED: file.form.raw,
        ExportNote.CUT_OFF: decoded.cut_off,
        ExportNote.FILM_LEFT_OUT: _has_film(file),
    }
    return frozenset(note for note, holds in found.items() if holds)


def _has_pictures_behind(file: FileBytes) -> bool:
    """As for light that only some screens have, or for depth."""
    return file.form.name == "JPEG" and _behind(file.data).find(_JPEG_START) >= 0


def _has_film(file: FileBytes) -> bool:
    """Whether it is a motion photo: a film has a beginning of its own."""
    if file.form.name == "HEIF":
        return file.data.find(_FILM, len(_FILM) * 4) >= 0
    return file.form.name == "JPEG" and _behind(file.data).find(_FILM) >= 0


def _behind(data: bytes) -> bytes:
    """What lies behind the picture of a JPEG."""
    try:
        size = jpeg_trailer(data)
    except TornFileError:
        return b""
    return data[len(data) - size :] if size else b""
