"""The three networks of PP-OCR, on ONNX Runtime: where text is, which way up it is, and what it
says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.onnx_runtime import onnxruntime
from photo_sorter.adapters.text_reading.rectangles import Map

DETECTION, DIRECTION, RECOGNITION = "detection.onnx", "direction.onnx", "recognition.onnx"

_STEP = 32  # pixels: sides that the detection takes are multiples of it
_HEIGHT = 48  # of a line, as the recognition takes it
_DIRECTION_WIDTH = 192
_LEAST_WIDTH = 320  # what is narrower is padded
_MOST_WIDTH = 3_200
_TOGETHER = 6  # lines in one run, of about the same width
_SURELY = 0.9  # that a line stands on its head
_TURNED = 1  # the label of those that do


@dataclass(frozen=True, slots=True)
class Recognized:
    text: str
    confidence: float


class Networks:
    """Loads each network when it is first needed. Used by one thread at a time."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._folder, self._threads = folder, threads
        self._sessions: dict[str, onnxruntime.InferenceSession] = {}
        self._characters: list[str] = []

    def probabilities(self, picture: Image.Image, side: int) -> Map:
        """How likely each part of the picture, brought to at most `side` pixels, is within a line
        of text; as many numbers as the brought picture has pixels."""
        share = side / max(picture.size)
        width, height = (max(_STEP, round(each * share / _STEP) * _STEP) for each in picture.size)
        resized = picture.resize((width, height), Image.Resampling.BILINEAR)
        maps = self._run(DETECTION, _numbers(resized)[None])
        return np.ascontiguousarray(maps[0, 0])

    def turned(self, lines: Sequence[Image.Image]) -> list[bool]:
        """Which of the lines stand on their heads."""
        found: list[bool] = []
        for start in range(0, len(lines), _TOGETHER):
            some = lines[start : start + _TOGETHER]
            batch = np.stack([_line(each, _DIRECTION_WIDTH) for each in some])
            found += (self._run(DIRECTION, batch)[:, _TURNED] > _SURELY).tolist()
        return found

    def texts(self, lines: Sequence[Image.Image]) -> list[Recognized]:
        found: dict[int, Recognized] = {}
        order = sorted(range(len(lines)), key=lambda each: _shape(lines[each]))
        for start in range(0, len(order), _TOGETHER):
            some = order[start : start + _TOGETHER]
            widest = max(_shape(lines[each]) for each in some)
            width = min(_MOST_WIDTH, max(_LEAST_WIDTH, int(_HEIGHT * widest)))
            scores = self._run(RECOGNITION, np.stack([_line(lines[each], width) for each in some]))
            for each, line in zip(some, scores, strict=True):
                found[each] = _decoded(line, self._known_characters())
        return [found[each] for each in range(len(lines))]

    def _known_characters(self) -> list[str]:
        if not self._characters:
            said = self._session(RECOGNITION).get_modelmeta().custom_metadata_map["character"]
            self._characters = ["", *said.splitlines(), " "]  # the first says that there is none
        return self._characters

    def _run(self, name: str, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        session = self._session(name)
        result: NDArray[np.float32] = session.run(None, {session.get_inputs()[0].name: batch})[0]
        return result

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        if name not in self._sessions:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = self._threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 4
            # Every picture has another shape, and the arena keeps what the largest one took.
            options.enable_cpu_mem_arena = False
            self._sessions[name] = onnxruntime.InferenceSession(
                str(self._folder / name), options, providers=["CPUExecutionProvider"]
            )
        return self._sessions[name]


def _shape(line: Image.Image) -> float:
    return line.width / line.height


def _numbers(picture: Image.Image) -> NDArray[np.float32]:
    """(3, height, width), blue first, -1 to 1."""
    pixels = np.asarray(picture, np.float32)[:, :, ::-1].transpose(2, 0, 1)
    return np.ascontiguousarray(pixels / 127.5 - 1.0)


def _line(line: Image.Image, width: int) -> NDArray[np.float32]:
    """At the height that networks take, with nothing beside it as far as `width`."""
    own = min(width, max(1, round(_HEIGHT * _shape(line) + 0.5)))
    padded = np.zeros((3, _HEIGHT, width), np.float32)
    padded[:, :, :own] = _numbers(line.resize((own, _HEIGHT), Image.Resampling.BILINEAR))
    return padded


def _decoded(scores: NDArray[np.float32], characters: Sequence[str]) -> Recognized:
    """What a network that says a character at every step along a line has read: the same one at
    steps in a row is one, unless the empty one is between them (CTC)."""
    best = scores.argmax(axis=1)
    new = np.append(True, best[1:] != best[:-1]) & (best != 0)
    if not new.any():
        return Recognized("", 0.0)
    text = "".join(characters[each] for each in best[new])
    return Recognized(text, float(scores.max(axis=1)[new].mean()))
