"""Copies show what the viewer shows, and tell what a person wants told."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from photo_sorter.adapters.engine.files.colour.display import for_display
from photo_sorter.adapters.engine.files.decode import Decoder
from photo_sorter.adapters.engine.files.reading import FileBytes, read_picture
from photo_sorter.adapters.exporting.copying import Copying
from photo_sorter.adapters.xmp.document import Document
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.exporting.encodings import Encoding
from photo_sorter.core.exporting.options import Colours, ExportOptions, Strip
from photo_sorter.core.exporting.sizes import ORIGINAL_SIZE, ExportSize, FitBox, LongestEdge
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.ports.exporting import ExportNote, ExportOrder
from photo_sorter.core.problems import Problem
from photo_sorter.core.taken import DateTaken, Precision, TakenSource
from tests.adapters.exporting.pictures import PEOPLE_WORDS, PLACE_WORDS, SECRETS, scene, telling
from tests.conftest import REPOSITORY

PHOTOS = REPOSITORY.parent / "shared" / "photos"
FIELDS = FileFields(
    ("dog", "Annabella", "Places|Steiermark"), 4, "Red", "A title", "A dog", "© me",
    "47.07, 15.44", "Me",
)  # fmt: skip
ENCODINGS = [Encoding.JPEG, Encoding.WEBP, Encoding.PNG]
SUFFIX = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "TIFF": ".tif"}


@pytest.fixture
def copying() -> Copying:
    return Copying(300_000_000, 1 << 30)


def order(path: Path, encoding: Encoding, **options: object) -> ExportOrder:
    target = path.with_name("copy")
    target.unlink(missing_ok=True)
    chosen = replace(ExportOptions(), **options)  # type: ignore[arg-type]
    return ExportOrder(str(path), encoding, chosen, FIELDS, True, target=str(target))


def shown(path: Path) -> Image.Image:
    """As the viewer shows it, at all its pixels."""
    file = read_picture(str(path), 1 << 30)
    assert isinstance(file, FileBytes)
    return for_display(Decoder(300_000_000, exact=True).decode(file, 0, side=None), None)


def written(path: Path) -> Image.Image:
    with Image.open(path.with_name("copy")) as picture:
        picture.load()
        return picture


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, of 255."""
    assert one.size == other.size
    apart = np.asarray(ImageChops.difference(one.convert("RGB"), other.convert("RGB")))
    return float(apart.mean())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([*SUFFIX]),
    st.integers(1, 8),
    st.sampled_from(ENCODINGS),
    st.one_of(
        st.just(ORIGINAL_SIZE),
        st.builds(LongestEdge, st.integers(200, 700)),
        st.builds(FitBox, st.integers(200, 500), st.integers(200, 500)),
    ),
)
def test_a_copy_is_what_the_viewer_shows_at_its_size(
    tmp_path: Path,
    copying: Copying,
    form: str,
    orientation: int,
    encoding: Encoding,
    size: ExportSize,
) -> None:
    path = tmp_path / f"photo{SUFFIX[form]}"
    path.write_bytes(telling(form, orientation, (640, 420)))
    copying.write(order(path, encoding, size=size, quality=95))
    original, copy = shown(path), written(path)
    wanted = original.resize(size.fit(original.size), Image.Resampling.LANCZOS)
    assert copy.getexif().get(0x0112, 1) == 1
    assert difference(copy, wanted) < 3


def test_without_loss_every_pixel_is_the_viewers(tmp_path: Path, copying: Copying) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(telling("JPEG", 6))
    copying.write(order(path, Encoding.PNG, colours=Colours.SRGB))
    assert written(path).tobytes() == shown(path).tobytes()


