"""Florence-2: describes a picture. In the child.

It knows a fixed list of tasks, of which none is a question: what is asked of it freely it has not
learnt to answer. So it then says that it is not sure, and what it sees. It knows no conversation
and one picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from photo_sorter.adapters.describing.answering import Cancelled, OnText, Pixels, Said
from photo_sorter.adapters.describing.generation import generate
from photo_sorter.adapters.describing.transformers_import import import_transformers
from photo_sorter.adapters.engine.model.precision import choose_precision
from photo_sorter.core.describing.question import Question

import_transformers()
from transformers import AutoTokenizer, Florence2ForConditionalGeneration, Florence2Processor  # noqa: E402
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil  # noqa: E402

_CAPTION, _LONG_CAPTION = "<DETAILED_CAPTION>", "<MORE_DETAILED_CAPTION>"


class Florence:
    """`LoadedModel`."""

    def __init__(self, folder: Path) -> None:
        self._model: Any = Florence2ForConditionalGeneration.from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            dtype=choose_precision(exact=False),
        ).eval()
        pictures: Any = CLIPImageProcessorPil.from_pretrained(folder, local_files_only=True)
        self._tokenizer: Any = AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
        self._processor: Any = Florence2Processor(pictures, self._tokenizer)

    def ask(
        self, pictures: list[Pixels], question: Question, on_text: OnText, cancelled: Cancelled
    ) -> Said:
        prompt = _CAPTION if question.is_caption else _LONG_CAPTION
        inputs = self._processor(images=pictures[0], text=prompt, return_tensors="pt")
        inputs = {name: self._fitting(value) for name, value in inputs.items()}
        growing, confidence = generate(self._model, inputs, self._decode, on_text, cancelled)
        sure = question.is_caption and bool(growing.text)
        return Said(growing.text, confidence, sure, growing.ending)

    def where(self, picture: Pixels, question: Question) -> None:
        """It does not tell."""

    def _fitting(self, value: Any) -> Any:
        return value.to(self._model.dtype) if value.is_floating_point() else value

    def _decode(self, tokens: list[int]) -> str:
        return str(self._tokenizer.decode(tokens, skip_special_tokens=True))
