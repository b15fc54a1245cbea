"""Which photos are worth looking for text in, by what they show: reading a picture takes a second,
and most photographs have no text.

A photo passes where the phrase that is nearest to it is about text. A rank needs no cut-off, which
every embedding space would have its own of (`python -m benchmarks --only text` says how many
pass)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.embedding import Vectors

WITH_TEXT = (
    "a document", "a screenshot", "a page of text", "a receipt", "a letter", "a sign",
    "a street sign", "a book cover", "a poster", "a newspaper", "a label with text", "a menu",
    "a form", "a whiteboard", "handwriting", "a business card", "a computer screen", "a web page",
    "a table of numbers", "a diagram with labels", "a map", "a slide of a presentation",
    "a ticket", "a bill", "a shop front", "a packaging with writing", "a logo",
)  # fmt: skip
WITHOUT = (
    "a landscape", "a mountain", "a beach", "the sea", "a forest", "a tree", "a flower", "a garden",
    "a lake", "the sky", "a sunset", "snow", "a person", "a portrait", "a group of people",
    "a baby", "a child", "a face", "a wedding", "a dog", "a cat", "a bird", "a horse",
    "an animal", "an insect", "a fish", "food", "a dish on a plate", "fruit", "a cake",
    "vegetables", "a drink", "a house", "a building", "a church", "a bridge", "a street",
    "a city", "a room",
    "furniture", "a kitchen", "a car", "a motorbike", "a bicycle", "an aeroplane", "a boat",
    "a train", "clothes", "shoes", "a toy", "a musical instrument", "a tool", "a lamp", "a cup",
    "jewellery", "sport", "a concert", "a party", "fireworks", "the night", "a pattern", "a stone",
)  # fmt: skip


def may_have_text(photos: Vectors, phrases: Vectors) -> NDArray[np.bool_]:
    """(n,) of n photos' vectors (n, d). `phrases` (p, d) are those of `WITH_TEXT` and then of
    `WITHOUT`."""
    if not len(photos):
        return np.zeros(0, np.bool_)
    passes: NDArray[np.bool_] = np.argmax(photos @ phrases.T, axis=1) < len(WITH_TEXT)
    return passes
