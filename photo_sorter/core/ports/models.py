"""Installed models, the settings and the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import EmbeddingSpace, Vectors
from photo_sorter.core.known_words import KnownWords
from photo_sorter.core.lexicon import Lexicon
from photo_sorter.core.phrases import PhraseReader, Reading
from photo_sorter.core.settings import Settings
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import (
    ModelChoice,
)


@dataclass(frozen=True, slots=True, eq=False)
class InstalledModel:
    """A model folder that can be loaded. `reference_images` (r, d) float32 normalised, or empty
    where the model brings none (then the library's own photos serve). `known_words` is empty where
    the model does not list its words; `lexicon` says in them what other languages say."""

    name: str
    folder: Path
    space: EmbeddingSpace
    calibration: Calibration
    prompt_templates: tuple[str, ...]
    reference_texts: tuple[str, ...]
    reference_images: Vectors
    known_words: KnownWords = field(default_factory=KnownWords)
    lexicon: Lexicon = field(default_factory=Lexicon)

    def read(self, phrase: str) -> Reading:
        """A person's phrase in this model's words. Whatever is asked of it is read so first."""
        return PhraseReader(self.known_words, self.lexicon).read(phrase)


class ModelStore(Protocol):
    def choices(self) -> list[ModelChoice]:
        """Registry and imports; `active` is left False (the library knows)."""

    def installed(self, name: str) -> InstalledModel:
        """Raises ModelUnavailableError where it is not installed or not whole."""

    def check(self, name: str) -> None:
        """Read all files of an installed model whose checksums are known. Raises
        ModelUnavailableError where one is damaged."""

    def download(
        self, name: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> InstalledModel:
        """Fetch with resume and checksum; the one place that uses the network. Raises
        DownloadError, CancelledError, DiskFullError."""

    def import_checkpoint(self, name: str, architecture: str, weights: Path) -> InstalledModel:
        """`.safetensors`, or a state dict loaded weights-only. Raises InvalidInputError."""

    def remove(self, name: str) -> None: ...


class SettingsStore(Protocol):
    def load(self) -> Settings: ...
    def save(self, settings: Settings) -> None: ...


class VocabularyStore(Protocol):
    def load(self) -> tuple[VocabularyTag, ...]:
        """The person's vocabulary, or the default. Raises InvalidInputError with the place."""

    def save(self, tags: Sequence[VocabularyTag]) -> None: ...

    def default(self) -> tuple[VocabularyTag, ...]: ...
