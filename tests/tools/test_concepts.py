"""What words stand for, and what pictures are taught to show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tools.builtin_model.captions import SceneSpec
from tools.builtin_model.cldr import LANGUAGES, Thing
from tools.builtin_model.concepts import Concepts
from tools.builtin_model.everyday_words import EverydayWord
from tools.builtin_model.names import all_names, targets
from tools.builtin_model.photos_dataset import Photo
from tools.builtin_model.targets import Targets
from tools.builtin_model.wordnet import Synset, WordNet

ANIMAL, DOG, POODLE, PUPPY = "n00015388", "n02084071", "n02113624", "n01322604"
PERSON = "n00007846"


def everyday(word: str, synset: str, **names: tuple[str, ...]) -> EverydayWord:
    by_language = {language: names.get(language, (word,)) for language in LANGUAGES}
    return EverydayWord(
        word, (), (synset,) if synset else (), "animals", {**by_language, "en": (word,)}
    )


def glyph(character: str, name: str) -> Thing:
    return Thing(
        character,
        dict.fromkeys(LANGUAGES, name),
        dict.fromkeys(LANGUAGES, ()),
    )


@pytest.fixture
def concepts() -> Concepts:
    synsets = [
        Synset(ANIMAL, ("animal",), (), ""),
        Synset(DOG, ("dog",), (ANIMAL,), ""),
        Synset(POODLE, ("poodle",), (DOG,), ""),
        Synset(PUPPY, ("puppy",), (DOG,), ""),
        Synset(PERSON, ("person",), (), ""),
    ]
    senses: dict[str, tuple[str, ...]] = {
        "dog": (DOG,),
        "poodle": (POODLE,),
        "puppy": (PUPPY,),
        "person": (PERSON,),
    }
    net = WordNet(synsets, senses, [POODLE])
    words = [everyday("dog", DOG, de=("Hund",)), everyday("woman", "")]
    return Concepts(net, words, [glyph("🐕", "dog")], ["clothing/hat"])


def test_a_noun_among_the_classes_is_its_own_kind(concepts: Concepts) -> None:
    assert concepts.of_english("poodle") == (concepts.ids[f"k:{POODLE}"],)


def test_nouns_of_the_same_classes_are_one_kind(concepts: Concepts) -> None:
    assert concepts.of_synset(DOG) == concepts.of_synset(POODLE)


def test_an_animal_without_a_class_is_what_is_right_above_it(concepts: Concepts) -> None:
    assert concepts.of_english("puppy") == concepts.of_english("dog")


def test_a_word_that_no_class_means_is_a_concept_of_its_own(concepts: Concepts) -> None:
    (row,) = concepts.of_english("woman")
    assert concepts.words.start <= row < concepts.words.stop


def test_of_other_words_nothing_is_known(concepts: Concepts) -> None:
    assert concepts.of_english("person") == ()
    assert concepts.of_english("qwrtzx") == ()


def test_a_sentence_names_what_it_shows(concepts: Concepts) -> None:
    told = Photo(Path("x.jpg"), "people/", "", "", False, False, sentences=("A woman with a dog",))
    shown = Targets(concepts).photo(told)
    assert shown.words == set(concepts.of_english("woman"))
    assert set(concepts.of_english("dog")) <= shown.kinds


def test_a_painted_thing_is_of_the_kind_that_it_is_named_after(concepts: Concepts) -> None:
    made = Targets(concepts, {"🐕": glyph("🐕", "dog")})
    shown = made.scene(SceneSpec((("🐕", "red"),), "grass", "night"), {})
    assert set(concepts.of_english("dog")) <= shown.kinds
    assert shown.things == (concepts.ids["t:🐕"],)
    assert shown.colours == (concepts.ids["colour:red"],)
    assert shown.lights == (concepts.ids["light:night"],)


def test_names_lead_to_the_vectors_of_what_they_stand_for(concepts: Concepts) -> None:
    names = {
        name.text: name for name in all_names(concepts, [glyph("🐕", "dog")], ["clothing/hat"], {})
    }
    vectors = np.eye(len(concepts), dtype=np.float32)
    (dog, hund) = targets([names["dog"], names["hund"]], vectors)
    kind = concepts.of_english("dog")[0]
    assert hund.argmax() == dog.argmax() == kind
    assert dog[concepts.ids["t:🐕"]] > 0.0
    np.testing.assert_allclose(np.linalg.norm(dog), 1.0, atol=1e-6)
