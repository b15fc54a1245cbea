"""Words that name people or places are not told where these are not to be."""

from __future__ import annotations

from photo_sorter.core.exporting.encodings import Encoding, encoding_of, ending_for
from photo_sorter.core.exporting.options import Colours, ExportFormat, ExportOptions, Strip
from photo_sorter.core.exporting.sizes import LongestEdge
from photo_sorter.core.exporting.telling import told_fields
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.photo import PhotoMetadata

FIELDS = FileFields(
    ("People|Friends|Anna", "Places|Austria|Graz", "dog", "anna's garden", "Annapolis"),
    4,
    None,
    "Anna and the dog",
    "A day in Graz",
    "© Bea",
    "47.07, 15.44",
    "Bea",
)


def stripped(*what: Strip) -> ExportOptions:
    return ExportOptions(strip=frozenset(what))


def test_without_a_wish_all_is_told() -> None:
    assert told_fields(FIELDS, ExportOptions(), ["Anna"], ["Graz"]) == FIELDS


def test_people_go_with_every_word_that_names_them() -> None:
    told = told_fields(FIELDS, stripped(Strip.PEOPLE), ["Bea"])
    assert told.keywords == ("Places|Austria|Graz", "dog", "Annapolis")
    assert (told.title, told.description) == (None, "A day in Graz")
    assert (told.copyright, told.creator) == (None, None)
    assert told.place == FIELDS.place


def test_places_go_with_every_word_that_names_them() -> None:
    told = told_fields(FIELDS, stripped(Strip.PLACE))
    assert told.keywords == ("People|Friends|Anna", "dog", "anna's garden", "Annapolis")
    assert (told.title, told.description) == ("Anna and the dog", None)
    assert told.place is None


def test_a_name_that_the_file_has_for_itself_is_one() -> None:
    fields = FileFields(("Graz", "Graz Opera", "Grazing"), title="In GRAZ")
    told = told_fields(fields, stripped(Strip.PLACE), places=["graz"])
    assert told == FileFields(("Grazing",))


def test_stripped_of_all_nothing_is_told() -> None:
    assert told_fields(FIELDS, stripped(Strip.ALL)) == FileFields()


def photo(form: str, size: tuple[int, int] = (4000, 3000)) -> PhotoMetadata:
    return PhotoMetadata(*size, form)


def test_a_file_is_copied_where_nothing_of_it_changes() -> None:
    as_it_is = ExportOptions()
    assert encoding_of(as_it_is, photo("HEIF")) is Encoding.COPY
    assert encoding_of(ExportOptions(LongestEdge(9000)), photo("HEIF")) is Encoding.COPY
    assert encoding_of(stripped(Strip.PLACE), photo("WebP")) is Encoding.COPY


def test_what_must_change_is_written_in_its_own_format_or_one_that_is_written() -> None:
    small = ExportOptions(LongestEdge(1600))
    assert encoding_of(small, photo("PNG")) is Encoding.PNG
    assert encoding_of(small, photo("HEIF")) is Encoding.JPEG
    assert encoding_of(small, photo("GIF")) is Encoding.PNG
    assert encoding_of(stripped(Strip.PLACE), photo("HEIF")) is Encoding.JPEG
    assert encoding_of(ExportOptions(colours=Colours.SRGB), photo("JPEG")) is Encoding.JPEG
    assert encoding_of(ExportOptions(format=ExportFormat.WEBP), photo("JPEG")) is Encoding.WEBP
    assert encoding_of(small, photo("JPEG", (0, 0))) is Encoding.JPEG  # nobody knows its size


def test_an_ending_says_what_the_copy_is() -> None:
    assert ending_for(Encoding.COPY, "/a/b.HEIC") == ".HEIC"
    assert ending_for(Encoding.JPEG, "/a/b.JPEG") == ".JPEG"
    assert ending_for(Encoding.JPEG, "/a/b.heic") == ".jpg"
    assert ending_for(Encoding.WEBP, "/a/b.jpg") == ".webp"
