"""The guide's page of the language is of the language that there is."""

from __future__ import annotations

import re
from pathlib import Path

from photo_sorter.core.query import parse
from photo_sorter.core.query.fields import FIELDS

_GUIDE = Path(__file__).parents[3] / "docs" / "guide.md"


def _rows() -> list[tuple[str, str]]:
    section = _GUIDE.read_text("utf-8").partition("### Words and filters together")[2]
    rows = re.findall(r"^\| (`.+?`) \| (.+) \|$", section.partition("## ")[0], re.MULTILINE)
    return [(row[0], row[1]) for row in rows]


def test_every_example_is_understood() -> None:
    examples = [text for typed, _ in _rows() for text in re.findall("`([^`]+)`", typed)]
    assert len(examples) > 20
    for example in examples:
        assert parse(example).errors == (), example


def test_every_field_and_each_of_its_values_is_explained() -> None:
    explained = {typed.strip("`").partition(":")[0]: meaning for typed, meaning in _rows()}
    explained |= {
        name: meaning for typed, meaning in _rows() for name in re.findall(r"`(\w+):", typed)
    }
    for field in FIELDS:
        assert field.name in explained
        assert set(field.values) <= set(re.findall("`([^`]+)`", explained[field.name]))
