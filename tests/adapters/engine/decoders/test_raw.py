"""Camera raw: the preview where it is large enough, else the sensor's values. Made digital
negatives stand for all cameras' files, of which none is at hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.engine.files.decode import _TURNS
from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.core.errors import FailureKind

from ..pictures import encoded, scene
from .dng import dng
from .looks import EXACT, REDUCED, decoded, failure, off

SCENE = scene(240, 160)
OTHER = Image.new("RGB", (240, 160), (30, 140, 60))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_raw_without_a_preview_is_developed_and_turned(orientation: int, tmp_path: Path) -> None:
    turn = _TURNS.get(orientation)
    upright = SCENE.transpose(turn) if turn is not None else SCENE
    shown = decoded(tmp_path / "x.dng", dng(SCENE, orientation=orientation))
    assert (shown.width, shown.height) == upright.size
    assert off(shown.pixels, upright) < 30, "demosaicing blurs"


def test_the_cameras_preview_is_shown_where_it_is_large_enough(tmp_path: Path) -> None:
    preview = encoded(OTHER, "JPEG", quality=95)
    shown = decoded(tmp_path / "x.dng", dng(SCENE, preview=preview))
    assert off(shown.pixels, OTHER) < 3
    assert (shown.width, shown.height) == SCENE.size


def test_a_preview_that_is_too_small_is_not_blown_up(tmp_path: Path) -> None:
    preview = encoded(OTHER.resize((48, 32)), "JPEG")
    shown = decoded(tmp_path / "x.dng", dng(SCENE, preview=preview), EXACT)
    assert off(shown.pixels, SCENE) < 30


def test_a_small_preview_is_enough_for_a_thumbnail(tmp_path: Path) -> None:
    large, small = scene(2400, 1600), OTHER.resize((900, 600))
    data = dng(large, preview=encoded(small, "JPEG", quality=95))
    shown = decoded(tmp_path / "x.dng", data, REDUCED)
    assert (shown.width, shown.height) == large.size
    assert off(shown.pixels.resize((90, 60)), OTHER.resize((90, 60))) < 3


def test_a_broken_preview_costs_nothing(tmp_path: Path) -> None:
    preview = encoded(SCENE.transpose(Image.Transpose.ROTATE_180), "JPEG", quality=95)
    shown = decoded(tmp_path / "x.dng", dng(SCENE, preview=preview[: len(preview) // 2]))
    assert off(shown.pixels, SCENE) < 30
    assert not shown.cut_off


@pytest.mark.parametrize("name", ["x.dng", "x.nef", "x.arw", "x.pef", "x.srw", "x", "x.tif"])
def test_a_raw_is_known_by_its_name_or_its_content(name: str, tmp_path: Path) -> None:
    shown = decoded(tmp_path / name, dng(SCENE))
    assert off(shown.pixels, SCENE) < 30


@pytest.mark.parametrize("name", ["x.nef", "x.dng", "x.arw"])
def test_a_plain_tiff_with_a_raws_name_is_a_tiff(name: str, tmp_path: Path) -> None:
    assert off(decoded(tmp_path / name, encoded(SCENE, "TIFF")).pixels, SCENE) == 0


def test_a_raw_that_nobody_knows_is_a_kind_that_cannot_be_read(tmp_path: Path) -> None:
    found = failure(tmp_path / "x.raf", b"FUJIFILMCCD-RAW " + bytes(400))
    assert found.kind in (FailureKind.UNSUPPORTED, FailureKind.TRUNCATED)
    assert found.reason


def test_a_raw_says_when_it_was_taken(tmp_path: Path) -> None:
    shown = decoded(tmp_path / "x.dng", dng(SCENE, taken="2019:05:06 12:34:56"))
    told = read_metadata(shown.source, shown.width, shown.height, "Adobe DNG", "x.dng", ())
    assert told.taken_at == datetime(2019, 5, 6, 12, 34, 56)
    assert told.iso == 400
