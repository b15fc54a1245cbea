"""The pictures that a search names as examples: which photos they are, and how they are called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog, Encoder, InstalledModel, LookModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import Like, Name

_ALIKE = 3  # letters at the beginning or the end of a name
_MOST_ALIKE = 2_000  # photos that are looked at for names that are spelt alike
_MOST_NAMES = 8  # looked up at once; each takes as long as a search by name


class ExamplePictures:
    """From any thread."""

    def __init__(self, catalog: Catalog, encoder: Encoder) -> None:
        self._catalog = catalog
        self._encoder = encoder
        self._known: dict[str, dict[PhotoId, FilePath]] = {}  # what each name was found to be

    def forget(self) -> None:
        """Photos came, went or were renamed."""
        self._known = {}

    def resolved(self, like: Like) -> Like:
        """By the photo's id where the library has it, else by the file's path. Raises NotFoundError
        for a name that the library lacks, InvalidInputError for one that several photos have."""
        named = like.picture
        if not isinstance(named, str):
            return like
        if os.path.isabs(named):
            return replace(like, picture=self._at(named) or named)
        known = self._known
        found = known.get(named) or self._called(named)
        if not found:
            raise NotFoundError(Problem.PICTURE_NAME_UNKNOWN, name=named)
        known[named] = found
        if len(found) > 1:
            raise InvalidInputError(
                Problem.PICTURE_NAME_AMBIGUOUS, name=named, example=min(found.values())
            )
        return replace(like, picture=next(iter(found)))

    def has(self, name: str) -> bool:
        """Whether a photo is called so, or several."""
        return bool(self._known.get(name) or self._called(name))

    def spelt_alike(self, name: str) -> list[str]:
        """Names of files that begin or end as this one does, which a slip may have been meant as;
        of very many some."""
        stem, dot, ending = name.rpartition("/")[2].rpartition(".")
        stem = stem or ending
        patterns = {f"{stem[:_ALIKE]}*", f"*{stem[-_ALIKE:]}{dot}*"} if len(stem) > _ALIKE else {}
        found: dict[str, None] = {}
        for pattern in patterns:
            ids = self._catalog.photos.ids_in(Name(pattern))
            some = [] if ids is None else [PhotoId(each) for each in ids[:_MOST_ALIKE].tolist()]
            for photo in self._catalog.photos.get_many(some).values():
                found |= {each.path.rpartition("/")[2]: None for each in photo.locations}
        return list(found)

    def vector(self, model: InstalledModel | LookModel, like: Like) -> Vectors:
        """(d,) of one that is resolved, in the model's space. Raises NotFoundError for a photo
        without a vector there, InvalidInputError for a file that is no picture that can be read,
        EngineError."""
        if isinstance(like.picture, str):
            looks = isinstance(model, LookModel)
            embed = self._encoder.embed_look if looks else self._encoder.embed_image
            return embed(model.folder, like.picture)
        ids, vectors = self._catalog.vectors.get(model.space.key, [like.picture])
        if not len(ids):
            raise NotFoundError(Problem.PHOTO_NOT_SEARCHABLE_YET)
        vector: Vectors = vectors[0]
        return vector

    def named(self, photos: Sequence[PhotoId], files: Sequence[FilePath] = ()) -> list[Like]:
        """Photos and files as a person reads them: by as much of the path as only they have. Many
        photos at once, and those without a name that can be written, go by their ids."""
        ids = [photo for path in files if (photo := self._at(path)) is not None]
        outside = [path for path in files if self._at(path) is None]
        every = list(dict.fromkeys((*photos, *ids)))
        names = self._names(every) if len(every) <= _MOST_NAMES else {}
        return [*(Like(names.get(photo, photo)) for photo in every), *map(Like, outside)]

    def _names(self, photos: Sequence[PhotoId]) -> dict[PhotoId, str]:
        named = {}
        for photo_id, photo in self._catalog.photos.get_many(photos).items():
            path = photo.locations[0].path if photo.locations else ""
            if path.rpartition("/")[2].strip() and path.isprintable():
                named[photo_id] = self._shortest(path)
        return named

    def _shortest(self, path: FilePath) -> str:
        """The end of the path that no other photo's path has."""
        name = path.rpartition("/")[2]
        if len(found := self._called(name)) > 1:
            for start in range(path.count("/") - 1, 0, -1):
                end = "/".join(path.split("/")[start:])
                if sum(_ends(other, end) for other in found.values()) == 1:
                    return end
            return path
        return name

    def _at(self, path: FilePath) -> PhotoId | None:
        location = self._catalog.locations.find(path)
        return None if location is None else location.photo_id

    def _called(self, end: str) -> dict[PhotoId, FilePath]:
        """Photos whose path has that end, each with the path; in any case only where none has it
        as it is written."""
        name = end.rpartition("/")[2]
        # With a wildcard the whole name must fit, which leaves few to be looked at.
        ids = self._catalog.photos.ids_in(Name("?" + name[1:])) if name else None
        if ids is None or not len(ids):
            return {}
        photos = self._catalog.photos.get_many([PhotoId(each) for each in ids.tolist()])
        paths = [(i, each.path) for i, photo in photos.items() for each in photo.locations]
        exact = {i: path for i, path in paths if _ends(path, end)}
        folded = {i: path for i, path in paths if _ends(path.casefold(), end.casefold())}
        return exact or folded


def _ends(path: FilePath, end: str) -> bool:
    return path.endswith("/" + end.lstrip("/"))
