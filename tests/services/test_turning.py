"""A photo that is turned stays the same photo, and comes back to the last byte."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.turning import turner
from photo_sorter.adapters.xmp.replacement import settle
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.events import ErrorRaised
from photo_sorter.core.operations import StackPhotos, TagPhotos
from photo_sorter.core.photo import LocationState, PhotoId
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.turning.service import TurnReport
from tests.adapters.exporting.pictures import exif, scene
from tests.services.conftest import Rig, picture


def visible(rig: Rig) -> list[PhotoId]:
    return [PhotoId(each) for each in rig.parts.photos.listing(EVERYTHING).ids.tolist()]


def photo_at(rig: Rig, name: str) -> PhotoId:
    photo = rig.parts.photos.at(str(rig.root / name))
    assert photo is not None
    return photo


def drawing(size: tuple[int, int] = (96, 64), orientation: int = 0) -> bytes:
    out = io.BytesIO()
    options = {"exif": exif(orientation)} if orientation else {}
    scene(size).save(out, "JPEG", **options)
    return out.getvalue()


def turn(rig: Rig, *photos: PhotoId, turns: int = 1) -> TurnReport:
    return rig.parts.turning.turn(photos, turns)


def sides(rig: Rig, photo: PhotoId) -> tuple[int, int]:
    details = rig.parts.photos.details(photo)
    assert details is not None
    return details.width, details.height


def has_vector(rig: Rig, photo: PhotoId) -> bool:
    space = rig.catalog.vectors.active_space()
    assert space is not None
    return photo in rig.catalog.vectors.get(space.key, [photo])[0].tolist()


def test_it_keeps_its_marks_and_what_is_worked_out_of_it_follows(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(drawing())  # no date, no camera: nothing tells that it is same
    (rig.root / "b.jpg").write_bytes(picture("blue"))
    rig.index()
    photo, other = photo_at(rig, "a.jpg"), photo_at(rig, "b.jpg")
    rig.parts.do(TagPhotos((photo,), "Harbour"))
    rig.parts.do(StackPhotos((photo, other)))
    before = (rig.root / "a.jpg").read_bytes()
    report = turn(rig, photo)
    assert (report.turned, report.refused) == ((photo,), ())
    assert set(visible(rig)) == {photo, other}
    assert sides(rig, photo) == (64, 96)
    details = rig.parts.photos.details(photo)
    assert details is not None
    assert "Harbour" in {tag.name for tag in details.tags}
    assert details.stack is not None
    thumbnail = rig.parts.photos.thumbnail(photo)
    assert thumbnail is not None
    with Image.open(thumbnail) as shown:
        assert shown.height > shown.width
    assert not has_vector(rig, photo)
    found = rig.parts.jobs.queue.scan_now(None, lambda: False)
    assert (found.new, found.changed) == (0, 0)
    rig.parts.jobs.queue.embed_now(lambda: False)
    assert has_vector(rig, photo)

    assert report.change is not None
    rig.parts.undo(report.change.id)
    assert (rig.root / "a.jpg").read_bytes() == before
    assert photo_at(rig, "a.jpg") == photo
    assert sides(rig, photo) == (96, 64)
    rig.parts.redo()
    assert sides(rig, photo) == (64, 96)
    location = rig.catalog.locations.find(str(rig.root / "a.jpg"))
    assert location is not None
    assert location.state is LocationState.READY


def test_others_write_into_the_catalog_while_files_are_written(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    (rig.root / "a.jpg").write_bytes(drawing())
    rig.index()
    photo, written = photo_at(rig, "a.jpg"), threading.Event()

    def write() -> None:
        with rig.catalog.transaction():
            written.set()

    others: list[threading.Thread] = []
    free: list[bool] = []

    def settled(path: Path) -> None:
        others.append(threading.Thread(target=write))
        others[-1].start()
        free.append(written.wait(20))
        written.clear()
        settle(path)

    monkeypatch.setattr(turner, "settle", settled)
    assert turn(rig, photo).turned == (photo,)
    rig.parts.undo()
    for other in others:
        other.join()
    assert free == [True, True]


def test_all_files_of_a_photo_turn_together(rig: Rig) -> None:
    for name in ("a.jpg", "copy.jpg"):
        (rig.root / name).write_bytes(drawing(orientation=6))
    rig.index()
    photo = photo_at(rig, "a.jpg")
    turn(rig, photo, turns=2)
    assert photo_at(rig, "a.jpg") == photo_at(rig, "copy.jpg") == photo
    for name in ("a.jpg", "copy.jpg"):
        with Image.open(rig.root / name) as made:
            assert made.getexif()[0x0112] == 8
    rig.parts.undo()
    assert (rig.root / "copy.jpg").read_bytes() == drawing(orientation=6)


def test_one_that_becomes_what_another_is_joins_it_with_its_marks(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(drawing(orientation=1))
    (rig.root / "b.jpg").write_bytes(drawing(orientation=6))
    rig.index()
    photo, other = photo_at(rig, "a.jpg"), photo_at(rig, "b.jpg")
    rig.parts.do(TagPhotos((photo,), "Harbour"))
    rig.parts.do(TagPhotos((other,), "Sunset"))
    turn(rig, photo)
    assert photo_at(rig, "a.jpg") == other
    details = rig.parts.photos.details(other)
    assert details is not None
    assert "Harbour" in {tag.name for tag in details.tags}
    rig.parts.undo()
    assert (photo_at(rig, "a.jpg"), photo_at(rig, "b.jpg")) == (photo, other)
    again = rig.parts.photos.details(photo)
    assert again is not None
    assert "Sunset" not in {tag.name for tag in again.tags}


def test_what_cannot_be_turned_is_said_and_the_others_are(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(drawing())
    (rig.root / "a.cr2").write_bytes(b"II*\0 a raw beside it")
    scene((40, 20)).save(rig.root / "b.gif")
    (rig.root / "c.jpg").write_bytes(drawing((80, 40)))
    rig.index()
    gif, locked = photo_at(rig, "b.gif"), photo_at(rig, "c.jpg")
    (rig.root / "c.jpg").chmod(0o444)
    report = turn(rig, photo_at(rig, "a.jpg"), gif, locked)
    assert report.turned == (photo_at(rig, "a.jpg"),)
    assert report.raws == (str(rig.root / "a.cr2"),)
    assert {each.photo_id: each.problem.problem for each in report.refused} == {
        gif: Problem.TURN_FORMAT,
        locked: Problem.FILE_WRITE_PROTECTED,
    }


def test_undo_leaves_what_was_changed_since_and_says_so(rig: Rig) -> None:
    for number in range(2):
        (rig.root / f"{number}.jpg").write_bytes(drawing((96 + number, 64)))
    rig.index()
    first, second = photo_at(rig, "0.jpg"), photo_at(rig, "1.jpg")
    turn(rig, first, second)
    with (rig.root / "1.jpg").open("ab") as file:
        file.write(b"of another program")
    changed = (rig.root / "1.jpg").read_bytes()
    rig.parts.undo()
    assert (rig.root / "0.jpg").read_bytes() == drawing((96, 64))
    assert (rig.root / "1.jpg").read_bytes() == changed
    (said,) = [each.error for each in rig.heard if isinstance(each, ErrorRaised)]
    assert (said.problem, said.path) == (
        Problem.TURNED_PARTLY,
        str(rig.root / "1.jpg"),
    )
    rig.parts.redo()
    assert sides(rig, first) == (64, 96)


def test_undo_says_where_nothing_can_be_taken_back(rig: Rig) -> None:
    (rig.root / "a.jpg").write_bytes(drawing())
    rig.index()
    turn(rig, photo_at(rig, "a.jpg"))
    os.utime(rig.root / "a.jpg")
    (rig.root / "a.jpg").write_bytes(picture("green"))
    with pytest.raises(InvalidInputError) as refused:
        rig.parts.undo()
    assert refused.value.problem is Problem.FILE_CHANGED_SINCE
    assert (rig.root / "a.jpg").read_bytes() == picture("green")


def test_a_crash_before_the_entry_is_written_leaves_the_old_file(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    (rig.root / "a.jpg").write_bytes(drawing())
    rig.index()
    photo = photo_at(rig, "a.jpg")

    class Crash(BaseException):
        pass

    def crash(*arguments: object) -> None:
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(rig.catalog.operations, "add", crash)
        with pytest.raises(Crash):
            turn(rig, photo)
    assert (rig.root / "a.jpg").read_bytes() == drawing()
    assert rig.catalog.photos.content_hash(photo) is not None
    assert sides(rig, photo) == (96, 64)
    assert list(Path(rig.library, "turns").iterdir()) == []
    rig.index()  # the file is another one to the system, though its bytes are the same
    assert photo_at(rig, "a.jpg") == photo
    assert len(turn(rig, photo).turned) == 1
