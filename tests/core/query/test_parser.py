"""What a person types, and what it asks for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import (
    EVERYTHING,
    And,
    Between,
    Camera,
    Comparison,
    Date,
    FileType,
    Has,
    InAlbum,
    InFolder,
    Iso,
    Lately,
    Like,
    Look,
    Name,
    Not,
    Operator,
    Or,
    Outline,
    Period,
    Query,
    QueryProblem,
    Rating,
    Shape,
    Size,
    SizeUnit,
    Span,
    Tag,
    Taken,
    Text,
    Trait,
    Type,
    parse,
)
from photo_sorter.core.query.fields import BY_NODE
from photo_sorter.core.query.nodes import Exact
from photo_sorter.core.views import AlbumId
from tests.core.query.queries import TEXTS

AT_LEAST = Operator.AT_LEAST


@pytest.mark.parametrize(
    "text",
    [
        "red car at night",
        "The red car at night.",
        "“RED CAR, at night!”",
        "a black-and-white cat",
        "12:30",
        "16:9 wallpaper",
        "11:beach",  # no weight is so great
        "beach - sunset",
        "--album",
        "C++",
        "or",
        "or massif",
        "bague en or",
        "+ sunset +",
        'a 5" disk',
        "note: buy milk",
        "photo(1)",
    ],
)
def test_plain_words_are_one_phrase_as_they_stand(text: str) -> None:
    parsed = parse(f" {text}\u00a0\n")
    assert parsed.query == Text(text)
    assert parsed.errors == ()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERYTHING),
        (" () ", EVERYTHING),
        ("red car at night -person", And((Text("red car at night"), Not(Text("person"))))),
        ("red -car night", And((Text("red"), Not(Text("car")), Text("night")))),
        ('"birthday cake"', Text("birthday cake")),
        ('"birthday cake".', Text("birthday cake")),
        ('-"birthday cake"', Not(Text("birthday cake"))),
        ('"a \\"b\\" \\\\ \\c"', Text('a "b" \\ \\c')),
        ("2:beach at noon + sunset", And((Text("beach at noon", 2.0), Text("sunset")))),
        ('0.5:"a b" c', And((Text("a b", 0.5), Text("c")))),
        ("-2:person", Not(Text("person", 2.0))),
        ("2:http://x", Text("http://x", 2.0)),
        ("dog OR red cat", Or((Text("dog"), Text("red cat")))),
        ("a + b or c", Or((And((Text("a"), Text("b"))), Text("c")))),
        ("(dog or cat) snow", And((Or((Text("dog"), Text("cat"))), Text("snow")))),
        ("-(dog or tag:pet)", Not(Or((Text("dog"), Tag("pet"))))),
        ("(photo(1) snow)", Text("photo(1) snow")),
        ("tag:family", Tag("family")),
        ('TAG:"our dog" beach', And((Tag("our dog"), Text("beach")))),
        ("-tag:work", Not(Tag("work"))),
        ("(tag:work)", Tag("work")),
        ("album:Summer", InAlbum("Summer")),
        ("album:#3", InAlbum(AlbumId(3))),
        ('album:"#3"', InAlbum("#3")),
        ("folder:/home/a", InFolder("/home/a")),
        ("like:#12", Like(PhotoId(12))),
        ('like:"my dog.jpg"', Like("my dog.jpg")),
        ("2:like:#12", Like(PhotoId(12), 2.0)),
        ("0.5:like:dog.jpg snow", And((Like("dog.jpg", 0.5), Text("snow")))),
        ("-2:like:dog.jpg", Not(Like("dog.jpg", 2.0))),
        ("2:tag:dog", Text("tag:dog", 2.0)),  # what is exact cannot be weighed
        ("date:2019", Date(date(2019, 1, 1), date(2019, 12, 31))),
        ("date:2020-02", Date(date(2020, 2, 1), date(2020, 2, 29))),
        ("date:2019-7-4", Date(date(2019, 7, 4), date(2019, 7, 4))),
        ("date:2019..2021-06", Date(date(2019, 1, 1), date(2021, 6, 30))),
        ("date:2019..", Date(date(2019, 1, 1), None)),
        ("date:..2019", Date(None, date(2019, 12, 31))),
        ("date:today", Lately(Period.DAY, over=False)),
        ("date:Gestern", Lately(Period.DAY, over=True)),
        ("date:last-summer", Lately(Period.SUMMER, over=True)),
        ("date:letzten-Sommer", Lately(Period.SUMMER, over=True)),
        ("-date:this-month", Not(Lately(Period.MONTH, over=False))),
        ("date:diese-woche", Lately(Period.WEEK, over=False)),
        (
            "date:last-summer..today",
            Span(Lately(Period.SUMMER, over=True), Lately(Period.DAY, over=False)),
        ),
        ("date:2019..last-year", Span(date(2019, 1, 1), Lately(Period.YEAR, over=True))),
        ("date:letzten-Sommer..", Span(Lately(Period.SUMMER, over=True), None)),
        ("taken:monday", Taken(Period.MONDAY)),
        ("-taken:July", Not(Taken(Period.JULY))),
        ("taken:wochenende", Taken(Period.WEEKEND)),
        ("rating:>=3", Rating(Comparison(AT_LEAST, 3))),
        ("rating:3..5", Rating(Between(3, 5))),
        ("rating:0", Rating(Comparison(Operator.EQUAL, 0))),
        ("iso:>1600", Iso(Comparison(Operator.MORE, 1600))),
        ("size:>20mp", Size(Comparison(Operator.MORE, 20), SizeUnit.MEGAPIXELS)),
        ("size:<1.5MB", Size(Comparison(Operator.LESS, 1.5), SizeUnit.MEGABYTES)),
        ("camera:Pixel", Camera("Pixel")),
        ("type:jpg", Type(FileType.JPEG)),
        ("type:HEIC", Type(FileType.HEIF)),
        ("shape:portrait", Shape(Outline.PORTRAIT)),
        ("name:IMG_20*", Name("IMG_20*")),
        ("has:gps", Has(Trait.GPS)),
    ],
)
def test_the_language_says(text: str, query: Query) -> None:
    parsed = parse(text)
    assert parsed.query == query
    assert parsed.errors == ()


@pytest.mark.parametrize(
    ("text", "query", "problem", "where", "suggestion"),
    [
        (
            "red camra:Pixel",
            Text("red camra:Pixel"),
            "UNKNOWN_FIELD",
            "camra:Pixel",
            "camera:Pixel",
        ),
        ("http://x.org a", Text("http://x.org a"), "UNKNOWN_FIELD", "http://x.org", ""),
        ("a tag:", Text("a"), "EMPTY_VALUE", "tag:", ""),
        ('rating:"" a', Text("a"), "EMPTY_VALUE", 'rating:""', "rating:>=3"),
        ("a has:gsp", Text("a"), "UNKNOWN_VALUE", "has:gsp", "has:gps"),
        ("-has:hats a", Text("a"), "UNKNOWN_VALUE", "has:hats", ""),
        ("has:hats or a", Text("a"), "UNKNOWN_VALUE", "has:hats", ""),
        ("-(has:hats) or a", Text("a"), "UNKNOWN_VALUE", "has:hats", ""),
        ("a date:last-sumer", Text("a"), "NOT_A_DATE", "date:last-sumer", "date:last-summer"),
        ("a taken:mondy", Text("a"), "UNKNOWN_VALUE", "taken:mondy", "taken:monday"),
        ("a taken:week", Text("a"), "UNKNOWN_VALUE", "taken:week", "taken:weekend"),
        ("a -near:Vienna", Text("a"), "NOT_YET", "near:Vienna", ""),
        ("rating:many a", Text("a"), "NOT_A_NUMBER", "rating:many", "rating:>=3"),
        ("size:3furlongs", EVERYTHING, "NOT_A_NUMBER", "size:3furlongs", "size:>20mp"),
        ("date:2019-13 a", Text("a"), "NOT_A_DATE", "date:2019-13", "date:2019..2021"),
        ("date:..", EVERYTHING, "NOT_A_DATE", "date:..", "date:2019..2021"),
        ('dog "red car', And((Text("dog"), Text("red car"))), "UNCLOSED_QUOTE", '"red car', ""),
        ("(a or b", Or((Text("a"), Text("b"))), "UNCLOSED_BRACKET", "(", ""),
        ("smile :)", Text("smile :)"), None, "", ""),
        ("a ) b", Text("a ) b"), "UNOPENED_BRACKET", ")", ""),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_stands(
    text: str, query: Query, problem: str | None, where: str, suggestion: str
) -> None:
    parsed = parse(text)
    assert parsed.query == query
    if problem is None:
        assert parsed.errors == ()
        return
    (error,) = parsed.errors
    assert error.problem is QueryProblem[problem]
    assert text[error.start : error.end] == where
    assert error.suggestion == suggestion
    assert "{" not in str(error)


def test_names_that_the_library_lacks_are_said_and_find_nothing() -> None:
    class Few:
        def has(self, field: str, name: str) -> bool:
            return (field, name) in (("tag", "family"), ("folder", "2019"))

        def has_part(self, field: str, part: str) -> bool:
            return part in "Pixel 8"

        def nearest(self, field: str, name: str) -> str:
            return {"album": "Summer", "lens": "Pixel 8"}[field]

    parsed = parse("tag:family album:Sumer album:#4 folder:2019 camera:xel lens:pixl", Few())
    assert InAlbum("Sumer") in parsed.query.parts  # type: ignore[union-attr]
    assert {error.problem for error in parsed.errors} == {QueryProblem.UNKNOWN_NAME}
    assert [error.suggestion for error in parsed.errors] == ["album:Summer", 'lens:"Pixel 8"']


def test_brackets_beyond_measure_are_words() -> None:
    assert any(e.problem is QueryProblem.TOO_DEEP for e in parse("(" * 10_000 + "a").errors)


def test_every_exact_part_is_a_field() -> None:
    assert set(BY_NODE) == {*Exact.__args__, Like, Look}


@given(TEXTS)
def test_no_text_is_too_strange(text: str) -> None:
    parsed = parse(text)
    for token in parsed.tokens:
        assert 0 <= token.start < token.end <= len(text)
    for before, after in zip(parsed.tokens, parsed.tokens[1:], strict=False):
        assert before.end <= after.start
    for error in parsed.errors:
        assert 0 <= error.start < error.end <= len(text)


@given(TEXTS)
def test_no_character_but_space_is_outside_the_tokens(text: str) -> None:
    left = list(text)
    for token in parse(text).tokens:
        left[token.start : token.end] = " " * (token.end - token.start)
    assert "".join(left).strip() == ""
