"""Names of things in the languages that the model was not trained in, and emoji, with the English
that it knows (`lexicon.txt.gz`), so that "собака" and "🐕" find what "dog" finds.

Source: names and keywords of emoji in all locales of Debian's `unicode-cldr-core`, names of
ImageNet's classes where a table of them is at hand, and `everyday_names.tsv` for what has no emoji,
or one that is named after how it is drawn. A wrong entry answers with other things than
were asked for, a missing one with "never seen": so only what is sure is taken.
"""

from __future__ import annotations

import csv
import gzip
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from photo_sorter.adapters.model_store.registry import EVERYDAY_NAME, LEXICON_NAME
from photo_sorter.core.folding import folded
from photo_sorter.core.function_words import ARTICLES, FUNCTION_WORDS, without_articles
from photo_sorter.core.plain_text import is_symbols, plain, script_of, tokens
from tools.builtin_model.everyday import EVERYDAY
from tools.builtin_model.everyday_words import EVERYDAY_LANGUAGES, read_everyday
from tools.builtin_model.plurals import english_plurals

_EVERYDAY_NAMES = Path(__file__).with_name("everyday_names.tsv")
CLDR = Path("/usr/share/unicode/cldr/common")
# Where a word means something else in another language, the first of these is believed: the ones
# that the model was trained in, as far as it has seen them, then by how many people speak it.
_BY_SPEAKERS = (
    *("de", "fr", "es", "it", "pt"),
    *("zh", "zh_Hant", "hi", "ar", "bn", "ru", "ur", "id", "ja", "mr", "te", "tr", "ta", "vi"),
    *("ko", "fa", "sw", "th", "gu", "pl", "kn", "my", "uk", "ml", "nl", "ro", "el", "cs", "hu"),
    *("sv", "fil", "ms", "he", "da", "fi", "no", "sk", "bg", "hr", "sr", "ca", "lt", "sl", "lv"),
)
_SKIPPED = ("root", "en", "hi_Latn", "ccp", "pcm")
_SIGN = re.compile(
    r"\bbutton\b|\barrows?\b|o’clock|-thirty\b|\b(circle|square|diamond|triangle)\b|^input |"
    r"^keycap|\bsuit$|\bquestion mark|\bexclamation\b|\bsign$|^no |^non-|^prohibited$|\bsymbol\b|"
    r"\bcheck mark$|\bcross mark$|^multiply$|^divide$|^plus$|^minus$|\bloop$|asterisk$|"
    r"^infinity$|^flat$|^sharp$|\bnotes?$|^atm |^currency|\bdollar sign|mobile phone off|"
    r"^vibration mode|^sparkle$|^ophiuchus$|^peace |^part alternation|equals"
)
_RANGES = ((0x231A, 0x231B), (0x23E9, 0x23F3), (0x2600, 0x27BF), (0x2B50, 0x2B55))
_ZODIAC = range(0x2648, 0x2654)
_FLAG = range(0x1F1E6, 0x1F200)
_ASTRAL = range(0x1F300, 0x1FB00)
_CARDS = (0x1F004, 0x1F0CF)
_SKIN = range(0x1F3FB, 0x1F400)

