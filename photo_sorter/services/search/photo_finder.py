"""Queries as the window and the command line ask them: the active model is added here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Encoder, InstalledModel
from photo_sorter.core.query import EVERYTHING, And, Like, Query, to_text
from photo_sorter.core.sentences import Reading, read, written
from photo_sorter.core.views import Remark, SearchResult
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.library_names import LibraryNames
from photo_sorter.services.search.photo_search import Search
from photo_sorter.services.search.remarks import Remarks


@dataclass(frozen=True, slots=True)
class NamesAndFiles:
    """`core.query.Names` of a library, and of picture files outside of it."""

    names: LibraryNames
    is_file: Callable[[str], bool]

    def has(self, field: str, name: str) -> bool:
        return (field in ("like", "look") and self.is_file(name)) or self.names.has(field, name)

    def has_part(self, field: str, part: str) -> bool:
        return self.names.has_part(field, part)

    def nearest(self, field: str, name: str) -> str:
        return self.names.nearest(field, name)


class PhotoFinder:
    """Every method may be called from any thread, and raises ModelUnavailableError, EngineError."""

    def __init__(
        self,
        encoder: Encoder,
        search: Search,
        active: Callable[[], InstalledModel],
        names: LibraryNames,
        examples: ExamplePictures,
        remarks: Remarks,
    ) -> None:
        self._encoder = encoder
        self._search = search
        self._active = active
        self._names = names
        self._examples = examples
        self._remarks = remarks

    def read(self, text: str, is_file: Callable[[str], bool] = lambda name: False) -> Reading:
        """What a query's text asks for, in fields and in sentences. A field's names that the
        library lacks are errors, too, but for pictures that the caller knows as files."""
        return read(text, NamesAndFiles(self._names, is_file))

    def written(self, query: Query) -> str:
        """The text that is read to this query."""
        return written(query, self._names)

    def remarks(
        self,
        text: str,
        reading: Reading,
        unknown: Sequence[str] = (),
        named: Sequence[str] = (),
    ) -> tuple[Remark, ...]:
        """What is to be said of a query's text, as it was read, of which the words `unknown` and
        `named` said nothing to the model; the latter stand in what is written about photos."""
        return self._remarks.of(self._active(), text, reading, unknown, named)

    def nearest_name(self, field: str, name: str) -> str:
        """What was most likely meant by a tag, an album or a folder that is not there; '' where
        nothing is near."""
        return self._names.nearest(field, name)

    def nearest_folder(self, path: str) -> str:
        """The same of a watched folder, by a path."""
        return self._names.nearest_folder(path)

    def knows_name(self, field: str, name: str) -> bool:
        """Whether the library has a tag, an album or a folder of that name."""
        return self._names.has(field, name)

    def by_text(
        self,
        query: str | Query,
        within: Query = EVERYTHING,
        *,
        quick: bool = False,
        examples_too: bool = False,
    ) -> SearchResult:
        """Photos that match a query (or its text), and the query `within`, best first; without
        anything to rank by, newest first. `quick` gives the best of them within milliseconds, and
        says where they may not be all. Photos that are given as examples are among them with
        `examples_too`. Raises NotFoundError or InvalidInputError for what cannot
        be searched with."""
        text = query if isinstance(query, str) else to_text(query)
        asked = self.read(query).query if isinstance(query, str) else query
        whole = And((within, asked))
        return self._search.search(
            self._active(), whole, text, quick=quick, examples_too=examples_too
        )

    def examples(self, photos: Sequence[PhotoId], files: Sequence[FilePath] = ()) -> list[Like]:
        """Photos and picture files as parts of a query that a person can read."""
        return self._examples.named(photos, files)

    def warm_up(self) -> None:
        """Load what a query needs, without waiting (call when the search field gets the focus)."""
        self._encoder.warm_up(self._active().folder)
