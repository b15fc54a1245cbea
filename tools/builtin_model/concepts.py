"""What pictures are taught to show: one vector of the space for each concept.

Concepts are WordNet's nouns above and among ImageNet's classes, everyday words that none of these
means, the photo sets' categories, the painted things, and what a scene has besides things (ground,
light, look, colour, count). A word of any language stands for one or more of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.builtin_model.cldr import Thing
from tools.builtin_model.everyday import EVERYDAY
from tools.builtin_model.everyday_words import EverydayWord
from tools.builtin_model.photos_dataset import category_names
from tools.builtin_model.wordnet import WordNet
from tools.scenes import COLOURS, GROUNDS, LIGHTS, LOOKS, PAPERS

MOST_CLASSES = 400  # below a noun; what has more ("object") tells nothing
COUNTS = ("one", "two", "three", "many")
PLAIN_LOOK = "plain"
# A noun without classes of its own is taken for what is near above it, where it is a kind of these.
_NATURAL = frozenset(
    {
        "n00015388",  # animal
        "n00017222",  # plant
        "n12992868",  # fungus
        "n07555863",  # food, solid
        "n04524313",  # vehicle
        "n03051540",  # clothing
        "n03405725",  # furniture
        "n03800933",  # musical instrument
    }
)
_FARTHEST = 3
_WIDEST = 130

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The concepts of one sort: a range of rows of the table."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    @property
    def rows(self) -> slice:
        return slice(self.start, self.stop)


class Concepts:
    """The table's rows and what leads to them."""

    def __init__(
        self,
        net: WordNet,
        everyday: Iterable[EverydayWord],
        things: list[Thing],
        categories: Iterable[str],
    ) -> None:
        self.net = net
        self.everyday = list(everyday)
        self.painted = things
        self._rows: list[str] = []
        self.ids: dict[str, int] = {}
        self._node: dict[str, int] = {}
        self._own: dict[str, int] = {}  # synsets of everyday words that are no kind
        self.kinds = self._block(self._add_kinds)
        self.words = self._block(self._add_words)
        keys = [f"t:{thing.glyph}" for thing in things]
        keys += [f"c:{category}" for category in categories if category_names(category)]
        keys += [f"paper:{paper}" for paper in PAPERS]
        self.things = self._block(lambda: self._add(keys))
        self.grounds = self._block(lambda: self._add(f"ground:{name}" for name in GROUNDS))
        self.lights = self._block(lambda: self._add(f"light:{name}" for name in LIGHTS))
        self.looks = self._block(
            lambda: self._add([*(f"look:{name}" for name in LOOKS), f"look:{PLAIN_LOOK}"])
        )
        self.colours = self._block(lambda: self._add(f"colour:{name}" for name in COLOURS))
        self.counts = self._block(lambda: self._add(f"count:{name}" for name in COUNTS))
        self._english = self._spoken()

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def below(self) -> NDArray[np.float32]:
        """(1000, kinds): 1 where the class is of the kind."""
        found = np.zeros((len(self.net.classes), len(self.kinds)), np.float32)
        for name, row in self._node.items():
            found[list(self.net.below[name]), row] = 1.0
        return found

    def above(self, ids: Iterable[int]) -> set[int]:
        """Those concepts and every kind above them."""
        found: set[int] = set()
        for row in ids:
            found.add(row)
            if row < self.kinds.stop:
                found |= self._above[row]
        return found

    def of_synset(self, name: str) -> Ids:
        """The kind of a synset, or of what is right above it; () where that says too little."""
        if exact := self._exact(name):
            return exact
        if name in self.net.below or not _NATURAL & self.net.ancestors(name):
            return ()
        here = [name]
        for _ in range(_FARTHEST):
            here = [above for one in here for above in self.net.synsets[one].hypernyms]
            narrow = [
                one
                for one in here
                if one not in _NATURAL
                and self._exact(one)
                and len(self.net.below.get(one, ())) <= _WIDEST
            ]
            if narrow:
                return self._exact(min(narrow, key=lambda one: len(self.net.below.get(one, ()))))
        return ()

    def of_english(self, word: str) -> Ids:
        """The concepts that an English word or name stands for: an everyday word's, else those of
        its most usual sense that has any; () where nothing is known of it."""
        word = word.lower()
        if word in self._english:
            return self._english[word]
        for name in self.net.senses.get(word, ()):
            if found := self.of_synset(name):
                return found
        return ()

    def everyday_ids(self, name: str) -> Ids:
        """The concepts of an everyday word by one of its English names; () for other words."""
        return self._english.get(name, ())

    def of_everyday(self, word: EverydayWord) -> Ids:
        """The concepts of a row of the everyday words: exact kinds, else a concept of its own."""
        return self._everyday_ids[word.word]

    def of_glyph(self, thing: Thing) -> Ids:
        """What a painted thing shows besides itself."""
        plain = EVERYDAY.get(thing.glyph, thing.names["en"])
        return self.of_english(plain)

    def _block(self, add: Callable[[], None]) -> Block:
        start = len(self._rows)
        add()
        return Block(start, len(self._rows))

    def _add(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.ids[key] = len(self._rows)
            self._rows.append(key)

    def _add_kinds(self) -> None:
        """The classes in the classifier's order; then the nouns above them, those of the same
        classes as one."""
        same: dict[tuple[int, ...], int] = {}
        for name in self.net.classes:
            self._node[name] = same[self.net.below[name]] = len(self._rows)
            self._add([f"k:{name}"])
        for name, classes in sorted(self.net.below.items()):
            if name in self._node or len(classes) > MOST_CLASSES:
                continue
            if classes not in same:
                same[classes] = len(self._rows)
                self._add([f"k:{name}"])
            self._node[name] = same[classes]
        above: defaultdict[int, set[int]] = defaultdict(set)
        for name, row in self._node.items():
            above[row] |= {self._node[up] for up in self.net.ancestors(name) if up in self._node}
        self._above = dict(above)

    def _add_words(self) -> None:
        self._everyday_ids: dict[str, Ids] = {}
        for word in self.everyday:
            found = {row for name in word.synsets for row in self._exact(name)}
            if not found:
                found = {row for name in word.synsets for row in self.of_synset(name)}
            if not found:
                found = {len(self._rows)}
                self._add([f"w:{word.word}"])
                for name in word.synsets:
                    self._own.setdefault(name, max(found))
            self._everyday_ids[word.word] = tuple(sorted(found))

    def _exact(self, name: str) -> Ids:
        row = self._node.get(name, self._own.get(name))
        return () if row is None else (row,)

    def _spoken(self) -> dict[str, Ids]:
        found: dict[str, Ids] = {}
        for word in self.everyday:
            for name in word.names["en"]:
                found.setdefault(name.lower(), self._everyday_ids[word.word])
        return found
