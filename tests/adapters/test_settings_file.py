"""Settings survive anything that can be in their file."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photo_sorter.adapters.settings_file import TomlSettings
from photo_sorter.core.errors import LibraryUnavailableError
from photo_sorter.core.setting_spec import SettingSpec
from photo_sorter.core.settings import SPECS, Settings
from photo_sorter.core.settings_migrations import SettingsMigration

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def values(spec: SettingSpec) -> st.SearchStrategy[Any]:
    """Any value that the setting can have."""
    if spec.bounds is not None:
        low, high = spec.bounds
        if isinstance(spec.default, int):
            return st.integers(int(low), int(high))
        return st.floats(low, high)
    if spec.choices:
        return st.sampled_from([value for value, _ in spec.choices])
    return st.booleans() if isinstance(spec.default, bool) else TEXT


ANY = st.builds(Settings, **{spec.name: values(spec) for spec in SPECS})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_there_are_defaults_and_none_is_made(path: Path) -> None:
    assert TomlSettings(path).load() == Settings()
    assert not path.parent.exists()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=ANY)
def test_settings_come_back_as_they_were_saved(path: Path, chosen: Settings) -> None:
    TomlSettings(path).save(chosen)
    assert TomlSettings(path).load() == chosen
    assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]


def test_the_file_is_the_persons_alone_and_the_token_in_no_log(path: Path) -> None:
    chosen = Settings(index_token="s3cret")
    TomlSettings(path).save(chosen)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    TomlSettings(path).save(chosen)
    assert path.stat().st_mode & 0o777 == 0o600
    assert "s3cret" not in repr(chosen)


def test_what_is_not_understood_is_a_default_and_the_rest_counts(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        'model = 7\nrow_height = "big"\nsquare_cells = 1\nstrictness = 1\ntheme = "dark"'
    )
    loaded = TomlSettings(path).load()
    assert loaded == Settings(theme="dark", strictness=1.0)
    assert isinstance(loaded.strictness, float)


def test_settings_of_another_version_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('theme = "dark"\nfuture = [1, 2]\n[other]\na = "b"\n')
    store = TomlSettings(path)
    store.save(dataclasses.replace(store.load(), theme="light"))
    content = tomllib.loads(path.read_text())
    assert content["future"] == [1, 2]
    assert content["other"] == {"a": "b"}
    assert store.load().theme == "light"


@pytest.mark.parametrize("wrong", ['theme = "blue"', "strictness = 7", "row_height = nan"])
def test_a_value_that_a_setting_cannot_have_is_a_default_and_is_logged(
    path: Path, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_text(wrong + "\nsquare_cells = true\n")
    assert TomlSettings(path).load() == Settings(square_cells=True)
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert wrong.split()[0] in record.getMessage()


def test_a_value_of_another_version_stays_until_its_setting_is_changed(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('theme = "sepia"\n')
    store = TomlSettings(path)
    store.save(dataclasses.replace(store.load(), row_height=200))
    assert tomllib.loads(path.read_text())["theme"] == "sepia"
    store.save(dataclasses.replace(store.load(), theme="dark"))
    assert tomllib.loads(path.read_text())["theme"] == "dark"


def test_the_file_names_its_schema(path: Path) -> None:
    TomlSettings(path).save(Settings())
    assert tomllib.loads(path.read_text())["schema"] == 1


def test_a_file_of_an_earlier_schema_is_read_and_written_in_the_newest(path: Path) -> None:
    def rename(content: dict[str, Any]) -> None:
        content["theme"] = content.pop("colours")

    path.parent.mkdir()
    path.write_text('colours = "dark"\n')
    store = TomlSettings(path, [SettingsMigration(2, rename)])
    assert store.load() == Settings(theme="dark")
    assert path.read_text() == 'colours = "dark"\n'  # reading changes nothing
    store.save(Settings(theme="light"))
    content = tomllib.loads(path.read_text())
    assert (content["schema"], content["theme"], "colours" in content) == (2, "light", False)


def test_a_file_of_a_newer_schema_is_not_lowered(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('schema = 9\ntheme = "dark"\nfuture = 1\n')
    store = TomlSettings(path)
    store.save(dataclasses.replace(store.load(), row_height=200))
    content = tomllib.loads(path.read_text())
    assert (content["schema"], content["future"], content["theme"]) == (9, 1, "dark")


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"a = 1\na = 2"])
def test_a_file_that_is_no_toml_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = TomlSettings(path)
    assert store.load() == Settings()
    store.save(Settings(theme="dark"))
    assert store.load().theme == "dark"
    assert path.with_name("settings.toml.broken").read_bytes() == content


def test_a_save_that_fails_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TomlSettings(path)
    store.save(Settings(theme="dark"))

    def refuse(source: str, target: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        with pytest.raises(LibraryUnavailableError):
            store.save(Settings(theme="light"))
    assert store.load().theme == "dark"
    assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]
