"""What can be said of the program itself: what it is made of, and which version is the newest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

_NUMBERS = re.compile(r"v?(\d{1,9}(?:\.\d{1,9}){0,5})(.*)", re.DOTALL)
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Component:
    """A part by others that the program brings along, with its licence's name and text."""

    name: str
    version: str
    licence: str
    text: str


@dataclass(frozen=True, slots=True)
class Release:
    """A version that is to be had. `page` is where, an http or https url, or "" where unsaid."""

    version: str
    page: str


def version_key(version: str) -> tuple[tuple[int, ...], bool] | None:
    """What versions are ordered by: 1.10 after 1.9, 1.0.0 as 1.0, 1.0rc1 before 1.0. None where
    it is no version."""
    found = _NUMBERS.fullmatch(version.strip())
    if found is None or len(version) > _LONGEST:
        return None
    numbers = [int(part) for part in found.group(1).split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    rest = found.group(2)
    final = not rest or rest.startswith(("+", ".post", "-post"))
    return tuple(numbers), final


def is_newer(version: str, than: str) -> bool:
    """False where one of them is no version."""
    one, other = version_key(version), version_key(than)
    return one is not None and other is not None and one > other


def release_address(text: str) -> str:
    """The url to ask for new versions. Raises InvalidInputError. A name or password in it is
    refused: it would be logged."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        usable = bool(parts.hostname) and parts.port != 0 and parts.username is None
    except ValueError:
        usable = False
    if not usable or not _is_page(text):
        raise InvalidInputError(Problem.RELEASES_ADDRESS_UNFIT, path=text)
    return text


def newest_release(document: object) -> Release | None:
    """The newest version that a document names: {"version", "page"}, a release as GitHub words
    it ({"tag_name", "html_url"}), or a list of such. None where there is none in it."""
    entries = document if isinstance(document, list) else [document]
    releases = [r for r in map(_release, entries) if r is not None]
    best: Release | None = None
    for release in releases:
        if best is None or is_newer(release.version, best.version):
            best = release
    return best


def _release(entry: object) -> Release | None:
    if not isinstance(entry, Mapping) or entry.get("draft") or entry.get("prerelease"):
        return None
    version = entry.get("version") or entry.get("tag_name")
    if not isinstance(version, str) or version_key(version) is None:
        return None
    page = entry.get("page") or entry.get("html_url")
    return Release(
        version.strip().removeprefix("v"), page if isinstance(page, str) and _is_page(page) else ""
    )


def _is_page(page: str) -> bool:
    """A page is opened in the browser: nothing but the web, whatever the document says."""
    return page.startswith(("https://", "http://")) and page.isprintable() and " " not in page
