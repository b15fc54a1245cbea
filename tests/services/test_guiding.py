"""Words guide a picture: its look, and the part of it that is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photo_sorter.core.adjusting.adjustments import NOTHING, Adjustments
from photo_sorter.core.adjusting.looks import read_look
from photo_sorter.core.cropping.asking import AskedCrop
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.guiding import Guidance, Guided
from photo_sorter.core.problems import Problem
from photo_sorter.core.versions.edit import Edit
from photo_sorter.services.guiding.looks import LookSource
from tests.services.conftest import Rig

Move = Callable[[Guidance], Adjustments]


class FakeGuide:
    """Goes where it is told, and sees by so much more of what was asked."""

    def __init__(self, move: Move, rise: float = 0.1) -> None:
        self._move, self._rise = move, rise
        self.asked: list[Guidance] = []

    def guide(
        self, model: Path, path: str, guidance: Guidance, cancelled: Callable[[], bool]
    ) -> Guided:
        self.asked.append(guidance)
        before = np.zeros_like(guidance.asked)
        before[0] = 1
        after = before + self._rise * guidance.asked
        after = (after / np.linalg.norm(after)).astype(np.float32)
        return Guided(self._move(guidance), before, before, after)

    def warm_up(self, model: Path) -> None:
        pass

    def close(self) -> None:
        pass


def guided_by(rig: Rig, monkeypatch: pytest.MonkeyPatch, guide: FakeGuide) -> None:
    monkeypatch.setattr(rig.parts.guiding.looks, "_guide", guide)


def scene(path: Path) -> Path:
    """A red thing on green."""
    pixels = np.full((300, 400, 3), (60, 120, 50), np.uint8)
    pixels[80:180, 60:160] = (200, 30, 20)
    pixels += np.random.default_rng(0).integers(0, 20, pixels.shape, np.uint8)
    Image.fromarray(pixels).save(path, quality=95)
    return path


def test_known_words_lead_and_the_model_refines(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = FakeGuide(lambda guidance: replace(guidance.start, contrast=0.1))
    guided_by(rig, monkeypatch, guide)
    found = rig.parts.guiding.looks.find_in_file("a.jpg", "Goldene Stunde")
    start = read_look("golden hour").start
    assert guide.asked[0].start == start
    assert found.adjustments == replace(start, contrast=0.1)
    assert found.source is LookSource.BOTH
    assert found.after > found.before
    assert 0.9 < found.content <= 1


def test_it_is_said_who_knew_the_look(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    guided_by(rig, monkeypatch, FakeGuide(lambda guidance: guidance.start))
    find = rig.parts.guiding.looks.find_in_file
    assert find("a.jpg", "warmer").source is LookSource.WORDS
    guided_by(rig, monkeypatch, FakeGuide(lambda _: Adjustments(exposure=-0.4)))
    assert find("a.jpg", "candlelight").source is LookSource.MODEL


@pytest.mark.parametrize("words", ["", " , ", "xqzzyw", "candlelight"])
def test_a_look_that_nobody_knows(words: str, rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last is one that the picture cannot be brought nearer to."""
    guided_by(rig, monkeypatch, FakeGuide(lambda _: NOTHING, rise=0.0))
    with pytest.raises(InvalidInputError) as refused:
        rig.parts.guiding.looks.find_in_file("a.jpg", words)
    assert refused.value.problem is Problem.LOOK_UNKNOWN


def test_from_the_words_to_a_version_and_a_copy(rig: Rig, tmp_path: Path) -> None:
    """By the processes themselves; the original stays as it is."""
    path = scene(rig.root / "a.jpg")
    before = path.read_bytes()
    rig.index()
    photo = rig.parts.photos.at(str(path))
    assert photo is not None
    found = rig.parts.guiding.looks.find(photo, "black and white")
    assert found.after > found.before
    assert found.adjustments.saturation == -1
    version = rig.parts.versions.make(photo, Edit(adjustments=found.adjustments))
    out = tmp_path / "out"
    out.mkdir()
    copies = [
        rig.parts.guiding.copies.write(str(path), found.adjustments, out / "grey.png")
        for _ in range(2)
    ]
    assert len({*copies}) == 2  # nothing is written over
    for made in (Path(version.path), *copies):
        with Image.open(made) as picture:
            assert picture.size == (400, 300)
            pixels = np.asarray(picture.convert("RGB")).astype(int)
        assert np.ptp(pixels, axis=2).max() <= 2
    assert path.read_bytes() == before
    crops = rig.parts.guiding.crops
    assert len(crops.propose(photo, AskedCrop("", 16 / 9), 3).proposals) == 3
    named = crops.propose(PhotoId(photo), AskedCrop("flower", 1.0), 1).proposals[0].region
    across, down = named.right - named.left, named.bottom - named.top
    assert across * 400 == pytest.approx(down * 300, rel=0.01)


def test_a_copy_whose_name_says_no_kind(rig: Rig, tmp_path: Path) -> None:
    path = scene(rig.root / "a.jpg")
    with pytest.raises(InvalidInputError) as refused:
        rig.parts.guiding.copies.write(str(path), Adjustments(exposure=1), tmp_path / "b.gif")
    assert refused.value.problem is Problem.COPY_ENDING_UNKNOWN
    assert not (tmp_path / "b.gif").exists()
