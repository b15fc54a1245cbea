"""What the program tells libraries by its environment, and what it leaves as a person has it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from photo_sorter.adapters.chroma_process import ChromaProcess
from photo_sorter.app import environment
from tests.quick_children import spawned

OURS = "from photo_sorter.adapters.onnx_runtime import onnxruntime"
PLAIN = "import onnxruntime"


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
    with spawned(), closing(ChromaProcess(tmp_path / "index")) as index:
        assert index.collections() == []
        environ = Path(f"/proc/{index.pid}/environ").read_bytes().split(b"\0")
        flags = Path(f"/proc/{index.pid}/smaps").read_text("ascii")
    assert b"GLIBC_TUNABLES=glibc.malloc.hugetlb=1" in environ
    if "madvise" in Path("/sys/kernel/mm/transparent_hugepage/enabled").read_text("ascii"):
        assert " hg" in flags  # memory that the system was advised to put there


def test_no_library_reports_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORT_DISABLE_TELEMETRY", "0")
    environment.prepare()
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


def test_onnx_runtime_leaves_no_identifier_of_the_person(tmp_path: Path) -> None:
    """It makes one, and begins to report, where it is imported as it is."""
    if not _left_in_home(tmp_path / "plain", PLAIN):
        pytest.skip("this build of ONNX Runtime reports nothing")
    assert _left_in_home(tmp_path / "ours", OURS) == []


def _left_in_home(home: Path, code: str) -> list[str]:
    """Files that a process that runs the code makes there."""
    home.mkdir()
    kept = {k: v for k, v in os.environ.items() if k not in ("ORT_DISABLE_TELEMETRY", "TMPDIR")}
    told = {name: str(home) for name in ("HOME", "LOCALAPPDATA", "XDG_CACHE_HOME", "TMPDIR")}
    subprocess.run([sys.executable, "-c", code], env={**kept, **told}, check=True)
    return [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()]
