"""Any series of files that appear, are read, fail, move and go leaves the right photos visible."""

from __future__ import annotations

from datetime import datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from photo_sorter.core.errors import Failure, FailureKind
from photo_sorter.core.photo import LocationId, PhotoMetadata
from photo_sorter.core.problems import Problem
from photo_sorter.core.query import EVERYTHING
from tests.adapters.catalog.shelf import SPACE, Shelf, stamp
from tests.adapters.catalog.temporary import TemporaryCatalog
from tests.torture.scale import times

PATHS = st.sampled_from(["/photos/a", "/photos/b", "/photos/d/c", "/photos/d\udcff/e"])
CONTENTS = st.sampled_from(["red", "green", "blue"])


class LocationMoves(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.held = TemporaryCatalog()
        self.catalog = self.held.catalog
        self.catalog.vectors.add_space(SPACE)
        self.shelf = Shelf(self.catalog, self.catalog.folders.add("/photos").id)
        self.files: dict[str, tuple[LocationId, str | None]] = {}  # path: location, content

    def teardown(self) -> None:
        if hasattr(self, "held"):
            self.held.close()

    @rule(path=PATHS)
    def appears(self, path: str) -> None:
        location_id = self.shelf.place(path)
        self.files[path] = (location_id, self.files.get(path, (location_id, None))[1])

    @rule(path=PATHS, content=CONTENTS)
    def is_read(self, path: str, content: str) -> None:
        if path in self.files:
            location_id, _ = self.files[path]
            photo = self.catalog.photos.add(content, 1, PhotoMetadata(), datetime(2020, 1, 1), 0)
            self.catalog.locations.attach(location_id, stamp(), photo)
            self.files[path] = (location_id, content)

    @rule(path=PATHS)
    def fails(self, path: str) -> None:
        if path in self.files:
            location_id, _ = self.files[path]
            failure = Failure(FailureKind.EMPTY, Problem.FILE_EMPTY)
            self.catalog.locations.fail(location_id, stamp(), failure)
            self.files[path] = (location_id, None)

    @rule(destinations=st.dictionaries(PATHS, PATHS, max_size=4))
    def move_together(self, destinations: dict[str, str]) -> None:
        moves = {s: t for s, t in destinations.items() if s in self.files}
        self.catalog.locations.move(
            [
                (self.files[source][0], self.shelf.folder, target, stamp())
                for source, target in moves.items()
            ]
        )
        moved = {target: self.files[source] for source, target in moves.items()}
        stayed = {path: file for path, file in self.files.items() if path not in moves}
        self.files = stayed | moved

    @rule(path=PATHS)
    def goes(self, path: str) -> None:
        if path in self.files:
            self.catalog.locations.remove([self.files.pop(path)[0]])

    @rule()
    def folder_is_removed_and_added_again(self) -> None:
        self.catalog.folders.remove(self.shelf.folder)
        self.shelf.folder = self.catalog.folders.add("/photos").id
        self.files.clear()

    @invariant()
    def the_catalog_knows_the_files(self) -> None:
        if not hasattr(self, "held"):
            return
        known = self.catalog.locations.known(self.shelf.folder)
        assert {path: file.location_id for path, file in known.items()} == {
            path: location_id for path, (location_id, _) in self.files.items()
        }

    @invariant()
    def photos_with_a_file_are_visible(self) -> None:
        if not hasattr(self, "held"):
            return
        visible = sorted(self.catalog.photos.listing(EVERYTHING).ids.tolist())
        contents = {self.catalog.photos.content_hash(i) for i in visible}
        assert contents == {content for _, content in self.files.values() if content}
        assert sorted(self.catalog.photos.listing(EVERYTHING).ids.tolist()) == visible
        assert self.catalog.photos.count() == len(visible)


TestLocationMoves = LocationMoves.TestCase
TestLocationMoves.settings = settings(max_examples=times(10, 100), stateful_step_count=20)
