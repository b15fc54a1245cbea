"""The fixed texts that a photo's margin is measured against (`space.json`, `reference_texts`)."""

from __future__ import annotations

from tools.builtin_model import words
from tools.builtin_model.cldr import Thing
from tools.builtin_model.photo_words import SETS

_EVERYDAY = (
    "people", "man", "woman", "child", "baby", "family", "friends at a party", "portrait",
    "a group of people", "a person walking", "dog", "cat", "bird", "horse", "fish", "insect",
    "animal", "flower", "tree", "plant", "garden", "car", "red car", "blue car", "bicycle", "bus",
    "train", "boat", "ship", "airplane", "house", "church", "bridge", "road", "street at night",
    "city skyline", "mountains", "lake", "river", "sea", "beach", "sunset", "sunrise", "sky",
    "clouds", "snow", "rain", "fog", "forest", "desert", "field", "night", "moon", "stars", "food",
    "breakfast", "cake", "birthday cake", "pizza", "soup", "salad", "bread", "fruit", "vegetable",
    "drink", "coffee", "wine", "restaurant", "kitchen", "living room", "bedroom", "furniture",
    "table", "computer", "phone", "book", "toy", "clothes", "shoes", "bag", "jewellery", "money",
    "tool", "musical instrument", "sport", "football match", "swimming", "wedding", "christmas",
    "concert", "school", "office", "map", "text", "drawing", "painting", "statue", "sign",
    "pattern", "texture", "abstract picture", "a photo", "something", "a thing on a table",
    "red", "green", "blue", "yellow", "dark", "bright", "colourful", "old photo",
)


def reference_texts(things: list[Thing], count: int = 400) -> list[str]:
    """Everyday words, the photo categories, grounds, lights, looks, papers, and emoji names."""
    found = list(_EVERYDAY)
    for table in SETS.values():
        found += [names[0] for names, _ in table.values()]
    for table_of in (words.GROUND_NOUNS, words.LIGHT_NOUNS, words.LOOK_WORDS, words.PAPER_WORDS):
        found += [forms[0] for forms in table_of["en"].values()]
    found = list(dict.fromkeys(found))
    missing = max(count - len(found), 0)
    step = max(len(things) // max(missing, 1), 1)
    found += [thing.names["en"] for thing in things[::step]]
    return list(dict.fromkeys(found))[:count]
