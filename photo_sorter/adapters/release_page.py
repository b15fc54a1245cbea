"""Asks a web address which version is the newest. Only when a person has said so."""

from __future__ import annotations

import json
import logging
import time

from photo_sorter.core.errors import UpdateCheckError
from photo_sorter.core.problems import Problem
from photo_sorter.core.program import Release, newest_release, release_address

log = logging.getLogger(__name__)

_MOST_BYTES = 2_000_000
_MOST_REDIRECTS = 3


class ReleasePage:
    """`core.ports.Releases`. Tells the server nothing but that photo_sorter asks.

    `silence` is how many seconds the server may say nothing, `whole` how many its answer may take:
    one that drips would else hold the question for ever."""

    def __init__(self, silence: float = 8.0, whole: float = 20.0) -> None:
        self._silence, self._whole = silence, whole

    def newest(self, address: str) -> Release:
        url = release_address(address)
        try:
            release = newest_release(json.loads(self._fetch(url)))
        except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, or far too deep
            raise _not_understood(url) from error
        if release is None:
            raise _not_understood(url)
        return release

    def _fetch(self, url: str) -> bytes:
        import httpx  # takes a while, and nothing else at the start of the window needs it

        began = time.monotonic()
        received = bytearray()
        try:
            with (
                httpx.Client(
                    headers={"User-Agent": "photo_sorter", "Accept": "application/json"},
                    follow_redirects=True,
                    max_redirects=_MOST_REDIRECTS,
                    timeout=self._silence,
                ) as client,
                client.stream("GET", url) as response,
            ):
                self._check_status(url, response.status_code)
                for part in response.iter_bytes():
                    received += part
                    if len(received) > _MOST_BYTES:
                        raise _not_understood(url)
                    if time.monotonic() - began > self._whole:
                        raise _no_answer(url, "it takes too long")
        except (httpx.TooManyRedirects, httpx.InvalidURL, httpx.DecodingError) as error:
            raise _not_understood(url) from error
        except httpx.HTTPError as error:
            raise _no_answer(url, type(error).__name__) from error
        return bytes(received)

    def _check_status(self, url: str, status: int) -> None:
        if status in (408, 425, 429) or status >= 500:
            raise _no_answer(url, f"status {status}")
        if status != 200:
            log.info("%s: status %d", url, status)
            raise _not_understood(url)


def _no_answer(url: str, why: str) -> UpdateCheckError:
    log.info("%s: %s", url, why)
    return UpdateCheckError(Problem.RELEASES_SILENT, path=url)


def _not_understood(url: str) -> UpdateCheckError:
    return UpdateCheckError(Problem.RELEASES_NAME_NO_VERSION, path=url)
