"""The panel beside the grid: one photo's picture, facts, tags and albums, or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from photo_sorter.core.views import Album, PhotoDetails
from photo_sorter.ui.base import words
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import SIDES, Thumbnails
from photo_sorter.ui.base.tokens import PANEL_WIDTH, RADIUS_CONTROL
from photo_sorter.ui.base.widgets import (
    ElidedLabel,
    FlowLayout,
    clear_layout,
    icon_button,
    label,
    text_button,
)
from photo_sorter.ui.details.chips import TagChip, TagField


class Preview(QWidget):
    """The picture, whole, in the panel's width."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._photo_id: int | None = None
        self._aspect, self._colour = 1.5, 0x808080
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Preview"))
        thumbnails.ready.connect(self._ready)

    def show_photo(self, details: PhotoDetails) -> None:
        self._photo_id = details.id
        self._aspect = details.width / details.height if details.height else 1.5
        self._colour = details.colour
        self._thumbnails.want_one(details.id)
        self._fit()
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(min(max(self.width() / max(self._aspect, 0.2), 60), 300)))

    def _ready(self, photo_id: int) -> None:
        if photo_id == self._photo_id:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._photo_id is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        whole = QRectF(self.rect())
        width = min(whole.width(), whole.height() * self._aspect)
        rect = QRectF(0, 0, width, min(whole.height(), width / self._aspect))
        rect.moveCenter(whole.center())
        path = QPainterPath()
        path.addRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
        pixmap = self._thumbnails.get(self._photo_id, SIDES[-1])
        if pixmap is None:
            painter.fillPath(path, QColor.fromRgb(self._colour))
        else:
            painter.setClipPath(path)
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
        painter.end()


class DetailPanel(QScrollArea):
    tag_added = Signal(str)
    tag_removed = Signal(str)
    tag_chosen = Signal(str)
    album_chosen = Signal(object)  # Album
    album_requested = Signal()  # put what is chosen into an album
    find_similar_requested = Signal()
    show_file_requested = Signal(str)

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Details"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(240)
        self._theme = theme
        body = QWidget()
        body.setObjectName("panelBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(18, 18, 14, 18)
        self._column.setSpacing(6)
        self.setWidget(body)

        self._hint = label(
            self.tr("Choose a photo to see what is known of it."), "quiet", wrap=True
        )
        self._preview = Preview(theme, thumbnails)
        self._name = ElidedLabel("large", Qt.TextElideMode.ElideMiddle)
        self._facts = label("", "quiet", wrap=True)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._offline = label(
            self.tr("Its folder is not connected now. What you see here was kept."),
            "warning",
            wrap=True,
        )
        self._similar = text_button(self.tr("Find similar"), "", self.find_similar_requested.emit)
        theme.set_icon(self._similar, "similar", "text")
        self._tags_title = label(self.tr("Tags"), "section")
        self._no_tags = label(
            self.tr("None yet: the model is not sure of any."), "quiet", wrap=True
        )
        self._tags = QWidget()
        self._tag_flow = FlowLayout()
        self._tags.setLayout(self._tag_flow)
        self.field = TagField()
        self.field.added.connect(self.tag_added)
        self._albums_title = label(self.tr("Albums"), "section")
        self._albums = QWidget()
        self._album_flow = FlowLayout()
        self._albums.setLayout(self._album_flow)
        self._files_title = label(self.tr("File"), "section")
        self._files = QWidget()
        self._file_column = QVBoxLayout(self._files)
        self._file_column.setContentsMargins(0, 0, 0, 0)
        self._file_column.setSpacing(2)
        for widget, above in (
            (self._hint, 0),
            (self._preview, 0),
            (self._name, 8),
            (self._facts, 0),
            (self._offline, 4),
            (self._similar, 6),
            (self._tags_title, 14),
            (self._no_tags, 0),
            (self._tags, 0),
            (self.field, 2),
            (self._albums_title, 14),
            (self._albums, 0),
            (self._files_title, 14),
            (self._files, 0),
        ):
            self._column.addSpacing(above)
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.show_nothing()

    def sizeHint(self) -> QSize:
        return QSize(PANEL_WIDTH, 400)

    def show_nothing(self) -> None:
        self._only(self._hint)

    def show_many(self, count: int) -> None:
        """Several are chosen: what can be done with all of them."""
        self._name.set_text(self.tr("%n photo(s) chosen", "", count))
        self._fill_albums(())
        self._only(self._name, self._tags_title, self.field, self._albums_title, self._albums)

    def show_photo(self, details: PhotoDetails) -> None:
        self._preview.show_photo(details)
        name = details.paths[0].rsplit("/", 1)[-1] if details.paths else self.tr("Photo")
        self._name.set_text(name)
        self._facts.setText("\n".join(_facts(details)))
        self._fill_tags(details)
        self._fill_albums(details.albums)
        self._fill_files(details.paths)
        self._only(
            self._preview,
            self._name,
            self._facts,
            self._similar,
            self._tags_title,
            self.field,
            self._albums_title,
            self._albums,
            self._files_title,
            self._files,
            *([self._offline] if details.offline else []),
            *([self._tags] if details.tags else [self._no_tags]),
        )

    def _fill_tags(self, details: PhotoDetails) -> None:
        clear_layout(self._tag_flow)
        for tag in details.tags:
            chip = TagChip(self._theme, tag)
            chip.chosen.connect(self.tag_chosen)
            chip.removed.connect(self.tag_removed)
            self._tag_flow.addWidget(chip)

    def _fill_albums(self, albums: Sequence[Album]) -> None:
        clear_layout(self._album_flow)
        for album in albums:
            button = text_button(album.name, "pill", partial(self.album_chosen.emit, album))
            self._album_flow.addWidget(button)
        add = text_button(self.tr("Add to an album"), "link", self.album_requested.emit)
        self._album_flow.addWidget(add)

    def _fill_files(self, paths: Sequence[str]) -> None:
        clear_layout(self._file_column)
        for path in paths:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            text = ElidedLabel("quiet", Qt.TextElideMode.ElideLeft)
            text.set_text(path)
            line.addWidget(text, 1)
            line.addWidget(
                icon_button(
                    self._theme,
                    "external",
                    self.tr("Show in the file manager"),
                    partial(self.show_file_requested.emit, path),
                )
            )
            self._file_column.addWidget(row)

    def _only(self, *shown: QWidget) -> None:
        for index in range(self._column.count()):
            item = self._column.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(widget in shown)


def _facts(details: PhotoDetails) -> list[str]:
    lines = [
        words.moment(details.taken_at or details.sort_time),
        words.camera_line(details),
        details.lens,
        words.size_line(details),
    ]
    if details.latitude is not None and details.longitude is not None:
        lines.append(words.place(details.latitude, details.longitude))
    if details.rating.stars:
        lines.append(words.stars(details.rating.stars))
    return [line for line in lines if line]
