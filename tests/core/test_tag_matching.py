"""A few letters lead to the tag that is meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.synonym_text import read_synonyms, write_synonyms
from photo_sorter.core.tag_matching import TagMatcher
from photo_sorter.core.tag_tree import Synonym, TagTraits
from photo_sorter.core.views import TagSummary

DOG = TagSummary(
    "Animals|Dog", "", 40, said=TagTraits("Animals|Dog", synonyms=(Synonym("Hündin"),))
)
TAGS = [
    DOG,
    TagSummary("Animals", "", 60),
    TagSummary("Animals|Dog|Poodle", "", 2),
    TagSummary("doghouse", "", 90),
    TagSummary("hot dog", "", 500),
    TagSummary("banana", "", 700),
]


def best(typed: str, *recent: str) -> list[str]:
    return [match.tag.name for match in TagMatcher(TAGS, recent).best(typed, 9)]


def test_the_name_itself_comes_first_then_what_begins_so_then_words_within() -> None:
    assert best("dog") == ["Animals|Dog", "doghouse", "Animals|Dog|Poodle", "hot dog"]


def test_what_was_given_lately_comes_before_what_is_common() -> None:
    assert best("do")[:2] == ["doghouse", "Animals|Dog"]
    assert best("do", "animals|dog")[:2] == ["Animals|Dog", "doghouse"]


def test_a_synonym_leads_to_its_tag_and_is_told_whatever_its_accents() -> None:
    (match,) = TagMatcher(TAGS, ()).best("hundi", 9)
    assert (match.tag, match.by, match.likely) == (DOG, "Hündin", True)


def test_a_path_is_found_however_it_is_spelt() -> None:
    assert best("animals/dog")[0] == best("animals › dog")[0] == "Animals|Dog"


def test_letters_with_others_between_are_found_but_are_not_likely() -> None:
    (match,) = TagMatcher(TAGS, ()).best("pdl", 9)
    assert (match.tag.name, match.likely) == ("Animals|Dog|Poodle", False)
    assert not TagMatcher(TAGS, ()).best("anna", 9)[0].likely
    assert best("zzz") == best("") == []


def test_synonyms_are_read_with_their_languages() -> None:
    said = read_synonyms("de: Hund, fr:chien; doggy,, DOGGY")
    assert said == (Synonym("Hund", "de"), Synonym("chien", "fr"), Synonym("doggy"))
    assert write_synonyms(said) == "de: Hund, fr: chien, doggy"


@given(st.text())
def test_what_was_read_of_synonyms_is_written_and_read_the_same(text: str) -> None:
    said = read_synonyms(text)
    assert read_synonyms(write_synonyms(said)) == said
