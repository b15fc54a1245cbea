"""A document says what it is told, and stays as it was in all that is not ours."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.xmp.document import NEW_DOCUMENT, patch, read
from photo_sorter.adapters.xmp.errors import NotXmpError
from photo_sorter.adapters.xmp.reading import as_written
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_state import FileState, spoken
from photo_sorter.core.person_details import DetailChange, Place
from photo_sorter.core.person_said import PersonSaid
from tests.adapters.xmp.documents import (
    DARKTABLE,
    DIGIKAM,
    FIELDS,
    FOREIGN,
    LIGHTROOM,
    NAMESPACES,
    RDF,
    described,
    documents,
    packet,
)

OURS = (
    "subject", "hierarchicalSubject", "TagsList", "Rating", "Label", "title", "description",
    "rights", "creator", "GPSLatitude", "GPSLongitude", "GPSLatitudeRef", "GPSLongitudeRef",
)  # fmt: skip


def same(left: FileFields, right: FileFields) -> bool:
    """Keywords have no order."""
    return replace(left, keywords=tuple(sorted(left.keywords))) == replace(
        right, keywords=tuple(sorted(right.keywords))
    )


def not_ours(data: bytes) -> list[str]:
    """Everything else that the document says, in its order."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    root = ElementTree.fromstring(text.strip("\0\ufeff \r\n\t"))
    found: list[str] = []
    (rdf,) = root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF")
    for node in rdf:
        kept = [child for child in node if not is_ours(child.tag)]
        attributes = sorted(item for item in node.attrib.items() if not is_ours(item[0]))
        found.append(f"{attributes}")
        found += [ElementTree.tostring(child, "unicode").rstrip() for child in kept]
    return found


def is_ours(name: str) -> bool:
    namespace, _, local = name.rpartition("}")
    known = ("elements/1.1/", "xap/1.0/", "lightroom/1.0/", "digikam.org/ns/1.0/", "exif/1.0/")
    return namespace.endswith(known) and local in OURS


def changed_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Lines that went and lines that came."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    gone: list[str] = []
    come: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += [line.strip() for line in old[a:b]]
            come += [line.strip() for line in new[c:d]]
    return gone, come


# --------------------------------------------------------------------- every document


@given(documents(), FIELDS)
def test_what_was_written_is_read_again_and_the_rest_is_as_it_was(
    data: bytes, fields: FileFields
) -> None:
    written = patch(data, fields)
    assert same(read(written), as_written(fields))
    assert patch(written, fields) == written
    encoding = "utf-16-be" if data[:2] == b"\0<" else "utf-16-le"
    if data[:2] in (b"\0<", b"<\0"):
        data, written = (each.decode(encoding).encode() for each in (data, written))
    before, after = not_ours(data), not_ours(written)
    assert after == before or after == [*before, str([(f"{{{RDF[11:-1]}}}about", "")])]


@given(st.text(max_size=9), st.floats(-90, 90), st.floats(-180, 180))
def test_what_a_file_cannot_hold_is_not_asked_of_it(
    text: str, latitude: float, longitude: float
) -> None:
    """Else it would be written again and again."""
    said = PersonSaid(details=DetailChange(text, text, text, Place(latitude, longitude), text))
    assert as_written(spoken(FileState(), said)) == spoken(FileState(), said)


@given(documents())
def test_saying_what_it_says_changes_no_byte(data: bytes) -> None:
    assert patch(data, read(data)) == data


@given(documents(), st.lists(FIELDS, max_size=4))
def test_comments_survive_any_number_of_changes_outside_our_fields(
    data: bytes, changes: list[FileFields]
) -> None:
    for fields in changes:
        before = data.replace(b"\0", b"").count(b"<!-- a remark -->")
        data = patch(data, fields)
        assert data.replace(b"\0", b"").count(b"<!-- a remark -->") == before


@given(st.binary(max_size=300) | documents(), st.data())
def test_damaged_bytes_are_refused_or_read_and_never_anything_else(
    data: bytes, drawn: st.DataObject
) -> None:
    for _ in range(drawn.draw(st.integers(0, 4))):
        at = drawn.draw(st.integers(0, len(data)))
        data = data[:at] + drawn.draw(st.binary(max_size=3)) + data[at + 1 :]
    fields = drawn.draw(FIELDS)
    try:
        written = patch(data, fields)
    except NotXmpError:
        with pytest.raises(NotXmpError):
            read(data)
    else:
        assert same(read(written), as_written(fields))


# --------------------------------------------------------------------- other programs


