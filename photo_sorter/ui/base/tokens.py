"""Every colour, radius, distance and duration of the window, once for light and once for dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from photo_sorter.core.rating import ColourLabel
from photo_sorter.core.tag_tree import TagColour


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as #RRGGBB. Text on any of surface, raised and field keeps 4.5 : 1."""

    surface: str  # behind the photos
    raised: str  # sidebar, panels, dialogs
    field: str  # text fields and buttons
    hover: str  # a control under the pointer
    line: str  # hairlines between regions
    outline: str  # the edge of a control: 3 : 1 against its ground
    text: str
    quiet: str  # secondary text
    accent: str  # the one colour: actions, selection, focus
    on_accent: str
    accent_soft: str  # the ground of what is chosen
    danger: str
    success: str
    warning: str
    toast: str
    on_toast: str
    toast_accent: str


LIGHT: Final = Colours(
    surface="#ffffff",
    raised="#f6f6f8",
    field="#ebebef",
    hover="#e1e1e7",
    line="#e3e3e8",
    outline="#83838d",
    text="#1a1a1f",
    quiet="#5b5b65",
    accent="#2f55d4",
    on_accent="#ffffff",
    accent_soft="#dfe6fb",
    danger="#b3222b",
    success="#1a6b41",
    warning="#8a5300",
    toast="#26262b",
    on_toast="#f5f5f7",
    toast_accent="#a9beff",
)

DARK: Final = Colours(
    surface="#141416",
    raised="#1c1c1f",
    field="#2a2a2f",
    hover="#35353b",
    line="#2c2c31",
    outline="#7d7d88",
    text="#f1f1f4",
    quiet="#a9a9b4",
    accent="#93adff",
    on_accent="#0d1430",
    accent_soft="#2a3457",
    danger="#ff9791",
    success="#86d9ab",
    warning="#f0bd6b",
    toast="#3a3a41",
    on_toast="#f5f5f7",
    toast_accent="#b4c6ff",
)

# Over a photo the ground is always dark, whatever the theme: the picture decides the light.
VIEWER_GROUND: Final = "#0c0c0d"
VIEWER_TEXT: Final = "#f4f4f6"
VEIL_ALPHA: Final = 150  # of black, under words that lie on a picture

# Colour labels, as other programs name them; the same over any picture and in both themes.
LABEL_COLOURS: Final = {
    ColourLabel.RED: "#e5484d",
    ColourLabel.YELLOW: "#f2c530",
    ColourLabel.GREEN: "#3fb06a",
    ColourLabel.BLUE: "#4a8df8",
    ColourLabel.PURPLE: "#a06be0",
}

# Of tags: 3 : 1 against every ground that they stand on, in both themes.
TAG_COLOURS: Final = {
    TagColour.RED: "#e24a56",
    TagColour.ORANGE: "#cc6211",
    TagColour.YELLOW: "#9d7c08",
    TagColour.GREEN: "#259252",
    TagColour.BLUE: "#407ee4",
    TagColour.PURPLE: "#a464d2",
}

GAP: Final = 4  # between pictures
UNIT: Final = 8  # everything else sits on this rhythm
RADIUS_CELL: Final = 4
RADIUS_CONTROL: Final = 8
RADIUS_CARD: Final = 14

SIDEBAR_WIDTH: Final = 232
PANEL_WIDTH: Final = 304
ROOMY_WIDTH: Final = 960  # of a window that has room for both beside the photos
SEARCH_WIDTH: Final = 640

FADE_MS: Final = 120
SEARCH_PAUSE_MS: Final = 120
RELOAD_PAUSE_MS: Final = 350
TOAST_MS: Final = 7000


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2) of #RRGGBB."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2), 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
