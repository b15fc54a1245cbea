from __future__ import annotations

import gzip
from pathlib import Path

from tools.builtin_model.known_words import learnt, write_known_words


def test_a_plural_hardly_seen_beside_its_singular_is_left_out() -> None:
    seen = {"house": 74, "houses": 9, "drapeau": 59, "drapeaux": 7, "peach": 54, "peaches": 3}
    assert learnt(seen) == ["drapeau", "house", "peach"]


def test_a_plural_seen_often_or_nearly_as_often_as_its_singular_stays() -> None:
    seen = {"orange": 1158, "oranges": 53, "rug": 12, "rugs": 9, "jeans": 20, "glass": 67}
    assert learnt(seen) == sorted(seen)


def test_other_endings_may_be_other_words() -> None:
    seen = {"box": 75, "boxer": 1, "red": 835, "reden": 1, "con": 1053, "cone": 5}
    assert learnt(seen) == sorted(seen)


def test_the_file_depends_on_the_captions_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, corpus in ((first, ["a red car", "red"]), (second, ["red", "a red car"])):
        folder.mkdir()
        assert write_known_words(folder, corpus) == 3
    assert gzip.decompress((first / "words.txt.gz").read_bytes()) == b"a\ncar\nred"
    assert (first / "words.txt.gz").read_bytes() == (second / "words.txt.gz").read_bytes()
