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
from photo_sorter.core.problems import Problem

log = logging.getLogger(__name__)
# It logs every request; a query at each typed letter would fill the log.
logging.getLogger("httpx").setLevel(logging.WARNING)

API = "/api/v2"
OLD_API = "/api/v1"
_CONNECT_SECONDS = 3.0


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
            raise IndexServerError(Problem.SERVER_ADDRESS_UNASKABLE, path=self.address) from error
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
            raise NotThereError(Problem.SERVER_LACKS_IT, path=self.address)
        if status in (408, 425, 429) or status >= 500:
            raise self._silent(f"status {status}")
        if response.is_redirect:
            raise self.not_chroma()
        raise IndexServerError(Problem.SERVER_STATUS_UNFIT, path=self.address, status=str(status))

    def _silent(self, why: str) -> IndexServerError:
        log.info("%s: %s", self.address, why)
        return IndexServerError(Problem.SERVER_SILENT, path=self.address)

    def _refused(self) -> IndexServerError:
        if self._has_token:
            return IndexServerError(Problem.SERVER_REFUSES_TOKEN, path=self.address)
        return IndexServerError(Problem.SERVER_ASKS_FOR_TOKEN, path=self.address)

    def not_chroma(self) -> IndexServerError:
        return IndexServerError(Problem.SERVER_NOT_CHROMA, path=self.address)
