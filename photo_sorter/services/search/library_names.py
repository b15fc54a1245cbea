"""The names that a query may use of one library: tags, albums, folders, cameras, lenses."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence

from photo_sorter.core import keywords
from photo_sorter.core.folding import ASCII_LOWER
from photo_sorter.core.ports import Catalog, MakeNearWords
from photo_sorter.core.query import InFolder
from photo_sorter.core.spelling import nearest_name
from photo_sorter.services.search.example_pictures import ExamplePictures


class LibraryNames:
    """`core.query.Names`. From any thread."""

    def __init__(
        self, catalog: Catalog, make_near: MakeNearWords, examples: ExamplePictures
    ) -> None:
        self._catalog = catalog
        self._make_near = make_near
        self._examples = examples

    def has(self, field: str, name: str) -> bool:
        """See `core.query.Names`. A folder is there also where no photo lies in it yet;
        a camera or a lens by some of the words of its name. A picture by its whole path may be
        anywhere on the disk."""
        if field in ("like", "look"):
            return os.path.isabs(name) or self._examples.has(name)
        if field == "tag" and self._catalog.tags.has(name):
            return True
        known = {_key(each) for each in self.all(field)}
        if field in ("camera", "lens"):
            return any(f" {_key(name)} " in f" {each} " for each in known)
        if field == "tag":
            if any(keywords.answers(each, _key(name)) for each in known):
                return True
            return _key(name) in self._catalog.tags.also_called()
        if field != "folder":
            return _key(name) in known
        if _key(name.rstrip("/")) in known:
            return True
        found = self._catalog.photos.ids_in(InFolder(name))
        return found is None or len(found) > 0

    def has_part(self, field: str, part: str) -> bool:
        """See `core.query.Names`."""
        asked = part.translate(ASCII_LOWER)
        return any(asked in each.translate(ASCII_LOWER) for each in self.all(field))

    def nearest(self, field: str, name: str) -> str:
        """See `core.query.Names`."""
        if field in ("like", "look"):
            alike = self._examples.spelt_alike(name)
            return nearest_name(name, alike, self._make_near(alike))
        names = self.all(field)
        if field == "folder":
            names = [*names, *self._within_folders()]
        return nearest_name(name, names, self._make_near(names))

    def nearest_folder(self, path: str) -> str:
        """The watched folder that was most likely meant by a path: the one that it lies in, or one
        that is spelt alike; '' where none is near."""
        roots = self._roots()
        around = [root for root in roots if path.startswith(root.rstrip("/") + "/")]
        if around:
            return max(around, key=len)
        found = nearest_name(path, roots, self._make_near(roots))
        by_name = {os.path.basename(root): root for root in roots}
        name = os.path.basename(path.rstrip("/"))
        return found or by_name.get(nearest_name(name, list(by_name), self._make_near(by_name)), "")

    def all(self, field: str) -> Sequence[str]:
        """Watched folders both by path and by name."""
        if field == "tag":
            names = self._catalog.tags.names()
            said = self._catalog.tags.traits()
            return [*names, *(synonym.text for each in said for synonym in each.synonyms)]
        if field == "album":
            return [album.name for album in self._catalog.albums.all()]
        if field == "camera":
            return self._catalog.photos.cameras()
        if field == "lens":
            return self._catalog.photos.lenses()
        roots = self._roots()
        return [*roots, *filter(None, map(os.path.basename, roots))]

    def _roots(self) -> list[str]:
        return [folder.path for folder in self._catalog.folders.all(counted=False)]

    def _within_folders(self) -> list[str]:
        """The names of the folders below the watched ones."""
        roots = tuple(self._roots())
        below = {
            name
            for path in self._catalog.folders.directories()
            for root in roots
            if path.startswith(root)
            for name in path[len(root) :].split("/")
        }
        return sorted(below - {""})


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()
