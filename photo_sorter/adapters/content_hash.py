"""The hash that tells a photo by its content: BLAKE2b-160 of the file's bytes, hexadecimal."""

from __future__ import annotations

import hashlib
import os
import stat

_CHUNK = 1 << 20


def new_digest(head: bytes = b"") -> hashlib.blake2b:
    return hashlib.blake2b(head, digest_size=20)


def hash_file(path: str) -> str | None:
    """The content hash of a regular file; None where there is none or it cannot be read."""
    digest = new_digest()
    try:
        # Non-blocking, because opening a named pipe would otherwise wait for its writer for ever.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError):  # ValueError: a path that holds a null character
        return None
    return digest.hexdigest()
