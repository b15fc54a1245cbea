"""What comes from a program that was asked is anybody's bytes, in pieces of any length."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.adapters.describing.endpoint_speech import model_names, read_answer
from photo_sorter.adapters.describing.endpoint_wire import Reply
from photo_sorter.adapters.describing.growing import GrowingAnswer
from photo_sorter.core.describing.answer_limits import plain
from photo_sorter.core.errors import ModelUnavailableError

from .stand_in import event

KINDS = st.sampled_from(["text/event-stream", "application/json", "text/html", ""])


class Response:
    """As much of httpx's as is asked."""

    def __init__(self, kind: str, pieces: Sequence[bytes]) -> None:
        self.headers = {"content-type": kind}
        self._pieces = pieces

    async def aiter_raw(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


def reply(kind: str, pieces: Sequence[bytes], limit: int = 1 << 20) -> Reply:
    response: Any = Response(kind, pieces)
    return Reply("http://127.0.0.1:1/v1", response, limit)


def answered(kind: str, pieces: Sequence[bytes]) -> str:
    growing = GrowingAnswer(lambda text: None)
    asyncio.run(read_answer(reply(kind, pieces), growing))
    return growing.text


WORDS = st.lists(st.text("abé 漢\n", max_size=6), max_size=6)


@given(WORDS, st.lists(st.integers(0, 600), max_size=8), st.sampled_from([b"\n", b"\r\n"]))
def test_pieces_of_any_length_make_the_same_answer(
    words: list[str], cuts: list[int], end: bytes
) -> None:
    data = b"".join(map(event, words)) + event("", "stop") + b"data: [DONE]\n\n"
    data = data.replace(b"\n", end)
    places = [0, *sorted(cuts), len(data)]
    pieces = [data[a:b] for a, b in itertools.pairwise(places)]
    whole = answered("text/event-stream", [data])
    assert answered("text/event-stream; charset=utf-8", pieces) == whole
    if len("".join(words)) < 12:  # longer ones may be cut where they repeat themselves
        assert whole == plain("".join(words))


@given(KINDS, st.lists(st.one_of(st.binary(max_size=30), st.just(b"data: "), st.just(b"\n"))))
def test_bytes_of_any_kind_are_an_answer_or_refused_with_words(
    kind: str, pieces: list[bytes]
) -> None:
    for ask in (lambda: answered(kind, pieces), lambda: names(kind, pieces)):
        with suppress(ModelUnavailableError):
            ask()


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["choices", "message", "delta", "content", "data", "id", "error"]),
            inner,
            max_size=4,
        ),
    ),
)


@given(JSON, st.booleans())
def test_json_of_any_form_is_an_answer_or_refused_with_words(value: Any, streamed: bool) -> None:
    data = json.dumps(value).encode()
    for ask in (
        lambda: (
            answered("text/event-stream", [b"data: " + data + b"\n"])
            if streamed
            else answered("application/json", [data])
        ),
        lambda: names("application/json", [data]),
    ):
        with suppress(ModelUnavailableError):
            ask()


def names(kind: str, pieces: Sequence[bytes]) -> tuple[str, ...]:
    return asyncio.run(model_names(reply(kind, pieces)))
