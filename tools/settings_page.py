"""Writes docs/settings.md, the page of the guide that lists the settings.

Run `python -m tools.settings_page` after photo_sorter/core/settings.py has changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from photo_sorter.core.setting_spec import SettingSpec, written
from photo_sorter.core.settings import SPECS

FILE = Path(__file__).parents[1] / "docs" / "settings.md"

_BEFORE = """\
<!-- Made of photo_sorter/core/settings.py by `python -m tools.settings_page`; do not edit. -->
# Settings

The window's *Settings* (Ctrl+,) hold what most people choose. Everything can be set on the command
line:

```
photo-sorter settings
photo-sorter settings set strictness 0.7
```

The choices are kept in `settings.toml` in the library's folder. What is missing there is the
default, and so is a value that the setting cannot have; the log then says so.

## In the window
"""
_BETWEEN = """
## Everything else
"""


def page() -> str:
    """The whole page, in Markdown."""
    shown = [spec for spec in SPECS if spec.shown]
    others = [spec for spec in SPECS if not spec.shown]
    return _BEFORE + _table(shown) + _BETWEEN + _table(others)


def _table(specs: Iterable[SettingSpec]) -> str:
    rows = [
        "| name | | values | default | takes effect |",
        "|---|---|---|---|---|",
        *(_row(spec) for spec in specs),
    ]
    return "\n".join(rows) + "\n"


def _row(spec: SettingSpec) -> str:
    what = f"*{spec.title}.* {spec.help}"
    cells = (f"`{spec.name}`", what, _values(spec), written(spec.default), spec.effect.value)
    return "| " + " | ".join(cells) + " |"


def _values(spec: SettingSpec) -> str:
    if spec.bounds is not None or not spec.choices:
        return spec.allowed()
    return "; ".join(f"{written(value)}: {words}" for value, words in spec.choices)


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
