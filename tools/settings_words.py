"""Writes the texts of `core.settings` where the translators' tool finds them.

lupdate sees only literal texts in calls of `translate` below photo_sorter/ui. Run
`python -m tools.settings_words` after a text in photo_sorter/core/settings.py has changed, then
what resources/translations/README.md says."""

from __future__ import annotations

import json
from pathlib import Path

from photo_sorter.core.settings import SPECS

FILE = Path(__file__).parents[1] / "photo_sorter" / "ui" / "dialogs" / "setting_words.py"

_BEFORE = '''"""The texts of the settings in the person's language.

Made of photo_sorter/core/settings.py by `python -m tools.settings_words`; do not edit."""

# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from photo_sorter.ui.base.words import translate


def setting_words() -> dict[str, str]:
    """The English texts of the settings, and each in the person's language."""
    return {
'''
_AFTER = "    }\n"


def texts() -> list[str]:
    """Every text of a setting once, in the order of the table."""
    return list(dict.fromkeys(text for spec in SPECS for text in spec.texts()))


def module() -> str:
    """The source of `ui.dialogs.setting_words`."""
    literals = [json.dumps(text, ensure_ascii=False) for text in texts()]
    lines = [f'        {text}: translate("Settings", {text}),\n' for text in literals]
    return _BEFORE + "".join(lines) + _AFTER


if __name__ == "__main__":
    FILE.write_text(module(), encoding="utf-8")
