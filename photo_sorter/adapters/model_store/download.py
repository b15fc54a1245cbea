"""Downloads a model from the hub, when a person asks for it.

What is to come, and its checksums, are asked of the hub; the files are then fetched one by one.
Each grows as `<name>.part` and is renamed when its checksum is right, so a download that was cut
off goes on where it stopped. The library's own download function is not used: it starts anew
each time.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photo_sorter.adapters.child.model_environment import NO_REPORTS
from photo_sorter.adapters.full_disk import is_full_disk
from photo_sorter.adapters.model_store.registry import OfferedModel
from photo_sorter.core.errors import CancelledError, DiskFullError, DownloadError
from photo_sorter.core.problems import Problem

if TYPE_CHECKING:
    from huggingface_hub import HfApi

log = logging.getLogger(__name__)

_TIMEOUT_SECONDS = 20.0
_SPARE_BYTES = 200_000_000  # to be left on the disk


@dataclass(frozen=True, slots=True)
class _RemoteFile:
    """A file of one revision. Large files are checked by SHA-256, others as git does it."""

    name: str
    url: str
    size: int
    sha256: str
    git_sha1: str


def download_model(
    model: OfferedModel,
    partial: Path,
    endpoint: str | None,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    """Fetch the model's files into the folder `partial`, which may hold a part of them already.

    `progress(received, total)` is told in bytes; `cancelled` is asked between chunks. Raises
    DownloadError, CancelledError, DiskFullError; then what has come so far stays for next time.
    """
    files, revision = _remote_files(model, endpoint)
    _start_over_if_changed(partial, revision)
    missing = [file for file in files if not (partial / file.name).is_file()]
    _check_space(partial, missing)
    total = sum(file.size for file in files)
    received = total - sum(file.size - _part_size(partial, file) for file in missing)
    progress(received, total)

    def received_of(before: int, count: int) -> None:
        progress(before + count, total)

    for file in missing:
        before = received - _part_size(partial, file)
        _fetch(file, partial, functools.partial(received_of, before), cancelled)
        received = before + file.size
    (partial / _REVISION_NAME).unlink()


# ------------------------------------------------------------------------------ what is to come


def _hub(endpoint: str | None) -> HfApi:
    # Read by the library when it is imported.
    os.environ.update(NO_REPORTS)
    os.environ.setdefault("HF_HUB_DISABLE_XET", "1")
    os.environ.setdefault("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1")
    from huggingface_hub import HfApi

    return HfApi(endpoint=endpoint, token=False, library_name="photo_sorter")


def _remote_files(model: OfferedModel, endpoint: str | None) -> tuple[list[_RemoteFile], str]:
    """The files of the pinned revision, or of the newest where none is, and its name."""
    hub = _hub(endpoint)
    from huggingface_hub import hf_hub_url
    from huggingface_hub.errors import (
        GatedRepoError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        info = hub.model_info(
            model.repository,
            revision=model.revision or None,
            files_metadata=True,
            timeout=_TIMEOUT_SECONDS,
        )
    except (RepositoryNotFoundError, GatedRepoError) as error:
        raise DownloadError(Problem.HUB_LACKS_MODEL, repository=model.repository) from error
    except RevisionNotFoundError as error:
        raise _lacking(model.repository, ()) from error
    except Exception as error:  # whatever the HTTP library raises without a connection
        raise DownloadError(Problem.HUB_UNREACHABLE, detail=_brief(error)) from error
    revision = info.sha or ""
    if model.revision and revision != model.revision:
        raise _lacking(model.repository, ())
    there = {sibling.rfilename: sibling for sibling in info.siblings or ()}
    absent = [name for name in model.files if name not in there]
    if absent or not revision:
        raise _lacking(model.repository, absent)
    names = [*model.files, *(name for name in model.optional_files if name in there)]
    files = []
    for name in names:
        sibling: Any = there[name]
        url = hf_hub_url(model.repository, name, revision=revision, endpoint=endpoint)
        sha256 = sibling.lfs.sha256 if sibling.lfs else ""
        files.append(_RemoteFile(name, url, int(sibling.size or 0), sha256, sibling.blob_id or ""))
    return files, revision


def _lacking(repository: str, files: Sequence[str]) -> DownloadError:
    if not files:
        return DownloadError(Problem.HUB_LACKS_REVISION, repository=repository)
    return DownloadError(Problem.HUB_LACKS_FILES, repository=repository, files=", ".join(files))


# ------------------------------------------------------------------------------- what is there

_REVISION_NAME = "revision.txt"


def _start_over_if_changed(partial: Path, revision: str) -> None:
    """Parts of two revisions do not make a file."""
    note = partial / _REVISION_NAME
    if partial.is_dir() and (not note.is_file() or note.read_text("utf-8") != revision):
        shutil.rmtree(partial)
    partial.mkdir(parents=True, exist_ok=True)
    note.write_text(revision, "utf-8")


def _part(partial: Path, file: _RemoteFile) -> Path:
    return partial / f"{file.name}.part"


def _part_size(partial: Path, file: _RemoteFile) -> int:
    part = _part(partial, file)
    return part.stat().st_size if part.is_file() else 0


def _check_space(partial: Path, missing: list[_RemoteFile]) -> None:
    needed = sum(file.size - _part_size(partial, file) for file in missing) + _SPARE_BYTES
    free = shutil.disk_usage(partial).free
    if free < needed:
        raise DiskFullError(Problem.DOWNLOAD_NEEDS_SPACE, needed=needed / 1e9, free=free / 1e9)


# --------------------------------------------------------------------------------------- files


def _fetch(
    file: _RemoteFile, partial: Path, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> None:
    """Fetch one file, or what is missing of it, and put it in place."""
    part = _part(partial, file)
    if _part_size(partial, file) > file.size:
        part.unlink()
    part.touch()
    while (before := _part_size(partial, file)) < file.size:
        try:
            _receive(file, part, before, progress, cancelled)
        except DownloadError:
            # A connection that breaks is taken up again as long as each try brings something.
            if _part_size(partial, file) <= before:
                raise
            log.info("The download of %s broke off; going on", file.name)
    if not _is_right(file, part):
        part.unlink()
        raise DownloadError(Problem.DOWNLOAD_DAMAGED, name=file.name)
    os.replace(part, partial / file.name)


def _receive(
    file: _RemoteFile,
    part: Path,
    start: int,
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> None:
    """Append to `part` what one request brings, from byte `start` on."""
    with _writing(part) as write, _response(file, start) as (chunks, from_start):
        count = start
        if from_start and start:  # a server that knows no ranges begins anew
            part.write_bytes(b"")
            count = 0
        for chunk in chunks:
            if cancelled():
                raise CancelledError(Problem.DOWNLOAD_CANCELLED)
            write(chunk)
            count += len(chunk)
            if count > file.size:
                raise DownloadError(Problem.DOWNLOAD_TOO_LONG, name=file.name)
            progress(count)
    if count < file.size:
        raise DownloadError(Problem.DOWNLOAD_CUT_OFF, name=file.name)


@contextmanager
def _writing(part: Path) -> Iterator[Callable[[bytes], None]]:
    """Appends to a file; a full disk is said in words."""
    with open(part, "ab", buffering=0) as out:

        def write(chunk: bytes) -> None:
            try:
                out.write(chunk)
            except OSError as error:
                if not is_full_disk(error):
                    raise
                raise DiskFullError(Problem.NO_SPACE_FOR_MODEL) from error

        yield write


@contextmanager
def _response(file: _RemoteFile, start: int) -> Iterator[tuple[Iterator[bytes], bool]]:
    """The bytes of a file from `start` on, and whether they begin at its start instead."""
    from huggingface_hub import get_session

    # Compressed bytes could not be resumed.
    headers = {"User-Agent": "photo_sorter", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    try:
        with get_session().stream(
            "GET", file.url, headers=headers, timeout=_TIMEOUT_SECONDS
        ) as response:
            response.raise_for_status()
            # Chunks as they arrive: gathered into larger ones, the last would be lost with the
            # connection.
            yield _explained(response.iter_bytes(), file), response.status_code != 206
    except (DownloadError, CancelledError, DiskFullError):
        raise
    except Exception as error:  # whatever the HTTP library raises
        raise DownloadError(
            Problem.DOWNLOAD_REFUSED, name=file.name, detail=_brief(error)
        ) from error


def _explained(chunks: Iterator[bytes], file: _RemoteFile) -> Iterator[bytes]:
    try:
        yield from chunks
    except Exception as error:
        raise DownloadError(Problem.DOWNLOAD_BROKE, name=file.name, detail=_brief(error)) from error


def _is_right(file: _RemoteFile, part: Path) -> bool:
    if file.sha256:
        with open(part, "rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
    if not file.git_sha1:
        return part.stat().st_size == file.size
    content_bytes = part.read_bytes()
    header = b"blob %d\0" % len(content_bytes)
    return hashlib.sha1(header + content_bytes).hexdigest() == file.git_sha1


def _brief(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
