"""The sections of the details panel, from above. A further one is a module and a line here."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.ui.details.albums import AlbumsSection
from photo_sorter.ui.details.ask import AskSection
from photo_sorter.ui.details.caption import CaptionSection
from photo_sorter.ui.details.date import DateSection
from photo_sorter.ui.details.edit import EditSection
from photo_sorter.ui.details.facts import Facts
from photo_sorter.ui.details.files import Files
from photo_sorter.ui.details.fitting_words import FittingWords
from photo_sorter.ui.details.found_by import FoundBySection
from photo_sorter.ui.details.incomplete import Incomplete
from photo_sorter.ui.details.offline import Offline
from photo_sorter.ui.details.picture_text import PictureTextSection
from photo_sorter.ui.details.preview import Preview
from photo_sorter.ui.details.rating import RatingSection
from photo_sorter.ui.details.said import Said
from photo_sorter.ui.details.section import DetailSection
from photo_sorter.ui.details.similar import Similar
from photo_sorter.ui.details.stack import StackSection
from photo_sorter.ui.details.tags import TagsSection
from photo_sorter.ui.details.title import Title
from photo_sorter.ui.details.why import WhySection

SECTIONS: Sequence[type[DetailSection]] = (
    Preview,
    Title,
    StackSection,
    FoundBySection,
    DateSection,
    Facts,
    Said,
    PictureTextSection,
    CaptionSection,
    EditSection,
    RatingSection,
    Offline,
    Incomplete,
    Similar,
    WhySection,
    TagsSection,
    AlbumsSection,
    AskSection,
    FittingWords,
    Files,
)
