"""Puts the photographs that the built-in model was never trained on into a folder for `eval`.

python -m tools.held_out_photos build/held-out --photos ../shared/photos
photo-sorter eval --dataset build/held-out
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from tools.builtin_model.photos_dataset import category_names, is_validation

_SETS = ("caltech101", "flowers", "grocery", "clothing")
_SUFFIXES = {".jpg", ".jpeg", ".png"}
_LEFT_OUT = "Faces_easy"  # the same faces once more, closer
_NONE = "BACKGROUND"


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", type=Path, metavar="DIR")
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    options = parser.parse_args(arguments)
    count = 0
    for path in sorted(options.photos.rglob("*")):
        inside = path.relative_to(options.photos).parts
        if len(inside) < 3 or inside[0] not in _SETS or path.suffix.lower() not in _SUFFIXES:
            continue
        if inside[1] == _LEFT_OUT or not is_validation(path):
            continue
        name = inside[1] if inside[1].startswith(_NONE) else category_names("/".join(inside[:2]))[0]
        folder = options.target / name
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / f"{inside[0]}-{path.name}")
        count += 1
    print(f"{count:,} photographs")
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main())
