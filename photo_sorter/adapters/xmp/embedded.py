"""Our fields inside a picture's own file, by ExifTool. It works on a copy; the file is replaced
only by one that says the fields and shows the same pixels."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from photo_sorter.adapters.xmp.encoding import decode
from photo_sorter.adapters.xmp.errors import NotXmpError
from photo_sorter.adapters.xmp.exiftool import ExifTool, find_exiftool
from photo_sorter.adapters.xmp.many_blocks import asked_of, blocks_in, can_be_asked
from photo_sorter.adapters.xmp.picture_blocks import ASKED, Blocks, has_iptc, said_in, told_in
from photo_sorter.adapters.xmp.picture_changes import assignments
from photo_sorter.adapters.xmp.rdf import Packet
from photo_sorter.adapters.xmp.reading import as_written
from photo_sorter.adapters.xmp.replacement import (
    Original,
    keep_rights,
    settle,
    settle_folder,
    take_place,
    waiting_name,
)
from photo_sorter.adapters.xmp.sidecar_files import said_of
from photo_sorter.core.errors import EngineError, InvalidInputError
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import SingleField, value_of
from photo_sorter.core.ports.pictures import FrameReader, PictureSize
from photo_sorter.core.ports.sidecars import (
    ChangedMeanwhileError,
    Said,
    SidecarChange,
    TakesNoWordsError,
)
from photo_sorter.core.problems import Problem

_SECONDS = 60.0  # of silence on one file
_END = 1 << 12  # bytes in which a film that lies behind a picture ends
_ROOM = 1 << 20  # bytes that a picture may grow by


def pixels_by(reader: FrameReader) -> Callable[[Path], str]:
    """A hash of what a picture shows, decoded as everywhere else, at all its pixels; and of every
    further frame or page. Raises TakesNoWordsError where one of these cannot be decoded."""

    def hashed(picture: Path) -> str:
        shown = reader.read(str(picture), PictureSize())
        size = f"{shown.width}x{shown.height}".encode()
        pixels = hashlib.blake2b(size + bytes(shown.pixels), digest_size=20).hexdigest()
        try:
            return pixels + reader.frames(str(picture))
        except InvalidInputError as error:  # what nobody can compare is left as it is
            raise TakesNoWordsError(error.problem, path=str(picture), **error.values) from error

    return hashed


class EmbeddedByExifTool:
    """Implements `core.ports.EmbeddedFields`. The process starts with the first call."""

    def __init__(
        self,
        pixels: Callable[[Path], str],
        *,
        find: Callable[[], str | None] = find_exiftool,
        seconds: float = _SECONDS,
        end: Callable[[], None] = lambda: None,
    ) -> None:
        """`end` ends what `pixels` asks."""
        self._end = end
        self._pixels = pixels
        self._find = find
        self._seconds = seconds
        self._one_at_a_time = threading.Lock()
        self._guard = threading.Lock()
        self._tool: ExifTool | None = None
        self._closed = False

    def available(self) -> bool:
        return self._find() is not None

    def read(self, picture: Path) -> FileFields:
        with self._one_at_a_time:
            return said_in(self._blocks(Path(os.path.realpath(picture))))

    def read_all(self, pictures: Sequence[Path]) -> list[Said]:
        paths = {picture: Path(os.path.realpath(picture)) for picture in pictures}
        asked = [path for path in dict.fromkeys(paths.values()) if can_be_asked(path)]
        with self._one_at_a_time:
            together = self._blocks_of(asked)
        return [
            said_of(self.read, picture) if blocks is None else said_in(blocks)
            for picture in pictures
            for blocks in (together.get(paths[picture]),)
        ]

    def write(self, picture: Path, fields: FileFields, *, keep_times: bool = False) -> bool:
        return self._write(picture, fields, keep_times, lambda said, status: True)

    def exchange(self, change: SidecarChange) -> bool:
        def is_as_seen(said: FileFields, status: os.stat_result) -> bool:
            stamp = (status.st_size, status.st_mtime_ns)
            return said == change.seen and change.stamp in (None, stamp)

        return self._write(change.sidecar, change.fields, change.keep_time, is_as_seen)

    def _write(
        self,
        picture: Path,
        fields: FileFields,
        keep_times: bool,
        is_as_seen: Callable[[FileFields, os.stat_result], bool],
    ) -> bool:
        wanted = as_written(fields)
        path = Path(os.path.realpath(picture))
        with self._one_at_a_time:
            status = os.stat(path)
            if not stat.S_ISREG(status.st_mode):
                raise InvalidInputError(Problem.FILE_NOT_REGULAR, path=str(picture))
            blocks = self._blocks(path)
            said = said_in(blocks)
            if not is_as_seen(said, status):
                raise ChangedMeanwhileError(Problem.FILE_CHANGED_SINCE, path=str(picture))
            if _same(said, wanted):
                return False
            original = Original(path, status)
            original.check_writable()
            with self._copy(original) as copy:
                self._change(path, copy, blocks, wanted)
                self._verify(path, copy, wanted)
                if blocks.has_film and _end(copy) != _end(path):
                    raise TakesNoWordsError(Problem.EXIFTOOL_HARMS, path=str(path))
                keep_rights(original, copy)
                if keep_times:
                    os.utime(copy, ns=(status.st_atime_ns, status.st_mtime_ns))
                settle(copy)
                take_place(original, copy)
            settle_folder(path.parent)
        return True

    def close(self) -> None:
        with self._guard:
            self._closed = True
            tool, self._tool = self._tool, None
        if tool is not None:
            tool.close()
        self._end()

    @staticmethod
    @contextmanager
    def _copy(original: Original) -> Iterator[Path]:
        copy = waiting_name(original.path)
        unfinished = copy.with_name(copy.name + "_exiftool_tmp")  # ExifTool never writes over it
        try:
            for each in (copy, unfinished):
                each.unlink(missing_ok=True)
            shutil.copyfile(original.path, copy)
            yield copy
        finally:
            for each in (copy, unfinished):
                with suppress(OSError):
                    each.unlink(missing_ok=True)

    def _blocks(self, path: Path) -> Blocks:
        packet = self._packet(path)
        asked = (f"-{name}" for name in ASKED)
        told = told_in(self._run(["-j", "-G1", "-n", *asked, str(path)])[0])
        iptc = self._run(["-b", "-IPTC", str(path)])[0] if has_iptc(told) else None
        return Blocks(packet, told, iptc)

    def _blocks_of(self, paths: Sequence[Path]) -> Mapping[Path, Blocks]:
        """What is out of the ordinary is not among them, and is asked for by itself: the answer
        of many does not say why."""
        try:
            return blocks_in(*self._run(asked_of(paths))) if paths else {}
        except EngineError:
            return {}

    def _packet(self, path: Path) -> Packet | None:
        """None where the picture has none."""
        data, complaints = self._run(["-b", "-XMP", str(path)])
        if not data:
            if complaints.startswith("Error"):
                raise TakesNoWordsError(
                    Problem.EXIFTOOL_REFUSES, path=str(path), detail=_first_line(complaints)
                )
            return None
        try:
            return Packet(decode(data).body)
        except NotXmpError as error:
            raise TakesNoWordsError(
                Problem.SIDECAR_NOT_XMP, path=str(path), detail=str(error)
            ) from error

    def _change(self, path: Path, copy: Path, blocks: Blocks, wanted: FileFields) -> None:
        answer, complaints = self._run(
            ["-E", "-overwrite_original", *assignments(blocks, wanted), str(copy)]
        )
        if b"1 image files updated" in answer:
            return
        if shutil.disk_usage(copy.parent).free < copy.stat().st_size + _ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # which it does not say
        raise TakesNoWordsError(
            Problem.EXIFTOOL_REFUSES, path=str(path), detail=_first_line(complaints)
        )

    def _verify(self, path: Path, copy: Path, wanted: FileFields) -> None:
        says_so = _same(said_in(self._blocks(copy)), wanted)
        if not says_so or self._pixels(copy) != self._pixels(path):
            raise TakesNoWordsError(Problem.EXIFTOOL_HARMS, path=str(path))

    def _run(self, arguments: list[str]) -> tuple[bytes, str]:
        tool = self._started()
        try:
            return tool.run(arguments, self._seconds)
        except EngineError:
            with self._guard:
                self._tool = None
            tool.close()
            raise

    def _started(self) -> ExifTool:
        with self._guard:
            if self._closed:
                raise EngineError(Problem.EXIFTOOL_SILENT)
            if self._tool is None:
                program = self._find()
                if program is None:
                    raise EngineError(Problem.EXIFTOOL_MISSING)
                try:
                    self._tool = ExifTool(program)
                except OSError as error:
                    raise EngineError(Problem.EXIFTOOL_MISSING) from error
            return self._tool


def _end(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-min(_END, path.stat().st_size), os.SEEK_END)
        return file.read()


def _same(said: FileFields, wanted: FileFields) -> bool:
    """Keywords have no order."""
    return set(said.keywords) == set(wanted.keywords) and all(
        value_of(said, one) == value_of(wanted, one) for one in SingleField
    )


def _first_line(complaints: str) -> str:
    return (complaints.splitlines() or [""])[0].removeprefix("Error: ").partition(" - ")[0]
