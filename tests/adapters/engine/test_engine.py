"""The contract of `core.ports.Engine`, kept by a real process, and what happens when it dies."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.engine.app_side.client import EngineClient
from photo_sorter.adapters.engine.child_side.tuning.niceness import DECODING
from photo_sorter.adapters.engine.files.thumbnails import thumbnail_path
from photo_sorter.adapters.engine.messages import EngineOptions
from photo_sorter.core.errors import (
    CancelledError,
    DiskFullError,
    EngineError,
    FailureKind,
    InvalidInputError,
    ModelUnavailableError,
)
from photo_sorter.core.ports import Engine, FileRequest, FileResult
from photo_sorter.core.regions import Region

from .conftest import EngineMaker
from .entries import (
    CRASHING_WIDTH,
    HANGING_WIDTH,
    HUNGRY_WIDTH,
    RAISING_WIDTH,
    bad_decoder_engine,
    crashing_gpu_engine,
    stillborn_engine,
)
from .pictures import bomb_png, encoded, scene, write

needs_pidfd = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux's pidfd")


def never() -> bool:
    return False


def requests_for(paths: Sequence[Path]) -> list[FileRequest]:
    return [FileRequest(token, str(path)) for token, path in enumerate(paths)]


def run(engine: Engine, paths: Sequence[Path], model: Path | None = None) -> dict[int, FileResult]:
    results = list(engine.process_files(model, requests_for(paths), never))
    by_token = {result.token: result for result in results}
    assert len(by_token) == len(results) == len(paths)
    return by_token


def wait_for_end(pid: int, seconds: float = 20.0) -> bool:
    """Whether the process ends in time; it is only watched, so that its parent can reap it."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    return [write(tmp_path / f"{n}.jpg", scene(seed=n)) for n in range(6)]


# ------------------------------------------------------------------------------------ contract


def test_a_file_gives_all_there_is_to_know(
    engine: EngineClient, tiny_model: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.jpg", scene(1200, 800))
    result = run(engine, [path], tiny_model)[0]
    assert result.failure is None
    assert result.stamp.size == path.stat().st_size
    assert result.stamp.mtime_ns == path.stat().st_mtime_ns
    assert result.stamp.inode == path.stat().st_ino
    assert len(result.content_hash) == 40
    assert (result.metadata.width, result.metadata.height) == (1200, 800)
    assert 0 <= result.colour <= 0xFFFFFF
    assert result.vector is not None
    assert result.vector.shape == (32,)
    assert result.vector.dtype == np.float32
    assert float(np.linalg.norm(result.vector)) == pytest.approx(1.0, abs=1e-5)


def test_without_a_model_files_are_only_decoded(engine: EngineClient, pictures: list[Path]) -> None:
    for result in run(engine, pictures).values():
        assert result.failure is None
        assert result.vector is None
        assert result.content_hash


def test_no_files_give_no_results(engine: EngineClient) -> None:
    assert list(engine.process_files(None, [], never)) == []


def test_thumbnails_are_named_by_content_and_small(
    make_engine: EngineMaker, tmp_path: Path
) -> None:
    engine = make_engine()
    paths = [
        write(tmp_path / "large.jpg", scene(1200, 800)),
        write(tmp_path / "small.png", scene(40, 30), "PNG"),
    ]
    results = run(engine, paths)
    for token, size in ((0, (512, 341)), (1, (40, 30))):
        thumbnail = thumbnail_path(tmp_path / "thumbnails", results[token].content_hash)
        with Image.open(thumbnail) as picture:
            assert picture.size == size
    gone = thumbnail_path(tmp_path / "thumbnails", results[0].content_hash)
    gone.unlink()
    assert engine.make_thumbnail(str(paths[0]), results[0].content_hash) == gone
    assert gone.is_file()
    with pytest.raises(InvalidInputError, match="another picture"):
        engine.make_thumbnail(str(paths[1]), results[0].content_hash)


def test_a_known_hash_stops_at_the_hash(
    engine: EngineClient, tiny_model: Path, pictures: list[Path]
) -> None:
    first = run(engine, pictures[:1])[0]
    request = FileRequest(7, str(pictures[0]), frozenset([first.content_hash]))
    (result,) = engine.process_files(tiny_model, [request], never)
    assert result == replace(
        FileResult(7, first.stamp), content_hash=first.content_hash, known=True
    )


def test_bad_files_fail_and_good_ones_go_on(
    engine: EngineClient, tiny_model: Path, pictures: list[Path], tmp_path: Path
) -> None:
    whole = encoded(scene(300, 300), "JPEG")
    bad = {
        "empty.jpg": (b"", FailureKind.EMPTY),
        "cut.jpg": (whole[:100], FailureKind.TRUNCATED),
        "text.jpg": (b"no picture at all", FailureKind.NOT_AN_IMAGE),
        "bomb.png": (bomb_png(60_000, 60_000), FailureKind.TOO_LARGE),
        "new.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", FailureKind.UNSUPPORTED),
    }
    for name, (content, _kind) in bad.items():
        (tmp_path / name).write_bytes(content)
    paths = [*(tmp_path / name for name in bad), tmp_path / "missing.jpg", *pictures]
    results = run(engine, paths, tiny_model)
    kinds = [kind for _content, kind in bad.values()] + [FailureKind.UNREADABLE]
    for token, kind in enumerate(kinds):
        failure = results[token].failure
        assert failure is not None
        assert failure.kind is kind
    for token in range(len(kinds), len(paths)):
        assert results[token].vector is not None


