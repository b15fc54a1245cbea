"""What the program tells libraries by its environment, and what it leaves as a person has it."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.app import environment


def test_what_the_environment_says_already_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment.NUMPY_THREADS, "3")
    monkeypatch.setenv(environment.GLIBC, "glibc.malloc.hugetlb=0")
    environment.prepare()
    assert os.environ[environment.NUMPY_THREADS] == "3"
    assert os.environ[environment.GLIBC] == "glibc.malloc.hugetlb=0"


def test_other_things_that_glibc_is_told_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment.GLIBC, "glibc.malloc.check=1")
    environment.prepare()
    environment.prepare()
    assert os.environ[environment.GLIBC] == "glibc.malloc.check=1:glibc.malloc.hugetlb=1"


@pytest.mark.skipif(sys.platform != "linux", reason="huge pages as Linux has them")
def test_the_index_has_its_memory_in_huge_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(environment.GLIBC, raising=False)
    environment.prepare()
    with closing(ChromaProcess(tmp_path / "index")) as index:
        assert index.collections() == []
        environ = Path(f"/proc/{index.pid}/environ").read_bytes().split(b"\0")
        flags = Path(f"/proc/{index.pid}/smaps").read_text("ascii")
    assert b"GLIBC_TUNABLES=glibc.malloc.hugetlb=1" in environ
    if "madvise" in Path("/sys/kernel/mm/transparent_hugepage/enabled").read_text("ascii"):
        assert " hg" in flags  # memory that the system was advised to put there
