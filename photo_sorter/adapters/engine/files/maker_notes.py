"""Lens and ISO from the notes that makers of cameras keep in a form of their own, in files that say
neither in a field that all know. No more of a note is looked at than it takes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from photo_sorter.adapters.engine.files.tiff_directory import at, read_directory

_SHORTEST_NOTE = 18  # bytes
_LONGEST_NOTE = 2_000_000
_MOST_ISO = 10_000_000


@dataclass(frozen=True, slots=True)
class MakerNote:
    lens: str = ""
    iso: int | None = None


def read_maker_note(make: str, note: bytes, exif: bytes) -> MakerNote:
    """`note` as it stands in `exif`, which begins with its byte order: some makers count from the
    beginning of the one, some from that of the other. Raises whatever a damaged note makes it."""
    read = next((r for name, r in _MAKERS.items() if make.casefold().startswith(name)), None)
    if read is None or not _SHORTEST_NOTE <= len(note) <= _LONGEST_NOTE:
        return MakerNote()
    place = exif.find(note)
    if place < 0:
        exif, place = note, 0  # what counts from its own beginning is read nevertheless
    order = ">" if exif.startswith(b"MM") else "<"
    found = read(note, exif, place, order)
    iso = round(found.iso or 0)
    return MakerNote(found.lens, iso if 0 < iso < _MOST_ISO else None)


def lens_range(shortest: float, longest: float, wide: float = 0, tele: float = 0) -> str:
    """ "18-70mm f/3.5-4.5": focal lengths, and the largest apertures at either; 0 is unknown."""
    if not 1 < shortest <= longest < 10_000:
        return ""
    lengths = _span(round(shortest, 1), round(longest, 1)) + "mm"
    return f"{lengths} f/{_span(wide, max(wide, tele))}" if 0.3 < wide < 100 else lengths


def _span(least: float, most: float) -> str:
    return f"{least:.3g}" if f"{least:.3g}" == f"{most:.3g}" else f"{least:.3g}-{most:.3g}"


Read = Callable[[bytes, bytes, int, str], MakerNote]


def _canon(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    """Settings: 16 is the ISO that was chosen, 23 to 25 the lens's range; of the shot 1 and 2 are
    the ISO that was used, as exponents. Each list begins with its length in bytes: where it does
    not, a program has moved it. The note's end says in which order it is and where it stood."""
    origin = 0
    if note[-8:-4] in (b"II*\0", b"MM\0*"):
        order = ">" if note[-8:-6] == b"MM" else "<"
        origin = place - int(struct.unpack(order + "I", note[-4:])[0])
    directory = read_directory(exif, origin, place, order)
    settings, shot = (_measured(directory.numbers(tag)) for tag in (1, 4))
    chosen = int(at(settings, 16))
    iso: float = {16: 50, 17: 100, 18: 200, 19: 400, 20: 800}.get(chosen, 0)
    if chosen & 0x4000 and chosen < 0x7FFF:
        iso = chosen & 0x3FFF
    auto, base = at(shot, 1), at(shot, 2)
    if not iso and 0 < base < 1000 and abs(auto) < 1000:
        iso = 2 ** (auto / 32) * 100 * 2 ** (base / 32) / 32
    unit = at(settings, 25)  # as many of them are a millimetre
    lens = directory.text(0x95)
    if not lens and unit > 0:
        lens = lens_range(at(settings, 24) / unit, at(settings, 23) / unit)
    return MakerNote(lens, round(iso))


def _measured(numbers: Sequence[float]) -> Sequence[float]:
    return numbers if numbers and numbers[0] == 2 * len(numbers) else ()


def _nikon(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    if note.startswith(b"Nikon\0\2"):  # a TIFF of its own
        order = ">" if note[10:12] == b"MM" else "<"
        (first,) = struct.unpack_from(order + "I", note, 14)
        directory = read_directory(note, 10, 10 + first, order)
    elif note.startswith(b"Nikon\0\1"):
        return MakerNote()  # of compact cameras before 2001
    else:
        directory = read_directory(exif, 0, place, order)
    ranges = directory.numbers(0x84)
    lens = lens_range(*ranges) if len(ranges) == 4 else ""
    return MakerNote(lens, round(directory.number(2, 1)))


def _olympus(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    if note.startswith(b"OLYMPUS\0"):
        directory = read_directory(note, 0, 12, ">" if note[8:10] == b"MM" else "<")
    elif note.startswith(b"OM SYSTEM\0"):
        directory = read_directory(note, 0, 16, ">" if note[12:14] == b"MM" else "<")
    else:
        directory = read_directory(exif, 0, place + 8, order)
    return MakerNote(directory.inner(0x2010).text(0x203))


def _panasonic(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    lens = read_directory(exif, 0, place + 12, order).text(0x51)
    return MakerNote("" if lens.startswith("NO-LENS") else lens)


def _fujifilm(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    directory = read_directory(note, 0, struct.unpack_from("<I", note, 8)[0], "<")
    sides = [directory.number(tag) for tag in (0x1404, 0x1405, 0x1406, 0x1407)]
    return MakerNote(lens_range(*sides))


def _leica(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    if not note.startswith(b"LEICA\0") or note[6] not in b"\1\4\5\6\7\x10\x1a":
        return MakerNote()  # of older cameras, which have another row of fields
    return MakerNote(read_directory(note, 0, 8, order).text(0x303))


def _pentax(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    """The ISO is a number in a row of thirds of a stop, of which 6 is 100, or stands as it is."""
    skipped = 6 if note.startswith(b"AOC\0") else 0
    order = {b"MM": ">", b"II": "<"}.get(note[4:6], order) if skipped else order
    said = int(read_directory(exif, 0, place + skipped, order).number(0x14))
    if 3 <= said <= 27:
        return MakerNote("", _THIRDS[said - 3])
    return MakerNote("", said if said >= 50 else None)


_THIRDS = (
    50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500,
    3200, 4000, 5000, 6400, 8000, 10000, 12800,
)  # fmt: skip


def _casio(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    if note.startswith(b"QVC\0"):
        directory = read_directory(exif, 0, place + 6, ">")
        said = {3: 50, 4: 64, 6: 100, 9: 200}.get(int(directory.number(0x14)))
        return MakerNote("", said or int(directory.number(0x3014)))
    said = int(read_directory(exif, 0, place, order).number(0x14))
    return MakerNote("", said if said >= 50 else None)


def _kodak(note: bytes, exif: bytes, place: int, order: str) -> MakerNote:
    """A row of numbers at fixed places."""
    if not note.startswith(b"KDK") or len(note) < 0x6A:
        return MakerNote()
    (said,) = struct.unpack_from(">H" if note.startswith(b"KDK INFO") else "<H", note, 0x68)
    return MakerNote("", said if said < 0xFFFF else None)


# By how the maker's name begins.
_MAKERS: Mapping[str, Read] = {
    "canon": _canon,
    "nikon": _nikon,
    "olympus": _olympus,
    "om digital": _olympus,
    "panasonic": _panasonic,
    "fujifilm": _fujifilm,
    "pentax": _pentax,
    "asahi": _pentax,
    "casio": _casio,
    "leica": _leica,
    "eastman kodak": _kodak,
    "kodak": _kodak,
}
