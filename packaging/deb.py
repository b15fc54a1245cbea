"""Makes the Debian package: `python packaging/deb.py` writes build/photo-sorter_VERSION_ARCH.deb
from the bundle that packaging/freeze.py made.

Libraries that Debian has are not shipped twice: the package asks for Debian's packages instead.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import licences
import share
from freeze import BUNDLE, ROOT, app_version, is_elf, source_date

NAME = "photo-sorter"
PROGRAMS = ("photo-sorter", "photo-sorter-gui")
MAINTAINER = "photo_sorter contributors <photo-sorter@localhost.invalid>"
# What is loaded by name at run time, where no linked library tells of it.
LOADED_BY_NAME = ("libegl1", "libgl1", "ca-certificates")
RECOMMENDED = ("xdg-user-dirs", "xdg-utils")
_OTHERS = "licences-of-others.txt.gz"
_OVERRIDES = ROOT / "packaging" / "linux" / "lintian-overrides"
_DESCRIPTION = """find and sort photos by what they show
 Photo Sorter watches the folders photos are in, understands every picture with
 a model on this computer, and finds what words describe: "red car at night",
 "two dogs on the beach". Albums described in words fill themselves, and tags
 are given only where they fit.
 .
 Everything it needs is in the package, a small model too. It works without a
 network and sends nothing anywhere. There is a window and a command line."""


def build(bundle: Path, folder: Path, version: str, level: int = 6) -> Path:
    """Write the package into `folder`; `level` is that of xz. The number of
    threads is always the same, for the bytes depend on it."""
    epoch = int(source_date())
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        stage = Path(scratch) / "stage"
        _fill(stage, bundle, version, epoch)
        needed = _without_debians_libraries(stage / "usr" / "lib" / NAME)
        _control(stage, version, _dependencies(stage / "usr" / "lib" / NAME, needed))
        _settle(stage, epoch)
        target = folder / f"{NAME}_{version}_{_architecture()}.deb"
        subprocess.run(
            [
                *("dpkg-deb", "--root-owner-group", "--threads-max=2", "-Zxz", f"-z{level}"),
                *("--build", str(stage), str(target)),
            ],
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)},
        )
    return target


def _fill(stage: Path, bundle: Path, version: str, epoch: int) -> None:
    shutil.copytree(bundle, stage / "usr" / "lib" / NAME, symlinks=True)
    binaries = stage / "usr" / "bin"
    binaries.mkdir(parents=True)
    for program in PROGRAMS:
        (binaries / program).symlink_to(f"../lib/{NAME}/{program}")
    share.write(stage / "usr" / "share", version, epoch)
    documents = stage / "usr" / "share" / "doc" / NAME
    documents.mkdir(parents=True)
    others = licences.collect()
    (documents / "copyright").write_text(_copyright(others), "utf-8")
    (documents / _OTHERS).write_bytes(share.compressed(licences.as_text(others)))
    (documents / "changelog.gz").write_bytes(share.compressed(_changelog(version, epoch)))
    overrides = stage / "usr" / "share" / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(_OVERRIDES, overrides)


def _without_debians_libraries(folder: Path) -> set[str]:
    """Remove the system libraries PyInstaller copied; returns the packages that have them. Python
    stays: its modules were built for this very one."""
    packages = set()
    for path in sorted((folder / "_internal").glob("lib*.so*")):
        if path.name.startswith("libpython"):
            continue
        if path.is_symlink():
            if not path.exists():
                path.unlink()
            continue
        owner = _owner(path.name)
        if owner:
            packages.add(owner)
            path.unlink()
    return packages


def _owner(library: str) -> str | None:
    """The installed package with a library of this name in the system's own folders."""
    for folder in sorted(Path("/usr/lib").glob("*-linux-gnu")):
        # Debian lists files under the names they had before /lib became a link to /usr/lib.
        for path in (folder / library, Path("/lib", folder.name, library)):
            asked = subprocess.run(["dpkg", "-S", str(path)], capture_output=True, text=True)
            if asked.returncode == 0:
                return asked.stdout.partition(":")[0]
    return None


