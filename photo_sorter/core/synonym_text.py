"""Synonyms as a person writes them in one line: "de: Hund, fr: chien, doggy"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from photo_sorter.core.tag_tree import Synonym, key_of, tidy

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})\s*:\s*(.+)", re.DOTALL)


def read_synonyms(text: str) -> tuple[Synonym, ...]:
    """Each once, in their order."""
    found: dict[str, Synonym] = {}
    for part in re.split(r"[,;\n]", text):
        said = _LANGUAGE.fullmatch(part.strip())
        synonym = Synonym(tidy(said[2]), said[1].lower()) if said else Synonym(tidy(part))
        if synonym.text:
            found.setdefault(key_of(synonym.text), synonym)
    return tuple(found.values())


def write_synonyms(synonyms: Iterable[Synonym]) -> str:
    return ", ".join(
        f"{each.language}: {each.text}" if each.language else each.text for each in synonyms
    )
