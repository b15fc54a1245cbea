"""`eval` measures a model on labelled pictures, in a library of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from photo_sorter.adapters.dataset_folder import read_dataset
from photo_sorter.app.cli import evaluation
from photo_sorter.core.errors import InvalidInputError
from tests.e2e.conftest import Cli

SHARES = (
    "zero_shot_top1",
    "zero_shot_top5",
    "text_to_image_r1",
    "image_to_text_r1",
    "fits_r1",
    "fits_r5",
    "fits_of_ten",
    "fits_none_of_ten",
    "tag_precision",
    "tag_recall",
    "tagged",
    "abstention",
    "picture_recall10",
    "written_recall10",
    "ranking_recall10",
    "reciprocal_rank_recall10",
)


@pytest.fixture(autouse=True)
def few_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something is, is asked of a few scenes: each question costs a quarter of a second."""
    monkeypatch.setattr(evaluation, "_SCENES", 4)


@pytest.fixture
def labelled(sample_photos: Path, tmp_path: Path) -> Path:
    """Two categories and a background of rendered pictures."""
    folder = tmp_path / "dataset"
    pictures = sorted(sample_photos.rglob("*.jpg"))
    for name, words in (("night_scene", "night"), ("snow", "snow"), ("BACKGROUND", "receipt")):
        (folder / name).mkdir(parents=True)
        for path in [p for p in pictures if words in p.name]:
            shutil.copy(path, folder / name / path.name)
        assert list((folder / name).iterdir())
    return folder


def test_categories_are_measured_with_every_share_in_range(
    cli: Cli, labelled: Path, tmp_path: Path
) -> None:
    ran = cli(tmp_path / "library", "eval", "--dataset", str(labelled), "--json")
    assert ran.status == 0
    value = ran.value
    assert value["model"] == "builtin"
    assert (value["categories"], value["unreadable"]) == (2, 0)
    assert value["photos"] == sum(
        1 for name in ("night_scene", "snow") for _ in (labelled / name).iterdir()
    )
    assert all(0.0 <= value[name] <= 1.0 for name in SHARES)
    assert value["zero_shot_top5"] == 1.0  # there are but two categories
    assert value["ranking_recall10"] >= value["written_recall10"]
    assert "excluding" not in value  # the dataset has no queries
    assert not (tmp_path / "library" / "catalog.sqlite").exists()


def test_captions_are_measured_by_retrieval(cli: Cli, labelled: Path, tmp_path: Path) -> None:
    folder = labelled / "snow"
    captions = {path.name: path.stem for path in folder.iterdir()}
    (folder / "captions.json").write_text(json.dumps(captions), "utf-8")
    value = cli(tmp_path / "library", "eval", "--dataset", str(folder), "--json").value
    assert value["photos"] == len(captions)
    assert value["text_to_image_r10"] == 1.0  # there are fewer than ten pictures
    assert value["zero_shot_top1"] is None
    assert 0.0 <= value["fits_r1"] <= value["fits_r5"] <= 1.0


def test_categories_are_read_as_words(labelled: Path) -> None:
    dataset = read_dataset(labelled)
    assert sorted(dataset.categories) == ["night scene", "snow"]
    assert dataset.background


def test_a_folder_that_is_no_dataset_is_refused_with_what_it_wants(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="no dataset"):
        read_dataset(tmp_path)
    (tmp_path / "captions.json").write_text("[1, 2]", "utf-8")
    with pytest.raises(InvalidInputError, match="captions"):
        read_dataset(tmp_path)


def test_searches_are_measured_where_the_dataset_has_queries_by_what_its_pictures_show(
    cli: Cli, labelled: Path, tmp_path: Path
) -> None:
    (labelled / "snow").rename(labelled / "snow+winter")
    (labelled / "night_scene").rename(labelled / "receipts")  # the name says what nothing shows
    (labelled / "unanswered.txt").write_text("accordion\n\nqwrtzx\n", "utf-8")
    (labelled / "excluding.tsv").write_text("snow\treceipts\nreceipts\tsnow\n", "utf-8")
    (labelled / "wordings.tsv").write_text("plural\tsnow\tsnows\nbroken\n", "utf-8")
    dataset = read_dataset(labelled)
    assert set(dataset.asked.shows.values()) == {
        frozenset({"snow", "winter"}), frozenset({"receipts"}),
    }  # fmt: skip
    value = cli(tmp_path / "library", "eval", "--dataset", str(labelled), "--json").value
    assert (value["excluding_queries"], value["unanswered_queries"]) == (2, 2)
    assert value["categories"] == 2
    assert value["answered_queries"] > 0
    assert value["answered_recall"] < 1.0
    assert value["unanswered_empty"] >= 0.5  # a word without a meaning has no match
    assert 0.0 <= value["excluding"] <= 1.0
    assert 0.0 <= value["excluding_as_plain_text"] <= 1.0
    assert (value["plural_wordings"], value["plural_mean"]) == (1, 1.0)
    assert value["plural_wording"] == "snows"
