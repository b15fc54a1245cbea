"""Decoding in this process: orientation, colours, sizes, and every way a file can be bad."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from photo_sorter.adapters.engine.files.colour import rendering
from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import (
    Decoded,
    DecodeError,
    Decoder,
)
from photo_sorter.adapters.engine.files.reading import FileBytes, Unusable, read_picture
from photo_sorter.core.errors import Failure, FailureKind

from .pictures import PHOTOS, bomb_png, encoded, encrypted_zip, needs_photos, scene, text_bomb_png

MAX_PIXELS = 300_000_000
EXACT = Decoder(MAX_PIXELS, exact=True)
REDUCED = Decoder(MAX_PIXELS, exact=False)


def decode(path: Path, decoder: Decoder = EXACT, side: int = 0) -> Decoded:
    file = read_picture(str(path), 1 << 30)
    assert isinstance(file, FileBytes), file
    return decoder.decode(file, side)


def failure_of(path: Path) -> Failure:
    file = read_picture(str(path), 1 << 30)
    if isinstance(file, Unusable):
        return file.failure
    with pytest.raises(DecodeError) as caught:
        EXACT.decode(file, 0)
    return caught.value.failure


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, in levels of 255."""
    assert one.size == other.size
    return float(np.abs(np.asarray(one, float) - np.asarray(other, float)).mean())


# --------------------------------------------------------------------------------- orientation


