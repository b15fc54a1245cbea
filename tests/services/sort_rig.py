"""A library for sorting without engine and index: a real catalog, real files, real trash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.adapters.content_hash import hash_file
from photo_sorter.adapters.file_mover import LocalFileMover
from photo_sorter.adapters.file_stamp import stamp_of
from photo_sorter.adapters.file_system import LocalFileSystem
from photo_sorter.adapters.formats import is_picture_name, skip_reason
from photo_sorter.adapters.trash.system_trash import SystemTrash, send_to_trash
from photo_sorter.core.access import Access
from photo_sorter.core.events import EventBus
from photo_sorter.core.photo import PhotoId, PhotoMetadata
from photo_sorter.core.ports.sorting import FileMover
from photo_sorter.core.query import Query
from photo_sorter.core.sentences import read
from photo_sorter.core.sorting.plan import SortOptions, SortPlan
from photo_sorter.core.sorting.rules import Rule, parse_rules
from photo_sorter.core.sorting.template import parse_template
from photo_sorter.core.views import SearchResult
from photo_sorter.services.sorting.hot_folders import HotFolders
from photo_sorter.services.sorting.matching import RuleMatches
from photo_sorter.services.sorting.sorting import Sorting


class EveryName:
    """`core.query.Names` of a library that has whatever is asked for."""

    def has(self, field: str, name: str) -> bool:
        return True

    def has_part(self, field: str, part: str) -> bool:
        return True

    def nearest(self, field: str, name: str) -> str:
        return ""


def no_model(query: Query) -> SearchResult:
    raise AssertionError("nothing of these queries is ranked")


@dataclass(frozen=True, slots=True)
class SortRig:
    catalog: SqliteCatalog
    sorting: Sorting
    hot: HotFolders
    events: EventBus
    root: Path

    def add(self, name: str, content: bytes | None = None, when: str = "2021-07-03") -> Path:
        """A photo of the library, whose bytes are its name where nothing else is said."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.fsencode(name) if content is None else content)
        taken = datetime.fromisoformat(when)
        os.utime(path, (taken.timestamp(),) * 2)
        self.know(path)
        return path

    def know(self, path: Path) -> PhotoId:
        taken = datetime.fromtimestamp(path.stat().st_mtime)
        folder = next(x for x in self.catalog.folders.all() if str(path).startswith(x.path + "/"))
        with self.catalog.transaction():
            photo_id = self.catalog.photos.add(
                hash_file(str(path)) or "", path.stat().st_size, PhotoMetadata(format="JPEG"),
                taken, 0,
            )  # fmt: skip
            stamp = stamp_of(path.stat())
            self.catalog.locations.mark_pending(folder.id, [(str(path), stamp)])
            location = self.catalog.locations.find(str(path))
            assert location is not None
            self.catalog.locations.attach(location.id, stamp, photo_id)
        return photo_id

    def plan(self, to: str, query: str = "", **options: object) -> SortPlan:
        """Of one template, or of rules where an arrow is in it."""
        rules = parse_rules(to) if "->" in to else (Rule("", parse_template(to)),)
        return self.sorting.plan(rules, SortOptions(**options), query)  # type: ignore[arg-type]

    def apply(self, to: str, query: str = "", **options: object) -> SortPlan:
        plan = self.plan(to, query, **options)
        assert self.sorting.apply(plan.id)
        return self.sorting.get(plan.id)

    def files(self, below: Path | None = None) -> dict[str, str]:
        """Every file below a folder, by default the watched one, with its hash."""
        below = below or self.root
        return {
            str(path.relative_to(below)): hashlib.sha1(path.read_bytes()).hexdigest()
            for path in sorted(below.rglob("*"))
            if path.is_file() and not any(part.startswith(".Trash") for part in path.parts)
        }

    def known(self) -> set[str]:
        """The files that the catalog knows to hold photos, below the watched folders."""
        return {
            os.path.relpath(path, self.root)
            for folder in self.catalog.folders.all()
            for path, known in self.catalog.locations.known(folder.id).items()
            if known.photo_id is not None
        }


@contextmanager
def sort_rig(
    library: Path,
    root: Path,
    mover: FileMover | None = None,
    send: Callable[[str], None] = send_to_trash,
) -> Iterator[SortRig]:
    library.mkdir(exist_ok=True)
    root.mkdir(exist_ok=True)
    catalog = SqliteCatalog.open(library / "catalog.sqlite")
    files = LocalFileSystem(is_picture_name, skip_reason, rename_journal=library / "renames")
    catalog.folders.add(str(root))
    access, events, mover = Access(read_only=False), EventBus(), mover or LocalFileMover()
    trash = SystemTrash(library / "trash", send)
    matches = RuleMatches(catalog, lambda text: read(text, EveryName()), no_model)
    sorting = Sorting(access, catalog, files, mover, trash, matches, events)
    hot = HotFolders(access, catalog, files, mover, sorting, events, lambda folder: None)
    try:
        yield SortRig(catalog, sorting, hot, events, root)
    finally:
        catalog.close()
