"""CLIP's tokenizer, with the ids of open_clip's own but without torch.

How a text is cleaned and split into words is done here, by the libraries that open_clip uses for
it: they know more letters than the splitter of `tokenizers`, which only joins the bytes of a word.
"""

from __future__ import annotations

import gzip
import html
from collections.abc import Sequence
from pathlib import Path

import ftfy
import numpy as np
import regex  # type: ignore[import-untyped]  # has no stubs
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

Tokens = NDArray[np.int64]

_BEGIN, _END = "<start_of_text>", "<end_of_text>"
_WORD = regex.compile(
    rf"{_BEGIN}|{_END}|'s|'t|'re|'ve|'m|'ll|'d|[\p{{L}}]+|[\p{{N}}]|[^\s\p{{L}}\p{{N}}]+",
    regex.IGNORECASE,
)
_MOST_MERGES = 49152 - 256 - 2  # of CLIP's first vocabulary; its reader takes no more


class ClipTokenizer:
    """Turns texts into token ids. Safe to use from several threads."""

    def __init__(self, vocabulary: Path, context: int) -> None:
        """`vocabulary`: gzipped merges of byte pairs, one a line below a header; `context`: tokens
        of a text at most. Raises OSError, EOFError, ValueError."""
        merges = _merges(vocabulary)
        symbols = _byte_symbols()
        names = [*symbols, *(f"{symbol}</w>" for symbol in symbols)]
        names += ["".join(merge) for merge in merges]
        ids = {name: number for number, name in enumerate([*names, _BEGIN, _END])}
        self.size = len(ids)  # of the vocabulary
        self._context = context
        self._begin, self._end = ids[_BEGIN], ids[_END]
        self._marks = {_BEGIN: self._begin, _END: self._end}
        try:
            model = BPE(vocab=ids, merges=merges, end_of_word_suffix="</w>")
        except Exception as error:  # the library raises nothing more exact
            raise ValueError(str(error)) from error
        self._joining = Tokenizer(model)
        self._joining.pre_tokenizer = ByteLevel(add_prefix_space=False, use_regex=False)

    def __call__(self, texts: Sequence[str]) -> Tokens:
        """(n, length), each between the marks of begin and end, padded with 0 to the longest."""
        each = [self._of(text) for text in texts]
        tokens = np.zeros((len(each), max(map(len, each))), np.int64)
        for row, ids in zip(tokens, each, strict=True):
            row[: len(ids)] = ids
        return tokens

    def _of(self, text: str) -> list[int]:
        inner: list[int] = []
        for word in _WORD.findall(_cleaned(text)):
            mark = self._marks.get(word)
            inner += [mark] if mark is not None else self._joining.encode(word).ids
        return [self._begin, *inner[: self._context - 2], self._end]


def _cleaned(text: str) -> str:
    plain = html.unescape(html.unescape(ftfy.fix_text(text)))
    return " ".join(plain.split()).lower()


def _merges(vocabulary: Path) -> list[tuple[str, str]]:
    with gzip.open(vocabulary, "rt", encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")[1 : _MOST_MERGES + 1]
    merges = []
    for line in lines:
        first, second = line.split()
        merges.append((first, second))
    if not merges:
        raise ValueError("it has no merges")
    return merges


def _byte_symbols() -> list[str]:
    """A letter for each byte, in the order of their ids: those that are seen stand for
    themselves."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1)]
    seen += range(ord("®"), ord("ÿ") + 1)
    others = 256 - len(seen)
    return [chr(byte) for byte in seen] + [chr(256 + number) for number in range(others)]
