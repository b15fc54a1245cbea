"""Events in floods, watches that run out, drives that go and come back, clocks that run backwards:
what is on disk at the end is what is known at the end."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.adapters.watchdog_watcher import WatchdogWatcher
from photo_sorter.core.events import EventBus
from photo_sorter.core.photo import Folder
from photo_sorter.core.ports import RawChange, RawChangeKind
from photo_sorter.core.settings import Settings
from photo_sorter.services.files.follow import FolderFollower
from photo_sorter.services.files.reconcile import Reconciler
from tests.torture.disks import mounted_disk, mounted_image
from tests.torture.pictures import contents, draw, draw_all
from tests.torture.runs import PATIENCE_SECONDS, command, done, note, start, until
from tests.torture.scale import FULL, full_form, times
from tests.torture.wholeness import index_whole, photo_ids

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify and /proc are Linux's")

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Following:
    """A folder that is followed for real, up to the files that are pending: no engine runs."""

    root: Path
    catalog: SqliteCatalog
    follower: FolderFollower

    def pending(self) -> int:
        return self.catalog.locations.pending_count()


@contextmanager
def following(root: Path, library: Path) -> Iterator[Following]:
    root.mkdir(exist_ok=True)
    library.mkdir()
    files = LocalFileSystem(is_picture_name, skip_reason)
    wishes: queue.SimpleQueue[list[Folder] | None] = queue.SimpleQueue()
    with closing(SqliteCatalog.open(library / "catalog.sqlite")) as catalog:
        catalog.folders.add(str(root))
        reconciler = Reconciler(catalog, files, EventBus(), lambda path: None, str(library))

        def work() -> None:
            while (folders := wishes.get()) is not None:
                reconciler.reconcile(folders, lambda: False)

        worker = threading.Thread(target=work, name="reconciling")
        worker.start()
        follower = FolderFollower(files, reconciler, EventBus(), Settings, lambda: None, wishes.put)
        follower.start(WatchdogWatcher(follower.receive))
        try:
            (root / "first.jpg").write_bytes(b"x")
            until(lambda: catalog.locations.pending_count() == 1, "the folder is followed")
            yield Following(root, catalog, follower)
        finally:
            follower.close()
            wishes.put(None)
            worker.join()


def resident_bytes(peak: bool) -> int:
    """Of this process. The peak is counted from the last time it was asked for."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    sizes = {line.split(":")[0]: line.split()[1] for line in lines if " kB" in line}
    if peak:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    return int(sizes["VmHWM" if peak else "VmRSS"]) * 1024


