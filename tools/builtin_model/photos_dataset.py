"""Photographs with their captions' facts, kept as small squares in memory."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from photo_sorter.core.dataset import category_words
from tools.builtin_model.captioned_photos import captioned_photos
from tools.builtin_model.captions import Facts
from tools.builtin_model.cldr import LANGUAGES, Thing
from tools.builtin_model.colours import colour_shares, is_colourless
from tools.builtin_model.garments import KINDS, draw_garment
from tools.builtin_model.photo_words import BACKGROUND, GROUPS, SETS

VALIDATION_SHARE = 0.12
_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


@dataclass(frozen=True, slots=True)
class Photo:
    """One photograph: which set and category, and the words known of it.

    `category` is "set/folder"; `fine` a finer name from the file name (a kind of apple) or "";
    `colour` the colour word that its middle shows or ""; `grey` whether it has no colour at all;
    `drawn` whether it is a drawing that takes a photograph's place; `sentences` what somebody wrote
    of it.
    """

    path: Path
    category: str
    fine: str
    colour: str
    grey: bool
    validation: bool
    drawn: bool = False
    sentences: tuple[str, ...] = ()


def is_validation(path: Path) -> bool:
    """Whether a photo is kept out of training: a stable hash of its folder and file name."""
    digest = hashlib.sha256(f"{path.parent.name}/{path.name}".encode()).digest()
    return digest[0] / 256.0 < VALIDATION_SHARE


@dataclass(frozen=True, slots=True)
class _Job:
    """A photo to decode."""

    path: Path
    category: str
    pixels: int
    sentences: tuple[str, ...] = ()


def _load(job: _Job) -> tuple[Photo, NDArray[np.uint8]] | None:
    path, pixels = job.path, job.pixels
    set_name = job.category.split("/")[0]
    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (2 * pixels, 2 * pixels))
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except OSError:
        return None
    grey = is_colourless(picture)
    width, height = picture.size
    middle = picture.crop((width // 5, height // 5, width * 4 // 5, height * 4 // 5))
    shares = colour_shares(middle)
    name = max(shares, key=lambda key: shares[key])
    chromatic = name not in ("grey", "white", "black")
    colour = name if not grey and shares[name] > (0.4 if chromatic else 0.62) else ""
    fine = ""
    if set_name == "grocery":
        head = path.stem.split("-")[0].replace("_", " ").lower()
        fine = head if head != path.parent.name else ""
    photo = Photo(
        path, job.category, fine, colour, grey, is_validation(path), sentences=job.sentences
    )
    small = picture.resize((pixels, pixels), Image.Resampling.BICUBIC)
    return photo, np.asarray(small, dtype=np.uint8)


def _draw(job: tuple[str, int, int]) -> tuple[Photo, NDArray[np.uint8]]:
    kind, seed, pixels = job
    photo = Photo(Path(f"{kind}-{seed}"), f"clothing/{kind}", "", "", False, False, drawn=True)
    return photo, draw_garment(kind, np.random.default_rng(seed), pixels)


class PhotoSet:
    """Photos squashed to squares: `pixels` uint8 (n, side, side, 3), row i of `photos[i]`."""

    def __init__(self, photos: list[Photo], pixels: NDArray[np.uint8]) -> None:
        self.photos = photos
        self.pixels = pixels

    @classmethod
    def read(cls, folder: Path, side: int) -> PhotoSet:
        """Decode every photo of the sets in `folder`."""
        jobs = []
        for set_name in (*SETS, "based_cooking"):
            root = folder / set_name
            for path in sorted(root.glob("*/*")) if root.is_dir() else []:
                if path.suffix.lower() in _SUFFIXES:
                    jobs.append(_Job(path, f"{set_name}/{path.parent.name}", side))
        for photo in captioned_photos(folder / "train"):
            category = f"{photo.set_name}/{photo.label}"
            jobs.append(_Job(photo.path, category, side, photo.sentences))
        with ProcessPoolExecutor() as executor:
            loaded = [x for x in executor.map(_load, jobs, chunksize=64) if x is not None]
        pixels = (
            np.stack([pixels for _, pixels in loaded])
            if loaded
            else np.empty((0, side, side, 3), dtype=np.uint8)
        )
        return cls([photo for photo, _ in loaded], pixels)

    @classmethod
    def of_garments(cls, count: int, side: int) -> PhotoSet:
        """`count` drawings of garments, as many of each kind."""
        jobs = [(KINDS[i % len(KINDS)], i, side) for i in range(count)]
        with ProcessPoolExecutor() as executor:
            drawn = list(executor.map(_draw, jobs, chunksize=64))
        return cls([photo for photo, _ in drawn], np.stack([pixels for _, pixels in drawn]))

    def joined(self, other: PhotoSet) -> PhotoSet:
        """The photos of both, which have one side."""
        return PhotoSet([*self.photos, *other.photos], np.concatenate([self.pixels, other.pixels]))

    @classmethod
    def kept(cls, folder: Path, side: int, cache: Path) -> PhotoSet:
        """`read`, remembered in the folder `cache` between runs."""
        rows, values = cache / f"photos-{side}.json", cache / f"photos-{side}.npy"
        if rows.is_file():
            table = json.loads(rows.read_text("utf-8"))
            photos = [
                Photo(Path(row.pop("path")), sentences=tuple(row.pop("sentences")), **row)
                for row in table
            ]
            return cls(photos, np.load(values, mmap_mode="r"))
        found = cls.read(folder, side)
        cache.mkdir(parents=True, exist_ok=True)
        np.save(values, found.pixels)
        table = [{**asdict(photo), "path": str(photo.path)} for photo in found.photos]
        rows.write_text(json.dumps(table), "utf-8")
        return found

    def indices(self, *, validation: bool) -> NDArray[np.int64]:
        """Positions of the validation photos, or of the others."""
        return np.asarray(
            [i for i, p in enumerate(self.photos) if p.validation is validation], dtype=np.int64
        )


def category_names(category: str) -> tuple[str, ...]:
    """What people call a category, best first; empty for the background."""
    set_name, folder = category.split("/", 1)
    if folder in (BACKGROUND, ""):
        return ()
    as_filed = folder.replace("_", " ").lower()
    if set_name not in SETS:
        return (as_filed,)
    names = SETS[set_name][folder][0]
    return names if as_filed in names else (*names, as_filed)


def filed_as(category: str) -> str:
    """The words of a category that `photo-sorter eval` takes: its folder's name."""
    return category_words(category.split("/", 1)[1])


