"""Another program on this machine that answers: believed nothing, followed nowhere."""

from __future__ import annotations

import base64
import io
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from photo_sorter.adapters.describing.describers import Describers
from photo_sorter.adapters.describing.endpoint import EndpointDescriber
from photo_sorter.adapters.describing.endpoint_wire import Deadlines, Wire
from photo_sorter.core.describing.answer_limits import MOST_CHARACTERS
from photo_sorter.core.describing.question import Ending, Exchange, Question
from photo_sorter.core.errors import (
    CancelledError,
    EngineError,
    InvalidInputError,
    ModelUnavailableError,
)
from photo_sorter.core.ports.describing import Describer, DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from tests.conftest import BUILTIN_MODEL

from . import stand_in
from .describer_contract import DescriberContract
from .stand_in import StandIn


def reduced(path: str, side: int, cancelled: Callable[[], bool]) -> bytes:
    """In the app the child does it."""
    if not Path(path).is_file():
        raise InvalidInputError(Problem.NO_SUCH_FILE, path=path)
    file = io.BytesIO()
    with Image.open(path) as image:
        image.thumbnail((side, side))
        image.save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def served() -> Iterator[StandIn]:
    with StandIn().serving() as program:
        yield program


@pytest.fixture
def describer() -> EndpointDescriber:
    return EndpointDescriber(reduced)


@pytest.fixture
def model(served: StandIn) -> DescriberModel:
    return DescriberModel("endpoint", DescriberForm.ENDPOINT, address=served.address)


@pytest.fixture
def question(picture: Path) -> Question:
    return Question((str(picture),), "What is on the beach?")


class TestEndpoint(DescriberContract):
    @pytest.fixture
    def describer(self) -> Describer:
        return EndpointDescriber(reduced)

    @pytest.fixture
    def model(self, served: StandIn) -> DescriberModel:
        return DescriberModel("endpoint", DescriberForm.ENDPOINT, address=served.address)


def test_it_is_asked_in_its_protocol(
    served: StandIn, describer: EndpointDescriber, model: DescriberModel, picture: Path
) -> None:
    before = (Exchange("What is it?", "A dog."),)
    paths = (str(picture), str(picture))
    heard: list[str] = []
    asked = Question(paths, "Which colour?", ("beach",), before)
    answer = describer.ask(model, asked, heard.append)
    assert heard == ["A dog", "A dog on a", "A dog on a beach."]
    assert (answer.text, answer.model, answer.sure) == ("A dog on a beach.", "small", True)
    (_, first, _, _), (_, second, headers, body) = served.requests
    assert (first, second) == ("/v1/models", "/v1/chat/completions")
    assert headers["Host"] == f"127.0.0.1:{served.port}"
    assert (body["model"], body["stream"]) == ("small", True)
    roles = [message["role"] for message in body["messages"]]
    assert roles == ["user", "assistant", "user"]
    shown = [part for part in body["messages"][0]["content"] if part["type"] == "image_url"]
    assert len(shown) == 2
    kind, _, data = shown[0]["image_url"]["url"].partition(",")
    assert kind == "data:image/jpeg;base64"
    with Image.open(io.BytesIO(base64.b64decode(data))) as image:
        assert max(image.size) == 1024
    told = body["messages"][2]["content"][0]["text"]
    assert told == "Which colour?\nKnown of the photo: beach."


def test_a_program_that_does_not_stream_answers_in_one_piece(
    served: StandIn, describer: EndpointDescriber, model: DescriberModel, question: Question
) -> None:
    served.answer = stand_in.answers_in_one_piece
    assert describer.ask(model, question).text == "A dog on a beach."


@pytest.mark.parametrize("how", [stand_in.streams_as, stand_in.answers_at_once_as])
def test_the_answer_names_the_model_that_the_program_says_it_used(
    served: StandIn,
    describer: EndpointDescriber,
    model: DescriberModel,
    question: Question,
    how: Callable[[object], Callable[[Any], None]],
) -> None:
    assert describer.name_of(model) == "small", "the only one that it lists"
    served.answer = how("large-q4.gguf")
    assert describer.ask(model, question).model == "large-q4.gguf"
    assert describer.name_of(model) == "large-q4.gguf"
    served.models = {"data": [{"id": "other"}]}
    assert describer.name_of(model) == "other", "it has another one by now"


