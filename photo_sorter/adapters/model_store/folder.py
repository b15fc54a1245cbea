"""What a model folder says of itself: `space.json`, reference vectors, dimension and digest."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from photo_sorter.adapters.model_store.checksums import listed_files
from photo_sorter.adapters.model_store.registry import (
    CONFIG_NAME,
    EVERYDAY_NAME,
    LEXICON_NAME,
    LOOK_CONFIG_NAME,
    LOOK_WEIGHTS_NAME,
    REFERENCE_NAME,
    SPACE_NAME,
    WEIGHTS_NAME,
    WORDS_NAME,
)
from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.known_words import KnownWords
from photo_sorter.core.lexicon import Lexicon
from photo_sorter.core.ports import ModelKind
from photo_sorter.core.problems import Problem

SPACE_FORMAT = 1


@dataclass(frozen=True, slots=True)
class SpaceFile:
    """The contents of `space.json`."""

    name: str
    version: str
    licence: str
    languages: tuple[str, ...]
    prompt_templates: tuple[str, ...]
    reference_texts: tuple[str, ...]
    calibration: Calibration
    architecture: str = ""
    kind: ModelKind = ModelKind.ENCODER


def read_space(folder: Path) -> SpaceFile:
    """Raises ModelUnavailableError where `space.json` is missing or makes no sense."""
    path = folder / SPACE_NAME
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != SPACE_FORMAT:
            raise ValueError(f"format {data['format']} is unknown")
        return SpaceFile(
            name=str(data["name"]),
            version=str(data["version"]),
            licence=str(data["licence"]),
            languages=_texts(data["languages"]),
            prompt_templates=_texts(data["prompt_templates"]),
            reference_texts=_texts(data["reference_texts"]),
            calibration=Calibration.from_mapping(data["calibration"]),
            architecture=str(data.get("architecture", "")),
            kind=ModelKind(data.get("kind", ModelKind.ENCODER.value)),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_DESCRIPTION_DAMAGED, path=str(path), detail=str(error)
        ) from error


def write_space(folder: Path, space: SpaceFile) -> None:
    data = {
        "format": SPACE_FORMAT,
        "name": space.name,
        "version": space.version,
        "licence": space.licence,
        "languages": list(space.languages),
        "prompt_templates": list(space.prompt_templates),
        "reference_texts": list(space.reference_texts),
        "calibration": space.calibration.to_mapping(),
        "architecture": space.architecture,
        "kind": space.kind.value,
    }
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    (folder / SPACE_NAME).write_text(text, "utf-8")


def embedding_dimensions(folder: Path) -> int:
    """Raises ModelUnavailableError where the model's configuration cannot be read."""
    path = folder / CONFIG_NAME
    try:
        return int(json.loads(path.read_text("utf-8"))["model_cfg"]["embed_dim"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_CONFIGURATION_DAMAGED, path=str(path), detail=str(error)
        ) from error


def reference_images(folder: Path, dimensions: int) -> Vectors:
    """(r, d) float32, L2-normalised; (0, d) where the model brings none.

    Raises ModelUnavailableError where the file does not hold what it should."""
    path = folder / REFERENCE_NAME
    if not path.is_file():
        return np.empty((0, dimensions), np.float32)
    from safetensors import SafetensorError  # not for the first window
    from safetensors.numpy import load_file

    try:
        images: Vectors = load_file(path)["images"].astype(np.float32)
        if images.ndim != 2 or images.shape[1] != dimensions:
            raise ValueError(f"its shape is {images.shape}")
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_REFERENCES_DAMAGED, path=str(path), detail=str(error)
        ) from error
    return normalise(images)


def known_words(folder: Path) -> KnownWords:
    """The words that the model was trained on, one a line in `words.txt.gz`; none listed where
    there is no such file. Raises ModelUnavailableError where it cannot be read."""
    return KnownWords(line.strip() for line in _lines(folder / WORDS_NAME) if line.strip())


def lexicon(folder: Path) -> Lexicon:
    """Names in any language, a tab and their English, one a line in `lexicon.txt.gz`, and those of
    the model's own languages in `everyday.txt.gz`; empty where there is no such file. Each is read
    when it is needed first, and raises ModelUnavailableError then, where it cannot be."""
    return Lexicon(
        lambda: _names_in(folder / LEXICON_NAME), lambda: _names_in(folder / EVERYDAY_NAME)
    )


def _names_in(path: Path) -> dict[str, str]:
    rows = (line.partition("\t") for line in _lines(path))
    return {name: sys.intern(english) for name, _, english in rows if english}


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    try:
        return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise ModelUnavailableError(
            Problem.MODEL_WORDS_DAMAGED, path=str(path), detail=str(error)
        ) from error


def core_files(folder: Path) -> tuple[Path, Path]:
    """Configuration and weights, by open_clip's names, or by timm's where only those are there."""
    names = CONFIG_NAME, WEIGHTS_NAME
    if (folder / LOOK_WEIGHTS_NAME).is_file() and not (folder / WEIGHTS_NAME).is_file():
        names = LOOK_CONFIG_NAME, LOOK_WEIGHTS_NAME
    return folder / names[0], folder / names[1]


def look_dimensions(folder: Path) -> int:
    """Of a model of looks. Raises ModelUnavailableError where its configuration cannot be read."""
    path = folder / LOOK_CONFIG_NAME
    try:
        return int(json.loads(path.read_text("utf-8"))["num_features"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_CONFIGURATION_DAMAGED, path=str(path), detail=str(error)
        ) from error


def fingerprint(folder: Path) -> str:
    """Sizes and times of what `digest` reads and of what is checked: equal fingerprints, equal
    digests.

    Raises ModelUnavailableError where the configuration or the weights are missing."""
    try:
        needed = {*core_files(folder), *listed_files(folder)}
        states = [path.stat() for path in sorted(needed)]
    except OSError as error:
        raise ModelUnavailableError(
            Problem.MODEL_FILE_MISSING, path=str(folder), name=str(error.filename)
        ) from error
    return " ".join(f"{state.st_size}:{state.st_mtime_ns}" for state in states)


def digest(folder: Path) -> str:
    """The first 12 hexadecimal digits of BLAKE2b over configuration and weights."""
    whole = hashlib.blake2b()
    for path in core_files(folder):
        with open(path, "rb") as file:
            whole.update(hashlib.file_digest(file, "blake2b").digest())
    return whole.hexdigest()[:12]


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Sequence):
        raise TypeError(f"{value!r} is not a list of texts")
    return tuple(str(item) for item in value)
