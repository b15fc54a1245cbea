"""What files say is read again: by a newer reader, and when a sidecar goes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest
from PIL import Image

from photo_sorter.core.derivation import METADATA
from photo_sorter.core.events import PhotosChanged, TagsChanged
from photo_sorter.core.operations import RatePhotos, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.views import TagSource
from tests.services.conftest import Rig

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmp:Rating="3" exif:DateTimeOriginal="1978-05-06T12:00:00">
 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sea</rdf:li></rdf:Alt></dc:title>
 <dc:subject><rdf:Bag><rdf:li>holiday</rdf:li><rdf:li>work</rdf:li></rdf:Bag></dc:subject>
 </rdf:Description></rdf:RDF></x:xmpmeta>"""


def only(rig: Rig) -> PhotoId:
    (photo,) = rig.catalog.photos.listing(EVERYTHING).ids.tolist()
    return PhotoId(photo)


def names(rig: Rig) -> dict[str, TagSource]:
    tags = rig.catalog.tags.of_photo(only(rig))
    return {tag.name: tag.source for tag in tags if tag.source is not TagSource.MODEL}


def as_by_an_older_reader(rig: Rig) -> None:
    with closing(sqlite3.connect(rig.library / "catalog.sqlite")) as catalog, catalog:
        catalog.execute(
            "UPDATE photos SET title = '', keywords = '[]', rating = NULL, taken_at = NULL, "
            "taken_precision = NULL, taken_source = NULL, sort_time = 0"
        )
        catalog.execute("DELETE FROM tag_marks WHERE by_file = 1")
        catalog.execute("DELETE FROM derived WHERE name = 'metadata'")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_photos_of_an_older_library_are_read_again_for_their_words_alone(
    rig: Rig, name: str
) -> None:
    picture = Image.effect_noise((64, 48), 80).convert("RGB")
    if name.endswith(".png"):
        picture.save(rig.root / name)
        (rig.root / "a.png.xmp").write_text(PACKET)
    else:
        picture.save(rig.root / name, xmp=PACKET.encode())
    rig.index()
    assert rig.catalog.derived.count_lacking(METADATA) == 0  # ingest has read it
    photo = only(rig)
    rig.parts.do(TagPhotos((photo,), "work", present=False))
    rig.parts.do(TagPhotos((photo,), "mine"))
    rig.parts.do(RatePhotos((photo,), RatingChange(stars=5)))
    before = rig.catalog.photos.get(photo)
    assert before is not None
    thumbnail = rig.thumbnail_of(before.content_hash)
    thumbnail.unlink()
    sent = rig.catalog.vectors.last_in_outbox(rig.parts.models.active().space.key)
    as_by_an_older_reader(rig)
    rig.heard.clear()
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert rig.catalog.photos.get(photo) == before
    assert names(rig) == {"holiday": TagSource.FILE, "mine": TagSource.PERSON}
    assert rig.catalog.ratings.of([photo])[photo].stars == 5
    assert not thumbnail.exists()
    assert rig.catalog.vectors.last_in_outbox(rig.parts.models.active().space.key) == sent
    assert {PhotosChanged(), TagsChanged()} <= set(rig.heard)


def test_a_file_that_changed_meanwhile_is_left_to_the_next_scan(rig: Rig) -> None:
    path = rig.root / "a.jpg"
    Image.new("RGB", (64, 48), "red").save(path, xmp=PACKET.encode())
    rig.index()
    as_by_an_older_reader(rig)
    Image.new("RGB", (64, 48), "red").save(path)
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert rig.catalog.derived.count_lacking(METADATA) == 1
    rig.index()
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert rig.catalog.derived.count_lacking(METADATA) == 0
    assert names(rig) == {}


def test_a_file_that_cannot_be_read_again_keeps_what_it_said_and_is_no_failure(rig: Rig) -> None:
    path = rig.root / "a.png"
    Image.new("RGB", (64, 48), "red").save(path)
    rig.index()
    photo = only(rig)
    as_by_an_older_reader(rig)
    stamp = path.stat()
    path.write_bytes(b"x" * stamp.st_size)
    os.utime(path, ns=(stamp.st_mtime_ns, stamp.st_mtime_ns))
    rig.parts.jobs.queue.derive_now(lambda: False)
    assert rig.catalog.derived.failures() == []
    assert rig.catalog.derived.count_lacking(METADATA) == 0
    assert only(rig) == photo


@pytest.mark.parametrize("name", ["a.jpg.xmp", "a.XMP", "a.jpg.Xmp"])
def test_the_words_of_a_sidecar_go_with_it(rig: Rig, name: str) -> None:
    Image.new("RGB", (64, 48), "red").save(rig.root / "a.jpg")
    sidecar = rig.root / name
    sidecar.write_text(PACKET)
    rig.index()
    photo = only(rig)
    said = rig.catalog.photos.get(photo)
    assert said is not None
    assert (said.metadata.title, set(names(rig))) == ("Sea", {"holiday", "work"})
    rig.parts.do(TagPhotos((photo,), "work"))  # confirmed by the person
    sidecar.unlink()
    rig.index()
    left = rig.catalog.photos.get(photo)
    assert left is not None
    assert (left.metadata.title, left.metadata.taken_at, left.metadata.rating) == ("", None, None)
    assert names(rig) == {"work": TagSource.PERSON}


def test_the_nearer_sidecar_counts_until_it_goes(rig: Rig) -> None:
    Image.new("RGB", (64, 48), "red").save(rig.root / "a.jpg")
    (rig.root / "a.xmp").write_text(PACKET.replace("Sea", "Far"))
    near = rig.root / "a.jpg.xmp"
    near.write_text(PACKET.replace("Sea", "Near"))
    rig.index()

    def title() -> str:
        photo = rig.catalog.photos.get(only(rig))
        assert photo is not None
        return photo.metadata.title

    assert title() == "Near"
    near.unlink()
    rig.index()
    assert title() == "Far"


def test_a_tag_that_was_taken_away_is_back_by_undo(rig: Rig) -> None:
    Image.new("RGB", (64, 48), "red").save(
        rig.root / "a.jpg", xmp=PACKET.replace("holiday", "Times|Holiday").encode()
    )
    rig.index()
    photo = only(rig)
    rig.parts.do(TagPhotos((photo,), "holiday", present=False))  # found by this name
    assert names(rig) == {"work": TagSource.FILE}
    rig.index()
    rig.parts.undo()
    assert names(rig) == {"Times|Holiday": TagSource.FILE, "work": TagSource.FILE}
    rig.parts.redo()
    assert names(rig) == {"work": TagSource.FILE}
