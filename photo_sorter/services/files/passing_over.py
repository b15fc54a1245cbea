"""What is not looked at in the folders: what a person has passed over, what a scan leaves out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from photo_sorter.core.exclusions import excluded_below, exclusion, literal
from photo_sorter.core.photo import FilePath, Folder, is_inside
from photo_sorter.core.ports import Catalog, FileSystem, Scope


class PassingOver:
    """May be used from any thread. What it says holds for a while: ask anew for each task."""

    def __init__(self, catalog: Catalog, files: FileSystem) -> None:
        self._catalog = catalog
        self._files = files

    def scopes(self, folders: Iterable[Folder]) -> dict[FilePath, Scope]:
        """By the folders' paths."""
        patterns = self._catalog.exclusions.all()
        roots = tuple(folder.path for folder in self._catalog.folders.all(counted=False))
        return {
            folder.path: Scope(folder.path, roots, exclusion(patterns, folder.path))
            for folder in folders
        }

    def holds(self, path: FilePath, scope: Scope, seen: dict[FilePath, bool]) -> bool:
        """Whether a scan of the root passes over what lies at `path`, or a folder above it. `seen`
        keeps what was looked at; it begins empty."""
        if path not in seen:
            above = path != scope.root and self.holds(os.path.dirname(path), scope, seen)
            seen[path] = above or self._files.passes_over(path, scope)
        return seen[path]


def excludes(scope: Scope, path: FilePath) -> bool:
    """Whether a person has passed over what lies at `path`, or a folder above it."""
    return scope.excluded is not None and excluded_below(scope.excluded, scope.root, path)


def own_pattern(text: str, roots: Sequence[FilePath]) -> str | None:
    """The pattern that means this very file or folder; None where it is not there in a root."""
    path = Path(text).expanduser()
    for name in (str(path.absolute()), str(path.resolve())):
        if any(is_inside(name, root) for root in roots) and os.path.exists(name):
            return literal(name)
    return None
