"""Each setting says what it is; only values that it can have are taken."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError, NotFoundError
from photo_sorter.core.setting_spec import SettingSpec, written
from photo_sorter.core.settings import SPECS, Settings, parse, spec_of, validate

NUMBERS = [spec for spec in SPECS if spec.bounds is not None]


def every(specs: list[SettingSpec]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("spec", specs, ids=lambda spec: spec.name)


@every(list(SPECS))
def test_a_setting_has_words_and_a_default_that_it_can_have(spec: SettingSpec) -> None:
    assert spec.title
    assert spec.help.endswith(".")
    assert spec.default == getattr(Settings(), spec.name) == spec.fitting(spec.default)


@every(list(SPECS))
def test_a_choice_that_is_offered_can_be_made(spec: SettingSpec) -> None:
    for value, words in spec.choices:
        assert words
        assert validate(spec.name, value) == value


@every(NUMBERS)
def test_the_ends_of_a_range_are_taken_and_what_is_beyond_is_refused(spec: SettingSpec) -> None:
    assert spec.bounds is not None
    kind = type(spec.default)
    assert [validate(spec.name, kind(end)) for end in spec.bounds] == list(spec.bounds)
    for beyond in (kind(spec.bounds[0] - 1), kind(spec.bounds[1] + 1)):
        with pytest.raises(InvalidInputError, match=f"{spec.name} .* from .* to "):
            validate(spec.name, beyond)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("theme", "blue", "theme cannot have this value. It is one of system, light, dark."),
        ("language", "xx", 'It is one of "", en, de.'),
        ("strictness", 7, "It is a number from 0 to 1."),
        ("strictness", math.nan, "It is a number from 0 to 1."),
        ("row_height", 1, "It is a whole number from 80 to 420 (pixels)."),
        ("row_height", 200.5, "It is a whole number from 80 to 420 (pixels)."),
        ("row_height", True, "It is a whole number from 80 to 420 (pixels)."),
        ("square_cells", 1, "It is yes or no."),
        ("model", None, "It is a text."),
        ("index_server", "nowhere", "Write it like http://"),
    ],
)
def test_a_value_that_a_setting_cannot_have_is_refused_with_those_that_it_can(
    name: str, value: object, said: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        validate(name, value)
    assert said in str(refused.value)


def test_a_secret_is_not_repeated_when_it_is_refused() -> None:
    with pytest.raises(InvalidInputError) as refused:
        validate("index_token", "s3cret s3cret")
    assert "s3cret" not in str(refused.value)


def test_a_whole_number_stands_for_a_float() -> None:
    assert isinstance(validate("strictness", 1), float)


def test_an_address_is_kept_in_one_form_and_may_be_empty() -> None:
    assert validate("index_server", " http://here:8000/ ") == "http://here:8000"
    assert validate("index_server", " ") == ""


def test_a_setting_that_there_is_not_is_not_found() -> None:
    for ask in (lambda: spec_of("colour"), lambda: validate("colour", 1)):
        with pytest.raises(NotFoundError, match="colour"):
            ask()


@given(st.data())
def test_a_value_that_is_written_is_read_again(data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from([s for s in SPECS if s.bounds or s.choices]))
    values = [value for value, _ in spec.choices] + [spec.default, *(spec.bounds or ())]
    value = data.draw(st.sampled_from(values))
    text = "" if value == "" else written(value)
    assert parse(spec.name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [("square_cells", "perhaps"), ("row_height", "big"), ("strictness", ""), ("strictness", "nan")],
)
def test_what_is_no_value_is_refused(name: str, text: str) -> None:
    with pytest.raises(InvalidInputError, match=name):
        parse(name, text)
