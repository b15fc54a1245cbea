"""The training loop: AdamW, a cosine schedule over a budget of time or samples, and an EMA."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from tools.builtin_model.batches import Batch, BatchMaker, Mix
from tools.builtin_model.embed import TextEncoder
from tools.builtin_model.loss import contrastive, pairwise_sigmoid
from tools.builtin_model.prototypes import FactTable, Prototypes, soft_cross_entropy

CPU = torch.device("cpu")


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the course: until `end` of it (0..1) batches of `mix` at `pixels`."""

    end: float
    pixels: int
    mix: Mix


# First what the things are, alone, large and cheap; then whole scenes; then photographs, in detail.
STAGES = (
    Stage(0.16, 48, Mix(scenes=96, photos=32, close_ups=96)),
    Stage(0.32, 64, Mix(scenes=64, photos=56, close_ups=16)),
    Stage(0.45, 64, Mix(scenes=44, photos=84, close_ups=8)),
    Stage(0.72, 80, Mix(scenes=42, photos=80, close_ups=6)),
    Stage(0.90, 96, Mix(scenes=40, photos=72, close_ups=4)),
    Stage(1.01, 112, Mix(scenes=40, photos=64, close_ups=4)),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how to train: `minutes` or `samples`, whichever is not None, ends it.

    The learning rate falls with a cosine over the whole course. `begin` (0..1) is the share of the
    course that an earlier run has done: the budget is for what is left of it.
    """

    minutes: float | None
    samples: int | None
    begin: float = 0.0
    rate: float = 1.2e-3
    decay: float = 0.08
    stages: tuple[Stage, ...] = STAGES
    ema: float = 0.997

    def used(self, seconds: float, seen: int) -> float:
        """The share of the course that is done."""
        by_time = seconds / (self.minutes * 60.0) if self.minutes else 0.0
        spent = max(by_time, seen / self.samples if self.samples else 0.0)
        return self.begin + (1.0 - self.begin) * spent

    def stage(self, used: float) -> Stage:
        """The stage at that share."""
        return next(stage for stage in self.stages if used < stage.end)

    def rate_at(self, used: float, step: int) -> float:
        """The learning rate: a warm-up of 60 steps, then the cosine."""
        warm = min(1.0, (step + 1) / 60.0)
        return self.rate * warm * (0.01 + 0.495 * (1.0 + math.cos(math.pi * used)))


def _groups(model: nn.Module, decay: float) -> list[dict[str, Any]]:
    """Weight decay for matrices only."""
    matrices: list[nn.Parameter] = []
    rest: list[nn.Parameter] = []
    for parameter in model.parameters():
        if parameter.requires_grad:
            (matrices if parameter.ndim > 1 else rest).append(parameter)
    return [{"params": matrices, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]


class Average:
    """An exponential moving average of a model's parameters and buffers."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.model = copy.deepcopy(model).eval()
        self._decay = decay
        self._steps = 0

    def update(self, model: nn.Module) -> None:
        """Move towards `model`; the first steps move faster."""
        self._steps += 1
        keep = min(self._decay, (1.0 + self._steps) / (10.0 + self._steps))
        mine, theirs = self.model.state_dict(), model.state_dict()
        with torch.no_grad():
            for name, value in theirs.items():
                if value.is_floating_point():
                    mine[name].lerp_(value, 1.0 - keep)
                else:
                    mine[name].copy_(value)


class Means:
    """Running means of named figures since they were last told."""

    def __init__(self) -> None:
        self._sums: dict[str, float] = {}
        self._steps = 0

    def add(self, figures: dict[str, Tensor]) -> None:
        """One step's figures."""
        self._steps += 1
        for name, value in figures.items():
            self._sums[name] = self._sums.get(name, 0.0) + float(value.detach())

    def told(self) -> str:
        """The means as text; starts anew."""
        steps = max(self._steps, 1)
        text = " ".join(f"{name} {value / steps:.3f}" for name, value in self._sums.items())
        self._sums, self._steps = {}, 0
        return text


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A batch with its targets among the prototypes."""

    batch: Batch
    images: dict[str, Tensor]
    texts: dict[str, Tensor]
    words: dict[str, Tensor]


class _Ahead:
    """Draws the next batch in a thread while the current one is learnt from."""

    def __init__(self, batches: BatchMaker, table: FactTable, device: torch.device) -> None:
        self._batches = batches
        self._table = table
        self._device = device
        self._thread = ThreadPoolExecutor(1, initializer=torch.set_num_threads, initargs=(1,))

    def _draw(self, stage: Stage) -> _Drawn:
        batch = self._batches.draw(stage.mix, stage.pixels)
        words = [word.facts for word in batch.words]
        images, positive = batch.images.to(self._device), batch.positive.to(self._device)
        return _Drawn(
            replace(batch, images=images, positive=positive),
            self._there(self._table.of_images(batch.image_facts)),
            self._there(self._table.of_captions(batch.text_facts)),
            self._there(self._table.of_captions(words)),
        )

    def _there(self, targets: dict[str, Tensor]) -> dict[str, Tensor]:
        return {group: target.to(self._device) for group, target in targets.items()}

    def begin(self, stage: Stage) -> Future[_Drawn]:
        """Start on a batch of `stage`."""
        return self._thread.submit(self._draw, stage)

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown(cancel_futures=True)


class Objective(nn.Module):  # type: ignore[misc]  # torch is untyped here
    """All that is minimised, with its own parameters: scales, prototypes and a plain classifier.

    The classifier names the things from the image tower's features, before they are projected and
    normalised: it teaches the tower what things are long before the shared space has room for them.
    """

    def __init__(self, table: FactTable, features: int) -> None:
        super().__init__()
        self.prototypes = Prototypes(table.sizes)
        self.classifier = nn.Linear(features, table.sizes["thing"])
        self.scale = nn.Parameter(torch.tensor(math.log(14.0)))
        self.sigmoid_scale = nn.Parameter(torch.tensor(math.log(10.0)))
        self.sigmoid_bias = nn.Parameter(torch.tensor(-6.0))

    def forward(self, model: Any, texts: TextEncoder, drawn: _Drawn) -> dict[str, Tensor]:
        """The parts of the loss, to be added up."""
        batch = drawn.batch
        features = model.visual.trunk(batch.images)
        image = functional.normalize(model.visual.head(features), dim=-1)
        said = texts(model, [*batch.texts, *(word.text for word in batch.words)])
        text, word = said[: len(batch.texts)], said[len(batch.texts) :]
        scale = self.scale.exp().clamp(max=60.0)
        free = len(batch.texts) - batch.classes
        parts = {"pairs": contrastive(image, text[:free], batch.positive[:, :free], scale, 0.02)}
        if batch.classes:
            photo, fits = image[batch.scenes :], batch.positive[batch.scenes :, free:]
            parts["named"] = contrastive(photo, text[free:], fits, scale, 0.1)
        parts["sigmoid"] = 0.5 * pairwise_sigmoid(
            image, text, batch.positive, self.sigmoid_scale.exp(), self.sigmoid_bias
        )
        parts |= self.prototypes(image, drawn.images)
        parts["class"] = soft_cross_entropy(self.classifier(features), drawn.images["thing"])
        parts["texts"] = 0.4 * sum(self.prototypes(text, drawn.texts).values())
        if len(word):
            parts["words"] = 0.4 * sum(self.prototypes(word, drawn.words).values())
        return parts


def train(
    model: nn.Module,
    texts: TextEncoder,
    batches: BatchMaker,
    plan: Plan,
    checkpoint: Path,
    say: Callable[[str], None],
    table: FactTable,
    device: torch.device = CPU,
    *,
    resumed: bool = False,
) -> nn.Module:
    """Train `model` on `device`; returns its average, on the CPU. Writes `checkpoint` (the
    average's state) as it goes. `resumed`: the model has learnt before."""
    model = model.to(device, memory_format=torch.channels_last)
    average = Average(model, plan.ema)
    objective = Objective(table, model.visual.trunk.num_features).to(device)
    if resumed:  # the text tower knows already where they lie
        with torch.no_grad():
            wordings = {group: texts(model, names) for group, names in table.wordings.items()}
            objective.prototypes.start_from(wordings)
    groups = _groups(model, plan.decay)
    groups.append({"params": list(objective.parameters()), "weight_decay": 0.0})
    optimiser = torch.optim.AdamW(groups, lr=plan.rate, betas=(0.9, 0.98), eps=1e-6)
    model.train()
    means = Means()
    ahead = _Ahead(batches, table, device)
    began = spoke = saved = time.monotonic()
    seen, step = 0, 0
    waiting = ahead.begin(plan.stage(plan.begin))
    try:
        while (used := plan.used(time.monotonic() - began, seen)) < 1.0:
            drawn = waiting.result()
            stage = plan.stage(used)
            waiting = ahead.begin(stage)
            rate = plan.rate_at(used, step)
            for group in optimiser.param_groups:
                group["lr"] = rate
            parts = objective(model, texts, drawn)
            optimiser.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            average.update(model)
            means.add(parts)
            seen += len(drawn.batch.images)
            step += 1
            now = time.monotonic()
            if now - spoke > 20.0 or step in (1, 10):
                say(
                    f"{used:6.1%} step {step} {stage.pixels}px {seen / (now - began):.0f}/s "
                    f"lr {rate:.1e} {means.told()}"
                )
                spoke = now
            if now - saved > 120.0:
                torch.save(average.model.state_dict(), checkpoint)
                saved = now
    finally:
        ahead.close()
    say(f"trained on {seen} pictures in {step} steps, {(time.monotonic() - began) / 60:.1f} min")
    average.model.cpu()
    torch.save(average.model.state_dict(), checkpoint)
    return average.model
