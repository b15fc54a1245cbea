"""Rating the chosen photos: stars, favourite, rejected, a colour label; and finding them by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.operations import RatePhotos
from photo_sorter.core.rating import MOST_STARS, ColourLabel, Rating, RatingChange, stars
from photo_sorter.ui.actions.action import ActionSpec, PhotoMenu, photos_chosen
from photo_sorter.ui.base import words
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.tokens import LABEL_COLOURS
from photo_sorter.ui.browse.browser import BrowseQuery
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def rate(window: WindowContext, change: RatingChange) -> None:
    """All chosen photos."""
    window.commands.do(RatePhotos(of_photos(window.chosen.ids), change))


def toggle(
    window: WindowContext,
    has: Callable[[Rating], bool],
    change: Callable[[bool], RatingChange],
) -> None:
    """On for all chosen photos; off where all of them have it."""
    photos, library = of_photos(window.chosen.ids), window.library

    def operation() -> RatePhotos:
        known = library.photos.ratings(photos)
        return RatePhotos(photos, change(not all(has(rating) for rating in known.values())))

    window.commands.do_made(operation)


def toggle_favourite(window: WindowContext) -> None:
    toggle(window, lambda rating: rating.favourite, lambda on: RatingChange(favourite=on))


def toggle_rejected(window: WindowContext) -> None:
    toggle(window, lambda rating: rating.rejected, lambda on: RatingChange(rejected=on))


def _stars(count: int) -> ActionSpec:
    def text(_: WindowContext) -> str:
        if count == 0:
            return translate("Actions", "No stars")
        return words.star_count(count)

    return ActionSpec(
        f"stars_{count}",
        "star",
        text,
        lambda window: rate(window, RatingChange(stars=count)),
        (str(count),),
        enabled=photos_chosen,
        on_photos=True,
    )


def _label(label: ColourLabel) -> ActionSpec:
    def text(_: WindowContext) -> str:
        name = words.colour_label(label)
        return translate("Actions", "Colour label: {colour}").format(colour=name)

    return ActionSpec(
        f"label_{label.name.lower()}",
        "palette",
        text,
        lambda window: rate(window, RatingChange(label=label)),
        (f"Ctrl+{label.value}",),
        enabled=photos_chosen,
        on_photos=True,
    )


def _rating_menu(window: WindowContext) -> Sequence[MenuItem]:
    items = [
        MenuItem(
            "star-filled" if count else "star",
            stars(count) if count else translate("Actions", "No stars"),
            partial(rate, window, RatingChange(stars=count)),
            str(count),
        )
        for count in range(MOST_STARS, -1, -1)
    ]
    labels = [
        MenuItem(
            "palette",
            words.colour_label(label),
            partial(rate, window, RatingChange(label=label)),
            f"Ctrl+{label.value}",
            apart=label is ColourLabel.NONE,
            colour=LABEL_COLOURS.get(label, ""),
        )
        for label in ColourLabel
    ]
    return [*items, *labels]


def _search(window: WindowContext, text: str) -> None:
    window.browser.search(BrowseQuery(text=text))


def _filters(window: WindowContext) -> Sequence[MenuItem]:
    """Each is a search that can be written, too."""
    asked = [
        *(
            ("star-filled", words.at_least_stars(count), f"rating:>={count}")
            for count in range(MOST_STARS, 0, -1)
        ),
        ("heart-filled", translate("Actions", "Favourites"), "is:favourite"),
        ("reject", translate("Actions", "Rejected"), "is:rejected"),
        ("eye", translate("Actions", "Without rejected ones"), "-is:rejected"),
    ]
    return [MenuItem(icon, name, partial(_search, window, text)) for icon, name, text in asked]


ACTIONS = (
    *(_stars(count) for count in range(MOST_STARS + 1)),
    ActionSpec(
        "favourite",
        "heart",
        lambda _: translate("Actions", "Favourite"),
        toggle_favourite,
        ("F",),
        enabled=photos_chosen,
        on_photos=True,
        photo_menu=PhotoMenu.SORT,
    ),
    ActionSpec(
        "reject",
        "reject",
        lambda _: translate("Actions", "Reject"),
        toggle_rejected,
        ("X",),
        enabled=photos_chosen,
        on_photos=True,
        photo_menu=PhotoMenu.SORT,
    ),
    *(_label(label) for label in ColourLabel),
    ActionSpec(
        "rate",
        "star",
        lambda _: translate("Actions", "Rate"),
        lambda window: window.frame.pop_up(_rating_menu(window)),
        enabled=photos_chosen,
        choices=_rating_menu,
        photo_menu=PhotoMenu.SORT,
        in_palette=False,  # it has each of them by itself
    ),
    ActionSpec(
        "filter_by_rating",
        "star",
        lambda _: translate("Actions", "Show only rated photos"),
        lambda window: window.frame.pop_up(_filters(window)),
        choices=_filters,
    ),
)
