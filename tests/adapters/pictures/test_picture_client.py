"""Pictures for the eye: upright, whole, in the right colours; and every way their process ends."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import Decoder, configure_decoders
from photo_sorter.adapters.engine.files.reading import FileBytes, read_picture
from photo_sorter.adapters.pictures import client as client_module
from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.adapters.pictures.messages import PictureOptions
from photo_sorter.adapters.pictures.named_memory import NamedMemory
from photo_sorter.core.errors import CancelledError, EngineError, InvalidInputError
from photo_sorter.core.ports.pictures import Picture, PictureSize
from photo_sorter.core.problems import Problem
from tests.adapters.engine.pictures import encoded, scene

from .entries import (
    CRASHING_WIDTH,
    DYING_WIDTH,
    HANGING_WIDTH,
    bad_decoder_pictures,
    named_memory_pictures,
)

WHOLE = PictureSize()
FORMS = {"jpg": "JPEG", "webp": "WEBP", "png": "PNG", "tif": "TIFF", "heic": "HEIF", "avif": "AVIF"}


@pytest.fixture(scope="module")
def client() -> Iterator[PictureClient]:
    """One that nothing bad happens to. Started here, so that its threads belong to the module."""
    client = PictureClient(idle_seconds=600)
    with pytest.raises(InvalidInputError):
        client.read("/no/such/file", WHOLE)
    yield client
    client.close()


@pytest.fixture
def bad_client() -> Iterator[PictureClient]:
    client = PictureClient(idle_seconds=600, file_seconds=0.3, entry=bad_decoder_pictures)
    yield client
    client.close()


def array(picture: Picture) -> np.ndarray[Any, np.dtype[np.uint8]]:
    pixels = np.frombuffer(picture.pixels, np.uint8, picture.byte_size)
    return pixels.reshape(picture.height, picture.width, 4).copy()


def fields(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The means of 8 x 8 fields."""
    picture = Image.fromarray(np.ascontiguousarray(pixels[..., :3]))
    return np.asarray(picture.resize((8, 8), Image.Resampling.BOX), float)


def gif(path: Path, width: int) -> str:
    path.write_bytes(encoded(scene(width, 16), "GIF"))
    return str(path)


# ------------------------------------------------------------------------------- what is seen


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("side", [None, 200])
def test_it_looks_as_the_thumbnail_does(
    ending: str, side: int | None, client: PictureClient, tmp_path: Path
) -> None:
    upright = scene(1200, 900)
    exif = Image.Exif()
    exif[0x0112] = 6
    # The HEIF writer turns the picture itself.
    stored = upright.transpose(Image.Transpose.ROTATE_90)
    path = tmp_path / f"picture.{ending}"
    path.write_bytes(
        encoded(stored, FORMS[ending], exif=exif if ending == "tif" else exif.tobytes())
    )
    picture = client.read(str(path), PictureSize(side))
    assert (picture.whole_width, picture.whole_height) == (1200, 900)
    assert picture.is_whole == (side is None)
    assert picture.width >= (side or 1200) * 15 / 16
    pixels = array(picture)
    assert (pixels[..., 3] == 255).all()
    thumbnail = np.asarray(thumbnail_of(path))
    assert np.abs(fields(pixels) - fields(thumbnail)).max() < 4
    assert np.abs(fields(pixels) - fields(np.asarray(upright))).max() < 12


def thumbnail_of(path: Path) -> Image.Image:
    before = Image.MAX_IMAGE_PIXELS
    configure_decoders(300_000_000)
    Image.MAX_IMAGE_PIXELS = before
    file = read_picture(str(path), 1 << 30)
    assert isinstance(file, FileBytes)
    return for_display(Decoder(300_000_000, exact=False).decode(file, 0))


def test_a_wide_profile_is_brought_to_srgb_as_in_the_grid(
    client: PictureClient, tmp_path: Path
) -> None:
    path = tmp_path / "wide.png"
    path.write_bytes(encoded(scene(), "PNG", icc_profile=swapped_profile()))
    pixels = array(client.read(str(path), WHOLE))
    assert np.abs(fields(pixels) - fields(np.asarray(thumbnail_of(path)))).max() < 1
    assert np.abs(fields(pixels) - fields(np.asarray(scene()))).max() > 20


