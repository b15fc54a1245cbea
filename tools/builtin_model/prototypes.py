"""One learnt vector for every thing, ground, light, look and colour: landmarks of the space.

A contrastive batch tells a picture from a hundred others; the prototypes tell it from every thing
there is, in every step. Pictures and captions are drawn to the same prototypes, which speeds up
their meeting. They are used in training alone and are no part of the model.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.adapters.scenes import COLOURS, GROUNDS, LIGHTS, LOOKS, PAPERS
from tools.builtin_model import words
from tools.builtin_model.captions import Facts
from tools.builtin_model.cldr import LANGUAGES, Thing
from tools.builtin_model.photos_dataset import category_names

_WEIGHTS = {"thing": 1.0, "ground": 0.35, "light": 0.25, "look": 0.35, "colour": 0.35}


def _wordings(things: list[Thing], categories: list[str]) -> dict[str, list[str]]:
    """An English wording of every prototype, in order."""
    nouns = words.GROUND_NOUNS["en"]
    return {
        "thing": [t.names["en"] for t in things]
        + [category_names(c)[0] for c in categories]
        + [words.PAPER_WORDS["en"][paper][0] for paper in PAPERS],
        "ground": [
            nouns[g][0] if g in nouns else f"on a {g.removeprefix('plain ')} background"
            for g in GROUNDS
        ],
        "light": [words.LIGHT_NOUNS["en"][light][0] for light in LIGHTS],
        "look": [*(words.LOOK_WORDS["en"][look][0] for look in LOOKS), "photo"],
        "colour": [words.COLOUR_WORDS["en"][colour][0] for colour in COLOURS],
    }


class FactTable:
    """Says which prototypes a picture's or a caption's facts stand for."""

    def __init__(self, things: list[Thing], categories: list[str]) -> None:
        self.wordings = _wordings(things, categories)
        keys = [f"t:{t.glyph}" for t in things] + [f"c:{c}" for c in categories]
        keys += [f"paper:{paper}" for paper in PAPERS]
        colours = tuple(COLOURS)
        self.sizes = {
            "thing": len(keys),
            "ground": len(GROUNDS),
            "light": len(LIGHTS),
            "look": len(LOOKS) + 1,
            "colour": len(colours),
        }
        self._known: dict[str, list[tuple[str, int]]] = {}
        for index, key in enumerate(keys):
            self._add(key, "thing", index)
            for number, colour in enumerate(colours):
                self._add(f"{key}:{colour}", "colour", number)
        for group, names in (("ground", GROUNDS), ("light", LIGHTS), ("look", LOOKS)):
            for index, name in enumerate(names):
                self._add(f"{group}:{name}", group, index)
        self._words: dict[str, list[int]] = {}
        for index, thing in enumerate(things):
            for language in LANGUAGES:
                for word in {thing.names[language], *thing.keywords[language]}:
                    self._words.setdefault(f"w:{language}:{word}", []).append(index)
        for index, category in enumerate(categories):
            for name in category_names(category):
                self._words.setdefault(f"w:en:{name}", []).append(len(things) + index)
        self._colours = {colour: number for number, colour in enumerate(colours)}

    def _add(self, fact: str, group: str, index: int) -> None:
        self._known.setdefault(fact, []).append((group, index))

    def _targets(self, rows: list[list[tuple[str, int]]]) -> dict[str, Tensor]:
        found = {group: torch.zeros(len(rows), size) for group, size in self.sizes.items()}
        for row, hits in enumerate(rows):
            for group, index in hits:
                found[group][row, index] = 1.0
        return {group: t / t.sum(dim=1, keepdim=True).clamp(min=1.0) for group, t in found.items()}

    def of_images(self, images: list[Facts]) -> dict[str, Tensor]:
        """Per group (n, size): an even share over what the picture shows; rows may be empty."""
        rows = []
        for facts in images:
            hits = [hit for fact in facts for hit in self._known.get(fact, ())]
            if not any(group == "look" for group, _ in hits):
                hits.append(("look", len(LOOKS)))
            rows.append(hits)
        return self._targets(rows)

    def of_captions(self, captions: list[Facts]) -> dict[str, Tensor]:
        """The same for what captions assert; a word of many things shares among them."""
        rows = []
        for facts in captions:
            hits = [hit for fact in facts for hit in self._known.get(fact, ())]
            for fact in facts:
                if fact.startswith("w:"):
                    word, _, colour = fact.rpartition(":")
                    if fact in self._words:
                        hits += [("thing", index) for index in self._words[fact]]
                    elif colour in self._colours and word in self._words:
                        hits.append(("colour", self._colours[colour]))
            rows.append(hits)
        return self._targets(rows)


def soft_cross_entropy(logits: Tensor, target: Tensor, smoothing: float = 0.03) -> Tensor:
    """Mean cross entropy of (n, k) against shares (n, k); rows without any share are left out."""
    kept = target.sum(dim=1) > 0
    if not bool(kept.any()):
        return logits.sum() * 0.0
    wanted = target[kept] * (1.0 - smoothing) + smoothing / target.shape[1]
    return -(wanted * functional.log_softmax(logits[kept], dim=1)).sum(dim=1).mean()


class Prototypes(nn.Module):  # type: ignore[misc]  # torch is untyped here
    """The vectors themselves, and the loss that draws embeddings to theirs."""

    def __init__(self, sizes: dict[str, int], dimensions: int = 256) -> None:
        super().__init__()
        self.vectors = nn.ParameterDict(
            {
                group: nn.Parameter(torch.randn(size, dimensions) * dimensions**-0.5)
                for group, size in sizes.items()
            }
        )
        self.scales = nn.ParameterDict({group: nn.Parameter(torch.tensor(3.0)) for group in sizes})

    def start_from(self, vectors: dict[str, Tensor]) -> None:
        """Take `vectors` (size, dimensions) of each group as the prototypes."""
        with torch.no_grad():
            for group, values in vectors.items():
                self.vectors[group].copy_(values)

    def forward(self, embeddings: Tensor, targets: dict[str, Tensor]) -> dict[str, Tensor]:
        """Cross entropy of L2-normalised (n, d) against `targets`, weighted, for each group."""
        losses: dict[str, Tensor] = {}
        for group, target in targets.items():
            scale = self.scales[group].exp().clamp(max=50.0)
            logits = scale * embeddings @ functional.normalize(self.vectors[group], dim=-1).T
            losses[group] = _WEIGHTS[group] * soft_cross_entropy(logits, target)
        return losses
