"""Three-way merge: what either side changed counts, and nothing else happens."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import product
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import (
    FieldConflict,
    Merged,
    SingleField,
    changed_fields,
    merge,
    same,
    same_fields,
)
from photo_sorter.core.file_state import FileState, first_state, own_words, spoken, with_embedded
from photo_sorter.core.merge_steps import decided, followed, taken_in, written
from photo_sorter.core.person_details import NOWHERE, DetailChange, Place
from photo_sorter.core.person_fields import PERSON_FIELDS, keeping
from photo_sorter.core.person_said import PersonSaid
from photo_sorter.core.rating import ColourLabel
from tests.torture.scale import times

VALUES: dict[str, tuple[Any, Any, Any]] = {
    "rating": (None, 2, 5),
    "label": (None, "Red", "Blue"),
    "title": (None, "Dawn", "Dusk"),
    "description": (None, "A hill", "A lake"),
    "copyright": (None, "Anna", "Bert"),
    "creator": (None, "Anna", "Anna; Bert"),
    "place": (None, "48.1, 11.5", "-33.8, 151.2"),
}
SINGLE = [
    (name, *combination)
    for name, values in VALUES.items()
    for combination in product(values, repeat=3)
]
KEYWORDS = [(), ("Cat",), ("Dog",)]


@pytest.mark.parametrize(("name", "base", "theirs", "ours"), SINGLE)
def test_of_a_single_value_the_side_that_changed_it_counts(
    name: str, base: Any, theirs: Any, ours: Any
) -> None:
    was, there, here = (FileFields(**{name: value}) for value in (base, theirs, ours))
    merged = merge(was, there, here)
    if theirs == ours or ours == base:
        expected, conflicts = theirs, 0
    elif theirs == base:
        expected, conflicts = ours, 0
    else:  # nothing is written before somebody decides
        expected, conflicts = theirs, 1
        assert merged.conflicts == (FieldConflict(SingleField(name), ours, theirs),)
    assert merged.fields == FileFields(**{name: expected})
    assert len(merged.conflicts) == conflicts


@pytest.mark.parametrize(("base", "theirs", "ours"), list(product(KEYWORDS, repeat=3)))
def test_of_keywords_every_change_of_either_side_counts(
    base: tuple[str, ...], theirs: tuple[str, ...], ours: tuple[str, ...]
) -> None:
    merged = merge(FileFields(base), FileFields(theirs), FileFields(ours))
    for word in ("Cat", "Dog"):
        changed = (word in theirs) != (word in base) or (word in ours) != (word in base)
        assert (word in merged.fields.keywords) == ((word in base) != changed)
    assert not merged.conflicts


def test_what_is_undecided_stays_as_the_file_has_it() -> None:
    base, theirs, ours = (FileFields(rating=n, title=str(n)) for n in (1, 1, 3))
    merged = merge(base, theirs, ours, [SingleField.RATING])
    assert merged.fields == FileFields(rating=1, title="3")
    assert merged.open == {SingleField.RATING}


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "expected"),
    [
        (["Cat"], ["cat"], ["CAT"], ("cat",)),  # case is no change; the file's spelling stays
        (["Dog"], ["Animals|Dog"], ["Dog"], ("Animals|Dog",)),  # moved into a tree elsewhere
        (["Dog"], ["Dog"], ["Animals|Dog"], ("Animals|Dog",)),  # and here
        ([], ["Dog"], ["Animals|Dog"], ("Animals|Dog",)),  # the path says the word
        (["Animals|Dog"], [], ["Animals|Dog", "Dog"], ()),
        (["é"], ["e\u0301"], [], ()),  # composed or not is one spelling
        (["A", "B"], ["B", "C", "A"], ["A", "B", "D"], ("B", "C", "A", "D")),
    ],
)
def test_keywords_are_compared_as_tags_are(
    base: list[str], theirs: list[str], ours: list[str], expected: tuple[str, ...]
) -> None:
    was, there, here = (FileFields(tuple(words)) for words in (base, theirs, ours))
    assert merge(was, there, here).fields.keywords == expected


def test_a_label_is_the_same_in_every_language_and_no_stars_are_no_rating() -> None:
    assert same_fields(FileFields(rating=0, label="Rot"), FileFields(label="red"))
    assert not same_fields(FileFields(label="Winner"), FileFields(label="Red"))
    assert changed_fields(FileFields(), FileFields(("a",), -1)) == ("keywords", "rating")


# ------------------------------------------------------------- what a person said, and the file


def test_what_a_person_took_away_is_not_brought_back_by_the_first_look() -> None:
    theirs, said = FileFields(("Cat", "Dog")), PersonSaid(present=("Tree",), refused=("cat",))
    state = first_state(theirs, theirs)
    assert merge(state.fields, theirs, spoken(state, said)).fields.keywords == ("Dog", "Tree")


def test_what_only_the_file_says_is_left_to_it() -> None:
    theirs = FileFields(("Cat",), 3, "Winner", "Dawn", "A hill")
    state = first_state(theirs, FileFields())
    assert merge(state.fields, theirs, spoken(state, PersonSaid())).fields == theirs


def test_a_person_s_rating_counts_over_the_one_that_the_file_had_when_it_was_read() -> None:
    theirs, said = FileFields(rating=3), PersonSaid(stars=5)
    state = first_state(theirs, theirs)
    assert merge(state.fields, theirs, spoken(state, said)).fields.rating == 5
    state = first_state(theirs, FileFields(rating=1))  # it was changed since
    (conflict,) = merge(state.fields, theirs, spoken(state, said)).conflicts
    assert (conflict.ours, conflict.theirs) == (5, 3)
    state = decided(state, SingleField.RATING, 3, ours=True, again=False)
    assert merge(state.fields, theirs, spoken(state, said)).fields.rating == 5


def test_embedded_keywords_are_taken_over_with_the_first_that_a_person_gives() -> None:
    read = FileFields(("Beach",))
    state = first_state(FileFields(), read)
    assert spoken(with_embedded(state, read, PersonSaid(stars=3)), PersonSaid()).keywords == ()
    said = PersonSaid(present=("Cat",))
    assert spoken(with_embedded(state, read, said), said).keywords == ("Beach", "Cat")
    said = PersonSaid(refused=("Beach",))
    assert spoken(with_embedded(state, read, said), said).keywords == ()


def test_a_word_of_ours_in_the_file_is_not_the_file_s_own() -> None:
    state = FileState(FileFields(("Beach", "Cat")), FileFields(("Beach", "Sand")))
    assert own_words(("Beach", "Cat"), [state]) == ["Beach", "Sand"]
    assert own_words(("Beach", "Cat"), []) == ["Beach", "Cat"]


@pytest.mark.parametrize(
    ("theirs", "before", "after"),
    [
        (4, PersonSaid(stars=2), PersonSaid(stars=4)),
        (None, PersonSaid(stars=2), PersonSaid()),
        (-1, PersonSaid(stars=2, rejected=False), PersonSaid(stars=2, rejected=True)),
        (4, PersonSaid(label=ColourLabel.RED), PersonSaid(label=ColourLabel.RED)),
    ],
)
def test_a_rating_that_was_changed_elsewhere_becomes_the_person_s(
    theirs: int | None, before: PersonSaid, after: PersonSaid
) -> None:
    was = spoken(FileState(), before)
    state, now = FileState(was, FileFields()), replace(was, rating=theirs)
    merged = merge(state.fields, now, spoken(state, before))
    assert taken_in(state, now, merged, before) == after
    state = followed(state, now, merged, before)
    assert spoken(state, after).rating == theirs


def test_a_tag_that_a_person_keeps_out_of_files_goes_into_none() -> None:
    own = FileFields(("Beach", "Diary"))
    said = PersonSaid(("Diary", "Me|Diary", "What|Dog", "Cat"), hidden=frozenset({"diary", "what"}))
    said = replace(said, hidden=said.hidden | {"me|diary"})
    state = first_state(own, own)
    # What the file says by itself stays, and what a person added goes in.
    assert spoken(state, said).keywords == ("Beach", "Diary", "Dog", "Cat")
    assert spoken(FileState(), said).keywords == ("Dog", "Cat")
    written_once = written(state, merge(own, own, spoken(state, said)))
    gone = FileFields(("Beach", "Diary", "Cat"))  # another program removed it
    merged = merge(written_once.fields, gone, spoken(written_once, said))
    assert taken_in(written_once, gone, merged, said).refused == ("What|Dog",)


SAID = PersonSaid(
    stars=1,
    label=ColourLabel.RED,
    details=DetailChange("Old", "Old", "Old", Place(1.5, 2.5), "Old"),
)


def test_every_field_of_files_is_one_that_is_merged_and_one_that_a_person_says() -> None:
    assert [each.name for each in fields(FileFields)] == [
        "keywords", *(one.value for one in SingleField)
    ]  # fmt: skip
    assert set(PERSON_FIELDS) == set(SingleField)
    assert set(VALUES) == {one.value for one in SingleField}


@pytest.mark.parametrize(("name", "theirs"), [(n, v) for n, vs in VALUES.items() for v in vs])
def test_a_value_that_was_changed_elsewhere_becomes_the_person_s(name: str, theirs: Any) -> None:
    was = spoken(FileState(), SAID)
    state, now = FileState(was, FileFields()), replace(was, **{name: theirs})
    merged = merge(state.fields, now, spoken(state, SAID))
    after = taken_in(state, now, merged, SAID)
    assert spoken(followed(state, now, merged, SAID), after) == now
    assert taken_in(state, now, merged, PersonSaid()) == PersonSaid()  # of whom nothing was said
    others = {one.value: getattr(was, one.value) for one in SingleField if one.value != name}
    assert spoken(FileState(), after) == replace(FileFields(**others), **{name: theirs})


def test_an_empty_word_of_a_person_takes_the_file_s_away() -> None:
    own = FileFields((), None, None, "Dawn", "A hill", "Anna", "48.1, 11.5", "Bert")
    said = PersonSaid(details=DetailChange("", "", "", NOWHERE, ""))
    assert spoken(FileState(own, own), said) == FileFields()
    assert spoken(FileState(own, own), PersonSaid()) == own


WORDS = ("Cat", "dog", "Ätna")
words = st.sampled_from(WORDS)
stars = st.sampled_from([None, 1, 2, 3, -1])
texts = st.sampled_from(["title", "description", "copyright", "creator"])


class BothSides(RuleBasedStateMachine):
    """A file and a catalog that are changed at will, and compared every now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.file = FileFields()
        self.said = PersonSaid()
        self.state = FileState()

    @rule(word=words)
    def add_in_the_file(self, word: str) -> None:
        if word not in self.file.keywords:
            self.file = replace(self.file, keywords=(*self.file.keywords, word))

    @rule(word=words)
    def remove_in_the_file(self, word: str) -> None:
        kept = tuple(each for each in self.file.keywords if each != word)
        self.file = replace(self.file, keywords=kept)

    @rule(rating=stars)
    def rate_in_the_file(self, rating: int | None) -> None:
        self.file = replace(self.file, rating=rating)

    @rule(label=st.sampled_from([None, "Rot", "Blue", "Winner"]))
    def label_in_the_file(self, label: str | None) -> None:
        self.file = replace(self.file, label=label)

    @rule(name=texts, text=st.sampled_from([None, "Dawn", "Dusk"]))
    def write_in_the_file(self, name: str, text: str | None) -> None:
        self.file = replace(self.file, **{name: text})  # type: ignore[arg-type]

    @rule(place=st.sampled_from([None, "48.1, 11.5", "-33.8, 151.2"]))
    def place_in_the_file(self, place: str | None) -> None:
        self.file = replace(self.file, place=place)

    @rule(word=words, mark=st.sampled_from(["give", "refuse", "undo"]))
    def tag_here(self, word: str, mark: str) -> None:
        present = tuple(each for each in self.said.present if each != word)
        refused = tuple(each for each in self.said.refused if each != word)
        present += (word,) * (mark == "give")
        refused += (word,) * (mark == "refuse")
        self.said = replace(self.said, present=present, refused=refused)

    @rule(count=st.sampled_from([None, 0, 1, 3]), rejected=st.sampled_from([None, True, False]))
    def rate_here(self, count: int | None, rejected: bool | None) -> None:
        self.said = replace(self.said, stars=count, rejected=rejected)

    @rule(label=st.sampled_from([None, ColourLabel.NONE, ColourLabel.RED, ColourLabel.BLUE]))
    def label_here(self, label: ColourLabel | None) -> None:
        self.said = replace(self.said, label=label)

    @rule(hidden=st.sampled_from([(), ("dog",), ("cat", "ätna")]))
    def keep_out_of_files(self, hidden: tuple[str, ...]) -> None:
        self.said = replace(self.said, hidden=frozenset(hidden))

    @rule(name=texts, text=st.sampled_from([None, "", "Dawn", "Night"]))
    def write_here(self, name: str, text: str | None) -> None:
        details = replace(self.said.details, **{name: text})  # type: ignore[arg-type]
        self.said = replace(self.said, details=details)

    @rule(place=st.sampled_from([None, NOWHERE, Place(48.1, 11.5), Place(1.0, 2.0)]))
    def place_here(self, place: Place | None) -> None:
        self.said = replace(self.said, details=replace(self.said.details, place=place))

    @rule(write=st.booleans(), crash=st.booleans())
    def sync(self, write: bool, crash: bool) -> None:
        base, file, ours = self.state.fields, self.file, spoken(self.state, self.said)
        merged = merge(base, file, ours)
        for word in WORDS:
            was, there, here = (word in side.keywords for side in (base, file, ours))
            assert (word in merged.fields.keywords) == (was != (there != was or here != was))
        state = followed(self.state, file, merged, self.said)
        said = taken_in(self.state, file, merged, self.said)
        if write:
            self.file = merged.fields
            if crash:
                return  # and nothing of it was noted
            state = written(state, merged)
        self.state, self.said = state, said
        self.nothing_is_left_to_do_but_to_write(merged.fields)

    def nothing_is_left_to_do_but_to_write(self, wanted: FileFields) -> None:
        again = merge(self.state.fields, self.file, spoken(self.state, self.said))
        assert same_fields(again.fields, wanted)
        assert taken_in(self.state, self.file, again, self.said) == self.said
        settled = followed(self.state, self.file, again, self.said)
        assert settled == self.state
        for conflict in again.conflicts:
            assert conflict.ours != conflict.theirs

    @precondition(lambda self: self.conflicts())
    @rule(data=st.data(), ours=st.booleans())
    def decide(self, data: st.DataObject, ours: bool) -> None:
        conflict = data.draw(st.sampled_from(self.conflicts()))
        field, theirs = conflict.field, conflict.theirs
        self.state = decided(self.state, field, theirs, ours=ours, again=False)
        if not ours:
            self.said = keeping(self.said, field, theirs)
        assert field not in {each.field for each in self.conflicts()}
        merged = merge(self.state.fields, self.file, spoken(self.state, self.said))
        kept = conflict.ours if ours else theirs
        assert same(field, getattr(merged.fields, field.value), kept)

    def conflicts(self) -> list[FieldConflict]:
        ours = spoken(self.state, self.said)
        return list(merge(self.state.fields, self.file, ours).conflicts)

    @invariant()
    def the_file_s_own_words_are_never_a_person_s_alone(self) -> None:
        assert set(own_words(self.file.keywords, [self.state])) <= {
            *self.file.keywords,
            *self.state.own.keywords,
        }


BothSides.TestCase.settings = settings(
    max_examples=times(40, 300), stateful_step_count=30, deadline=None
)
TestBothSides = BothSides.TestCase


def test_a_word_that_is_taken_back_leaves_the_file_as_it_was_without_it() -> None:
    own = FileFields(("Beach",), 3, "Winner")
    said = PersonSaid(("Cat",), ("Beach",), stars=5, label=ColourLabel.BLUE)
    state = first_state(own, own)
    merged = merge(state.fields, own, spoken(state, said))
    assert merged == Merged(FileFields(("Cat",), 5, "Blue"))
    state = written(followed(state, own, merged, said), merged)
    assert merge(state.fields, merged.fields, spoken(state, PersonSaid())).fields == own
