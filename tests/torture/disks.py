"""File systems of the tests' own: small, removable, without locks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Disk:
    """A file system at `path`: in memory, or in the file `image`."""

    path: Path
    image: Path | None = None

    def fill(self, left: int) -> None:
        """Leave so many bytes."""
        filler = self.path / "filler"
        filler.unlink(missing_ok=True)
        with filler.open("wb") as file:
            for _ in range(max(0, shutil.disk_usage(self.path).free - left) // 4096):
                file.write(b"\0" * 4096)

    def free(self) -> None:
        (self.path / "filler").unlink(missing_ok=True)

    def mount(self) -> None:
        kind = ["-t", "tmpfs", "-o", f"size={BYTES}", "tmpfs"]
        if self.image is not None:
            kind = ["-o", "loop", str(self.image)]
        _or_skip("mount", *kind, str(self.path))

    def remount(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.path)], check=True)

    def unmount(self) -> None:
        """Also while it is in use, as a drive that is pulled out."""
        subprocess.run(["umount", "--lazy", str(self.path)], check=True)


def _or_skip(*command: str) -> None:
    try:
        subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"{command[0]} does not work here (it takes root on Linux): {error}")


@contextmanager
def mounted_disk(path: Path) -> Iterator[Disk]:
    """A file system in memory."""
    with _mounted(Disk(path)) as disk:
        yield disk


@contextmanager
def mounted_image(path: Path, image: Path) -> Iterator[Disk]:
    """A file system with a journal, in a file."""
    with image.open("wb") as file:
        file.truncate(BYTES)
    _or_skip("mkfs.ext4", "-q", str(image))
    with _mounted(Disk(path, image)) as disk:
        yield disk


@contextmanager
def _mounted(disk: Disk) -> Iterator[Disk]:
    disk.path.mkdir(parents=True, exist_ok=True)
    disk.mount()
    try:
        yield disk
    finally:
        if disk.path.is_mount():
            disk.unmount()
