"""Words of a look whose effect is known, in English and German: where the search for a look starts.

A small model knows few such words: asked for "darker", it is as likely to darken the corners alone.
So what a word plainly means is written down here, and the model only refines it; of other words it
has to find everything by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from photo_sorter.core.adjusting.adjustments import NOTHING, Adjustments


@dataclass(frozen=True, slots=True)
class Look:
    """What a model is asked for it, what a person may call it, and what it plainly does."""

    english: str
    names: tuple[str, ...]  # lower case; German among them
    start: Adjustments


@dataclass(frozen=True, slots=True)
class AskedLook:
    """What words ask for: `start` of the parts that are known, and the `unknown` parts, for which a
    model has to be asked. `english` is what it is asked."""

    english: str
    start: Adjustments
    unknown: tuple[str, ...]


def _look(english: str, names: str, **start: float) -> Look:
    return Look(english, (english, *names.split("|")), Adjustments(**start))


LOOKS: tuple[Look, ...] = (
    _look("brighter", "bright|lighter|light|heller|hell|freundlicher", exposure=0.7, shadows=0.15),
    _look("darker", "dark|dimmer|dunkler|dunkel|düsterer", exposure=-0.7),
    _look("warmer", "warm|warm colours|warm colors|wärmer|warme farben", temperature=0.45),
    _look("cooler", "cool|cold|colder|cool colours|kühler|kälter|kalt|kühl", temperature=-0.45),
    _look(
        "more contrast",
        "contrast|high contrast|contrasty|punchy|mehr kontrast|kontrast|kontrastreich|knackig",
        contrast=0.6,
    ),
    _look("less contrast", "low contrast|flat|weniger kontrast|kontrastarm|flau", contrast=-0.6),
    _look(
        "vivid colours",
        "vivid|vivid colors|colourful|colorful|saturated|bunt|bunter|farbenfroh|kräftige farben|"
        "kräftiger|lebendig|satte farben",
        saturation=0.6,
        contrast=0.15,
    ),
    _look(
        "muted colours",
        "muted|muted colors|desaturated|pale|blass|blasser|gedämpft|matte farben|entsättigt",
        saturation=-0.4,
    ),
    _look(
        "black and white",
        "black & white|b&w|bw|monochrome|schwarzweiß|schwarz-weiß|schwarz weiß|schwarzweiss|"
        "schwarz und weiß|monochrom|sw",
        saturation=-1.0,
        contrast=0.25,
    ),
    _look(
        "golden hour",
        "golden|golden light|evening light|warm evening light|goldene stunde|abendlicht|"
        "goldenes licht|abendsonne",
        temperature=0.55,
        exposure=0.1,
        highlights=-0.15,
        shadows=0.15,
        saturation=0.15,
        vignette=0.15,
    ),
    _look(
        "blue hour",
        "dusk|twilight|blaue stunde|dämmerung",
        temperature=-0.55,
        exposure=-0.45,
        saturation=0.1,
        vignette=0.15,
    ),
    _look(
        "faded film",
        "faded|film|analogue film|analog film|analog|matte|verblichener film|verblichen|"
        "ausgeblichen|analoger film|matt",
        fade=0.75,
        saturation=-0.25,
        contrast=-0.2,
        temperature=0.12,
    ),
    _look(
        "old photograph",
        "vintage|retro|old photo|altes foto|alte fotografie|alt|nostalgisch",
        fade=0.6,
        saturation=-0.4,
        temperature=0.35,
        vignette=0.4,
    ),
    _look(
        "moody",
        "dramatic|gloomy|dramatisch|stimmungsvoll|düster",
        exposure=-0.5,
        contrast=0.35,
        saturation=-0.2,
        vignette=0.4,
    ),
    _look(
        "soft and dreamy",
        "soft|dreamy|pastel|soft pastel|airy|weich|sanft|verträumt|pastell|duftig",
        exposure=0.35,
        contrast=-0.4,
        shadows=0.3,
        saturation=-0.1,
        fade=0.25,
    ),
    _look(
        "sunny",
        "sunny day|sunshine|sonnig|sonniger|sonnenschein",
        exposure=0.4,
        temperature=0.25,
        saturation=0.25,
    ),
    _look(
        "foggy",
        "misty|hazy|neblig|nebel|dunstig",
        contrast=-0.6,
        saturation=-0.35,
        exposure=0.35,
        fade=0.6,
    ),
    _look(
        "vignette",
        "dark corners|dark edges|vignettierung|dunkle ecken|dunkler rand",
        vignette=0.7,
    ),
    _look(
        "brighter shadows",
        "lighter shadows|open shadows|hellere schatten|schatten aufhellen",
        shadows=0.7,
    ),
    _look(
        "darker highlights",
        "less harsh|calmer highlights|dunklere lichter|weniger grell",
        highlights=-0.7,
    ),
    _look(
        "winter",
        "wintry|winter light|winterlich|winterlicht",
        temperature=-0.4,
        exposure=0.25,
        saturation=-0.2,
    ),
    _look(
        "autumn",
        "autumnal|fall colours|fall colors|herbstlich|herbst|herbstfarben",
        temperature=0.4,
        saturation=0.2,
        contrast=0.1,
    ),
)

_BY_NAME: Mapping[str, Look] = MappingProxyType(
    {name: look for look in LOOKS for name in look.names}
)
_BETWEEN = re.compile(r"\s*(?:[,;+]|\band\b|\bund\b|&)\s*")
_FILLERS = re.compile(
    r"^(?:make it|a|an|the|in|im|as|like|wie|with|mit|mach es)\s+"
    r"|\s+(?:look|style|effect|tones?|photo|picture|bild|foto|stil|effekt)$"
)
_HOW_MUCH: Mapping[str, float] = MappingProxyType(
    {
        "a little": 0.5,
        "a bit": 0.5,
        "slightly": 0.5,
        "ein bisschen": 0.5,
        "ein wenig": 0.5,
        "etwas": 0.5,
        "leicht": 0.5,
        "much": 1.5,
        "very": 1.5,
        "strongly": 1.5,
        "viel": 1.5,
        "sehr": 1.5,
        "stark": 1.5,
    }
)


def read_look(words: str) -> AskedLook:
    """What a person asks for. Parts stand between commas and "and"; "a little" and "much" say how
    much. Never raises: what is not known is for a model."""
    start, english, unknown = NOTHING, [], []
    for part in _parts(" ".join(words.lower().split())):
        look, share = _known(part)
        if look is None:
            unknown.append(part)
            english.append(part)
        else:
            start = start.plus(look.start.mixed(share))
            english.append(look.english)
    return AskedLook(", ".join(english), start, tuple(unknown))


def _parts(words: str) -> list[str]:
    """Between what separates them; "black and white" is one."""
    if not words:
        return []
    if _known(words)[0] is not None:
        return [words]
    for found in _BETWEEN.finditer(words):
        if _known(words[: found.start()])[0] is not None:
            return [words[: found.start()], *_parts(words[found.end() :])]
    first, *rest = _BETWEEN.split(words, maxsplit=1)
    return [*([first] if first else []), *(_parts(rest[0]) if rest else [])]


def _known(part: str) -> tuple[Look | None, float]:
    share = 1.0
    for said, factor in _HOW_MUCH.items():
        if part.startswith(f"{said} "):
            part, share = part[len(said) + 1 :], factor
            break
    while True:
        if part in _BY_NAME:
            return _BY_NAME[part], share
        bare = _FILLERS.sub("", part)
        if bare == part:
            return None, share
        part = bare
