"""Which sensitive tags the model is asked for."""

from __future__ import annotations

from photo_sorter.core.sensitive import DOCUMENTS, PICTURES, asked_groups, asked_vocabulary
from photo_sorter.core.settings import Settings
from photo_sorter.core.tagging import VocabularyTag

DOG = VocabularyTag("dog", "Animals", ("a dog",))
BLOOD = VocabularyTag("blood", PICTURES, ("blood",))
PASSPORT = VocabularyTag("passport", DOCUMENTS, ("a passport",))
SHIPPED = (BLOOD, PASSPORT)


def test_no_group_is_asked_for_until_a_person_switches_it_on() -> None:
    assert asked_groups(Settings()) == frozenset()
    assert asked_groups(Settings(sensitive_pictures=True)) == {PICTURES}
    assert asked_groups(Settings(private_documents=True)) == {DOCUMENTS}


def test_a_group_that_is_on_adds_the_shipped_tags() -> None:
    assert asked_vocabulary([DOG], SHIPPED, ()) == (DOG,)
    assert asked_vocabulary([DOG], SHIPPED, {PICTURES}) == (DOG, BLOOD)
    assert asked_vocabulary([DOG], SHIPPED, {PICTURES, DOCUMENTS}) == (DOG, BLOOD, PASSPORT)


def test_a_persons_own_group_takes_the_place_of_the_shipped_one() -> None:
    scar = VocabularyTag("scar", PICTURES, ("a scar",))
    assert asked_vocabulary([DOG, scar], SHIPPED, {PICTURES}) == (DOG, scar)
    assert asked_vocabulary([DOG, scar], SHIPPED, ()) == (DOG,)


def test_a_name_that_the_vocabulary_has_elsewhere_is_asked_for_once() -> None:
    own = VocabularyTag("Passport", "Papers", ("a passport",))
    assert asked_vocabulary([own], SHIPPED, {DOCUMENTS}) == (own,)
