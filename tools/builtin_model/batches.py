"""Mixed batches of scenes and photos: augmented pixels, texts, and which fits which."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from photo_sorter.adapters.scenes import LOOKS, apply_look
from tools.builtin_model.architecture import MEAN, STD
from tools.builtin_model.captions import Caption, Facts, SceneCaptioner, pick, pick_language
from tools.builtin_model.photo_words import BACKGROUND
from tools.builtin_model.photos_dataset import PhotoCaptioner, PhotoSet
from tools.builtin_model.scenes_dataset import ScenePool


@dataclass(frozen=True, slots=True)
class Batch:
    """`images` float32 (n, 3, px, px), normalised; `texts` m; `positive` (n, m) of 0 and 1.

    The first `scenes` rows are scenes; the last `classes` texts are one per photo category.
    `image_facts` and `text_facts` are what the pictures show and the texts assert. `words` are
    names of things by themselves, which no picture of the batch need show.
    """

    images: Tensor
    texts: list[str]
    positive: Tensor
    scenes: int
    classes: int
    image_facts: list[Facts]
    text_facts: list[Facts]
    words: list[Caption]


@dataclass(frozen=True, slots=True)
class Mix:
    """What a batch is made of: `close_ups` of its `scenes` show one thing alone."""

    scenes: int
    photos: int
    close_ups: int = 0


def fitting(images: list[Facts], captions: list[Caption]) -> Tensor:
    """(n, m): 1.0 where everything the caption asserts is among the image's facts."""
    columns = {fact: k for k, fact in enumerate({f for c in captions for f in c.facts})}
    known = torch.zeros(len(images), len(columns))
    for row, facts in enumerate(images):
        held = [columns[fact] for fact in facts if fact in columns]
        known[row, held] = 1.0
    asserted = torch.zeros(len(columns), len(captions))
    for column, caption in enumerate(captions):
        asserted[[columns[fact] for fact in caption.facts], column] = 1.0
    return (known @ asserted >= asserted.sum(dim=0) - 0.5).float()


def to_tensor(pixels: NDArray[np.uint8], side: int) -> Tensor:
    """uint8 (n, h, w, 3) to normalised float32 (n, 3, side, side), without augmentation."""
    images = torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float() / 255.0
    if images.shape[-1] != side:
        images = functional.interpolate(images, (side, side), mode="bicubic", antialias=True)
    return _normalise(images.clamp_(0.0, 1.0))


def _normalise(images: Tensor) -> Tensor:
    mean = torch.tensor(MEAN).view(1, 3, 1, 1)
    std = torch.tensor(STD).view(1, 3, 1, 1)
    return ((images - mean) / std).contiguous(memory_format=torch.channels_last)


def _crop(
    pixels: NDArray[np.uint8],
    side: int,
    least: float,
    flip: bool,
    turn: float,
    generator: torch.Generator,
) -> Tensor:
    """Random crops of `least`..1 of the area, of varied aspect, flipped and turned a little."""
    images = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255.0
    count = len(images)

    def uniform(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(count, generator=generator)

    area = uniform(least, 1.0).sqrt()
    aspect = torch.exp(uniform(-0.4, 0.4))
    wide = (area * aspect.sqrt()).clamp(max=1.0)
    tall = (area / aspect.sqrt()).clamp(max=1.0)
    angle = uniform(-turn, turn) * math.pi / 180.0
    mirror = torch.where(torch.rand(count, generator=generator) < 0.5, -1.0, 1.0) if flip else 1.0
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0] = wide * angle.cos() * mirror
    theta[:, 0, 1] = -tall * angle.sin()
    theta[:, 1, 0] = wide * angle.sin() * mirror
    theta[:, 1, 1] = tall * angle.cos()
    theta[:, 0, 2] = uniform(-1.0, 1.0) * (1.0 - wide)
    theta[:, 1, 2] = uniform(-1.0, 1.0) * (1.0 - tall)
    grid = functional.affine_grid(theta, [count, 3, side, side], align_corners=False)
    return functional.grid_sample(
        images, grid, mode="bilinear", padding_mode="reflection", align_corners=False
    )


