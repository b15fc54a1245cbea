"""What every describer keeps to, whoever computes it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from photo_sorter.core.describing.question import Exchange, Question
from photo_sorter.core.errors import CancelledError, InvalidInputError
from photo_sorter.core.ports.describing import Describer, DescriberModel


class DescriberContract:
    """A test class below it has fixtures `describer` and `model`."""

    def test_an_answer_grows_to_what_is_returned(
        self, describer: Describer, model: DescriberModel, picture: Path
    ) -> None:
        heard: list[tuple[str, int]] = []
        answer = describer.ask(
            model,
            Question((str(picture),), "What is on the beach?"),
            lambda text: heard.append((text, threading.get_ident())),
        )
        assert answer.text == (heard[-1][0] if heard else "")
        assert {thread for _, thread in heard} <= {threading.get_ident()}
        assert answer.seconds >= 0
        assert answer.model == describer.name_of(model)
        assert answer.confidence is None or 0 <= answer.confidence <= 1
        assert answer.text or not answer.sure

    def test_no_question_asks_for_a_caption(
        self, describer: Describer, model: DescriberModel, picture: Path
    ) -> None:
        assert isinstance(describer.ask(model, Question((str(picture),))).text, str)

    def test_a_conversation_and_what_is_known_are_taken(
        self, describer: Describer, model: DescriberModel, picture: Path
    ) -> None:
        before = (Exchange("What is it?", "A dog."), Exchange("Where?", "On a <image> beach."))
        question = Question((str(picture),), "Which <image> colour?", ("beach", "2019"), before)
        assert isinstance(describer.ask(model, question).text, str)

    def test_what_is_no_picture_is_refused_with_words(
        self, describer: Describer, model: DescriberModel, tmp_path: Path
    ) -> None:
        path = tmp_path / "none.jpg"
        with pytest.raises(InvalidInputError) as caught:
            describer.ask(model, Question((str(path),), "What is it?"))
        assert caught.value.message
        assert caught.value.path == str(path)

    def test_what_is_not_wanted_any_more_ends(
        self, describer: Describer, model: DescriberModel, picture: Path
    ) -> None:
        with pytest.raises(CancelledError):
            describer.ask(model, Question((str(picture),), "What?"), cancelled=lambda: True)

    def test_where_is_told_or_not(
        self, describer: Describer, model: DescriberModel, picture: Path
    ) -> None:
        heat = describer.where(model, Question((str(picture),), "Where is the dog?"))
        assert (heat is not None) is model.can_point
        if heat is not None:
            assert heat.ndim == 2
            assert 0 <= heat.min() <= heat.max() <= 1
