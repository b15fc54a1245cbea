"""A child process that comes and goes, whatever it is for."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from photo_sorter.adapters.child.client import ChildClient, ChildClosedError, ChildStoppedError
from photo_sorter.adapters.child.messages import Finished, Refused
from photo_sorter.adapters.child.patience import Patience
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.serving import begin


@dataclass(frozen=True, slots=True)
class Do:
    request_id: int
    what: str  # "pid", "refuse", "die" or "hang"


def doing_main(ends: ChildEnds, _options: None) -> None:
    outbox = begin(ends)
    while isinstance(request := ends.main.recv(), Do):
        if request.what == "pid":
            outbox.send(Finished(request.request_id, os.getpid()))
        elif request.what == "refuse":
            outbox.send(Refused(request.request_id, ValueError("no")))
        elif request.what == "die":
            os._exit(3)


def do(what: str, then: str = "") -> Iterator[str]:
    """What the first request asks for, and what each further one does."""
    yield what
    while True:
        yield then or what


def ask(client: ChildClient, *, what: str, then: str = "", patience: Patience | None = None) -> int:
    whats = do(what, then)
    answer = client.ask(lambda number: Do(number, next(whats)), 2, patience)
    assert isinstance(answer, int)
    return answer


@pytest.fixture
def client() -> Iterator[ChildClient]:
    client = ChildClient("doer", doing_main, None)
    yield client
    client.close()


def test_it_starts_with_the_first_request_and_goes_on_with_the_next(client: ChildClient) -> None:
    assert client.pid is None
    first = ask(client, what="pid")
    assert first == client.pid == ask(client, what="pid")


def test_one_that_was_killed_is_started_again_for_the_next_request(client: ChildClient) -> None:
    first = ask(client, what="pid")
    os.kill(first, signal.SIGKILL)
    assert ask(client, what="pid") != first


def test_a_request_that_kills_it_is_sent_once_more_and_then_given_up(client: ChildClient) -> None:
    assert ask(client, what="die", then="pid") == client.pid
    with pytest.raises(ChildStoppedError, match="ended with code 3"):
        ask(client, what="die")
    assert ask(client, what="pid") == client.pid


def test_one_that_hangs_is_killed_and_its_request_is_not_sent_again(client: ChildClient) -> None:
    ask(client, what="pid")
    with pytest.raises(ChildStoppedError, match="no sign of life"):
        ask(client, what="hang", then="pid", patience=Patience(0.01))


def test_a_refusal_is_raised_as_it_is(client: ChildClient) -> None:
    with pytest.raises(ValueError, match="no"):
        ask(client, what="refuse")


def test_a_stopped_one_starts_again_and_a_closed_one_does_not(client: ChildClient) -> None:
    first = ask(client, what="pid")
    client.stop()
    assert ask(client, what="pid") != first
    client.close()
    with pytest.raises(ChildClosedError):
        ask(client, what="pid")