@pytest.mark.timeout(900 if FULL else 120)
def test_a_flood_of_events_is_taken_in_bounded_memory_and_no_file_is_missed(
    tmp_path: Path,
) -> None:
    """As they come from the watcher: most are of files that are gone before they are looked at."""
    events, files = times(50_000, 1_000_000), times(200, 5_000)
    with following(tmp_path / "photos", tmp_path / "library") as here:
        (here.root / "sub").mkdir()
        resident_bytes(peak=True)
        before = resident_bytes(peak=False)
        root, began = str(here.root), time.monotonic()
        for number in range(events):
            if number % (events // files) == 0:
                path = here.root / "sub" / f"{number:07}.jpg"
                path.write_bytes(b"x")  # and inotify says so as well
            else:
                path = here.root / "gone" / f"{number:07}.jpg"
            here.follower.receive(root, RawChange(RawChangeKind.CHANGED, str(path)))
        fed = time.monotonic() - began
        until(lambda: here.pending() == files + 1, "every file is known", 600)
        grown = resident_bytes(peak=True) - before
        note(
            f"{events:,} events fed in {fed:.1f} s, all {files:,} files known after "
            f"{time.monotonic() - began:.1f} s, {grown / MIB:.0f} MiB more memory"
        )
        assert grown < 200 * MIB


@pytest.mark.timeout(600 if FULL else 120)
def test_a_flood_on_disk_overflows_the_kernels_queue_and_no_file_is_missed(tmp_path: Path) -> None:
    files = times(2_000, 40_000)
    with following(tmp_path / "photos", tmp_path / "library") as here:
        began = time.monotonic()
        for number in range(files):
            path = here.root / f"{number:06}.jpg"
            path.write_bytes(b"x")
            if number % 3 == 0:
                path.rename(path.with_name(f"moved{number:06}.jpg"))
            elif number % 3 == 1:
                os.utime(path, (number, number))
        written = time.monotonic() - began
        until(lambda: here.pending() == files + 1, "every file is known", 300)
        note(f"{files:,} files in {written:.1f} s, known {time.monotonic() - began:.1f} s on")
        (folder,) = here.catalog.folders.all()
        known = here.catalog.locations.known(folder.id)
        assert set(known) == {str(path) for path in here.root.iterdir()}


def names(library: Path) -> set[str]:
    with closing(SqliteCatalog.open(library / "catalog.sqlite", read_only=True)) as catalog:
        return {
            Path(path).name
            for folder in catalog.folders.all()
            for path, file in catalog.locations.known(folder.id).items()
            if file.photo_id is not None
        }


@full_form
@pytest.mark.timeout(900)
def test_a_root_that_is_unmounted_while_it_is_indexed_comes_back_whole(
    tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    """The empty folder that is left where a drive was says nothing about its photos."""
    library, count = new_library(tmp_path / "library"), times(24, 200)
    with mounted_image(tmp_path / "drive", tmp_path / "image") as drive:
        photos = drive.path / "photos"
        draw_all(drive.path, 3)
        draw_all(photos, count - 3, first=3, size=(1600, 1200))
        before = contents(drive.path)
        done(library, "add", str(drive.path))
        process = start(command(library, "index", "--json"))
        until(lambda: len(list((library / "thumbnails").glob("??/*.jpg"))) >= 4, "work has begun")
        drive.unmount()
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
        assert "Traceback" not in err
        known = names(library)

        away = done(library, "index", "--json").value
        assert (away["removed"], away["failed"]) == (0, [])
        assert names(library) == known
        assert "not there" in done(library, "doctor", "--json").out

        drive.mount()
        back = done(library, "index", "--json").value
        assert (back["failed"], back["removed"]) == ([], 0)
        index_whole(library)
        assert contents(drive.path) == before
        ids = photo_ids(library, drive.path)
        assert len(ids) == count

        drive.unmount()
        assert done(library, "index", "--json").value["removed"] == 0
        drive.mount()
        again = done(library, "index", "--json").value
        assert (again["added"], again["updated"], again["moved"]) == (0, 0, 0)
        assert again["unchanged"] == count  # not one of them is read again
        (photos / "00005.jpg").unlink()
        assert done(library, "index", "--json").value["removed"] == 1  # this is believed
        assert len(photo_ids(library, drive.path)) == count - 1


@pytest.mark.timeout(120)
def test_a_drive_that_goes_and_comes_back_between_two_looks_is_followed_on(tmp_path: Path) -> None:
    with (
        mounted_image(tmp_path / "drive", tmp_path / "image") as drive,
        following(drive.path, tmp_path / "library") as here,
    ):
        drive.unmount()
        drive.mount()
        for number in range(3):  # the first may be found by the look at the returned drive

            def another(number: int = number) -> bool:
                return here.pending() == 1 + number + 1

            (drive.path / f"{number}.jpg").write_bytes(b"x")
            until(another, "what is new on the drive is seen", 60)


CLOCK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>

/* The wall clock runs backwards from the time of the first look, an hour a look. */
static long looks;

static long earlier(void) { return 3600 * __sync_fetch_and_add(&looks, 1); }

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
    int status = real(clock, now);
    if (clock == CLOCK_REALTIME) now->tv_sec -= earlier();
    return status;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *out) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (out) *out = exact.tv_sec;
    return exact.tv_sec;
}
"""


@full_form
@pytest.mark.timeout(900)
def test_a_wall_clock_that_runs_backwards_changes_nothing(
    tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    """In the app, the engine, SQLite and Chroma alike: an hour back at each look at the clock."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("needs a C compiler to replace the clock")
    source, clock = tmp_path / "clock.c", tmp_path / "clock.so"
    source.write_text(CLOCK, "ascii")
    built = [compiler, "-shared", "-fPIC", "-o", str(clock), str(source), "-ldl"]
    subprocess.run(built, check=True)
    backwards = {"LD_PRELOAD": str(clock)}
    looked = [sys.executable, "-c", "import time; print(time.time() > time.time())"]
    said = subprocess.run(looked, env=os.environ | backwards, capture_output=True, check=True)
    assert said.stdout == b"True\n"

    library, photos = new_library(tmp_path / "library"), tmp_path / "photos"
    draw_all(photos, 8)
    done(library, "add", str(photos), environment=backwards)
    assert done(library, "index", "--json", environment=backwards).value["added"] == 8
    ids = photo_ids(library, photos)
    (photos / "00003.jpg").rename(photos / "moved.jpg")
    draw(photos / "00004.jpg", 4444)
    again = done(library, "index", "--json", environment=backwards).value
    assert (again["moved"], again["updated"], again["removed"]) == (1, 1, 0)
    (photos / "00000.jpg").rename(tmp_path / "00000.jpg")
    assert done(library, "index", "--json", environment=backwards).value["removed"] == 1
    (tmp_path / "00000.jpg").rename(photos / "00000.jpg")
    assert done(library, "index", "--json").value["moved"] == 1  # the clock is right again
    index_whole(library)
    now = photo_ids(library, photos)
    assert {digest: now[digest] for digest in ids if digest in now} == {
        digest: photo for digest, photo in ids.items() if digest in now
    }
    assert len(now) == 8
    assert len(set(now) & set(ids)) == 7


