"""Any name that a disk can hold goes the whole way: found, indexed, searched, printed, followed."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.app.cli.commands import finding, tags
from photo_sorter.app.cli.output import Output, index_summary
from photo_sorter.app.cli.parser import build_parser
from photo_sorter.app.composition import open_library
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.photo import FilePath
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from tests.services.conftest import picture
from tests.torture.runs import done, until

pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names"),
]

PICTURES: tuple[bytes, ...] = (
    b"new\nline.jpg",
    b"return\rand tab\t.jpg",
    b"\n.jpg",
    b"red \x1b[31m and title \x1b]0;owned\x07.jpg",
    b"\x01\x02\x7f.jpg",
    "right \u202e gpj.exe.jpg".encode(),
    "\u2066isolated\u2069 \u200f.jpg".encode(),
    "line \u2028 paragraph \u2029 next \u0085.jpg".encode(),
    b"\xff\xfe\x80 no text.jpg",
    b"half a letter \xc3.jpg",
    b"\xed\xa0\x80 surrogate.jpg",
    "\ufffe\ufeff nothing.jpg".encode(),
    b"x" * 251 + b".jpg",
    ("\u00e9" * 125 + "x.jpg").encode(),
    "\u00e4 composed.jpg".encode(),
    "a\u0308 composed.jpg".encode(),
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467.jpg".encode(),
    b" leading.jpg",
    b"-rf --json.jpg",
    b"back\\slash\\.jpg",
    b"'; DROP TABLE photos; --.jpg",
    b'"{}[]&<b>%s%n$HOME`ls`*?.jpg',
    b"CON.jpg",
    b"capitals.JPG",
    b"two.dots..jpeg",
    b"trailing dot.jpg.",  # their content tells what these are
    b"trailing space.jpg ",
    b"no end\n",
    b"jpg",
)
OTHERS = (b"a note\n.txt", b"no end of a text\n", b"text", b"text.jpg.")
FOLDERS = (b"plain", b"new\nline", "\u202eright".encode(), b"\xff\xfe", b"dot.", b"space ")
LONGEST_PATH = 4096  # with its zero byte


def fill(root: Path, names: tuple[bytes, ...], text: bytes = b"") -> set[FilePath]:
    """The text, or a picture of its own, for each name in each folder; their paths."""
    paths = set()
    for place, folder in enumerate(FOLDERS):
        directory = os.path.join(os.fsencode(root), folder)
        os.makedirs(directory, exist_ok=True)
        for number, name in enumerate(names):
            path = os.path.join(directory, name)
            colour = f"#{place * 40:02x}{number * 8:02x}{len(names):02x}"
            with open(path, "wb") as file:
                file.write(text or picture(colour, (20, 16)))
            paths.add(os.fsdecode(path))
    return paths


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    library = open_library(folder)
    try:
        yield library
    finally:
        library.close()


def all_paths(library: Library) -> set[FilePath]:
    ids = library.photos.listing(EVERYTHING).ids.tolist()
    return {path for paths in library.photos.all_paths(ids).values() for path in paths}


def printed(as_json: bool, show: Callable[[Output], object]) -> list[str]:
    """The lines that a script or a person gets; as many as there were line feeds."""
    stream = io.StringIO()
    show(Output(as_json, stream))
    text = stream.getvalue()
    assert text.endswith("\n")
    lines = text.splitlines()
    assert len(lines) == text.count("\n")  # no other character ends a line either
    return lines


def test_every_name_goes_all_the_way(tmp_path: Path, new_library: Callable[[Path], Path]) -> None:
    root = tmp_path / "photos"
    paths = fill(root, PICTURES)
    fill(root, OTHERS, b"no picture")
    with opened(new_library(tmp_path / "library")) as library:
        library.do(AddFolder(str(root)))
        summary = library.jobs.index(lambda progress: None, lambda: False)
        assert summary.failed == []
        assert summary.added == len(paths) == len(FOLDERS) * len(PICTURES)
        assert len(summary.skipped) == len(FOLDERS) * len(OTHERS)
        assert all_paths(library) == paths
        again = library.jobs.index(lambda progress: None, lambda: False)
        assert (again.added, again.updated, again.removed) == (0, 0, 0)
        assert again.unchanged == len(paths)

        _look_at_output(library, paths, summary_lines=index_summary(again))
        _follow(library, root, paths)
    _run_in_every_encoding(tmp_path / "library", len(paths))


def _look_at_output(
    library: Library, paths: set[FilePath], summary_lines: tuple[dict[str, object], list[str]]
) -> None:
    (line,) = printed(True, lambda out: out.object(*summary_lines))
    assert len(json.loads(line)["skipped"]) == len(FOLDERS) * len(OTHERS)
    for command, words in (
        (finding.search, ["search", "red", "--all", "--limit", "10000"]),
        (tags.tags, ["tags"]),
    ):
        wanted = build_parser().parse_args(words)
        show = partial(command, library, wanted)
        found = [json.loads(line) for line in printed(True, show)]
        assert found
        names = {value["path"] for value in found}
        assert names <= {
            p.encode("utf-8", "surrogateescape").decode(errors="replace") for p in paths
        }
        # A person's terminal is not told to change colours, titles or the direction of writing.
        for line in printed(False, show):
            assert not set(line) & set("\x1b\x07\r\t\x7f\u202e\u2066\u2028\u0085"), ascii(line)
    assert len(found) == len(paths)  # of tags
    name = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert any(name in line for line in printed(False, lambda out: tags.tags(library, wanted, out)))


def _follow(library: Library, root: Path, paths: set[FilePath]) -> None:
    """The watcher brings in, moves and forgets such names as well."""
    library.start()
    at = os.path.join(os.fsencode(root), FOLDERS[3])
    new = {os.path.join(at, b"live " + name[:240] + b".jpg") for name in PICTURES}
    for number, path in enumerate(sorted(new)):
        with open(path, "wb") as file:
            file.write(picture(f"#ff{number * 8:02x}ee", (24, 24)))
    there = paths | {os.fsdecode(path) for path in new}
    until(lambda: all_paths(library) == there, "new files with all kinds of names", 120)
    moved = os.path.join(os.fsencode(root), b"\xfe moved \n folder")
    os.rename(at, moved)
    before, after = os.fsdecode(at) + "/", os.fsdecode(moved) + "/"
    there = {path.replace(before, after) for path in there}
    until(lambda: all_paths(library) == there, "a folder that moved", 120)
    for path in new:
        os.unlink(path.replace(at, moved))
    there -= {os.fsdecode(path).replace(before, after) for path in new}
    until(lambda: all_paths(library) == there, "files that went", 120)


def _run_in_every_encoding(library: Path, count: int) -> None:
    """A script that reads the output of a process gets whole lines, whatever the terminal is."""
    for encoding in ("utf-8", "ascii"):
        ran = done(library, "tags", "--json", environment={"PYTHONIOENCODING": encoding})
        assert ran.err == ""
        lines = ran.out.split("\n")
        assert len(lines) == count + 1
        assert all(json.loads(line)["path"] for line in lines[:-1])
    assert done(library, "tags", environment={"PYTHONIOENCODING": "ascii"}).out.count("\n") == count


# ------------------------------------------------------------------------------------ long paths


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder in which paths go beyond what the system takes, step by step."""
    root = tmp_path / "deep"
    root.mkdir()
    yield root
    shutil.rmtree(root)  # goes down step by step itself


