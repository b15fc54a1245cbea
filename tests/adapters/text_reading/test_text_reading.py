"""Text is read in pictures that were made, in a process of its own; whatever happens to one
picture, the next is read."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.text_reading.client import TextReaderClient
from photo_sorter.adapters.text_reading.messages import ReaderOptions
from photo_sorter.core.errors import CancelledError, EngineError, FailureKind
from photo_sorter.core.ports.text_reading import PictureRefusedError, TextReader
from photo_sorter.core.problems import Problem
from photo_sorter.core.reading.page import page_of
from tests.adapters.text_reading.entries import CRASHING_WIDTH, HANGING_WIDTH, bad_reader
from tests.conftest import REPOSITORY
from tools.made_pages import Page, columns, drawn, errors, letter, photographed, receipt

MODELS = REPOSITORY / "resources" / "models" / "reading"
CLEAN, PHOTOGRAPHED = 0.02, 0.08  # of a page's characters


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TextReaderClient]:
    """Its process runs before the first test, and as long as they do."""
    client = TextReaderClient(ReaderOptions(MODELS), idle_seconds=3_600.0)
    path = tmp_path_factory.mktemp("first") / "white.png"
    Image.new("RGB", (40, 40), "white").save(path)
    client.read(str(path))
    yield client
    client.close()


def read(reader: TextReader, page: Page, folder: Path) -> str:
    path = folder / "page.jpg"
    page.picture.save(path, quality=88)
    found = reader.read(str(path), glance=True)
    return page_of(found.lines, found.shape).text


@pytest.mark.parametrize("make", [letter, receipt, columns])
def test_a_clean_page_is_read(reader: TextReader, tmp_path: Path, make: type[Page]) -> None:
    page = make(1)  # type: ignore[call-arg, arg-type]
    assert errors(read(reader, page, tmp_path), page.text) <= CLEAN


def test_a_photographed_receipt_is_read(reader: TextReader, tmp_path: Path) -> None:
    page = photographed(receipt(2), 2)
    assert errors(read(reader, page, tmp_path), page.text) <= PHOTOGRAPHED


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_that_lies_is_read(
    reader: TextReader, tmp_path: Path, turn: Image.Transpose
) -> None:
    page = drawn(["A page that lies on its side", "has two lines of text"])
    lying = Page(page.picture.transpose(turn), page.lines)
    assert errors(read(reader, lying, tmp_path), page.text) <= CLEAN


def test_where_a_line_stands_is_told_in_fractions_of_the_picture(
    reader: TextReader, tmp_path: Path
) -> None:
    page = drawn(["Somewhere in the page"])
    whole = Image.new("RGB", (page.picture.width * 2, page.picture.height * 4), "white")
    whole.paste(page.picture, (page.picture.width, page.picture.height * 3))
    whole.save(tmp_path / "corner.png")
    (line,) = reader.read(str(tmp_path / "corner.png")).lines
    xs, ys = zip(*line.corners, strict=True)
    assert min(xs) >= 0.5
    assert max(xs) <= 1.0
    assert min(ys) >= 0.75
    assert max(ys) <= 1.0
    assert line.corners[0] == pytest.approx((min(xs), min(ys)), abs=0.02)


def test_a_picture_without_text_is_passed_over_at_a_glance(
    reader: TextReader, tmp_path: Path
) -> None:
    sky = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
    sky.save(tmp_path / "sky.jpg")
    found = reader.read(str(tmp_path / "sky.jpg"), glance=True)
    assert (found.lines, found.glanced) == ((), True)
    assert reader.read(str(tmp_path / "sky.jpg")).glanced is False


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3)])
def test_the_smallest_pictures_are_read(
    reader: TextReader, tmp_path: Path, size: tuple[int, int]
) -> None:
    Image.new("RGB", size, "white").save(tmp_path / "tiny.png")
    assert reader.read(str(tmp_path / "tiny.png"), glance=True).lines == ()


def test_what_is_no_picture_is_refused_with_its_reason(reader: TextReader, tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 and nothing more")
    with pytest.raises(PictureRefusedError) as refused:
        reader.read(str(tmp_path / "broken.jpg"))
    assert refused.value.failure.kind is not FailureKind.CRASHED
    with pytest.raises(PictureRefusedError) as refused:
        reader.read(str(tmp_path / "gone.jpg"))
    assert refused.value.failure.kind is FailureKind.UNREADABLE


def test_a_picture_that_crashes_or_hangs_the_process_is_given_up_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TextReaderClient(ReaderOptions(MODELS), entry=bad_reader)
    try:
        for width in (40, CRASHING_WIDTH, HANGING_WIDTH, 40):
            path = tmp_path / f"{width}.png"
            Image.new("RGB", (width, 50), "white").save(path)
            if width == 40:
                assert client.read(str(path)).lines == ()
                continue
            with monkeypatch.context() as patch:
                if width == HANGING_WIDTH:
                    patch.setattr(client, "_silent_seconds", 1.0)
                with pytest.raises(PictureRefusedError) as refused:
                    client.read(str(path))
            assert refused.value.failure.problem is Problem.PICTURE_CRASHES_DECODER
            assert refused.value.failure.kind is FailureKind.CRASHED
        with pytest.raises(CancelledError):
            client.read(str(tmp_path / f"{HANGING_WIDTH}.png"), lambda: True)
    finally:
        client.close()
    with pytest.raises(EngineError):
        client.read(str(tmp_path / "40.png"))


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The models lie beside the program, and what reads them knows no other place."""
    from photo_sorter.adapters.text_reading.networks import Networks
    from photo_sorter.adapters.text_reading.page import lines_in

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("somebody opens a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    picture = drawn(["No connection"]).picture
    (line,) = lines_in(Networks(MODELS, 1), picture, lambda: None)
    assert line.text == "No connection"
