"""Saved searches say how many photos match them, those of words too."""

from __future__ import annotations

from typing import cast

import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.core.events import Event, EventBus, SearchesChanged
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import InstalledModel
from photo_sorter.core.query import Query, to_text
from photo_sorter.core.views import Hit, SearchResult
from photo_sorter.services.search.search_counts import SearchCounts
from tests.services.names import names_of

MODEL = cast(InstalledModel, None)  # handed on to the search alone


class Found:
    """Stands in for the search, which has tests of its own: as many photos as it is told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.number = 3

    def __call__(self, model: InstalledModel, query: Query) -> SearchResult:
        self.asked.append(to_text(query))
        hits = [Hit(PhotoId(i), 1.0, 1.0, FoundBy.NOTHING) for i in range(self.number)]
        return SearchResult("", tuple(hits), ())


@pytest.fixture
def found() -> Found:
    return Found()


@pytest.fixture
def heard() -> list[Event]:
    return []


@pytest.fixture
def counts(catalog: SqliteCatalog, found: Found, heard: list[Event]) -> SearchCounts:
    catalog.saved_searches.create("Dogs", "a dog")
    catalog.saved_searches.create("Jpegs", "type:jpeg")
    events = EventBus()
    events.subscribe(heard.append)
    return SearchCounts(catalog, names_of(catalog), found, events)


def test_a_search_of_words_is_counted_by_the_model_alone(
    counts: SearchCounts, found: Found
) -> None:
    assert counts.known("a dog") is None
    assert counts.count(MODEL, lambda: False)
    assert found.asked == ["a dog"]
    assert (counts.known("a dog"), counts.known("type:jpeg")) == (3, None)


def test_another_count_is_told_of_and_the_same_is_not(
    counts: SearchCounts, found: Found, heard: list[Event]
) -> None:
    counts.count(MODEL, lambda: False)
    counts.count(MODEL, lambda: False)
    assert heard == [SearchesChanged()]
    found.number = 5
    counts.count(MODEL, lambda: False)
    assert heard == [SearchesChanged(), SearchesChanged()]
    assert counts.known("a dog") == 5


def test_a_count_that_is_broken_off_leaves_the_old_ones(counts: SearchCounts, found: Found) -> None:
    counts.count(MODEL, lambda: False)
    found.number = 5
    assert not counts.count(MODEL, lambda: True)
    assert counts.known("a dog") == 3
