"""Tags by their numbers, and lists of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from photo_sorter.services.labels.tags import RECENT
from photo_sorter.ui.actions.action import ActionSpec, photos_chosen
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.browse.context import WindowContext

translate = QCoreApplication.translate


def _recent(number: int) -> ActionSpec:
    def run(window: WindowContext) -> None:
        photos, tags = of_photos(window.chosen.ids), window.library.tags
        window.commands.do_made(lambda: tags.recent_number(photos, number))

    return ActionSpec(
        f"recent_tag_{number}",
        "tag",
        lambda _: translate("Actions", "Give recent tag {number}").format(number=number),
        run,
        (f"Alt+{number}",),
        enabled=photos_chosen,
        on_photos=True,
    )


ACTIONS = (
    *(_recent(number) for number in range(1, RECENT + 1)),
    ActionSpec(
        "export_tags",
        "external",
        lambda _: translate("Actions", "Export the tags…"),
        lambda window: window.dialogs.export_tags(),
    ),
    ActionSpec(
        "import_tags",
        "tag",
        lambda _: translate("Actions", "Import tags…"),
        lambda window: window.dialogs.import_tags(),
    ),
)