@pytest.mark.parametrize("form", [*SUFFIX])
@pytest.mark.parametrize("encoding", [Encoding.COPY, *ENCODINGS])
@pytest.mark.parametrize("strip", [Strip.PLACE, Strip.PEOPLE, Strip.ALL])
def test_what_is_stripped_is_nowhere_in_the_copy(
    tmp_path: Path, copying: Copying, form: str, encoding: Encoding, strip: Strip
) -> None:
    if form == "TIFF" and encoding is Encoding.COPY:
        return  # which is never planned
    path = tmp_path / f"photo{SUFFIX[form]}"
    path.write_bytes(telling(form, 6))
    assert any(secret in path.read_bytes() for secret in SECRETS)
    wanted = order(path, encoding, strip=frozenset({strip}), sidecars=True)
    made = copying.write(replace(wanted, people=("Brunhilde",)))
    data = Path(wanted.target).read_bytes() + made.sidecar
    secrets = {Strip.PLACE: PLACE_WORDS, Strip.PEOPLE: PEOPLE_WORDS}.get(strip, SECRETS)
    assert not [secret for secret in (*secrets, b"SERIAL-4711") if secret in data]
    exif = written(path).getexif()
    if strip is not Strip.PEOPLE:
        assert not exif.get_ifd(0x8825)
        assert b"GPS" not in data
    if strip is Strip.ALL:
        assert set(exif) <= {0x0112}
        assert not made.sidecar
    else:
        assert exif[0x0110] == "Model 5"
        assert b"dog" in data
    assert difference(shown(path), shown(path.with_name("copy"))) < 4


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("encoding", [Encoding.COPY, *ENCODINGS])
def test_what_a_person_said_is_in_the_copy(
    tmp_path: Path, copying: Copying, form: str, encoding: Encoding
) -> None:
    path = tmp_path / f"photo{SUFFIX[form]}"
    path.write_bytes(telling(form))
    copying.write(order(path, encoding))
    copy = written(path)
    packet = copy.info.get("xmp") or copy.info["XML:com.adobe.xmp"].encode()
    said = Document(packet).fields
    assert (said.title, said.description, said.rating) == ("A title", "A dog", 4)
    assert set(said.keywords) == set(FIELDS.keywords)
    exif = copy.getexif()
    assert (exif[0x010E], exif[0x013B]) == ("A dog", "Me")
    assert exif.get_ifd(0x8769)[0x9003] == "2021:06:05 10:20:30"
    latitude = exif.get_ifd(0x8825)[2]
    assert latitude[0] + latitude[1] / 60 + latitude[2] / 3600 == pytest.approx(47.07, abs=1e-4)


