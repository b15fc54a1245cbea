"""All marks of one tag: read as a whole, put back as a whole, and made one with another's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from photo_sorter.adapters.catalog.file_tags import follow_keywords
from photo_sorter.adapters.catalog.tag_names import tag_ids
from photo_sorter.adapters.catalog.values import id_list, name_key
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.catalog import MarksOfTag

_INSERT = (
    "INSERT OR IGNORE INTO tag_marks (photo_id, tag_id, by_person, present, confidence, space_id) "
    "SELECT p.id, ?, ?, ?, ?, {space} FROM json_each(?) wanted JOIN photos p ON p.id = wanted.value"
)
# Which of two words on one photo holds: a person's yes, a person's no, the file's, the model's.
_RANK = "CASE WHEN {0}by_person = 1 THEN 2 + {0}present ELSE {0}by_file END"


def read_marks(connection: sqlite3.Connection, name: str) -> MarksOfTag:
    """Of a tag that is not there: none."""
    row = connection.execute(
        "SELECT id, name, group_name FROM tags WHERE key = ?", (name_key(name),)
    ).fetchone()
    if row is None:
        return MarksOfTag(name)
    tag, spelt, group = row
    guessed = connection.execute(
        "SELECT photo_id, confidence FROM tag_marks WHERE tag_id = ? AND present = 1 "
        "AND by_person = 0 AND by_file = 0 ORDER BY photo_id",
        (tag,),
    ).fetchall()
    return MarksOfTag(
        spelt,
        group,
        given=_photos(connection, tag, "by_person = 1 AND present = 1"),
        taken=_photos(connection, tag, "by_person = 1 AND present = 0"),
        guessed=tuple(PhotoId(photo) for photo, _ in guessed),
        confidences=tuple(confidence for _, confidence in guessed),
        by_file=_photos(connection, tag, "by_file = 1"),
        answers=tuple(
            answer
            for (answer,) in connection.execute(
                "SELECT id FROM ledger WHERE tag_id = ? ORDER BY id", (tag,)
            )
        ),
    )


def write_marks(connection: sqlite3.Connection, wanted: MarksOfTag) -> None:
    """These and no others, of the photos that there still are; and the answers in the ledger come
    back to it. What files say is followed by `follow_files`, once all names are back."""
    (tag,) = tag_ids(connection, [(wanted.name, wanted.group)]).values()
    connection.execute("DELETE FROM tag_marks WHERE tag_id = ?", (tag,))
    said = _INSERT.format(space="NULL")
    connection.execute(said, (tag, 1, 1, 1.0, id_list(wanted.given)))
    connection.execute(said, (tag, 1, 0, 1.0, id_list(wanted.taken)))
    connection.executemany(
        "INSERT OR IGNORE INTO tag_marks "
        "(photo_id, tag_id, by_person, present, confidence, space_id) "
        "SELECT id, ?, 0, 1, ?, (SELECT id FROM spaces WHERE active = 1) FROM photos WHERE id = ?",
        (
            (tag, confidence, photo)
            for photo, confidence in zip(wanted.guessed, wanted.confidences, strict=True)
        ),
    )
    connection.execute(
        "UPDATE ledger SET tag_id = ? WHERE id IN (SELECT value FROM json_each(?))",
        (tag, id_list(wanted.answers)),
    )


def follow_files(connection: sqlite3.Connection, marks: Sequence[MarksOfTag]) -> None:
    photos = sorted({photo for each in marks for photo in each.by_file})
    if photos:
        follow_keywords(connection, photos)


def merge_marks(connection: sqlite3.Connection, source: int, target: int) -> None:
    """All that is said by the tag `source` is said by `target`, and `source` is gone."""
    connection.execute(
        "UPDATE tag_marks AS own SET by_person = other.by_person, by_file = other.by_file, "
        "present = other.present, confidence = other.confidence, space_id = other.space_id "
        "FROM tag_marks AS other WHERE own.tag_id = ?2 AND other.tag_id = ?1 "
        f"AND other.photo_id = own.photo_id AND ({_RANK.format('other.')}, other.confidence) > "
        f"({_RANK.format('own.')}, own.confidence)",
        (source, target),
    )
    connection.execute(
        "INSERT OR IGNORE INTO tag_marks "
        "(photo_id, tag_id, by_person, by_file, present, confidence, space_id) "
        "SELECT photo_id, ?2, by_person, by_file, present, confidence, space_id "
        "FROM tag_marks WHERE tag_id = ?1",
        (source, target),
    )
    connection.execute("UPDATE ledger SET tag_id = ?2 WHERE tag_id = ?1", (source, target))
    drop_tag(connection, source)


def drop_tag(connection: sqlite3.Connection, tag: int) -> None:
    """Its marks, what it learnt, and its row: this stays where answers in the ledger name it."""
    connection.execute("DELETE FROM tag_marks WHERE tag_id = ?", (tag,))
    connection.execute("DELETE FROM classifiers WHERE tag_id = ?", (tag,))
    connection.execute(
        "DELETE FROM tags WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM ledger WHERE tag_id = ?1)",
        (tag,),
    )


def drop_empty(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Those of the tags that nothing is said of any more."""
    for name in names:
        connection.execute(
            "DELETE FROM classifiers WHERE tag_id IN (SELECT id FROM tags t WHERE key = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM tag_marks WHERE tag_id = t.id))",
            (name_key(name),),
        )
        connection.execute(
            "DELETE FROM tags AS t WHERE key = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM tag_marks WHERE tag_id = t.id) "
            "AND NOT EXISTS (SELECT 1 FROM ledger WHERE tag_id = t.id)",
            (name_key(name),),
        )


def _photos(connection: sqlite3.Connection, tag: int, which: str) -> tuple[PhotoId, ...]:
    rows = connection.execute(
        f"SELECT photo_id FROM tag_marks WHERE tag_id = ? AND {which} ORDER BY photo_id", (tag,)
    )
    return tuple(PhotoId(photo) for (photo,) in rows)
