"""Makes data sets for the measures of search, of photographs that the built-in model never saw.

    python -m tools.search_datasets [--photos ../shared/photos] [--out build/search-datasets]
                                   [--seen]
    photo-sorter eval --dataset build/search-datasets/scenes

`holidays` has animals, flowers, vehicles, buildings and faces, `products` has garments, groceries
and things of a shop: the half of the photographs kept out of training that the calibration did not
see either, or with `--seen` the other half, which is what constants are chosen on. A folder's name
joins all that its photographs are known to show by a plus; what they show besides nobody said.
`scenes` has all photographs kept out of training, and pictures of two of them beside each other,
with 200 queries that exclude something: half of them what is above something and not that ("fruit"
and no "apple"), half a thing and not what it stands beside in a scene. `wordings` has all of the
photographs too, with the nouns that most of them show in other forms. `sentences` has the other
photographs that were kept out of training of which an editor wrote a sentence, with that as their
caption. The same seed makes the same files.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from photo_sorter.adapters.dataset_folder import (
    CAPTIONS_NAME,
    EXCLUDING_NAME,
    UNANSWERED_NAME,
    WORDINGS_NAME,
)
from tools.builtin_model.captioned_photos import captioned_photos
from tools.builtin_model.photo_words import BACKGROUND, GROUPS, SETS
from tools.builtin_model.photos_dataset import is_validation
from tools.wordings import wordings

_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
_HALF = (240, 320)  # pixels of each photograph of a scene, which so is as wide as a photograph is
_TOGETHER = 5  # scenes of each two categories
_ENOUGH = 10  # photographs of what is asked for
_QUERIES = 100  # of each kind of exclusion
_BOTH = 3  # photographs at least that show what is wanted with what is not
_PARTNERS = 5  # categories that each is shown with
_THINGS = """
accordion binocular camera cellphone ceiling_fan chair chandelier cup electric_guitar euphonium ewer
gramophone headphone inline_skate lamp laptop mandolin menorah metronome saxophone scissors
soccer_ball stapler umbrella watch wheelchair windsor_chair wrench
"""
# Of holidays nothing, and of a shop nothing, answers these.
_NOWHERE = """
tractor, violin, giraffe, snowman, wedding cake, bowling, telescope, hammer, toothbrush, washing
machine, refrigerator, traffic light, fire truck, excavator, billiard table, chess board,
typewriter, zebra, camel, polar bear, penguin, squirrel, frog, x-ray, microscope, parachute,
ambulance, fountain pen, screwdriver, lighthouse
"""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A photograph, and what it is known to show: its category's name first."""

    path: Path
    shows: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.shows[0]


def kept_out(photos: Path) -> list[tuple[str, Path]]:
    """Category ("set/folder") and path of every photograph that was kept out of training, in the
    training's own order, of which the calibration saw every other one, the first among them."""
    return [
        (f"{name}/{path.parent.name}", path)
        for name in SETS
        for path in sorted((photos / name).glob("*/*"))
        if path.suffix.lower() in _SUFFIXES and is_validation(path)
    ]


def labelled(category: str, path: Path) -> Labelled:
    """With the category's names and the words above it."""
    set_name, folder = category.split("/")
    above = [w for w, members in GROUPS.items() if {category, f"{set_name}/*"} & set(members)]
    return Labelled(path, tuple(dict.fromkeys([*SETS[set_name][folder][0], *above])))


def _parted(kept: list[tuple[str, Path]]) -> tuple[list[Labelled], list[Labelled]]:
    """What a holiday shows, and what a shop does."""
    shown = [(category, path) for category, path in kept if not category.endswith(BACKGROUND)]
    trip = [labelled(category, path) for category, path in shown if not is_of_a_shop(category)]
    return trip, [labelled(category, path) for category, path in shown if is_of_a_shop(category)]


def is_of_a_shop(category: str) -> bool:
    set_name, folder = category.split("/")
    return set_name in ("clothing", "grocery") or folder in _THINGS.split()


def write_photos(photos: Iterable[Labelled], folder: Path) -> None:
    for photo in photos:
        place = folder / "+".join(photo.shows)
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(photo.path, place / f"{photo.path.parent.name}-{photo.path.name}")


def write_unanswered(here: list[Labelled], elsewhere: list[Labelled], folder: Path) -> None:
    """Names of what only the other library shows, and of what neither does."""
    shown = {word for photo in here for label in photo.shows for word in label.split()}
    names = dict.fromkeys(photo.name for photo in elsewhere)
    wanted = [*names, *(name.strip() for name in " ".join(_NOWHERE.split()).split(","))]
    absent = [name for name in wanted if not shown & set(name.split())]
    (folder / UNANSWERED_NAME).write_text("\n".join(absent) + "\n", "utf-8")


