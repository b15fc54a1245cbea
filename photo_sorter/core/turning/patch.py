"""What becomes of a file's bytes, so that it can be taken back to the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from photo_sorter.core.photo import FilePath


class NotThatFileError(Exception):
    """The bytes are not those that the patch was made for."""


@dataclass(frozen=True, slots=True)
class Splice:
    """From byte `at` on `old` becomes `new`, which may be of another length; both in hexadecimal,
    as the journal keeps them."""

    at: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FilePatch:
    """`before` and `after` are the content hashes of the whole file. The splices are in order, do
    not overlap, and count from the file as it was before."""

    path: FilePath
    before: str
    after: str
    splices: tuple[Splice, ...]


def splice(at: int, old: bytes, new: bytes) -> Splice:
    return Splice(at, old.hex(), new.hex())


def spliced(data: bytes, splices: Sequence[Splice]) -> bytes:
    """Raises NotThatFileError where the old bytes are not there, or the splices are in no order."""
    parts: list[bytes] = []
    end = 0
    for each in splices:
        old = bytes.fromhex(each.old)
        if each.at < end or data[each.at : each.at + len(old)] != old or each.at > len(data):
            raise NotThatFileError
        parts += [data[end : each.at], bytes.fromhex(each.new)]
        end = each.at + len(old)
    return b"".join((*parts, data[end:]))


def backwards(patch: FilePatch) -> FilePatch:
    """What makes the file after it the one before it."""
    shift = 0
    found = []
    for each in patch.splices:
        found.append(Splice(each.at + shift, each.new, each.old))
        shift += (len(each.new) - len(each.old)) // 2
    return FilePatch(patch.path, patch.after, patch.before, tuple(found))
