"""What the describer learns from and what it is measured on: scenes and photographs with maps."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tools.builtin_model.colours import colour_shares, is_colourless
from tools.builtin_model.glyphs import GlyphSource
from tools.builtin_model.photo_words import BACKGROUND, SETS
from tools.describer.features import MapSession, photo_maps, photo_paths, scene_maps, split
from tools.describer.questions import Asker
from tools.describer.scenes import Pairs, SceneSource
from tools.describer.things import Thing, read_things
from tools.describer.training import PhotoSet, SceneSet

CATEGORIES = (
    *(f"{name}/{folder}" for name, table in SETS.items() for folder in table),
    f"caltech101/{BACKGROUND}",
)
_PART = 2_000  # scenes in a file
_LEARNT, _VALIDATION, _TEST, _TEST_PAIRS, _VIEWS = 1, 2, 3, 4, 5  # seeds
_OF_ANY_COLOUR = ("clothing", "grocery", "flowers")  # sets whose things have a colour of their own
_SHARE, _GREY_SHARE = 0.4, 0.62  # of a photograph's middle in one colour, for it to be asked for


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything is, and where maps are kept."""

    encoder: Path
    photos: Path
    work: Path
    say: Callable[[str], None]


class Material:
    """Makes what is not in the work folder yet."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self.glyphs = GlyphSource()
        self.things: list[Thing] = read_things(self.glyphs)
        self.asker = Asker(self.things)
        self._tower = MapSession(sources.encoder)

    def learnt(self, count: int) -> SceneSet:
        """Scenes to learn from, none with a pair of thing and colour that is held out."""
        parts = range(0, count, _PART)
        rows = [range(low, min(low + _PART, count)) for low in parts]
        sets = [
            self._scenes(f"learnt-{number}", _LEARNT, Pairs.LEARNT, some)
            for number, some in enumerate(rows)
        ]
        return SceneSet(
            [s for part in sets for s in part.scenes], [m for p in sets for m in p.maps]
        )

    def validation(self, count: int = 800) -> SceneSet:
        """Scenes that trust is fitted on."""
        return self._scenes("validation", _VALIDATION, Pairs.ANY, range(count))

    def test(self, count: int = 2_000) -> SceneSet:
        """Scenes to measure on, of any pairs."""
        return self._scenes("test", _TEST, Pairs.ANY, range(count))

    def test_pairs(self, count: int = 1_000) -> SceneSet:
        """Scenes to measure on whose pairs of thing and colour were all held out."""
        return self._scenes("test-pairs", _TEST_PAIRS, Pairs.HELD_OUT, range(count))

    def _scenes(self, name: str, seed: int, pairs: Pairs, rows: range) -> SceneSet:
        self._sources.say(f"scenes: {name}")
        source = SceneSource(self.things, seed, pairs)
        path = self._sources.work / f"{name}.npy"
        maps = scene_maps(path, source, seed, rows, self.glyphs, self._tower)
        return SceneSet([source.scene(number) for number in rows], [maps])

    def photos(self, *, held_out: bool, views: int = 1) -> PhotoSet | None:
        """Photographs with a view of each as it is and others of random parts; None where there are
        none."""
        paths = split(photo_paths(self._sources.photos))[held_out]
        if not paths:
            return None
        self._sources.say(f"photographs: {len(paths):,}")
        name = "photos-held-out" if held_out else "photos-learnt"
        maps = [
            photo_maps(
                self._sources.work / (f"{name}.npy" if held_out else f"{name}-{view}.npy"),
                paths,
                _VIEWS * view if view else None,
                self._tower,
            )
            for view in range(views)
        ]
        colours = self._colours()
        return PhotoSet(
            ["/".join(path.parts[-3:-1]) for path in paths],
            [colours.get("/".join(path.parts[-3:]), "") for path in paths],
            maps,
        )

    def _colours(self) -> dict[str, str]:
        """The colour of the middle of photographs that have one there, by set, folder and name."""
        kept = self._sources.work / "photo-colours.json"
        if not kept.exists():
            paths = photo_paths(self._sources.photos)
            found = {
                "/".join(p.parts[-3:]): _colour(p) for p in paths if p.parts[-3] in _OF_ANY_COLOUR
            }
            kept.write_text(json.dumps({k: v for k, v in found.items() if v}), "utf-8")
        table: dict[str, str] = json.loads(kept.read_text("utf-8"))
        return table


def _colour(path: Path) -> str:
    with Image.open(path) as opened:
        opened.draft("RGB", (200, 200))
        picture = opened.convert("RGB")
    picture.thumbnail((160, 160))
    if is_colourless(picture):
        return ""
    wide, high = picture.size
    shares = colour_shares(picture.crop((wide // 5, high // 5, wide * 4 // 5, high * 4 // 5)))
    name = max(shares, key=lambda key: shares[key])
    least = _GREY_SHARE if name in ("grey", "white", "black") else _SHARE
    return name if shares[name] > least else ""
