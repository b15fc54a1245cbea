"""The data sets that searches are measured on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from photo_sorter.adapters.dataset_folder import read_dataset
from tools.search_datasets import main

_CATEGORIES = {
    "caltech101/elephant": 90,
    "caltech101/dalmatian": 90,
    "caltech101/lamp": 90,
    "grocery/apple": 90,
    "grocery/banana": 240,
}


def test_photographs_are_told_from_what_training_saw_and_scenes_show_both(tmp_path: Path) -> None:
    for category, count in _CATEGORIES.items():
        folder = tmp_path / "photos" / category
        folder.mkdir(parents=True)
        for number in range(count):
            colour = np.random.default_rng((count, number)).integers(0, 255, 3).tolist()
            Image.new("RGB", (12, 9), tuple(colour)).save(folder / f"{number}.jpg")
    out = tmp_path / "out"
    assert main(["--photos", str(tmp_path / "photos"), "--out", str(out)]) == 0
    holidays, products, scenes = (
        read_dataset(out / name) for name in ("holidays", "products", "scenes")
    )
    assert set(holidays.categories) == {"elephant", "dalmatian"}
    assert set(products.categories) == {"lamp", "apple", "banana"}
    assert len(holidays.asked.shows) < 30  # of 180 those that nothing was made of
    assert "lamp" in holidays.asked.unanswered
    assert "elephant" in products.asked.unanswered
    assert "lamp" not in products.asked.unanswered
    worded = read_dataset(out / "wordings")
    assert len(worded.asked.shows) > len(holidays.asked.shows) + len(products.asked.shows)
    assert {"plural", "names_de"} <= {each.kind for each in worded.asked.wordings}
    assert main(["--photos", str(tmp_path / "photos"), "--out", str(out / "seen"), "--seen"]) == 0
    for name, unseen in (("holidays", holidays), ("products", products)):
        seen = read_dataset(out / "seen" / name)
        assert not {Path(p).name for p in seen.asked.shows} & {
            f"{Path(p).name}" for p in unseen.asked.shows
        }
    shown = scenes.asked.shows.values()
    assert scenes.asked.excluding
    for asked in scenes.asked.excluding:
        assert any(asked.wanted in words and asked.excluded not in words for words in shown)
        assert any({asked.wanted, asked.excluded} <= words for words in shown)


def test_without_photographs_it_says_so(tmp_path: Path) -> None:
    assert main(["--photos", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
