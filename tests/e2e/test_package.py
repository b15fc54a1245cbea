"""The Debian package on a bare system: installed, used with real keys, removed.

Deselected by default; `make package-test` runs it after `make deb`. It needs root, debootstrap,
Xvfb, xdotool and ImageMagick. The bare system is made once, in build/package-test, and has nothing
but what Debian calls essential and apt; the display runs outside of it, so that no library of the
display's hides one that the package forgot to ask for. Inside, the app has no network.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from tests.conftest import REPOSITORY
from tools.scenes.sample_folder import render_sample_folder

pytestmark = [pytest.mark.packaged, pytest.mark.timeout(1800)]

WORK = REPOSITORY / "build" / "package-test"
MIRROR = os.environ.get("PHOTO_SORTER_DEBIAN_MIRROR", "http://deb.debian.org/debian")
RELEASE = "bookworm"
DISPLAY = ":77"
PERSON = "person"
HOME = f"/home/{PERSON}"
WANTED = "2021/red car at night.jpg"
LIBRARY = f"{HOME}/.local/share/photo_sorter/library"
# The clock of a machine that tests may be off, and a mirror old.
APT = (
    *("apt-get", "-q", "-y", "-o", "Acquire::Check-Valid-Until=false"),
    *("-o", "Acquire::Check-Date=false", "-o", "Dpkg::Use-Pty=0"),
)


class Root:
    """A system in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, check: bool = True) -> str:
        """As root, with the network."""
        done = subprocess.run(
            ["chroot", str(self.folder), *command],
            capture_output=True,
            text=True,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"},
        )
        assert not check or done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def as_person(self, *command: str) -> list[str]:
        """The command line that runs a program as a person does, without a network."""
        variables = (f"HOME={HOME}", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", f"DISPLAY={DISPLAY}")
        inner = (*("chroot", "--userspec=1000:1000", str(self.folder)), *("env", "-i", *variables))
        return ["unshare", "--net", *inner, *command]

    def ask(self, *arguments: str) -> Any:
        """The command line's answer on the person's library."""
        done = subprocess.run(
            self.as_person("photo-sorter", *arguments, "--json"), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return lines[0] if len(lines) == 1 else lines

    def install(self, package: Path) -> None:
        inside = self.folder / "tmp" / package.name
        shutil.copyfile(package, inside)
        self.run(*APT, "install", "--no-install-recommends", f"/tmp/{package.name}")
        inside.unlink()


@pytest.fixture(scope="module")
def package() -> Path:
    found = sorted((REPOSITORY / "build").glob("photo-sorter_*.deb"))
    assert found, "There is no package: run `make deb` first"
    return found[-1]


@pytest.fixture(scope="module")
def older(package: Path) -> Path:
    """The same program as a package of an earlier version, to upgrade from."""
    folder = WORK / "older"
    folder.mkdir(parents=True, exist_ok=True)
    found = folder / package.name.replace(_version(package), "0.0.1")
    if not found.exists() or found.stat().st_mtime < package.stat().st_mtime:
        command = [sys.executable, str(REPOSITORY / "packaging" / "deb.py"), "--level", "1"]
        command += ["--version", "0.0.1", "--folder", str(folder)]
        subprocess.run(command, check=True)
    return found


@pytest.fixture(scope="module")
def root(package: Path) -> Iterator[Root]:
    """A bare system with the package and a person's photos in it."""
    bare = WORK / RELEASE
    if not (bare / "usr" / "bin" / "apt-get").exists():
        command = ["debootstrap", "--variant=minbase", RELEASE, str(bare), MIRROR]
        subprocess.run(command, check=True, capture_output=True)
    folder = WORK / "root"
    mounts = [("proc", folder / "proc"), ("/tmp/.X11-unix", folder / "tmp" / ".X11-unix")]
    _unmount(mounts)  # what a run that was killed has left; removing would go through it
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "--archive", str(bare), str(folder)], check=True)
    for name in ("etc/resolv.conf", "etc/hosts"):
        shutil.copyfile(f"/{name}", folder / name)
    made = Root(folder)
    made.run("useradd", "--create-home", "--uid", "1000", PERSON)
    Path("/tmp/.X11-unix").mkdir(exist_ok=True)
    for source, target in mounts:
        target.mkdir(exist_ok=True)
        how = ["-t", "proc", "proc"] if source == "proc" else ["--bind", source]
        subprocess.run(["mount", *how, str(target)], check=True)
    try:
        yield made
    finally:
        _unmount(mounts)