def swapped_profile() -> bytes:
    """sRGB with the primaries of red and green exchanged: a screen on which that is seen."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = bytearray(plain.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be")))
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def test_colours_are_those_of_the_screen(client: PictureClient, tmp_path: Path) -> None:
    path = tmp_path / "red.png"
    path.write_bytes(encoded(Image.new("RGB", (64, 64), (255, 0, 0)), "PNG"))
    red = array(client.read(str(path), PictureSize(profile=swapped_profile())))[0, 0]
    assert red.tolist() == pytest.approx([0, 255, 0, 255], abs=2)


def test_a_broken_profile_of_the_screen_costs_nothing(
    client: PictureClient, tmp_path: Path
) -> None:
    path = tmp_path / "red.png"
    path.write_bytes(encoded(Image.new("RGB", (64, 64), (255, 0, 0)), "PNG"))
    red = array(client.read(str(path), PictureSize(profile=b"no profile")))[0, 0]
    assert red.tolist() == [255, 0, 0, 255]


def test_a_picture_of_over_256_megabytes_comes_whole(client: PictureClient, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    large = Image.new("RGB", (9000, 8000), (10, 20, 30))
    large.putpixel((8999, 7999), (255, 255, 255))
    large.save(path, compress_level=1)
    picture = client.read(str(path), WHOLE)
    assert picture.is_whole
    assert bytes(picture.pixels[:4]) == b"\x0a\x14\x1e\xff"
    assert bytes(picture.pixels[picture.byte_size - 4 : picture.byte_size]) == b"\xff" * 4


def test_of_a_picture_over_the_bound_fewer_pixels_come(tmp_path: Path) -> None:
    client = PictureClient(options=PictureOptions(most_pixels=5000))
    path = tmp_path / "picture.png"
    path.write_bytes(encoded(scene(200, 100), "PNG"))
    picture = client.read(str(path), WHOLE)
    client.close()
    assert (picture.whole_width, picture.whole_height) == (200, 100)
    assert picture.width * picture.height <= 5000


@pytest.mark.parametrize("content", [b"", b"no picture", encoded(scene(), "JPEG")[:200]])
def test_what_cannot_be_decoded_is_refused_with_the_reason(
    content: bytes, client: PictureClient, tmp_path: Path
) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError) as caught:
        client.read(str(path), WHOLE)
    assert caught.value.path == str(path)
    assert caught.value.problem is not Problem.PICTURE_CRASHES_DECODER


# ------------------------------------------------------------------------------ how it may end


def test_a_picture_that_crashes_the_decoder_is_given_up_and_the_next_one_comes(
    bad_client: PictureClient, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        bad_client.read(gif(tmp_path / "crash.gif", CRASHING_WIDTH), WHOLE)
    assert caught.value.problem is Problem.PICTURE_CRASHES_DECODER
    assert bad_client.read(gif(tmp_path / "good.gif", 32), WHOLE).width == 32


def test_a_picture_on_which_the_decoder_hangs_is_given_up(
    bad_client: PictureClient, tmp_path: Path
) -> None:
    bad_client.read(gif(tmp_path / "good.gif", 32), WHOLE)
    with pytest.raises(InvalidInputError) as caught:
        bad_client.read(gif(tmp_path / "hang.gif", HANGING_WIDTH), WHOLE)
    assert caught.value.problem is Problem.PICTURE_CRASHES_DECODER


def test_a_crash_of_what_is_read_ahead_does_not_cost_the_picture_that_is_waited_for(
    bad_client: PictureClient, tmp_path: Path
) -> None:
    crash, good = gif(tmp_path / "crash.gif", CRASHING_WIDTH), gif(tmp_path / "good.gif", 32)
    failed: list[BaseException] = []

    def read_ahead() -> None:
        try:
            bad_client.read(crash, PictureSize(ahead=True))
        except InvalidInputError as error:
            failed.append(error)

    thread = threading.Thread(target=read_ahead)
    thread.start()
    assert bad_client.read(good, WHOLE).width == 32
    thread.join()
    assert len(failed) == 1


def test_a_picture_whose_process_dies_before_it_is_taken_is_read_again(
    client: PictureClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, lost = client._memory.find, [FileNotFoundError("the process ended")]

    def find_later(address: str, size: int) -> tuple[memoryview, object]:
        if lost:
            raise lost.pop()
        return find(address, size)

    monkeypatch.setattr(client._memory, "find", find_later)
    assert client.read(gif(tmp_path / "good.gif", 32), WHOLE).width == 32
    assert not lost


def test_nobody_waits_behind_decoders_that_hang_on_what_is_not_wanted_any_more(
    tmp_path: Path,
) -> None:
    client = PictureClient(idle_seconds=600, file_seconds=60.0, entry=bad_decoder_pictures)
    hang, good = gif(tmp_path / "hang.gif", HANGING_WIDTH), gif(tmp_path / "good.gif", 32)
    client.read(good, WHOLE)
    for _ in range(2):
        with pytest.raises(CancelledError):
            client.read(hang, WHOLE, lambda: True)
    first = client.pid
    assert client.read(good, WHOLE).width == 32
    assert client.pid != first
    client.close()


def test_after_closing_nothing_is_read(tmp_path: Path) -> None:
    client = PictureClient()
    client.close()
    client.close()
    with pytest.raises(EngineError):
        client.read(str(tmp_path / "any.jpg"), WHOLE)
    with pytest.raises(EngineError):
        client.warm_up()


def test_an_idle_process_goes_and_comes_again(tmp_path: Path) -> None:
    client = PictureClient(idle_seconds=0.1)
    good = gif(tmp_path / "good.gif", 32)
    client.warm_up()
    first = client.pid
    assert first is not None
    client.read(good, WHOLE)
    while os.path.exists(f"/proc/{first}"):
        threading.Event().wait(0.02)
    assert client.read(good, WHOLE).width == 32
    assert client.pid != first
    client.close()


# -------------------------------------------------------------------------------------- memory


def test_the_process_keeps_nothing_that_the_app_has_taken(
    client: PictureClient, tmp_path: Path
) -> None:
    good = gif(tmp_path / "good.gif", 32)
    held = [client.read(good, WHOLE) for _ in range(5)]
    client.read(good, WHOLE)  # answered after the messages that came before it
    assert len(open_memory(client.pid)) <= 1  # of the very last
    assert len(mapped(os.getpid())) == len(held)
    del held
    gc.collect()
    assert mapped(os.getpid()) == []


def test_pixels_stay_readable_when_their_process_is_killed(tmp_path: Path) -> None:
    client = PictureClient(idle_seconds=600)
    picture = client.read(gif(tmp_path / "good.gif", 32), WHOLE)
    assert client.pid is not None
    os.kill(client.pid, signal.SIGKILL)
    assert array(picture).shape == (16, 32, 4)
    client.close()


def open_memory(pid: int | None) -> list[str]:
    """The shared pictures that a process can still write to."""
    files = [os.readlink(path) for path in Path(f"/proc/{pid}/fd").iterdir()]
    return [file for file in files if "memfd:ps-" in file or "/dev/shm/ps-" in file]


def mapped(pid: int) -> list[str]:
    """The shared pictures that a process has."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps:
        return [line for line in maps if "memfd:ps-" in line or "/dev/shm/ps-" in line]


