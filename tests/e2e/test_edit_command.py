"""`edit`: from what a person says to what is printed, found, and taken back in one go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edit") / "photos"
    folder.mkdir()
    exif = Image.Exif()
    exif[0x010E], exif[0x8298] = "By the sea", "Agency"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 0.0), 3: "E", 4: (11.0, 30.0, 0.0)})
    Image.new("RGB", (80, 40), "red").save(folder / "told.jpg", exif=exif)
    Image.new("RGB", (40, 40), "blue").save(folder / "bare.jpg")
    return folder


@pytest.fixture(scope="module")
def library(photos: Path) -> Path:
    return photos.parent / "library"


@pytest.fixture(autouse=True)
def indexed(cli: Cli, library: Path, photos: Path, new_library: NewLibrary) -> None:
    if not library.exists():
        new_library(library)
        assert cli(library, "add", str(photos)).status == 0
        assert cli(library, "index").status == 0


def told(cli: Cli, library: Path, path: Path) -> dict[str, Any]:
    value = cli(library, "info", str(path), "--json").value
    names = ("title", "description", "copyright", "latitude", "longitude", "rating", "label")
    return {name: value[name] for name in names}


FIELDS = [
    "--title", "A  day out", "--description", "First line\nsecond", "--copyright", "",
    "--place", "-33.8,151.2", "--rating", "4", "--label", "red", "--tag", "holiday",
    "--tag", "Places|Sydney",
]  # fmt: skip


def test_all_fields_are_said_of_all_photos_and_undone_at_once(
    cli: Cli, library: Path, photos: Path
) -> None:
    paths = sorted(photos.iterdir())
    before = [told(cli, library, path) for path in paths]
    data = [path.read_bytes() for path in paths]
    assert before[1]["copyright"] == "Agency"
    ran = cli(library, "edit", *FIELDS, *map(str, paths))
    assert (ran.status, ran.out) == (0, "Details of 2 photos changed\n")
    assert [told(cli, library, path) for path in paths] == [
        {
            "title": "A day out",
            "description": "First line\nsecond",
            "copyright": None,
            "latitude": -33.8,
            "longitude": 151.2,
            "rating": 4,
            "label": "red",
        }
    ] * 2
    found = cli(library, "search", "title:day tag:Sydney -description:sea has:gps", "--json").lines
    assert {row["path"] for row in found} == set(map(str, paths))
    assert cli(library, "undo").out == "Undone: Details of 2 photos changed\n"
    assert [told(cli, library, path) for path in paths] == before
    assert cli(library, "redo").status == 0
    assert told(cli, library, paths[0])["title"] == "A day out"
    assert cli(library, "undo").status == 0
    assert [path.read_bytes() for path in paths] == data


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    cli: Cli, library: Path, photos: Path
) -> None:
    paths = [str(photos / "told.jpg"), str(photos / "bare.jpg")]
    asked = ["edit", "--dry-run", "--title", "", "--description", "By the sea", "--rating", "0"]
    ran = cli(library, *asked, "--place", "48° 8' N, 11° 30' E", "--tag", "x", "--json", *paths)
    one, two = ran.lines
    assert one["path"] == paths[0]
    assert set(one["changes"]) == {"tags"}
    assert "x" in one["changes"]["tags"]["after"]
    assert two["changes"]["description"] == {"before": None, "after": "By the sea"}
    assert two["changes"]["place"] == {"before": None, "after": "48.133333, 11.5"}
    assert cli(library, *asked, *paths).out.splitlines() == [
        paths[0], "  stays as it is", paths[1], "  description: nothing → By the sea",
    ]  # fmt: skip
    assert told(cli, library, photos / "bare.jpg")["description"] is None


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([], 2, "say what is to change"),
        (["--place", "Munich"], 2, "“Munich” is no place"),
        (["--place", "95,5"], 2, "95 is no latitude"),
        (["--rating", "6"], 2, "invalid choice"),
        (["--label", "pink"], 2, "invalid choice"),
        (["--tag", " "], 2, "a tag needs a name"),
        (["--tag", "Dog", "--untag", "dog"], 2, "either added or removed"),
        (["--title", ""], 1, "No detail changes"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    cli: Cli, library: Path, photos: Path, arguments: list[str], status: int, words: str
) -> None:
    ran = cli(library, "edit", *arguments, str(photos / "told.jpg"))
    assert ran.status == status
    assert words in ran.err
    assert told(cli, library, photos / "told.jpg")["copyright"] == "Agency"
