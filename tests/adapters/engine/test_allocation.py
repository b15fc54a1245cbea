"""What a picture has given back is there for the next one, without the kernel's help."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

needs_glibc = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="this C library keeps to itself"
)
_MEASURED = """
import resource, sys
from photo_sorter.adapters.engine.child_side.allocation import keep_freed_memory

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

if sys.argv[1] == "kept":
    keep_freed_memory()
for _ in range(3):
    bytearray(6 << 20)
before = faults()
for _ in range(10):
    bytearray(6 << 20)
print(faults() - before)
"""
_HUGE = """
import threading
from photo_sorter.adapters.engine.child_side.allocation import keep_freed_memory
from photo_sorter.adapters.child.memory_limit import _data_bytes

keep_freed_memory()
before = _data_bytes()
kept = []

def work():
    blocks = [bytearray(16 << 20) for _ in range(40)]
    kept.append(bytearray(100_000))  # behind them, and not given back

thread = threading.Thread(target=work)
thread.start()
thread.join()
print(_data_bytes() - before)
"""


def printed_by(program: str, *arguments: str) -> int:
    environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.mmap_threshold=131072"}
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=environment,
    )
    return int(run.stdout)


def faults_with(how: str) -> int:
    """Page faults of ten blocks of 6 MB, each given back before the next."""
    return printed_by(_MEASURED, how)


@needs_glibc
def test_blocks_of_a_pictures_size_are_used_again() -> None:
    pages = 10 * (6 << 20) // 4096
    assert faults_with("default") > pages / 2
    assert faults_with("kept") < pages / 100


@needs_glibc
def test_a_huge_pictures_blocks_go_back_to_the_system() -> None:
    assert printed_by(_HUGE) < 100 << 20