# Plain words for what CLDR names after how it is drawn.
_PLAINER: Mapping[str, str] = {
    **{"☃": "snowman", "☎": "phone", "☔": "umbrella", "☺": "smile", "⌛": "hourglass"},
    **{"⏳": "hourglass", "⏲": "timer", "⚡": "lightning", "⛅": "cloud", "⛈": "thunderstorm"},
    **{"⛑": "helmet", "⛱": "beach umbrella", "⛳": "golf", "⛹": "basketball player"},
    **{"⛽": "gas station", "⚖": "scale", "⚔": "swords", "☠": "skull", "✏": "pencil"},
    **{"✝": "cross", "❤": "heart", "🌁": "fog", "🌃": "night", "🌄": "sunrise"},
    **{"🌆": "cityscape", "🌊": "wave", "🌍": "globe", "🌎": "globe", "🌏": "globe"},
    **{
        "🌙": "moon",
        "🌕": "full moon",
        "🌚": "moon",
        "🌛": "moon",
        "🌜": "moon",
        "🌝": "full moon",
    },
    **{"🌑": "moon", "🌒": "moon", "🌓": "moon", "🌔": "moon", "🌖": "moon", "🌗": "moon"},
    **{"🌘": "moon", "🌞": "sun", "🌟": "star", "🌤": "sun", "🌥": "cloud", "🌦": "rain"},
    **{"🌧": "rain", "🌨": "snow", "🌩": "lightning", "🌬": "wind", "🌾": "rice", "🌿": "herb"},
    **{"🍀": "clover", "🍂": "autumn leaf", "🍃": "leaf", "🍖": "meat", "🍗": "chicken leg"},
    **{"🍚": "rice", "🍛": "curry", "🍜": "noodles", "🍠": "sweet potato", "🍤": "shrimp"},
    **{"🍧": "shaved ice", "🍫": "chocolate", "🍯": "honey", "🍱": "bento", "🍲": "stew"},
    **{"🍳": "fried egg", "🍴": "fork and knife", "🍵": "tea", "🍸": "cocktail"},
    **{"🍹": "cocktail", "🍻": "beer", "🍽": "plate", "🍾": "champagne", "🎃": "pumpkin"},
    **{"🎋": "bamboo", "🎓": "graduation cap", "🎖": "medal", "🎙": "microphone", "🎠": "carousel"},
    **{"🎣": "fishing", "🎥": "movie camera", "🎧": "headphones", "🎨": "palette"},
    **{"🎪": "circus tent", "🎭": "theater", "🎮": "video game", "🎯": "dartboard"},
    **{"🎱": "billiards", "🎲": "dice", "🏃": "running", "🏄": "surfing", "🏅": "medal"},
    **{"🏊": "swimming", "🏋": "weightlifting", "🏌": "golf", "🏎": "race car", "🏏": "cricket"},
    **{"🏉": "rugby", "🏔": "mountain", "🏖": "beach", "🏗": "construction site"},
    **{"🏘": "houses", "🏚": "old house", "🏛": "temple", "🏝": "island", "🏞": "park"},
    **{"🏢": "office building", "🏣": "post office", "🏪": "shop", "🏬": "department store"},
    **{"🏮": "lantern", "🏯": "castle", "🏳": "white flag", "🏴": "black flag", "🏧": "atm"},
    **{"🐁": "mouse", "🐀": "rat", "🐚": "shell", "🐣": "chick", "🐤": "chick", "🐥": "chick"},
    **{"🐫": "camel", "🐲": "dragon", "🐵": "monkey", "🐽": "pig", "🐾": "paw prints"},
    **{"🙈": "monkey", "🙉": "monkey", "🙊": "monkey", "🐋": "whale", "🐃": "buffalo"},
    **{
        "👋": "hand",
        "✋": "hand",
        "🖐": "hand",
        "🤚": "hand",
        "👐": "hands",
        "👏": "clapping hands",
    },
    **{"👊": "fist", "✊": "fist", "🤛": "fist", "🤜": "fist", "👚": "blouse", "👞": "shoes"},
    **{"👡": "sandal", "🥿": "flat shoe", "👔": "tie", "👘": "kimono", "👝": "bag", "👛": "purse"},
    **{"👮": "police officer", "👰": "bride", "👱": "blond person", "👳": "turban"},
    **{"🧔": "beard", "👷": "construction worker", "👼": "angel", "👽": "alien"},
    **{"💂": "guard", "💃": "dancing", "🕺": "dancing", "💇": "haircut", "💆": "massage"},
    **{"💍": "ring", "💎": "diamond", "💏": "kiss", "💑": "couple", "💪": "muscle"},
    **{"💧": "drop", "💦": "water drops", "💰": "money", "💴": "money", "💵": "money"},
    **{"💶": "money", "💷": "money", "💸": "money", "💳": "credit card", "💥": "explosion"},
    **{"💿": "cd", "💽": "cd", "📁": "folder", "📂": "folder", "📆": "calendar", "🗓": "calendar"},
    **{"📌": "pin", "📍": "pin", "📏": "ruler", "📐": "ruler", "📕": "book", "📗": "book"},
    **{"📘": "book", "📙": "book", "📔": "notebook", "🗒": "notepad", "📞": "phone"},
    **{"📸": "camera", "📹": "video camera", "📡": "antenna", "📮": "mailbox", "📪": "mailbox"},
    **{"📫": "mailbox", "📬": "mailbox", "📭": "mailbox", "🔈": "speaker", "🔉": "speaker"},
    **{"🔊": "speaker", "🔌": "plug", "🔍": "magnifying glass", "🔎": "magnifying glass"},
    **{"🔒": "lock", "🔓": "lock", "🔏": "lock", "🔐": "lock", "🔪": "knife"},
    **{
        "🖊": "pen",
        "🖖": "hand",
        "🖥": "computer",
        "🖼": "picture frame",
        "🗑": "trash can",
        "🗝": "key",
    },
    **{"🗞": "newspaper", "🗺": "map", "🚃": "train", "🚄": "train", "🚅": "train", "🚇": "subway"},
    **{"🚈": "train", "🚉": "train station", "🚋": "tram", "🚍": "bus", "🚐": "van"},
    **{"🚔": "police car", "🚖": "taxi", "🚘": "car", "🚛": "truck", "🚒": "fire truck"},
    **{"🚞": "train", "🚠": "cable car", "🚡": "cable car", "🚣": "rowing boat"},
    **{"🚥": "traffic light", "🚦": "traffic light", "🚧": "construction", "🚩": "flag"},
    **{"🚴": "cycling", "🚵": "mountain biking", "🚶": "walking", "🛀": "bath", "🛌": "sleeping"},
    **{"🛍": "shopping bags", "🛎": "bell", "🛣": "highway", "🛤": "railway tracks"},
    **{"🛥": "motor boat", "🛩": "airplane", "🛫": "airplane", "🛬": "airplane"},
    **{"🛳": "cruise ship", "🛸": "ufo", "🛕": "temple", "🛛": "bell", "🛝": "slide"},
    **{"🤧": "sneezing", "🤰": "pregnant woman", "🤱": "breastfeeding", "🤵": "tuxedo"},
    **{"🤹": "juggling", "🤺": "fencing", "🤼": "wrestling", "🤽": "water polo"},
    **{"🤾": "handball", "🤸": "gymnastics", "🥃": "whiskey", "🥅": "goal", "🥇": "gold medal"},
    **{"🥈": "silver medal", "🥉": "bronze medal", "🥏": "frisbee", "🥖": "baguette"},
    **{"🥗": "salad", "🥘": "paella", "🥙": "kebab", "🥛": "milk", "🥣": "bowl", "🥤": "drink"},
    **{"🥩": "steak", "🥫": "can", "🥬": "lettuce", "🥂": "champagne glasses", "🥋": "karate"},
    **{"🧋": "bubble tea", "🧊": "ice cube", "🧍": "person standing", "🧓": "old person"},
    **{"🧗": "climbing", "🧘": "yoga", "🧖": "sauna", "🧩": "puzzle", "🧳": "suitcase"},
    **{"🧵": "thread", "🧻": "toilet paper", "🧴": "lotion", "🩱": "swimsuit", "🩹": "bandage"},
    **{"🩴": "flip flops", "🩰": "ballet shoes", "🩸": "blood", "🪒": "razor", "🪖": "helmet"},
    **{"🪚": "saw", "🪡": "needle", "🪥": "toothbrush", "🪐": "planet", "🪦": "gravestone"},
    **{"🪹": "nest", "🪺": "nest", "🫀": "heart", "🫗": "liquid", "🪪": "id card", "🫂": "hug"},
    **{"⛷": "skiing", "🏂": "snowboarding", "🏇": "horse racing", "⛸": "ice skates"},
    **{"🎿": "skis", "🚬": "cigarette", "🌌": "milky way", "🌠": "shooting star"},
    **{"🥚": "egg", "🥜": "peanuts", "🫐": "blueberries", "🎞": "film", "🎫": "ticket"},
    **{"🎟": "tickets", "💺": "seat", "🧒": "child", "👪": "family", "🐡": "pufferfish"},
    **{"🦖": "dinosaur", "🦕": "dinosaur", "🐿": "squirrel", "🦃": "turkey bird"},
}
_ALIKE = 0.5  # of the emoji with either of two keywords, so many have both: they mean the same
_MOST_WORDS = 3  # of a name; what is longer describes a drawing
_MANY = 2  # emoji at least, for that to be no chance
_EVERYDAY_NAME, _NAME, _KEYWORD, _CLASS = range(4)  # what is believed first
# Columns of the table of ImageNet's names that may be shipped from, each with its locale.
_COLUMNS: Mapping[str, str] = {
    **{"clipbench_cn": "zh", "clipbench_jp": "ja", "clipbench_ar": "ar", "cmn": "zh"},
    **{"pol": "pl", "cat": "ca", "eus": "eu", "glg": "gl", "ind": "id", "hrv": "hr"},
    **{"swe": "sv", "ell": "el", "fra": "fr", "ita": "it", "clipbench_it": "it"},
}
_Annotations = dict[str, tuple[str, tuple[str, ...]]]  # glyph: name and keywords


