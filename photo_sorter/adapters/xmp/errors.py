"""What can be wrong with a document."""

from __future__ import annotations


class NotXmpError(ValueError):
    """The bytes are no XMP; the text says what is wrong with them."""
