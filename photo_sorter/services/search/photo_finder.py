"""Queries as the window and the command line ask them: the active model is added here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Encoder, InstalledModel
from photo_sorter.core.query import EVERYTHING, And, Like, Query, to_text
from photo_sorter.core.sentences import Reading, read, written
from photo_sorter.core.views import Remark, SearchResult
from photo_sorter.services.search.example_pictures import ExamplePictures
from photo_sorter.services.search.library_names import LibraryNames
from photo_sorter.services.search.photo_search import Search
from photo_sorter.services.search.remarks import Remarks


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

    def read(self, text: str) -> Reading:
        """What a query's text asks for, in fields and in sentences. A field's names that the
        library lacks are errors, too."""
        return read(text, self._names)

    def written(self, query: Query) -> str:
        """The text that is read to this query."""
        return written(query, self._names)

    def remarks(
        self, text: str, unknown: Sequence[str] = (), named: Sequence[str] = ()
    ) -> tuple[Remark, ...]:
        """What is to be said of a query's text, of which the words `unknown` and `named` said
        nothing to the model; the latter stand in what is written about photos."""
        return self._remarks.of(self._active(), text, self.read(text), unknown, named)

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
