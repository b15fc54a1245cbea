"""Watched roots."""

from __future__ import annotations

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.values import path_bytes, path_text
from photo_sorter.core.photo import FilePath, Folder, FolderId, FolderState

_UNCOUNTED = "SELECT id, path, state, 0, 0 FROM folders "
_SELECT = """
SELECT id, path, state,
    (SELECT count(DISTINCT photo_id) FROM locations INDEXED BY locations_by_folder
     WHERE folder_id = folders.id AND photo_id IS NOT NULL),
    ifnull(pending.n, 0)
FROM folders LEFT JOIN (
    SELECT folder_id, count(*) AS n FROM locations INDEXED BY locations_pending
    WHERE state = 'pending' GROUP BY folder_id
) pending ON pending.folder_id = folders.id
"""


class SqliteFolders:
    """`core.ports.FolderTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, path: FilePath) -> Folder:
        """Add an absolute root; adding one that is there returns it."""
        key = path_bytes(path)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO folders (path) VALUES (?) ON CONFLICT (path) DO NOTHING", (key,)
            )
            row = connection.execute(_SELECT + "WHERE path = ?", (key,)).fetchone()
        return _folder(row)

    def remove(self, folder_id: FolderId) -> None:
        """Forget a root and its locations; photos that lose their last one are hidden."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM folders WHERE id = ?", (folder_id,))

    def all(self, *, counted: bool = True) -> list[Folder]:
        """Every folder by path, with its counts where they are asked for: to count a million
        photos takes a while."""
        select = _SELECT if counted else _UNCOUNTED
        with self._database.reading() as connection:
            return [_folder(row) for row in connection.execute(select + "ORDER BY path")]

    def directories(self) -> list[FilePath]:
        """Those that a file of the library lies in. Looks at every file."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT rtrim(rtrim(text, replace(text, '/', '')), '/') "
                "FROM (SELECT CAST(path AS TEXT) AS text FROM locations)"
            )
            return [str(path) for (path,) in rows]

    def online(self) -> set[FolderId]:
        """Those that are there now."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM folders WHERE state = ?", (FolderState.ONLINE.value,)
            )
            return {FolderId(folder_id) for (folder_id,) in rows}

    def set_state(self, folder_id: FolderId, state: FolderState) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE folders SET state = ? WHERE id = ?", (state.value, folder_id)
            )


def _folder(row: tuple[int, bytes, str, int, int]) -> Folder:
    folder_id, path, state, photos, pending = row
    return Folder(FolderId(folder_id), path_text(path), FolderState(state), photos, pending)
