"""Prints how large the bundle is, part by part: `python packaging/sizes.py [BUNDLE]`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from freeze import BUNDLE

_SHOWN = 0.5e6
# Folders that belong together under one name.
_TOGETHER = {
    "PIL": "Pillow",
    "pillow.libs": "Pillow",
    "imagecodecs.libs": "imagecodecs",
    "pi_heif.libs": "pi_heif",
    "rawpy.libs": "rawpy",
    "numpy.libs": "numpy",
    "chromadb_rust_bindings": "Chroma",
    "shiboken6": "PySide6",
    "mpmath": "sympy",
    "torchgen": "torch",
    "python3.11": "Python",
    "base_library.zip": "Python",
}


def sizes(bundle: Path) -> Counter[str]:
    """Bytes by part."""
    found: Counter[str] = Counter()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[_part(path.relative_to(bundle))] += path.stat().st_size
    return found


def _part(path: Path) -> str:
    if path.parts[0] != "_internal":
        return "the programs, with the modules in them"
    name = path.parts[1]
    if name.startswith("libpython"):
        return "Python"
    if len(path.parts) == 2 and ".so" in name:
        return "system libraries"  # Debian's package asks for Debian's instead
    return _TOGETHER.get(name, name)


def main() -> None:
    bundle = Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLE
    found = sizes(bundle)
    rest = 0
    for part, size in found.most_common():
        if size < _SHOWN:
            rest += size
        else:
            print(f"{size / 1e6:8.1f} MB  {part}")
    print(f"{rest / 1e6:8.1f} MB  all others\n{sum(found.values()) / 1e6:8.1f} MB  together")


if __name__ == "__main__":
    main()
