"""The address of an index server, and the token for it, as a person writes them."""

from __future__ import annotations

from urllib.parse import urlsplit

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem


def server_address(text: str) -> str:
    """The url in one form: `http(s)://host[:port][/path]` without a slash at its end.

    Raises InvalidInputError. A name or password in the url is refused: it would be logged."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InvalidInputError(Problem.SERVER_ADDRESS_UNFIT) from None
    if parts.username is not None or parts.password is not None:
        raise InvalidInputError(Problem.SERVER_ADDRESS_HOLDS_PASSWORD)
    usable = parts.scheme in ("http", "https") and parts.hostname and port != 0
    extra = parts.query or parts.fragment or any(c.isspace() or not c.isprintable() for c in text)
    if not usable or extra:
        raise InvalidInputError(Problem.SERVER_ADDRESS_UNFIT)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def server_token(text: str) -> str:
    """The token without the white space around it; '' for none. Raises InvalidInputError, which
    does not repeat it."""
    token = text.strip()
    if not all("!" <= character <= "~" for character in token):
        raise InvalidInputError(Problem.SERVER_TOKEN_UNFIT)
    return token
