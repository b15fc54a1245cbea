"""The address of an index server, and the token for it, as a person writes them."""

from __future__ import annotations

from urllib.parse import urlsplit

from photo_sorter.core.errors import InvalidInputError

_REMEDY = "Write it like http://192.168.1.20:8000."


def server_address(text: str) -> str:
    """The url in one form: `http(s)://host[:port][/path]` without a slash at its end.

    Raises InvalidInputError. A name or password in the url is refused: it would be logged."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InvalidInputError("This is no address of an index server", _REMEDY) from None
    if parts.username is not None or parts.password is not None:
        raise InvalidInputError(
            "The address of an index server holds no name and no password",
            "Give the token by itself.",
        )
    usable = parts.scheme in ("http", "https") and parts.hostname and port != 0
    extra = parts.query or parts.fragment or any(c.isspace() or not c.isprintable() for c in text)
    if not usable or extra:
        raise InvalidInputError("This is no address of an index server", _REMEDY)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def server_token(text: str) -> str:
    """The token without the white space around it; '' for none. Raises InvalidInputError, which
    does not repeat it."""
    token = text.strip()
    if not all("!" <= character <= "~" for character in token):
        raise InvalidInputError(
            "The token for the index server holds a character that cannot be sent",
            "Use letters, digits and punctuation of ASCII, without spaces.",
        )
    return token
