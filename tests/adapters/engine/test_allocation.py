"""What a picture has given back is there for the next one, without the kernel's help."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

_MEASURED = """
import resource, sys
from photo_sorter.adapters.engine.allocation import keep_freed_memory

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

if sys.argv[1] == "kept":
    keep_freed_memory()
for _ in range(3):
    bytearray(20 << 20)
before = faults()
for _ in range(10):
    bytearray(20 << 20)
print(faults() - before)
"""


def faults_with(how: str) -> int:
    """Page faults of ten blocks of 20 MB, each given back before the next."""
    environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.mmap_threshold=131072"}
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, how],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=environment,
    )
    return int(run.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="this C library keeps to itself")
def test_blocks_of_a_pictures_size_are_used_again() -> None:
    pages = 10 * (20 << 20) // 4096
    assert faults_with("default") > pages / 2
    assert faults_with("kept") < pages / 100
