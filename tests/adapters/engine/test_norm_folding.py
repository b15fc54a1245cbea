"""A folded tower computes what the tower does; one that cannot be folded is taken as it is."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from photo_sorter.adapters.engine.model import norm_folding
from photo_sorter.adapters.engine.model.norm_folding import folded

SIZE = (16, 16)


class Tower(nn.Module):  # type: ignore[misc]
    """Two convolutions with normalisations that have seen something."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Sequential(nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU())
        self.second = nn.Sequential(nn.Conv2d(8, 4, 3), nn.BatchNorm2d(4))
        for norm in (self.first[1], self.second[1]):
            nn.init.uniform_(norm.running_mean, -1.0, 1.0)
            nn.init.uniform_(norm.running_var, 0.5, 2.0)
            nn.init.uniform_(norm.weight, 0.5, 2.0)

    def forward(self, pictures: Tensor) -> Tensor:
        return self.second(self.first(pictures)).mean(dim=(2, 3))


class LooksFirst(Tower):
    """Goes another way for dark pictures, which tracing cannot follow."""

    def forward(self, pictures: Tensor) -> Tensor:
        features = super().forward(pictures)
        return features if pictures.mean() > 0.25 else -features


def norms(tower: nn.Module) -> int:
    return sum(isinstance(module, nn.BatchNorm2d) for module in tower.modules())


@pytest.fixture(autouse=True)
def same_numbers() -> None:
    torch.manual_seed(1)


def test_normalisations_go_and_the_answer_stays() -> None:
    tower = Tower().eval()
    pictures = torch.rand(5, 3, *SIZE)
    fast = folded(tower, SIZE)
    assert (norms(tower), norms(fast)) == (2, 0)
    with torch.inference_mode():
        torch.testing.assert_close(fast(pictures), tower(pictures))


def test_a_tower_that_cannot_be_traced_is_taken_as_it_is() -> None:
    tower = LooksFirst().eval()
    assert folded(tower, SIZE) is tower


def test_a_tower_without_normalisations_is_taken_as_it_is() -> None:
    tower = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten()).eval()
    assert folded(tower, SIZE) is tower


def test_a_tower_that_folding_would_change_is_taken_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tower = Tower().eval()
    other = Tower().eval()
    monkeypatch.setattr(norm_folding, "_fold", lambda _network: other)
    assert folded(tower, SIZE) is tower
