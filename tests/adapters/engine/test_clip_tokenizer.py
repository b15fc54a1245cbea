"""Texts get the ids that open_clip's own tokenizer gives them, in whatever script."""

from __future__ import annotations

import gzip
import importlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photo_sorter.adapters.engine.model.clip_tokenizer import ClipTokenizer
from tests.conftest import BUILTIN_MODEL
from tests.torture.scale import times

VOCABULARY = BUILTIN_MODEL / "bpe.txt.gz"
CONTEXT = 32
WORDS = (
    "red car",
    "Straße",
    "dog's",
    "we'll've",
    "東京タワー",
    "собака на пляже",
    "كلب",
    "हिन्दी",
    "🎂👨‍👩‍👧",
    "&amp;amp;",
    "<start_of_text>",
    "<END_OF_TEXT>",
    "x" * 80,
    "İıſ",
    "１２½Ⅷ",
    "sÃ£o",
    "\u2028\x1c\u00a0",
    "_-_.,!?",
)


@cache
def own() -> Any:
    importlib.import_module(
        "photo_sorter.adapters.engine.model.open_clip_import"
    ).import_open_clip()
    module = importlib.import_module("open_clip.tokenizer")
    return module.SimpleTokenizer(bpe_path=str(VOCABULARY), context_length=CONTEXT)


@cache
def ours() -> ClipTokenizer:
    return ClipTokenizer(VOCABULARY, CONTEXT)


def assert_alike(texts: list[str]) -> None:
    wanted = own()(texts).numpy()
    found = ours()(texts)
    assert found.dtype == np.int64
    length = found.shape[1]
    assert np.array_equal(found, wanted[:, :length])
    assert not wanted[:, length:].any()


@settings(max_examples=times(60, 800))
@given(
    st.lists(
        st.lists(st.sampled_from(WORDS) | st.text(max_size=20), max_size=4).map(" ".join),
        min_size=1,
        max_size=4,
    )
)
def test_any_text(texts: list[str]) -> None:
    assert_alike(texts)


def test_every_letter_there_is() -> None:
    """Libraries know letters by the Unicode of their time. Of the many ideographs and places that
    are not taken yet, some stand for all."""
    letters = [
        chr(code)
        for code in range(0x110000)
        if not 0xD800 <= code < 0xE000  # halves of others
        if code % 97 == 0 or not (0x3400 <= code < 0xD800 or code >= 0x20000)
    ]
    tokenizer = ClipTokenizer(VOCABULARY, 1_000_000)
    for start in range(0, len(letters), 100):
        text = "a".join(letters[start : start + 100])
        assert tokenizer([text])[0, 1:-1].tolist() == own().encode(text)


@pytest.mark.parametrize(
    "content",
    [
        b"rubbish",
        gzip.compress(b"#version\na b c", mtime=0),
        gzip.compress("#\né".encode(), mtime=0),
        b"",
    ],
)
def test_a_vocabulary_that_makes_no_sense(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bpe.txt.gz"
    path.write_bytes(content)
    with pytest.raises((OSError, EOFError, ValueError)):
        ClipTokenizer(path, CONTEXT)