def _dependencies(tree: Path, removed: set[str]) -> str:
    """Debian's packages with the libraries that something in the tree is linked to, the C library
    in the version that is asked for, and what is loaded by name. (dpkg-shlibdeps knows versions of
    all, but reads every symbol of torch for it, which takes it many minutes.)"""
    own = {path.name for path in tree.rglob("*.so*")}
    needed: set[str] = set()
    newest = (2, 0)
    for path in sorted(tree.rglob("*")):
        if is_elf(path):
            asked = subprocess.run(
                ["objdump", "--private-headers", str(path)], capture_output=True, text=True
            ).stdout
            needed.update(re.findall(r"^\s+NEEDED\s+(\S+)", asked, re.MULTILINE))
            for major, minor in re.findall(r"\bGLIBC_(\d+)\.(\d+)", asked):
                newest = max(newest, (int(major), int(minor)))
    packages = removed | set(LOADED_BY_NAME)
    owners = {library: _owner(library) for library in sorted(needed - own)}
    lacking = [library for library, owner in owners.items() if owner is None]
    if lacking:
        sys.exit(
            f"The package needs {', '.join(lacking)}, which no package of this system has. Install "
            "the packages that have them (`apt-file search` names them), then try again."
        )
    packages.update(owner for owner in owners.values() if owner)
    c_library = f"libc6 (>= {newest[0]}.{newest[1]})"
    return ", ".join(sorted({c_library, *(packages - {"libc6"})}))


def _control(stage: Path, version: str, depends: str) -> None:
    folder = stage / "DEBIAN"
    folder.mkdir()
    files = (path for path in stage.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024
    fields = {
        "Package": NAME,
        "Version": version,
        "Architecture": _architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": depends,
        "Recommends": ", ".join(RECOMMENDED),
        "Section": "graphics",
        "Priority": "optional",
        "Description": _DESCRIPTION,
    }
    text = "".join(f"{key}: {value}\n" for key, value in fields.items())
    (folder / "control").write_text(text, "utf-8")
    (folder / "md5sums").write_text(_sums(stage), "utf-8")


def _sums(stage: Path) -> str:
    return "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(stage)}\n"
        for path in sorted((stage / "usr").rglob("*"))
        if path.is_file() and not path.is_symlink()
    )


def _settle(stage: Path, epoch: int) -> None:
    """Modes and times as they are in every build."""
    programs = {stage / "usr" / "lib" / NAME / program for program in PROGRAMS}
    for path in [stage, *stage.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path in programs or path.name == "torch_shm_manager"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _copyright(components: list[licences.Component]) -> str:
    """Debian's page on it. The others' texts, some of them long and in Debian already, lie in a
    file of their own."""
    own = (ROOT / "LICENSE").read_text("utf-8")
    credits = (ROOT / "resources" / "CREDITS.md").read_text("utf-8")
    names = "\n".join(f"  {each.name} {each.version}: {each.licence}" for each in components)
    return (
        f"Photo Sorter, by the photo_sorter contributors.\n\n{own}\n\n{credits}\n\n"
        f"The package holds these works of others. Their licences, word by word, are in\n"
        f"/usr/share/doc/{NAME}/{_OTHERS}; on Debian systems the texts\n"
        f"of the GPL, the LGPL and Apache's licence are in /usr/share/common-licenses/GPL-2,\n"
        f"/usr/share/common-licenses/GPL-3, /usr/share/common-licenses/LGPL-3 and\n"
        f"/usr/share/common-licenses/Apache-2.0, too.\n\n{names}\n"
    )


def _changelog(version: str, epoch: int) -> str:
    date = format_datetime(datetime.fromtimestamp(epoch, UTC))
    return (
        f"{NAME} ({version}) unstable; urgency=medium\n\n"
        "  * What is new is told in CHANGELOG.md of the source.\n\n"
        f" -- {MAINTAINER}  {date}\n"
    )


def _architecture() -> str:
    return subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=BUNDLE)
    parser.add_argument("--folder", type=Path, default=ROOT / "build")
    parser.add_argument("--version", default=app_version())
    parser.add_argument("--level", type=int, default=6)
    arguments = parser.parse_args()
    print(build(arguments.bundle, arguments.folder, arguments.version, arguments.level))


if __name__ == "__main__":
    main()
