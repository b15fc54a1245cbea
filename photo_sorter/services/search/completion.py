"""What could be meant by what is being typed, from what the library holds."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from photo_sorter.core.completions import MOST, Completion, CompletionKind, Completions
from photo_sorter.core.events import (
    AlbumsChanged,
    Event,
    EventBus,
    FoldersChanged,
    PhotosChanged,
    TagsChanged,
)
from photo_sorter.core.keywords import shown
from photo_sorter.core.ports import Catalog, MakeNearWords
from photo_sorter.core.query import EVERYTHING, And, Date, Query, Tag, parse, to_text
from photo_sorter.core.query.best_completions import best_completions, name_key
from photo_sorter.core.query.completing import unfinished
from photo_sorter.core.query.exact_part import exact_part
from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.services.search.completed_fields import FIELDS
from photo_sorter.services.search.held_photos import HeldPhotos
from photo_sorter.services.search.searches import Searches
from photo_sorter.services.search.written_values import as_of, is_empty, written_values

_AT_ONCE = 0.05  # seconds: a library that is read as soon is read again before it answers
_FIELD_NAMES = 3
_SHORTEST_WORD = 2  # letters; one begins too many names
_MOST_TRIED = 40  # named times and ranges that photos are counted of
_NAMED_BY_WORDS = ("tag", "album", "camera")


class Completer:
    """From any thread. What it read is kept until the library changes. A large library, which
    takes seconds to read, is read again by `warm_up`; until then the counts are as they were."""

    def __init__(
        self, catalog: Catalog, make_near: MakeNearWords, searches: Searches, events: EventBus
    ) -> None:
        self._catalog, self._make_near, self._searches = catalog, make_near, searches
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._held: HeldPhotos | None = None
        self._is_stale = False
        events.subscribe(self._heard)

    def complete(
        self, text: str, cursor: int | None = None, within: Query = EVERYTHING, most: int = MOST
    ) -> Completions:
        """What could be meant where the cursor stands in the text (None: at its end), among the
        photos of `within`. Counts are of the photos that the exact parts of the rest of the query
        match, too; what a model would rank is not asked for. An empty text is completed by what
        was searched for before."""
        if not text.strip():
            return Completions(0, len(text), tuple(self._searches.completions(most)))
        cursor = len(text) if cursor is None else cursor
        typed = unfinished(text, cursor)
        if typed is None:
            return Completions(cursor, cursor)
        rest = exact_part(And((within, parse(typed.beside).query)))
        if typed.field:
            items = self._values(typed.field, typed.typed, rest, most)
        else:
            items = [*_fields(typed.typed), *self._by_word(typed.typed, rest, most)]
        return Completions(typed.start, typed.end, tuple(items[:most]))

    def warm_up(self) -> None:
        """Read what has changed, which may take seconds. Call it when the search field gets the
        keyboard, on a thread that may wait."""
        with self._reading:
            with self._lock:
                if self._held is not None and not self._is_stale:
                    held = self._held
                else:
                    self._is_stale = False
                    held = HeldPhotos(self._catalog, self._make_near)
                    self._held = self._held or held
            for field in FIELDS:
                held.facet(field)
            with self._lock:
                self._held = held

    def _heard(self, event: Event) -> None:
        if isinstance(event, PhotosChanged | TagsChanged | AlbumsChanged | FoldersChanged):
            self._is_stale = True

    def _photos(self) -> HeldPhotos:
        with self._lock:
            soon = self._held is None or (self._is_stale and self._held.seconds < _AT_ONCE)
            if self._held is None or soon:
                self._is_stale = False
                self._held = HeldPhotos(self._catalog, self._make_near)
            return self._held

    def _values(self, field: str, typed: str, rest: Query, most: int) -> list[Completion]:
        if field not in FIELDS:
            written = written_values(field, typed, ())
            return [_value(field, name, node, None) for name, node in written][:most]
        held = self._photos()
        facet, counts = held.facet(field), held.counts(field, rest)
        best = best_completions(
            typed,
            facet.keys,
            counts.tolist(),
            most,
            lambda typed: held.near(field, typed),
            in_order=FIELDS[field].in_order,
        )
        found = [_value(field, facet.names[i], facet.nodes[i], int(counts[i])) for i in best]
        return [*found, *islice(self._written(field, typed, rest, held), most - len(found))]

    def _written(
        self, field: str, typed: str, rest: Query, held: HeldPhotos
    ) -> Iterator[Completion]:
        """What photos have of named times, and of ranges."""
        today, names = datetime.now().date(), held.facet(field).names
        ends = [name for name in names if name[0].isdigit()]
        for name, node in islice(written_values(field, typed, ends), _MOST_TRIED):
            query = as_of(today, node)
            if not is_empty(query) and (count := _count(field, query, rest, held)):
                yield _value(field, name, node, count)

    def _by_word(self, typed: str, rest: Query, most: int) -> list[Completion]:
        """Values of several fields whose names begin so, the commonest first."""
        key = name_key(typed)
        if len(key) < _SHORTEST_WORD:
            return []
        held, found = self._photos(), []
        for field in _NAMED_BY_WORDS:
            facet = held.facet(field)
            places = [i for i, name in enumerate(facet.keys) if name.startswith(key)]
            counts = held.counts(field, rest) if places else facet.totals
            there = sorted((i for i in places if counts[i]), key=lambda i: -counts[i])[:most]
            found += [_value(field, facet.names[i], facet.nodes[i], int(counts[i])) for i in there]
        return sorted(found, key=lambda each: (-(each.count or 0), each.name))[:most]


def _fields(typed: str) -> Sequence[Completion]:
    key = typed.casefold()
    names = [name for name in BY_NAME if name.startswith(key)][:_FIELD_NAMES]
    return [Completion(CompletionKind.FIELD, f"{name}:", name, name) for name in names]


def _count(field: str, query: Query, rest: Query, held: HeldPhotos) -> int:
    """Months are told apart: those of a span add up."""
    months = isinstance(query, Date) and FIELDS[field].matching(query, held.facet(field).names)
    if isinstance(months, list):
        return int(held.counts(field, rest)[months].sum())
    return held.count(And((rest, query)))


def _value(field: str, name: str, node: Query, count: int | None) -> Completion:
    said = name
    if isinstance(node, Tag):
        said = shown(name) if node.name == name else f"{name} → {shown(node.name)}"
    return Completion(CompletionKind.VALUE, to_text(node), said, field, count)
