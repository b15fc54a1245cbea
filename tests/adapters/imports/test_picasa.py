"""Picasa's `.picasa.ini`: stars, people, keywords, captions, albums."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.imports.picasa_ini import contacts, faces, listed, sections
from photo_sorter.adapters.imports.sources import ForeignSources
from photo_sorter.core.importing import ImportedPhoto, ImportSource, LeftOut, SourceKind
from tests.foreign_sources import write_files

INI = """\
[Picasa]
name=Holiday in Rome
[.album:0a1b]
name=The best
token=0a1b
[Contacts2]
8e62398ebda8c1a5=Anna Smith;;
[a.jpg]
star=yes
faces=rect64(3f845bcb59418507),8e62398ebda8c1a5;rect64(1),ffffffffffffffff;rect64(2),77
keywords=sea, old boat,,
caption=On the Forum = at noon
albums=0a1b,unknown
[b.jpg]
rotate=rotate(1)
"""


def read(path: Path) -> ImportSource:
    return ForeignSources().read(path, None, lambda done, total: None, lambda: False)


def by_name(source: ImportSource) -> dict[str, ImportedPhoto]:
    return {photo.path.rpartition("/")[2]: photo for photo in source.photos}


@pytest.mark.parametrize("name", [".picasa.ini", "Picasa.ini"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_all_that_picasa_says_of_a_photo(tmp_path: Path, name: str, newline: str) -> None:
    write_files(tmp_path / "Rome", {name: INI.replace("\n", newline).encode(), "a.jpg": b"123"})
    source = read(tmp_path)
    assert source.kind is SourceKind.PICASA
    assert by_name(source) == {
        "a.jpg": ImportedPhoto(
            path=str(tmp_path / "Rome" / "a.jpg"),
            size=3,
            tags=("People|Anna Smith", "sea", "old boat"),
            favourite=True,
            description="On the Forum = at noon",
            albums=("The best",),
            folder_album="Holiday in Rome",
        ),
        "b.jpg": ImportedPhoto(
            path=str(tmp_path / "Rome" / "b.jpg"), folder_album="Holiday in Rome"
        ),
    }
    assert source.left_out[LeftOut.NAMELESS_FACES] == 1


def test_the_file_itself_can_be_chosen(tmp_path: Path) -> None:
    write_files(tmp_path, {".picasa.ini": b"[a.jpg]\nstar=yes\n"})
    assert by_name(read(tmp_path / ".picasa.ini"))["a.jpg"].favourite


def test_names_and_albums_of_one_folder_hold_in_the_others(tmp_path: Path) -> None:
    files = {
        "one/.picasa.ini": b"[Contacts2]\n77=Ben;;\n[.album:1f]\nname=Both\n",
        "two/.picasa.ini": b"[x.jpg]\nfaces=rect64(1),77\nalbums=1f\n",
    }
    found = by_name(read(write_files(tmp_path, files)))["x.jpg"]
    assert (found.tags, found.albums) == (("People|Ben",), ("Both",))


def test_names_that_stand_in_contacts_xml_alone(tmp_path: Path) -> None:
    files = {
        ".picasa.ini": b"[x.jpg]\nfaces=rect64(1),77;rect64(2),78\n",
        "contacts/contacts.xml": b'<contacts><contact id="77" name="Ben" display="B"/></contacts>',
    }
    assert by_name(read(write_files(tmp_path, files)))["x.jpg"].tags == ("People|Ben",)


@pytest.mark.parametrize("data", [b"<contacts>", b'<!DOCTYPE x [<!ENTITY a "b">]><contacts/>'])
def test_a_contacts_xml_that_cannot_be_read_names_nobody(tmp_path: Path, data: bytes) -> None:
    files = {".picasa.ini": b"[x.jpg]\nfaces=rect64(1),77\n", "contacts.xml": data}
    assert by_name(read(write_files(tmp_path, files)))["x.jpg"].tags == ()


def test_letters_of_windows_are_read() -> None:
    assert sections("[a.jpg]\ncaption=Fußgänger".encode("cp1252"))["a.jpg"] == {
        "caption": "Fußgänger"
    }


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30).map(
    str.strip
)
NAMES = LINES.filter(lambda name: bool(name) and not name.startswith("﻿"))
KEYS = st.from_regex(r"[a-z][a-z0-9]{0,9}", fullmatch=True)


@given(st.dictionaries(NAMES, st.dictionaries(KEYS, LINES, max_size=4), max_size=5))
def test_what_was_written_is_read(said: dict[str, dict[str, str]]) -> None:
    text = "".join(
        f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in values.items())
        for name, values in said.items()
    )
    assert sections(text.encode()) == said


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_read(data: bytes) -> None:
    found = sections(data)
    contacts(found)
    for values in found.values():
        for value in values.values():
            faces(value)
            assert all(listed(value))
