"""Makes the portable archive: `python packaging/tarball.py` writes
build/photo-sorter-VERSION-linux-ARCH.tar.xz from the bundle that packaging/freeze.py made.

The same bundle gives the same bytes: names are sorted, owners and times fixed.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

import licences
import share
from freeze import BUNDLE, ROOT, app_version, source_date

_READ_ME = """Photo Sorter {version}

Run ./photo-sorter-gui for the window, ./photo-sorter for the command line. Nothing has to be
installed; the folder can lie anywhere. Your library is kept in
~/.local/share/photo_sorter, not here:
to remove the app, delete this folder; to replace it by a newer one, too.

The folder share holds what puts the app into a desktop's menu; docs/installing.md of the source
says how. LICENCES.txt lists what others have made, with their terms.
"""


def build(bundle: Path, folder: Path, version: str) -> Path:
    name = f"photo-sorter-{version}"
    target = folder / f"{name}-linux-{platform.machine()}.tar.xz"
    epoch = source_date()
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        root = Path(scratch) / name
        shutil.copytree(bundle, root, symlinks=True)
        share.write(root / "share", version, int(epoch))
        (root / "README.txt").write_text(_READ_ME.format(version=version), "utf-8")
        shutil.copyfile(ROOT / "LICENSE", root / "LICENSE.txt")
        (root / "LICENCES.txt").write_text(licences.as_text(licences.collect()), "utf-8")
        archive = Path(scratch) / "archive.tar"
        subprocess.run(
            [
                *("tar", "--create", "--file", str(archive), "--directory", scratch),
                *("--sort=name", f"--mtime=@{epoch}", "--owner=0", "--group=0", "--numeric-owner"),
                *("--mode=u=rwX,go=rX", "--format=gnu", name),
            ],
            check=True,
        )
        # More than one thread in any case: the blocks, and so the bytes, are then always the same.
        with target.open("wb") as file:
            subprocess.run(["xz", "-6", "-T2", "--stdout", str(archive)], check=True, stdout=file)
    return target


if __name__ == "__main__":
    print(build(BUNDLE, ROOT / "build", app_version()))