class PhotoCaptioner:
    """Writes captions of photos and lists a photo's facts."""

    def __init__(self, things: list[Thing]) -> None:
        by_glyph = {thing.glyph: thing for thing in things}
        self._things: dict[str, Thing] = {}
        for set_name, table in SETS.items():
            for folder, (_, glyph) in table.items():
                if glyph and glyph in by_glyph:
                    self._things[f"{set_name}/{folder}"] = by_glyph[glyph]

    def groups(self, category: str) -> list[str]:
        """The words above a category ("animal", "fruit")."""
        star = f"{category.split('/')[0]}/*"
        return [word for word, members in GROUPS.items() if category in members or star in members]

    def facts(self, photo: Photo, look: str = "") -> Facts:
        """Everything known to be true of the photo under `look`."""
        found = set()
        if look:
            found.add(f"look:{look}")
        if photo.grey:
            found.add("look:black and white")
        if photo.category.endswith(BACKGROUND):
            return frozenset(found)
        own = {f"c:{photo.category}"}
        own |= {f"w:en:{word}" for word in category_names(photo.category)}
        own |= {f"w:en:{word}" for word in self.groups(photo.category)}
        if photo.fine:
            own.add(f"w:en:{photo.fine}")
        thing = self._things.get(photo.category)
        if thing is not None:
            own |= {f"w:{language}:{thing.names[language]}" for language in LANGUAGES}
        found |= own
        if photo.colour and look not in ("black and white", "sepia"):
            found |= {f"{fact}:{photo.colour}" for fact in own}
        return frozenset(found)
