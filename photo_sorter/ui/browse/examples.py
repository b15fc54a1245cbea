"""Photos and picture files become part of the search that stands: more like these, or less."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.query import Like, Look, by_look, with_examples
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.browse.context import WindowContext


def add_examples(
    window: WindowContext,
    photos: Sequence[int],
    files: Sequence[FilePath] = (),
    *,
    less: bool = False,
    anew: bool = False,
    look: bool = False,
) -> None:
    """They are written as a person can read and edit them, once their names are known. `anew`
    looks for them and for nothing else. With `look`, or beside pictures of which the look counts,
    it is the same look that is asked for."""
    browser, search = window.browser, window.library.search

    def add(pictures: list[Like]) -> None:
        text = "" if anew or browser.query is None else browser.query.text
        if look or by_look(text):
            pictures = [Look(each.picture, each.weight) for each in pictures]
        browser.search(BrowseQuery(with_examples(text, pictures, less=less)))

    ids = [PhotoId(each) for each in photos]
    window.tasks.run(lambda: search.examples(ids, files), add, in_order=True)
