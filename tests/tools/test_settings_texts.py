"""What is made of the table of the settings is as new as the table."""

from __future__ import annotations

import pytest

from photo_sorter.core.setting_spec import SettingSpec
from photo_sorter.core.settings import SPECS
from tools import settings_page, settings_words


def test_the_page_of_the_guide_is_up_to_date() -> None:
    """If this fails: `python -m tools.settings_page`."""
    assert settings_page.FILE.read_text(encoding="utf-8") == settings_page.page()


def test_the_texts_for_the_translators_are_up_to_date() -> None:
    """If this fails: `python -m tools.settings_words`."""
    assert settings_words.FILE.read_text(encoding="utf-8") == settings_words.module()


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_setting_stands_on_the_page_with_its_words(spec: SettingSpec) -> None:
    page = settings_page.FILE.read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| `{spec.name}` |")]
    assert spec.title in row
    assert spec.help in row


def test_the_guide_leads_to_the_page() -> None:
    guide = settings_page.FILE.with_name("guide.md").read_text(encoding="utf-8")
    assert f"]({settings_page.FILE.name})" in guide
