"""Files that belong to a picture's file, and go where it goes."""

from __future__ import annotations

import os

from photo_sorter.core.photo import FilePath


def companions(path: FilePath) -> dict[FilePath, str]:
    """Each file that belongs to the picture at `path`, with the form of its name, in which `{name}`
    stands for the picture's path and `{stem}` for that without its ending: `name.ext.xmp` always,
    `name.xmp` where no other picture shares it."""
    found = {}
    stem, _ = os.path.splitext(path)
    if os.path.lexists(f"{path}.xmp"):
        found[f"{path}.xmp"] = "{name}.xmp"
    if os.path.lexists(f"{stem}.xmp") and _pictures_of(stem) == 1:
        found[f"{stem}.xmp"] = "{stem}.xmp"
    return found


def companion_name(form: str, path: FilePath) -> FilePath:
    """What a companion of that form is called beside the picture at `path`."""
    stem, _ = os.path.splitext(path)
    return form.replace("{name}", path, 1) if "{name}" in form else form.replace("{stem}", stem, 1)


def _pictures_of(stem: FilePath) -> int:
    """How many files share this stem, the sidecar apart."""
    directory, name = os.path.split(stem)
    with os.scandir(directory) as entries:
        return sum(
            entry.name != f"{name}.xmp" and os.path.splitext(entry.name)[0] == name
            for entry in entries
        )
