"""Both languages are whole, and their files are as new as the texts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from photo_sorter.core.problems import fields_of
from tests.conftest import REPOSITORY
from tests.ui.conftest import TRANSLATIONS

LANGUAGES = ("de", "en")
SOURCES = (
    REPOSITORY / "photo_sorter" / "ui",
    REPOSITORY / "photo_sorter" / "core" / "problems",
    REPOSITORY / "photo_sorter" / "core" / "changes.py",
)
Messages = dict[tuple[str, str], list[str]]


def messages(file: Path) -> Messages:
    found: Messages = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""))
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            unfinished = translation.get("type") is not None
            found[key] = [] if unfinished else forms or [translation.text or ""]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    said = messages(TRANSLATIONS / f"photo_sorter_{language}.ts")
    missing = [key for key, texts in said.items() if not texts or not all(texts)]
    assert not missing


def test_placeholders_survive_translation() -> None:
    for (_, source), texts in messages(TRANSLATIONS / "photo_sorter_de.ts").items():
        for text in texts:
            assert fields_of(text) == fields_of(source), source


def test_german_says_du() -> None:
    """An imperative with "Sie" would be the formal one."""
    said = messages(TRANSLATIONS / "photo_sorter_de.ts")
    formal = [text for texts in said.values() for text in texts if re.search(r"\wen Sie\b", text)]
    assert not formal


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_up_to_date(language: str, tmp_path: Path) -> None:
    """If this fails: resources/translations/README.md says what to run."""
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    if not lupdate.exists():
        pytest.skip("pyside6-lupdate is not beside this Python")
    kept = TRANSLATIONS / f"photo_sorter_{language}.ts"
    fresh = tmp_path / kept.name
    shutil.copy(kept, fresh)
    files = [
        path
        for source in SOURCES
        for path in (source.rglob("*.py") if source.is_dir() else [source])
    ]
    sources = sorted(str(path) for path in files)
    options = ["-pluralonly"] if language == "en" else []
    command = [str(lupdate), *sources, "-no-obsolete", "-locations", "none", "-silent", *options]
    subprocess.run([*command, "-ts", str(fresh)], check=True, capture_output=True)
    assert messages(fresh) == messages(kept)