@full_form
@pytest.mark.timeout(900)
def test_files_of_any_time_are_taken_in_and_a_time_that_goes_back_is_a_change(
    tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    """A camera without a clock, a broken file system, an archive restored: from before year 1 to
    beyond what a calendar or the catalog can hold."""
    with mounted_disk(tmp_path / "disk") as disk:  # keeps any time, other than most disks
        library, photos = new_library(tmp_path / "library"), disk.path
        seconds = (-(10**13), -(10**9), 0, 1, 2**31, 2**33, 10**10, 253402300800, 10**12, 2**60)
        for number, second in enumerate(seconds):
            draw(photos / f"{number}.jpg", number)
            os.utime(photos / f"{number}.jpg", (second, second))
        done(library, "add", str(photos))
        assert done(library, "index", "--json").value["added"] == len(seconds)
        index_whole(library)
        assert done(library, "index", "--json").value["unchanged"] == len(seconds)
        assert len(photo_ids(library, photos)) == len(seconds)
        draw(photos / "4.jpg", 44)
        os.utime(photos / "4.jpg", (5, 5))  # older than what was there
        assert done(library, "index", "--json").value["updated"] == 1
        index_whole(library)


LIMITED = """
import sys
from pathlib import Path
from photo_sorter.app.composition import open_library
from photo_sorter.core.events import ErrorRaised
import threading

library = open_library(Path(sys.argv[1]))
changed = threading.Condition()
def hear(event):
    if isinstance(event, ErrorRaised):
        print("said:", " ".join(str(event.error).split()), flush=True)
    with changed:
        changed.notify_all()
library.events.subscribe(hear)
library.start()
for wanted in map(int, sys.stdin):
    with changed:
        known = changed.wait_for(lambda: library.status.counts().photos >= wanted, timeout=90)
    print("photos:", library.status.counts().photos, flush=True)
library.close()
"""


@full_form
@pytest.mark.timeout(900)
@pytest.mark.parametrize("limit", ["max_inotify_watches", "max_inotify_instances"])
def test_at_inotifys_limit_the_folder_is_looked_at_instead(
    tmp_path: Path, new_library: Callable[[Path], Path], limit: str
) -> None:
    """In a user namespace whose limit is 3 watches, or no instance."""
    program = f'echo $0 > /proc/sys/user/{limit} && exec "$@"'
    namespace = ["unshare", "--user", "--map-root-user", "sh", "-c", program]
    number = "3" if limit == "max_inotify_watches" else "0"
    if subprocess.run([*namespace, number, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a user namespace with limits of its own cannot be made here")
    library, photos = new_library(tmp_path / "library"), tmp_path / "photos"
    for folder in range(6):
        draw_all(photos / f"folder{folder}", 1, first=folder)
    done(library, "add", str(photos))
    (library / "settings.toml").write_text("polling_seconds = 0.2\n", "utf-8")
    process = start([*namespace, number, sys.executable, "-c", LIMITED, str(library)])
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("6\n")
    process.stdin.flush()
    said = []
    while not (line := process.stdout.readline()).startswith("photos:"):
        assert line, process.communicate()
        said.append(line)
    assert line == "photos: 6\n"
    draw(photos / "folder5" / "new.jpg", 77)
    process.stdin.write("7\n")
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert out.splitlines()[-1] == "photos: 7", (out, err)
    words = "".join(said) + out
    assert words.count("said: ") == words.count("'s limit of") == 1, words  # not at each look
    assert "fs.inotify.max_user" in words
