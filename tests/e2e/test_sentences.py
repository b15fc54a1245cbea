"""A search in whole sentences, from the command line."""

from __future__ import annotations

import io
import os
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.services.conftest import picture


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a library that the module's first test fills and the others read."""
    return tmp_path_factory.mktemp("sentences")


@pytest.fixture
def library(cli: Cli, place: Path, new_library: NewLibrary) -> Path:
    """Two photos of one picture's kind: one of a Pixel in July 2019, tagged; one of neither."""
    photos, there = place / "Holiday", place / "library"
    if there.exists():
        return there
    photos.mkdir()
    exif = Image.Exif()
    exif[0x0110] = "Pixel 8"  # camera model
    exif.get_ifd(0x8769)[0x9003] = "2019:07:14 12:00:00"
    with Image.open(io.BytesIO(picture())) as image:
        image.save(photos / "pixel.jpg", exif=exif)
    with Image.open(io.BytesIO(picture())) as image:
        image.transpose(Image.Transpose.ROTATE_90).save(photos / "other.jpg")
    monday = datetime(2020, 1, 6, 12).timestamp()  # says no date itself: its file's counts
    os.utime(photos / "other.jpg", (monday, monday))
    new_library(there)
    assert cli(there, "add", str(photos)).status == 0
    assert cli(there, "index").status == 0
    assert cli(there, "tag", "add", "family", str(photos / "pixel.jpg")).status == 0
    assert cli(there, "album", "create", "Summer").status == 0
    return there


def names(cli: Cli, library: Path, query: str) -> set[str]:
    found = cli(library, "search", query, "--all", "--json")
    assert found.status == 0
    return {Path(line["path"]).name for line in found.lines}


def test_a_sentence_is_explained(cli: Cli, library: Path) -> None:
    query = "photos of dogs from July taken with the Pixel, no people, tagged famly has:hats"
    assert cli(library, "explain", query, "--json").value == {
        "chips": [
            {"field": "taken", "text": "from July", "start": 15, "end": 24, "negated": False,
             "query": "taken:july"},
            {"field": "camera", "text": "taken with the Pixel", "start": 25, "end": 45,
             "negated": False, "query": "camera:Pixel"},
            {"field": "text", "text": "no people", "start": 47, "end": 56, "negated": True,
             "query": "-people"},
        ],
        "text": "dogs",
        "unknown": [
            {"field": "tag", "text": "tagged famly", "start": 58, "end": 70,
             "message": "There is no tag called “famly”", "suggestion": "tag:family"},
        ],
        "errors": [
            {"field": "has", "text": "has:hats", "start": 71, "end": 79,
             "message": "“has:” does not know “hats”", "suggestion": ""},
        ],
    }  # fmt: skip


def test_an_explanation_is_said_in_lines_too(cli: Cli, library: Path) -> None:
    said = cli(library, "explain", "dogs in the album Summer, tagged famly").out.splitlines()
    assert said == [
        "in the album Summer: album:Summer",
        "looked for in the picture: dogs",
        "character 27, tagged famly: There is no tag called “famly”. Did you mean “tag:family”?",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("photos from July 2019", {"pixel.jpg"}),
        ("Bilder aus dem Juli, aufgenommen mit dem Pixel", {"pixel.jpg"}),
        ("tagged family", {"pixel.jpg"}),
        ("photos not tagged family", {"other.jpg"}),
        ("not taken with the Pixel", {"other.jpg"}),
        ("in the folder Holiday", {"pixel.jpg", "other.jpg"}),
        ("taken:sunday", {"pixel.jpg"}),
    ],
)
def test_a_search_reads_sentences_as_the_explanation_does(
    cli: Cli, library: Path, query: str, found: set[str]
) -> None:
    assert names(cli, library, query) == found


def test_what_the_library_lacks_is_said_and_filters_nothing(cli: Cli, library: Path) -> None:
    found = cli(library, "search", "photos tagged family taken with the Foobar", "--json")
    assert [Path(line["path"]).name for line in found.lines] == ["pixel.jpg"]
    assert "No photo was taken with a camera or a lens called “Foobar”" in found.err
