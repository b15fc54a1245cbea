"""Compare photos side by side: the chosen ones, or each burst in turn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.duplicates.kinds import DuplicateGroup, Kind
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.actions.action import ActionSpec, MainMenu, PhotoMenu, photos_chosen
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate

Group = tuple[PhotoId, ...]


def _compare(window: WindowContext) -> None:
    """The chosen ones; of a single one, the burst that it belongs to."""
    chosen = of_photos(window.chosen.ids)
    if len(chosen) > 1:
        window.frame.compare([chosen])
        return

    def compare(groups: Sequence[DuplicateGroup]) -> None:
        found = [group for group in _of_photos(groups) if chosen[0] in group]
        if found:
            window.frame.compare(found)
        else:
            window.toasts.say(
                translate("Actions", "Choose two photos or more to compare them"),
                translate("Actions", "This one belongs to no burst."),
            )

    window.tasks.run(lambda: window.library.duplicates.known(Kind.BURST), compare)


def _compare_bursts(window: WindowContext) -> None:
    """Those of which nothing was decided yet."""

    def compare(groups: Sequence[DuplicateGroup]) -> None:
        if groups:
            window.frame.compare(_of_photos(groups))
        else:
            window.toasts.say(
                translate("Actions", "There are no bursts"),
                translate(
                    "Actions",
                    "A burst is what one camera took of one thing within a few seconds.",
                ),
            )

    window.tasks.run(lambda: window.library.duplicates.known(Kind.BURST), compare)


def _of_photos(groups: Sequence[DuplicateGroup]) -> list[Group]:
    """In the order of their files' names, which cameras count; the groups, too."""
    files = [sorted((member.path, member.photo_id) for member in each.members) for each in groups]
    return [tuple(photo_id for _, photo_id in each) for each in sorted(files)]


ACTIONS = (
    ActionSpec(
        "compare",
        "compare",
        lambda _: translate("Actions", "Compare side by side"),
        _compare,
        ("C",),
        enabled=photos_chosen,
        photo_menu=PhotoMenu.LOOK,
    ),
    ActionSpec(
        "compare_bursts",
        "compare",
        lambda _: translate("Actions", "Choose the best of each burst"),
        _compare_bursts,
        main_menu=MainMenu.LIBRARY,
    ),
)
