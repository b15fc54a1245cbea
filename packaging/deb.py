"""Makes the Debian package: `python packaging/deb.py` writes build/photo-sorter_VERSION_ARCH.deb
from the bundle that packaging/freeze.py made.

Libraries that Debian has are not shipped twice: the package asks for Debian's packages instead,
with the versions that dpkg-shlibdeps reads from the symbols in use.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
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
RECOMMENDED = ("xdg-utils", "fonts-noto-color-emoji")
_OVERRIDES = ROOT / "packaging" / "linux" / "lintian-overrides"
_DESCRIPTION = """find and sort photos by what they show
 Photo Sorter watches the folders photos are in, understands every picture with
 a model on this computer, and finds what words describe: "red car at night",
 "two dogs on the beach". Albums described in words fill themselves, and tags
 are given only where they fit.
 .
 Everything it needs is in the package, a small model too. It works without a
 network and sends nothing anywhere. There is a window and a command line."""


def build(bundle: Path, folder: Path, version: str, level: int = 19) -> Path:
    """Write the package into `folder`; `level` is zstd's."""
    epoch = int(source_date())
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        stage = Path(scratch) / "stage"
        _fill(stage, bundle, version, epoch)
        needed = _without_debians_libraries(stage / "usr" / "lib" / NAME)
        _control(stage, version, _dependencies(stage, Path(scratch), needed))
        _settle(stage, epoch)
        target = folder / f"{NAME}_{version}_{_architecture()}.deb"
        subprocess.run(
            [
                *("dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}"),
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
    (documents / "copyright").write_text(_copyright(), "utf-8")
    (documents / "changelog.gz").write_bytes(share.compressed(_changelog(version, epoch)))
    overrides = stage / "usr" / "share" / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(_OVERRIDES, overrides)


def _without_debians_libraries(folder: Path) -> set[str]:
    """Remove the system libraries PyInstaller copied; returns the packages that have them."""
    packages = set()
    for path in sorted((folder / "_internal").glob("lib*.so*")):
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
    found = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True).stdout
    for line in found.splitlines():
        package, _, path = line.partition(": ")
        if Path(path).parent.as_posix().startswith(("/lib/", "/usr/lib/")):
            return package.partition(":")[0]
    return None


def _dependencies(stage: Path, scratch: Path, removed: set[str]) -> str:
    """What dpkg-shlibdeps finds, and what it cannot see."""
    tree = stage / "usr" / "lib" / NAME
    programs = [path for path in sorted(tree.rglob("*")) if is_elf(path)]
    folders = sorted({str(path.parent) for path in programs})
    work = scratch / "shlibdeps"
    (work / "debian").mkdir(parents=True)
    (work / "debian" / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\n")
    asked = subprocess.run(
        [
            *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
            *(f"-l{folder}" for folder in folders),
            *(f"-e{path}" for path in programs),
        ],
        cwd=work,
        check=True,
        capture_output=True,
        text=True,
    )
    found = asked.stdout.partition("shlibs:Depends=")[2].strip().split(", ")
    named = {each.split(" ")[0] for each in found}
    more = sorted(({*LOADED_BY_NAME} | removed) - named)
    return ", ".join(sorted({*filter(None, found), *more}))


def _control(stage: Path, version: str, depends: str) -> None:
    folder = stage / "DEBIAN"
    folder.mkdir()
    size = sum(path.stat().st_size for path in stage.rglob("*") if path.is_file()) // 1024
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


def _copyright() -> str:
    own = (ROOT / "LICENSE").read_text("utf-8")
    others = licences.as_text(licences.collect())
    return (
        f"Photo Sorter, by the photo_sorter contributors.\n\n{own}\n\n"
        f"{(ROOT / 'resources' / 'CREDITS.md').read_text('utf-8')}\n\n"
        f"The package holds these works of others:\n\n{others}"
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
    parser.add_argument("--level", type=int, default=19)
    arguments = parser.parse_args()
    print(build(arguments.bundle, arguments.folder, arguments.version, arguments.level))


if __name__ == "__main__":
    main()