@dataclass
class _Candidates:
    """What was found for each word, the most trusted first."""

    found: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def add(self, word: str, english: str, source: int, locale: str) -> None:
        name = normalised(word)
        trust = (source, _rank(locale), english)
        if name == english or not _can_be_asked_for(name) or _is_by_chance(name, trust):
            return
        self.found[name] = min(trust, self.found.get(name, trust))

    def entries(self) -> dict[str, str]:
        return {name: english for name, (_, _, english) in sorted(self.found.items())}


def normalised(name: str) -> str:
    """A name in the form in which a query's words are looked up."""
    return " ".join(without_articles(tokens(name)))


def write_lexicon(
    folder: Path, cldr: Path = CLDR, imagenet: Path | None = None, every: int = 1
) -> int:
    """Write the table into a model folder, sorted, one entry a line; returns how many entries.
    `imagenet`: the names of ImageNet's classes, tab separated, a column for each language. `every`:
    of the locales, every so many-th is read."""
    entries = lexicon_entries(cldr, imagenet, every)
    _write(folder / LEXICON_NAME, entries)
    return len(entries)


def write_everyday_names(folder: Path, english_words: Container[str]) -> int:
    """Write the names of everyday words in the model's other languages beside it, and the plurals
    of English ones; returns how many.
    What is in `english_words`, too, is left to the model ("rose" is no colour in English), and what
    is as usual a name for two ("Uhr")."""
    every = read_everyday()
    english = {normalised(name) for word in every for name in word.names["en"]}
    claims: defaultdict[str, dict[str, int]] = defaultdict(dict)  # of a name: words, how usual
    for word in every:
        for language in EVERYDAY_LANGUAGES[1:]:
            for place, name in enumerate(map(normalised, word.names[language])):
                own = claims[name]
                own[word.word] = min(place, own.get(word.word, place))
    found: dict[str, str] = {}
    for name, words in claims.items():
        first = min(words.values())
        meant = [word for word, place in words.items() if place == first]
        if name and len(meant) == 1 and name not in english and name not in english_words:
            found[name] = normalised(meant[0])
    plurals = {normalised(many): normalised(one) for many, one in english_plurals(every).items()}
    found = plurals | found
    _write(folder / EVERYDAY_NAME, found)
    return len(found)