@pytest.mark.parametrize("orientation", range(9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
def test_every_orientation_comes_out_upright(form: str, orientation: int, tmp_path: Path) -> None:
    upright = scene(96, 64)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = _stored_as(upright, orientation)
    # The HEIF writer takes the picture as it should look, and turns it itself.
    options: dict[str, Any] = {"exif": exif.tobytes() if form != "TIFF" else exif}
    if form in ("JPEG", "AVIF", "HEIF"):
        options["quality"] = 95
    if form == "WEBP":
        options["lossless"] = True
    path = tmp_path / f"picture.{form.lower()}"
    path.write_bytes(encoded(stored, form, **options))
    decoded = decode(path)
    assert (decoded.width, decoded.height) == (96, 64)
    assert difference(decoded.pixels, upright) < 12


def _stored_as(upright: Image.Image, orientation: int) -> Image.Image:
    """The pixels that a camera held at this orientation stores: what undoes EXIF's turn."""
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    turn = turns.get(orientation)
    return upright if turn is None else upright.transpose(turn)


@needs_photos
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
@pytest.mark.parametrize("decoder", [EXACT, REDUCED], ids=["exact", "reduced"])
def test_photographs_of_every_orientation_look_alike(shape: str, decoder: Decoder) -> None:
    folder = PHOTOS / "orientation"
    plain = for_display(decode(folder / f"{shape}_1.jpg", decoder, 224))
    for orientation in (0, *range(2, 9)):
        turned = decode(folder / f"{shape}_{orientation}.jpg", decoder, 224)
        assert (turned.width > turned.height) == (shape == "Landscape")
        assert difference(for_display(turned), plain) < 8


# ------------------------------------------------------------------------------- pixels, modes


def test_transparency_lies_over_white(tmp_path: Path) -> None:
    layer = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    layer.putpixel((0, 0), (0, 0, 255, 255))
    for name, picture in {
        "rgba": layer,
        "palette": layer.quantize(4),
        "grey": layer.convert("LA"),
    }.items():
        path = tmp_path / f"{name}.png"
        path.write_bytes(encoded(picture, "PNG"))
        pixels = decode(path).pixels
        assert pixels.mode == "RGB"
        assert pixels.getpixel((7, 7)) == (255, 255, 255)
        assert pixels.getpixel((0, 0)) != (255, 255, 255)


def test_deep_greys_are_scaled_not_clipped(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, 256, dtype=np.uint16).reshape(1, 256).repeat(4, 0)
    path = tmp_path / "deep.png"
    path.write_bytes(encoded(Image.fromarray(ramp), "PNG"))
    row = np.asarray(decode(path).pixels)[0, :, 0].astype(int)
    assert np.abs(row - np.arange(256)).max() <= 1


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    path = tmp_path / "print.jpg"
    path.write_bytes(encoded(Image.new("CMYK", (32, 32), (0, 255, 255, 0)), "JPEG", quality=95))
    red, green, blue = np.asarray(decode(path).pixels)[16, 16]
    assert red > 200
    assert max(green, blue) < 60


def test_an_animation_gives_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    for form in ("GIF", "WEBP", "PNG"):
        path = tmp_path / f"moving.{form.lower()}"
        path.write_bytes(encoded(frames[0], form, save_all=True, append_images=frames[1:]))
        red, _green, blue = np.asarray(decode(path).pixels)[5, 5]
        assert red > 200 > 60 > blue


def test_a_profile_for_other_colours_is_passed_over(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    path = tmp_path / "profile.jpg"
    path.write_bytes(encoded(scene(), "JPEG", icc_profile=profile.tobytes(), quality=95))
    decoded = decode(path)
    assert difference(decoded.pixels, scene()) < 12
    assert for_display(decoded).mode == "RGB"


def test_reduced_decoding_stays_above_twice_the_model_and_the_thumbnail(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(encoded(scene(2400, 1600), "JPEG"))
    decoded = decode(path, REDUCED, 256)
    assert (decoded.width, decoded.height) == (2400, 1600)
    assert min(decoded.pixels.size) >= 512
    assert decoded.pixels.width < 2400
    assert max(for_display(decoded).size) == 512
    assert decode(path, EXACT, 256).pixels.size == (2400, 1600)


@pytest.mark.parametrize(("side", "size"), [(112, (504, 378)), (256, (1008, 756))])
def test_a_phones_picture_is_decoded_at_an_eighth_where_the_model_takes_no_more(
    tmp_path: Path, side: int, size: tuple[int, int]
) -> None:
    path = tmp_path / "phone.jpg"
    path.write_bytes(encoded(scene(4032, 3024), "JPEG"))
    assert decode(path, REDUCED, side).pixels.size == size


# ------------------------------------------------------------------------------------ bad files


def test_every_kind_of_bad_file_is_told_apart(tmp_path: Path) -> None:
    whole = encoded(scene(400, 300), "JPEG")
    webp, png = encoded(scene(400, 300), "WEBP"), encoded(scene(400, 300), "PNG")
    heif = encoded(scene(400, 300), "HEIF")
    expected = {
        "empty.jpg": (b"", FailureKind.EMPTY),
        "cut.jpg": (whole[:620], FailureKind.TRUNCATED),  # no pixel is left of these
        "cut.png": (png[:60], FailureKind.TRUNCATED),
        "cut.webp": (webp[:60], FailureKind.TRUNCATED),
        "cut.heic": (heif[: len(heif) // 2], FailureKind.TRUNCATED),
        "header-only.jpg": (whole[:4], FailureKind.TRUNCATED),
        "text.jpg": (b"Dear diary, today I saw no pictures.\n", FailureKind.NOT_AN_IMAGE),
        "document.jpg": (b"%PDF-1.7\n%\xe2\xe3", FailureKind.NOT_AN_IMAGE),
        "secret.jpg": (encrypted_zip(), FailureKind.PROTECTED),
        "bomb.png": (bomb_png(60_000, 60_000), FailureKind.TOO_LARGE),
        "notes.png": (text_bomb_png(), FailureKind.TOO_LARGE),
        "broken.jxl": (b"\xff\x0a" + b"\0" * 20, FailureKind.TRUNCATED),
        "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", FailureKind.UNSUPPORTED),
        "film.raf": (b"FUJIFILMCCD-RAW " + b"0" * 400, FailureKind.UNSUPPORTED),
    }
    for name, (content, kind) in expected.items():
        path = tmp_path / name
        path.write_bytes(content)
        failure = failure_of(path)
        assert failure.kind is kind, (name, failure)
        assert failure.reason.endswith("."), failure


def test_what_is_not_there_is_unreadable_and_a_folder_is_no_picture(tmp_path: Path) -> None:
    assert failure_of(tmp_path / "missing.jpg").kind is FailureKind.UNREADABLE
    (tmp_path / "folder.jpg").mkdir()
    assert failure_of(tmp_path / "folder.jpg").kind is FailureKind.NOT_AN_IMAGE


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.jpg"
    path.write_bytes(encoded(scene(), "JPEG"))
    file = read_picture(str(path), max_bytes=100)
    assert isinstance(file, Unusable)
    assert file.failure.kind is FailureKind.TOO_LARGE


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "really-a-png.jpg"
    path.write_bytes(encoded(scene(), "PNG"))
    assert difference(decode(path).pixels, scene()) == 0


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")  # as the engine process does
def test_a_broken_exif_block_does_not_cost_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "exif.jpg"
    path.write_bytes(encoded(scene(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff rubbish"))
    assert decode(path).pixels.size == (96, 64)


@needs_photos
def test_real_formats_decode() -> None:
    for path in sorted((PHOTOS / "formats" / "formats").rglob("*.*")):
        if path.suffix == ".jxl":
            continue  # Pillow, which is the referee, does not know it
        decoded = decode(path, REDUCED, 256)
        with Image.open(path) as opened:
            assert (decoded.width, decoded.height) == ImageOps.exif_transpose(opened).size


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "P", "CMYK", "I", "I;16", "F", "1"])
def test_a_large_picture_comes_out_the_same_though_it_is_made_in_strips(
    mode: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    values = np.random.default_rng(3).integers(0, 60_000, (1300, 1170))
    deep = {"I": np.int32, "I;16": np.uint16, "F": np.float32}
    picture = (
        Image.fromarray(values.astype(deep[mode]))
        if mode in deep
        else scene(1170, 1300).convert("RGBA").convert(mode)
    )
    assert picture.mode == mode
    path = tmp_path / "large.tif"
    path.write_bytes(encoded(picture, "TIFF"))
    whole = decode(path, REDUCED, 0)
    monkeypatch.setattr(rendering, "_STRIP_PIXELS", 20_000)
    strips = decode(path, REDUCED, 0)
    assert strips.pixels.size == (585, 650)
    assert difference(strips.pixels, whole.pixels) == 0
