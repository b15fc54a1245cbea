"""What the models cost that describe pictures; prints one JSON object.

python -m benchmarks.describer_probe FOLDER           # of a model that was downloaded
python -m benchmarks.describer_probe smolvlm-256m     # of one of its size, of random weights

A model of the same class and sizes does the same sums whatever its weights are; what it says makes
no sense then, and how many words an answer has only the real ones know. So it is told of the first
word, for which the picture is looked at, and of each further one. Seconds are the processor's, all
threads together: what else runs on the machine does not count."""

from __future__ import annotations

import contextlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from photo_sorter.adapters.describing.folder_model import load_folder
from photo_sorter.adapters.describing.transformers_import import import_transformers
from photo_sorter.core.describing.question import Question
from photo_sorter.core.errors import CancelledError

_WORDS = 16  # that are waited for
_VISION = {
    "hidden_size": 768,
    "intermediate_size": 3072,
    "num_hidden_layers": 12,
    "num_attention_heads": 12,
    "image_size": 512,
    "patch_size": 16,
}
_TEXT = {"model_type": "llama", "vocab_size": 49_280, "max_position_embeddings": 8192}
_SIZES = {  # as their configurations say
    "smolvlm-256m": {
        "hidden_size": 576,
        "intermediate_size": 1536,
        "num_hidden_layers": 30,
        "num_attention_heads": 9,
        "num_key_value_heads": 3,
    },
    "smolvlm-500m": {
        "hidden_size": 960,
        "intermediate_size": 2560,
        "num_hidden_layers": 32,
        "num_attention_heads": 15,
        "num_key_value_heads": 5,
    },
}
_MARKS = ("<unk>", "<image>", "<fake_token_around_image>", "<end_of_utterance>", "<global-img>")


def probe(folder: Path) -> dict[str, float]:
    """Seconds of the processor, and megabytes."""
    began = time.process_time()
    model = load_folder(folder)
    found = {"load": time.process_time() - began}
    times = [time.process_time()]

    def enough() -> bool:
        """Asked after each word."""
        times.append(time.process_time())
        return len(times) > _WORDS

    pixels = np.random.default_rng(1).integers(0, 255, (768, 1024, 3), np.uint8)
    with contextlib.suppress(CancelledError):
        model.ask([pixels], Question(("photo",), "What is this?"), lambda text: None, enough)
    found["first_word"] = times[1] - times[0]
    found["each_further_word"] = (times[-1] - times[1]) / max(1, len(times) - 2)
    found["most_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {name: round(value, 3) for name, value in found.items()}


def make(name: str, folder: Path) -> None:
    """A model of that size, of random weights, in bfloat16 as they are published."""
    transformers: Any = import_transformers()
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers

    config = transformers.Idefics3Config(
        vision_config=_VISION,
        text_config={**_TEXT, **_SIZES[name]},
        scale_factor=4,
        image_token_id=_MARKS.index("<image>"),
        pad_token_id=0,
    )
    torch.set_default_dtype(torch.bfloat16)
    transformers.Idefics3ForConditionalGeneration(config).save_pretrained(folder)
    torch.set_default_dtype(torch.float32)
    words = {mark: number for number, mark in enumerate(_MARKS)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.add_special_tokens(list(_MARKS))
    tokenizer.save(str(folder / "tokenizer.json"))
    said = {"tokenizer_class": "PreTrainedTokenizerFast", "unk_token": "<unk>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(said), "utf-8")
    pictures = {"image_processor_type": "Idefics3ImageProcessor", "image_mean": [0.5] * 3}
    (folder / "preprocessor_config.json").write_text(json.dumps(pictures), "utf-8")


def main() -> None:
    wanted = sys.argv[1]
    if wanted not in _SIZES:
        print(json.dumps(probe(Path(wanted)), indent=1))
        return
    with tempfile.TemporaryDirectory() as place:
        make(wanted, Path(place))
        # In a process of its own: making it takes more memory than running it.
        subprocess.run([sys.executable, "-m", "benchmarks.describer_probe", place], check=True)


if __name__ == "__main__":
    main()