def _write(path: Path, entries: Mapping[str, str]) -> None:
    lines = "".join(f"{name}\t{english}\n" for name, english in sorted(entries.items()))
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(lines.encode("utf-8"))


def lexicon_entries(
    cldr: Path = CLDR, imagenet: Path | None = None, every: int = 1
) -> dict[str, str]:
    """Names of any language and emoji, normalised, to English."""
    english = {g: r for g, r in _annotations(cldr, "en").items() if not _SIGN.search(r[0].lower())}
    everyday = {glyph: _everyday(glyph, name) for glyph, (name, _) in english.items()}
    candidates = _Candidates()
    for glyph, name in everyday.items():
        candidates.add(glyph, name, _NAME, "en")
    meanings = _Meanings({g: row for g, row in english.items() if _has_names(g)})
    for locale in sorted(path.stem for path in (cldr / "annotations").glob("*.xml"))[::every]:
        if not locale.startswith(_SKIPPED):
            table = _annotations(cldr, locale)
            _add_locale(candidates, locale, table, everyday, meanings)
    for row in _rows(_EVERYDAY_NAMES):
        for locale in row.keys() - {"english"}:
            for name in row[locale].split("|"):
                candidates.add(name, row["english"], _EVERYDAY_NAME, locale)
    if imagenet is not None:
        _add_classes(candidates, imagenet)
    return candidates.entries()


def _add_locale(
    candidates: _Candidates,
    locale: str,
    table: _Annotations,
    everyday: Mapping[str, str],
    meanings: _Meanings,
) -> None:
    table = {g: row for g, row in table.items() if g in everyday and _has_names(g)}
    for glyph, (name, _) in table.items():
        for part in (name, *name.split(",")):  # some give two names for one
            candidates.add(part, everyday[glyph], _NAME, locale)
    for keyword, glyphs in _glyphs_by_keyword(table).items():
        if len(tokens(keyword)) != 1:
            continue
        glyph = next(iter(glyphs))
        if len({everyday[glyph] for glyph in glyphs}) == 1:
            if len(glyphs) > 1 or _is_form_of(keyword, plain(table[glyph][0])):
                candidates.add(keyword, everyday[glyph], _KEYWORD, locale)
        elif (meaning := meanings.of(glyphs)) is not None:
            candidates.add(keyword, meaning, _KEYWORD, locale)


def _is_form_of(keyword: str, name: str) -> bool:
    """Whether a keyword of one emoji alone says what it shows, like its name, and not something
    that comes to mind with it."""
    pairs = zip(folded(keyword), folded(name), strict=False)
    shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    return " " not in name and shared >= 3 and 2 * shared > max(len(keyword), len(name))


