"""How the search field's list says what a completion is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.completions import Completion, CompletionKind
from photo_sorter.ui.base import words
from photo_sorter.ui.base.menus import MenuItem

translate = QCoreApplication.translate
_ICONS = {
    "tag": "tag",
    "album": "album",
    "folder": "folder",
    "date": "calendar",
    "rating": "star",
    "is": "heart",
    "label": "palette",
    "like": "similar",
    "look": "picture-search",
}


def item_of(
    completion: Completion, run: Callable[[], object], *, among_fields: bool = False
) -> MenuItem:
    """Its line, with the count at the right, and `among_fields` with what it is."""
    icon = field_icon(completion.field)
    match completion.kind:
        case CompletionKind.RECENT:
            return MenuItem("recent", completion.text, run)
        case CompletionKind.SAVED:
            note = translate("Completion", "Saved search")
            return MenuItem("saved", completion.name, run, note)
        case CompletionKind.FIELD:
            return MenuItem(icon, completion.text, run, field_words(completion.field))
        case CompletionKind.VALUE:
            count = "" if completion.count is None else words.number(completion.count)
            kind = field_words(completion.field) if among_fields else ""
            return MenuItem(icon, completion.name, run, " · ".join(filter(None, (kind, count))))


def field_icon(field: str) -> str:
    return _ICONS.get(field, "photos")


def field_words(field: str) -> str:
    """What a field narrows a search by."""
    return {
        "tag": translate("Completion", "Tag"),
        "album": translate("Completion", "Album"),
        "never": translate("Completion", "Kept out of an album"),
        "folder": translate("Completion", "Folder"),
        "like": translate("Completion", "Looks like a picture"),
        "look": translate("Completion", "Has the same look as a picture"),
        "date": translate("Completion", "When it was taken"),
        "taken": translate("Completion", "Season, month or weekday"),
        "rating": translate("Completion", "Stars"),
        "camera": translate("Completion", "Camera"),
        "lens": translate("Completion", "Lens"),
        "keyword": translate("Completion", "Keyword in the file"),
        "title": translate("Completion", "Title in the file"),
        "description": translate("Completion", "Description in the file"),
        "caption": translate("Completion", "Caption"),
        "text": translate("Completion", "Text in the picture"),
        "focal": translate("Completion", "Focal length"),
        "iso": translate("Completion", "ISO"),
        "size": translate("Completion", "Size"),
        "type": translate("Completion", "Kind of file"),
        "shape": translate("Completion", "Shape"),
        "name": translate("Completion", "Name of the file"),
        "has": translate("Completion", "What is known of it"),
        "is": translate("Completion", "Favourite, rejected…"),
        "label": translate("Completion", "Colour label"),
    }.get(field, "")
