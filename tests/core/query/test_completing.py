"""What is being typed in a query, and what completing it makes of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.query import InAlbum, InFolder, Query, Tag, parse, to_text
from photo_sorter.core.query.best_completions import best_completions, name_key
from photo_sorter.core.query.completing import completed, unfinished
from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.core.query.lexer import lex

QUERY_PIECES = st.lists(
    st.sampled_from(
        ["tag:", "red", " ", "(", ")", '"', "-", "or", "2:", "camera:", "x", "\\", "+", ".."]
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize(
    ("before", "after", "field", "typed", "rest"),
    [
        ("tag:fam", "", "tag", "fam", ""),
        ("dog tag:", "", "tag", "", "dog"),
        ('tag:"New Y', "", "tag", "New Y", ""),
        ("tag:fa", "mily type:raw", "tag", "fa", "type:raw"),
        ("-tag:fa", " type:raw", "tag", "fa", "type:raw"),
        ("tag:fa", " -type:raw", "tag", "fa", "-type:raw"),
        ("camera:P type:raw or tag:a", "", "tag", "a", ""),
        ("type:raw (tag:a camera:b or lens:c tag:d", ") has:gps", "tag", "d",
         "type:raw lens:c has:gps"),
        ("type:raw -(tag:a tag:b", " or x) (is:copied or y)", "tag", "b",
         "type:raw tag:a (is:copied or y)"),
        ("red ca", "", "", "ca", "red"),
    ],
)  # fmt: skip
def test_what_is_typed_and_what_stands_beside_it(
    before: str, after: str, field: str, typed: str, rest: str
) -> None:
    found = unfinished(before + after, len(before))
    assert found is not None
    assert (found.field, found.typed, found.beside) == (field, typed, rest)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("dog ", ""),
        ('"a phrase', ""),
        ('tag:"New York"', ""),
        ("2:be", ""),
        ("ta", "g:family"),  # it would become another field
    ],
)
def test_what_cannot_be_completed(before: str, after: str) -> None:
    assert unfinished(before + after, len(before)) is None


def test_a_quotation_that_nobody_closed_leaves_what_follows() -> None:
    found = unfinished('tag:"New type:raw', len('tag:"New'))
    assert found is not None
    assert (found.start, found.end) == (0, len('tag:"New'))


@given(QUERY_PIECES | st.text(max_size=20), st.data())
def test_what_is_typed_lies_in_the_text_around_the_cursor(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = unfinished(text, cursor)
    if found is not None:
        assert 0 <= found.start <= cursor <= found.end <= len(text)
        parse(found.beside)


@given(
    st.text(min_size=1, max_size=12).filter(str.strip),
    st.sampled_from([Tag, InAlbum, InFolder]),
    st.sampled_from(["", "dog ", "(cat or ", "-", 'type:raw "a b" ', "a or -(", "2:x "]),
    st.sampled_from(["", " type:raw", ") cat", " or x"]),
    st.data(),
)
def test_a_completion_is_read_as_what_was_meant(
    name: str, kind: type, before: str, after: str, data: st.DataObject
) -> None:
    node: Query = kind(name)
    whole = to_text(node)
    field, _, value = whole.partition(":")
    typed = data.draw(st.integers(len(field) + 1, len(field) + 1 + len(value)))
    text = before + whole[:typed] + after
    found = unfinished(text, len(before) + typed)
    if found is None:  # the name is there already, or is another token by what follows
        return
    made, cursor = completed(text, found.start, found.end, whole)
    tokens, _ = lex(made)
    token = next(token for token in tokens if token.start == found.start)
    assert BY_NAME[token.field].read(token.value) == node
    assert token.end <= cursor <= len(made)


NAMES = ["Family", "family dinner", "Our family", "Fjord", "Übung", "dog"]


def _best(typed: str, counts: list[int], near: dict[int, int] | None = None) -> list[str]:
    keys = [name_key(name) for name in NAMES]
    found = best_completions(typed, keys, counts, 9, lambda _: near or {})
    return [NAMES[place] for place in found]


def test_names_that_begin_so_come_first_and_the_commonest_of_them_before_others() -> None:
    assert _best("fam", [1, 5, 90, 1, 1, 1]) == ["family dinner", "Family", "Our family"]


def test_accents_need_not_be_typed() -> None:
    assert _best("ub", [1] * 6) == ["Übung"]


def test_a_name_that_would_find_nothing_is_left_out() -> None:
    assert _best("fam", [0, 5, 0, 1, 1, 1]) == ["family dinner"]


def test_near_names_come_last_by_their_slips() -> None:
    assert _best("our", [1] * 6, {3: 2, 0: 1}) == ["Our family", "Family", "Fjord"]


def test_names_with_an_order_of_their_own_keep_it() -> None:
    assert best_completions("", ["2021", "2020"], [1, 9], 9, in_order=True) == [0, 1]
