"""Stored settings are brought to the present schema, step by step."""

from __future__ import annotations

from typing import Any

import pytest

from photo_sorter.core.settings_migrations import MIGRATIONS, SettingsMigration, migrated


def rename(content: dict[str, Any]) -> None:
    if "colours" in content:
        content["theme"] = content.pop("colours")


def shout(content: dict[str, Any]) -> None:
    content["theme"] = str(content.get("theme", "")).upper()


STEPS = (SettingsMigration(2, rename), SettingsMigration(3, shout))


def test_a_file_without_a_number_is_the_first_schema() -> None:
    assert migrated({"theme": "dark"}, ()) == {"theme": "dark", "schema": 1}


def test_migrations_run_in_order_and_the_number_follows() -> None:
    assert migrated({"colours": "dark"}, STEPS) == {"theme": "DARK", "schema": 3}


def test_only_what_is_newer_than_the_file_runs() -> None:
    stored = {"colours": "dark", "theme": "light", "schema": 2}
    assert migrated(stored, STEPS) == {"colours": "dark", "theme": "LIGHT", "schema": 3}


def test_what_was_migrated_is_left_alone() -> None:
    once = migrated({"colours": "dark"}, STEPS)
    assert migrated(once, STEPS) == once


def test_a_newer_file_is_given_back_as_it_is() -> None:
    newer = {"schema": 9, "colours": "dark", "theme": "blue"}
    assert migrated(newer, STEPS) == newer


def test_the_stored_settings_are_not_changed_themselves() -> None:
    stored = {"colours": "dark"}
    migrated(stored, STEPS)
    assert stored == {"colours": "dark"}


@pytest.mark.parametrize("number", ["2", 0, -1, True, 2.0, None])
def test_a_number_that_is_none_is_the_first(
    number: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert migrated({"schema": number, "colours": "dark"}, STEPS)["theme"] == "DARK"
    assert "schema" in caplog.text


def test_the_numbers_of_the_migrations_follow_each_other() -> None:
    assert [step.number for step in MIGRATIONS] == list(range(2, 2 + len(MIGRATIONS)))
