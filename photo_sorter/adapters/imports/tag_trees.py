"""Tags that lie below each other, as paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from photo_sorter.core.keywords import SEPARATOR, as_path

_DEEPEST = 32


def tag_paths(rows: Iterable[tuple[int, int | None, str | None]]) -> Mapping[int, tuple[str, ...]]:
    """The names from the top to each tag, of rows of id, parent and name. A tag without a name is
    a root that nobody sees; a circle, which only a damaged tree has, is cut."""
    known = {tag: (parent, name or "") for tag, parent, name in rows}
    paths: dict[int, tuple[str, ...]] = {}
    for tag in known:
        names: list[str] = []
        at: int | None = tag
        while at in known and len(names) < _DEEPEST:
            at, name = known[at]
            names.append(name)
        paths[tag] = tuple(name for name in reversed(names) if name.strip())
    return paths


def as_tag(names: Iterable[str]) -> str:
    """ "Places|Austria" of its parts. A part's own |, / or › would be read as two."""
    parts = (" ".join(as_path(name).replace(SEPARATOR, " ").split()) for name in names)
    return SEPARATOR.join(part for part in parts if part)
