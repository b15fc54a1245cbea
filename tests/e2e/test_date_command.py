"""`date`: from what a person asks to what is printed, sorted and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dates") / "photos"
    folder.mkdir()
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: "2019:05:06 12:34:56"})
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 0.0), 3: "E", 4: (11.0, 35.0, 0.0)})
    Image.new("RGB", (80, 40), "red").save(folder / "munich.jpg", exif=exif)
    Image.new("RGB", (40, 40), "blue").save(folder / "IMG-20190101-WA0007.jpg")
    Image.new("RGB", (40, 40), "green").save(folder / "undated.jpg")
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


def taken(cli: Cli, library: Path, path: Path) -> tuple[str | None, str | None]:
    told = cli(library, "info", str(path), "--json").value
    return told["taken"], told["taken_source"]


def test_a_dry_run_says_what_would_change_and_why_the_rest_would_not(
    cli: Cli, library: Path, photos: Path
) -> None:
    paths = sorted(str(path) for path in photos.iterdir())
    name, munich, undated = paths
    ran = cli(library, "date", "--shift", "-1h30m", "--dry-run", "--json", *paths)
    rows = {row.pop("path"): row for row in ran.lines}
    assert rows == {
        name: {"before": "2019-01-01", "after": "2019-01-01", "why_not": "not_exact"},
        munich: {
            "before": "2019-05-06T12:34:56",
            "after": "2019-05-06T11:04:56",
            "why_not": None,
        },
        undated: {"before": None, "after": None, "why_not": "no_date"},
    }
    said = cli(library, "date", "--zone-from-place", "--dry-run", *paths).out.splitlines()
    assert f"{munich}: 2019-05-06T12:34:56 → 2019-05-06T12:34:56+02:00" in said
    assert f"{undated}: no date" in said
    assert taken(cli, library, Path(munich)) == ("2019-05-06T12:34:56", "exif")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--shift", "+1h30m"], "2019-05-06T14:04:56"),
        (["--shift=-1:00"], "2019-05-06T11:34:56"),
        (["--showed", "2019-01-01 00:00", "--really", "2020-01-01 01:00"], "2020-05-05T13:34:56"),
        (["--set", "2001-02-03T04:05"], "2001-02-03T04:05"),
        (["--set", "2001-02-03T04:05+01:00"], "2001-02-03T04:05+01:00"),
        (["--set", "3.2.2001 4:05"], "2001-02-03T04:05"),
        (["--set", "2001"], "2001"),
        (["--zone", "-03:00"], "2019-05-06T12:34:56-03:00"),
        (["--zone", "Asia/Tokyo"], "2019-05-06T12:34:56+09:00"),
        (["--zone-from-place"], "2019-05-06T12:34:56+02:00"),
        (["--zone-from-place", "--clock", "Z"], "2019-05-06T14:34:56+02:00"),
        (["--zone", "+01:00", "--clock", "-01:00"], "2019-05-06T14:34:56+01:00"),
    ],
)
def test_a_date_is_put_right_and_undone(
    cli: Cli, library: Path, photos: Path, arguments: list[str], expected: str
) -> None:
    path = photos / "munich.jpg"
    data = path.read_bytes()
    ran = cli(library, "date", *arguments, str(path))
    assert (ran.status, ran.out) == (0, "Date of 1 photo changed\n")
    assert taken(cli, library, path) == (expected, "person")
    assert cli(library, "undo").status == 0
    assert taken(cli, library, path) == ("2019-05-06T12:34:56", "exif")
    assert path.read_bytes() == data


def test_the_file_has_its_word_back(cli: Cli, library: Path, photos: Path) -> None:
    path = photos / "IMG-20190101-WA0007.jpg"
    cli(library, "date", "--set", "2001-02-03", str(path))
    found = cli(library, "search", "date:2001-02-03", "--json").lines
    assert [row["path"] for row in found] == [str(path)]
    ran = cli(library, "date", "--from-name", str(path), str(photos / "undated.jpg"))
    assert ran.out.splitlines() == [
        f"{photos / 'undated.jpg'}: no date (no date in the name)",
        "Date of 1 photo changed",
    ]
    assert taken(cli, library, path) == ("2019-01-01", "person")
    cli(library, "date", "--as-in-file", str(path))
    assert taken(cli, library, path) == ("2019-01-01", "name")
    assert cli(library, "date", "--as-in-file", str(path)).status == 1


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--shift", "soon"], 2, "“soon” is no span of time"),
        (["--set", "2019-13-01"], 2, "“2019-13-01” is no date"),
        (["--set", "yesterday"], 2, "“yesterday” is no date"),
        (["--showed", "2019", "--really", "2020-01-01 10:00"], 2, "“2019” has no time"),
        (["--showed", "2019-01-01 10:00"], 2, "--showed goes with --really"),
        (["--from-name", "--step", "1s"], 2, "--step goes with --set"),
        (["--shift", "1h", "--clock", "Z"], 2, "--clock goes with"),
        (["--shift", "1h", "--from-name"], 2, "not allowed with"),
        ([], 2, "one of the arguments"),
        (["--zone", "Nowhere/City"], 1, "There is no time zone “Nowhere/City”"),
        (["--shift", "-99999w"], 1, "No date changes"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    cli: Cli, library: Path, photos: Path, arguments: list[str], status: int, words: str
) -> None:
    ran = cli(library, "date", *arguments, str(photos / "munich.jpg"))
    assert ran.status == status
    assert words in ran.err
    assert taken(cli, library, photos / "munich.jpg")[1] == "exif"
