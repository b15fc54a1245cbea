"""The training loop: AdamW, a cosine schedule over a budget of time or samples, and an EMA."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from tools.builtin_model.batches import BatchMaker
from tools.builtin_model.embed import TextEncoder
from tools.builtin_model.loss import contrastive, pairwise_sigmoid
from tools.builtin_model.prototypes import FactTable, Prototypes


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how to train: `minutes` or `samples`, whichever is not None, ends it.

    `stages` are (share of the budget at which it ends, pixels); the learning rate falls with a
    cosine over the whole budget.
    """

    minutes: float | None
    samples: int | None
    scenes: int = 32
    photos: int = 64
    rate: float = 2e-3
    decay: float = 0.05
    stages: tuple[tuple[float, int], ...] = ((0.68, 64), (1.01, 96))
    ema: float = 0.995


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


def train(
    model: nn.Module,
    texts: TextEncoder,
    batches: BatchMaker,
    plan: Plan,
    checkpoint: Path,
    say: Callable[[str], None],
    table: FactTable,
    resume: Path | None = None,
) -> nn.Module:
    """Train `model`; returns its average. Writes `checkpoint` (the average's state) every 3 min."""
    model = model.to(memory_format=torch.channels_last)
    if resume is not None and resume.exists():
        model.load_state_dict(torch.load(resume, weights_only=True))
    average = Average(model, plan.ema)
    scales = nn.ParameterDict(
        {
            "scale": nn.Parameter(torch.tensor(math.log(14.0))),
            "sigmoid_scale": nn.Parameter(torch.tensor(math.log(10.0))),
            "sigmoid_bias": nn.Parameter(torch.tensor(-6.0)),
        }
    )
    prototypes = Prototypes(table.sizes)
    if resume is not None:  # the text tower knows already where they lie
        with torch.no_grad():
            prototypes.start_from({g: texts(model, w) for g, w in table.wordings.items()})
    groups = _groups(model, plan.decay)
    groups.append({"params": list(prototypes.parameters()), "weight_decay": 0.0})
    groups.append({"params": list(scales.parameters()), "weight_decay": 0.0})
    optimiser = torch.optim.AdamW(groups, lr=plan.rate, betas=(0.9, 0.98), eps=1e-6)
    model.train()
    began = spoke = saved = time.monotonic()
    seen, step, running = 0, 0, {"scenes": 0.0, "photos": 0.0, "pairs": 0.0, "marks": 0.0}
    while True:
        now = time.monotonic()
        used = (now - began) / (plan.minutes * 60.0) if plan.minutes else 0.0
        if plan.samples:
            used = max(used, seen / plan.samples)
        if used >= 1.0:
            break
        rate = plan.rate * min(1.0, (step + 1) / 60.0)
        rate *= 0.02 + 0.49 * (1.0 + math.cos(math.pi * used))
        for group in optimiser.param_groups:
            group["lr"] = rate
        side = next(pixels for end, pixels in plan.stages if used < end)
        batch = batches.draw(plan.scenes, plan.photos, side)
        image = model.encode_image(batch.images, normalize=True)
        text = texts(model, batch.texts)
        scale = scales["scale"].exp().clamp(max=60.0)
        free = len(batch.texts) - batch.classes
        loss = contrastive(image, text[:free], batch.positive[:, :free], scale, 0.02)
        running["scenes"] += float(loss.detach())
        if batch.classes:
            photo, fits = image[batch.scenes :], batch.positive[batch.scenes :, free:]
            named = contrastive(photo, text[free:], fits, scale, 0.1)
            running["photos"] += float(named.detach())
            loss = loss + named
        pairs = pairwise_sigmoid(
            image, text, batch.positive, scales["sigmoid_scale"].exp(), scales["sigmoid_bias"]
        )
        running["pairs"] += float(pairs.detach())
        marks = prototypes(image, table.of_images(batch.image_facts))
        running["marks"] += float(marks.detach())
        marks = marks + 0.5 * prototypes(text, table.of_captions(batch.text_facts))
        loss = loss + 0.5 * pairs + 0.5 * marks
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        average.update(model)
        seen += len(batch.images)
        step += 1
        if now - spoke > 20.0 or step in (1, 10):
            since = max(step - int(running.get("from", 0)), 1)
            parts = " ".join(f"{k} {v / since:.3f}" for k, v in running.items() if k != "from")
            say(
                f"{used:6.1%} step {step} {side}px {seen / (now - began + 1e-9):.0f}/s "
                f"lr {rate:.1e} {parts} scale {float(scale.detach()):.1f}"
            )
            running = {
                "scenes": 0.0,
                "photos": 0.0,
                "pairs": 0.0,
                "marks": 0.0,
                "from": float(step),
            }
            spoke = now
        if now - saved > 120.0:
            torch.save(average.model.state_dict(), checkpoint)
            saved = now
    say(f"trained on {seen} pictures in {step} steps, {(time.monotonic() - began) / 60:.1f} min")
    torch.save(average.model.state_dict(), checkpoint)
    return average.model