def dig(root: Path) -> tuple[Path, int]:
    """Pictures at every depth, far beyond the longest path; the first, and how many have a path
    that the system takes."""
    step = "d" * 250
    here = os.open(root, os.O_RDONLY)
    length, count, reachable = len(os.fsencode(root)), 0, 0
    while length < LONGEST_PATH + 3 * len(step):
        # One name that fits where the folder does, and one that makes its path too long.
        for name in ("a.jpg", "b" * 200 + ".jpg"):
            descriptor = os.open(name, os.O_WRONLY | os.O_CREAT, dir_fd=here)
            with open(descriptor, "wb") as file:
                file.write(picture(f"#{count * 4:02x}8040", (16, 16)))
            count += 1
            reachable += length + 1 + len(name) < LONGEST_PATH
        os.mkdir(step, dir_fd=here)
        deeper = os.open(step, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
        length += 1 + len(step)
    os.close(here)
    return root / "a.jpg", reachable


def test_paths_over_4096_are_listed_and_the_others_are_indexed(
    deep: Path, tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    first, expected = dig(deep)
    files = LocalFileSystem(is_picture_name, skip_reason)
    found = list(files.scan(str(deep), lambda: False))
    reachable = [file for file in found if file.skip_reason is None]
    refused = [file for file in found if file.skip_reason is not None]
    assert len(reachable) == expected
    assert all(len(os.fsencode(file.path)) < LONGEST_PATH for file in reachable)
    assert refused
    assert all(file.skip_reason is Problem.SKIPPED_PATH_TOO_LONG for file in refused)
    with opened(new_library(tmp_path / "library")) as library:
        library.do(AddFolder(str(deep)))
        summary = library.jobs.index(lambda progress: None, lambda: False)
        assert summary.added == len(reachable)
        assert summary.failed == []
        assert {path for path, _reason in summary.skipped} == {file.path for file in refused}
        library.start()
        (deep / "live.jpg").write_bytes(picture("teal", (18, 18)))
        until(lambda: str(deep / "live.jpg") in all_paths(library), "a new file", 120)
        first.unlink()
        until(lambda: str(first) not in all_paths(library), "a file that went", 120)
        assert len(all_paths(library)) == len(reachable)  # the deep ones are not believed gone


def test_a_name_of_255_bytes_has_a_thumbnail_and_can_be_renamed(
    tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    root = tmp_path / "photos"
    root.mkdir()
    long = root / ("n" * 251 + ".jpg")
    long.write_bytes(picture())
    with opened(new_library(tmp_path / "library")) as library:
        library.do(AddFolder(str(root)))
        library.jobs.index(lambda progress: None, lambda: False)
        photo = library.photos.at(str(long))
        assert photo is not None
        details = library.photos.details(photo)
        assert details is not None
        library.do(library.photos.renaming.of_photos([photo], "short"))
        assert os.listdir(root) == ["short.jpg"]
        library.do(library.photos.renaming.of_photos([photo], "m" * 251))
        (name,) = os.listdir(root)
        assert len(name) == 255
        with Image.open(root / name) as image:
            assert image.size == (64, 48)
