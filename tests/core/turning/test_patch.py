"""A patch is taken back to the last byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.operation_json import decode, encode
from photo_sorter.core.operations import TurnFiles
from photo_sorter.core.turning.patch import (
    FilePatch,
    NotThatFileError,
    Splice,
    backwards,
    splice,
    spliced,
)


@st.composite
def changes(draw: st.DrawFn) -> tuple[bytes, tuple[Splice, ...]]:
    """Bytes, and what is to become of some of them."""
    parts = draw(st.lists(st.tuples(*[st.binary(max_size=6)] * 3), max_size=5))
    data, splices = b"", []
    for kept, old, new in parts:
        data += kept
        splices.append(splice(len(data), old, new))
        data += old
    return data + draw(st.binary(max_size=6)), tuple(splices)


@given(changes())
def test_back_it_is_as_it_was(change: tuple[bytes, tuple[Splice, ...]]) -> None:
    data, splices = change
    made = spliced(data, splices)
    back = backwards(FilePatch("/a.jpg", "one", "two", splices))
    assert (back.before, back.after) == ("two", "one")
    assert spliced(made, back.splices) == data
    assert backwards(back).splices == splices


@given(changes())
def test_the_journal_keeps_it(change: tuple[bytes, tuple[Splice, ...]]) -> None:
    operation = TurnFiles((FilePatch("/a\udcff.jpg", "one", "two", change[1]),), -1)
    assert decode(encode(operation)) == operation


@pytest.mark.parametrize(
    ("data", "splices"),
    [
        (b"abc", (splice(0, b"x", b"y"),)),
        (b"abc", (splice(9, b"", b"y"),)),
        (b"abc", (splice(2, b"c", b""), splice(0, b"a", b""))),
        (b"abc", (splice(0, b"ab", b""), splice(1, b"b", b""))),
    ],
)
def test_other_bytes_are_refused(data: bytes, splices: tuple[Splice, ...]) -> None:
    with pytest.raises(NotThatFileError):
        spliced(data, splices)
