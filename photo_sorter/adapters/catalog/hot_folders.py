"""Folders whose new photos follow rules by themselves, and the files that came into them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.sort_plans import options_of, options_text
from photo_sorter.adapters.catalog.values import id_list, path_text, stamp_of
from photo_sorter.core.photo import FolderId, LocationId, PhotoId
from photo_sorter.core.sorting.hot_folder import Arrival, HotFolder


class SqliteHotFolders:
    """`core.ports.sorting.HotFolderTable`. Triggers note what arrives."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[HotFolder]:
        """By their folders' paths."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT h.folder_id, h.rules, h.options FROM hot_folders h "
                "JOIN folders f ON f.id = h.folder_id ORDER BY f.path"
            )
            return [
                HotFolder(FolderId(folder), tuple(json.loads(rules)), options_of(options))
                for folder, rules, options in rows
            ]

    def put(self, hot: HotFolder) -> None:
        """From now on; other rules for a folder that is hot already are for what waits, too."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO hot_folders (folder_id, rules, options, since) "
                "VALUES (?, ?, ?, (SELECT ifnull(max(id), 0) FROM photos)) "
                "ON CONFLICT (folder_id) DO UPDATE SET rules = excluded.rules, "
                "options = excluded.options",
                (hot.folder_id, json.dumps(hot.rules), options_text(hot.options)),
            )

    def remove(self, folder_id: FolderId) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM hot_folders WHERE folder_id = ?", (folder_id,))

    def arrivals(self, folder_id: FolderId) -> list[Arrival]:
        """In the order in which they came."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT l.id, l.path, l.size, l.mtime_ns, l.inode, l.device, "
                "iif(l.state = 'ready' AND NOT EXISTS "
                "(SELECT 1 FROM warnings w WHERE w.photo_id = l.photo_id), l.photo_id, NULL), "
                "l.photo_id IS NOT NULL AND (l.photo_id <= h.since OR EXISTS "
                "(SELECT 1 FROM sort_entries e WHERE e.photo_id = l.photo_id "
                "AND e.state <> 'planned')) "
                "FROM sort_arrivals a JOIN locations l ON l.id = a.location_id "
                "JOIN hot_folders h ON h.folder_id = l.folder_id "
                "WHERE l.folder_id = ? ORDER BY l.id",
                (folder_id,),
            )
            return [
                Arrival(
                    LocationId(location_id),
                    path_text(path),
                    stamp_of(*stamp),
                    None if photo_id is None else PhotoId(photo_id),
                    bool(is_old),
                )
                for location_id, path, *stamp, photo_id, is_old in rows
            ]

    def forget(self, location_ids: Sequence[LocationId]) -> None:
        """They were looked at."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM sort_arrivals WHERE location_id IN (SELECT value FROM json_each(?))",
                (id_list(location_ids),),
            )
