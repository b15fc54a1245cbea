"""What runs in the describing process of some tests: the real one with a model that does what the
question says."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path
from typing import Any

import numpy as np

from photo_sorter.adapters.child.pipes import ChildEnds
from photo_sorter.adapters.describing.answering import Cancelled, OnText, Pixels, Said
from photo_sorter.adapters.describing.growing import GrowingAnswer
from photo_sorter.adapters.describing.messages import DescriberOptions
from photo_sorter.adapters.describing.process import describer_main
from photo_sorter.core.describing.question import Ending, Question
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.ports.describing import DescriberModel, Heat
from photo_sorter.core.problems import Problem


def said(text: str, ending: Ending = Ending.WHOLE) -> Said:
    return Said(text, 0.5, True, ending)


class ObedientModel:
    def __init__(self) -> None:
        self._asked = 0

    def ask(
        self, pictures: list[Pixels], question: Question, on_text: OnText, cancelled: Cancelled
    ) -> Said:
        self._asked += 1
        match question.text:
            case "crash":
                os.abort()
            case "hang":
                threading.Event().wait()
            case "wait until cancelled":
                on_text("Waiting")
                while not cancelled():
                    threading.Event().wait(0.005)
                raise CancelledError(Problem.NEWER_REQUEST)
            case "fail":
                raise ValueError("it failed")
            case "connect":
                return said(_refused(lambda: socket.create_connection(("127.0.0.1", 9))))
            case "look up":
                return said(_refused(lambda: socket.getaddrinfo("example.org", 80)))
            case "environment":
                return said(os.environ["HF_HUB_OFFLINE"] + os.environ["TRANSFORMERS_OFFLINE"])
            case "how many":
                return said(f"{self._asked} asked, {len(pictures)} seen, {pictures[0].shape}")
        growing = GrowingAnswer(on_text)
        words = ["over"] * 500 if question.text == "repeat" else ["A", "dog", "on", "a", "beach."]
        if question.text == "long":
            words = [f"word{number}" for number in range(2_000)]
        for count in range(1, len(words) + 1):
            if cancelled():
                raise CancelledError(Problem.NEWER_REQUEST)
            if not growing.take(" ".join(words[:count])):
                break
        return said(growing.text, growing.ending)

    def where(self, picture: Pixels, question: Question) -> Heat:
        heat = np.zeros((3, 4), np.float32)
        heat[1, 2] = 1.0
        return heat


def _refused(call: Any) -> str:
    try:
        call()
    except OSError as error:
        return type(error).__name__
    return "allowed"


def obedient(ends: ChildEnds, options: DescriberOptions) -> None:
    from photo_sorter.adapters.describing import answering

    def load(model: DescriberModel, encoder: Path) -> ObedientModel:
        if model.name == "dies":
            os.abort()
        if model.name == "huge":
            raise MemoryError
        return ObedientModel()

    patched: Any = answering
    patched._load = load
    describer_main(ends, options)