def test_a_picture_of_one_pixels_width_costs_the_model_no_more(
    engine: EngineClient, tiny_model: Path, tmp_path: Path
) -> None:
    """Its shorter side would be brought to the model's, and the longer one to 4 million."""
    paths = [
        write(tmp_path / "thin.png", scene(1, 65_000), "PNG"),
        write(tmp_path / "flat.jpg", scene(65_000, 2)),
        write(tmp_path / "plain.jpg", scene()),
    ]
    for result in run(engine, paths, tiny_model).values():
        assert result.failure is None
        assert result.vector is not None


def test_texts_are_embedded(engine: EngineClient, tiny_model: Path) -> None:
    texts = [f"a photo of {n} things" for n in range(40)]  # more than go in one request
    vectors = engine.embed_texts(tiny_model, texts)
    assert vectors.shape == (40, 32)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert vectors[7] == pytest.approx(engine.embed_texts(tiny_model, texts[7:8])[0], abs=1e-5)
    assert engine.embed_texts(tiny_model, []).size == 0


def test_an_image_of_anywhere_is_embedded_alike(
    engine: EngineClient, tiny_model: Path, pictures: list[Path]
) -> None:
    vector = engine.embed_image(tiny_model, str(pictures[0]))
    among_others = run(engine, pictures, tiny_model)[0].vector
    assert vector == pytest.approx(among_others, abs=1e-5)
    with pytest.raises(InvalidInputError, match="no such file"):
        engine.embed_image(tiny_model, "/nowhere/at/all.jpg")


def test_a_model_that_is_not_whole_is_said_in_words(
    engine: EngineClient, tiny_model: Path, pictures: list[Path], tmp_path: Path
) -> None:
    half = tmp_path / "half"
    half.mkdir()
    (half / "open_clip_config.json").write_bytes(
        (tiny_model / "open_clip_config.json").read_bytes()
    )
    (half / "open_clip_model.safetensors").write_bytes(b"\x10\0\0\0\0\0\0\0{}")
    for folder in (half, tmp_path / "none"):
        with pytest.raises(ModelUnavailableError):
            run(engine, pictures, folder)
        with pytest.raises(ModelUnavailableError):
            engine.embed_texts(folder, ["x"])
    assert run(engine, pictures, tiny_model)  # and the engine is none the worse


