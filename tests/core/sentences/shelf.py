"""A library's names, for tests of sentences."""

from __future__ import annotations

NAMES = {
    "tag": ("family", "work", "our dog", "Familie"),
    "album": ("Summer", "Summer 2021", "Best of"),
    "folder": ("Holiday",),
    "camera": ("Google Pixel 8", "Apple iPhone 13", "LEICA Q2"),
    "lens": ("Pixel 6.9mm f/1.7", "SUMMILUX 28mm"),
}


class Shelf:
    """`core.query.Names`: a camera by whole words of its name, all else by the whole of it; every
    picture is there."""

    def has(self, field: str, name: str) -> bool:
        if field in ("like", "look"):
            return True
        wanted = name.casefold()
        if field in ("camera", "lens"):
            return any(f" {wanted} " in f" {each.casefold()} " for each in NAMES[field])
        return wanted in (each.casefold() for each in NAMES[field])

    def has_part(self, field: str, part: str) -> bool:
        return any(part.casefold() in each.casefold() for each in NAMES[field])

    def nearest(self, field: str, name: str) -> str:
        return next((each for each in NAMES[field] if each[0] == name[:1]), "")
