"""WordNet's nouns as the training tool reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.builtin_model.wordnet import WordNet

_DATA = """\
  1 a line of the licence
00000010 03 n 02 animal 0 creature 0 002 ~ 00000020 n 0000 ~ 00000050 n 0000 | a living thing
00000020 05 n 02 dog 0 domestic_dog 0 002 @ 00000010 n 0000 ~ 00000030 n 0000 | it barks
00000030 05 n 01 poodle 0 001 @ 00000020 n 0000 | a curly dog
00000040 05 n 01 Fido 0 001 @i 00000020 n 0000 | a dog
00000050 05 n 01 cat 0 001 @ 00000010 n 0000 | it meows
"""
_INDEX = """\
  1 a line of the licence
dog n 1 2 @ ~ 1 1 00000020
domestic_dog n 1 1 @ 1 0 00000020
cat n 2 1 @ 2 1 00000050 00000010
"""


@pytest.fixture
def net(tmp_path: Path) -> WordNet:
    (tmp_path / "data.noun").write_text(_DATA, "utf-8")
    (tmp_path / "index.noun").write_text(_INDEX, "utf-8")
    return WordNet.read(["n00000030", "n00000050"], tmp_path / "data.noun")


def test_words_and_glosses_are_read(net: WordNet) -> None:
    dog = net.synsets["n00000020"]
    assert dog.lemmas == ("dog", "domestic dog")
    assert dog.gloss == "it barks"


def test_the_licence_is_no_synset(net: WordNet) -> None:
    assert len(net.synsets) == 5


def test_everything_above_counts_instances_too(net: WordNet) -> None:
    assert net.ancestors("n00000040") == {"n00000040", "n00000020", "n00000010"}


def test_each_noun_has_the_classes_below_it(net: WordNet) -> None:
    assert net.below["n00000010"] == (0, 1)
    assert net.below["n00000020"] == (0,)
    assert "n00000040" not in net.below


def test_senses_come_most_usual_first(net: WordNet) -> None:
    assert net.senses["cat"] == ("n00000050", "n00000010")
    assert net.senses["domestic dog"] == ("n00000020",)