def test_cancelling_ends_early_and_the_engine_goes_on(engine: EngineClient, tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{n}.png", scene(900, 900, n), "PNG") for n in range(12)]
    seen: list[FileResult] = []
    for result in engine.process_files(None, requests_for(paths), lambda: bool(seen)):
        seen.append(result)
    assert 1 <= len(seen) < len(paths)
    assert len(run(engine, paths[:2])) == 2


def test_leaving_the_iterator_early_does_no_harm(
    engine: EngineClient, pictures: list[Path]
) -> None:
    results = engine.process_files(None, requests_for(pictures), never)
    next(iter(results))
    del results
    assert len(run(engine, pictures)) == len(pictures)


def test_a_full_disk_is_said_in_words(make_engine: EngineMaker, pictures: list[Path]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    engine = make_engine(entry=full_disk_engine)
    with pytest.raises(DiskFullError, match="thumbnails"):
        run(engine, pictures)


def full_disk_engine(ends: ChildEnds, options: EngineOptions) -> None:
    """The engine with every temporary file on a device that is full."""
    import tempfile

    from photo_sorter.adapters.engine.child_side.process import engine_main

    def mkstemp(**_options: object) -> tuple[int, str]:
        return os.open("/dev/full", os.O_WRONLY), "/nowhere/to/be/found"

    tempfile.mkstemp = mkstemp  # type: ignore[assignment]
    engine_main(ends, options)


# -------------------------------------------------------------------------- life of the process


@needs_pidfd
def test_the_process_ends_when_idle_and_comes_back(
    make_engine: EngineMaker, pictures: list[Path]
) -> None:
    engine = make_engine(idle_seconds=0.05)
    assert not engine.pid  # not before it is needed
    run(engine, pictures[:1])
    first = engine.pid
    assert first is not None
    assert wait_for_end(first)
    run(engine, pictures[:1])
    assert engine.pid != first


def test_close_leaves_no_process_and_refuses_work(
    make_engine: EngineMaker, pictures: list[Path]
) -> None:
    engine = make_engine()
    run(engine, pictures[:1])
    pid = engine.pid
    assert pid is not None
    engine.close()
    engine.close()
    assert not is_running(pid)
    with pytest.raises(EngineError, match="closed"):
        run(engine, pictures[:1])


@needs_pidfd
def test_the_process_ends_with_its_parent(tmp_path: Path, pictures: list[Path]) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import sys
            from pathlib import Path
            from photo_sorter.adapters.engine.app_side.client import EngineClient
            from photo_sorter.core.ports import FileRequest

            if __name__ == "__main__":
                engine = EngineClient(Path({str(tmp_path / "thumbnails")!r}), 600, 1, print)
                request = FileRequest(0, {str(pictures[0])!r})
                list(engine.process_files(None, [request], lambda: False))
                print(engine.pid, flush=True)
                sys.stdin.read()
            """
        )
    )
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.kill()
        assert wait_for_end(pid)


# ------------------------------------------------------------------------------------- crashes


def test_a_kill_from_outside_costs_nothing(make_engine: EngineMaker, tmp_path: Path) -> None:
    reasons: list[str] = []
    engine = make_engine(on_restart=reasons.append)
    paths = [write(tmp_path / f"{n}.png", scene(700, 700, n), "PNG") for n in range(12)]
    seen: dict[int, FileResult] = {}
    for result in engine.process_files(None, requests_for(paths), never):
        if not seen:
            assert engine.pid is not None
            os.kill(engine.pid, signal.SIGKILL)
        assert result.token not in seen
        seen[result.token] = result
    assert len(seen) == len(paths)
    assert all(result.failure is None for result in seen.values())
    assert reasons == ["ended by SIGKILL"]


def test_a_file_that_crashes_the_engine_is_found(
    make_engine: EngineMaker, pictures: list[Path], tmp_path: Path
) -> None:
    reasons: list[str] = []
    engine = make_engine(entry=bad_decoder_engine, on_restart=reasons.append)
    bad = write(tmp_path / "bad.gif", scene(CRASHING_WIDTH, 10), "GIF")
    good = write(tmp_path / "good.gif", scene(20, 10), "GIF")
    results = run(engine, [*pictures, bad, good])
    failure = results[len(pictures)].failure
    assert failure is not None
    assert failure.kind is FailureKind.CRASHED
    assert "SIGABRT" in failure.reason
    assert results[len(pictures)].stamp.size == bad.stat().st_size
    del results[len(pictures)]
    assert all(result.failure is None for result in results.values())
    assert 2 <= len(reasons) <= 4


def test_a_gpu_that_crashes_the_engine_is_done_without(
    make_engine: EngineMaker, tiny_model: Path, pictures: list[Path]
) -> None:
    reasons: list[str] = []
    engine = make_engine(entry=crashing_gpu_engine, on_restart=reasons.append)
    for _ in range(2):
        results = run(engine, pictures, tiny_model)
        assert all(result.vector is not None for result in results.values())
        assert reasons == ["ended by SIGABRT"]


def test_a_picture_to_search_with_is_embedded_though_the_gpu_crashes(
    make_engine: EngineMaker, tiny_model: Path, pictures: list[Path]
) -> None:
    reasons: list[str] = []
    engine = make_engine(entry=crashing_gpu_engine, on_restart=reasons.append)
    assert engine.embed_image(tiny_model, str(pictures[0])).shape == (32,)
    assert reasons == ["ended by SIGABRT"]


def test_a_file_that_crashes_is_refused_where_it_is_alone(
    make_engine: EngineMaker, tmp_path: Path
) -> None:
    reasons: list[str] = []
    engine = make_engine(entry=bad_decoder_engine, on_restart=reasons.append)
    bad = write(tmp_path / "bad.gif", scene(CRASHING_WIDTH, 10), "GIF")
    known = run(make_engine(), [bad])[0]
    with pytest.raises(InvalidInputError, match="crashes"):
        engine.make_thumbnail(str(bad), known.content_hash)
    assert len(reasons) == 2


def test_a_file_that_hangs_is_found(make_engine: EngineMaker, tmp_path: Path) -> None:
    reasons: list[str] = []
    engine = make_engine(
        entry=bad_decoder_engine, on_restart=reasons.append, hang_seconds=1.0, workers=1
    )
    paths = [
        write(tmp_path / "bad.gif", scene(HANGING_WIDTH, 10), "GIF"),
        write(tmp_path / "good.gif", scene(20, 10), "GIF"),
    ]
    results = run(engine, paths)
    failure = results[0].failure
    assert failure is not None
    assert failure.kind is FailureKind.TIMED_OUT
    assert results[1].failure is None
    assert set(reasons) == {"no sign of life for 1 s"}


def test_a_file_that_takes_too_long_is_found_though_the_engine_is_not_silent(
    make_engine: EngineMaker, tmp_path: Path
) -> None:
    """The other thread goes on all the while: only the file's own clock tells."""
    reasons: list[str] = []
    engine = make_engine(
        entry=bad_decoder_engine, on_restart=reasons.append, file_seconds=2.0, workers=2
    )
    bad = write(tmp_path / "bad.gif", scene(HANGING_WIDTH, 10), "GIF")
    others = [write(tmp_path / f"{n}.png", scene(400, 400, n), "PNG") for n in range(60)]
    results = run(engine, [bad, *others])
    failure = results[0].failure
    assert failure is not None
    assert failure.kind is FailureKind.TIMED_OUT
    assert "2 s for one file" in failure.reason
    assert all(results[token].failure is None for token in range(1, len(results)))
    assert len(reasons) == 2  # once among others, once alone


def test_a_thumbnail_of_a_file_that_hangs_is_not_tried_twice(
    make_engine: EngineMaker, tmp_path: Path
) -> None:
    reasons: list[str] = []
    engine = make_engine(entry=bad_decoder_engine, on_restart=reasons.append, file_seconds=1.0)
    bad = write(tmp_path / "bad.gif", scene(HANGING_WIDTH, 10), "GIF")
    known = run(make_engine(), [bad])[0]
    with pytest.raises(InvalidInputError, match="no sign of life"):
        engine.make_thumbnail(str(bad), known.content_hash)
    assert len(reasons) == 1


def test_what_nobody_has_thought_of_costs_one_file(
    make_engine: EngineMaker, tmp_path: Path
) -> None:
    engine = make_engine(entry=bad_decoder_engine)
    paths = [
        write(tmp_path / "bad.gif", scene(RAISING_WIDTH, 10), "GIF"),
        write(tmp_path / "good.gif", scene(20, 10), "GIF"),
    ]
    results = run(engine, paths)
    failure = results[0].failure
    assert failure is not None
    assert failure.kind is FailureKind.CRASHED
    assert "ZeroDivisionError" in failure.reason
    assert results[1].failure is None


def test_what_a_decoder_says_goes_to_the_log_and_not_to_the_terminal(
    make_engine: EngineMaker,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    data = bytearray(encoded(scene(), "TIFF", compression="tiff_lzw"))
    data[20:200] = b"\xff" * 180
    (tmp_path / "bad.tif").write_bytes(data)
    engine = make_engine()
    warning = run(engine, [tmp_path / "bad.tif"])[0].warning
    engine.close()
    assert warning is not None
    assert capfd.readouterr().err == ""
    assert "not yet in table" in caplog.text


def test_memory_that_runs_out_in_no_files_name_is_put_to_the_file(
    make_engine: EngineMaker, tmp_path: Path
) -> None:
    reasons: list[str] = []
    engine = make_engine(entry=bad_decoder_engine, on_restart=reasons.append)
    paths = [
        write(tmp_path / "bad.gif", scene(HUNGRY_WIDTH, 10), "GIF"),
        write(tmp_path / "good.gif", scene(20, 10), "GIF"),
    ]
    results = run(engine, paths)
    failure = results[0].failure
    assert failure is not None
    assert failure.kind is FailureKind.TOO_LARGE
    assert results[1].failure is None
    assert set(reasons) == {"not enough memory"}


def test_texts_are_answered_beside_files(
    make_engine: EngineMaker, tiny_model: Path, tmp_path: Path
) -> None:
    engine = make_engine(entry=bad_decoder_engine, file_seconds=1000.0)
    bad = write(tmp_path / "bad.gif", scene(HANGING_WIDTH, 10), "GIF")
    answered = threading.Event()
    results: list[FileResult] = []
    files = threading.Thread(
        target=lambda: results.extend(
            engine.process_files(None, requests_for([bad]), answered.is_set)
        )
    )
    files.start()
    assert engine.embed_texts(tiny_model, ["a cat"]).shape == (1, 32)
    answered.set()
    files.join()
    assert results == []


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a niceness on Linux alone")
def test_files_stand_back_for_what_somebody_waits_for(
    engine: EngineClient, pictures: list[Path], tiny_model: Path
) -> None:
    run(engine, pictures, tiny_model)
    engine.embed_texts(tiny_model, ["red"])
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert engine.pid is not None
    assert os.getpriority(os.PRIO_PROCESS, engine.pid) == own  # of its first thread, which listens
    threads = [int(thread.name) for thread in Path(f"/proc/{engine.pid}/task").iterdir()]
    modest = [t for t in threads if os.getpriority(os.PRIO_PROCESS, t) == min(19, own + DECODING)]
    assert 0 < len(modest) < len(threads)


def test_an_engine_that_never_starts_is_an_error(
    make_engine: EngineMaker, tiny_model: Path, pictures: list[Path]
) -> None:
    engine = make_engine(entry=stillborn_engine, on_restart=lambda _reason: None)
    with pytest.raises(EngineError, match="does not start"):
        run(engine, pictures)
    with pytest.raises(EngineError, match="stopped"):
        engine.embed_texts(tiny_model, ["x"])


def test_regions_of_a_picture_are_embedded_as_pictures_of_their_own(
    engine: EngineClient, tiny_model: Path, pictures: list[Path], tmp_path: Path
) -> None:
    whole, corner = Region(0.0, 0.0, 1.0, 1.0), Region(0.5, 0.5, 1.0, 1.0)
    vectors = engine.embed_regions(tiny_model, str(pictures[0]), [whole, corner] * 6)
    assert vectors.shape == (12, 32)
    assert vectors[10] == pytest.approx(vectors[0], abs=1e-5)
    assert vectors[0] == pytest.approx(engine.embed_image(tiny_model, str(pictures[0])), abs=0.05)
    with Image.open(pictures[0]) as opened:
        width, height = opened.size
        opened.crop((width // 2, height // 2, width, height)).save(tmp_path / "corner.png")
    alone = engine.embed_image(tiny_model, str(tmp_path / "corner.png"))
    assert vectors[1] == pytest.approx(alone, abs=0.05)
    assert engine.embed_regions(tiny_model, str(pictures[0]), []).size == 0
    with pytest.raises(InvalidInputError, match="no such file"):
        engine.embed_regions(tiny_model, "/nowhere/at/all.jpg", [whole])


def test_regions_that_nobody_wants_any_more_are_given_up(
    engine: EngineClient, tiny_model: Path, pictures: list[Path]
) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return True

    many = [Region(0.0, 0.0, 1.0, 1.0)] * 20_000
    with pytest.raises(CancelledError):
        engine.embed_regions(tiny_model, str(pictures[0]), many, cancelled)
    assert asked
    assert engine.embed_image(tiny_model, str(pictures[0])).shape == (32,)  # it goes on
