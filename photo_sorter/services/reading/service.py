"""What a person does with the text in pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.core.access import Access
from photo_sorter.core.derivation import TEXT, Derived
from photo_sorter.core.events import EventBus, PhotosChanged
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.ports.text_reading import TextReader
from photo_sorter.core.query import Or, PictureText, Query
from photo_sorter.core.reading.lines import PageText
from photo_sorter.core.reading.page import page_of
from photo_sorter.core.reading.resemblance import telling
from photo_sorter.services.files.reachable import reachable_file


@dataclass(frozen=True, slots=True)
class FileText:
    """What stands in a picture file. `seconds` of the processor were needed."""

    page: PageText
    seconds: float


class PictureTexts:
    """May be used from any thread."""

    def __init__(
        self,
        access: Access,
        catalog: Catalog,
        reader: TextReader,
        events: EventBus,
        request: Callable[[], None],
    ) -> None:
        """`request` has photos that lack their text looked at again, in the background."""
        self._access = access
        self._catalog = catalog
        self._reader = reader
        self._events = events
        self._request = request

    def of(self, photo_id: PhotoId) -> PageText | None:
        """What was read in the photo; None where there is none, or nobody looked."""
        return self._catalog.picture_texts.get(photo_id)

    def of_file(self, path: FilePath, cancelled: Callable[[], bool] = lambda: False) -> FileText:
        """Of any picture file, looked at now and closely; nothing is kept. Raises
        InvalidInputError where the picture cannot be read, CancelledError, EngineError."""
        found = self._reader.read(path, cancelled)
        return FileText(page_of(found.lines, found.shape), found.seconds)

    def read_now(
        self, photo_id: PhotoId, cancelled: Callable[[], bool] = lambda: False
    ) -> PageText:
        """Look at the photo closely, whatever it seems to show, and keep what is found, but in a
        library that another process owns. Raises NotFoundError where there is no such photo, and as
        `of_file` does."""
        photo = self._catalog.photos.get(photo_id)
        path = reachable_file(photo, self._catalog.folders.online())
        assert photo is not None
        page = self.of_file(path, cancelled).page
        if not self._access.read_only:
            with self._catalog.transaction():
                now = self._catalog.photos.get(photo_id)
                if now is not None and now.content_hash == photo.content_hash:
                    self._catalog.picture_texts.put(photo_id, page)
                    self._catalog.derived.put(TEXT, [Derived(photo_id)])
            self._events.publish(PhotosChanged())
        return page

    def count(self) -> int:
        """Photos with text."""
        return self._catalog.picture_texts.count()

    def forget(self) -> int:
        """Delete all text that was read; of how many photos. They count as looked at: what is gone
        does not come back by itself. Raises LibraryLockedError."""
        self._access.check()
        count = self._catalog.picture_texts.forget()
        self._events.publish(PhotosChanged())
        return count

    def read_again(self) -> None:
        """Have all photos looked at anew, in the background. Raises LibraryLockedError."""
        self._access.check()
        self._catalog.derived.forget_all(TEXT.name)
        self._request()

    def others_with(self, photo_id: PhotoId) -> Query | None:
        """The query for photos in which some of the words stand that tell most of this photo's
        text; None where no words do."""
        page = self.of(photo_id)
        runs = () if page is None else telling(page)
        parts = tuple(PictureText(words) for words in runs)
        return Or(parts) if len(parts) > 1 else next(iter(parts), None)
