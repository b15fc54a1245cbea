"""Colours named by number, as video does (ITU-T H.273): nclx in AVIF and HEIF, cicp in profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_DEEPEST = 4  # boxes within boxes
_MOST_BOXES = 10_000
_FULL_BOXES = {b"meta": 4}  # boxes with a version and flags before what is in them
_PARENTS = (b"meta", b"iprp", b"ipco")


@dataclass(frozen=True, slots=True)
class CodePoints:
    """The numbers of the primaries and of the transfer function, 2 where they are not told."""

    primaries: int
    transfer: int

    @property
    def hdr(self) -> bool:
        """Whether the brightest white lies above paper's: PQ or HLG."""
        return self.transfer in (16, 18)


def in_notes(info: Mapping[Any, Any]) -> CodePoints | None:
    """Of a decoder that has read them: `nclx_profile` among a picture's notes."""
    notes = info.get("nclx_profile")
    if not isinstance(notes, Mapping):
        return None
    primaries, transfer = notes.get("color_primaries"), notes.get("transfer_characteristics")
    if isinstance(primaries, int) and isinstance(transfer, int):
        return CodePoints(int(primaries), int(transfer))
    return None


def in_boxes(data: bytes) -> CodePoints | None:
    """Of the `colr` box that belongs to the primary picture of an ISO media file, else of the
    first one."""
    boxes = list(_boxes(data, 0, len(data), 0))
    properties = [body for depth, name, body in boxes if depth == 3]
    kinds = [name for depth, name, _body in boxes if depth == 3]
    own = _of_the_primary({name: body for _depth, name, body in boxes})
    numbered = [(at + 1 not in own, at) for at, kind in enumerate(kinds) if kind == b"colr"]
    for _foreign, at in sorted(numbered):
        body = properties[at]
        if body[:4] == b"nclx" and len(body) >= 8:
            numbers = (int.from_bytes(body[4:6], "big"), int.from_bytes(body[6:8], "big"))
            return CodePoints(*numbers)
    return None


def in_profile(icc: bytes) -> CodePoints | None:
    """Of the tag `cicp` of an ICC profile (version 4.4)."""
    for number in range(min(int.from_bytes(icc[128:132], "big"), 100)):
        entry = icc[132 + 12 * number : 144 + 12 * number]
        if entry[:4] == b"cicp":
            place = int.from_bytes(entry[4:8], "big")
            body = icc[place : place + 12]
            return CodePoints(body[8], body[9]) if len(body) == 12 else None
    return None


def _boxes(data: bytes, start: int, end: int, depth: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Depth, name and body of the boxes that lead to a picture's properties."""
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        size, name = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8]
        body = start + 8
        if size == 1:
            size, body = int.from_bytes(data[start + 8 : start + 16], "big"), start + 16
        stop = min(start + size, end) if size else end
        if stop < body:
            return
        if name in _PARENTS and depth < _DEEPEST:
            yield from _boxes(data, body + _FULL_BOXES.get(name, 0), stop, depth + 1)
        elif depth:
            yield depth, name, data[body:stop]
        start = stop


def _of_the_primary(boxes: Mapping[bytes, bytes]) -> frozenset[int]:
    """The numbers of the properties, from 1 on, of the primary picture (`pitm`, `ipma`)."""
    pitm, ipma = boxes.get(b"pitm", b""), boxes.get(b"ipma", b"")
    if len(pitm) < 6 or len(ipma) < 8:
        return frozenset()
    primary = int.from_bytes(pitm[4:], "big") if pitm[0] else int.from_bytes(pitm[4:6], "big")
    id_bytes, wide = (4 if ipma[0] else 2), bool(ipma[3] & 1)
    place = 8
    while place + id_bytes < len(ipma):
        item = int.from_bytes(ipma[place : place + id_bytes], "big")
        count = ipma[place + id_bytes]
        place += id_bytes + 1
        end = place + count * (2 if wide else 1)
        if item == primary:
            entries = ipma[place:end]
            if wide:
                pairs = zip(entries[::2], entries[1::2], strict=False)
                return frozenset((high & 0x7F) << 8 | low for high, low in pairs)
            return frozenset(entry & 0x7F for entry in entries)
        place = end
    return frozenset()
