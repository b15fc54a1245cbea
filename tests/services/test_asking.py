"""Questions about photos: who answers, what a model is told, and what can be pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from photo_sorter.core.candidates import Answer as Shares
from photo_sorter.core.describing.conversation import MOST_PHOTOS, Conversation
from photo_sorter.core.describing.question import Exchange
from photo_sorter.core.describing.suggested import Suggestion
from photo_sorter.core.errors import (
    CancelledError,
    InvalidInputError,
    ModelUnavailableError,
    NotFoundError,
)
from photo_sorter.core.explanation import Whereabouts
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.regions import Peak
from photo_sorter.services.describing.asking import Asking
from photo_sorter.services.describing.second_look import SecondLook
from photo_sorter.services.describing.subject import Subjects
from tests.adapters.catalog.shelf import SPACE, Shelf
from tests.blank_catalog import open_blank
from tests.scripted_describer import ScriptedDescriber, spot

NOON = datetime(2026, 6, 1, 12)


class _Wording:
    """Knows the first of the words that it is asked about."""

    def __init__(self) -> None:
        self.shares = (0.8, 0.1)
        self.names = (0.2, 0.7)
        self.error: Exception | None = None

    def ask(self, photo_id: PhotoId, candidates: tuple[str, ...]) -> Shares:
        if self.error is not None:
            raise self.error
        return Shares(candidates, self.shares, 1.0 - sum(self.shares))

    ask_of_file = ask

    def naming(self, photo_id: PhotoId, thing: str) -> Shares:
        """It is surest of a squirrel."""
        return Shares((thing, "squirrel"), self.names, 1.0 - sum(self.names))


class _Why:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def where(self, photo_id: PhotoId, phrase: str, cancelled: object) -> Whereabouts:
        self.asked.append(phrase)
        return Whereabouts(phrase, np.ones((2, 2), np.float32), Peak(0.5, 0.5), 0.7, True)


class Rig:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.describer = ScriptedDescriber()
        self.wording, self.why = _Wording(), _Why()
        encoder: Any = SimpleNamespace(name="searcher")
        self.asking = Asking(
            Subjects(shelf.catalog),
            self.describer,
            self.describer.chosen,
            self.wording,  # type: ignore[arg-type]
            SecondLook(self.wording, lambda: encoder),  # type: ignore[arg-type]
            self.why,  # type: ignore[arg-type]
            lambda: encoder,
            lambda: NOON,
        )
        self.photo = shelf.photo("/photos/a.jpg")

    def ask(self, *questions: str, photos: tuple[PhotoId, ...] = ()) -> Conversation:
        talk = Conversation(photos or (self.photo,))
        for question in questions:
            talk = self.asking.ask(talk, question)
        return talk


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    catalog = open_blank(tmp_path / "catalog.sqlite")
    folder = catalog.folders.add("/photos")
    catalog.vectors.add_space(SPACE)
    yield Rig(Shelf(catalog, folder.id))
    catalog.close()


def test_a_question_that_offers_its_answers_needs_no_describer(rig: Rig) -> None:
    rig.describer.error = ModelUnavailableError(Problem.MODEL_UNKNOWN, name="x")
    (turn,) = rig.ask("a labrador or a golden retriever?").turns
    assert turn.shares is not None
    assert (turn.answer.text, turn.answer.sure, turn.answer.model) == (
        "a labrador",
        True,
        "searcher",
    )
    assert turn.answer.confidence == pytest.approx(0.8)
    assert rig.describer.asked == []
    rig.wording.shares = (0.05, 0.05)
    (turn,) = rig.ask("a cat or a dog?").turns
    assert (turn.answer.text, turn.answer.sure) == ("", False)
    with pytest.raises(ModelUnavailableError):
        rig.ask("What is this?")


def test_a_photo_without_a_vector_is_asked_of_the_describer(rig: Rig) -> None:
    rig.wording.error = NotFoundError(Problem.PHOTO_NOT_SEARCHABLE_YET)
    (turn,) = rig.ask("a cat or a dog?").turns
    assert (turn.shares, turn.answer.model) == (None, "fake")


def test_a_model_is_told_what_is_known_and_what_was_said_before(rig: Rig) -> None:
    rig.shelf.catalog.tags.set_by_person([rig.photo], "Rex", True)
    talk = rig.ask("What is  this?", "Which colour?")
    assert [turn.question for turn in talk.turns] == ["What is this?", "Which colour?"]
    assert talk.turns[0].at == NOON
    question = rig.describer.asked[-1]
    assert question.paths == ("/photos/a.jpg",)
    assert question.known == ("Rex",)
    assert question.before == (Exchange("What is this?", "An answer to What is this?"),)


def test_the_built_in_model_is_asked_in_english(rig: Rig) -> None:
    talk = Conversation((rig.photo,))
    asked = ("Was ist das?", "What is this?")
    assert rig.asking.ask(talk, *asked).turns[0].question == "Was ist das?"
    rig.describer.model = DescriberModel("builtin", DescriberForm.BUILTIN)
    talk = rig.asking.ask(talk, *asked)
    assert [each.text for each in rig.describer.asked] == list(asked)
    assert talk.before[0].question == "What is this?"


def test_a_few_photos_are_asked_about_together_and_no_more(rig: Rig) -> None:
    photos = (rig.photo, *(rig.shelf.photo(f"/photos/{name}.jpg") for name in "bcde"))
    rig.ask("a cat or a dog?", photos=photos[:2])
    assert rig.describer.asked[-1].paths == ("/photos/a.jpg", "/photos/b.jpg")
    assert rig.asking.suggested(photos[:2])[0] is Suggestion.DIFFERENCE
    assert rig.asking.suggested(photos) == rig.asking.suggested(()) == ()
    assert len(photos) > MOST_PHOTOS
    with pytest.raises(InvalidInputError):
        rig.ask("What is this?", photos=photos)


def test_what_cannot_be_asked_is_refused(rig: Rig) -> None:
    with pytest.raises(InvalidInputError):
        rig.ask("  ")
    rig.shelf.hide("/photos/a.jpg")
    with pytest.raises(NotFoundError):
        rig.ask("What is this?")


def test_an_answer_is_written_as_it_comes_and_can_be_given_up(rig: Rig) -> None:
    rig.describer.answers["What is this?"] = "a brown dog"
    heard: list[str] = []
    rig.asking.ask(Conversation((rig.photo,)), "What is this?", on_text=heard.append)
    assert heard == ["a", "a brown", "a brown dog"]
    with pytest.raises(CancelledError):
        rig.asking.ask(Conversation((rig.photo,)), "What is this?", cancelled=lambda: True)


def test_the_searcher_points_where_the_describer_cannot(rig: Rig) -> None:
    rig.describer.answers["How many dogs are there?"] = "two"
    (chosen,) = rig.ask("a cat or a dog?").turns
    (counted,) = rig.ask("How many dogs are there?").turns
    assert not rig.asking.where(rig.photo, chosen).by_describer
    rig.asking.where(rig.photo, counted)
    assert rig.why.asked == ["a cat", "dogs"]
    rig.wording.shares = (0.0, 0.0)
    (neither,) = rig.ask("a cat or a dog?").turns
    with pytest.raises(InvalidInputError):
        rig.asking.where(rig.photo, neither)


def test_a_describer_that_can_point_points_itself(rig: Rig) -> None:
    rig.describer.model = DescriberModel("fake", DescriberForm.FOLDER, can_point=True)
    (turn,) = rig.ask("What is this?").turns
    rig.describer.heat = spot(at=(0, 3))
    pointed = rig.asking.where(rig.photo, turn)
    assert pointed.by_describer
    assert (pointed.found.peak.x > 0.6, pointed.found.peak.y < 0.4) == (True, True)
    rig.describer.heat = None
    rig.describer.answers["What is this?"] = "a dog"
    (turn,) = rig.ask("What is this?").turns
    assert not rig.asking.where(rig.photo, turn).by_describer


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((0.7, 0.2), ("a beaver", True, "fake")),  # it is what the describer says
        ((0.2, 0.7), ("squirrel", True, "searcher")),
        ((0.1, 0.2), ("a beaver", False, "fake")),  # neither
    ],
)
def test_what_the_built_in_describer_names_is_looked_at_by_the_model_that_searches(
    rig: Rig, names: tuple[float, float], said: tuple[str, bool, str]
) -> None:
    rig.describer.model = DescriberModel("fake", DescriberForm.BUILTIN)
    rig.describer.answers = {"What is this?": "a beaver", "Which colour is it?": "red"}
    rig.wording.names = names
    named, colour = rig.ask("What is this?", "Which colour is it?").turns
    assert (named.answer.text, named.answer.sure, named.answer.model) == said
    assert (colour.answer.text, colour.answer.sure) == ("red", True)


def test_other_describers_are_not_looked_after(rig: Rig) -> None:
    rig.describer.answers = {"What is this?": "a beaver"}
    (turn,) = rig.ask("What is this?").turns
    assert (turn.answer.text, turn.answer.sure) == ("a beaver", True)
