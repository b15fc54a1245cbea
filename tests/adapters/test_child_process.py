"""A child process: a reply wakes the app up; an out-of-band message does not, and is never lost."""

from __future__ import annotations

import logging
import os
import queue
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from photo_sorter.adapters.child.messages import ChildDied, Finished
from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.child.process import ChildProcess
from photo_sorter.adapters.child.serving import begin

PATIENCE = 30  # seconds, for a process to start
MORE_THAN_A_PIPE_HOLDS = 20_000


@dataclass(frozen=True, slots=True)
class OutOfBand:
    request_id: int
    word: str


@dataclass(frozen=True, slots=True)
class Say:
    """Send each word out of band, then do as told."""

    request_id: int
    words: tuple[str, ...]
    then: str  # "finish", "die", "wait" or "log"


def talking_main(ends: ChildEnds, _options: None) -> None:
    outbox = begin(ends)
    while isinstance(request := ends.main.recv(), Say):
        for word in request.words:
            outbox.send_out_of_band(OutOfBand(request.request_id, word))
        if request.then == "finish":
            outbox.send(Finished(request.request_id))
        elif request.then == "log":
            logging.getLogger("photo_sorter.talker").info("a word of ours")
            logging.getLogger("library").warning("a warning of another's")
            logging.getLogger("library").error("an error of another's")
            outbox.send(Finished(request.request_id))
        elif request.then == "die":
            os._exit(3)


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    child = ChildProcess("talker", talking_main, None, lambda _reason: None)
    yield child
    child.stop()


def say(child: ChildProcess, request: Say) -> queue.SimpleQueue[object]:
    heard: queue.SimpleQueue[object] = queue.SimpleQueue()
    assert child.submit(request.request_id, request, heard.put)
    return heard


def test_out_of_band_messages_come_before_the_reply_that_follows_them(
    child: ChildProcess,
) -> None:
    heard = say(child, Say(1, ("one", "two"), "finish"))
    got = [heard.get(timeout=PATIENCE) for _ in range(3)]
    assert got == [OutOfBand(1, "one"), OutOfBand(1, "two"), Finished(1)]


def test_out_of_band_messages_come_though_no_reply_follows(
    child: ChildProcess,
) -> None:
    say(child, Say(1, (), "finish")).get(timeout=PATIENCE)  # it has started
    heard = say(child, Say(2, ("alone",), "wait"))
    assert heard.get(timeout=PATIENCE) == OutOfBand(2, "alone")


def test_out_of_band_messages_of_a_child_that_died_come_too(child: ChildProcess) -> None:
    heard = say(child, Say(1, ("last words",), "die"))
    assert heard.get(timeout=PATIENCE) == OutOfBand(1, "last words")
    assert isinstance(heard.get(timeout=PATIENCE), ChildDied)


def test_more_out_of_band_messages_than_a_pipe_holds_wait(
    child: ChildProcess,
) -> None:
    words = tuple(map(str, range(MORE_THAN_A_PIPE_HOLDS)))
    heard = say(child, Say(1, words, "finish"))
    got = [heard.get(timeout=PATIENCE) for _ in words]
    assert got == [OutOfBand(1, word) for word in words]
    assert heard.get(timeout=PATIENCE) == Finished(1)


def test_the_apps_log_has_what_we_say_and_everyones_errors(
    child: ChildProcess, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    say(child, Say(1, (), "log")).get(timeout=PATIENCE)
    said = [record.getMessage() for record in caplog.records]
    assert said == ["a word of ours", "an error of another's"]
