"""Learns byte-pair merges from captions, in the file format of CLIP's tokenizer."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import regex  # type: ignore[import-untyped]  # the tokenizer's own splitter; has no stubs
from open_clip.tokenizer import bytes_to_unicode

_WORD = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+")
Pair = tuple[str, str]


def learn_merges(texts: Iterable[str], count: int) -> list[Pair]:
    """The `count` most frequent merges over the words of `texts`, most frequent first."""
    encoder = bytes_to_unicode()
    tally: Counter[str] = Counter()
    for text in texts:
        tally.update(_WORD.findall(text.lower()))
    pieces: list[list[str]] = []
    weights: list[int] = []
    for word, number in tally.items():
        symbols = [encoder[b] for b in word.encode("utf-8")]
        symbols[-1] += "</w>"
        pieces.append(symbols)
        weights.append(number)
    pairs: Counter[Pair] = Counter()
    where: defaultdict[Pair, set[int]] = defaultdict(set)
    for index, symbols in enumerate(pieces):
        for pair in pairwise(symbols):
            pairs[pair] += weights[index]
            where[pair].add(index)
    merges: list[Pair] = []
    while len(merges) < count and pairs:
        best = max(pairs.items(), key=lambda item: (item[1], item[0]))[0]
        if pairs[best] < 2:
            break
        merges.append(best)
        for index in list(where[best]):
            _merge_word(pieces[index], best, weights[index], index, pairs, where)
        pairs.pop(best, None)
        where.pop(best, None)
    return merges


def _merge_word(
    symbols: list[str],
    best: Pair,
    weight: int,
    index: int,
    pairs: Counter[Pair],
    where: defaultdict[Pair, set[int]],
) -> None:
    for pair in pairwise(symbols):
        pairs[pair] -= weight
        if pairs[pair] <= 0:
            del pairs[pair]
    merged: list[str] = []
    at = 0
    while at < len(symbols):
        if at + 1 < len(symbols) and (symbols[at], symbols[at + 1]) == best:
            merged.append(symbols[at] + symbols[at + 1])
            at += 2
        else:
            merged.append(symbols[at])
            at += 1
    symbols[:] = merged
    for pair in pairwise(symbols):
        pairs[pair] += weight
        where[pair].add(index)


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
