"""Photos are exported as a person wants them, and the originals stay as they are."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.exporting.targets import open_target
from photo_sorter.adapters.xmp.sidecar_files import SidecarFiles
from photo_sorter.core.errors import CancelledError, DiskFullError, InvalidInputError
from photo_sorter.core.exporting.options import Existing, ExportFormat, ExportOptions, Strip
from photo_sorter.core.exporting.sizes import LongestEdge
from photo_sorter.core.operations import EditPhotos, RatePhotos, TagPhotos
from photo_sorter.core.person_details import DetailChange, Place
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.exporting import ExportOrder, WrittenCopy
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import RatingChange
from photo_sorter.services.exporting.report import CopyReport
from tests.services.conftest import Rig, picture

COLOURS = ("red", "green", "blue", "yellow", "white")


@pytest.fixture
def photos(rig: Rig) -> list[PhotoId]:
    for number, colour in enumerate(COLOURS):
        (rig.root / f"p{number}.jpg").write_bytes(picture(colour, (400 + number, 300)))
    rig.index()
    return [PhotoId(each) for each in rig.parts.photos.listing(EVERYTHING).ids.tolist()]


def exported(
    rig: Rig, photos: list[PhotoId], target: Path, options: ExportOptions | None = None
) -> list[CopyReport]:
    reports: list[CopyReport] = []
    plan = rig.parts.exporting.plan(photos, options or ExportOptions(), target)
    rig.parts.exporting.run(plan, done=reports.append)
    return reports


def originals(rig: Rig) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in rig.root.iterdir()}


def test_as_they_are_they_are_the_very_files(
    rig: Rig, photos: list[PhotoId], tmp_path: Path
) -> None:
    before = originals(rig)
    exported(rig, photos, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert originals(rig) == before


def test_smaller_and_in_another_format_with_what_was_said(
    rig: Rig, photos: list[PhotoId], tmp_path: Path
) -> None:
    before = originals(rig)
    one = (photos[0],)
    rig.parts.do(TagPhotos(one, "Harbour"))
    rig.parts.do(RatePhotos(one, RatingChange(stars=4)))
    rig.parts.do(EditPhotos(one, DetailChange(title="Ships", place=Place(47.5, 8.25))))
    options = ExportOptions(LongestEdge(100), ExportFormat.WEBP, sidecars=True)
    (report,) = exported(rig, [photos[0]], tmp_path / "out", options)
    copy = tmp_path / "out" / report.name
    with Image.open(copy) as made:
        assert (made.format, max(made.size)) == ("WEBP", 100)
        assert b"Harbour" in made.info["xmp"]
        assert made.getexif().get_ifd(0x8825)[2] == (47.0, 30.0, 0.0)
    said = SidecarFiles().read(copy.with_name(copy.name + ".xmp"))
    assert said is not None
    assert (said.keywords, said.rating, said.title) == (("Harbour",), 4, "Ships")
    assert report.size == copy.stat().st_size
    assert originals(rig) == before


def test_what_the_model_says_is_not_told(rig: Rig, photos: list[PhotoId], tmp_path: Path) -> None:
    options = ExportOptions(format=ExportFormat.PNG, sidecars=True)
    exported(rig, photos, tmp_path / "out", options)
    assert not list((tmp_path / "out").glob("*.xmp"))


def test_without_places_no_copy_tells_one(rig: Rig, photos: list[PhotoId], tmp_path: Path) -> None:
    one = (photos[0],)
    rig.parts.do(EditPhotos(one, DetailChange(title="In Graz", place=Place(47.07, 15.44))))
    rig.parts.do(TagPhotos(one, "Places|Austria|Graz"))
    rig.parts.do(TagPhotos(one, "dog"))
    options = ExportOptions(strip=frozenset({Strip.PLACE}), sidecars=True)
    exported(rig, photos[:1], tmp_path / "out", options)
    told = b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())
    assert b"dog" in told
    assert not [word for word in (b"Graz", b"Austria", b"GPS", b"47") if word in told]


def test_a_zip_holds_all_of_them(rig: Rig, photos: list[PhotoId], tmp_path: Path) -> None:
    options = ExportOptions(name="{counter:02}")
    exported(rig, photos, tmp_path / "out.zip", options)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == [f"{n:02}.jpg" for n in range(1, 6)]
        colours = {
            Image.open(io.BytesIO(archive.read(n))).getpixel((9, 9)) for n in archive.namelist()
        }
    assert len(colours) == len(COLOURS)


@pytest.fixture
def beside(rig: Rig, photos: list[PhotoId]) -> dict[str, bytes]:
    """A raw and a film that belong to photos, and notes of a program, which nobody wants."""
    found = {"p0.cr2": b"raw" * 700_000, "p1.mov": b"film", "p1.aae": b"notes"}
    for name, data in found.items():
        (rig.root / name).write_bytes(data)
        os.utime(rig.root / name, ns=(10**18, 10**18))
    return found


def test_raws_and_films_stay_and_that_is_said(
    rig: Rig, photos: list[PhotoId], beside: dict[str, bytes], tmp_path: Path
) -> None:
    plan = rig.parts.exporting.plan(photos, ExportOptions(), tmp_path / "out")
    assert (plan.along, plan.left_along) == (0, 2)
    summary = rig.parts.exporting.run(plan)
    assert (summary.along, summary.left_along) == (0, 2)
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".jpg"}


@pytest.mark.parametrize("place", ["out", "out.zip"])
def test_raws_and_films_go_along_unchanged_where_that_is_chosen(
    rig: Rig, photos: list[PhotoId], beside: dict[str, bytes], tmp_path: Path, place: str
) -> None:
    before = originals(rig)
    options = ExportOptions(
        LongestEdge(100), ExportFormat.WEBP, name="{original} small", take_along=True
    )
    plan = rig.parts.exporting.plan(photos, options, tmp_path / place)
    raw, film = len(beside["p0.cr2"]), len(beside["p1.mov"])
    assert (plan.along, plan.left_along, plan.along_size) == (2, 0, raw + film)
    reports: list[CopyReport] = []
    summary = rig.parts.exporting.run(plan, done=reports.append)
    assert (summary.exported, summary.along, summary.left_along) == (5, 2, 0)
    assert sorted(each for report in reports for each in report.along) == [
        "p0 small.cr2", "p1 small.mov",
    ]  # fmt: skip
    if place.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / place) as archive:
            assert archive.read("p0 small.cr2") == beside["p0.cr2"]
            assert len(archive.namelist()) == 7
    else:
        copy = tmp_path / place / "p1 small.mov"
        assert (copy.read_bytes(), copy.stat().st_mtime_ns) == (beside["p1.mov"], 10**18)
        assert summary.size == sum(each.stat().st_size for each in copy.parent.iterdir())
    assert originals(rig) == before


def test_what_is_not_to_be_told_is_not_told_by_raws_and_films(
    rig: Rig, photos: list[PhotoId], beside: dict[str, bytes], tmp_path: Path
) -> None:
    options = ExportOptions(strip=frozenset({Strip.PLACE}), take_along=True)
    plan = rig.parts.exporting.plan(photos, options, tmp_path / "out")
    assert (plan.along, plan.left_along) == (0, 2)


def test_a_film_that_cannot_be_read_costs_no_other_photo(
    rig: Rig, photos: list[PhotoId], beside: dict[str, bytes], tmp_path: Path
) -> None:
    options = ExportOptions(take_along=True)
    plan = rig.parts.exporting.plan(photos, options, tmp_path / "out")
    (rig.root / "p1.mov").unlink()
    summary = rig.parts.exporting.run(plan)
    assert (summary.exported, summary.failed, summary.along) == (4, 1, 1)
    assert summary.problem is not None
    assert summary.problem.problem is Problem.FILE_UNREADABLE
    assert not [path for path in (tmp_path / "out").iterdir() if path.suffix == ".part"]


def test_a_film_is_copied_as_far_as_it_is_not_stopped(
    rig: Rig, photos: list[PhotoId], beside: dict[str, bytes], tmp_path: Path
) -> None:
    target = open_target(tmp_path / "out")
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(CancelledError):
        target.put_file((), "p0.cr2", str(rig.root / "p0.cr2"), stopped)
    assert list((tmp_path / "out").iterdir()) == []


def test_names_that_are_there_are_numbered_passed_over_or_asked_about(
    rig: Rig, photos: list[PhotoId], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    exported(rig, photos[:2], out)
    asked = rig.parts.exporting.plan(photos, ExportOptions(existing=Existing.ASK), out)
    assert asked.taken == 2
    with pytest.raises(InvalidInputError) as refused:
        rig.parts.exporting.run(asked)
    assert refused.value.problem is Problem.EXPORT_NAMES_TAKEN
    skipping = rig.parts.exporting.plan(photos, ExportOptions(existing=Existing.SKIP), out)
    assert (rig.parts.exporting.run(skipping).exported, len(skipping.passed_over)) == (3, 2)
    assert len(list(out.iterdir())) == 5
    exported(rig, photos, out)
    assert len(list(out.iterdir())) == 10


def test_a_photo_that_cannot_be_read_costs_no_other(
    rig: Rig, photos: list[PhotoId], tmp_path: Path
) -> None:
    (rig.root / "p1.jpg").write_bytes(b"broken by now")
    (rig.root / "p2.jpg").unlink()
    options = ExportOptions(format=ExportFormat.PNG)
    reports = exported(rig, photos, tmp_path / "out", options)
    problems = {Path(r.path).name: r.problem for r in reports if r.problem is not None}
    assert set(problems) == {"p1.jpg", "p2.jpg"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "p0.png",
        "p3.png",
        "p4.png",
    ]


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_stopped_it_leaves_what_is_whole_and_no_half_zip(
    rig: Rig, photos: list[PhotoId], tmp_path: Path, name: str
) -> None:
    done: list[CopyReport] = []
    target = tmp_path / "exports" / name
    plan = rig.parts.exporting.plan(photos, ExportOptions(format=ExportFormat.PNG), target)
    summary = rig.parts.exporting.run(plan, lambda: bool(done), done.append)
    assert summary.stopped
    there = {path.name for path in (tmp_path / "exports").rglob("*") if path.is_file()}
    assert len(there) == summary.exported
    assert 1 <= len(done) < len(photos)
    assert (summary.exported > 0) == (name == "out")
    assert not [path for path in there if path.startswith(".")]


def test_an_example_says_how_large_copies_are(
    rig: Rig, photos: list[PhotoId], tmp_path: Path
) -> None:
    options = ExportOptions(LongestEdge(64), ExportFormat.JPEG)
    plan = rig.parts.exporting.plan(photos[:1], options, tmp_path / "out")
    size = rig.parts.exporting.example_size(plan)
    assert not (tmp_path / "out").exists()
    (report,) = exported(rig, photos[:1], tmp_path / "out", options)
    assert size == report.size


def test_a_folder_that_is_away_is_said(rig: Rig, photos: list[PhotoId], tmp_path: Path) -> None:
    rig.root.rename(tmp_path / "unplugged")
    rig.parts.jobs.queue.scan_now(None, lambda: False)
    plan = rig.parts.exporting.plan(photos, ExportOptions(), tmp_path / "out")
    assert len(plan.away) == len(photos)
    with pytest.raises(InvalidInputError) as refused:
        rig.parts.exporting.run(plan)
    assert refused.value.problem is Problem.PHOTO_AWAY


def test_a_query_that_is_not_understood_exports_nothing(rig: Rig, photos: list[PhotoId]) -> None:
    assert rig.parts.exporting.photos("") == sorted(photos)
    with pytest.raises(InvalidInputError):
        rig.parts.exporting.photos("tag:NoSuchTagAnywhere")


def test_a_full_disk_ends_it_with_words(
    rig: Rig, photos: list[PhotoId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(order: ExportOrder, cancelled: Callable[[], bool]) -> WrittenCopy:
        Path(order.target).write_bytes(b"half")
        raise DiskFullError(Problem.EXPORT_NO_SPACE, path=order.target)

    monkeypatch.setattr(rig.parts.exporting._writer, "write", full)
    plan = rig.parts.exporting.plan(photos, ExportOptions(), tmp_path / "out")
    with pytest.raises(DiskFullError):
        rig.parts.exporting.run(plan)
    assert not list((tmp_path / "out").iterdir())