def test_a_copy_of_which_nothing_changes_is_the_file_itself(
    tmp_path: Path, copying: Copying
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(telling("JPEG"))
    wanted = order(path, Encoding.COPY)
    copying.write(replace(wanted, words_changed=False))
    copy = Path(wanted.target)
    assert copy.read_bytes() == path.read_bytes()
    assert copy.stat().st_mtime_ns == path.stat().st_mtime_ns


def test_the_date_that_a_person_gave_is_in_the_copy(tmp_path: Path, copying: Copying) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(telling("JPEG"))
    when = DateTaken(datetime(1999, 1, 2, 3, 4, 5), Precision.SECOND, 60, TakenSource.PERSON)
    copying.write(replace(order(path, Encoding.COPY), taken=when))
    photo = written(path).getexif().get_ifd(0x8769)
    assert (photo[0x9003], photo[0x9011]) == ("1999:01:02 03:04:05", "+01:00")


def test_a_format_without_room_for_words_says_so_and_stays_as_it_is(
    tmp_path: Path, copying: Copying
) -> None:
    path = tmp_path / "photo.gif"
    scene().save(path)
    wanted = order(path, Encoding.COPY, sidecars=True)
    made = copying.write(wanted)
    assert made.notes == {ExportNote.WORDS_LEFT_OUT}
    assert Path(wanted.target).read_bytes() == path.read_bytes()
    assert Document(made.sidecar).fields.title == "A title"


def test_a_motion_photo_keeps_its_film_or_says_that_it_does_not(
    tmp_path: Path, copying: Copying
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(telling("JPEG") + b"\0\0\0\x18ftypmp42Hauptplatz")
    kept = order(path, Encoding.COPY)
    assert copying.write(kept).notes == {ExportNote.WORDS_LEFT_OUT}
    assert Path(kept.target).read_bytes() == path.read_bytes()
    stripped = order(path, Encoding.COPY, strip=frozenset({Strip.PLACE}))
    assert copying.write(stripped).notes == {ExportNote.FILM_LEFT_OUT}
    assert b"ftyp" not in Path(stripped.target).read_bytes()


def test_of_a_moving_picture_the_first_is_written_anew(tmp_path: Path, copying: Copying) -> None:
    path = tmp_path / "photo.webp"
    scene().save(path, save_all=True, append_images=[scene().rotate(90)], duration=50)
    assert copying.write(order(path, Encoding.JPEG)).notes == {ExportNote.FIRST_FRAME}
    assert difference(written(path), shown(path)) < 4


def test_colours_are_kept_with_their_profile_or_converted(tmp_path: Path, copying: Copying) -> None:
    from photo_sorter.adapters.engine.files.colour.made_profiles import power, rgb_profile
    from photo_sorter.adapters.engine.files.colour.primaries import ADOBE_RGB

    profile = rgb_profile(ADOBE_RGB, power(2.2))
    path = tmp_path / "photo.png"
    scene().save(path, icc_profile=profile)
    copying.write(order(path, Encoding.PNG))
    assert written(path).info["icc_profile"] == profile
    assert written(path).tobytes() == scene().tobytes()
    copying.write(order(path, Encoding.PNG, colours=Colours.SRGB))
    assert "icc_profile" not in written(path).info
    assert written(path).tobytes() == shown(path).tobytes() != scene().tobytes()


@pytest.mark.parametrize("strip", [frozenset(), frozenset({Strip.ALL})])
def test_colours_that_only_the_exif_block_names_are_shown_as_before(
    tmp_path: Path, copying: Copying, strip: frozenset[Strip]
) -> None:
    said = Image.Exif()
    said[0x0112] = 6
    said[0x8769] = {0xA001: 65535, 0xA005: {1: "R03"}}  # Adobe RGB, as cameras say it
    path = tmp_path / "photo.jpg"
    scene().save(path, exif=said, quality=95)
    copying.write(order(path, Encoding.COPY, strip=strip))
    assert shown(path.with_name("copy")).tobytes() == shown(path).tobytes()
    assert difference(shown(path), scene().rotate(-90, expand=True)) > 1  # they are others


def test_pictures_behind_the_picture_stay_unless_something_is_left_out(
    tmp_path: Path, copying: Copying
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(telling("JPEG") + telling("JPEG"))
    kept = order(path, Encoding.COPY)
    assert copying.write(kept).notes == {ExportNote.WORDS_LEFT_OUT}
    assert Path(kept.target).read_bytes() == path.read_bytes()
    stripped = order(path, Encoding.COPY, strip=frozenset({Strip.PLACE}))
    copying.write(stripped)
    assert Path(stripped.target).read_bytes().count(b"\xff\xd8\xff") == 1


def test_more_words_than_a_jpeg_takes_are_said_to_be_left_out(
    tmp_path: Path, copying: Copying
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(telling("JPEG"))
    many = replace(FIELDS, description="so many words " * 6000)
    made = copying.write(replace(order(path, Encoding.COPY), fields=many))
    assert made.notes == {ExportNote.WORDS_LEFT_OUT}
    assert written(path).size == (320, 240)


def test_a_picture_that_is_too_wide_for_the_format_is_refused_in_words(
    tmp_path: Path, copying: Copying
) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (17_000, 2)).save(path)
    with pytest.raises(InvalidInputError) as refused:
        copying.write(order(path, Encoding.WEBP))
    assert refused.value.problem is Problem.EXPORT_NOT_ENCODED
    assert not path.with_name("copy").exists()


def test_a_file_that_is_no_picture_is_refused_in_words(tmp_path: Path, copying: Copying) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"no picture at all")
    with pytest.raises(InvalidInputError) as refused:
        copying.write(order(path, Encoding.JPEG))
    assert refused.value.path == str(path)


def _real() -> list[Path]:
    folders = [PHOTOS / "formats", PHOTOS / "orientation"]
    kinds = {".jpg", ".jpeg", ".heic", ".avif", ".jxl", ".webp", ".png"}
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in kinds)[
        ::3
    ]


@pytest.mark.skipif(not PHOTOS.is_dir(), reason="real photographs lie beside the checkout")
@pytest.mark.parametrize("path", _real(), ids=lambda path: str(path.name))
def test_real_photographs_are_shown_as_in_the_viewer(
    path: Path, tmp_path: Path, copying: Copying
) -> None:
    own = tmp_path / path.name
    shutil.copyfile(path, own)
    copying.write(order(own, Encoding.PNG, size=LongestEdge(400), colours=Colours.SRGB))
    original = shown(path)
    wanted = original.resize(LongestEdge(400).fit(original.size), Image.Resampling.LANCZOS)
    # Nobody sees whether a picture was averaged before or after HDR became the screen's light.
    assert difference(written(own), wanted) < 4


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="ExifTool is not installed")
@pytest.mark.parametrize("encoding", [Encoding.COPY, *ENCODINGS])
def test_another_program_finds_no_place_in_the_copy(
    tmp_path: Path, copying: Copying, encoding: Encoding
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(telling("JPEG"))
    wanted = order(path, encoding, strip=frozenset({Strip.PLACE, Strip.PEOPLE}))
    copying.write(wanted)
    ran = subprocess.run(
        ["exiftool", "-a", "-G1", "-validate", "-all", wanted.target],
        capture_output=True,
        check=True,
    )
    said = ran.stdout.decode()
    assert "GPS" not in said
    assert "Model 5" in said
    assert "Title" in said
    assert "Error" not in said
