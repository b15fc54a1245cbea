"""SmolVLM, which is of the class Idefics3: several pictures, and a conversation about them. In the
child."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from photo_sorter.adapters.describing.answering import Cancelled, OnText, Pixels, Said
from photo_sorter.adapters.describing.generation import generate
from photo_sorter.adapters.describing.transformers_import import import_transformers
from photo_sorter.adapters.describing.wording import is_sure, said_before, task
from photo_sorter.adapters.engine.model.precision import choose_precision
from photo_sorter.core.describing.question import Question

import_transformers()
from transformers import AutoTokenizer, Idefics3ForConditionalGeneration, Idefics3Processor  # noqa: E402
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil  # noqa: E402

_BEGIN, _END = "<|im_start|>", "<end_of_utterance>\n"
_PICTURE = "<image>"


class SmolVlm:
    """`LoadedModel`."""

    def __init__(self, folder: Path) -> None:
        self._model: Any = Idefics3ForConditionalGeneration.from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            dtype=choose_precision(exact=False),
        ).eval()
        config = self._model.config
        side = int(config.vision_config.image_size)
        tokens = (side // int(config.vision_config.patch_size)) ** 2 // int(
            config.scale_factor
        ) ** 2
        pictures: Any = Idefics3ImageProcessorPil.from_pretrained(folder, local_files_only=True)
        # One tile: the parts that a large picture is split into as well take many times as long.
        pictures.do_image_splitting = False
        pictures.size = {"longest_edge": side}
        pictures.max_image_size = {"longest_edge": side}
        self._tokenizer: Any = AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
        self._processor: Any = Idefics3Processor(pictures, self._tokenizer, image_seq_len=tokens)

    def ask(
        self, pictures: list[Pixels], question: Question, on_text: OnText, cancelled: Cancelled
    ) -> Said:
        inputs = self._processor(
            images=[pictures], text=[_prompt(question, len(pictures))], return_tensors="pt"
        )
        inputs = {name: self._fitting(value) for name, value in inputs.items()}
        growing, confidence = generate(self._model, inputs, self._decode, on_text, cancelled)
        return Said(growing.text, confidence, is_sure(growing.text), growing.ending)

    def where(self, picture: Pixels, question: Question) -> None:
        """It does not tell."""

    def _fitting(self, value: Any) -> Any:
        return value.to(self._model.dtype) if value.is_floating_point() else value

    def _decode(self, tokens: list[int]) -> str:
        return str(self._tokenizer.decode(tokens, skip_special_tokens=True))


def _prompt(question: Question, pictures: int) -> str:
    """In the form that it was trained on. The pictures stand in the first question."""
    shown = _PICTURE * pictures
    parts = [_BEGIN]
    for asked, answered in said_before(question):
        parts.append(f"User:{shown or ' '}{asked}{_END}Assistant: {answered}{_END}")
        shown = ""
    parts.append(f"User:{shown or ' '}{task(question)}{_END}Assistant:")
    return "".join(parts)
