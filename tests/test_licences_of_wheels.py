"""No part under the GPL comes along unseen: what the installed wheels really hold is looked at, for
a wheel's own licence says nothing of the libraries that it carries."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pi_heif
import pytest
import rawpy
from PIL import features

from tests.conftest import REPOSITORY

# Texts of the GPL that are known, and why they bind nothing here.
_KNOWN_TEXTS = {
    "numpy": "of the Fortran runtime, with the exception for whoever links it",
    "torch": "beside the tests of a library that it was built with, which are not in the wheel",
}
_LIBRARIES = re.compile(
    r"x26[45]|xvid|postproc|avcodec|avformat|fftw|libgsl|readline|mupdf|libgs\b|poppler|ghostscript"
    r"|libexiv2|imagequant|demosaic.?pack"
)
_NATIVE = re.compile(r"\.(so|dylib|dll|pyd)(\.[\d.]+)?$")
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|sboms/", re.IGNORECASE)
_GPL_TITLE = re.compile(r"GNU GENERAL PUBLIC LICENSE\s+Version")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _needed() -> Iterator[Distribution]:
    """What this checkout needs to run, and what that needs."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    waiting, seen = list(project["dependencies"]), set()
    while waiting:
        requirement, _, marker = waiting.pop().partition(";")
        name = re.sub(r"[-_.]+", "-", _NAME.match(requirement.strip())[0]).lower()  # type: ignore[index]
        if "extra" in marker or name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # needed only on another system
        yield found
        waiting += found.requires or []


@pytest.fixture(scope="module")
def wheels() -> list[Distribution]:
    return list(_needed())


def _files(wheel: Distribution) -> list[str]:
    record = wheel.read_text("RECORD") or ""
    return [line.rsplit(",", 2)[0].strip('"') for line in record.splitlines()]


def _texts(wheel: Distribution) -> Iterator[tuple[str, str]]:
    for name in _files(wheel):
        if _LICENCE_FILE.search(name) and not name.endswith((".py", ".pyc", ".pyi")):
            path = Path(str(wheel.locate_file(name)))
            if path.is_file():
                yield name, path.read_text("utf-8", "replace")


def test_the_wheels_that_decode_are_among_those_looked_at(wheels: list[Distribution]) -> None:
    names = {wheel.name.lower().replace("_", "-") for wheel in wheels}
    assert {"pillow", "pi-heif", "rawpy", "imagecodecs", "tifffile"} <= names
    assert "pillow-heif" not in names, "it brings an encoder under the GPL"


def test_no_wheel_offers_itself_under_the_gpl_alone(wheels: list[Distribution]) -> None:
    for wheel in wheels:
        lines = [
            wheel.metadata["License-Expression"] or wheel.metadata["License"] or "",
            *(wheel.metadata.get_all("Classifier") or ()),
        ]
        said = " ".join(line for line in lines if len(line) < 200)
        alone = re.search(r"\bA?GPL|(?<!Lesser )General Public License", said)
        assert not alone or re.search(r"LGPL|Lesser", said), f"{wheel.name}: {said}"


def test_no_wheel_carries_a_library_under_the_gpl(wheels: list[Distribution]) -> None:
    for wheel in wheels:
        for name in _files(wheel):
            if _NATIVE.search(name):
                assert not _LIBRARIES.search(name.rpartition("/")[2].lower()), name


def test_no_wheels_list_of_parts_names_a_library_under_the_gpl(wheels: list[Distribution]) -> None:
    for wheel in wheels:
        for name, text in _texts(wheel):
            if name.endswith(".cdx.json"):
                parts = [
                    str(each["name"])
                    for each in json.loads(text).get("components", ())
                    if each.get("scope") != "optional"  # what it could have been built with
                ]
                assert not [part for part in parts if _LIBRARIES.search(part.lower())], name


def test_pillow_is_built_without_what_it_may_have_of_the_gpl() -> None:
    assert not features.check("libimagequant")


def test_the_gpls_text_lies_only_in_wheels_where_it_is_known_to_bind_nothing(
    wheels: list[Distribution],
) -> None:
    found = {
        wheel.name
        for wheel in wheels
        for _, text in _texts(wheel)
        if _GPL_TITLE.search(text) and "LESSER GENERAL PUBLIC LICENSE" not in text
    }
    assert found <= set(_KNOWN_TEXTS)


def test_libraw_is_built_without_its_gpl_packs() -> None:
    assert rawpy.flags is not None
    assert not [name for name, is_on in rawpy.flags.items() if "GPL" in name and is_on]


def test_libheif_brings_no_encoder_of_h265() -> None:
    assert not pi_heif.libheif_info()["encoders"].get("x265")
    assert not any("x265" in str(each) for each in pi_heif.libheif_info()["encoders"].values())
