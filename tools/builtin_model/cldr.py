"""Names and keywords of emoji in several languages, from Unicode CLDR's annotation files.

Source: Debian's `unicode-cldr-core`, folder `common/annotations`, one XML file per language.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tools.builtin_model.everyday import EVERYDAY

CLDR_FOLDER = Path("/usr/share/unicode/cldr/common/annotations")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt")

# Blocks that hold pictures of things; the rest of the annotated characters are signs and letters.
_RANGES = (
    (0x231A, 0x231B),
    (0x23E9, 0x23F3),
    (0x2600, 0x27BF),
    (0x2B50, 0x2B55),
    (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF),
    (0x1F7E0, 0x1F7F0),
    (0x1F900, 0x1F9FF),
    (0x1FA70, 0x1FAFF),
    (0x1F004, 0x1F004),
    (0x1F0CF, 0x1F0CF),
)
# Signs within those blocks that no photograph is of: buttons, arrows, clock faces that differ by a
# hand, signs of the zodiac, and plain shapes that are named after their colour.
_SIGN = re.compile(
    r"\bbutton\b|\barrows?\b|o’clock|-thirty\b|\b(circle|square|diamond|triangle)\b|^input "
)
_ZODIAC = (0x2648, 0x2653)


@dataclass(frozen=True, slots=True)
class Thing:
    """One emoji: its name and its keywords per language, in lower case."""

    glyph: str
    names: dict[str, str]
    keywords: dict[str, tuple[str, ...]]


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("“", "").replace("”", "").split())


def _read(path: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for node in ElementTree.parse(path).iter("annotation"):
        glyph, text = node.get("cp", ""), _clean(node.text or "").lower()
        if not text:
            continue
        name, words = found.get(glyph, ("", ()))
        if node.get("type") == "tts":
            found[glyph] = (text, words)
        else:
            found[glyph] = (name, tuple(w.strip() for w in text.split("|") if w.strip()))
    return found


def read_things(folder: Path = CLDR_FOLDER, languages: tuple[str, ...] = LANGUAGES) -> list[Thing]:
    """Every single-character emoji of a thing that all `languages` name, ordered by code point."""
    tables = {language: _read(folder / f"{language}.xml") for language in languages}
    things = []
    for glyph in sorted(tables[languages[0]]):
        if len(glyph) != 1 or not any(low <= ord(glyph) <= high for low, high in _RANGES):
            continue
        if 0x1F3FB <= ord(glyph) <= 0x1F3FF:  # skin tones are no things
            continue
        rows = {language: tables[language].get(glyph, ("", ())) for language in languages}
        name, words = rows["en"]
        if (everyday := EVERYDAY.get(glyph, name)) not in (name, *words):
            rows["en"] = (name, (*words, everyday))
        if _SIGN.search(rows[languages[0]][0]) or _ZODIAC[0] <= ord(glyph) <= _ZODIAC[1]:
            continue
        if all(name for name, _ in rows.values()):
            things.append(
                Thing(glyph, {k: v[0] for k, v in rows.items()}, {k: v[1] for k, v in rows.items()})
            )
    return things