class _Meanings:
    """Says which English keyword is that of much the same emoji."""

    def __init__(self, table: _Annotations) -> None:
        self._glyphs = {w: g for w, g in _glyphs_by_keyword(table).items() if len(g) >= _MANY}
        self._words: dict[str, list[str]] = defaultdict(list)
        for word, glyphs in sorted(self._glyphs.items()):
            for glyph in glyphs:
                self._words[glyph].append(word)

    def of(self, glyphs: Set[str]) -> str | None:
        """None where no keyword, or not one alone, is near enough."""
        shared = Counter(word for glyph in glyphs for word in self._words[glyph])
        alike = sorted(
            (count / len(glyphs | self._glyphs[word]), word) for word, count in shared.items()
        )
        if len(glyphs) < _MANY or not alike or alike[-1][0] < _ALIKE:
            return None
        return None if len(alike) > 1 and alike[-2][0] == alike[-1][0] else alike[-1][1]


def _glyphs_by_keyword(table: _Annotations) -> dict[str, set[str]]:
    glyphs: dict[str, set[str]] = defaultdict(set)
    for glyph, (name, keywords) in table.items():
        for word in {plain(name), *map(plain, keywords)}:
            glyphs[word].add(glyph)
    return glyphs


def _add_classes(candidates: _Candidates, path: Path) -> None:
    for row in _rows(path):
        english = normalised(re.sub(r"\(.*?\)", "", row["openai_name"]))
        for column, locale in _COLUMNS.items():
            for name in filter(None, row[column].split("|")):
                candidates.add(name, english, _CLASS, locale)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _annotations(cldr: Path, locale: str) -> _Annotations:
    """Of the emoji of things: as they are, and those that are joined of several."""
    found: _Annotations = {}
    for folder in ("annotationsDerived", "annotations"):
        path = cldr / folder / f"{locale}.xml"
        if path.is_file():
            for glyph, text, is_name in _read(path):
                name, words = found.get(glyph, ("", ()))
                if is_name:
                    found[glyph] = (text, words)
                else:
                    found[glyph] = (name, tuple(w.strip() for w in text.split("|") if w.strip()))
    return {glyph: row for glyph, row in found.items() if row[0]}


def _read(path: Path) -> Iterator[tuple[str, str, bool]]:
    for node in ElementTree.parse(path).iter("annotation"):
        glyph, text = node.get("cp", ""), (node.text or "").strip()
        if text and "↑" not in text and _is_emoji(glyph):
            yield glyph, unicodedata.normalize("NFC", text), node.get("type") == "tts"


def _is_emoji(glyph: str) -> bool:
    first = ord(glyph[0])
    if any(ord(character) in _SKIN for character in glyph) or first in _ZODIAC:
        return False
    within = any(low <= first <= high for low, high in _RANGES)
    return within or first in _ASTRAL or first in _FLAG or first in _CARDS


def _has_names(glyph: str) -> bool:
    """Whether the names in other languages are of use, too: not of those that are joined of
    several, which differ by a sex or a country, and not of grimaces."""
    parts = [c for c in glyph if c not in "\u200d\ufe0f"]
    face = 0x1F600 <= ord(glyph[0]) <= 0x1F644 or 0x1F910 <= ord(glyph[0]) <= 0x1F92F
    return not face and (len(parts) == 1 or parts[0] in "🧑🐕🐈🐻") and ord(glyph[0]) not in _FLAG


def _everyday(glyph: str, name: str) -> str:
    """The plain English word for an emoji."""
    if ord(glyph[0]) in _FLAG:
        return "flag"
    known = EVERYDAY.get(glyph) or _PLAINER.get(glyph)
    return normalised(known or name)


def _rank(locale: str) -> int:
    names = (locale, locale.split("_")[0])
    ranks = [_BY_SPEAKERS.index(name) for name in names if name in _BY_SPEAKERS]
    return min(ranks, default=len(_BY_SPEAKERS))


def _is_by_chance(name: str, trust: tuple[int, int, str]) -> bool:
    """Whether so short a word may as well be of a language that CLDR lacks, or of none: there are
    few strings of three letters that mean nothing anywhere."""
    source, rank, _ = trust
    if not (name.isascii() and name.isalpha()) or len(name) > 3:
        return False
    return len(name) < 3 or source > _NAME or rank == len(_BY_SPEAKERS)


def _can_be_asked_for(name: str) -> bool:
    """Whether a query can be looked up by it: no long descriptions, and no short words that are
    something else in most languages."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or name in ARTICLES:
        return False
    if is_symbols(name) or any(map(script_of, name)):
        return True
    letter = name[0].lower() != name[0].upper() and len(name) == 1
    return not letter and not all(word in FUNCTION_WORDS for word in words)
