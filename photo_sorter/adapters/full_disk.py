"""Which errors of the system mean that there is no space left."""

from __future__ import annotations

import errno


def is_full_disk(error: OSError) -> bool:
    """No space on the device, or the person's share of it is used up."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
