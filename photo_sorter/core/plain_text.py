"""A text as a search reads it: words and emoji, apart from how they happen to be written.

Somebody types “Hund!”, another "der HUND", a third pastes it with a typographic mark: all ask for
the same, and a model that takes every mark for a sign of its own would answer each differently.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable

# In these scripts no space parts words. Hiragana and katakana are told apart, for most Japanese
# words are of one of them.
UNSPACED = re.compile(
    "(?P<han>[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
    "|(?P<hiragana>[\u3041-\u309f])"
    "|(?P<katakana>[\u30a0-\u30ff\u31f0-\u31ff])"
    "|(?P<southeast>[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f])"
)
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’ʼ＇][sS](?![^\W_])")
_SKIN = range(0x1F3FB, 0x1F400)
_EMOJI = 0x1F000  # symbols from here on are emoji, also those that Python has not heard of
_SPACE, _NOTHING = ord(" "), None
# Letters in name that are marks in use: apostrophes, and the stroke that only lengthens a line of
# Arabic.
_APOSTROPHES = frozenset("ʹʺʻʼʽʾʿˈ")
_TATWEEL = "ـ"


def _is_vowel_point(code: int) -> bool:
    """Of Arabic and Hebrew, where they may be written or not."""
    return 0x64B <= code <= 0x652 or code == 0x670 or 0x591 <= code <= 0x5C7


class _Marks(dict[int, int | None]):
    """What stands for a character: itself, a space, or nothing. Worked out once for each."""

    def __missing__(self, code: int) -> int | None:
        self[code] = made = self._made(code)
        return made

    @staticmethod
    def _made(code: int) -> int | None:
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Cf" or code in _SKIN or character == _TATWEEL or _is_vowel_point(code):
            return _NOTHING
        if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or category == "Me":
            return _NOTHING  # these choose between two looks of the same character
        if character in _APOSTROPHES:
            return _SPACE
        if category == "So" and not unicodedata.is_normalized("NFKC", character):
            return _SPACE  # letters made a mark, such as that of a trade name
        if category[0] in "LMN" or category == "So" or (code >= _EMOJI and category == "Cn"):
            return code
        return _SPACE


_MARKS = _Marks()


def plain(text: str) -> str:
    """`text` in lower case, of letters, digits and emoji alone, parted by single spaces."""
    while (made := _plain_once(text)) != text:
        text = made
    return text


def _plain_once(text: str) -> str:
    marked = _POSSESSIVE.sub("", text.strip()).translate(_MARKS)
    lower = unicodedata.normalize("NFKC", marked).lower().replace("i\u0307", "i")
    return " ".join(_without_loose_marks(lower).split())


def _without_loose_marks(text: str) -> str:
    """Without combining marks that stand on nothing."""
    if text.isascii():
        return text
    kept: list[str] = []
    for character in text:
        on_letter = bool(kept) and unicodedata.category(kept[-1])[0] in "LMN"
        if on_letter or unicodedata.category(character)[0] != "M":
            kept.append(character)
    return "".join(kept)


def tokens(text: str) -> list[str]:
    """The words of a text, in order, its runs of unspaced writing, and its runs of emoji."""
    return [
        "".join(run)
        for part in plain(text).split()
        for _, run in itertools.groupby(part, _kind_within_a_part())
    ]


def _kind_within_a_part() -> Callable[[str], str]:
    """Says of one character after the other what kind of token it belongs to."""
    before = ""

    def kind(character: str) -> str:
        nonlocal before
        if unicodedata.category(character)[0] != "M":  # a mark belongs to what it stands on
            if is_symbols(character):
                before = "symbols"
            else:
                before = "unspaced" if script_of(character) else "spaced"
        return before

    return kind


def words_of(text: str) -> list[str]:
    """The words of a text, in order, in lower case; numbers are none."""
    return [token for token in tokens(text) if is_word(token)]


def is_word(token: str) -> bool:
    return any(unicodedata.category(character)[0] == "L" for character in token)


def is_symbols(token: str) -> bool:
    return unicodedata.category(token[0]) in ("So", "Cn")


def is_emoji(character: str) -> bool:
    """Whether a symbol is surely more than a stray mark."""
    return ord(character) >= _EMOJI


def script_of(character: str) -> str:
    """Which of the unspaced scripts; empty for all others."""
    found = UNSPACED.match(character)
    return found.lastgroup or "" if found else ""
