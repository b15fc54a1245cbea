"""What each training picture shows, as rows of the table of concepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tools.builtin_model import words
from tools.builtin_model.captions import SceneSpec
from tools.builtin_model.cldr import Thing
from tools.builtin_model.concepts import PLAIN_LOOK, Concepts
from tools.builtin_model.photo_words import BACKGROUND
from tools.builtin_model.photos_dataset import Photo, category_names
from tools.scenes import OUTDOORS

_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_LONGEST_NAME = 3  # words
_COLOURLESS = ("black and white", "sepia")


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture. `kinds` and `words` are all that apply; `words_known` says how far what is not
    among the words is known to be absent, 0 to 1. The other rows are of one block each."""

    kinds: frozenset[int] = frozenset()
    words: frozenset[int] = frozenset()
    words_known: float = 0.0
    things: tuple[int, ...] = ()
    colours: tuple[int, ...] = ()
    grounds: tuple[int, ...] = ()
    lights: tuple[int, ...] = ()
    looks: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()


@dataclass(slots=True)
class Targets:
    """Builds `Shown` from scenes and photographs."""

    concepts: Concepts
    things: dict[str, Thing] = field(default_factory=dict)

    def scene(self, spec: SceneSpec, natural: dict[str, str]) -> Shown:
        """Of a painted scene; `natural` are the colours that glyphs have by themselves."""
        ids = self.concepts.ids
        look = self._look(spec.look)
        if spec.paper:
            said = self._named(words.PAPER_WORDS["en"][spec.paper])
            return self._shown(
                said | self._look_words(spec.look),
                0.5,
                things=(ids[f"paper:{spec.paper}"],),
                looks=look,
            )
        said = self._look_words(spec.look)
        outdoors = spec.ground in OUTDOORS
        if not spec.ground.startswith("plain "):
            said |= self._named(words.GROUND_NOUNS["en"][spec.ground][:1])
        if outdoors and spec.light != "day":
            said |= self._named(words.LIGHT_NOUNS["en"][spec.light][:1])
        colours = []
        for glyph, colour in spec.things:
            said |= set(self.concepts.of_glyph(self.things[glyph]))
            own = colour or natural.get(glyph)
            if own and spec.look not in _COLOURLESS:
                colours.append(ids[f"colour:{own}"])
        return self._shown(
            said,
            0.5,
            things=tuple(ids[f"t:{glyph}"] for glyph, _ in spec.things),
            colours=tuple(colours),
            grounds=(ids[f"ground:{spec.ground}"],),
            lights=(ids[f"light:{spec.light}"],) if outdoors else (),
            looks=look,
            counts=(ids[f"count:{spec.count}"],),
        )

    def photo(self, photo: Photo, look: str = "", recoloured: bool = False) -> Shown:
        """Of a photograph under a look, or in other colours than its own."""
        ids = self.concepts.ids
        shown_look = look or ("black and white" if photo.grey else "")
        said = self._look_words(shown_look)
        names = category_names(photo.category)
        for name in (*names, photo.fine):
            said |= set(self.concepts.of_english(name)) if name else set()
        for sentence in photo.sentences:
            said |= self.mentioned(sentence)
        things: tuple[int, ...] = ()
        if f"c:{photo.category}" in ids:
            things = (ids[f"c:{photo.category}"],)
        colours: tuple[int, ...] = ()
        if photo.colour and not recoloured and shown_look not in _COLOURLESS and things:
            colours = (ids[f"colour:{photo.colour}"],)
        background = photo.category.endswith(BACKGROUND)
        known = 1.0 if photo.sentences else 0.0 if background else 0.15
        return self._shown(
            said, known, things=things, colours=colours, looks=self._look(shown_look)
        )

    def mentioned(self, sentence: str) -> set[int]:
        """The everyday words in an English sentence, the longest names first."""
        tokens = _WORD.findall(sentence.lower())
        found: set[int] = set()
        at = 0
        while at < len(tokens):
            for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
                ids = self.concepts.everyday_ids(" ".join(tokens[at : at + length]))
                if ids:
                    found |= set(ids)
                    break
            at += length if ids else 1
        return found

    def _named(self, names: Iterable[str]) -> set[int]:
        return {row for name in names for row in self.concepts.of_english(name)}

    def _look(self, look: str) -> tuple[int, ...]:
        return (self.concepts.ids[f"look:{look or PLAIN_LOOK}"],)

    def _look_words(self, look: str) -> set[int]:
        return {
            row
            for name in {"black and white": ("black and white",), "blurred": ("blurry",)}.get(
                look, ()
            )
            for row in self.concepts.of_english(name)
        }

    def _shown(self, said: set[int], known: float, **blocks: tuple[int, ...]) -> Shown:
        whole = self.concepts.above(said)
        kinds, own = self.concepts.kinds, self.concepts.words
        return Shown(
            frozenset(row for row in whole if row < kinds.stop),
            frozenset(row for row in whole if own.start <= row < own.stop),
            known,
            **blocks,
        )


def dense(rows: Sequence[Iterable[int]], start: int, size: int) -> NDArray[np.float32]:
    """(n, size) of 1 where a row is named, counted from `start`."""
    found = np.zeros((len(rows), size), np.float32)
    for index, row in enumerate(rows):
        for concept in row:
            found[index, concept - start] = 1.0
    return found
