"""A file is taken apart and put together: the picture stays as it is, what stood beside it goes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.exporting.segments import Beside, TornFileError, with_beside
from tests.adapters.exporting.pictures import SECRETS, XMP, exif, scene, telling

FORMS = ("JPEG", "PNG", "WebP")


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGBA").tobytes()


@pytest.mark.parametrize("form", FORMS)
def test_the_picture_stays_and_all_that_was_said_goes(form: str) -> None:
    data = telling(form.upper())
    made = with_beside(data, form, Beside())
    assert pixels(made) == pixels(data)
    assert not [secret for secret in SECRETS if secret in made]
    with Image.open(io.BytesIO(made)) as picture:
        assert not picture.getexif()
        assert not {"xmp", "exif", "XML:com.adobe.xmp", "comment"} & picture.info.keys()


@pytest.mark.parametrize("form", FORMS)
def test_what_is_said_anew_is_read_again(form: str) -> None:
    block = exif(6).tobytes().removeprefix(b"Exif\0\0")
    made = with_beside(telling(form.upper()), form, Beside(block, XMP))
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.getexif()[0x0112] == 6
        packet = picture.info.get("xmp") or picture.info["XML:com.adobe.xmp"].encode()
        assert packet == XMP


@pytest.mark.parametrize(
    "save",
    [
        {"format": "JPEG", "progressive": True},
        {"format": "JPEG", "subsampling": 0, "restart_marker_rows": 1},
        {"format": "WEBP", "lossless": True},
        {"format": "WEBP", "quality": 60},
        {"format": "PNG"},
    ],
    ids=str,
)
@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
def test_every_kind_of_file_shows_the_same(save: dict[str, object], mode: str) -> None:
    if mode == "RGBA" and save["format"] == "JPEG":
        return
    picture = scene((61, 47)).convert(mode)
    if mode == "RGBA":
        picture.putalpha(picture.getchannel("G"))
    out = io.BytesIO()
    picture.save(out, **save)  # type: ignore[arg-type]
    form = {"WEBP": "WebP"}.get(str(save["format"]), str(save["format"]))
    made = with_beside(out.getvalue(), form, Beside(b"II*\0\x08\0\0\0\0\0\0\0\0\0", XMP))
    assert pixels(made) == pixels(out.getvalue())


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_moving_picture_goes_on_moving(form: str) -> None:
    frames = [scene().rotate(30 * turn) for turn in range(3)]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100)
    made = with_beside(out.getvalue(), {"WEBP": "WebP"}.get(form, form), Beside())
    with Image.open(io.BytesIO(made)) as picture:
        assert getattr(picture, "n_frames", 1) == 3


def test_a_profile_stays() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form in FORMS:
        out = io.BytesIO()
        scene().save(out, form.upper(), icc_profile=profile)
        with Image.open(io.BytesIO(with_beside(out.getvalue(), form, Beside()))) as picture:
            assert picture.info["icc_profile"] == profile


@given(st.sampled_from(FORMS), st.data())
def test_a_damaged_file_is_taken_apart_or_refused_and_tells_nothing(
    form: str, data: st.DataObject
) -> None:
    whole = bytearray(telling(form.upper(), size=(16, 12)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    del whole[data.draw(st.integers(1, len(whole))) :]
    try:
        made = with_beside(bytes(whole), form, Beside())
    except TornFileError:
        return
    assert isinstance(made, bytes)
