"""The address of a program on this machine that answers questions about pictures.

Nothing but this machine itself is an answer: a picture that left it could not be taken back. So an
address is one of the loopback's numbers, or the name that stands for them everywhere, which is
never looked up."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

_USUAL_PATH = "/v1"  # of llama.cpp, Ollama and LM Studio alike
_LOCALHOST = "127.0.0.1"


def endpoint_address(text: str) -> str:
    """The url in one form: `http(s)://NUMBER[:port]/path` without a slash at its end, the path
    `/v1` where none is written. Raises InvalidInputError where it is no url, holds a name or
    password, or is of another machine."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise InvalidInputError(Problem.ENDPOINT_ADDRESS_UNFIT) from None
    extra = parts.query or parts.fragment or not _is_plain(text)
    if parts.scheme not in ("http", "https") or not host or port == 0 or extra:
        raise InvalidInputError(Problem.ENDPOINT_ADDRESS_UNFIT)
    if parts.username is not None or parts.password is not None:
        raise InvalidInputError(Problem.ENDPOINT_ADDRESS_HOLDS_PASSWORD)
    number = _loopback(host)
    ending = f":{port}" if port is not None else ""
    return f"{parts.scheme}://{number}{ending}{parts.path.rstrip('/') or _USUAL_PATH}"


def _is_plain(text: str) -> bool:
    return text.isascii() and all("!" <= character <= "~" for character in text)


def _loopback(host: str) -> str:
    """The number as it stands in a url."""
    if host == "localhost":
        return _LOCALHOST
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        raise InvalidInputError(Problem.ENDPOINT_ELSEWHERE) from None
    if not number.is_loopback:
        raise InvalidInputError(Problem.ENDPOINT_ELSEWHERE)
    return f"[{number}]" if number.version == 6 else str(number)
