"""The photo's tags, and the field that gives one to all that are chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from photo_sorter.core.operations import TagPhotos
from photo_sorter.core.tag_tree import TagColour, key_of
from photo_sorter.core.views import PhotoDetails
from photo_sorter.ui.base.commands import of_photos
from photo_sorter.ui.base.widgets import FlowLayout, clear_layout, label
from photo_sorter.ui.browse.context import WindowContext
from photo_sorter.ui.browse.overview import Holdings
from photo_sorter.ui.browse.place import of_tag
from photo_sorter.ui.details.chips import TagChip, TagField
from photo_sorter.ui.details.section import DetailSection
from photo_sorter.ui.places.review import review


class TagsSection(DetailSection):
    above = 20

    def __init__(self, window: WindowContext) -> None:
        super().__init__(window)
        self._window = window
        self._colours: dict[str, TagColour] = {}  # by tags' keys
        self.add_heading(self.tr("Tags"), "tags")
        self._none = label(self.tr("None yet: the model is not sure of any."), "quiet", wrap=True)
        self._chips = QWidget()
        self._flow = FlowLayout()
        self._chips.setLayout(self._flow)
        self.field = TagField()
        self.field.added.connect(lambda name: self._tag(name, present=True))
        for widget in (self._none, self._chips, self.field):
            self.column.addWidget(widget)
        window.overview.loaded.connect(self._know)

    def show_photo(self, details: PhotoDetails) -> bool:
        clear_layout(self._flow)
        for tag in details.tags:
            colour = self._colours.get(key_of(tag.name), TagColour.NONE)
            chip = TagChip(self._window.theme, tag, colour)
            chip.chosen.connect(lambda name: self._window.browser.go_to(of_tag(name)))
            chip.review_requested.connect(lambda name: review(of_tag(name), self._window))
            chip.removed.connect(lambda name: self._tag(name, present=False))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(details.tags))
        self._none.setVisible(not details.tags)
        return True

    def show_veiled(self, details: PhotoDetails) -> bool:
        """One can be given all the same."""
        clear_layout(self._flow)
        return self.show_many(1)

    def show_many(self, count: int) -> bool:
        self._chips.hide()
        self._none.hide()
        return True

    def _tag(self, name: str, *, present: bool) -> None:
        photos = of_photos(self._window.chosen.ids)
        if photos:
            self._window.commands.do(TagPhotos(photos, name, present))

    def _know(self, data: Holdings) -> None:
        said = [tag.said for tag in data.tags if tag.said is not None]
        synonyms = [synonym.text for each in said for synonym in each.synonyms]
        self.field.set_known([*(tag.name for tag in data.tags), *synonyms])
        self._colours = {key_of(each.name): each.colour for each in said}
