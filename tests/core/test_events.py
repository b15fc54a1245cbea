from __future__ import annotations

import logging

import pytest

from photo_sorter.core.events import Event, EventBus, PhotosChanged, TagsChanged


def test_every_listener_hears_every_event_until_it_unsubscribes() -> None:
    bus = EventBus()
    first: list[Event] = []
    second: list[Event] = []
    stop = bus.subscribe(first.append)
    bus.subscribe(second.append)
    bus.publish(PhotosChanged())
    stop()
    bus.publish(TagsChanged())
    assert first == [PhotosChanged()]
    assert second == [PhotosChanged(), TagsChanged()]


def test_a_broken_listener_is_logged_and_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    def broken(event: Event) -> None:
        raise RuntimeError("broken")

    bus = EventBus()
    heard: list[Event] = []
    bus.subscribe(broken)
    bus.subscribe(heard.append)
    with caplog.at_level(logging.ERROR):
        bus.publish(PhotosChanged())
    assert heard == [PhotosChanged()]
    assert "A listener failed" in caplog.text
