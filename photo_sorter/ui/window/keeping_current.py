"""What the window shows keeps up with what happens in the library."""

from __future__ import annotations

from photo_sorter.ui.browse.context import WindowContext


def keep_current(window: WindowContext) -> None:
    bridge, overview, browser = window.bridge, window.overview, window.browser
    for signal in (
        bridge.photos_changed,
        bridge.folders_changed,
        bridge.tags_changed,
        bridge.albums_changed,
        bridge.searches_changed,
        bridge.failures_changed,
        bridge.sidecars_changed,
        bridge.duplicates_changed,
    ):
        signal.connect(overview.load_soon)
    for signal in (
        bridge.photos_changed,
        bridge.folders_changed,
        bridge.albums_changed,
        bridge.tags_changed,
    ):
        signal.connect(browser.refresh_soon)
    for signal in (bridge.tags_changed, bridge.albums_changed, bridge.photos_changed):
        signal.connect(window.chosen.refresh)
    bridge.captions_changed.connect(window.chosen.refresh)
    bridge.folders_changed.connect(window.thumbnails.try_missing_again)
    bridge.photos_embedded.connect(browser.refresh_search_soon)
