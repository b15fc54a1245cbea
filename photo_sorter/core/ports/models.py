"""Installed models, the settings and the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from photo_sorter.core.embedding import EmbeddingSpace
from photo_sorter.core.encoder_profile import EncoderProfile
from photo_sorter.core.settings import Settings
from photo_sorter.core.tag_tree import TagTraits
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import (
    ModelChoice,
)


class ModelKind(Enum):
    """What a model does for photos."""

    ENCODER = "encoder"  # texts and pictures into one space


@dataclass(frozen=True, slots=True, eq=False)
class InstalledModel:
    """An encoder's folder, that can be loaded."""

    name: str
    folder: Path
    space: EmbeddingSpace
    profile: EncoderProfile


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

    def sensitive(self) -> tuple[VocabularyTag, ...]:
        """The shipped tags of the groups in `core.sensitive`, which a person switches on."""


class TagLists(Protocol):
    """Lists of tags in files that other programs read and write."""

    def read(self, path: Path) -> list[TagTraits]:
        """Raises InvalidInputError where it cannot be read or is not understood."""

    def write(self, path: Path, tags: Sequence[TagTraits]) -> None:
        """Raises DiskFullError, LibraryUnavailableError; the old file then stays."""
