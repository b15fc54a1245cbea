"""Learns byte-pair merges from captions, in the file format of CLIP's tokenizer."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

_WORD = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
Pair = tuple[str, str]


def learn_merges(texts: Iterable[str], count: int) -> list[Pair]:
    """The `count` most frequent merges over the words of `texts`, most frequent first."""
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORD), "removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=2 * len(alphabet) + count,
        min_frequency=2,
        initial_alphabet=sorted(alphabet),
        end_of_word_suffix="</w>",
        show_progress=False,
    )
    tokenizer.train_from_iterator((text.lower() for text in texts), trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return [(str(first), str(second)) for first, second in merges][:count]


def write_merges(merges: list[Pair], path: Path) -> None:
    """Write the merges gzipped; the first line is a header and no line end follows the last."""
    text = "\n".join(["#version: 0.2", *(f"{a} {b}" for a, b in merges)])
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
        out.write(text.encode("utf-8"))


def read_merges(path: Path) -> list[Pair]:
    """Read back what `write_merges` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = file.read().split("\n")[1:]
    return [(first, second) for first, second in (row.split() for row in rows)]


def vocabulary_size(merges: list[Pair]) -> int:
    """Token ids that CLIP's tokenizer makes of the merges: bytes, word ends, two specials."""
    return 512 + len(merges) + 2