def test_what_other_programs_wrote_is_read() -> None:
    assert read(DARKTABLE) == FileFields(("dog", "Places|Munich"), 2)
    assert read(LIGHTROOM) == FileFields(("Urlaub", "Tiere|Hund"), 4, "Rot", "Am Meer & im Wald")
    assert read(DIGIKAM) == FileFields(("Fest", "Personen|Anna"), 4, "Red", None, "Ein Fest")


@pytest.mark.parametrize("program", FOREIGN)
def test_only_our_lines_of_other_programs_sidecars_change(program: str) -> None:
    before = FOREIGN[program]
    said = read(before)
    after = patch(before, replace(said, rating=5, keywords=(*said.keywords, "Neu")))
    gone, come = changed_lines(before, after)
    assert [line.rstrip(">") for line in gone] == [f'xmp:Rating="{said.rating}"']
    assert come.count("<rdf:li>Neu</rdf:li>") == (3 if program == "digiKam" else 2)
    assert set(come) == {"<rdf:li>Neu</rdf:li>", 'xmp:Rating="5"'}


def test_a_parent_that_lightroom_wrote_stays_while_its_path_does_and_goes_with_it() -> None:
    more = patch(LIGHTROOM, replace(read(LIGHTROOM), keywords=("Tiere|Hund",)))
    assert "<rdf:li>Tiere</rdf:li>" in more.decode()
    less = patch(LIGHTROOM, replace(read(LIGHTROOM), keywords=("Urlaub",)))
    assert "Tiere" not in less.decode()
    assert read(less).keywords == ("Urlaub",)


def test_other_languages_stay_beside_a_new_description() -> None:
    gone, come = changed_lines(DIGIKAM, patch(DIGIKAM, replace(read(DIGIKAM), description="Neu")))
    assert gone == ['<rdf:li xml:lang="x-default">Ein Fest</rdf:li>']
    assert come == ['<rdf:li xml:lang="x-default">Neu</rdf:li>']


def test_a_removed_description_goes_in_all_languages() -> None:
    after = patch(DIGIKAM, replace(read(DIGIKAM), description=None))
    assert b"description" not in after
    assert read(after).description is None


def test_windows_rating_and_keywords_are_neither_read_nor_changed() -> None:
    data = described(
        '<M:LastKeywordXMP xmlns:M="http://ns.microsoft.com/photo/1.0/"><rdf:Bag><rdf:li>x</rdf:li>'
        "</rdf:Bag></M:LastKeywordXMP>",
        'xmlns:Microsoft="http://ns.microsoft.com/photo/1.0/" Microsoft:Rating="99"',
    )
    assert read(data) == FileFields()
    after = patch(data, FileFields(rating=1))
    assert b'Microsoft:Rating="99"' in after
    assert b"<rdf:li>x</rdf:li>" in after


# ------------------------------------------------------------------------- forms


def test_creators_are_read_each_and_written_each() -> None:
    listed = "<rdf:Seq><rdf:li>Anna</rdf:li><rdf:li> Bert </rdf:li></rdf:Seq>"
    data = described(f"<dc:creator>{listed}</dc:creator>")
    assert read(data).creator == "Anna; Bert"
    after = patch(data, FileFields(creator="Carl ;; Dora"))
    assert read(after).creator == "Carl; Dora"
    assert b"<rdf:li>Dora</rdf:li></rdf:Seq>" in after
    assert read(described(attributes="dc:creator='Anna'")).creator == "Anna"


@pytest.mark.parametrize(
    ("attributes", "place"),
    [
        ("exif:GPSLatitude='48,8.5N' exif:GPSLongitude='11,34,32W'", "48.141667, -11.575556"),
        ("exif:GPSLatitude='33.5' exif:GPSLatitudeRef='S' exif:GPSLongitude='1.5E'", "-33.5, 1.5"),
        ("exif:GPSLatitude='-33.5' exif:GPSLongitude='-1.5'", "-33.5, -1.5"),
        ("exif:GPSLatitude='0,0N' exif:GPSLongitude='0,0E'", None),  # a camera that knows none
        ("exif:GPSLatitude='91,0N' exif:GPSLongitude='0,0E'", None),
        ("exif:GPSLatitude='48,8.5N'", None),
        ("exif:GPSLatitude='here' exif:GPSLongitude='there'", None),
    ],
)
def test_places_are_read_however_they_are_written(attributes: str, place: str | None) -> None:
    data = described(attributes=attributes)
    assert read(data).place == place
    after = patch(data, FileFields(place="-48.137154, 11.576124"))
    assert read(after).place == "-48.137154, 11.576124"
    assert b"48,8.229240S" in after
    assert b"Ref" not in after  # a direction of its own would contradict
    assert read(patch(after, FileFields())).place is None


