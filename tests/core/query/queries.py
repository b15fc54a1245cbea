"""Queries of every kind, for property-based tests."""

from __future__ import annotations

from hypothesis import strategies as st

from photo_sorter.core.photo import FolderId, PhotoId
from photo_sorter.core.query import (
    And,
    Between,
    Camera,
    Captioned,
    Comparison,
    Date,
    Described,
    FileType,
    Flag,
    FocalLength,
    Has,
    InAlbum,
    InFolder,
    Is,
    Iso,
    Keyword,
    Lately,
    Lens,
    Like,
    Look,
    Name,
    Not,
    Operator,
    Or,
    Outline,
    Period,
    PictureText,
    Query,
    Rating,
    Shape,
    Size,
    SizeUnit,
    Span,
    Tag,
    Taken,
    Text,
    Title,
    Trait,
    Type,
)
from photo_sorter.core.query.periods import RECURRING
from photo_sorter.core.views import AlbumId

# Pieces that mean something in the language, and anything else.
PIECES = st.one_of(
    st.sampled_from(
        ["or", "OR", "+", "-", "(", ")", '"', "\\", ":", "2:", "0.5:", "tag:", "album:", "date:"]
    ),
    st.sampled_from(
        [
            "like:",
            "look:",
            "..",
            ">=",
            "#3",
            "has:",
            "gps",
            "12:30",
            "http://x",
            " ",
            "\u00a0",
            "beach",
        ]
    ),
    st.text(max_size=5),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
NAMES = TEXTS.filter(lambda text: bool(text.strip()))

_numbers = st.integers(0, 10**6) | st.integers(0, 10**5).map(lambda number: number / 100)
_conditions = st.builds(Comparison, st.sampled_from(Operator), _numbers) | st.builds(
    Between, _numbers, _numbers
)
_ids = st.integers(0, 10**9)
_days = st.dates()
_named = st.builds(Lately, st.sampled_from(Period), st.booleans())

LEAVES: st.SearchStrategy[Query] = st.one_of(
    st.builds(Text, TEXTS),
    st.builds(Text, TEXTS, st.integers(1, 1000).map(lambda number: number / 100)),
    st.builds(Like, _ids.map(PhotoId) | NAMES),
    st.builds(Like, _ids.map(PhotoId) | NAMES, st.integers(1, 1000).map(lambda n: n / 100)),
    st.builds(Look, _ids.map(PhotoId) | NAMES),
    st.builds(Look, NAMES, st.integers(1, 1000).map(lambda n: n / 100)),
    st.builds(Tag, NAMES),
    st.builds(InAlbum, _ids.map(AlbumId) | NAMES),
    st.builds(InFolder, _ids.map(FolderId) | NAMES),
    st.builds(Date, _days, _days),
    st.builds(Date, _days, st.none()),
    st.builds(Date, st.none(), _days),
    _named,
    st.builds(Span, _named, _named | _days | st.none()),
    st.builds(Span, _days | st.none(), _named),
    st.builds(Taken, st.sampled_from(RECURRING)),
    st.builds(Rating, _conditions),
    st.builds(Camera, NAMES),
    st.builds(Lens, NAMES),
    st.builds(Keyword, NAMES),
    st.builds(Title, NAMES),
    st.builds(Described, NAMES),
    st.builds(PictureText, NAMES),
    st.builds(Captioned, NAMES),
    st.builds(FocalLength, _conditions),
    st.builds(Iso, _conditions),
    st.builds(Size, _conditions, st.sampled_from(SizeUnit)),
    st.builds(Type, st.sampled_from(FileType)),
    st.builds(Shape, st.sampled_from(Outline)),
    st.builds(Name, NAMES),
    st.builds(Has, st.sampled_from(Trait)),
    st.builds(Is, st.sampled_from(Flag)),
)


def _grown(part: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(part, max_size=4).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, part))


QUERIES: st.SearchStrategy[Query] = st.recursive(LEAVES, _grown, max_leaves=12)
