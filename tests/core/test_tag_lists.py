"""Lists of tags are read as others write them, and come back as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.tag_lists import (
    read_json,
    read_keyword_list,
    together,
    write_json,
    write_keyword_list,
)
from photo_sorter.core.tag_tree import Synonym, TagColour, TagTraits, ancestors, key_of, tidy

LIST = """Animals
\t{Tiere}
\tDog
\t\t{Hund}
\t\tPoodle
\t[private]
Places
"""


def test_a_keyword_list_is_a_tree_with_synonyms() -> None:
    assert read_keyword_list(LIST) == [
        TagTraits("Animals", synonyms=(Synonym("Tiere"),)),
        TagTraits("Animals|Dog", synonyms=(Synonym("Hund"),)),
        TagTraits("Animals|Dog|Poodle"),
        TagTraits("Animals|private", exported=False),
        TagTraits("Places"),
    ]


def test_a_byte_order_mark_and_lines_of_other_systems_are_no_part_of_a_name() -> None:
    text = "\ufeffAnimals\r\n\tDog\r\n\r\n"
    assert [tag.name for tag in read_keyword_list(text)] == ["Animals", "Animals|Dog"]


@pytest.mark.parametrize(("text", "line"), [("{Hund}\n", 1), ("Dog\n\t{Hund}\n\t[]\n", 3)])
def test_what_is_not_understood_is_told_by_its_line(text: str, line: int) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_keyword_list(text)
    assert caught.value.values["line"] == line


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"tags": [{}]}', '{"tags": ["dog"]}', '{"tags": [{"name": 3}]}',
     '{"tags": [{"name": "a", "colour": "pale"}]}', '{"tags": [{"name": "a", "synonyms": [3]}]}',
     '{"tags": [{"name": "a", "exclusive": "no"}]}'],
)  # fmt: skip
def test_what_is_no_list_of_ours_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        read_json(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_keyword_list, read_json):
        try:
            found = read(text)
        except InvalidInputError:
            continue
        assert len({key_of(tag.name) for tag in found}) == len(found)
        assert all(tag.name == tidy(tag.name) != "" for tag in found)


part = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|{}[]"), min_size=1)
names = st.lists(part, min_size=1, max_size=4).map(lambda parts: tidy("|".join(parts)))
synonyms = st.lists(
    st.builds(Synonym, part.map(tidy), st.sampled_from(["", "de", "fr"])), max_size=3
)
traits = st.builds(
    TagTraits,
    names,
    st.sampled_from(TagColour),
    synonyms.map(tuple),
    st.booleans(),
    st.booleans(),
)
lists = st.lists(traits, max_size=8, unique_by=lambda tag: key_of(tag.name))


@given(lists)
def test_our_own_list_loses_nothing(tags: list[TagTraits]) -> None:
    assert read_json(write_json(tags)) == tags


@given(lists)
def test_a_keyword_list_keeps_the_tree_and_the_synonyms(tags: list[TagTraits]) -> None:
    found = {key_of(tag.name): tag for tag in read_keyword_list(write_keyword_list(tags))}
    above = {key_of(path) for tag in tags for path in ancestors(tag.name)}
    assert found.keys() == above | {key_of(tag.name) for tag in tags}
    for tag in tags:
        read = found[key_of(tag.name)]
        assert read.exported == tag.exported
        assert {key_of(each.text) for each in read.synonyms} == {
            key_of(each.text) for each in tag.synonyms
        }


@given(traits, traits)
def test_what_is_known_of_a_tag_is_never_lost_by_reading_a_list(
    known: TagTraits, read: TagTraits
) -> None:
    both = together(known, read)
    assert both.name == known.name
    texts = {key_of(synonym.text) for synonym in both.synonyms}
    assert texts == {key_of(each.text) for each in (*known.synonyms, *read.synonyms)}