def _light(images: Tensor, strength: float, generator: torch.Generator) -> Tensor:
    """Random brightness, contrast and saturation, an own factor for each image."""

    def factor(amount: float) -> Tensor:
        return 1.0 + amount * (2.0 * torch.rand(len(images), 1, 1, 1, generator=generator) - 1.0)

    images = images * factor(strength)
    centre = images.mean(dim=(1, 2, 3), keepdim=True)
    images = centre + (images - centre) * factor(strength)
    grey = images.mean(dim=1, keepdim=True)
    return (grey + (images - grey) * factor(strength)).clamp_(0.0, 1.0)


def _recolour(images: Tensor, rows: Sequence[int], rng: np.random.Generator) -> None:
    """Other colours for `rows` of `images` (n, 3, h, w): the channels in another order and mixed,
    and a quarter of the time as a negative."""
    for row in rows:
        mixing = np.eye(3)[rng.permutation(3)] * 0.7 + rng.dirichlet((1.0, 1.0, 1.0), 3) * 0.3
        images[row] = torch.einsum(
            "ij,jhw->ihw", torch.from_numpy(mixing.astype(np.float32)), images[row]
        )
        if rng.random() < 0.25:
            images[row] = 1.0 - images[row]


def _erase(images: Tensor, share: float, rng: np.random.Generator) -> None:
    side = images.shape[-1]
    for index in np.nonzero(rng.random(len(images)) < share)[0]:
        high, wide = (int(v) for v in rng.integers(side // 8, side // 2, 2))
        top, left = int(rng.integers(0, side - high)), int(rng.integers(0, side - wide))
        colour = torch.from_numpy(rng.random(3).astype(np.float32)).view(3, 1, 1)
        images[int(index), :, top : top + high, left : left + wide] = colour


def _paste(images: Tensor, facts: list[Facts], share: float, rng: np.random.Generator) -> None:
    """CutMix (Yun et al. 2019) for facts: a picture with a part of another shows what both show.

    Changes `share` of `images` (n, 3, h, w) and of `facts`, which are of the same n pictures.
    Pictures under a look are left out, since it would hold for a part alone.
    """
    side = images.shape[-1]
    plain = [row for row, held in enumerate(facts) if not any(f.startswith("look:") for f in held)]
    shown, held = images.clone(), list(facts)
    for row in plain:
        if rng.random() >= share:
            continue
        other = plain[int(rng.integers(len(plain)))]
        high, wide = (int(v * side) for v in rng.uniform(0.5, 0.8, 2))
        top, left = int(rng.integers(0, side - high + 1)), int(rng.integers(0, side - wide + 1))
        part = np.s_[:, top : top + high, left : left + wide]
        images[row][part] = shown[other][part]
        facts[row] = held[row] | held[other]


# Sets whose categories have no colour of their own: some photos are shown in others, so that their
# shapes are learnt. Which colour they show is then not said.
_OF_ANY_COLOUR = ("caltech101/", "clothing/")
_RECOLOURED = 0.3

# How often photos of each set are drawn beside Caltech's: clothing and flowers differ in small
# things, groceries are learnt soon, and the dishes have one photo each, whose words count.
_OFTEN = {"caltech101": 1.0, "clothing": 3.0, "flowers": 2.0, "grocery": 0.6, "based_cooking": 0.3}
_OFTEN_DRAWN = 0.7


class BatchMaker:
    """Draws batches. `scenes` and `photos` may be None where there are none to learn from."""

    def __init__(
        self,
        scenes: ScenePool,
        close_ups: ScenePool,
        scene_words: SceneCaptioner,
        photos: PhotoSet | None,
        photo_words: PhotoCaptioner,
        seed: int,
        others: int = 20,
        words: int = 40,
    ) -> None:
        """`others` is how many category names a batch holds besides those that it shows, `words`
        how many names of things."""
        self._others = others
        self._words = words
        self._scenes = scenes
        self._close_ups = close_ups
        self._scene_words = scene_words
        self._photos = photos if photos is not None and len(photos.photos) else None
        self._photo_words = photo_words
        self._rng = np.random.default_rng(seed)
        self._generator = torch.Generator().manual_seed(seed)
        self.categories: list[str] = []
        if self._photos is not None:
            self._train = self._photos.indices(validation=False)
            self._photo_list = self._photos.photos
            kinds = [self._photos.photos[int(i)].category for i in self._train]
            drawn = np.asarray([self._photos.photos[int(i)].drawn for i in self._train])
            apart = [
                f"{kind} drawn" if own else kind for kind, own in zip(kinds, drawn, strict=True)
            ]
            _, inverse, counts = np.unique(apart, return_inverse=True, return_counts=True)
            weight = counts[inverse].astype(np.float64) ** -0.5
            weight *= np.where(drawn, _OFTEN_DRAWN, [_OFTEN[kind.split("/")[0]] for kind in kinds])
            background = np.asarray([kind.endswith(BACKGROUND) for kind in kinds])
            weight[background] *= 2.0
            self._weights = weight / weight.sum()
            self.categories = [
                str(n)
                for n in np.unique(kinds)
                if not n.startswith("based_cooking/") and not n.endswith(BACKGROUND)
            ]

    @property
    def has_photos(self) -> bool:
        """Whether batches hold photographs."""
        return self._photos is not None

    def draw(self, mix: Mix, side: int) -> Batch:
        """A batch of images of `side` pixels."""
        rng = self._rng
        scenes, photos = mix.scenes, mix.photos
        if self._photos is None:
            scenes, photos = scenes + photos, 0
        images: list[Tensor] = []
        facts: list[Facts] = []
        captions: list[Caption] = []
        for pool, number in (
            (self._close_ups, mix.close_ups),
            (self._scenes, scenes - mix.close_ups),
        ):
            if number == 0:
                continue
            chosen = np.sort(rng.choice(len(pool), number, replace=len(pool) < number))
            for index in chosen:
                spec = pool.spec(int(index))
                facts.append(self._scene_words.facts(spec))
                captions.append(self._scene_words.caption(spec, pick_language(rng), rng))
            scene_images = _crop(pool.pixels[chosen], side, 0.72, False, 4.0, self._generator)
            images.append(_light(scene_images, 0.18, self._generator))
        classes = 0
        if photos and self._photos is not None:
            picked = rng.choice(self._train, photos, p=self._weights)
            pixels = self._photos.pixels[picked]
            recoloured = []
            for row, index in enumerate(picked):
                photo = self._photos.photos[int(index)]
                look = pick(LOOKS, rng) if rng.random() < 0.12 else ""
                if look:
                    pixels[row] = apply_look(pixels[row], look, rng)
                elif photo.category.startswith(_OF_ANY_COLOUR) and rng.random() < _RECOLOURED:
                    photo = replace(photo, colour="")
                    recoloured.append(row)
                facts.append(self._photo_words.facts(photo, look))
                caption = self._photo_words.caption(photo, look, rng)
                if caption is not None:
                    captions.append(caption)
            photo_images = _crop(pixels, side, 0.3, True, 8.0, self._generator)
            photo_images = _light(photo_images, 0.3, self._generator)
            _recolour(photo_images, recoloured, rng)
            _erase(photo_images, 0.15, rng)
            photo_facts = facts[scenes:]
            _paste(photo_images, photo_facts, 0.35, rng)
            facts[scenes:] = photo_facts
            images.append(photo_images)
        captions = list({caption.text: caption for caption in captions}.values())
        if photos:
            shown = {self._photo_list[int(i)].category for i in picked}
            others = set(rng.permutation(self.categories)[: self._others])
            named = [c for c in self.categories if c in shown or c in others]
            captions += [self._photo_words.class_caption(c, rng) for c in named]
            classes = len(named)
        return Batch(
            _normalise(torch.cat(images)),
            [c.text for c in captions],
            fitting(facts, captions),
            scenes,
            classes,
            facts,
            [c.facts for c in captions],
            [self._scene_words.word(rng) for _ in range(self._words)],
        )
