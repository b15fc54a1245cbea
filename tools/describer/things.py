"""The things that the describer learns from painted scenes, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from tools.builtin_model.colours import dominant_colour
from tools.builtin_model.everyday import EVERYDAY
from tools.builtin_model.glyphs import GlyphSource
from tools.builtin_model.plurals import plural

# People whose glyph says what they do.
_DOING = {
    **{"🏃": ("person", "running"), "🏊": ("person", "swimming"), "🚴": ("person", "cycling")},
    **{"🏄": ("person", "surfing"), "⛷": ("person", "skiing"), "💃": ("woman", "dancing")},
    **{"🏋": ("person", "lifting weights"), "🕺": ("man", "dancing"), "🚣": ("person", "rowing")},
    **{
        "🧘": ("person", "meditating"),
        "🏇": ("person", "riding a horse"),
        "🧗": ("person", "climbing"),
    },
    **{
        "🤸": ("person", "doing gymnastics"),
        "🚶": ("person", "walking"),
        "🛌": ("person", "sleeping"),
    },
    **{
        "🏌": ("person", "playing golf"),
        "🏂": ("person", "snowboarding"),
        "🤹": ("person", "juggling"),
    },
    "🤺": ("person", "fencing"),
}
_RENAMED = {"🎾": "tennis ball", "🛁": "bath tub", "⚽": "football"}
_OF_MANY = {
    *("grapes", "cherries", "fries", "glasses", "sunglasses", "jeans", "shoes", "sneakers"),
    *("boots", "gloves", "scissors", "books", "spaghetti", "bread", "corn", "sushi", "coffee"),
    *("beer", "wine", "cheese", "broccoli", "fire", "ice cream", "pizza"),
}
_ANIMALS = {
    *("dog", "poodle", "cat", "horse", "cow", "pig", "sheep", "goat", "rooster", "chicken"),
    *("duck", "bird", "owl", "eagle", "rabbit", "mouse", "elephant", "lion", "tiger", "bear"),
    *("panda", "monkey", "giraffe", "zebra", "fish", "dolphin", "whale", "shark", "turtle"),
    *("snake", "frog", "butterfly", "bee", "ladybug", "spider"),
}
_SHARE = 0.6  # of a glyph in one colour, for the colour to be called its own


@dataclass(frozen=True, slots=True)
class Thing:
    """A glyph, what it is called alone and in numbers, what it is doing or "", whether it can be
    counted, and the one colour that it has by itself or ""."""

    glyph: str
    name: str
    names: str
    doing: str
    countable: bool
    own_colour: str

    @property
    def is_animal(self) -> bool:
        return self.name in _ANIMALS


def read_things(glyphs: GlyphSource) -> list[Thing]:
    """All of them that the font draws, in a fixed order."""
    called = {glyph: (_RENAMED.get(glyph, name), "") for glyph, name in EVERYDAY.items()} | _DOING
    found = []
    for glyph in sorted(called):
        picture = glyphs.get(glyph)
        if picture is None:
            continue
        name, doing = called[glyph]
        countable = name not in _OF_MANY
        names = ("people" if name == "person" else plural(name)) if countable else name
        colour = dominant_colour(picture, _SHARE) or ""
        found.append(Thing(glyph, name, names, doing, countable, colour))
    return found
