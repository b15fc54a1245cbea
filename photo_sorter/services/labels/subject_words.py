"""What words say of photos for a tag or an album, before anything was learnt."""

from __future__ import annotations

import numpy as np

from photo_sorter.core.answers import Subject
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.laplace import Floats
from photo_sorter.core.ports import Catalog, InstalledModel, VocabularyStore
from photo_sorter.core.query import Names
from photo_sorter.core.views import Album
from photo_sorter.services.labels.album_query import album_branches, words_alone
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder


class SubjectWords:
    """May be used from any thread. Raises ModelUnavailableError, EngineError where a text has no
    vector yet."""

    def __init__(
        self,
        catalog: Catalog,
        vocabulary: VocabularyStore,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        names: Names,
    ) -> None:
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._encoder = encoder
        self._scorers = scorers
        self._names = names

    def text(self, model: InstalledModel, subject: Subject) -> Vectors | None:
        """The vector (d,) of what the subject is called; None where the model cannot read it."""
        if subject.album is not None:
            album = self._catalog.albums.get(subject.album)
            phrase = None if album is None else self.of_album(album)
            if phrase is None or not model.profile.read(phrase).understood:
                return None
            return self._phrase(model, phrase)
        wordings = [t for t in self._wordings(subject.tag) if not model.profile.read(t).unknown]
        if wordings:
            found: Vectors = self._encoder.encode_wordings(model, [wordings], keep=True)[0]
            return found
        reading = model.profile.read(subject.tag)
        if reading.unknown or not reading.understood:
            return None
        return self._phrase(model, subject.tag)

    def of_album(self, album: Album) -> str | None:
        """The words that alone describe it; None where filters do, too: such an album asks for
        more than its pictures show, and does not learn."""
        return words_alone(album_branches(album.description, self._names))

    def log_odds(self, model: InstalledModel, text: Vectors | None, photos: Vectors) -> Floats:
        """(n,) of photos (n, d); 0 where there is no text."""
        if text is None:
            return np.zeros(len(photos))
        scores = self._scorers.scorer(model).log_odds(text[np.newaxis], photos)
        return scores[:, 0].astype(np.float64)

    def in_vocabulary(self, tag: str) -> bool:
        return bool(self._wordings(tag))

    def _wordings(self, tag: str) -> tuple[str, ...]:
        """Of all words of the vocabulary that give the tag, whatever it was called before."""
        key, words = tag.casefold(), self._vocabulary.load()
        called = self._catalog.tags.leads_to(known.name for known in words)
        return tuple(
            wording
            for known in words
            if called[known.name].casefold() == key
            for wording in known.prompts or (known.name,)
        )

    def _phrase(self, model: InstalledModel, phrase: str) -> Vectors:
        found: Vectors = self._encoder.encode_phrases(model, [phrase], keep=True)[0]
        return found
