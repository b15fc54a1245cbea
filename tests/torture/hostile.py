"""A real engine that is watched while hostile files go through it."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.core.ports import FileRequest, FileResult

FILE_SECONDS = 30.0  # of the processor: what a file may take at most
_PATIENCE_SECONDS = 600.0  # by the clock: a machine that is busy otherwise may take its time
PICTURE_BYTES = 2 << 30  # the limit that is set on the engine here
PROCESS_BYTES = 512 << 20  # what the process takes beside pictures
_LOOK_EVERY = 8  # results between two looks at the memory


class WatchedEngine:
    """Files in, results out; remembers what the engine took for them."""

    def __init__(self, thumbnails: Path, **options: Any) -> None:
        self.restarts: list[str] = []
        self.peak_bytes = 0  # of all engine processes that there were
        self.longest_work = 0.0  # seconds of the processor between two results
        self._worked: dict[int, float] = {}  # seconds of the processor, by engine process
        self.outcomes: Counter[str] = Counter()
        settings: dict[str, Any] = {
            "picture_bytes": PICTURE_BYTES,
            "workers": 2,
            "file_seconds": _PATIENCE_SECONDS,
            **options,
        }
        self.client = EngineClient(thumbnails, 600.0, on_restart=self.restarts.append, **settings)

    def run(self, paths: Sequence[Path], model: Path | None = None) -> dict[Path, FileResult]:
        """The result of each file: exactly one, and a failure has a kind and a sentence."""
        requests = [FileRequest(number, str(path)) for number, path in enumerate(paths)]
        results: dict[Path, FileResult] = {}
        before = self.seconds
        for result in self.client.process_files(model, requests, lambda: False):
            assert paths[result.token] not in results
            results[paths[result.token]] = result
            self.longest_work = max(self.longest_work, self.seconds - before)
            before = self.seconds
            if len(results) % _LOOK_EVERY == 0:
                self._look()
        self._look()
        assert len(results) == len(paths)
        for path, result in results.items():
            self._check(path, result)
        return results

    @property
    def seconds(self) -> float:
        """That all engine processes have worked until now, as far as was looked."""
        pid = self.client.pid
        if pid is not None:
            with contextlib.suppress(OSError):  # it has just died, or there is no /proc
                fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
                self._worked[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return sum(self._worked.values())

    def _check(self, path: Path, result: FileResult) -> None:
        failure = result.failure
        self.outcomes[failure.kind.value if failure else "decoded"] += 1
        if failure is None:
            assert result.content_hash, path
            assert result.metadata.width > 0, path
            assert result.metadata.height > 0, path
        else:
            assert is_a_sentence(failure.reason), (path, failure)

    def _look(self) -> None:
        if self.client.pid is None:
            return
        try:
            status = Path(f"/proc/{self.client.pid}/status").read_text("ascii", "replace")
        except OSError:
            return  # it has just died, or there is no /proc
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                self.peak_bytes = max(self.peak_bytes, int(line.split()[1]) * 1024)

    def report(self) -> str:
        return (
            f"{dict(self.outcomes)}, {len(self.restarts)} restarts, peak "
            f"{self.peak_bytes / 1e6:.0f} MB, longest work {self.longest_work:.1f} s"
        )


@contextmanager
def watched_engine(thumbnails: Path, **options: Any) -> Iterator[WatchedEngine]:
    engine = WatchedEngine(thumbnails, **options)
    try:
        yield engine
    finally:
        engine.client.close()


def is_a_sentence(reason: str) -> bool:
    """Words for a person: not empty, on one line, no longer than anyone reads."""
    return reason.endswith(".") and 10 < len(reason) < 500 and reason.isprintable()
