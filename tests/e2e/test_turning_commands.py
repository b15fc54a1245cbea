"""`rotate` and `crop`: what scripts get, and what becomes of the files."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.conftest import NewLibrary
from tests.e2e.conftest import Cli
from tests.twin_pictures import scene, shot


def test_photos_are_turned_cropped_and_put_back(
    cli: Cli, tmp_path: Path, new_library: NewLibrary
) -> None:
    photos, library = tmp_path / "photos", tmp_path / "library"
    photos.mkdir()
    photo, gif = photos / "a.jpg", photos / "b.gif"
    photo.write_bytes(shot(scene(1), 0))
    Image.new("RGB", (40, 30), "green").save(gif)
    new_library(library)
    assert cli(library, "add", str(photos)).status == 0
    assert cli(library, "index").status == 0
    before = photo.read_bytes()
    with Image.open(photo) as opened:
        width, height = opened.size

    turned = cli(library, "rotate", "left", str(photo), str(gif), "--json")
    assert turned.status == 1
    refused, change = turned.lines
    assert (refused["path"], refused["turned"]) == (str(gif), False)
    assert "turned version" in refused["problem"]
    assert change["what"] == "1 photo turned"
    with Image.open(photo) as opened:
        assert opened.getexif()[0x0112] == 8

    (made,) = cli(library, "crop", str(photo), "--to", f"0,0,{height},10", "--json").lines
    assert (made["width"], made["height"]) == (height, 10)
    assert made["path"] == str(photos / "a-edited.jpg")
    (made,) = cli(library, "crop", str(gif), "--turn", "right", "--json").lines
    assert (made["path"], made["width"]) == (str(photos / "b-edited.png"), 30)
    assert made["notes"] == ["other-format"]

    level = cli(library, "crop", str(photo), "--straighten", "-2.5", "--to", "0,0,40,30", "--json")
    (made,) = level.lines
    assert (made["width"], made["height"], made["notes"]) == (40, 30, [])
    assert cli(library, "undo").status == 0
    twice = cli(library, "crop", str(photo), "--straighten", "3", "--words", "a boat")
    assert (twice.status, "without a turn" in twice.err) == (1, True)
    assert cli(library, "crop", str(photo), "--straighten", "46").status == 2

    beyond = cli(library, "crop", str(photo), "--to", f"0,0,{width + height},10")
    assert (beyond.status, "within its edges" in beyond.err) == (1, True)
    assert cli(library, "crop", str(photo), "--to", "1,2").status == 2
    assert cli(library, "crop", str(photo)).status == 1
    for _ in range(3):
        assert cli(library, "undo").status == 0
    assert photo.read_bytes() == before
    assert sorted(path.name for path in photos.iterdir()) == ["a.jpg", "b.gif"]
