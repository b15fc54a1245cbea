"""The vocabulary: the shipped one, the person's own, and mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.adapters.vocabulary_file import TomlVocabulary
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.tagging import VocabularyTag

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "vocabulary.toml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "config" / "vocabulary.toml"


@pytest.fixture
def vocabulary(own: Path) -> TomlVocabulary:
    return TomlVocabulary(own, SHIPPED, SHIPPED.with_name("sensitive.toml"))


def test_the_shipped_vocabulary_is_there_until_a_person_saves_another(
    vocabulary: TomlVocabulary, own: Path
) -> None:
    assert vocabulary.load() == vocabulary.default()
    assert not own.exists()
    tags = (VocabularyTag("Größe 🎂", "", ('a "quoted" photo', "new\nline")),)
    vocabulary.save(tags)
    assert vocabulary.load() == tags
    assert len(vocabulary.default()) > 100


def test_what_is_written_by_hand_meanwhile_is_read(vocabulary: TomlVocabulary, own: Path) -> None:
    own.parent.mkdir()
    for name in ("sledge", "boat"):
        own.write_text(f'[[tag]]\nname = "{name}"\n')
        assert [tag.name for tag in vocabulary.load()] == [name]
    own.unlink()
    assert vocabulary.load() == vocabulary.default()


def test_every_shipped_tag_has_a_group_and_several_wordings(vocabulary: TomlVocabulary) -> None:
    tags = vocabulary.default()
    assert all(tag.group and 2 <= len(tag.prompts) <= 4 for tag in tags)
    assert len({tag.name.casefold() for tag in tags}) == len(tags)
    assert {"dog", "sunset", "screenshot", "receipt", "tulip"} <= {tag.name for tag in tags}


def test_a_tag_without_wordings_is_worded_by_its_name(
    vocabulary: TomlVocabulary, own: Path
) -> None:
    own.parent.mkdir()
    own.write_text('[[tag]]\nname = "sledge"\n')
    assert vocabulary.load() == (VocabularyTag("sledge", "", ("a photo of sledge",)),)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'[[tag]]\nname = "a"\n\n[[tag]]\ngroup = "g"\n', "line 4"),
        (b'[[tag]]\nname = "a"\n[[tag]]\nname = "A"\n', "line 3"),
        (b'[[tag]]\nname = "a"\nprompts = "one"\n', "line 1"),
        (b'[[tag]]\nname = "a"\nprompts = [""]\n', "line 1"),
        (b'[[tag]]\nname = "a"\ngroup = 3\n', "line 1"),
        (b'[[tag]]\nname = "a\n', "line 2"),
        (b'\n\nname = "\xff"\n', "line 3"),
        (b'tag = [{name = "a"}, 7]\n', "tag 2"),
        (b"tag = 3\n", "[[tag]]"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    vocabulary: TomlVocabulary, own: Path, content: bytes, place: str
) -> None:
    own.parent.mkdir()
    own.write_bytes(content)
    with pytest.raises(InvalidInputError) as caught:
        vocabulary.load()
    assert place in caught.value.message
    assert caught.value.remedy
    assert own.read_bytes() == content


@pytest.mark.parametrize(
    "tags",
    [
        [VocabularyTag(" ", "g", ("p",))],
        [VocabularyTag("a", "g", ("",))],
        [VocabularyTag("a", "g", ("p",)), VocabularyTag("A", "g", ("p",))],
    ],
)
def test_what_could_not_be_loaded_is_not_saved(
    vocabulary: TomlVocabulary, own: Path, tags: list[VocabularyTag]
) -> None:
    with pytest.raises(InvalidInputError):
        vocabulary.save(tags)
    assert not own.exists()
