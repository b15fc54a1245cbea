"""How fast photos are exported, by one process and by two; prints one JSON object.

python -m benchmarks.export_probe build/bench
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.pictures import write_pictures
from photo_sorter.adapters.exporting.client import ExportClient
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import ExportFormat, ExportOptions
from photo_sorter.core.exporting.sizes import ORIGINAL_SIZE, ExportSize, LongestEdge
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.exporting import ExportOrder

_COUNT = 100
_CAMERA = (4000, 3000)
_KINDS: dict[str, tuple[ExportSize, Encoding]] = {
    "1600 px, JPEG": (LongestEdge(1600), Encoding.JPEG),
    "whole, JPEG": (ORIGINAL_SIZE, Encoding.JPEG),
    "1600 px, WebP": (LongestEdge(1600), Encoding.WEBP),
    "other words": (ORIGINAL_SIZE, Encoding.COPY),
}


def probe(folder: Path) -> dict[str, dict[str, float]]:
    """Of 100 pictures of 12 megapixels: copies a second with one process and with two, and
    seconds of the processor that one copy takes."""
    pictures = sorted(write_pictures(folder / "export-12", _COUNT, _CAMERA).iterdir())
    found: dict[str, dict[str, float]] = {}
    for name, (size, encoding) in _KINDS.items():
        row = found[name] = {}
        for processes in (1, 2):
            began, used = time.perf_counter(), _used()
            _export(pictures, folder / "exported", size, encoding, processes)
            row[f"per_second_{processes}"] = _COUNT / (time.perf_counter() - began)
            row["processor"] = (_used() - used) / _COUNT
    return found


def _export(
    pictures: list[Path], target: Path, size: ExportSize, encoding: Encoding, processes: int
) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    options = ExportOptions(size, ExportFormat.AS_IT_IS)
    fields = FileFields(("harbour",), 4, title="Ships")
    client = ExportClient(processes=processes)

    def export(picture: Path) -> None:
        copy = str(target / picture.name)
        order = ExportOrder(str(picture), encoding, options, fields, True, target=copy)
        client.write(order, lambda: False)

    with ThreadPoolExecutor(processes) as pool:
        list(pool.map(export, pictures))
    client.close()
    shutil.rmtree(target)


def _used() -> float:
    """Seconds of the processor, of this process and of those that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    print(json.dumps({"cores": os.cpu_count(), **probe(Path(sys.argv[1]))}))
