"""Names of the library's that the command line gives."""

from __future__ import annotations

from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.query import no_such
from photo_sorter.services.library import Library


def known_tag(library: Library, name: str) -> str:
    """The name. Raises NotFoundError where no photo has a tag of that name."""
    if not library.search.knows_name("tag", name):
        raise not_there("tag", name, library.search.nearest_name("tag", name))
    return name


def not_there(field: str, name: str, near: str) -> NotFoundError:
    """`near` is what was likely meant, '' where nothing is near."""
    what = no_such(field, name, near)
    return NotFoundError(what.problem, path=None, **what.values)
