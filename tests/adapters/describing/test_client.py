"""The process that describes pictures: started, streamed from, cancelled, killed and started
again."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from photo_sorter.adapters.describing.client import DescriberClient
from photo_sorter.core.describing.answer_limits import MOST_CHARACTERS
from photo_sorter.core.describing.question import Ending, Question
from photo_sorter.core.errors import (
    CancelledError,
    EngineError,
    InvalidInputError,
    ModelUnavailableError,
)
from photo_sorter.core.ports.describing import Describer, DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from tests.fake_describer import FakeDescriber

from .describer_contract import DescriberContract
from .entries import obedient

MODEL = DescriberModel("obedient", DescriberForm.BUILTIN, Path("folder"), can_point=True)


def client(**how: float) -> DescriberClient:
    return DescriberClient(Path("encoder"), entry=obedient, **how)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def shared(picture: Path) -> Iterator[DescriberClient]:
    child = client(idle_seconds=600)
    child.ask(MODEL, Question((str(picture),)))
    yield child
    child.close()


class TestFake(DescriberContract):
    @pytest.fixture
    def describer(self) -> Describer:
        return FakeDescriber()

    @pytest.fixture
    def model(self) -> DescriberModel:
        return MODEL


class TestClient(DescriberContract):
    @pytest.fixture
    def describer(self, shared: DescriberClient) -> Describer:
        return shared

    @pytest.fixture
    def model(self) -> DescriberModel:
        return MODEL


def ask(child: DescriberClient, picture: Path, text: str, **how: object) -> str:
    return child.ask(MODEL, Question((str(picture),), text), **how).text  # type: ignore[arg-type]


def test_a_model_stays_loaded_and_pictures_come_reduced(
    shared: DescriberClient, picture: Path
) -> None:
    before = int(ask(shared, picture, "how many").split()[0])
    question = Question((str(picture), str(picture)), "how many")
    assert shared.ask(MODEL, question).text == f"{before + 1} asked, 2 seen, (576, 1024, 3)"


def test_a_model_that_repeats_itself_is_cut(shared: DescriberClient, picture: Path) -> None:
    answer = shared.ask(MODEL, Question((str(picture),), "repeat"))
    assert answer.ending is Ending.REPEATED
    assert answer.text == "over"


def test_an_answer_over_the_limit_ends(shared: DescriberClient, picture: Path) -> None:
    answer = shared.ask(MODEL, Question((str(picture),), "long"))
    assert answer.ending is Ending.LIMIT
    assert len(answer.text) <= MOST_CHARACTERS + 1
    assert answer.text.endswith("…")


@pytest.mark.parametrize("way", ["connect", "look up"])
def test_the_process_opens_no_socket(shared: DescriberClient, picture: Path, way: str) -> None:
    assert ask(shared, picture, way) == "PermissionError"
    assert ask(shared, picture, "environment") == "11"


def test_an_error_of_the_model_is_told_and_the_process_lives(
    shared: DescriberClient, picture: Path
) -> None:
    before = shared.pid
    with pytest.raises(EngineError, match="it failed"):
        ask(shared, picture, "fail")
    assert ask(shared, picture, "go on") == "A dog on a beach."
    assert shared.pid == before


def test_a_question_is_cancelled_while_it_is_answered(
    shared: DescriberClient, picture: Path
) -> None:
    heard: list[str] = []
    with pytest.raises(CancelledError):
        ask(
            shared,
            picture,
            "wait until cancelled",
            on_text=heard.append,
            cancelled=lambda: bool(heard),
        )
    before = shared.pid
    assert ask(shared, picture, "go on") == "A dog on a beach."
    assert shared.pid == before


def test_a_question_that_waits_for_its_turn_can_be_cancelled(
    shared: DescriberClient, picture: Path
) -> None:
    begun, enough = threading.Event(), threading.Event()

    def first() -> None:
        with pytest.raises(CancelledError):
            ask(
                shared,
                picture,
                "wait until cancelled",
                on_text=lambda _: begun.set(),
                cancelled=enough.is_set,
            )

    thread = threading.Thread(target=first)
    thread.start()
    begun.wait()
    with pytest.raises(CancelledError):
        ask(shared, picture, "second", cancelled=lambda: True)
    enough.set()
    thread.join()


def test_a_picture_that_crashes_the_process_is_named_and_not_asked_again(picture: Path) -> None:
    child = client()
    with pytest.raises(InvalidInputError) as caught:
        ask(child, picture, "crash")
    assert caught.value.problem is Problem.PICTURE_CRASHES_DESCRIBER
    assert caught.value.path == str(picture)
    crashed = child.pid
    assert ask(child, picture, "how many").startswith("1 asked")  # by another process
    assert child.pid != crashed
    child.close()
    child.close()
    with pytest.raises(EngineError):
        ask(child, picture, "more")


def test_a_process_that_is_killed_meanwhile_is_started_again(picture: Path) -> None:
    child = client()

    def kill(_text: str) -> None:
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(InvalidInputError, match="SIGKILL"):
        ask(child, picture, "wait until cancelled", on_text=kill)
    assert ask(child, picture, "go on") == "A dog on a beach."
    child.close()


def test_a_process_that_hangs_is_killed(picture: Path) -> None:
    child = client(silent_seconds=1.0)
    ask(child, picture, "go on")  # from its start on it has longer
    with pytest.raises(InvalidInputError, match="no sign of life"):
        ask(child, picture, "hang")
    child.close()


@pytest.mark.parametrize(
    ("name", "problem"),
    [("dies", Problem.DESCRIBER_DIES_LOADING), ("huge", Problem.DESCRIBER_LACKS_MEMORY)],
)
def test_a_model_that_cannot_be_loaded_is_told_from_a_picture(
    picture: Path, name: str, problem: Problem
) -> None:
    child = client()
    model = DescriberModel(name, DescriberForm.FOLDER, Path("other"))
    with pytest.raises(ModelUnavailableError) as caught:
        child.ask(model, Question((str(picture),)))
    assert caught.value.problem is problem
    child.close()


def test_an_idle_process_goes_and_gives_its_memory_back(picture: Path, qtbot: QtBot) -> None:
    child = client(idle_seconds=0.05)
    ask(child, picture, "go on")
    pid = child.pid
    assert pid is not None
    qtbot.waitUntil(lambda: not Path(f"/proc/{pid}/status").exists())
    assert ask(child, picture, "how many").startswith("1 asked")
    child.close()


def test_a_picture_that_is_sent_on_says_nothing_but_itself(
    shared: DescriberClient, picture: Path
) -> None:
    data = shared.reduced(str(picture), 256, lambda: False)
    assert b"Secret" in picture.read_bytes()
    assert b"Secret" not in data
    assert b"Exif" not in data
    assert data.startswith(b"\xff\xd8")
