"""Writes the glyphs of the painted sample pictures as small PNGs.

    python -m tools.render_demo_glyphs [--out resources/demo/glyphs] [--font FILE]

Needs Debian's fonts-noto-color-emoji; run it again only when the samples need another glyph.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.builtin_model.glyphs import FONT_FILE, GlyphSource
from tools.scenes.sample_folder import glyph_file_name, sample_glyphs


def main(arguments: list[str] | None = None) -> int:
    """Render every glyph that the samples name; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("resources/demo/glyphs"))
    parser.add_argument("--font", type=Path, default=FONT_FILE)
    options = parser.parse_args(arguments)
    if not options.font.is_file():
        print(f"{options.font} is missing: apt install fonts-noto-color-emoji", file=sys.stderr)
        return 2
    source = GlyphSource(options.font)
    options.out.mkdir(parents=True, exist_ok=True)
    total = 0
    for glyph in sample_glyphs():
        picture = source.get(glyph)
        if picture is None:
            print(f"the font has no glyph for {glyph!r}", file=sys.stderr)
            return 1
        path = options.out / glyph_file_name(glyph)
        picture.save(path, "PNG", optimize=True)
        total += path.stat().st_size
    print(f"{len(sample_glyphs())} glyphs, {total / 1024:.0f} KiB in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
