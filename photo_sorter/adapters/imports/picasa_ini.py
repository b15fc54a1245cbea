"""The sections of a `.picasa.ini`, which Picasa writes into every folder."""

from __future__ import annotations

import re
from collections.abc import Mapping

Sections = Mapping[str, Mapping[str, str]]

_SECTION = re.compile(r"\[(.*)\]\s*")
_FACE = re.compile(r"rect64\([0-9a-fA-F]{1,16}\),([0-9a-zA-Z]+)")
_NOBODY = re.compile(r"f{16}|0*", re.I)  # a face that nobody has named


def sections(data: bytes) -> Sections:
    """Keys are in small letters. What is no `key=value` is passed over; a section that comes twice
    is one, and what comes last counts."""
    found: dict[str, dict[str, str]] = {}
    section: dict[str, str] | None = None
    for line in _text(data).splitlines():
        heading = _SECTION.fullmatch(line.strip())
        if heading:
            section = found.setdefault(heading[1], {})
            continue
        key, equals, value = line.partition("=")
        if equals and section is not None:
            section[key.strip().lower()] = value.strip()
    return found


def faces(value: str) -> list[str]:
    """The ids of the people in a `faces` line, without those that nobody has named."""
    found = (match[1].lower() for match in _FACE.finditer(value))
    return list(dict.fromkeys(each for each in found if not _NOBODY.fullmatch(each)))


def contacts(of: Sections) -> Mapping[str, str]:
    """The names of people by their ids: "Anna Smith;anna@example.org;"."""
    found = {}
    for name in ("Contacts", "Contacts2"):
        for key, value in of.get(name, {}).items():
            person = " ".join(value.partition(";")[0].split())
            if person:
                found[key] = person
    return found


def listed(value: str, separator: str = ",") -> list[str]:
    """The parts of a list, without empty ones."""
    return [part for part in (" ".join(each.split()) for each in value.split(separator)) if part]


def _text(data: bytes) -> str:
    """UTF-8, or what Windows wrote before."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
