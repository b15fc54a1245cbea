"""What a described album takes in: its description is a query, as one types it into the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from photo_sorter.core.ports import AlbumTable
from photo_sorter.core.query import (
    EVERYTHING,
    And,
    Branch,
    InAlbum,
    Names,
    Not,
    Or,
    Query,
    TooManyBranchesError,
    branches,
)
from photo_sorter.core.sentences import read
from photo_sorter.core.views import Album, AlbumKind


def album_branches(description: str, names: Names) -> tuple[Branch, ...]:
    """The alternatives, of which a member matches one. None of a query that asks for nothing, or
    for more alternatives than can be looked through."""
    query = read(description, names).query
    if query == EVERYTHING:
        return ()
    try:
        return branches(query)
    except TooManyBranchesError:
        return ()


def is_of_vectors(branch: Branch) -> bool:
    """Whether a photo's vector alone decides: no filter, no picture to look like."""
    return branch.exact == EVERYTHING and not branch.like and not branch.not_like


def words_alone(branches: Sequence[Branch]) -> str | None:
    """The phrase, where an album is described by one and nothing else. Such an album learns."""
    if len(branches) != 1 or not is_of_vectors(branches[0]) or branches[0].not_texts:
        return None
    texts = branches[0].texts
    return texts[0].phrase if len(texts) == 1 else None


def query_of(branch: Branch) -> Query:
    negated = (*map(Not, branch.not_texts), *map(Not, branch.not_like))
    exact = () if branch.exact == EVERYTHING else (branch.exact,)
    return And((*exact, *branch.texts, *branch.like, *negated))


def asks_for_itself(album: Album, table: AlbumTable, names: Names) -> bool:
    """Whether the description leads back to the album, by way of others or at once: who is in it
    would depend on who was in it before."""
    others = {each.id: each for each in table.all() if each.id != album.id}
    by_name = {each.name.casefold(): each.id for each in others.values()}
    by_name[album.name.casefold()] = album.id
    met, waiting = set(), [album]
    while waiting:
        asking = waiting.pop()
        for node in _albums(read(asking.description, names).query):
            asked = node.album
            found = by_name.get(asked.casefold()) if isinstance(asked, str) else asked
            if found == album.id:
                return True
            other = others.get(found) if found is not None else None
            if other is not None and other.kind is AlbumKind.DESCRIBED and other.id not in met:
                met.add(other.id)
                waiting.append(other)
    return False


def _albums(query: Query) -> Iterator[InAlbum]:
    if isinstance(query, Not):
        yield from _albums(query.part)
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from _albums(part)
    elif isinstance(query, InAlbum):
        yield query
