"""The demo: a fresh library of photographs, a few searches, the albums that filled."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from photo_sorter.app.cli.output import Output, index_summary, printable
from photo_sorter.app.cli.progress import ProgressBar
from photo_sorter.app.composition import open_library
from photo_sorter.app.demo_photos import copy_demo_photos
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operations import AddFolder, CreateAlbum
from photo_sorter.core.problems import Problem
from photo_sorter.services.library import Library

QUERIES = ("dog on the beach", "city at night", "mountain lake", "cake", "a receipt")
PICTURE_QUERY = "food"
_SHOWN = 3


def run_demo(
    library_folder: Path, picture: Path | None, out: Output, index: str | None = None
) -> int:
    """Fill the library at `library_folder` (which must be empty or missing) and show it.

    Without a display, or with `picture`, the window's picture is saved instead of shown. Raises
    InvalidInputError where the folder holds something.
    """
    library_folder = library_folder.expanduser().resolve()
    if library_folder.exists() and any(library_folder.iterdir()):
        raise InvalidInputError(Problem.DEMO_FOLDER_NOT_EMPTY, path=str(library_folder))
    photos = library_folder.with_name(library_folder.name + "-photos")
    out.note("Copying sample photographs ...")
    copied = copy_demo_photos(photos)
    library = open_library(library_folder, index=index)
    try:
        _fill(library, photos, len(copied), out)
    finally:
        library.close()
    return _show(library_folder, picture, out, index)


def _fill(library: Library, photos: Path, copied: int, out: Output) -> None:
    library.do(AddFolder(str(photos)))
    for name, description in library.albums.suggested():
        library.do(CreateAlbum(name, description))
    bar = ProgressBar()
    try:
        summary = library.jobs.index(bar.show, lambda: False)
    finally:
        bar.close()
    value, lines = index_summary(summary)
    out.object({"copied": copied, "index": value}, [f"{copied} photographs: {lines[0]}"])
    for query in QUERIES:
        result = library.search.by_text(query)
        best = result.strong[:_SHOWN]
        paths = library.photos.paths([hit.photo_id for hit in best])
        out.object(
            {"query": query, "found": [printable(paths[hit.photo_id]) for hit in best]},
            ["", f"“{query}”: {len(result.strong)} found"]
            + [
                f"  {hit.score:4.2f}  {printable(os.path.relpath(paths[hit.photo_id], photos))}"
                for hit in best
            ],
        )
    albums = library.albums.all()
    out.object(
        {"albums": {album.name: album.count for album in albums}},
        ["", "Albums that filled themselves:"]
        + [f"  {album.count:3}  {album.name}" for album in albums],
    )


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _show(library_folder: Path, picture: Path | None, out: Output, index: str | None) -> int:
    from photo_sorter.app.gui import run_window, save_window_picture

    if has_display() and picture is None:
        out.note("")
        out.note("Opening the window ...")
        return run_window(library_folder, index)
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = picture or Path("build") / "demo.png"
    save_window_picture(library_folder, target, PICTURE_QUERY, index)
    out.note("")
    out.note(f"The window's picture is saved in {target}.")
    return 0