@pytest.mark.parametrize("name", ["", "a" * 300, "a\nb", 7, None, ["small"], {"id": "x"}])
def test_what_is_no_name_is_not_taken_for_one(
    served: StandIn,
    describer: EndpointDescriber,
    model: DescriberModel,
    question: Question,
    name: object,
) -> None:
    served.answer = stand_in.streams_as(name)
    assert describer.ask(model, question).model == "small"


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (stand_in.dies_within, Problem.ENDPOINT_BREAKS_OFF),
        (stand_in.dies_at_once, Problem.ENDPOINT_BREAKS_OFF),
        (stand_in.breaks_its_word, Problem.ENDPOINT_BREAKS_OFF),
        (stand_in.sends_html, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.sends_html_as_json, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.sends_nothing, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.sends_no_kind, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.sends_compressed, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.nests_deeply, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.lies, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.has_no_choices, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.streams_an_error, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.streams_garbage, Problem.ENDPOINT_ANSWER_UNFIT),
        (stand_in.says_nothing, Problem.ENDPOINT_SAYS_NOTHING),
        (stand_in.sends_a_gigabyte, Problem.ENDPOINT_ANSWER_TOO_LONG),
        (stand_in.sends_an_endless_line, Problem.ENDPOINT_ANSWER_TOO_LONG),
        (stand_in.redirects, Problem.ENDPOINT_REDIRECTS),
        (stand_in.refuses, Problem.ENDPOINT_REFUSES),
    ],
)
def test_what_makes_no_sense_is_refused_with_words(
    served: StandIn,
    describer: EndpointDescriber,
    model: DescriberModel,
    question: Question,
    act: Callable[[Any], None],
    problem: Problem,
) -> None:
    served.answer = act
    with pytest.raises(ModelUnavailableError) as caught:
        describer.ask(model, question)
    assert caught.value.problem is problem
    assert caught.value.remedy
    assert caught.value.message.isprintable()


@pytest.mark.parametrize(
    ("act", "ending"),
    [
        (stand_in.repeats_itself, Ending.REPEATED),
        (stand_in.never_stops, Ending.LIMIT),
        (stand_in.stops_at_its_limit, Ending.LIMIT),
    ],
)
def test_an_answer_that_does_not_end_is_cut(
    served: StandIn,
    describer: EndpointDescriber,
    model: DescriberModel,
    question: Question,
    act: Callable[[Any], None],
    ending: Ending,
) -> None:
    served.answer = act
    answer = describer.ask(model, question)
    assert answer.ending is ending
    assert 0 < len(answer.text) <= MOST_CHARACTERS + 1


@pytest.mark.parametrize(
    ("act", "deadlines"),
    [
        (stand_in.stalls_before, Deadlines(read=0.2)),
        (stand_in.stalls_within, Deadlines(read=0.2)),
        (stand_in.trickles, Deadlines(whole=0.5)),
    ],
)
def test_nobody_is_waited_for_for_ever(
    served: StandIn,
    model: DescriberModel,
    question: Question,
    act: Callable[[Any], None],
    deadlines: Deadlines,
) -> None:
    served.answer = act
    with pytest.raises(ModelUnavailableError) as caught:
        EndpointDescriber(reduced, Wire(deadlines)).ask(model, question)
    assert caught.value.problem is Problem.ENDPOINT_SILENT


@pytest.mark.parametrize("act", [stand_in.stalls_before, stand_in.stalls_within])
def test_a_question_is_cancelled_while_nothing_comes(
    served: StandIn,
    describer: EndpointDescriber,
    model: DescriberModel,
    question: Question,
    act: Callable[[Any], None],
) -> None:
    begun = threading.Event()

    def note(handler: Any) -> None:
        begun.set()
        act(handler)

    served.answer = note
    with pytest.raises(CancelledError):
        describer.ask(model, question, cancelled=begun.is_set)


