"""`text`: from a picture on the disk to its words, for a person and for a script."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.e2e.conftest import Cli
from tools.made_pages import drawn


def test_text_prints_what_stands_in_any_picture_and_goes_on_after_one_that_cannot_be_read(
    cli: Cli, tmp_path: Path
) -> None:
    sign, broken = tmp_path / "sign.png", tmp_path / "broken.jpg"
    drawn(["Platform nine", "12.50 EUR"]).picture.save(sign)
    broken.write_bytes(b"no picture at all")
    Image.new("RGB", (300, 200), "white").save(tmp_path / "white.png")
    paths = [str(sign), str(broken), str(tmp_path / "white.png")]
    ran = cli(tmp_path / "library", "text", *paths, "--json")
    first, white = ran.lines
    assert (ran.status, "broken.jpg" in ran.err) == (1, True)
    assert (first["path"], first["text"]) == (str(sign), "Platform nine\n12.50 EUR")
    assert [(line["text"], line["row"]) for line in first["lines"]] == [
        ("Platform nine", 0),
        ("12.50 EUR", 1),
    ]
    assert all(0 <= n <= 1 for line in first["lines"] for corner in line["box"] for n in corner)
    assert first["seconds"] > 0
    assert (white["text"], white["lines"]) == ("", [])
    said = cli(tmp_path / "library", "text", str(sign))
    assert said.out.splitlines() == [str(sign), "  Platform nine", "  12.50 EUR"]
