"""Fuzzes what reads metadata: EXIF, IPTC, XMP packets and sidecars. A program of its own:

    python -m tests.torture.fuzz_metadata --seconds 60

With atheris (the extra `fuzz`) coverage guides the search; without it, damaged seeds do, and the
report says which it was. What breaks a promise is left in the folder of `--found` and ends the
program with an error; how far it came is in `report.json` there.
"""

from __future__ import annotations

import argparse
import dataclasses
import faulthandler
import io
import json
import logging
import math
import os
import random
import struct
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

REPORT = "report.json"
SECONDS_AN_INPUT = 10  # far more than any takes, on a machine that is busy otherwise
_LONGEST_INPUT = 65_536
_BYTES = 2 << 30
_JPEG_END = bytes.fromhex(  # one grey block
    "ffc0000b080001000101011100ffda0008010100003f00ffd9"
)

Reader = Callable[[bytes], None]


def readers() -> list[Reader]:
    """What reads metadata; the first byte of an input chooses one. Imported here, so that atheris
    can put its counters in before."""
    import pillow_heif
    from PIL import Image, JpegImagePlugin, TiffImagePlugin  # noqa: F401 - registers them

    from photo_sorter.adapters.engine.files.metadata import read_metadata
    from photo_sorter.adapters.engine.files.words import MAX_DESCRIPTION, MAX_KEYWORDS, MAX_TEXT
    from photo_sorter.adapters.engine.files.xmp import XmpFields, read_packet
    from photo_sorter.core.photo import PhotoMetadata

    pillow_heif.register_heif_opener(thumbnails=False)

    def packet(data: bytes) -> None:
        for given in (data, data.decode("utf-8", "replace")):
            fields = read_packet(given)
            assert isinstance(fields, XmpFields)
            check_words(fields.keywords)
            assert fields.rating is None or 0 <= fields.rating <= 5

    def check_words(words: tuple[str, ...]) -> None:
        assert len(words) <= MAX_KEYWORDS
        for word in words:
            assert word.strip() == word != ""
            assert len(word) <= MAX_TEXT
            word.encode()  # as the catalog has to

    def opened(data: bytes, *formats: str) -> None:
        try:
            picture = Image.open(io.BytesIO(data), formats=formats or None)
        except Exception:  # refusing a file is the decoder's right; only metadata is tried here
            return
        found = read_metadata(picture, 10, 10, "any", "20190506.jpg", [data])
        check_words(found.keywords)
        assert len(found.description) <= MAX_DESCRIPTION
        for value in dataclasses.astuple(dataclasses.replace(found, description="")):
            if isinstance(value, str):
                assert len(value) <= 2 * MAX_TEXT + 1
                assert "\0" not in value
                value.encode()
            elif isinstance(value, float):
                assert math.isfinite(value)
        assert "\0" not in found.description
        found.description.encode()
        _check_ranges(found)

    def _check_ranges(found: PhotoMetadata) -> None:
        assert found.rating is None or 0 <= found.rating <= 5
        assert (found.latitude is None) == (found.longitude is None)
        assert found.latitude is None or abs(found.latitude) <= 90
        assert found.longitude is None or abs(found.longitude) <= 180
        assert found.iso is None or 0 < found.iso < 2**31
        assert found.taken_at is None or found.taken_at >= datetime(1826, 1, 1)
        assert found.taken_zone is None or abs(found.taken_zone) <= 14 * 60

    def segments(data: bytes) -> None:
        """EXIF, an XMP packet and IPTC in one JPEG, at lengths that the data gives."""
        first = int.from_bytes(data[:2], "big") % (len(data) or 1)
        parts = (
            (0xE1, b"Exif\0\0" + data[2:first]),
            (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + data[first:]),
            (0xED, b"Photoshop 3.0\0" + data[2:first]),
        )
        opened(
            b"\xff\xd8"
            + b"".join(
                b"\xff" + bytes([mark]) + struct.pack(">H", len(part[:65_000]) + 2) + part[:65_000]
                for mark, part in parts
            )
            + _JPEG_END,
            "JPEG",
        )

    return [packet, segments, lambda data: opened(data, "TIFF"), opened]