def test_closing_ends_a_question(
    served: StandIn, describer: EndpointDescriber, model: DescriberModel, question: Question
) -> None:
    def close(handler: Any) -> None:
        describer.close()
        stand_in.stalls_before(handler)

    served.answer = close
    with pytest.raises(EngineError):
        describer.ask(model, question)


def test_nothing_listens_there(describer: EndpointDescriber, question: Question) -> None:
    nobody = DescriberModel("endpoint", DescriberForm.ENDPOINT, address="http://127.0.0.1:9")
    with pytest.raises(ModelUnavailableError) as caught:
        describer.ask(nobody, question)
    assert caught.value.problem is Problem.ENDPOINT_UNREACHABLE


@pytest.mark.parametrize(
    "address", ["http://192.168.1.20:8000", "http://example.org", "http://localhost.example.org"]
)
def test_another_machine_is_not_asked_whatever_the_settings_say(
    describer: EndpointDescriber, question: Question, address: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        describer.ask(DescriberModel("endpoint", DescriberForm.ENDPOINT, address=address), question)
    assert caught.value.problem is Problem.ENDPOINT_ELSEWHERE
    with pytest.raises(InvalidInputError):
        describer.models_at(address)


def test_a_proxy_of_the_environment_is_passed_by(
    served: StandIn,
    describer: EndpointDescriber,
    model: DescriberModel,
    question: Question,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert describer.ask(model, question).text == "A dog on a beach."


def test_which_models_it_has(served: StandIn, describer: EndpointDescriber) -> None:
    served.models = {"data": [{"id": "small"}, {"id": "large:7b"}]}
    assert describer.models_at(f"http://localhost:{served.port}/") == ("small", "large:7b")
    served.models = {"object": "list", "data": None}
    assert describer.models_at(served.address) == ()


@pytest.mark.parametrize(
    "models",
    [{"data": "small"}, {"data": [3]}, {"data": [{"id": "a\nb"}]}, ["small"], {"data": [{}] * 999}],
)
def test_a_list_of_models_that_is_none(
    served: StandIn, describer: EndpointDescriber, models: Any
) -> None:
    served.models = models
    with pytest.raises(ModelUnavailableError) as caught:
        describer.models_at(served.address)
    assert caught.value.problem is Problem.ENDPOINT_ANSWER_UNFIT


@pytest.mark.parametrize(
    ("names", "problem"),
    [([], Problem.ENDPOINT_HAS_NO_MODEL), (["a", "b"], Problem.ENDPOINT_HAS_SEVERAL_MODELS)],
)
def test_without_a_name_only_an_only_model_is_asked(
    served: StandIn,
    describer: EndpointDescriber,
    model: DescriberModel,
    question: Question,
    names: list[str],
    problem: Problem,
) -> None:
    served.models = {"data": [{"id": name} for name in names]}
    with pytest.raises(ModelUnavailableError) as caught:
        describer.ask(model, question)
    assert caught.value.problem is problem
    named = DescriberModel("endpoint", DescriberForm.ENDPOINT, address=served.address, served="b")
    assert describer.ask(named, question).model == "b"


def test_all_describers_are_behind_one_port_and_only_the_named_program_is_asked(
    served: StandIn, model: DescriberModel, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is sent comes from the child, with nothing of what stands beside the picture."""
    connected: list[object] = []
    connect = socket.socket.connect

    def note(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            connected.append(address)
        connect(self, address)

    def refuse(*_arguments: object, **_more: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    describers = Describers(BUILTIN_MODEL)
    assert describers.models_at(served.address) == ("small",)
    answer = describers.ask(model, Question((str(picture),), "What?"))
    assert answer.text == "A dog on a beach."
    assert describers.where(model, Question((str(picture),), "What?")) is None
    describers.close()
    with pytest.raises(EngineError):
        describers.ask(model, Question((str(picture),), "What?"))
    assert set(connected) == {("127.0.0.1", served.port)}
    body = served.requests[-1][3]
    data = base64.b64decode(body["messages"][0]["content"][0]["image_url"]["url"].partition(",")[2])
    assert data.startswith(b"\xff\xd8")
    assert b"Secret" not in data
    assert b"Exif" not in data
