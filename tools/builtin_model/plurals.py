"""English plurals of everyday words."""

from __future__ import annotations

from collections.abc import Sequence

from tools.builtin_model.everyday_words import EverydayWord

_IRREGULAR = {
    **{"man": "men", "woman": "women", "child": "children", "foot": "feet"},
    **{"tooth": "teeth", "mouse": "mice", "goose": "geese", "ox": "oxen", "leaf": "leaves"},
    **{"knife": "knives", "wolf": "wolves", "calf": "calves", "scarf": "scarves"},
    **{"loaf": "loaves", "shelf": "shelves", "wife": "wives", "potato": "potatoes"},
    **{"tomato": "tomatoes", "mango": "mangoes", "volcano": "volcanoes", "hero": "heroes"},
    **{"sheep": "sheep", "deer": "deer", "fish": "fish"},
}

_NO_MEN = ("human", "german", "roman", "doberman", "caiman", "ottoman")


def plural(noun: str) -> str:
    """Of a noun, whose last word takes it."""
    before, space, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        return before + space + _IRREGULAR[last]
    if last.endswith("man") and last not in _NO_MEN:
        return before + space + last.removesuffix("man") + "men"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return before + space + last[:-1] + "ies"
    return noun + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")


def english_plurals(words: Sequence[EverydayWord]) -> dict[str, str]:
    """Of the words and their synonyms the plurals, with what they are of; but for those that name
    something else, too ("glasses")."""
    meant: dict[str, set[str]] = {}
    for word in words:
        for name in word.names["en"]:
            meant.setdefault(name, set()).add(word.word)
    found = {plural(name): name for name in meant if plural(name) != name}
    return {
        many: one
        for many, one in found.items()
        if one not in found and not _is_plural(one) and meant.get(many, meant[one]) <= meant[one]
    }


def _is_plural(noun: str) -> bool:
    """Whether a noun stands in the plural alone, as "stairs"."""
    return noun.endswith("s") and not noun.endswith(("ss", "us"))
