"""Which names of folders say something of the photos in them."""

from __future__ import annotations

import re

# What cameras and systems call folders of photos: 100CANON, 101_PANA, 100APPLE.
_BY_A_CAMERA = re.compile(r"\d{3}[a-z0-9_]{5}", re.IGNORECASE)
_SAY_NOTHING = frozenset(
    word
    for line in (
        "album albums allgemein backup bilder bluetooth camera dcim desktop diverses dokumente",
        "download downloads edited export exported exports favorites favourites files foto fotos",
        "gallery handy image images import imported imports instagram iphone jpeg jpg kamera media",
        "misc new neu originals phone photo photos picture pictures pics raw recent roll saved",
        "screenshots sent shared sonstiges sorted temp telegram tmp unsorted upload uploads",
        "whatsapp january february march april may june july august september october november",
        "december januar februar märz mai juni juli oktober dezember the and und der die das",
    )
    for word in line.split()
)
_LEAST_LETTERS = 3


def says_something(name: str) -> bool:
    """Whether a person gave it for what the photos show: it has a word that is no number, no date
    and nothing that cameras, programs and systems call folders."""
    if _BY_A_CAMERA.fullmatch(name):
        return False
    words = re.findall(r"[^\W\d_]+", name)
    return any(
        len(word) >= _LEAST_LETTERS and word.casefold() not in _SAY_NOTHING for word in words
    )
