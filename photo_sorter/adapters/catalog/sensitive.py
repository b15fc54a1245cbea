"""Sensitive photos, told by their tags."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from photo_sorter.adapters.catalog.database import Database
from photo_sorter.adapters.catalog.meta import read_meta, write_meta
from photo_sorter.adapters.catalog.values import id_list
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.sensitive import GROUPS, SENSITIVE_TAG

_ASKED = "sensitive_groups"
_GROUPS = ", ".join(f"'{group}'" for group in GROUPS)
_OWN_TAG = f"(SELECT id FROM tags WHERE key = '{SENSITIVE_TAG}')"
# Few photos are sensitive: they are listed by their tags, and not every photo is asked about.
SENSITIVE_IDS = (
    "SELECT photo_id FROM tag_marks WHERE present = 1 AND tag_id IN (SELECT id FROM tags "
    f"WHERE group_name IN ({_GROUPS}) OR key = '{SENSITIVE_TAG}') "
    f"EXCEPT SELECT photo_id FROM tag_marks WHERE present = 0 AND tag_id = {_OWN_TAG}"
)


class SqliteSensitive:
    """`core.ports.SensitiveTable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def among(self, photo_ids: Sequence[PhotoId]) -> frozenset[PhotoId]:
        with self._database.reading() as connection:
            asked = "SELECT value FROM json_each(?)"
            rows = connection.execute(
                f"SELECT photo_id FROM ({SENSITIVE_IDS}) WHERE photo_id IN ({asked})",
                (id_list(photo_ids),),
            ).fetchall()
        return frozenset(PhotoId(photo_id) for (photo_id,) in rows)

    def asked(self) -> frozenset[str]:
        with self._database.reading() as connection:
            return frozenset(json.loads(read_meta(connection, _ASKED) or "[]"))

    def set_asked(self, groups: Collection[str]) -> None:
        with self._database.transaction() as connection:
            write_meta(connection, _ASKED, json.dumps(sorted(groups)))

    def forget(self, groups: Collection[str]) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM tag_marks WHERE by_person = 0 AND by_file = 0 AND tag_id IN "
                "(SELECT id FROM tags WHERE group_name IN (SELECT value FROM json_each(?)))",
                (json.dumps(sorted(groups)),),
            )
