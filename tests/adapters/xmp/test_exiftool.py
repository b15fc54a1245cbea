"""What is written here ExifTool reads, and what it writes is read here; pictures themselves are
written by it, and only where nothing else of them changes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from photo_sorter.adapters.pictures.client import PictureClient
from photo_sorter.adapters.xmp import document
from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool, pixels_by
from photo_sorter.adapters.xmp.exiftool import ExifTool, find_exiftool
from photo_sorter.adapters.xmp.many_blocks import can_be_asked
from photo_sorter.adapters.xmp.reading import as_written
from photo_sorter.adapters.xmp.replacement import waiting_name
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles, said_of
from photo_sorter.adapters.xmp.single_fields import names_in
from photo_sorter.core.errors import EngineError, InvalidInputError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.person_details import Place
from photo_sorter.core.ports.pictures import Picture, PictureSize
from photo_sorter.core.ports.sidecars import (
    ChangedMeanwhileError,
    EmbeddedFields,
    Said,
    TakesNoWordsError,
)
from photo_sorter.core.problems import Problem
from photo_sorter.core.written_places import place_text
from tests.adapters.xmp.documents import DIGIKAM, FIELDS, FOREIGN
from tests.adapters.xmp.test_document import not_ours, same

SECONDS = 60.0
SIDECARS = SidecarFiles()
needs_exiftool = pytest.mark.skipif(find_exiftool() is None, reason="ExifTool is not installed")


@pytest.fixture
def exiftool() -> Iterator[ExifTool]:
    program = find_exiftool()
    if program is None:
        pytest.skip("ExifTool is not installed")
    tool = ExifTool(program)
    yield tool
    tool.close()


def told(exiftool: ExifTool, file: Path) -> dict[str, Any]:
    """What ExifTool reads, texts as they are."""
    answer, _ = exiftool.run(["-j", "-struct", "-XMP:all", str(file)], SECONDS)
    (said,) = json.loads(answer, parse_int=str, parse_float=str)
    return dict(said)


def texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [as_json_has_it(str(each)) for each in values]


def degrees(exiftool: ExifTool, file: Path) -> str:
    """Where ExifTool says that it was."""
    answer, _ = exiftool.run(["-j", "-n", "-XMP-exif:all", str(file)], SECONDS)
    (said,) = json.loads(answer)
    return place_text(Place(said.get("GPSLatitude"), said.get("GPSLongitude")))


def as_json_has_it(text: str) -> str:
    """ExifTool writes the words for truth in small letters there."""
    return text.lower() if text.lower() in ("true", "false") else text


def only(text: str | None) -> list[str]:
    return [] if text is None else [as_json_has_it(text)]


# ------------------------------------------------------------------------ sidecars


@given(fields=FIELDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_exiftool_reads_what_is_written(
    exiftool: ExifTool, tmp_path: Path, fields: FileFields
) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_bytes(document.patch(document.NEW_DOCUMENT, fields))
    written = as_written(fields)
    said = told(exiftool, sidecar)
    leaves = {tag.rpartition("|")[2].casefold() for tag in written.keywords}
    assert {each.casefold() for each in texts(said.get("Subject"))} == leaves
    if any("|" in tag for tag in written.keywords):
        assert texts(said.get("HierarchicalSubject")) == [
            as_json_has_it(tag) for tag in written.keywords
        ]
    assert texts(said.get("Rating")) == only(
        None if written.rating is None else str(written.rating)
    )
    assert texts(said.get("Label")) == only(written.label)
    assert texts(said.get("Title")) == only(written.title)
    assert texts(said.get("Description")) == only(written.description)
    assert texts(said.get("Rights")) == only(written.copyright)
    assert texts(said.get("Creator")) == [
        as_json_has_it(name) for name in names_in(written.creator or "")
    ]
    assert degrees(exiftool, sidecar) == (written.place or "")


@pytest.mark.parametrize("program", FOREIGN)
def test_what_exiftool_changes_is_read(exiftool: ExifTool, tmp_path: Path, program: str) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_bytes(FOREIGN[program])
    SIDECARS.write(
        sidecar,
        FileFields(("Places|Munich", "dog"), 2, "Red", "Title", "Words", "Me", "1.5, 2.5", "Anna"),
    )
    changes = [
        "-XMP-dc:Subject-=dog", "-XMP-lr:HierarchicalSubject-=dog", "-XMP-digiKam:TagsList-=dog",
        "-XMP-dc:Subject+=new", "-XMP-xmp:Rating=5", "-XMP-xmp:Label=Blue",
        "-XMP-dc:Title-x-default=Other", "-XMP-dc:Description=",
        "-XMP-dc:Rights-x-default=Other's", "-XMP-dc:Creator+=Bert",
        "-XMP-exif:GPSLatitude=48 deg 8' 14\" N", "-XMP-exif:GPSLongitude=-11.5",
    ]  # fmt: skip
    answer, said = exiftool.run(["-overwrite_original", *changes, str(sidecar)], SECONDS)
    assert b"1 image files updated" in answer, said
    assert same(
        SIDECARS.read(sidecar) or FileFields(),
        FileFields(
            ("new", "Places|Munich"),
            5,
            "Blue",
            "Other",
            None,
            "Other's",
            "48.137222, -11.5",
            "Anna; Bert",
        ),
    )


def test_exiftools_own_documents_are_patched(exiftool: ExifTool, tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    exiftool.run(["-XMP-dc:Creator=Anna", "-XMP-dc:Title-de=Hallo", str(sidecar)], SECONDS)
    before = sidecar.read_bytes()
    SIDECARS.write(sidecar, FileFields(("A|B",), 3, title="Hello", creator="Anna"))
    assert not_ours(sidecar.read_bytes()) == not_ours(before)
    said = told(exiftool, sidecar)
    assert (said["Creator"], said["Title"], said["Title-de"]) == (["Anna"], "Hello", "Hallo")


# ------------------------------------------------------------------------ pictures


def pixels(path: Path) -> str:
    with Image.open(path) as picture:
        return picture.convert("RGB").tobytes().hex()


@pytest.fixture
def embedded() -> Iterator[EmbeddedByExifTool]:
    made = EmbeddedByExifTool(pixels, seconds=SECONDS)
    port: EmbeddedFields = made
    yield made
    port.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    Image.effect_noise((64, 48), 80).convert("RGB").save(path)
    return path


FULL = FileFields(
    ("Zoo", "Animals|Dog", "R & B"),
    -1,
    "Rot",
    "T <x> ä",
    "two\nlines\t& more",
    "© <me>",
    "-48.137154, 179.999999",
    "Anna; Bert & Carl",
)


@needs_exiftool
@pytest.mark.parametrize("form", ["jpg", "png", "tif", "webp"])
def test_fields_are_written_into_a_picture_and_read_again(
    embedded: EmbeddedByExifTool, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"ä b.{form}"
    Image.effect_noise((64, 48), 80).convert("RGB").save(path)
    before = pixels(path)
    assert embedded.read(path) == FileFields()
    assert embedded.write(path, FULL)
    assert same(embedded.read(path), FULL)
    assert pixels(path) == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    stamp = path.stat()
    assert not embedded.write(path, FULL)
    assert path.stat().st_mtime_ns == stamp.st_mtime_ns
    assert embedded.write(path, FileFields(("Zoo",)))
    assert embedded.read(path) == FileFields(("Zoo",))
    assert embedded.write(path, FileFields())
    assert embedded.read(path) == FileFields()


@needs_exiftool
@given(fields=FIELDS)
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_fields_come_back_from_a_picture(
    embedded: EmbeddedByExifTool, picture: Path, fields: FileFields
) -> None:
    embedded.write(picture, fields)
    assert same(embedded.read(picture), as_written(fields))


@needs_exiftool
def test_times_and_rights_stay_where_that_is_asked(
    embedded: EmbeddedByExifTool, picture: Path
) -> None:
    os.utime(picture, ns=(10**18, 10**18 + 7))
    picture.chmod(0o640)
    embedded.write(picture, FULL, keep_times=True)
    after = picture.stat()
    assert (after.st_mtime_ns, stat.S_IMODE(after.st_mode)) == (10**18 + 7, 0o640)
    embedded.write(picture, FileFields(rating=1))
    assert picture.stat().st_mtime_ns > 10**18 + 7


@needs_exiftool
def test_what_others_wrote_into_a_picture_stays(
    embedded: EmbeddedByExifTool, exiftool: ExifTool, picture: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "digikam.xmp"
    foreign.write_bytes(DIGIKAM)
    exiftool.run([f"-XMP<={foreign}", "-EXIF:Artist=Anna", "-overwrite_original", str(picture)], 60)
    said = embedded.read(picture)
    assert same(said, replace(document.read(DIGIKAM), creator="Anna"))
    embedded.write(picture, replace(said, description="Neu", keywords=("Fest",)))
    after, _ = exiftool.run(["-j", "-struct", str(picture)], SECONDS)
    (told_now,) = json.loads(after)
    assert told_now["Artist"] == "Anna"
    assert (told_now["Description"], told_now["Description-en-US"]) == ("Neu", "A party")
    assert told_now["TagsList"] == ["Fest"]
    assert told_now["LastKeywordXMP"] == ["Personen/Anna", "Fest"]
    assert embedded.read(picture).keywords == ("Fest",)


@needs_exiftool
def test_a_picture_whose_pixels_would_change_stays_as_it_is(picture: Path) -> None:
    seen: list[Path] = []

    def never_the_same(path: Path) -> str:
        seen.append(path)
        return str(len(seen))

    embedded = EmbeddedByExifTool(never_the_same, seconds=SECONDS)
    before = picture.read_bytes()
    try:
        with pytest.raises(InvalidInputError) as caught:
            embedded.write(picture, FULL)
    finally:
        embedded.close()
    assert caught.value.problem is Problem.EXIFTOOL_HARMS
    assert picture.read_bytes() == before
    assert list(picture.parent.iterdir()) == [picture]
    assert seen == [waiting_name(picture), picture]


@needs_exiftool
def test_a_picture_that_changes_meanwhile_is_not_replaced(picture: Path) -> None:
    def change(path: Path) -> str:
        picture.write_bytes(b"another")
        return "same"

    embedded = EmbeddedByExifTool(change, seconds=SECONDS)
    try:
        with pytest.raises(ChangedMeanwhileError):
            embedded.write(picture, FULL)
    finally:
        embedded.close()
    assert picture.read_bytes() == b"another"


@needs_exiftool
def test_what_exiftool_cannot_write_is_refused(
    embedded: EmbeddedByExifTool, tmp_path: Path
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"no picture")
    with pytest.raises(InvalidInputError) as caught:
        embedded.write(path, FULL)
    assert caught.value.problem is Problem.EXIFTOOL_REFUSES
    assert path.read_bytes() == b"no picture"
    assert list(tmp_path.iterdir()) == [path]
    broken = tmp_path / "line\nbreak.jpg"
    broken.write_bytes(b"no picture")
    with pytest.raises(InvalidInputError):
        embedded.write(broken, FULL)


@needs_exiftool
def test_a_name_is_never_taken_for_an_option(
    embedded: EmbeddedByExifTool, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(picture.parent)
    shutil.copy(picture, "-delete_original!.jpg")
    assert embedded.write(Path("-delete_original!.jpg"), FileFields(rating=2))
    assert embedded.read(Path("-delete_original!.jpg")).rating == 2


def test_without_exiftool_it_says_so(picture: Path) -> None:
    embedded = EmbeddedByExifTool(pixels, find=lambda: None)
    assert not embedded.available()
    with pytest.raises(EngineError) as caught:
        embedded.write(picture, FULL)
    assert caught.value.problem is Problem.EXIFTOOL_MISSING
    embedded.close()


# A program in the place of ExifTool that says that it has begun, and then nothing more.
SILENT = "#!/bin/sh\necho begun > '{mark}'\nexec cat > /dev/null\n"


@pytest.fixture
def silent(tmp_path: Path) -> tuple[str, Path]:
    if os.name == "nt":
        pytest.skip("a shell script stands in")
    mark, program = tmp_path / "mark", tmp_path / "exiftool"
    os.mkfifo(mark)
    program.write_text(SILENT.format(mark=mark))
    program.chmod(0o755)
    return str(program), mark


def test_a_helper_that_is_silent_is_killed(silent: tuple[str, Path], picture: Path) -> None:
    program, mark = silent
    embedded = EmbeddedByExifTool(pixels, find=lambda: program, seconds=0.0)
    mark.unlink()
    with pytest.raises(EngineError) as caught:
        embedded.write(picture, FULL)
    assert caught.value.problem is Problem.EXIFTOOL_SILENT
    embedded.close()


def test_closing_ends_a_call_that_waits(silent: tuple[str, Path], picture: Path) -> None:
    program, mark = silent
    embedded = EmbeddedByExifTool(pixels, find=lambda: program, seconds=SECONDS)
    errors: list[Problem] = []

    def write() -> None:
        try:
            embedded.write(picture, FULL)
        except EngineError as error:
            errors.append(error.problem)

    waiting = threading.Thread(target=write)
    waiting.start()
    mark.read_text()  # it has begun
    embedded.close()
    waiting.join()
    assert errors == [Problem.EXIFTOOL_SILENT]
    embedded.close()
    with pytest.raises(EngineError):
        embedded.read(picture)


@needs_exiftool
def test_a_helper_that_was_killed_is_started_again(
    exiftool: ExifTool, embedded: EmbeddedByExifTool, picture: Path
) -> None:
    embedded.write(picture, FileFields(rating=1))
    tool = embedded._tool
    assert tool is not None
    os.kill(tool.pid, signal.SIGKILL)
    with pytest.raises(EngineError):
        embedded.write(picture, FileFields(rating=2))
    assert embedded.write(picture, FileFields(rating=2))


def test_pixels_are_told_apart_by_size_and_content() -> None:
    class Reader:
        def __init__(self, width: int, height: int, content: bytes) -> None:
            self._picture = Picture(width, height, width, height, memoryview(content))

        def read(self, path: str, size: PictureSize, cancelled: object = None) -> Picture:
            assert size == PictureSize()
            return self._picture

        def frames(self, path: str) -> str:
            if frames == "damaged":
                raise InvalidInputError(Problem.PICTURE_DAMAGED, path=path, detail="page 2")
            return frames

        def warm_up(self) -> None: ...

        def close(self) -> None: ...

    frames = ""
    hashes = {
        pixels_by(Reader(*each))(Path("a.jpg"))
        for each in ((1, 2, b"a" * 8), (2, 1, b"a" * 8), (1, 2, b"b" * 8))
    }
    assert len(hashes) == 3
    frames = "others behind it"
    assert pixels_by(Reader(1, 2, b"a" * 8))(Path("a.jpg")) not in hashes
    frames = "damaged"
    with pytest.raises(TakesNoWordsError):
        pixels_by(Reader(1, 2, b"a" * 8))(Path("a.jpg"))


def several(path: Path, second: str = "blue") -> Path:
    """A file of three frames, of which the second has this colour."""
    noise = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    others = [Image.new("RGB", (64, 48), colour) for colour in (second, "red")]
    options = {"save_all": True, "append_images": others, "duration": 40, "lossless": True}
    form = {".jpg": "MPO"}.get(path.suffix)
    noise.save(path, form, **options)
    return path


@pytest.fixture(scope="module")
def reader() -> Iterator[PictureClient]:
    client = PictureClient(idle_seconds=600)
    client.warm_up()
    yield client
    client.close()


@needs_exiftool
@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "webp"])
def test_all_frames_of_a_picture_that_is_written_into_stay(
    reader: PictureClient, tmp_path: Path, ending: str
) -> None:
    path = several(tmp_path / f"a.{ending}")
    embedded = EmbeddedByExifTool(pixels_by(reader), seconds=SECONDS)
    before = reader.frames(str(path))
    assert before
    assert embedded.write(path, FULL)
    assert same(embedded.read(path), FULL)
    assert reader.frames(str(path)) == before
    embedded.close()


class Harming(EmbeddedByExifTool):
    """By an ExifTool that spoils the second frame."""

    def _change(self, path: Path, copy: Path, *how: Any) -> None:
        spoilt = several(copy.with_suffix(path.suffix), "green")
        super()._change(path, spoilt, *how)
        spoilt.replace(copy)


@needs_exiftool
@pytest.mark.parametrize("ending", ["png", "tif", "webp"])
def test_a_picture_whose_second_frame_would_change_stays_as_it_is(
    reader: PictureClient, tmp_path: Path, ending: str
) -> None:
    path = several(tmp_path / f"a.{ending}")
    before = path.read_bytes()
    harming = Harming(pixels_by(reader), seconds=SECONDS)
    with pytest.raises(TakesNoWordsError) as caught:
        harming.write(path, FULL)
    assert caught.value.problem is Problem.EXIFTOOL_HARMS
    assert path.read_bytes() == before
    harming.close()


class Counted(EmbeddedByExifTool):
    """Counts what it asks ExifTool."""

    asked = 0

    def _run(self, arguments: list[str]) -> tuple[bytes, str]:
        self.asked += 1
        return super()._run(arguments)


@needs_exiftool
def test_many_pictures_are_read_in_one_question(tmp_path: Path) -> None:
    embedded = Counted(pixels, seconds=SECONDS)
    pictures = [tmp_path / f"{number} ä.jpg" for number in range(20)]
    for number, path in enumerate(pictures):
        Image.effect_noise((64, 48), 80).convert("RGB").save(path)
        if number % 2:
            embedded.write(path, replace(FULL, title=f"Number {number}"))
    embedded.asked = 0
    said = embedded.read_all(pictures)
    assert embedded.asked == 1
    assert said[:2] == [FileFields(), embedded.read(pictures[1])]
    assert [each.title for each in said if isinstance(each, FileFields) and each.title] == [
        f"Number {number}" for number in range(1, 20, 2)
    ]
    embedded.close()


@needs_exiftool
def test_whatever_a_picture_is_like_it_says_the_same_among_many(
    exiftool: ExifTool, embedded: EmbeddedByExifTool, tmp_path: Path
) -> None:
    """Blocks of other letters, of IPTC in step and out of it, what is no picture, names that are
    no UTF-8 or hold a line break, and two names of one file."""
    names = ["plain", "iptc", "stale iptc", "latin", "utf-16", "windows", "two\nlines", "no xmp"]
    paths = [tmp_path / f"{name}.jpg" for name in names]
    if os.name != "nt":
        paths.append(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.jpg")))
    for path in paths:
        Image.effect_noise((64, 48), 80).convert("RGB").save(path)

    def have(name: str, *assignments: str) -> None:
        path = str(tmp_path / f"{name}.jpg")
        exiftool.run(["-overwrite_original", *assignments, path], SECONDS)

    for path in (paths[0], *paths[8:]):
        embedded.write(path, FULL)
    words = ("-IPTC:Keywords=Kätzchen", "-XMP-dc:Subject=Katze")
    have("iptc", "-codedcharacterset=utf8", *words, "-IPTCDigest=new")
    have("stale iptc", "-codedcharacterset=utf8", *words, f"-IPTCDigest={'0' * 32}")
    have("latin", "-charset", "iptc=latin1", *words)
    other = tmp_path / "other.xmp"
    other.write_bytes(DIGIKAM.decode("utf-8").encode("utf-16"))
    have("utf-16", f"-XMP<={other}")
    have("windows", "-XPKeywords=eins;zwei", "-XPTitle=Ünter", "-IFD0:ImageDescription=3")
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    missing = tmp_path / "missing.jpg"
    again = tmp_path / "again.jpg"
    again.symlink_to(paths[0])
    everything = [*paths, broken, missing, again]
    alone = [said_of(embedded.read, path) for path in everything]
    assert len(embedded._blocks_of([path for path in everything if can_be_asked(path)])) >= 6
    together = embedded.read_all(everything)
    assert list(map(told_of, together)) == list(map(told_of, alone))
    assert isinstance(alone[-2], Exception)
    assert sum(isinstance(each, FileFields) and bool(each.keywords) for each in alone) >= 7


def told_of(said: Said) -> object:
    return (type(said), str(said)) if isinstance(said, Exception) else said


def test_many_are_read_though_their_helper_is_silent(
    silent: tuple[str, Path], picture: Path
) -> None:
    program, mark = silent
    embedded = EmbeddedByExifTool(pixels, find=lambda: program, seconds=0.0)
    mark.unlink()
    (said,) = embedded.read_all([picture])
    assert isinstance(said, EngineError)
    assert said.problem is Problem.EXIFTOOL_SILENT
    embedded.close()
