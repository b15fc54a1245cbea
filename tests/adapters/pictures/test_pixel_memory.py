"""Memory that one process fills and another reads: every kind of it, whatever this system uses."""

from __future__ import annotations

import pytest

from photo_sorter.adapters.pictures.named_memory import NamedMemory
from photo_sorter.adapters.pictures.nameless_memory import NamelessMemory
from photo_sorter.adapters.pictures.pixel_memory import PixelMemory

KINDS = [NamelessMemory(), NamedMemory()]


@pytest.fixture(params=KINDS, ids=["nameless", "named"])
def memory(request: pytest.FixtureRequest) -> PixelMemory:
    kind: PixelMemory = request.param
    return kind


def test_what_is_written_is_found_and_outlives_its_maker(memory: PixelMemory) -> None:
    sheet = memory.make("ps-test-written", 12)
    sheet.write(0, b"hello ")
    sheet.write(6, b"pixels")
    pixels, owner = memory.find(sheet.address, 12)
    sheet.close()
    sheet.close()
    assert bytes(pixels[:12]) == b"hello pixels"
    assert owner is not None


def test_what_its_maker_let_go_of_is_not_found(memory: PixelMemory) -> None:
    sheet = memory.make("ps-test-gone", 12)
    address = sheet.address
    sheet.close()
    with pytest.raises(OSError, match=r"ps-|/proc/"):
        memory.find(address, 12)


def test_what_is_smaller_than_it_should_be_is_refused(memory: PixelMemory) -> None:
    sheet = memory.make("ps-test-small", 12)
    with pytest.raises(OSError, match=r"ps-|/proc/"):
        memory.find(sheet.address, 1 << 20)
    sheet.close()


def test_what_was_discarded_is_not_found(memory: PixelMemory) -> None:
    memory.discard("ps-test-never-made")
    sheet = memory.make("ps-test-discarded", 12)
    memory.discard("ps-test-discarded")
    address = sheet.address
    sheet.close()
    with pytest.raises(OSError, match=r"ps-|/proc/"):
        memory.find(address, 12)
