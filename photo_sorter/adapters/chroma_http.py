"""Requests to a Chroma server, and what can go wrong with them, in words.

Chroma's own client is not used here: it waits for ever on a server that hangs, and hides the status
of a refusal. Its HTTP interface (version 2) is small and documented by every server itself.
"""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx

from photo_sorter.core.errors import IndexServerError

log = logging.getLogger(__name__)
# It logs every request; a query at each typed letter would fill the log.
logging.getLogger("httpx").setLevel(logging.WARNING)

API = "/api/v2"
OLD_API = "/api/v1"
_CONNECT_SECONDS = 3.0
_FITTING = "Use a server of chromadb 1.x (`chroma run`)."


class NotThereError(IndexServerError):
    """The server knows no such thing (404, 410)."""


class ChromaHttp:
    """Asks one server. Safe from any thread; redirects are not followed, so that the token goes
    to nobody but the server that was named."""

    def __init__(self, address: str, token: str) -> None:
        self.address = address
        self._has_token = bool(token)
        # Proxies check the one or the other; Chroma's own client can send either.
        headers = {"Authorization": f"Bearer {token}", "X-Chroma-Token": token} if token else {}
        self._client = httpx.Client(headers=headers, follow_redirects=False)

    def close(self) -> None:
        self._client.close()

    def ask(self, method: str, path: str, body: object = None, *, seconds: float) -> Any:
        """The JSON that answers. Raises NotThereError, IndexServerError.

        `seconds` is how long the server may be silent."""
        content = None if body is None else json.dumps(body, separators=(",", ":")).encode()
        try:
            response = self._client.request(
                method,
                self.address + path,
                content=content,
                headers={"Content-Type": "application/json"},
                timeout=httpx.Timeout(seconds, connect=min(_CONNECT_SECONDS, seconds)),
            )
        except httpx.HTTPError as error:
            raise self._silent(type(error).__name__) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise self.unfit("its address cannot be asked") from error
        except RuntimeError as error:  # closed by another thread, when the library is
            raise self._silent("closed") from error
        self._check_status(response)
        try:
            return response.json()
        except ValueError as error:
            raise self.not_chroma() from error

    def _check_status(self, response: httpx.Response) -> None:
        """The answer's text is in no error: it is the server's, and may hold anything."""
        status = response.status_code
        if response.is_success:
            return
        if status in (401, 403, 407):
            raise self._refused()
        if status in (404, 410):
            raise NotThereError(
                "The index server does not have what was asked for", _FITTING, path=self.address
            )
        if status in (408, 425, 429) or status >= 500:
            raise self._silent(f"status {status}")
        if response.is_redirect:
            raise self.not_chroma()
        raise self.unfit(f"it answered a request with status {status}")

    def _silent(self, why: str) -> IndexServerError:
        log.info("%s: %s", self.address, why)
        return IndexServerError(
            "The index server does not answer",
            "Start it with `chroma run`, or check the address. Meanwhile photos are taken in and "
            "found; what it lacks is sent when it is back.",
            path=self.address,
        )

    def _refused(self) -> IndexServerError:
        words = "refuses the token" if self._has_token else "asks for a token"
        return IndexServerError(
            f"The index server {words}",
            "Give the right one in the settings or in PHOTO_SORTER_INDEX_TOKEN. Meanwhile photos "
            "are taken in and found.",
            path=self.address,
        )

    def not_chroma(self) -> IndexServerError:
        return IndexServerError(
            "What answers at this address is no Chroma server",
            "Check the address; `chroma run` says which one it has.",
            path=self.address,
        )

    def unfit(self, why: str) -> IndexServerError:
        return IndexServerError(
            f"The index server does not fit this version of photo_sorter: {why}",
            _FITTING,
            path=self.address,
        )
