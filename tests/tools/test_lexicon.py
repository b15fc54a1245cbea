from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from photo_sorter.core.plain_text import tokens
from tools.builtin_model.lexicon import (
    lexicon_entries,
    normalised,
    write_everyday_names,
    write_lexicon,
)

GLYPHS = {  # English name and keywords, Polish ones
    "🚗": ("automobile", "car | vehicle", "samochód", "samochód | pojazd | wakacje"),
    "🚙": ("sport utility vehicle", "vehicle", "samochód terenowy", "auto | pojazd"),
    "🚕": ("taxi", "vehicle", "taksówka", "taxi | pojazd"),
    "🐕": ("dog", "pet | dog", "Pies", "zwierzę"),
    "🦮": ("guide dog", "dog | guide", "pies przewodnik dla osoby niewidomej", "pies"),
    "🧑‍🍳": ("cook", "chef", "kucharz", "kuchnia"),
    "👩‍🍳": ("woman cook", "woman", "kucharka", "kuchnia"),
    "🔼": ("upwards button", "arrow", "przycisk do góry", "strzałka"),
    "♈": ("Aries", "zodiac", "baran", "zodiak"),
    "😀": ("grinning face", "grin", "uśmiech", "zęby"),
    "🐑": ("ewe", "sheep", "the", "kot"),
}


@pytest.fixture
def cldr(tmp_path: Path) -> Path:
    folder = tmp_path / "annotations"
    folder.mkdir()
    for locale, at in (("en", 0), ("pl", 2), ("xx", 2)):
        rows = "".join(
            f'<annotation cp="{glyph}">{texts[at + 1]}</annotation>'
            f'<annotation cp="{glyph}" type="tts">{texts[at]}</annotation>'
            for glyph, texts in GLYPHS.items()
            if locale != "xx" or glyph == "🐑"
        )
        text = f"<ldml><annotations>{rows}</annotations></ldml>"
        (folder / f"{locale}.xml").write_text(text, "utf-8")
    return tmp_path


def test_names_lead_to_everyday_words(cldr: Path) -> None:
    entries = lexicon_entries(cldr)
    assert entries["samochód"] == "car"
    assert entries["pies"] == "dog"
    assert entries["kucharz"] == "cook"
    assert entries["pojazd"] == "vehicle"  # of the same emoji as the English keyword
    assert entries["🚗"] == entries["🚙"] == "car"
    assert entries["👩🍳"] == "woman cook"


def test_what_only_comes_to_mind_is_left_out(cldr: Path) -> None:
    entries = lexicon_entries(cldr)
    assert not {"wakacje", "zodiak", "baran", "the", "kucharka", "zęby"} & set(entries)
    assert not {"🔼", "♈"} & set(entries)
    assert "pies przewodnik dla osoby niewidomej" not in entries  # too long to be typed


def test_everyday_names_are_believed_first(cldr: Path) -> None:
    entries = lexicon_entries(cldr)
    assert entries["небо"] == entries["空"] == entries["하늘"] == entries["天空"] == "sky"
    assert entries["собака"] == entries["كلب"] == entries["कुत्ता"] == "dog"


def test_names_of_classes_are_taken_where_they_may_be_shipped(cldr: Path, tmp_path: Path) -> None:
    table = tmp_path / "classes.tsv"
    columns = "openai_name clipbench_cn clipbench_jp clipbench_ar cmn pol cat eus glg ind hrv swe"
    header = [*columns.split(), "ell", "fra", "ita", "clipbench_it", "nld"]
    row = {"openai_name": "red fox", "pol": "lis rudy|Lis", "nld": "vos"}
    lines = ["\t".join(header), "\t".join(row.get(column, "") for column in header)]
    table.write_text("\n".join(lines) + "\n", "utf-8")
    entries = lexicon_entries(cldr, table)
    assert entries["lis rudy"] == "red fox"
    assert "vos" not in entries


def test_every_name_can_be_looked_up(cldr: Path) -> None:
    for name, english in lexicon_entries(cldr).items():
        assert normalised(name) == name
        assert english
        assert "\t" not in name + english
        assert tokens(name)


def test_the_file_depends_on_its_sources_alone(cldr: Path, tmp_path: Path) -> None:
    files = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        count = write_lexicon(folder, cldr)
        files.append((folder / "lexicon.txt.gz").read_bytes())
    assert files[0] == files[1]
    lines = gzip.decompress(files[0]).decode().splitlines()
    assert len(lines) == count
    assert lines == sorted(lines)


def test_everyday_names_that_mean_one_thing_alone(tmp_path: Path) -> None:
    """A boat is as much a "barco" as a ship is; "tier" is a word of English."""
    write_everyday_names(tmp_path, {"tier"})
    lines = (
        gzip.decompress((tmp_path / "everyday.txt.gz").read_bytes()).decode("utf-8").splitlines()
    )
    names = dict(line.split("\t") for line in lines)
    assert names["hund"] == names["chien"] == names["perro"] == "dog"
    assert names["fahrräder"] == "bicycle"
    assert not {"barco", "tier", "orange", "dog"} & set(names)
