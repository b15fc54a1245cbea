"""Installed models, the settings and the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from photo_sorter.core.embedding import EmbeddingSpace, Vectors
from photo_sorter.core.encoder_profile import EncoderProfile
from photo_sorter.core.ports.describing import DescriberModel
from photo_sorter.core.settings import Settings
from photo_sorter.core.tag_tree import TagTraits
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import (
    ModelChoice,
)


class ModelKind(Enum):
    """What a model does for photos."""

    ENCODER = "encoder"  # texts and pictures into one space
    LOOK = "look"  # pictures alone, by how they look
    DESCRIBER = "describer"  # says in words what a picture shows


@dataclass(frozen=True, slots=True, eq=False)
class InstalledModel:
    """An encoder's folder, that can be loaded. `look` is the space of the looks that it gives
    beside its vectors, from the same pass; None where it gives none."""

    name: str
    folder: Path
    space: EmbeddingSpace
    profile: EncoderProfile
    look: EmbeddingSpace | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LookModel:
    """A folder that puts pictures into a space of looks, which knows no words. The built-in
    encoder's serves for it, too. `reference_images` (r, d) are looks of pictures of anything, or
    empty where it brings none (then the library's own photos serve)."""

    name: str
    folder: Path
    space: EmbeddingSpace
    reference_images: Vectors


class ModelStore(Protocol):
    def choices(self) -> list[ModelChoice]:
        """Registry and imports; `active` is left False (the library knows)."""

    def installed(self, name: str) -> InstalledModel:
        """An encoder. Raises ModelUnavailableError where it is not installed, not whole, or no
        encoder."""

    def look_model(self, name: str) -> LookModel:
        """Raises ModelUnavailableError where it is not installed, not whole, or gives no looks."""

    def describer(self, name: str) -> DescriberModel:
        """A model that describes pictures, on this disk. Raises ModelUnavailableError where it is
        not installed, not whole, or describes nothing."""

    def kind(self, name: str) -> ModelKind:
        """Of an installed model. Raises ModelUnavailableError."""

    def check(self, name: str) -> None:
        """Read all files of an installed model whose checksums are known. Raises
        ModelUnavailableError where one is damaged."""

    def download(
        self, name: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        """Fetch with resume and checksum; the one place that uses the network. Raises
        DownloadError, CancelledError, DiskFullError."""

    def import_checkpoint(self, name: str, architecture: str, weights: Path) -> None:
        """An architecture of open_clip, or of timm as a model of looks. `.safetensors`, or a
        state dict loaded weights-only. Raises InvalidInputError."""

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
