"""Processes write copies; whatever happens to one, the next copy is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.exporting.client import ExportClient
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import ExportOptions
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.exporting import ExportOrder, ExportTargetError
from photo_sorter.core.problems import Problem
from tests.adapters.exporting.entries import CRASHING_WIDTH, HANGING_WIDTH, bad_decoder_writer


@pytest.fixture
def client() -> Iterator[ExportClient]:
    client = ExportClient(processes=1, file_seconds=0.5, entry=bad_decoder_writer)
    yield client
    client.close()


def order(folder: Path, width: int, target: str = "copy.jpg") -> ExportOrder:
    path = folder / f"{width}.gif"
    Image.new("RGB", (width, 20), "red").save(path)
    there = str(folder / target) if target else ""
    return ExportOrder(str(path), Encoding.JPEG, ExportOptions(), FileFields(), target=there)


def never() -> bool:
    return False


def test_a_copy_is_written_or_only_weighed(client: ExportClient, tmp_path: Path) -> None:
    weighed = client.write(order(tmp_path, 30, ""), never)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["30.gif"]
    written = client.write(order(tmp_path, 30), never)
    assert weighed.size == written.size == (tmp_path / "copy.jpg").stat().st_size


def test_a_decoder_that_crashes_or_hangs_costs_its_own_picture(
    client: ExportClient, tmp_path: Path
) -> None:
    for width in (CRASHING_WIDTH, HANGING_WIDTH):
        with pytest.raises(InvalidInputError) as refused:
            client.write(order(tmp_path, width), never)
        assert refused.value.problem is Problem.PICTURE_CRASHES_DECODER
    assert client.write(order(tmp_path, 30), never).size


def test_who_gives_up_does_not_wait(client: ExportClient, tmp_path: Path) -> None:
    client.write(order(tmp_path, 30, "other.jpg"), never)
    with pytest.raises(CancelledError):
        client.write(order(tmp_path, HANGING_WIDTH), lambda: True)
    assert not (tmp_path / "copy.jpg").exists()
    assert client.write(order(tmp_path, 30), never).size


def test_where_nothing_can_be_written_it_is_said(client: ExportClient, tmp_path: Path) -> None:
    with pytest.raises(ExportTargetError):
        client.write(order(tmp_path, 30, "no/folder/copy.jpg"), never)


def test_nothing_is_written_over(client: ExportClient, tmp_path: Path) -> None:
    (tmp_path / "copy.jpg").write_bytes(b"mine")
    with pytest.raises(ExportTargetError):
        client.write(order(tmp_path, 30), never)
    assert (tmp_path / "copy.jpg").read_bytes() == b"mine"


def test_a_closed_client_says_so(client: ExportClient, tmp_path: Path) -> None:
    client.close()
    with pytest.raises(EngineError):
        client.write(order(tmp_path, 30), never)
