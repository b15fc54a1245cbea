"""Which file system lies under a path (Linux), and whether it reports changes."""

from __future__ import annotations

import os
import re
from pathlib import Path

from photo_sorter.core.photo import FilePath

_SILENT = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "glusterfs",
        "lustre", "ncpfs", "nfs", "nfs4", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs",
        "vmhgfs",
    }
)  # fmt: skip
_OCTAL = re.compile(rb"\\([0-7]{3})")


def reports_changes(file_system: str) -> bool:
    """Whether inotify hears of what others do on a file system of this type. Unknown ones are
    taken to report; FUSE, which mostly hides a network, is not, save for NTFS's `fuseblk`."""
    kind = file_system.lower()
    return kind not in _SILENT and kind != "fuse" and not kind.startswith("fuse.")


def file_system_at(path: FilePath, mountinfo: Path) -> str | None:
    """The type of the file system that holds `path`, by the longest mount point above it (the
    later of equal ones hides the earlier). None where that cannot be told."""
    try:
        lines = mountinfo.read_bytes().splitlines()
    except OSError:
        return None
    wanted = os.path.realpath(os.fsencode(path)).rstrip(b"/") + b"/"
    best, kind = b"", None
    for line in lines:
        # 36 35 98:0 /root /mount/point options optional... - type source superoptions
        before, separator, after = line.partition(b" - ")
        fields = before.split()
        if not separator or len(fields) < 5:
            continue
        mount = _OCTAL.sub(lambda found: bytes([int(found[1], 8)]), fields[4])
        mount = mount.rstrip(b"/") + b"/"
        if wanted.startswith(mount) and len(mount) >= len(best):
            best, kind = mount, os.fsdecode(after.split()[0])
    return kind