def seeds() -> list[bytes]:
    """Inputs to begin with: for each reader what it reads when all is well."""
    from tests.torture import bombs
    from tests.torture.mutations import XMP, exif_block, whole_files

    exif = exif_block().tobytes().removeprefix(b"Exif\0\0")
    iptc = b"8BIM\x04\x04\0\0" + struct.pack(">I", 14) + b"\x1c\x02\x19\0\x03Cat\x1c\x02\x19\0\x01x"
    found = [b"\0" + XMP]
    found += [b"\0" + text for _name, text in bombs.packets() if len(text) < _LONGEST_INPUT]
    with_note = exif_block()
    with_note[0x010F] = "Canon"
    with_note.get_ifd(0x8769).update({0x927C: _makers_note(), 0x9286: b"UNICODE\0a\0b\0"})
    noted = with_note.tobytes().removeprefix(b"Exif\0\0")
    for block in (exif, iptc, noted):
        found.append(b"\1" + struct.pack(">H", len(block) + 2) + block + XMP)
    found.append(b"\2" + exif)
    files = {**whole_files(), **dict(bombs.exif_traps())}
    found += [b"\3" + data for data in files.values() if len(data) < _LONGEST_INPUT]
    return found


def _makers_note() -> bytes:
    """A row of numbers and a lens; its end says that it once began at byte 1000."""
    lens = b"A lens of 18-55mm\0"
    values = 1000 + 2 + 2 * 12 + 4
    rows = struct.pack("<HHII", 1, 3, 30, values) + struct.pack("<HHII", 0x95, 2, 18, values + 60)
    return (
        b"\2\0"
        + rows
        + bytes(4)
        + struct.pack("<30H", 60, *([100] * 29))
        + lens
        + (b"II*\0" + struct.pack("<I", 1000))
    )


class Harness:
    """Runs inputs and counts them."""

    def __init__(self, found: Path, by: str) -> None:
        self._readers = readers()
        self._found = found
        self._by = by
        self._runs = 0
        self._slowest = 0.0
        self._said = 0.0

    def run(self, data: bytes) -> None:
        if not data:
            return
        began = time.monotonic()
        self._readers[data[0] % len(self._readers)](data[1:])
        now = time.monotonic()
        self._runs += 1
        self._slowest = max(self._slowest, now - began)
        if now - self._said > 1:
            self._said = now
            self.say()

    def say(self) -> None:
        """Leave word of how far it is: libFuzzer ends the process without asking."""
        said = {"by": self._by, "runs": self._runs, "slowest": round(self._slowest, 3)}
        (self._found / REPORT).write_text(json.dumps(said))


def guided(found: Path, seconds: int) -> None:
    """libFuzzer's search. Does not return: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["photo_sorter", "PIL"]):
        harness = Harness(found, "coverage, with atheris")
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST_INPUT}",
        f"-artifact_prefix={found}{os.sep}",
        f"-timeout={SECONDS_AN_INPUT}",
        f"-rss_limit_mb={_BYTES >> 20}",
        "-verbosity=0",
    ]
    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(seeds()):
            (Path(corpus) / f"{number:04}").write_bytes(data)
        atheris.Setup([sys.argv[0], *options, corpus], harness.run)
        atheris.Fuzz()


def unguided(found: Path, seconds: int, seed: int) -> None:
    """Damaged seeds. The input that is being read lies in the folder, should the process die."""
    from tests.torture.mutations import damaged

    harness = Harness(found, "damaged seeds: atheris is not used")
    whole = {str(number): data for number, data in enumerate(seeds())}
    names = sorted(whole)
    chance = random.Random(seed)
    end = time.monotonic() + seconds
    inputs = list(whole.values())
    while inputs or time.monotonic() < end:
        if inputs:
            data = inputs.pop()
        else:
            data = whole[chance.choice(names)]
            data = data[:1] + damaged(data[1:], chance, whole)[0]
        (found / "input").write_bytes(data)
        faulthandler.dump_traceback_later(SECONDS_AN_INPUT, exit=True)
        harness.run(data)
        faulthandler.cancel_dump_traceback_later()
    (found / "input").unlink()
    harness.say()


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzzes the readers of metadata.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--found", type=Path, required=True, help="where bad inputs are left")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unguided", action="store_true", help="without atheris, if it is there")
    args = parser.parse_args()
    warnings.simplefilter("ignore")  # as in the engine process
    logging.disable()
    args.found.mkdir(parents=True, exist_ok=True)
    try:
        if find_spec("atheris") is not None and not args.unguided:
            guided(args.found, args.seconds)
        else:
            unguided(args.found, args.seconds, args.seed)
    except Exception:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