def test_memory_by_name_leaves_no_name_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "pixel_memory", NamedMemory)
    client = PictureClient(idle_seconds=600, entry=named_memory_pictures)
    picture = client.read(gif(tmp_path / "good.gif", 32), WHOLE)
    assert array(picture).shape == (16, 32, 4)
    with pytest.raises(InvalidInputError):  # it dies with the memory made, and nobody told
        client.read(gif(tmp_path / "die.gif", DYING_WIDTH), WHOLE)
    client.close()
    assert [name for name in os.listdir("/dev/shm") if name.startswith("ps-")] == []


KILLED_APP = """
import os, sys
from photo_sorter.adapters.pictures import client as client_module
from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.adapters.pictures.named_memory import NamedMemory
from photo_sorter.core.ports.pictures import PictureSize
from tests.adapters.pictures.entries import named_memory_pictures
if __name__ == "__main__":
    client_module.pixel_memory = NamedMemory
    client = PictureClient(entry=named_memory_pictures)
    picture = client.read(sys.argv[1], PictureSize())
    print(client.pid, flush=True)
    os.kill(os.getpid(), 9)
"""


def test_an_app_that_is_killed_leaves_no_process_and_no_memory(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(KILLED_APP, "utf-8")
    ran = subprocess.run(
        [sys.executable, str(script), gif(tmp_path / "good.gif", 32)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(["."])},
        capture_output=True,
        text=True,
        check=False,
    )
    child = int(ran.stdout)
    while os.path.exists(f"/proc/{child}"):
        threading.Event().wait(0.02)
    assert ran.stderr == ""
    assert [name for name in os.listdir("/dev/shm") if name.startswith("ps-")] == []
