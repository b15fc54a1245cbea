"""What a person may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most alike; '' where none is near."""
    by_key = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_key, n=1)
    return by_key[found[0]] if found else ""
