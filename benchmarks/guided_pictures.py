"""Measures looks and crops by words on photographs that the built-in model was never trained on.

    python -m benchmarks.guided_pictures resources/models/builtin --photos ../shared/photos

Of each photograph and words for a look: whether the picture is nearer to the words afterwards, as
the engine's own tower sees it at all of its pixels, and how near it still is to itself; and the
same with what the words plainly mean alone, and with the gradient alone. Of crops: how much of the
asked thing's box they hold, on scenes tiled of such photographs at random, of which it is known
what lies where, and how much of the picture is kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
import torch  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PIL import Image  # noqa: E402

from photo_sorter.adapters.engine.model import onnx_towers, open_clip_model  # noqa: E402
from photo_sorter.adapters.guiding.climbing import climb  # noqa: E402
from photo_sorter.adapters.model_store.store import BUILTIN, FolderModelStore  # noqa: E402
from photo_sorter.adapters.tiled_scenes import tile_scenes  # noqa: E402
from photo_sorter.core.adjusting.adjustments import NOTHING, Adjustments  # noqa: E402
from photo_sorter.core.adjusting.looks import LOOKS, AskedLook, read_look  # noqa: E402
from photo_sorter.core.adjusting.reach import reach  # noqa: E402
from photo_sorter.core.adjusting.tones import apply  # noqa: E402
from photo_sorter.core.cropping.proposing import propose  # noqa: E402
from photo_sorter.core.dataset import Dataset  # noqa: E402
from photo_sorter.core.embedding import Vectors, normalise  # noqa: E402
from photo_sorter.core.ports import InstalledModel  # noqa: E402
from photo_sorter.core.ports.guiding import Guidance  # noqa: E402
from photo_sorter.core.regions import WINDOWS, Region, heat_map, strengths  # noqa: E402
from photo_sorter.core.scoring import Reference, Scorer  # noqa: E402
from tools.builtin_model.photos_dataset import category_names  # noqa: E402
from tools.measure_sensitive import held_out  # noqa: E402

# Words that no list has: what the model makes of them it finds alone.
UNLISTED = (
    "candlelight",
    "sunset",
    "rainy day",
    "cinematic",
    "sepia",
    "neon night",
    "snow",
    "beach",
)
_SURE = 4.0  # as `services.search.places` has it


@dataclass(slots=True)
class _Told:
    """Of pairs: by how much the likeness to the words rose, and that to the picture itself."""

    rises: list[float] = field(default_factory=list)
    content: list[float] = field(default_factory=list)

    def line(self, name: str) -> str:
        rises, content = np.array(self.rises), np.array(self.content)
        return (
            f"{name:22} {len(rises):4} pairs: nearer to the words in {np.mean(rises > 0):.3f}, "
            f"by {rises.mean():+.4f}; content {content.mean():.3f}, at least 0.9 in "
            f"{np.mean(content >= 0.9):.3f}; both in {np.mean((rises > 0) & (content >= 0.9)):.3f}"
        )


class _Models:
    """The towers as the program has them, and the one that gradients go through."""

    def __init__(self, folder: Path) -> None:
        self.installed: InstalledModel = FolderModelStore(folder.parent, folder).installed(BUILTIN)
        self.images = onnx_towers.load_image_tower(folder, exact=False)
        self.texts = onnx_towers.load_text_tower(folder)
        self.climbed = open_clip_model.load_image_tower(folder, exact=True)
        self.climbed.hold_still()

    def phrases(self, phrases: list[str]) -> Vectors:
        templates = self.installed.profile.prompt_templates or ("{}",)
        read = [self.installed.profile.read(phrase).text for phrase in phrases]
        means = [
            self.texts.embed([each.replace("{}", text) for each in templates]).mean(axis=0)
            for text in read
        ]
        return normalise(np.stack(means)).astype(np.float32)

    def seen(self, pictures: list[NDArray[np.uint8]]) -> Vectors:
        return self.images.embed([self.images.prepare(Image.fromarray(x)) for x in pictures])


def looks(models: _Models, photos: list[Path], alone_each: int) -> None:
    """Prints the figures; of every `alone_each`th pair those of the gradient alone, too."""
    words = [*(each.english for each in LOOKS), *UNLISTED]
    asked = dict(zip(words, models.phrases(words), strict=True))
    neutral = normalise(np.stack([asked[x.english] for x in LOOKS]).mean(axis=0, keepdims=True))[0]
    told: dict[str, _Told] = defaultdict(_Told)
    by_words: dict[str, _Told] = defaultdict(_Told)
    spent = []
    for number, path in enumerate(photos):
        word = words[number % len(words)]
        pixels = np.asarray(Image.open(path).convert("RGB"))
        shown = models.climbed.prepare(Image.fromarray(pixels))
        given = torch.from_numpy(np.array(shown)).permute(2, 0, 1).unsqueeze(0).float() / 255
        look = read_look(word)

        def found(look: AskedLook, word: str = word, given: torch.Tensor = given) -> Adjustments:
            low, high = reach(look)
            guidance = Guidance(asked[word], neutral, look.start, low, high)
            guided = climb(models.climbed.vectors_of, given, guidance)
            assert guided is not None
            return guided.adjustments

        began = time.process_time()
        ways = {"both": found(look)}
        spent.append(time.process_time() - began)
        if look.start != NOTHING:
            ways["words alone"] = look.start
            if number % alone_each == 0:
                ways["gradient alone"] = found(AskedLook(look.english, NOTHING, (word,)))
        vectors = models.seen([pixels, *(apply(pixels, said) for said in ways.values())])
        for name, vector in zip(ways, vectors[1:], strict=True):
            kinds = [told[name]]
            if name == "both":
                kinds += [told["listed" if look.start != NOTHING else "unlisted"], by_words[word]]
            for kind in kinds:
                kind.rises.append(float((vector - vectors[0]) @ asked[word]))
                kind.content.append(float(vector @ vectors[0]))
        if (number + 1) % 20 == 0:
            print(told["both"].line("so far"), flush=True)
    for name, each in told.items():
        print(each.line(name))
    print(f"{np.median(spent):.2f} s of processor time each")
    for word, each in by_words.items():
        print(each.line(f"  {word}"))


def crops(models: _Models, photos: list[Path], count: int, aspects: list[float | None]) -> None:
    """Prints the figures."""
    categories: dict[str, list[str]] = defaultdict(list)
    for path in photos:
        for name in category_names("/".join(path.parts[-3:-1]))[:1]:  # what is of none has none
            categories[name].append(str(path))
    profile = models.installed.profile
    texts = list(profile.reference_texts)
    reference = normalise(models.texts.embed([profile.read(x).text for x in texts]))
    scorer = Scorer(profile.calibration, Reference(profile.reference_images, reference))
    held: dict[float | None, list[float]] = defaultdict(list)
    area: dict[float | None, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for scene in tile_scenes(Dataset(categories, [], {}), Path(folder), count):
            with Image.open(scene.path) as opened:
                picture = opened.convert("RGB")
            seen = models.seen([np.asarray(_cut(picture, window)) for window in WINDOWS])
            names = list(scene.tiles)
            for name, text in zip(names, models.phrases(names), strict=True):
                odds = scorer.log_odds(text[np.newaxis], seen)[:, 0]
                shown = strengths(heat_map(WINDOWS, np.minimum(odds, _SURE)))
                for aspect in aspects:
                    if not _fits(scene.tiles[name], aspect):
                        continue
                    best = propose(shown, picture.size, aspect, 1, asked=True)[0].region
                    held[aspect].append(_held(scene.tiles[name], best))
                    area[aspect].append((best.right - best.left) * (best.bottom - best.top))
    for aspect in aspects:
        shares = np.array(held[aspect])
        shape = "any shape" if aspect is None else f"{aspect:.2f} wide by high"
        print(
            f"crops, {shape:18} {len(shares):4} asked: hold {shares.mean():.3f} of the box, at "
            f"least 0.85 of it in {np.mean(shares >= 0.85):.3f}; keep {np.mean(area[aspect]):.3f} "
            "of the picture"
        )


def _cut(picture: Image.Image, region: Region) -> Image.Image:
    width, height = picture.size
    return picture.crop((
        round(region.left * width), round(region.top * height),
        round(region.right * width), round(region.bottom * height),
    ))  # fmt: skip


def _fits(box: Region, aspect: float | None) -> bool:
    """Whether any window of the shape holds all of it; scenes are square."""
    if aspect is None:
        return True
    across, down = min(1.0, aspect), min(1.0, 1 / aspect)
    return box.right - box.left <= across and box.bottom - box.top <= down


def _held(box: Region, crop: Region) -> float:
    across = min(box.right, crop.right) - max(box.left, crop.left)
    down = min(box.bottom, crop.bottom) - max(box.top, crop.top)
    whole = (box.right - box.left) * (box.bottom - box.top)
    return max(across, 0.0) * max(down, 0.0) / whole


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--scenes", type=int, default=40)
    parser.add_argument("--alone-each", type=int, default=3, metavar="N")
    parser.add_argument("--only", choices=["looks", "crops"])
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)  # processor time is the same whatever else the machine does
    models = _Models(options.model)
    photos = held_out(options.photos)
    if not photos:
        print(f"no photographs in {options.photos}", file=sys.stderr)
        return 1
    chosen = np.random.default_rng(0).permutation(len(photos))
    if options.only != "crops":
        looks(models, [photos[at] for at in chosen[: options.pairs]], options.alone_each)
    if options.only != "looks":
        crops(models, photos, options.scenes, [None, 16 / 9, 1.0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