@pytest.mark.parametrize(
    ("written", "rating"),
    [("3", 3), (" 3.0 ", 3), ("-1", -1), ("-1.0", -1), ("0", 0), ("6", None), ("-2", None),
     ("nan", None), ("inf", None), ("good", None), ("", None)],
)  # fmt: skip
def test_ratings_are_read_however_they_are_written(written: str, rating: int | None) -> None:
    assert read(described(attributes=f'xmp:Rating="{written}"')).rating == rating
    assert read(described(f"<xmp:Rating>{written}</xmp:Rating>")).rating == rating


@pytest.mark.parametrize(
    "data",
    [
        described("<dc:subject><rdf:Bag><rdf:li>Dog</rdf:li></rdf:Bag></dc:subject>"),
        described("<dc:subject><rdf:Seq><rdf:_1>Dog</rdf:_1></rdf:Seq></dc:subject>"),
        described("<dc:subject>Dog</dc:subject>"),
        described(attributes='dc:subject="Dog"'),
        described("<dc:subject><rdf:Bag><rdf:li><![CDATA[Dog]]></rdf:li></rdf:Bag></dc:subject>"),
        described("<dc:subject><rdf:Bag><rdf:li>D&#111;g</rdf:li></rdf:Bag></dc:subject>"),
        described(
            '<dc:subject><rdf:Bag><rdf:li rdf:parseType="Resource"><rdf:value>Dog</rdf:value>'
            "<crs:x>1</crs:x></rdf:li></rdf:Bag></dc:subject>"
        ),
        described('<dc:subject><rdf:Bag><rdf:li rdf:value="Dog"/></rdf:Bag></dc:subject>'),
        f'<RDF xmlns="{RDF[11:-1]}"><Description xmlns:a="http://purl.org/dc/elements/1.1/">'
        "<a:subject><Bag><li>Dog</li></Bag></a:subject></Description></RDF>".encode(),
        packet(
            "<rdf:Description/>",
            f"<rdf:Description {NAMESPACES} dc:subject='Dog'></rdf:Description>",
        ),
    ],
    ids=["bag", "numbered", "text", "attribute", "cdata", "reference", "qualified", "value",
         "other prefixes", "second description"],
)  # fmt: skip
def test_a_keyword_is_read_added_to_and_removed_in_every_form_of_rdf(data: bytes) -> None:
    assert read(data).keywords == ("Dog",)
    more = patch(data, FileFields(("Dog", "Cat"), 2, title="T"))
    assert same(read(more), FileFields(("Dog", "Cat"), 2, title="T"))
    less = patch(data, FileFields(("Cat",)))
    assert read(less).keywords == ("Cat",)
    none = patch(data, FileFields())
    assert read(none) == FileFields()
    assert b"Dog" not in none


def test_pictures_that_it_was_made_of_are_not_the_picture() -> None:
    inner = '<rdf:li><rdf:Description xmp:Rating="1" dc:title="Other"/></rdf:li>'
    data = described(f"<crs:Pantry><rdf:Bag>{inner}</rdf:Bag></crs:Pantry>")
    assert read(data) == FileFields()
    assert inner.encode() in patch(data, FileFields(rating=4, title="Mine"))


def test_a_prefix_that_a_document_gave_away_is_not_taken() -> None:
    data = packet('<rdf:Description rdf:about="" xmlns:dc="urn:other" dc:subject="theirs"/>')
    after = patch(data, FileFields(("Dog",)))
    assert b'dc:subject="theirs"' in after
    assert read(after).keywords == ("Dog",)


def test_a_missing_prefix_is_declared_and_an_empty_description_opened() -> None:
    after = patch(packet('<rdf:Description rdf:about=""/>'), FileFields(label="Red"))
    assert b'xmlns:xmp="http://ns.adobe.com/xap/1.0/"' in after
    assert b"<xmp:Label>Red</xmp:Label></rdf:Description>" in after


def test_a_packet_without_a_description_gets_one() -> None:
    for data in (packet(), f"<rdf:RDF {RDF}/>".encode()):
        assert read(patch(data, FileFields(rating=3))).rating == 3


def test_values_stand_in_as_many_lines_as_the_document_has() -> None:
    one_line = described()
    assert patch(one_line, FileFields(("A|B",), 1, title="T")).count(b"\n") == one_line.count(b"\n")
    crlf = NEW_DOCUMENT.replace(b"\n", b"\r\n")
    after = patch(crlf, FileFields(("A|B",), 1, title="T"))
    assert re.search(rb"(?<!\r)\n", after) is None