def write_scenes(photos: list[Labelled], folder: Path, seed: int) -> None:
    """Each word that ten photographs show, beside a few categories that have nothing to do with
    it; and the queries."""
    rng = np.random.default_rng(seed)
    shown = _by_word(photos)
    by_name = {photo.name: shown[photo.name] for photo in photos if photo.name in shown}
    beside: dict[str, list[str]] = {}
    for word, own in shown.items():
        if len(own) < _ENOUGH:
            continue
        related = {name for photo in own for name in by_name if _are_related(photo, by_name[name])}
        others = [name for name in sorted(by_name) if name not in related]
        beside[word] = rng.permutation(others)[:_PARTNERS].tolist()
        for other in beside[word]:
            for number in range(_TOGETHER):
                pair = [some[int(rng.integers(len(some)))] for some in (own, by_name[other])]
                place = folder / "+".join(dict.fromkeys(pair[0].shows + pair[1].shows))
                place.mkdir(parents=True, exist_ok=True)
                scene = beside_each_other([pair[i].path for i in rng.permutation(2)])
                scene.save(place / f"scene-{word}-{other}-{number}.jpg", quality=90)
    queries = [*_in_turns(_above(shown)), *_in_turns(beside)]
    lines = "".join(f"{wanted}\t{excluded}\n" for wanted, excluded in queries)
    (folder / EXCLUDING_NAME).write_text(lines, "utf-8")


def write_wordings(photos: list[Labelled], folder: Path) -> None:
    shown = _by_word(photos)
    asked = sorted(shown, key=lambda word: (-len(shown[word]), word))
    lines = "".join(f"{each.kind}\t{each.plain}\t{each.other}\n" for each in wordings(asked))
    (folder / WORDINGS_NAME).write_text(lines, "utf-8")


def write_sentences(photos: Path, folder: Path) -> None:
    """What was written of photographs, for retrieval both ways."""
    folder.mkdir(parents=True, exist_ok=True)
    captions = {}
    for photo in captioned_photos(photos / "train"):
        if photo.sentences and is_validation(photo.path):
            name = f"{photo.set_name}-{photo.path.name}"
            shutil.copyfile(photo.path, folder / name)
            captions[name] = photo.sentences[0]
    (folder / CAPTIONS_NAME).write_text(json.dumps(captions, indent=1), "utf-8")


def _by_word(photos: list[Labelled]) -> dict[str, list[Labelled]]:
    """The photographs of each word; of words for the same photographs the first."""
    found: dict[str, list[Labelled]] = {}
    for photo in photos:
        for word in photo.shows:
            found.setdefault(word, []).append(photo)
    of_photos = {
        frozenset(photo.path for photo in some): word for word, some in reversed(found.items())
    }
    return {word: found[word] for word in found if word in of_photos.values()}


def _above(shown: dict[str, list[Labelled]]) -> dict[str, list[str]]:
    """What is to be excluded of each word: what some of its photographs show, and ten do not."""
    found: dict[str, list[str]] = {}
    for word, own in shown.items():
        for other in dict.fromkeys(label for photo in own for label in photo.shows):
            both = sum(other in photo.shows for photo in own)
            alike = other in word or word in other or other not in shown
            if not alike and both >= _BOTH and len(own) - both >= _ENOUGH:
                found.setdefault(word, []).append(other)
    return found


def _in_turns(excluded: dict[str, list[str]]) -> list[tuple[str, str]]:
    """As many queries as are wanted, each word as often as the others as far as it goes."""
    turns = zip_longest(*([(word, other) for other in some] for word, some in excluded.items()))
    return [pair for turn in turns for pair in turn if pair is not None][:_QUERIES]


def _are_related(photo: Labelled, others: list[Labelled]) -> bool:
    """One of them may well be called what the other is."""
    words = {word for label in photo.shows for word in label.split()}
    return any(words & {w for label in other.shows for w in label.split()} for other in others)


def beside_each_other(paths: list[Path]) -> Image.Image:
    """Two photographs as one picture, of each the middle."""
    width, height = _HALF
    scene = Image.new("RGB", (width * len(paths), height))
    for place, path in enumerate(paths):
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
        scene.paste(ImageOps.fit(picture, _HALF), (place * width, 0))
    return scene


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--out", type=Path, default=Path("build/search-datasets"))
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--seen", action="store_true", help="the half that calibration saw")
    options = parser.parse_args(arguments)
    kept = kept_out(options.photos)
    if not kept:
        print(f"There are no photographs in {options.photos}", file=sys.stderr)
        return 2
    shutil.rmtree(options.out, ignore_errors=True)
    trip, shop = _parted(kept[(0 if options.seen else 1) :: 2])
    for name, here, elsewhere in (("holidays", trip, shop), ("products", shop, trip)):
        write_photos(here, options.out / name)
        write_unanswered(here, elsewhere, options.out / name)
    every = [photo for part in _parted(kept) for photo in part]
    write_photos(every, options.out / "scenes")
    write_scenes(every, options.out / "scenes", options.seed)
    write_photos(every, options.out / "wordings")
    write_wordings(every, options.out / "wordings")
    write_sentences(options.photos, options.out / "sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
