"""Has a model of transformers say its answer, word by word. In the child.

It always says the likeliest next word: the same question has the same answer, and how likely the
words were is how sure the model is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

import torch
from torch import Tensor

from photo_sorter.adapters.describing.answering import Cancelled, OnText
from photo_sorter.adapters.describing.growing import GrowingAnswer
from photo_sorter.adapters.describing.transformers_import import import_transformers
from photo_sorter.core.errors import CancelledError
from photo_sorter.core.problems import Problem

import_transformers()
from transformers.generation.logits_process import (  # noqa: E402
    LogitsProcessor,
    LogitsProcessorList,
)
from transformers.generation.stopping_criteria import (  # noqa: E402
    StoppingCriteria,
    StoppingCriteriaList,
)

MOST_TOKENS: Final = 256


def generate(
    model: Any,
    inputs: Mapping[str, Tensor],
    decode: Callable[[list[int]], str],
    on_text: OnText,
    cancelled: Cancelled,
) -> tuple[GrowingAnswer, float | None]:
    """The answer, and how likely its words were: the geometric mean of their probabilities.
    `decode` makes text of tokens. Raises CancelledError."""
    growing = GrowingAnswer(on_text)
    encoder_decoder = bool(model.config.is_encoder_decoder)
    prompt = 1 if encoder_decoder else int(inputs["input_ids"].shape[1])
    likely = _Likely()
    watch = _Watch(prompt, decode, growing, cancelled)
    with torch.inference_mode():
        tokens = model.generate(
            **inputs,
            do_sample=False,
            num_beams=1,
            max_new_tokens=MOST_TOKENS,
            logits_processor=LogitsProcessorList([likely]),
            stopping_criteria=StoppingCriteriaList([watch]),
        )
    if watch.was_cancelled:
        raise CancelledError(Problem.NEWER_REQUEST)
    if tokens.shape[1] - prompt >= MOST_TOKENS:
        growing.cut_off()
    return growing, likely.mean()


class _Likely(LogitsProcessor):  # type: ignore[misc]
    """Notes the probability of each word as it is chosen."""

    def __init__(self) -> None:
        self._sum, self._count = 0.0, 0

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        self._sum += float(torch.log_softmax(scores[0].float(), -1).max())
        self._count += 1
        return scores

    def mean(self) -> float | None:
        if not self._count:
            return None
        mean = math.exp(self._sum / self._count)
        return mean if math.isfinite(mean) else None


class _Watch(StoppingCriteria):  # type: ignore[misc]
    """Tells the answer so far after each word, and ends it where it is enough."""

    def __init__(
        self,
        prompt: int,
        decode: Callable[[list[int]], str],
        growing: GrowingAnswer,
        cancelled: Cancelled,
    ) -> None:
        self._prompt, self._decode, self._growing = prompt, decode, growing
        self._cancelled = cancelled
        self.was_cancelled = False

    def __call__(self, input_ids: Tensor, scores: Tensor, **kwargs: Any) -> Tensor:
        self.was_cancelled = self._cancelled()
        enough = self.was_cancelled or not self._growing.take(
            self._decode(input_ids[0, self._prompt :].tolist())
        )
        return torch.full((input_ids.shape[0],), enough, dtype=torch.bool)
