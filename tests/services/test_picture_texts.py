"""Text in pictures is read in the background, found, and deleted with the photo or at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.core.derivation import TEXT
from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.text_reading import refused
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING, parse
from photo_sorter.services.reading import gate
from photo_sorter.services.reading.deriver import TextDeriver
from photo_sorter.services.reading.gate import TextGate
from photo_sorter.services.reading.service import PictureTexts
from tests.picture_words import SaidReader, row
from tests.services.conftest import Rig, picture
from tests.services.test_derivations import derive

RECEIPT = (row("Bäckerei Sonnenschein", 0.1), row("TOTAL 12,50", 0.2))


class OpenGate(TextGate):
    """Lets every photo pass but those that are named."""

    def __init__(self, rig: Rig, *, closed: tuple[str, ...] = ()) -> None:
        self._rig, self._closed = rig, closed

    def passing(self, photo_ids: object) -> dict[PhotoId, bool]:
        closed = {photo(self._rig, name) for name in self._closed}
        return {each: each not in closed for each in photo_ids}  # type: ignore[attr-defined]


def photo(rig: Rig, name: str) -> PhotoId:
    found = rig.parts.photos.at(str(rig.root / name))
    assert found is not None
    return found


def found(rig: Rig, text: str) -> set[int]:
    parsed = parse(text)
    assert not parsed.errors
    return set(rig.catalog.photos.listing(parsed.query).ids.tolist())


def read_all(
    rig: Rig, reader: SaidReader, *, closed: tuple[str, ...] = (), wanted: bool = True
) -> None:
    events = rig.parts.events
    gate = OpenGate(rig, closed=closed)
    derive(rig, [TextDeriver(rig.catalog, reader, gate, events, lambda: wanted)])


@pytest.fixture
def reader(rig: Rig) -> SaidReader:
    for name, colour in (("receipt.jpg", "white"), ("dog.jpg", "brown"), ("other.jpg", "grey")):
        (rig.root / name).write_bytes(picture(colour))
    rig.index()
    return SaidReader({"receipt.jpg": RECEIPT})


def test_what_was_read_is_found_by_words_and_by_phrases(rig: Rig, reader: SaidReader) -> None:
    read_all(rig, reader)
    receipt = photo(rig, "receipt.jpg")
    for asked in ("text:sonnenschein", 'text:"total 12.50"', "has:text", "text:baecker"):
        assert found(rig, asked) == {receipt}, asked
    assert found(rig, 'text:"12.50 total"') == set()
    assert found(rig, "-has:text") == {photo(rig, "dog.jpg"), photo(rig, "other.jpg")}
    (hit,) = rig.parts.search.by_text("sonnenschein").strong
    assert (hit.photo_id, hit.found_by.names) == (receipt, ("text",))


def test_a_photo_is_looked_at_once_and_one_that_shows_no_text_not_at_all(
    rig: Rig, reader: SaidReader
) -> None:
    read_all(rig, reader, closed=("dog.jpg",))
    read_all(rig, reader, closed=("dog.jpg",))
    assert sorted(reader.asked) == ["other.jpg", "receipt.jpg"]
    assert rig.catalog.derived.having(TEXT, [photo(rig, "dog.jpg")])


def test_nothing_is_read_where_that_is_switched_off(rig: Rig, reader: SaidReader) -> None:
    read_all(rig, reader, wanted=False)
    assert reader.asked == []


def test_a_picture_that_crashes_the_reader_is_listed(rig: Rig, reader: SaidReader) -> None:
    failure = Failure(
        FailureKind.CRASHED, Problem.PICTURE_CRASHES_DECODER, {"detail": "ended by SIGSEGV"}
    )
    reader.refusals["dog.jpg"] = refused(failure, "dog.jpg")
    read_all(rig, reader)
    (failed,) = rig.catalog.derived.failures()
    assert (Path(failed.path).name, failed.failure) == ("dog.jpg", failure)
    assert found(rig, "has:text") == {photo(rig, "receipt.jpg")}


def test_the_text_goes_with_its_picture(rig: Rig, reader: SaidReader) -> None:
    read_all(rig, reader)
    (rig.root / "receipt.jpg").write_bytes(picture("green"))
    rig.index()
    assert found(rig, "has:text") == found(rig, "text:total") == set()
    receipt = rig.parts.photos.at(str(rig.root / "receipt.jpg"))
    assert receipt is not None
    assert rig.parts.texts.of(receipt) is None
    assert "receipt.jpg" in [
        Path(x.path).name for x in rig.catalog.derived.lacking(TEXT, 9, PhotoId(0))
    ]


def test_all_of_it_is_deleted_at_once_and_comes_back_only_when_asked_for(
    rig: Rig, reader: SaidReader
) -> None:
    read_all(rig, reader)
    texts = rig.parts.texts
    assert (texts.count(), texts.forget(), texts.count()) == (1, 1, 0)
    assert found(rig, "text:total") == set()
    reader.asked.clear()
    read_all(rig, reader)
    assert reader.asked == []
    texts.read_again()
    read_all(rig, reader)
    assert texts.count() == 1


def test_a_photo_is_read_at_once_where_somebody_asks(rig: Rig, reader: SaidReader) -> None:
    texts = PictureTexts(
        rig.parts.settings._access, rig.catalog, reader, rig.parts.events, lambda: None
    )
    receipt = photo(rig, "receipt.jpg")
    assert texts.read_now(receipt).text == "Bäckerei Sonnenschein\nTOTAL 12,50"
    assert found(rig, "has:text") == {receipt}
    read_all(rig, reader)
    assert reader.asked.count("receipt.jpg") == 1


def test_the_text_of_one_photo_finds_others(rig: Rig, reader: SaidReader) -> None:
    reader.texts["other.jpg"] = (row("BÄCKEREI SONNENSCHEIN", 0.3), row("TOTAL 3,10", 0.5))
    read_all(rig, reader)
    query = rig.parts.texts.others_with(photo(rig, "receipt.jpg"))
    assert query is not None
    ids = rig.catalog.photos.listing(query).ids.tolist()
    assert set(ids) == {photo(rig, "receipt.jpg"), photo(rig, "other.jpg")}
    assert rig.parts.texts.others_with(photo(rig, "dog.jpg")) is None


def test_the_gate_asks_the_model_of_the_photos_that_it_has_seen(
    rig: Rig, reader: SaidReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = rig.parts.texts
    assert made is not None
    deriver_gate = rig_gate(rig)
    ids = [PhotoId(i) for i in rig.catalog.photos.listing(EVERYTHING).ids.tolist()]
    assert set(deriver_gate.passing([*ids, PhotoId(9_999)])) == set(ids)
    monkeypatch.setattr(gate, "WITHOUT", ())
    assert all(deriver_gate.passing(ids).values())


def rig_gate(rig: Rig) -> TextGate:
    from photo_sorter.services.search.scoring import TextEncoder

    encoder = TextEncoder(rig.catalog, rig.engine, True)
    return TextGate(rig.catalog, encoder, rig.parts.models.active)