# ---------------------------------------------------------------------- keywords


def test_flat_keywords_alone_need_no_field_of_paths() -> None:
    after = patch(NEW_DOCUMENT, FileFields(("Dog",)))
    assert b"hierarchicalSubject" not in after
    assert b"TagsList" not in after


def test_a_path_stands_whole_where_paths_are_and_by_its_name_in_the_subject() -> None:
    after = patch(NEW_DOCUMENT, FileFields(("Zoo", "Animals|Dog")))
    lines = [line.strip() for line in after.decode().splitlines() if "rdf:li" in line]
    assert [re.sub("<.*?>", "", line) for line in lines] == [
        "Zoo", "Dog", "Zoo", "Animals|Dog", "Zoo", "Animals/Dog",
    ]  # fmt: skip


def test_what_another_program_removed_does_not_come_back_from_digikams_list() -> None:
    data = patch(NEW_DOCUMENT, FileFields(("Zoo", "Animals|Dog")))
    for said in ("<rdf:li>Dog</rdf:li>", "<rdf:li>Animals|Dog</rdf:li>"):
        data = data.replace(said.encode(), b"")
    assert b"Animals/Dog" in data
    assert read(data).keywords == ("Zoo",)
    assert b"Animals/Dog" not in patch(data, FileFields(("Zoo", "New")))


def test_digikams_list_alone_is_read() -> None:
    data = described("<digiKam:TagsList><rdf:Seq><rdf:li>A/B</rdf:li></rdf:Seq></digiKam:TagsList>")
    assert read(data).keywords == ("A|B",)
    assert set(read(patch(data, FileFields(("A|B", "C|D/E")))).keywords) == {"A|B", "C|D/E"}


def test_a_name_with_a_slash_is_no_path() -> None:
    after = patch(NEW_DOCUMENT, FileFields(("Music|AC/DC", "24/7")))
    assert set(read(after).keywords) == {"Music|AC/DC", "24/7"}


def test_keywords_in_another_order_are_the_same_keywords() -> None:
    data = patch(NEW_DOCUMENT, FileFields(("a", "b")))
    assert patch(data, FileFields(("b", "a"))) == data


def test_more_keywords_than_are_read_stay() -> None:
    items = "".join(f"<rdf:li>k{number}</rdf:li>" for number in range(1500))
    data = described(f"<dc:subject><rdf:Bag>{items}</rdf:Bag></dc:subject>")
    said = read(data).keywords
    assert len(said) == 1000
    after = patch(data, FileFields(said[1:]))
    assert b"<rdf:li>k0</rdf:li>" not in after
    assert b"<rdf:li>k1499</rdf:li>" in after


# --------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_an_encoding_stays(encoding: str) -> None:
    data = LIGHTROOM.decode().encode(encoding)
    after = patch(data, replace(read(data), title="Grüße 日本 😀"))
    assert read(after).title == "Grüße 日本 😀"
    assert after.decode(encoding).startswith("<x:xmpmeta")
    assert after[:4] == data[:4]


def test_what_a_small_encoding_lacks_becomes_a_reference() -> None:
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + LIGHTROOM.decode().encode("latin-1")
    after = patch(data, replace(read(data), title="ä日"))
    assert "ä&#26085;".encode("latin-1") in after
    assert read(after).title == "ä日"


def test_padding_and_what_wraps_a_packet_stay() -> None:
    tail = b"\n" + b" " * 2000 + b'\n<?xpacket end="w"?>' + b"\0" * 10
    after = patch(DIGIKAM.replace(b'<?xpacket end="w"?>', tail), replace(read(DIGIKAM), rating=1))
    assert tail in after


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0",
        b"no XMP",
        b"\xff\xfe\0\xd8",
        b"<x/>",
        b"<a><b></a>",
        described("<foo:bar/>"),
        b"<!DOCTYPE x>" + LIGHTROOM,
        b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>' + LIGHTROOM,
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + LIGHTROOM,
        ("<!DOCTYPE x>" + LIGHTROOM.decode()).encode("utf-16"),
        described("<dc:title>&unknown;</dc:title>"),
        described("<crs:a>" * 500 + "</crs:a>" * 500),
        described("<crs:a/>" * 250_000),
        LIGHTROOM[:-30],
        LIGHTROOM + LIGHTROOM,
    ],
)  # fmt: skip
def test_what_is_no_xmp_is_refused(data: bytes) -> None:
    with pytest.raises(NotXmpError):
        read(data)
    with pytest.raises(NotXmpError):
        patch(data, FileFields(rating=1))
