"""WordNet 3.0's nouns, and which of ImageNet's 1,000 classes lie below each of them.

Source: Debian's `wordnet-base`, whose licence asks for a notice (see the credits). A synset is
named as ImageNet names it: "n" and the eight digits of its offset in `data.noun`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WORDNET_FILE = Path("/usr/share/wordnet/data.noun")
_INDEX = "index.noun"  # beside it: of each word the synsets, the most usual first
_HYPERNYMS = ("@", "@i")


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: its words, most usual first, and the synsets right above it."""

    name: str
    lemmas: tuple[str, ...]
    hypernyms: tuple[str, ...]
    gloss: str


def _parsed(line: str) -> Synset:
    fields, _, gloss = line.partition(" | ")
    parts = fields.split()
    words = int(parts[3], 16)
    lemmas = tuple(parts[4 + 2 * k].replace("_", " ").lower() for k in range(words))
    at = 4 + 2 * words
    pointers = range(at + 1, at + 1 + 4 * int(parts[at]), 4)
    above = tuple(f"n{parts[k + 1]}" for k in pointers if parts[k] in _HYPERNYMS)
    return Synset(f"n{parts[0]}", lemmas, above, gloss.strip())


def _indexed(line: str) -> tuple[str, tuple[str, ...]]:
    fields = line.split()
    count = int(fields[2])
    return fields[0].replace("_", " "), tuple(f"n{offset}" for offset in fields[-count:])


class WordNet:
    """All nouns; `classes` are the synsets that the image model was trained to tell apart."""

    def __init__(
        self,
        synsets: Iterable[Synset],
        senses: dict[str, tuple[str, ...]],
        classes: Iterable[str],
    ) -> None:
        """`senses` are a word's synsets, the most usual first."""
        self.synsets = {synset.name: synset for synset in synsets}
        self.senses = senses
        self.classes = tuple(classes)

    @classmethod
    def read(cls, classes: Iterable[str], path: Path = WORDNET_FILE) -> WordNet:
        """Raises OSError where WordNet is not installed."""
        with path.open(encoding="utf-8") as lines:
            synsets = [_parsed(line) for line in lines if not line.startswith(" ")]
        with path.with_name(_INDEX).open(encoding="utf-8") as lines:
            senses = dict(_indexed(line) for line in lines if not line.startswith(" "))
        return cls(synsets, senses, classes)

    def ancestors(self, name: str) -> frozenset[str]:
        """The synset and everything above it."""
        return self._above[name] if name in self._above else frozenset(self._climb(name))

    def _climb(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting += self.synsets[here].hypernyms
        return found

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(self._climb(name)) for name in self.synsets}

    @cached_property
    def below(self) -> dict[str, tuple[int, ...]]:
        """For each synset that has any: the classes that it is or that are a kind of it, sorted."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(self.classes):
            for above in self.ancestors(name):
                found[above].append(index)
        return {name: tuple(sorted(indices)) for name, indices in found.items()}
