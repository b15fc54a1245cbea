"""Whether the files of a model folder are those that it was made with.

A folder may list them in `SHA256SUMS`, as `sha256sum` writes and checks it; the built-in models
do, and so does whatever is downloaded. One flipped bit in a file of weights would otherwise pass
for another model, and every photo would be embedded anew by it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

CHECKSUMS_NAME = "SHA256SUMS"


def listed_files(folder: Path) -> list[Path]:
    """The files that the folder lists; none where it lists nothing."""
    return [folder / name for name in _listed(folder)]


def check_files(folder: Path, *, downloaded: bool = False) -> None:
    """Raises ModelUnavailableError at the first file that is missing or not as listed. What was
    `downloaded` is mended by another download, the rest by another installation."""
    try:
        _check(folder)
    except ModelUnavailableError as error:
        if not downloaded:
            raise
        name = str(error.values.get("name", CHECKSUMS_NAME))
        raise ModelUnavailableError(
            Problem.MODEL_DOWNLOAD_CHANGED, path=str(folder / name), name=name
        ) from error


def _check(folder: Path) -> None:
    for name, wanted in _listed(folder).items():
        path = folder / name
        try:
            found = _sha256(path)
        except OSError as error:
            raise ModelUnavailableError(
                Problem.MODEL_FILE_UNREADABLE, path=str(path), name=name, detail=str(error)
            ) from error
        if found != wanted:
            raise ModelUnavailableError(Problem.MODEL_FILE_DAMAGED, path=str(path), name=name)


def write_checksums(folder: Path) -> None:
    """List every file of the folder as it is now."""
    names = sorted(path.name for path in folder.iterdir() if path.name != CHECKSUMS_NAME)
    lines = [f"{_sha256(folder / name)}  {name}\n" for name in names]
    (folder / CHECKSUMS_NAME).write_text("".join(lines), "utf-8")


def _listed(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / CHECKSUMS_NAME).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ModelUnavailableError(
            Problem.MODEL_CHECKSUMS_DAMAGED, path=str(folder), detail=str(error)
        ) from error
    return {name: wanted for wanted, _, name in (line.partition("  ") for line in lines) if name}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
