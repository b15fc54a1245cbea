"""The settings have one owner: changes meet in it and none takes back another."""

from __future__ import annotations

import threading
from dataclasses import asdict
from pathlib import Path

import pytest

from photo_sorter.adapters.settings_file import TomlSettings
from photo_sorter.core.access import Access
from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.events import EventBus, SettingsChanged
from photo_sorter.core.settings import Settings
from photo_sorter.services.program.current_settings import CurrentSettings


@pytest.fixture
def events() -> EventBus:
    return EventBus()


@pytest.fixture
def settings(tmp_path: Path, events: EventBus) -> CurrentSettings:
    return CurrentSettings(
        Access(read_only=False), TomlSettings(tmp_path / "settings.toml"), events
    )


def test_a_change_keeps_what_it_does_not_name(settings: CurrentSettings, tmp_path: Path) -> None:
    settings.change(model="second")
    settings.change(row_height=240)
    expected = Settings(model="second", row_height=240)
    assert settings.current() == expected
    assert TomlSettings(tmp_path / "settings.toml").load() == expected


def test_changes_from_two_threads_are_all_kept(settings: CurrentSettings) -> None:
    begin = threading.Barrier(2)

    def change(name: str, values: range) -> None:
        begin.wait()
        for value in values:
            settings.change(**{name: value})

    threads = [
        threading.Thread(target=change, args=("row_height", range(100, 130))),
        threading.Thread(target=change, args=("engine_workers", range(1, 30))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settings.current() == Settings(row_height=129, engine_workers=29)


def test_a_change_is_told_once_and_only_if_there_is_one(
    settings: CurrentSettings, events: EventBus
) -> None:
    told: list[object] = []
    events.subscribe(told.append)
    settings.change(theme="dark")
    settings.change(theme="dark")
    assert told == [SettingsChanged(Settings(), Settings(theme="dark"))]


def test_a_value_that_cannot_be_is_refused_and_nothing_of_the_change_holds(
    settings: CurrentSettings, events: EventBus
) -> None:
    told: list[object] = []
    events.subscribe(told.append)
    with pytest.raises(InvalidInputError, match="strictness"):
        settings.change(theme="dark", strictness=7)
    with pytest.raises(NotFoundError, match="colour"):
        settings.change(theme="dark", colour="red")
    assert settings.current() == Settings()
    assert told == []


def test_what_could_not_be_written_does_not_hold(events: EventBus) -> None:
    class Full:
        def load(self) -> Settings:
            return Settings()

        def save(self, settings: Settings) -> None:
            raise OSError("no space left")

    told: list[object] = []
    events.subscribe(told.append)
    settings = CurrentSettings(Access(read_only=False), Full(), events)
    with pytest.raises(OSError, match="no space"):
        settings.change(theme="dark")
    assert asdict(settings.current()) == asdict(Settings())
    assert told == []
