"""Keywords, titles, ratings, labels and places: who writes them where, and in which letters."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational, ImageFileDirectory_v2

from photo_sorter.adapters.engine.files.charsets import (
    exif_comment,
    guessed_encoding,
    read_text,
    told_encoding,
)
from photo_sorter.adapters.engine.files.iptc import IptcFields, in_resources, read_iptc
from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.adapters.engine.files.places import exif_place
from photo_sorter.adapters.engine.files.sidecars import read_sidecars
from photo_sorter.adapters.engine.files.xmp import percent_rating, read_packet
from photo_sorter.core.photo import PhotoMetadata
from photo_sorter.core.rating import ColourLabel

from .pictures import encoded, scene
from .test_taken import of_jpeg, xmp

UTF8 = b"\x1b%G"


def iptc(*fields: tuple[int, int, bytes]) -> bytes:
    return b"".join(
        bytes([0x1C, record, number]) + struct.pack(">H", len(value)) + value
        for record, number, value in fields
    )


def resources(block: bytes) -> bytes:
    head = b"8BIM\x04\x04\0\0"
    return head + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)


def with_iptc(block: bytes) -> PhotoMetadata:
    """A JPEG with the block in its APP13."""
    part = b"Photoshop 3.0\0" + resources(block)
    data = encoded(scene(16, 16), "JPEG")
    segment = b"\xff\xed" + struct.pack(">H", len(part) + 2) + part
    with Image.open(io.BytesIO(data[:2] + segment + data[2:])) as picture:
        return read_metadata(picture, 16, 16, "JPEG")


def bag(field: str, *words: str) -> str:
    return (
        f"<{field}><rdf:Bag>{''.join(f'<rdf:li>{w}</rdf:li>' for w in words)}</rdf:Bag></{field}>"
    )


def packet(inside: str) -> bytes:
    text = xmp().decode()
    namespaces = (
        'xmlns:digiKam="http://www.digikam.org/ns/1.0/" '
        'xmlns:lr="http://ns.adobe.com/lightroom/1.0/"'
    )
    return text.replace(
        "/></rdf:RDF>", f"{namespaces}>{inside}</rdf:Description></rdf:RDF>"
    ).encode()


# ------------------------------------------------------------------------------------- keywords


@pytest.mark.parametrize(
    "fields",
    [
        [(2, 25, "München".encode("latin-1")), (2, 25, "Straße".encode("latin-1"))],
        [(1, 90, UTF8), (2, 25, "München".encode()), (2, 25, "Straße".encode())],
        [(2, 25, "München".encode()), (2, 25, "Straße".encode())],
    ],
    ids=["Latin-1", "UTF-8", "UTF-8 that is not called so"],
)
def test_iptc_is_read_in_its_letters(fields: list[tuple[int, int, bytes]]) -> None:
    assert with_iptc(iptc(*fields)).keywords == ("München", "Straße")


@pytest.mark.parametrize(
    ("escape", "letters", "words"),
    [
        (b"\x1b%/I", "utf-8", ("Größe", "猫")),
        (b"\x1b-A", "latin-1", ("München", "Straße")),
        (b"\x1b.A", "latin-1", ("München", "Straße")),
        (b"\x1b-B", "iso8859-2", ("Łódź", "Kraków")),
        (b"\x1b-L", "iso8859-5", ("Москва",)),
        (b"\x1b-F", "iso8859-7", ("Αθήνα",)),
        (b"\x1b$)B", "euc_jp", ("東京", "猫")),
        (b"\x1b$B", "iso2022_jp", ("東京", "猫")),
        (b"\x1b%G", "latin-1", ("München", "Straße")),  # which it is not
        (b"\x1b?!", "utf-8", ("München", "Straße")),
    ],
)
def test_iptc_names_its_letters(escape: bytes, letters: str, words: tuple[str, ...]) -> None:
    block = iptc((1, 90, escape), *((2, 25, word.encode(letters)) for word in words))
    assert read_iptc(block).keywords == words


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("mac_roman", ("München", "Straße")),
        ("mac_roman", ("España", "Übung", "São Paulo", "Café")),
        ("cp1252", ("Café", "ÉTÉ", "naïve", "l\u2019été", "£100", "20°C", "TÜV")),
        ("cp1252", ("\u201eGröße\u201c \u2026 2019\u20132020", "¿Qué?", "séjour à Paris")),
        ("shift_jis", ("東京", "富士山 Mt. Fuji", "holiday")),
        ("shift_jis", ("さくら", "ラーメン")),
        ("utf-8", ("東京", "Größe", "Москва")),
    ],
)
def test_letters_that_nobody_names_are_guessed_by_all_the_words(
    letters: str, words: tuple[str, ...]
) -> None:
    block = iptc(*((2, 25, word.encode(letters)) for word in words))
    assert read_iptc(block).keywords == words


@pytest.mark.parametrize("tail", ["", "\0", ";", "; ;\0\0"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_windows_keywords(mark: str, tail: str) -> None:
    text = f"{mark}München; Straße;猫;😀{tail}".encode("utf-16-le")
    assert of_jpeg(main={0x9C9E: text}).keywords == ("München", "Straße", "猫", "😀")


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (b"ASCII\0\0\0On the road\0\0  ", "On the road"),
        (b"ASCII\0\0\0" + "Am Straßenrand".encode(), "Am Straßenrand"),
        (b"\0\0\0\0\0\0\0\0On the road", "On the road"),
        (b"UNICODE\0" + "Straße".encode("utf-16-le"), "Straße"),
        (b"UNICODE\0" + "Straße".encode("utf-16-be"), "Straße"),
        (b"UNICODE\0" + "\ufeff東京タワー".encode("utf-16-be"), "東京タワー"),
        (b"UNICODE\0" + "東京の道路と富士山".encode("utf-16-be"), "東京の道路と富士山"),
        (b"UNICODE\0" + "東京の道路と富士山".encode("utf-16-le"), "東京の道路と富士山"),
        (b"JIS\0\0\0\0\0" + "東京".encode("iso2022_jp"), "東京"),
        (b"JIS\0\0\0\0\0" + "東京".encode("euc_jp"), "東京"),
        (b"ASCII\0\0\0" + b" " * 60, ""),
        (b"ASCII\0\0\0\1\2\3 numbers", ""),
        (b"METERING" + b"abc", ""),
        (b"UNICODE\0", ""),
        (b"short", ""),
    ],
)
def test_exifs_comment_is_the_last_description(comment: bytes, words: str) -> None:
    assert of_jpeg(photo={0x9286: comment}).description == words
    assert of_jpeg(photo={0x9286: comment}, main={0x010E: "Better"}).description == "Better"


def test_keywords_are_the_union_and_keep_their_paths() -> None:
    told = packet(
        bag("dc:subject", "holiday", "München")
        + bag("lr:hierarchicalSubject", "People|Anna")
        + bag("digiKam:TagsList", "Places/München", "People/Anna")
    )
    windows = "extra".encode("utf-16-le")
    metadata = of_jpeg(packet=told, main={0x9C9E: windows})
    assert metadata.keywords == ("holiday", "München", "People|Anna", "Places|München", "extra")


def test_what_digikams_list_alone_still_says_was_removed_where_it_repeats_the_others() -> None:
    subject = bag("dc:subject", "holiday")
    kept = packet(subject + bag("digiKam:TagsList", "Places/München", "holiday"))
    assert of_jpeg(packet=kept).keywords == ("holiday",)


def test_digikams_list_counts_where_it_repeats_nothing() -> None:
    subject, listed = bag("dc:subject", "holiday"), bag("digiKam:TagsList", "Places/München")
    assert of_jpeg(packet=packet(subject + listed)).keywords == ("holiday", "Places|München")
    assert of_jpeg(packet=packet(listed)).keywords == ("Places|München",)


def test_a_sidecars_word_counts_before_the_files() -> None:
    embedded = packet(bag("dc:subject", "old"))
    beside = packet(bag("dc:subject", "new"))
    assert of_jpeg(packet=embedded, sidecars=(beside,)).keywords == ("new",)
    rated = of_jpeg(main={0x4746: 2}, packet=embedded, sidecars=(xmp(xmp_Rating="5"),))
    assert (rated.rating, rated.keywords) == (5, ("old",))  # of which the sidecar says nothing


def test_sidecars_are_found_by_both_names(tmp_path: Path) -> None:
    picture = tmp_path / "a.jpg"
    (tmp_path / "a.jpg.xmp").write_bytes(b"one")
    (tmp_path / "a.XMP").write_bytes(b"two")
    (tmp_path / "a.xmp").mkdir()
    (tmp_path / "b.xmp").write_bytes(b"another's")
    assert read_sidecars(str(picture)) == [b"one", b"two"]


@pytest.mark.parametrize("name", ["a.jpg.xmp", "a.JPG.XMP", "a.jpg.Xmp", "a.xmp", "a.XMP", "a.xMp"])
def test_a_sidecars_ending_has_any_case(tmp_path: Path, name: str) -> None:
    picture = tmp_path / ("a.JPG" if ".JPG" in name else "a.jpg")
    (tmp_path / name).write_bytes(b"told")
    assert read_sidecars(str(picture)) == [b"told"]


# ------------------------------------------------------------------------- title and description


def test_title_and_description() -> None:
    alternatives = (
        "<dc:title><rdf:Alt><rdf:li xml:lang='de'>Hund</rdf:li>"
        "<rdf:li xml:lang='x-default'>Dog</rdf:li></rdf:Alt></dc:title>"
    )
    metadata = of_jpeg(packet=packet(alternatives), main={0x010E: "Am Straßenrand".encode()})
    assert (metadata.title, metadata.description) == ("Dog", "Am Straßenrand")
    assert of_jpeg(main={0x010E: "OLYMPUS DIGITAL CAMERA"}).description == ""
    told = with_iptc(iptc((2, 5, b"Dog"), (2, 120, b"On  the\nroad")))
    assert (told.title, told.description) == ("Dog", "On the road")


@pytest.mark.parametrize(
    ("written", "read"),
    [(b"Me, 2019", "Me, 2019"), (b" \0Editor", "Editor"), (b"Me\0Editor", "Me"), (b"\0\0", "")],
)
def test_the_copyright_of_exif_is_the_photographers_else_the_editors(
    written: bytes, read: str
) -> None:
    assert of_jpeg(main={0x8298: written}).copyright == read


def test_other_blocks_say_the_copyright_before_exif() -> None:
    rights = packet(
        "<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>Mine</rdf:li></rdf:Alt></dc:rights>"
    )
    assert of_jpeg(packet=rights, main={0x8298: b"Me"}).copyright == "Mine"
    assert with_iptc(iptc((2, 116, b"Agency"))).copyright == "Agency"


@pytest.mark.parametrize("letters", ["utf-8", "latin-1"])
def test_a_camera_is_read_in_its_letters(letters: str) -> None:
    metadata = of_jpeg(main={0x010F: "Möbius".encode(letters), 0x0110: "Ü1".encode(letters)})
    assert metadata.camera == "Möbius Ü1"


# --------------------------------------------------------------------------- ratings and labels


@pytest.mark.parametrize(
    ("text", "stars", "rejected"),
    [
        ("0", 0, False),
        ("5", 5, False),
        ("3.0", 3, False),
        (" 4 ", 4, False),
        ("-1", None, True),
        ("-1.0", None, True),
        ("6", None, False),
        ("-2", None, False),
        ("x", None, False),
    ],
)
def test_stars_as_packets_write_them(text: str, stars: int | None, rejected: bool) -> None:
    for told in (of_jpeg(packet=xmp(xmp_Rating=text)), of_jpeg(sidecars=(xmp(xmp_Rating=text),))):
        assert (told.rating, told.rejected) == (stars, rejected)


def test_a_sidecar_may_say_percent() -> None:
    assert of_jpeg(sidecars=(xmp(MicrosoftPhoto_Rating="75"),)).rating == 4


@pytest.mark.parametrize(
    ("percent", "stars"), [(0, 0), (1, 1), (25, 2), (50, 3), (75, 4), (99, 5), (100, 5)]
)
def test_percent_are_stars_as_windows_has_them(percent: int, stars: int) -> None:
    assert of_jpeg(main={0x4749: percent}).rating == stars
    assert of_jpeg(packet=xmp(MicrosoftPhoto_Rating=str(percent))).rating == stars


@pytest.mark.parametrize("text", ["-1", "101", "nan", "inf", "x", ""])
def test_percent_of_rubbish(text: str) -> None:
    assert percent_rating(text) is None


def test_a_rating_of_minus_one_is_rejected() -> None:
    metadata = of_jpeg(packet=xmp(xmp_Rating="-1"))
    assert (metadata.rating, metadata.rejected) == (None, True)
    taken_back = of_jpeg(packet=xmp(xmp_Rating="-1"), sidecars=(xmp(xmp_Rating="3"),))
    assert (taken_back.rating, taken_back.rejected) == (3, False)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Red", ColourLabel.RED),
        ("Grün", ColourLabel.GREEN),
        ("lila", ColourLabel.PURPLE),
        ("?", None),
    ],
)
def test_labels_have_names_in_english_and_german(name: str, label: ColourLabel | None) -> None:
    assert of_jpeg(packet=xmp(xmp_Label=name)).label is label


# --------------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("48,12.492N", "16,22.428E"),
        ("48,12,29.52N", "16,22,25.68E"),
        ("48.2082", "16.3738"),
        ("48.2082 North", "16.3738 East"),
    ],
)
def test_a_packet_can_hold_the_place(latitude: str, longitude: str) -> None:
    metadata = of_jpeg(packet=xmp(exif_GPSLatitude=latitude, exif_GPSLongitude=longitude))
    assert (metadata.latitude, metadata.longitude) == (48.2082, 16.3738)


@pytest.mark.parametrize("reference", ["S", "South", "south"])
def test_a_reference_may_be_spelled_out(reference: str) -> None:
    gps: dict[int, Any] = {1: reference, 2: (33.0, 30.0, 0.0), 3: "West", 4: (70.0, 0.0, 0.0)}
    metadata = of_jpeg(gps=gps)
    assert (metadata.latitude, metadata.longitude) == (-33.5, -70.0)
    told = xmp(exif_GPSLatitude="33,30", exif_GPSLatitudeRef=reference, exif_GPSLongitude="70,0W")
    assert read_packet(told).place == (-33.5, -70.0)


NOTHING = IFDRational(0, 0)


@pytest.mark.parametrize(
    ("latitude", "longitude", "place"),
    [
        ((33.0, 30.0, 36.0), (70.0, 0.0, 0.0), (-33.51, -70.0)),
        ((33.0, 30.6), (70.0, 0.0), (-33.51, -70.0)),
        ((33.51,), (70.0,), (-33.51, -70.0)),
        (33.51, 70.0, (-33.51, -70.0)),
        ((1.0,) * 4, (1.0,) * 4, (None, None)),
        ((-33.0, 30.0, 36.0), (-70.0, 0.0, 0.0), (-33.51, -70.0)),  # south, said twice
        ((33.51, NOTHING, NOTHING), (70.0, NOTHING, NOTHING), (-33.51, -70.0)),
        ((NOTHING, 30.0, 36.0), (70.0, 0.0, 0.0), (None, None)),
        ((NOTHING,) * 3, (NOTHING,) * 3, (None, None)),
        ((91.0, 0.0, 0.0), (70.0, 0.0, 0.0), (None, None)),
    ],
)
def test_places_of_every_spelling(
    latitude: object, longitude: object, place: tuple[float | None, float | None]
) -> None:
    gps: dict[int, Any] = {1: "S", 2: latitude, 3: "w", 4: longitude}
    assert _place(gps) == place
    assert _place({**gps, 1: b"S\0", 3: b"W\0"}) == place


def _place(gps: dict[int, Any]) -> tuple[float | None, float | None]:
    """As Pillow gives them: not every one of them can be written by it."""
    found = exif_place(gps)
    return found.get("latitude"), found.get("longitude")


@pytest.mark.parametrize("latitude", ["91,0N", "0,0N", "north", "", "48,61.5,99.9,1N"])
def test_a_place_of_rubbish_is_none(latitude: str) -> None:
    longitude = "0,0E" if latitude == "0,0N" else "16,0E"
    fields = read_packet(xmp(exif_GPSLatitude=latitude, exif_GPSLongitude=longitude))
    assert fields.place is None


# ------------------------------------------------------------------------------------------ GIFs


@pytest.mark.parametrize("frames", [1, 3])
def test_a_gif_may_hold_a_packet(frames: int) -> None:
    pictures = [scene(16, 16, seed) for seed in range(frames)]
    options: dict[str, Any] = {"save_all": True, "append_images": pictures[1:], "loop": 0}
    data = encoded(pictures[0], "GIF", **(options if frames > 1 else {}))
    place = data.index(b"!\xff\x0bNETSCAPE") if frames > 1 else data.index(b",\0\0\0\0\x10\0")
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    extension = b"!\xff\x0bXMP DataXMP" + packet(bag("dc:subject", "Straße")) + trailer
    with Image.open(io.BytesIO(data[:place] + extension + data[place:])) as picture:
        picture.load()
        assert read_metadata(picture, 16, 16, "GIF").keywords == ("Straße",)
        assert picture.n_frames == frames  # type: ignore[attr-defined]  # still to be read
    with Image.open(io.BytesIO(data)) as picture:
        assert read_metadata(picture, 16, 16, "GIF").keywords == ()


# ------------------------------------------------------------------------- ImageMagick's profiles


def raw(name: str, data: bytes) -> str:
    digits = data.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    return f"\n{name}\n{len(data):8}\n{lines}\n"


@pytest.mark.parametrize("compressed", [False, True])
def test_a_png_may_hold_its_blocks_as_hexadecimal_text(compressed: bool) -> None:
    exif = Image.Exif()
    exif.update({0x0110: "Camera"})
    texts = PngInfo()
    for name, data in {
        "xmp": xmp(xmp_Rating="5"),
        "iptc": resources(iptc((2, 25, b"Cat"))),
        "exif": exif.tobytes(),
    }.items():
        texts.add_text(f"Raw profile type {name}", raw(name, data), zip=compressed)
    data = encoded(scene(16, 16), "PNG", pnginfo=texts)
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        metadata = read_metadata(picture, 16, 16, "PNG")
    assert (metadata.rating, metadata.keywords, metadata.camera) == (5, ("Cat",), "Camera")


def test_a_profile_is_read_as_far_as_it_is_whole() -> None:
    texts = PngInfo()
    texts.add_text("Raw profile type xmp", raw("xmp", xmp(xmp_Rating="5")) + "...")
    data = encoded(scene(16, 16), "PNG", pnginfo=texts)
    with Image.open(io.BytesIO(data)) as picture:
        assert read_metadata(picture, 16, 16, "PNG").rating == 5


def test_a_tiff_may_hold_its_iptc_as_long_numbers() -> None:
    block = iptc((2, 25, b"Cat"), (2, 25, b"Caterpillar"))
    block = block.ljust(-(-len(block) // 4) * 4, b"\0")
    fields = ImageFileDirectory_v2()
    fields.tagtype[65000] = 4
    fields[65000] = struct.unpack(f"<{len(block) // 4}L", block)
    data = encoded(scene(16, 16), "TIFF", tiffinfo=fields)
    data = data.replace(struct.pack("<HH", 65000, 4), struct.pack("<HH", 33723, 4))
    with Image.open(io.BytesIO(data)) as picture:
        assert read_metadata(picture, 16, 16, "TIFF").keywords == ("Cat", "Caterpillar")


def test_the_end_of_an_older_packet_behind_a_packet_is_passed_over() -> None:
    left = xmp(xmp_Rating="4") + b"</rdf:RDF></x:xmpmeta>"
    assert read_packet(left).rating == 4


@pytest.mark.parametrize("letters", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_packet_in_wide_letters_needs_no_mark(letters: str) -> None:
    assert read_packet(xmp(xmp_Rating="4").decode().encode(letters)).rating == 4


# ------------------------------------------------------------------------------------- anything


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_a_comment(data: bytes) -> None:
    for charset in (b"ASCII\0\0\0", b"JIS\0\0\0\0\0", b"UNICODE\0", b"\0" * 8):
        exif_comment(charset + data).encode()


@given(st.lists(st.binary(max_size=60), max_size=5), st.binary(max_size=12))
def test_any_words_have_letters(words: list[bytes], escapes: bytes) -> None:
    encoding = told_encoding(escapes + b"\x1b-B") or guessed_encoding(words)
    for word in words:
        read_text(word, encoding).encode()
        read_text(word, guessed_encoding(words)).encode()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_utf8_is_always_told_from_others(words: list[str]) -> None:
    assert guessed_encoding([word.encode() for word in words]) == "utf-8"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_iptc_without_an_error(data: bytes) -> None:
    assert isinstance(read_iptc(data), IptcFields)
    in_resources(data)
    read_iptc(in_resources(resources(data)))
    assert in_resources(resources(data)) == data


def test_the_creator_is_who_the_blocks_name_xmp_first() -> None:
    both = packet("<dc:creator><rdf:Seq><rdf:li>Anna</rdf:li><rdf:li>Bert</rdf:li></rdf:Seq>"
                  "</dc:creator>")  # fmt: skip
    assert of_jpeg(packet=both, main={0x013B: "Carl"}).creator == "Anna; Bert"
    assert of_jpeg(main={0x013B: "Carl"}).creator == "Carl"
    assert with_iptc(iptc((2, 80, b"Anna"), (2, 80, b"Bert"))).creator == "Anna; Bert"
