"""Brings the words that photos are found by up to date. `PARTS` has the letter that a word of each
part stands behind in the full text: so each is a term of its own, and none of another part is
looked through."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

from photo_sorter.adapters.catalog.values import id_list, name_key, path_text
from photo_sorter.core.found_by import FoundBy
from photo_sorter.core.tag_tree import ancestors
from photo_sorter.core.text_words import kept_words

PARTS: Mapping[FoundBy, str] = {
    FoundBy.NAME: "n",
    FoundBy.FOLDER: "f",
    FoundBy.KEYWORD: "k",
    FoundBy.TAG: "t",
    FoundBy.TITLE: "i",
    FoundBy.DESCRIPTION: "d",
    FoundBy.ALBUM: "a",
    FoundBy.TEXT: "x",
    FoundBy.CAPTION: "c",
}
# What the model gave: its own words for what the picture shows.
BY_MODEL: Mapping[FoundBy, str] = {FoundBy.TAG: "m", FoundBy.ALBUM: "o"}

_Add = Callable[[int, str, str], None]


def outdated(connection: sqlite3.Connection, most: int) -> list[int]:
    """The photos that changed last, so many of them."""
    rows = connection.execute(
        "SELECT photo_id FROM words_outdated ORDER BY sequence DESC LIMIT ?", (most,)
    )
    return [photo_id for (photo_id,) in rows]


def refresh(connection: sqlite3.Connection, photo_ids: Sequence[int]) -> None:
    """Write the words of these photos anew, where they are others than before."""
    wanted = id_list(photo_ids)
    words = _words_of(connection, wanted)
    kept = dict(
        connection.execute(
            "SELECT photo_id, words FROM photo_words "
            "WHERE photo_id IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    )
    connection.executemany(
        "INSERT INTO photo_words (photo_id, words) VALUES (?, ?) "
        "ON CONFLICT (photo_id) DO UPDATE SET words = excluded.words",
        sorted(row for row in words.items() if kept.get(row[0]) != row[1]),
    )
    connection.execute(
        "DELETE FROM words_outdated WHERE photo_id IN (SELECT value FROM json_each(?))", (wanted,)
    )


def _words_of(connection: sqlite3.Connection, wanted: str) -> dict[int, str]:
    """Of those of the photos that there are."""
    found: dict[int, dict[str, None]] = {
        photo_id: {}
        for (photo_id,) in connection.execute(
            "SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
        )
    }
    known: dict[tuple[str, str], list[str]] = {}  # folders, tags and albums come again and again

    def add(photo_id: int, letter: str, text: str) -> None:
        words = known.get((letter, text))
        if words is None:
            words = known[letter, text] = [letter + word for word in kept_words(text)]
        found[photo_id].update(dict.fromkeys(words))

    for each in (_files, _said, _captions, _tags, _albums, _seen):
        each(connection, wanted, add)
    return {photo_id: " ".join(words) for photo_id, words in found.items()}


def _files(connection: sqlite3.Connection, wanted: str, add: _Add) -> None:
    """From the watched folder's own name on: what lies above it is not the person's word."""
    rows = connection.execute(
        "SELECT l.photo_id, l.path, f.path FROM locations l JOIN folders f ON f.id = l.folder_id "
        "WHERE l.photo_id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    for photo_id, path, root in rows:
        above = len(os.path.dirname(root.rstrip(b"/")))
        folder, name = os.path.split(path_text(path[above:]))
        add(photo_id, PARTS[FoundBy.FOLDER], folder)
        add(photo_id, PARTS[FoundBy.NAME], name)


def _said(connection: sqlite3.Connection, wanted: str, add: _Add) -> None:
    rows: Iterable[tuple[int, str, str]] = connection.execute(
        "SELECT id, ifnull(d.title, p.title), ifnull(d.description, p.description) FROM photos p "
        "LEFT JOIN details_by_person d ON d.photo_id = p.id "
        "WHERE p.id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    for photo_id, title, description in rows:
        add(photo_id, PARTS[FoundBy.TITLE], title)
        add(photo_id, PARTS[FoundBy.DESCRIPTION], description)


def _captions(connection: sqlite3.Connection, wanted: str, add: _Add) -> None:
    rows = connection.execute(
        "SELECT photo_id, text FROM captions WHERE photo_id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    for photo_id, text in rows:
        add(photo_id, PARTS[FoundBy.CAPTION], text)


def _tags(connection: sqlite3.Connection, wanted: str, add: _Add) -> None:
    rows = connection.execute(
        "SELECT m.photo_id, t.name, m.by_person, m.by_file FROM tag_marks m "
        "JOIN tags t ON t.id = m.tag_id "
        "WHERE m.photo_id IN (SELECT value FROM json_each(?)) AND m.present = 1",
        (wanted,),
    )
    synonyms = _synonyms(connection)
    for photo_id, name, by_person, by_file in rows:
        by_others = PARTS[FoundBy.KEYWORD] if by_file else BY_MODEL[FoundBy.TAG]
        letter = PARTS[FoundBy.TAG] if by_person else by_others
        add(photo_id, letter, name)
        key = name_key(name)
        for path in (*ancestors(key), key) if synonyms else ():
            for synonym in synonyms.get(path, ()):
                add(photo_id, letter, synonym)


def _synonyms(connection: sqlite3.Connection) -> Mapping[str, Sequence[str]]:
    """Of tags, by their keys."""
    found: dict[str, list[str]] = {}
    for key, synonym in connection.execute("SELECT tag_key, synonym FROM tag_synonyms"):
        found.setdefault(key, []).append(synonym)
    return found


def _albums(connection: sqlite3.Connection, wanted: str, add: _Add) -> None:
    rows = connection.execute(
        "SELECT m.photo_id, a.name, m.by_person FROM album_marks m "
        "JOIN albums a ON a.id = m.album_id "
        "WHERE m.photo_id IN (SELECT value FROM json_each(?)) AND m.present = 1",
        (wanted,),
    )
    for photo_id, name, by_person in rows:
        add(photo_id, (PARTS if by_person else BY_MODEL)[FoundBy.ALBUM], name)


def _seen(connection: sqlite3.Connection, wanted: str, add: _Add) -> None:
    """Text in the picture."""
    rows = connection.execute(
        "SELECT photo_id, words FROM photo_texts "
        "WHERE photo_id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    for photo_id, words in rows:
        add(photo_id, PARTS[FoundBy.TEXT], words)
