"""One request to a program on this machine, and what comes back, in lines and within limits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

if TYPE_CHECKING:
    import httpx

_CONNECT_SECONDS = 5.0
_READ_SECONDS = 180.0  # of silence: a model is loaded and looks at the picture meanwhile
_WRITE_SECONDS = 30.0
_WHOLE_SECONDS = 900.0  # for all of an exchange, however lively it is
_WORDS_BYTES = 4_000  # of what comes with a refusal
_MOST_WORDS = 160  # characters of it that are told


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds."""

    connect: float = _CONNECT_SECONDS
    read: float = _READ_SECONDS
    write: float = _WRITE_SECONDS
    whole: float = _WHOLE_SECONDS


class Reply:
    """A reply with status 200, whose body comes within a limit."""

    def __init__(self, address: str, response: httpx.Response, limit: int) -> None:
        self.address = address
        self.kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        self._response = response
        self._limit = limit

    async def pieces(self) -> AsyncIterator[bytes]:
        """Raises ModelUnavailableError where there is more than the limit."""
        count = 0
        async for piece in self._response.aiter_raw():  # compressed bytes are refused before
            count += len(piece)
            if count > self._limit:
                raise ModelUnavailableError(Problem.ENDPOINT_ANSWER_TOO_LONG, address=self.address)
            yield piece

    async def lines(self) -> AsyncIterator[bytes]:
        """Without their ends, as each is whole."""
        rest = b""
        async for piece in self.pieces():
            *whole, rest = (rest + piece).split(b"\n")
            for line in whole:
                yield line.rstrip(b"\r")
        if rest:
            yield rest

    async def whole(self) -> bytes:
        return b"".join([piece async for piece in self.pieces()])

    def unfit(self, detail: str) -> ModelUnavailableError:
        return ModelUnavailableError(
            Problem.ENDPOINT_ANSWER_UNFIT, address=self.address, detail=detail
        )


class Wire:
    """Asks nobody but the address that it is given: no proxy, no redirect, no names looked up."""

    def __init__(self, deadlines: Deadlines | None = None) -> None:
        self._deadlines = deadlines or Deadlines()

    @asynccontextmanager
    async def exchange(
        self,
        method: str,
        address: str,
        path: str,
        limit: int,
        body: dict[str, object] | None = None,
    ) -> AsyncIterator[Reply]:
        """Raises ModelUnavailableError where nothing answers, what answers refuses, or nothing
        more comes."""
        import httpx  # not for the first window

        timeouts = self._deadlines
        try:
            async with (
                asyncio.timeout(timeouts.whole),
                httpx.AsyncClient(
                    trust_env=False,
                    follow_redirects=False,
                    timeout=httpx.Timeout(
                        connect=timeouts.connect,
                        read=timeouts.read,
                        write=timeouts.write,
                        pool=timeouts.connect,
                    ),
                ) as client,
                client.stream(
                    method,
                    address + path,
                    json=body,
                    headers={"User-Agent": "photo_sorter", "Accept-Encoding": "identity"},
                ) as response,
            ):
                await _check(response, address)
                yield Reply(address, response, limit)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise ModelUnavailableError(
                Problem.ENDPOINT_UNREACHABLE, address=address, detail=_brief(str(error))
            ) from error
        except (httpx.TimeoutException, TimeoutError) as error:
            raise ModelUnavailableError(Problem.ENDPOINT_SILENT, address=address) from error
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise ModelUnavailableError(
                Problem.ENDPOINT_BREAKS_OFF, address=address, detail=_brief(str(error))
            ) from error


async def _check(response: httpx.Response, address: str) -> None:
    if response.is_redirect or 300 <= response.status_code < 400:
        raise ModelUnavailableError(Problem.ENDPOINT_REDIRECTS, address=address)
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise ModelUnavailableError(
            Problem.ENDPOINT_ANSWER_UNFIT, address=address, detail="it is compressed"
        )
    if response.status_code != 200:
        words = b""
        async for piece in response.aiter_raw():
            words += piece
            if len(words) > _WORDS_BYTES:
                break
        raise ModelUnavailableError(
            Problem.ENDPOINT_REFUSES,
            address=address,
            status=response.status_code,
            detail=_brief(words.decode("utf-8", "replace")) or response.reason_phrase,
        )


def _brief(text: str) -> str:
    """In one line, without signs that are none of a text."""
    shown = "".join(c if c.isprintable() else " " for c in text[: 4 * _MOST_WORDS])
    return " ".join(shown.split())[:_MOST_WORDS].rstrip(".")