def _unmount(mounts: Sequence[tuple[str, Path]]) -> None:
    """Asks the kernel's list: `Path.is_mount` does not see a folder bound within one disk."""
    for _, target in mounts:
        while f" {target} " in Path("/proc/mounts").read_text("utf-8"):
            subprocess.run(["umount", "--lazy", str(target)], check=True)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    server = subprocess.Popen(
        # Without -noreset it starts anew whenever its last client leaves.
        ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(lambda: Path(f"/tmp/.X11-unix/X{DISPLAY[1:]}").exists(), 30)
        yield DISPLAY
    finally:
        server.terminate()
        server.wait()


def _keys(*arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"DISPLAY": DISPLAY},
    )
    return done.stdout.strip()


def _picture(name: str) -> Path:
    target = WORK / name
    command = ["import", "-display", DISPLAY, "-window", "root", str(target)]
    subprocess.run(command, check=True)
    return target


def _wait_for(happened: Callable[[], object], seconds: float) -> float:
    """How long it took."""
    begun = time.monotonic()
    while not happened():
        assert time.monotonic() - begun < seconds, f"not within {seconds} s"
        time.sleep(0.1)
    return time.monotonic() - begun


def _files(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_package_from_installing_to_removing(
    root: Root, display: str, package: Path, older: Path
) -> None:
    photos = root.folder / HOME[1:] / "Pictures"
    names = render_sample_folder(photos, REPOSITORY / "resources" / "demo" / "glyphs")
    subprocess.run(["chown", "-R", "1000:1000", str(photos)], check=True)

    root.run(*APT, "update")
    root.install(older)
    assert root.run("sh", "-c", "command -v python3 || true") == ""
    _use_the_window(root, len(names))
    assert root.ask("search", "red car at night", "--limit", "1")["path"].endswith(WANTED)
    assert root.ask("doctor") == []

    library = root.folder / LIBRARY[1:]
    before = _files(library)
    known = root.ask("status"), root.ask("tags")
    root.install(package)  # an upgrade
    assert f"Version: {_version(package)}" in root.run("dpkg", "--status", "photo-sorter")
    assert (root.ask("status"), root.ask("tags")) == known
    assert root.ask("search", "red car at night", "--limit", "1")["path"].endswith(WANTED)

    before = _files(library)
    root.run(*APT, "remove", "photo-sorter")
    assert not (root.folder / "usr/lib/photo-sorter").exists()
    assert not list((root.folder / "usr/share").rglob("*photo*sorter*"))
    assert _files(library) == before
    assert len(_files(photos)) == len(names)


def _use_the_window(root: Root, photos: int) -> None:
    """Give it the folder, wait until all is taken in, type a query, look at what is first."""
    window = subprocess.Popen(
        root.as_person("photo-sorter-gui", f"{HOME}/Pictures"), start_new_session=True
    )
    try:
        named = ["search", "--onlyvisible", "--name", "Photo Sorter"]
        came = _wait_for(lambda: window.poll() is not None or _keys(*named), 180)
        assert window.poll() is None, "the program ended by itself"
        print(f"\nthe window came after {came:.1f} s")

        def taken_in() -> bool:
            return bool(root.ask("status")["embedded"] == photos)

        print(f"{photos} photos were taken in after {_wait_for(taken_in, 900):.1f} s")
        _picture("taken-in.png")
        _keys(*named, "windowfocus")  # nobody else gives it: no window manager runs
        _keys("key", "ctrl+f")
        _keys("type", "--delay", "60", "red car at night")
        _keys("key", "Return")  # the list of what the words could become goes
        wanted = root.folder / HOME[1:] / "Pictures" / WANTED
        seconds = _wait_for(lambda: _first_tile_shows(_picture("answer.png"), wanted), 300)
        print(f"the right photo came first after {seconds:.1f} s")
    finally:
        _keys("key", "ctrl+q")
        try:
            window.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(window.pid, signal.SIGKILL)
            raise


def _first_tile_shows(screen: Path, photo: Path) -> bool:
    """Whether the photo is drawn where an answer's first tile begins, in whatever size."""
    shrink = 4
    with Image.open(screen) as opened:
        seen = _grey(opened, (opened.width // shrink, opened.height // shrink))
    with Image.open(photo) as opened:
        drawn = [
            _grey(opened, (round(height * opened.width / opened.height), height))
            for height in range(24, 90)
        ]
    best = max(
        float(np.corrcoef(seen[top : top + h, left : left + w].ravel(), tile.ravel())[0, 1])
        for tile in drawn
        for h, w in [tile.shape]
        for top in range(22, 36)  # below the search field and the answer's headline
        for left in range(55, 70)  # right of the sidebar
        if top + h <= seen.shape[0] and left + w <= seen.shape[1]
    )
    return best > 0.75  # the right one has 0.85, the next sample 0.32


def _grey(picture: Image.Image, size: tuple[int, int]) -> npt.NDArray[np.float32]:
    return np.asarray(picture.convert("L").resize(size), np.float32)


def _version(package: Path) -> str:
    return package.name.split("_")[1]
