"""Every part is listed with its licence: from the build's list, or from what is installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from photo_sorter.adapters.licences import ShippedLicences
from photo_sorter.core.program import Component
from tests.conftest import REPOSITORY

RESOURCES = REPOSITORY / "resources"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> list[Component]:
    """As from a checkout, whose resources hold no list."""
    folder = tmp_path_factory.mktemp("resources")
    (folder / "licences").symlink_to(RESOURCES / "licences")
    return ShippedLicences(folder).components()


def test_from_a_checkout_what_is_installed_is_listed(installed: list[Component]) -> None:
    names = [component.name for component in installed]
    assert names == sorted(names, key=str.lower)
    assert {"chromadb", "numpy", "pillow", "PySide6_Essentials", "torch"} <= set(names)
    assert "pytest" not in names, "what only development needs is not brought along"
    assert "photo_sorter" not in names
    for component in installed:
        assert component.version
        assert component.licence, component.name
        assert component.text, component.name
        assert "\n" not in component.licence


def test_the_terms_of_qt_are_whole(installed: list[Component]) -> None:
    (qt,) = (component for component in installed if component.name == "PySide6_Essentials")
    assert "LGPL-3.0-only" in qt.licence
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text, "the LGPL is the GPL with permissions added"


def test_the_builds_list_counts_where_there_is_one(tmp_path: Path) -> None:
    entries = [
        {"name": "zlib", "version": "1.3", "licence": "Zlib", "text": "As is"},
        {"name": "Apple", "version": "2", "licence": "Apache Software License", "text": ""},
    ]
    (tmp_path / "licences.json").write_text(json.dumps(entries), encoding="utf-8")
    (tmp_path / "licences").symlink_to(RESOURCES / "licences")
    apple, zlib = ShippedLicences(tmp_path).components()
    assert zlib == Component("zlib", "1.3", "Zlib", "As is")
    assert "Apache License" in apple.text


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[1]", b'[{"name": "x"}]', b"7"])
def test_a_broken_list_is_made_anew(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered = [Component("numpy", "2", "BSD-3-Clause", "As is")]
    monkeypatch.setattr(
        "photo_sorter.adapters.licences.installed_components", lambda root: gathered
    )
    (tmp_path / "licences.json").write_bytes(content)
    assert ShippedLicences(tmp_path).components() == gathered


def test_the_credits_are_read(tmp_path: Path) -> None:
    assert "Caltech-101" in ShippedLicences(RESOURCES).credits()
    assert ShippedLicences(tmp_path).credits() == ""
