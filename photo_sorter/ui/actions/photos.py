"""Actions on the chosen photos: look at them, sort them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.describing.conversation import MOST_PHOTOS
from photo_sorter.core.operations import Operation, PutInAlbum
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import Album, AlbumKind
from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, one_chosen, photos_chosen
from photo_sorter.ui.actions.files import trash
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.examples import add_examples
from photo_sorter.ui.places.albums import album_icon, is_described
from photo_sorter.ui.places.table import type_of

translate = QCoreApplication.translate


def _can_ask(window: WindowContext) -> bool:
    return 0 < len(window.chosen.seen) <= MOST_PHOTOS


def _ask_words(window: WindowContext) -> str:
    if len(window.chosen.seen) > 1:
        return translate("Actions", "Ask about these photos")
    return translate("Actions", "Ask about the photo")


def _find_similar(window: WindowContext) -> None:
    add_examples(window, window.chosen.ids[:1], anew=True)


def _find_same_look(window: WindowContext) -> None:
    add_examples(window, window.chosen.ids[:1], anew=True, look=True)


def _more_words(window: WindowContext) -> str:
    if one_chosen(window):
        return translate("Actions", "More like this")
    return translate("Actions", "More like these")


def _less_words(window: WindowContext) -> str:
    if one_chosen(window):
        return translate("Actions", "Less like this")
    return translate("Actions", "Less like these")


def _put_in(window: WindowContext, album: Album) -> None:
    window.commands.do(PutInAlbum(album.id, of_photos(window.chosen.ids)))


def _albums(window: WindowContext) -> Sequence[MenuItem]:
    """Those picked by hand first, since that is what one does by hand; then a new one."""
    albums = sorted(
        window.overview.data.albums,
        key=lambda album: (album.kind is AlbumKind.DESCRIBED, album.name.casefold()),
    )
    items = [
        MenuItem(album_icon(album), album.name, partial(_put_in, window, album)) for album in albums
    ]
    text = translate("Actions", "New album…")
    new = MenuItem(
        "plus", text, lambda: window.dialogs.new_album(window.chosen.ids), apart=bool(items)
    )
    return [*items, new]


def _taking_out(window: WindowContext, photos: tuple[PhotoId, ...]) -> Operation | None:
    """Out of the album or tag that is looked at; never off the disk."""
    browser = window.browser
    if browser.query is not None:
        return None
    return type_of(browser.place).take_out(browser.place, photos)


def _can_take_out(window: WindowContext) -> bool:
    return _taking_out(window, ()) is not None


def _taking_out_words(window: WindowContext) -> str:
    """What Del does here."""
    if _can_take_out(window):
        if is_described(window.browser.place, window):
            return translate("Actions", "Never in this album")
        return translate("Actions", "Take out")
    return translate("Actions", "Take out of the album or tag, else to the trash")


def _take_out(window: WindowContext) -> None:
    operation = _taking_out(window, of_photos(window.chosen.ids))
    if operation is not None:
        window.commands.do(operation)
    else:
        trash(window)


ACTIONS = (
    ActionSpec(
        "open",
        "eye",
        lambda _: translate("Actions", "Open"),
        lambda window: window.frame.open_photo(window.chosen.ids[0]),
        enabled=one_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "peek",
        "eye",
        lambda _: translate("Actions", "Peek at the photo"),
        lambda window: window.frame.peek(),
        ("Space",),
        on_photos=True,
        in_palette=False,
    ),
    ActionSpec(
        "where",
        "picture-search",
        lambda _: translate("Actions", "Show where in the photo it is"),
        lambda window: window.frame.show_where(),
        ("W",),
        enabled=one_chosen,
        on_photos=True,
        in_palette=False,
    ),
    ActionSpec(
        "fits",
        "words",
        lambda _: translate("Actions", "Which description fits?…"),
        lambda window: window.dialogs.fits(window.chosen.seen[0], window.frame.search_for),
        ("Shift+W",),
        enabled=one_chosen,
    ),
    ActionSpec(
        "ask",
        "help",
        _ask_words,
        lambda window: window.frame.start_ask(),
        ("Q",),
        enabled=_can_ask,
        on_photos=True,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "similar",
        "similar",
        lambda _: translate("Actions", "Find similar"),
        _find_similar,
        ("S",),
        enabled=one_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "same_look",
        "picture-search",
        lambda _: translate("Actions", "Find the same look"),
        _find_same_look,
        ("Shift+S",),
        enabled=one_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "more_like",
        "plus",
        _more_words,
        lambda window: add_examples(window, window.chosen.ids),
        ("L",),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "less_like",
        "minus",
        _less_words,
        lambda window: add_examples(window, window.chosen.ids, less=True),
        ("Shift+L",),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "tag",
        "tag",
        lambda _: translate("Actions", "Add a tag…"),
        lambda window: window.frame.start_tag(),
        ("T",),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "add_to_album",
        "album",
        lambda _: translate("Actions", "Add to an album"),
        lambda window: window.frame.pop_up(_albums(window)),
        enabled=photos_chosen,
        choices=_albums,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "take_out",
        "minus",
        _taking_out_words,
        _take_out,
        ("Del",),
        enabled=photos_chosen,
        offered=_can_take_out,
        on_photos=True,
        photo_menu=PhotoMenu.SORT,
    ),
)
