"""Reading text in pictures: how right it is on pages that were made, what it takes for text where
there is none, and what it costs beside indexing."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measures.indexing import index_once
from benchmarks.report import Figure, Line, Skipped
from benchmarks.workplace import Workplace
from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.adapters.text_reading.client import TextReaderClient
from photo_sorter.adapters.text_reading.messages import ReaderOptions
from photo_sorter.app.composition import open_library
from photo_sorter.app.places import LibraryFolder, resources_folder
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.reading.page import page_of
from photo_sorter.services.reading.gate import TextGate
from photo_sorter.services.search.scoring import TextEncoder
from tools.made_pages import Page, columns, errors, letter, photographed, receipt

_FONTS = (
    "DejaVuSans.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSansMono.ttf", "NimbusSansNarrow-Oblique.otf",
    "URWBookman-Light.otf", "LiberationSerif-Regular.ttf",
)  # fmt: skip
_FONT_FOLDER = Path("/usr/share/fonts")
_WITHOUT = ("caltech101", "flowers", "clothing", "grocery")  # nearly all of them have no text
_WITH = ("train/documents", "train/screenshots")
_SEED = 3


def measure(place: Workplace) -> list[Line]:
    options = ReaderOptions(resources_folder() / "models" / "reading")
    reader = TextReaderClient(options, silent_seconds=3_600.0)  # the machine may be busy
    with closing(reader):
        lines = _pages(place, reader)
        if place.photos is None:
            return [*lines, Skipped("text in photographs", "no photographs beside the checkout")]
        return [*lines, *_photographs(place, place.photos, reader)]


def _pages(place: Workplace, reader: TextReaderClient) -> list[Line]:
    """Letters, receipts and columns in several fonts, drawn and as if they were photographed."""
    folder = place.fresh("pages")
    fonts = [None, *(path for name in _FONTS for path in sorted(_FONT_FOLDER.rglob(name))[:1])]
    shares: dict[bool, list[float]] = {False: [], True: []}
    seconds: list[float] = []
    for number, font in enumerate(fonts):
        for make in (letter, receipt, columns):
            page = make(number, font)
            for is_photo in (False, True):
                share, spent = _read(
                    reader, photographed(page, number) if is_photo else page, folder
                )
                shares[is_photo].append(share)
                seconds.append(spent)
    beside = f"{len(fonts)} fonts; {sum(seconds) / len(seconds):.2f} s of one processor a page"
    return [
        Figure(
            f"wrong characters, {name} pages",
            100 * sum(shares[is_photo]) / len(shares[is_photo]),
            "%",
            limit,
            beside=f"worst {100 * max(shares[is_photo]):.1f} %; {beside}",
        )
        for name, is_photo, limit in (("clean", False, 2.0), ("photographed", True, 8.0))
    ]


def _read(reader: TextReaderClient, page: Page, folder: Path) -> tuple[float, float]:
    path = folder / "page.jpg"
    page.picture.save(path, quality=85)
    found = reader.read(str(path), glance=True)
    return errors(page_of(found.lines, found.shape).text, page.text), found.seconds


@dataclass(frozen=True, slots=True)
class _Gated:
    """Which of the photographs pass by what they show, and what indexing them took."""

    passing: list[Path]
    seconds: float  # of all processors, for indexing all of them


def _photographs(place: Workplace, photos: Path, reader: TextReaderClient) -> list[Line]:
    many = 1_000 if place.scale.runs > 1 else 200
    without = _some(photos, _WITHOUT, many // len(_WITHOUT))
    with_text = _some(photos, _WITH, many // 10)
    gated = _indexed(place, without)
    passing = _indexed(place, with_text).passing
    found, spent, with_words = [], 0.0, 0.0
    for path in gated.passing:
        said = reader.read(str(path), glance=True)
        spent += said.seconds
        text = page_of(said.lines, said.shape).text
        if text:
            with_words += said.seconds
            found.append(f"{path.relative_to(photos)}\t{' / '.join(text.splitlines())}")
    empty = len(without) - len(found)
    listed = place.folder / "text-in-photographs.tsv"
    listed.write_text("\n".join([*found, ""]), encoding="utf-8")
    sample = without[:: max(1, len(without) // 40)]
    each = [reader.read(str(path)).seconds for path in sample]
    share = len(gated.passing) / len(without)
    return [
        Figure(
            "photographs in which text is found",
            100 * len(found) / len(without),
            "%",
            beside=f"{len(found)} of {len(without)}, many with text indeed; see {listed.name}",
        ),
        Figure(
            "photographs that are looked at for text",
            100 * share,
            "%",
            beside=f"of pictures with text {100 * len(passing) / len(with_text):.0f} % "
            f"({len(with_text)} papers and screenshots)",
        ),
        Figure(
            "reading a photograph, of one processor",
            spent / max(1, len(without)),
            "s",
            beside=f"{spent / max(1, len(gated.passing)):.2f} s of those that are looked at; "
            f"{sum(each) / len(each):.2f} s where nothing is passed over",
        ),
        Figure(
            "slowing of indexing by reading, photographs without text",
            100 * (spent - with_words) / empty / (gated.seconds / len(without)),
            "%",
            10.0,
            beside=f"{1e3 * (spent - with_words) / empty:.1f} ms of the processor a photograph "
            f"beside {1e3 * gated.seconds / len(without):.1f} ms of indexing in the same run",
        ),
        Figure(
            "reading a photograph with text, of one processor",
            with_words / max(1, len(found)),
            "s",
            beside=f"{1e3 * spent / len(without):.1f} ms a photograph of all of them",
        ),
    ]


def _some(photos: Path, folders: Sequence[str], each: int) -> list[Path]:
    rng = random.Random(_SEED)
    found = []
    for folder in folders:
        pictures = sorted((photos / folder).rglob("*.jpg"))
        found += rng.sample(pictures, min(each, len(pictures)))
    return found


def _indexed(place: Workplace, pictures: Sequence[Path]) -> _Gated:
    """A new library of links to them; text is not read."""
    folder = place.fresh("reading")
    shown = folder / "pictures"
    shown.mkdir()
    by_name = {f"{number:05}{path.suffix}": path for number, path in enumerate(pictures)}
    for name, path in by_name.items():
        (shown / name).write_bytes(path.read_bytes())
    library_folder = LibraryFolder(folder / "library")
    with closing(open_library(library_folder.root)) as library:
        library.settings.change(read_text=False)
        library.do(AddFolder(str(shown)))
        began = time.process_time()
        index_once(library)
        pid = library.status.engine_pid()
        engine = _processor_seconds(pid) if pid is not None else 0.0
        seconds = time.process_time() - began + engine
        model = library.models.active()
    catalog = SqliteCatalog.open(library_folder.catalog, read_only=True)
    encoding = EngineClient(
        thumbnails=folder / "thumbnails", idle_seconds=60.0, workers=0, on_restart=lambda _: None
    )
    with closing(catalog), closing(encoding):
        gate = TextGate(catalog, TextEncoder(catalog, encoding, False), lambda: model)
        found = {name: catalog.locations.find(str(shown / name)) for name in by_name}
        ids = {name: x.photo_id for name, x in found.items() if x is not None and x.photo_id}
        passes = gate.passing(list(ids.values()))
    passing = [by_name[name] for name, photo_id in ids.items() if passes.get(photo_id)]
    return _Gated(passing, seconds)


def _processor_seconds(pid: int) -> float:
    """Of a process until now, as Linux counts."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100
