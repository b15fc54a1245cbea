"""Templates say where photos go: fields, widths, fallbacks, and what is wrong in them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.fields import NAMES, Facts
from photo_sorter.core.sorting.filling import COUNTED, NothingToSayError, folders, stem
from photo_sorter.core.sorting.rules import parse_rules
from photo_sorter.core.sorting.template import parse_template
from photo_sorter.core.taken import Precision

FACTS = Facts(
    datetime(2021, 7, 3, 12),
    event="Rome",
    camera="Canon EOS",
    album="Best",
    tag="receipt",
    rating=4,
    kind="JPEG",
    original="IMG_1",
)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{year}/{year}-{month:02}-{day:02} {event}", ("2021", "2021-07-03 Rome")),
        ("Screenshots/{year}", ("Screenshots", "2021")),
        ("Papers/{year}/{month}", ("Papers", "2021", "7")),
        ("{camera}/{album}/{tag}/{rating}/{kind}", ("Canon EOS", "Best", "receipt", "4", "JPEG")),
        ("{ Year }/{MONTH:2}", ("2021", "07")),
        ("{{{year}}}", ("{2021}",)),
        ("{original}/", ("IMG_1",)),
        ("a//b/", ("a", "b")),
    ],
)
def test_fields_are_filled_in(template: str, expected: tuple[str, ...]) -> None:
    assert folders(parse_template(template), FACTS) == expected


def test_what_says_nothing_gives_way_to_what_stands_behind_it() -> None:
    nothing = FACTS._replace(album="", event="")
    assert folders(parse_template('{album|"No album"}'), nothing) == ("No album",)
    assert folders(parse_template("{album|event|camera}"), nothing) == ("Canon EOS",)
    assert folders(parse_template("{album | 'a|b}'}"), nothing) == ("a_b}",)
    assert folders(parse_template('{rating|"Unrated"}'), FACTS._replace(rating=0)) == ("Unrated",)


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (Precision.YEAR, "2021 Rome"),
        (Precision.MONTH, "2021-07 Rome"),
        (Precision.DAY, "2021-07-03 Rome"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(precision: Precision, expected: str) -> None:
    template = parse_template("{year}-{month:02}-{day:02} {event}")
    assert folders(template, FACTS._replace(precision=precision)) == (expected,)


def test_separators_and_brackets_go_with_what_they_part() -> None:
    nothing = FACTS._replace(event="")
    assert folders(parse_template("{year}-{month:02} {event}"), nothing) == ("2021-07",)
    assert folders(parse_template("{event} - {year}"), nothing) == ("2021",)
    assert folders(parse_template("{year} ({event})"), nothing) == ("2021",)


def test_a_folder_without_a_name_is_none() -> None:
    with pytest.raises(NothingToSayError) as raised:
        folders(parse_template("{year}/{album}"), FACTS._replace(album=""))
    assert raised.value.fields == ("album",)


def test_the_last_part_names_the_file_where_it_has_its_name_or_a_counter() -> None:
    assert parse_template("{year}/{original}").name is not None
    assert parse_template("{year}/{event} {counter:03}").name is not None
    assert parse_template("{year}/{event}").name is None
    assert parse_template("{year}/{original}/").name is None
    assert stem(parse_template("{year}/{event} {counter:03}"), FACTS) == f"Rome {COUNTED}"
    assert stem(parse_template("{year}"), FACTS) == "IMG_1"


def test_a_long_name_keeps_its_counter() -> None:
    long = FACTS._replace(event="ü" * 400)
    assert COUNTED in stem(parse_template("{event} {counter}"), long)


def test_a_slash_at_the_beginning_says_where_on_the_disk() -> None:
    template = parse_template("/media/My: Disk/{year}")
    assert template.anchor == "/media/My: Disk"
    assert folders(template, FACTS) == ("2021",)


@pytest.mark.parametrize(
    ("template", "problem", "at"),
    [
        ("{year", Problem.SORT_BRACE_NOT_CLOSED, 1),
        ("a/{year/{month}", Problem.SORT_BRACE_NOT_CLOSED, 3),
        ("year}", Problem.SORT_BRACE_NOT_OPENED, 5),
        ("a {yaer}", Problem.SORT_NO_SUCH_FIELD, 4),
        ("{year|mnth}", Problem.SORT_NO_SUCH_FIELD, 7),
        ("{}", Problem.SORT_NO_SUCH_FIELD, 2),
        ("{month:x}", Problem.SORT_WIDTH, 2),
        ("{month:}", Problem.SORT_WIDTH, 2),
        ("{event:02}", Problem.SORT_WIDTH, 2),
        ('{"words"}', Problem.SORT_WORDS_NOT_LAST, 2),
        ('{year|"words"|month}', Problem.SORT_WORDS_NOT_LAST, 7),
    ],
)
def test_what_is_wrong_is_said_with_its_place(template: str, problem: Problem, at: int) -> None:
    with pytest.raises(InvalidInputError) as raised:
        parse_template(template)
    assert raised.value.problem is problem
    assert raised.value.values["at"] == at


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("yaer", "year"), ("mont", "month"), ("albun", "album"), ("Count", "counter")],
)
def test_the_nearest_field_is_named(typed: str, meant: str) -> None:
    with pytest.raises(InvalidInputError) as raised:
        parse_template(f"{{{typed}}}")
    assert raised.value.values["nearest"] == meant


@pytest.mark.parametrize("template", ["", "  ", "../{year}", "a/../b", "{counter}/{original}"])
def test_what_leads_nowhere_or_out_is_refused(template: str) -> None:
    with pytest.raises(InvalidInputError):
        parse_template(template)


@given(st.text())
def test_any_text_is_a_template_or_a_mistake_that_is_said(text: str) -> None:
    try:
        template = parse_template(text)
    except InvalidInputError:
        return
    assert template.anchor or template.folders or template.name


@given(
    st.lists(
        st.sampled_from([f"{{{name}}}" for name in NAMES if name != "counter"])
        | st.text(st.characters(exclude_characters="{}"), max_size=6),
        max_size=6,
    ),
    st.text(max_size=20),
)
def test_no_value_leads_out_of_the_folder(pieces: list[str], value: str) -> None:
    facts = Facts(
        datetime(2021, 7, 3), Precision.DAY, value, value, value, value, 3, value, value, "a"
    )
    try:
        names = folders(parse_template("".join(pieces) + "/"), facts)
    except (InvalidInputError, NothingToSayError):
        return
    assert all(name not in ("", ".", "..") and "/" not in name for name in names)


def test_rules_are_read_line_by_line() -> None:
    rules = parse_rules(
        "# first these\nscreenshots -> Screenshots/{year}\n\n"
        "tag:receipt → `Papers/{year}/{month}`\n* => {year}\n"
    )
    assert [rule.query for rule in rules] == ["screenshots", "tag:receipt", ""]
    assert [rule.template.text for rule in rules] == [
        "Screenshots/{year}",
        "Papers/{year}/{month}",
        "{year}",
    ]


def test_a_wrong_rule_is_named_with_its_line() -> None:
    with pytest.raises(InvalidInputError) as raised:
        parse_rules("a -> {year}\nb -> {yaer}\n", "my.rules")
    assert raised.value.path == "my.rules:2"
    with pytest.raises(InvalidInputError) as raised:
        parse_rules("a {year}\n", "my.rules")
    assert raised.value.problem is Problem.SORT_RULE_WITHOUT_ARROW
    with pytest.raises(InvalidInputError):
        parse_rules("# nothing\n")
