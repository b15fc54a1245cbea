"""The keyboard page: every action that has a key, with the first of its keys."""

from __future__ import annotations

from collections.abc import Iterable

from photo_sorter.ui.actions.action import ActionSpec
from photo_sorter.ui.browse.context import WindowContext


def key_page(specs: Iterable[ActionSpec], window: WindowContext) -> list[tuple[str, str]]:
    """(keys, what they do)."""
    return [(spec.keys[0], without_dots(spec.text(window))) for spec in specs if spec.keys]


def without_dots(text: str) -> str:
    """An action's name, where it is not a menu that promises a dialog."""
    return text.rstrip("…").rstrip()
