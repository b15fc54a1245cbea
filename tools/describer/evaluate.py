"""Measures a finished describer on scenes and photographs that it never learnt from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from photo_sorter.adapters.describing.builtin.model_folder import DescriberFiles
from photo_sorter.core.batches import in_batches
from tools.builtin_model.glyphs import GlyphSource
from tools.builtin_model.photo_words import BACKGROUND, SETS
from tools.builtin_model.photos_dataset import category_names
from tools.describer import wordings
from tools.describer.answering import Said, answers
from tools.describer.export import Trust
from tools.describer.network import Network
from tools.describer.questions import Asked, Asker, photo_name
from tools.describer.scenes import Scene
from tools.describer.training import PhotoSet, SceneSet, squares_of
from tools.describer.wordings import NOT_SURE

# Asked for: at least so much of each kind.
WANTED = {
    **{"what": 0.90, "colour": 0.90, "count": 0.85, "relation": 0.85, "yes or no": 0.93},
    **{"caption": 0.80, "pointing": 0.70, "untaught": 0.80},
}
_POINTED = ("what", "colour")


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of answers that were right, and of how many."""

    name: str
    share: float
    count: int
    wanted: float | None = None
    note: str = ""

    def __str__(self) -> str:
        wanted = f" (asked for {self.wanted:.2f})" if self.wanted is not None else ""
        note = f"; {self.note}" if self.note else ""
        return f"{self.name}: {self.share:.3f}{wanted}, {self.count:,} questions{note}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question about a picture, what was said, and whether it was right."""

    asked: Asked
    said: Said
    right: bool


def caption_is_right(scene: Scene, text: str) -> bool:
    """Whether it names each thing, with the colour it was given, and the ground."""
    if wordings.ground_words(scene.ground)[1] not in text:
        return False
    for item in scene.kinds:
        names = {item.thing.name, item.thing.names}
        colour = f"{item.colour} " if item.colour else ""
        if not any(f" {colour}{name} " in f" {text} " for name in names):
            return False
    return True


def judged_scenes(
    network: Network, files: DescriberFiles, scenes: SceneSet, asker: Asker, seed: int
) -> list[tuple[Scene, Judged]]:
    """A question of each kind about each scene."""
    rng = np.random.default_rng(seed)
    asked: list[list[Asked]] = []
    for scene in scenes.scenes:
        of_each = [asker.of_scene(scene, kind, rng) for kind in asker.kinds]
        asked.append([one for one in of_each if one is not None])
    pictures = [(scenes.map(row), [one.question for one in some]) for row, some in enumerate(asked)]
    found = []
    said = answers(network, pictures, files.vocabulary)
    for scene, some, texts in zip(scenes.scenes, asked, said, strict=True):
        for one, text in zip(some, texts, strict=True):
            is_caption = one.kind == "caption"
            right = caption_is_right(scene, text.text) if is_caption else text.text == one.answer
            found.append((scene, Judged(one, text, right)))
    return found


def scene_figures(
    judged: Sequence[tuple[Scene, Judged]], glyphs: GlyphSource, which: str
) -> list[Figure]:
    """By kind, and where the peak of what was looked at lies."""
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for _, one in judged:
        by_kind[one.asked.kind].append(one.right)
        if one.asked.kind in _POINTED:
            on_it = squares_of(one.asked.shown, glyphs)[one.said.square] > 0
            by_kind["pointing"].append(bool(on_it))
        if one.asked.kind == "count":
            by_kind[f"count {one.asked.answer}"].append(one.right)
        if one.asked.kind == "caption":
            by_kind["caption word for word"].append(one.said.text == one.asked.answer)
    return [
        Figure(f"{which}, {kind}", sum(rights) / len(rights), len(rights), WANTED.get(kind))
        for kind, rights in sorted(by_kind.items())
    ]


def judged_photos(
    network: Network, files: DescriberFiles, photos: PhotoSet, asker: Asker, seed: int
) -> list[Judged]:
    """What each photograph is of. Right is any name of its category."""
    rng = np.random.default_rng(seed)
    asked = [asker.what_of_photo(category, rng) for category in photos.categories]
    pictures = [(photos.maps[0][row], [one.question]) for row, one in enumerate(asked)]
    said = [texts[0] for texts in answers(network, pictures, files.vocabulary)]
    found = []
    for category, one, text in zip(photos.categories, asked, said, strict=True):
        names = category_names(category) or (NOT_SURE,)
        found.append(Judged(one, text, text.text in names))
    return found


def zero_shot(photos: PhotoSet, embed: Callable[[Sequence[str]], np.ndarray]) -> list[bool]:
    """Whether the tower's vector of each photograph is nearest to its category's name, among the
    names of all the sets. `embed` gives texts' vectors."""
    names = sorted({photo_name(f"{n}/{f}") for n, table in SETS.items() for f in table})
    vectors = np.concatenate(
        [
            embed([f"a photo of {wordings.with_article(n)}" for n in some])
            for some in in_batches(names, 32)
        ]
    )
    found = []
    for row, category in enumerate(photos.categories):
        vector = photos.maps[0][row][-1, : vectors.shape[1]].astype(np.float32)
        likeliest = names[int((vectors @ vector).argmax())]
        found.append(likeliest in category_names(category))
    return found


def photo_figures(
    judged: Sequence[Judged], tower: Sequence[bool], photos: PhotoSet
) -> list[Figure]:
    """Of labelled photographs, beside the tower's own; and of those that show none of it."""
    labelled = [n for n, c in enumerate(photos.categories) if not c.endswith(BACKGROUND)]
    others = [n for n, c in enumerate(photos.categories) if c.endswith(BACKGROUND)]
    found = []
    for name in ("", *SETS):
        rows = [n for n in labelled if photos.categories[n].startswith(name)]
        own = float(np.mean([judged[n].right for n in rows]))
        towers = float(np.mean([tower[n] for n in rows]))
        wanted = None if name else 0.85 * towers
        note = f"the tower alone {towers:.3f}, which makes {own / towers:.2f} of it"
        found.append(Figure(f"photographs {name or 'all'}, what", own, len(rows), wanted, note))
    if others:
        share = float(np.mean([judged[n].right for n in others]))
        found.append(Figure("photographs of none of it, not sure", share, len(others)))
    return found


def untaught_figure(
    network: Network, files: DescriberFiles, scenes: SceneSet, asker: Asker, trust: Trust
) -> Figure:
    """How many of the questions that it was never taught it does not answer."""
    questions = asker.never_taught
    pictures = [(scenes.map(row), [text]) for row, text in enumerate(questions)]
    said = [texts[0] for texts in answers(network, pictures, files.vocabulary)]
    quiet = [not is_sure(one, trust) for one in said]
    return Figure("never taught, not sure", float(np.mean(quiet)), len(quiet), WANTED["untaught"])


def is_sure(said: Said, trust: Trust) -> bool:
    """Whether the app takes it for an answer."""
    return said.text != NOT_SURE and said.probability**trust.power >= trust.least_confidence


def trust_figures(judged: Sequence[Judged], trust: Trust) -> list[Figure]:
    """How often it says that it is sure of what it was taught, and is then right."""
    answered = [one for one in judged if one.asked.answer != NOT_SURE and one.asked.question]
    sure = [one for one in answered if is_sure(one.said, trust)]
    right = float(np.mean([one.right for one in sure])) if sure else 0.0
    error = calibration_error(answered, trust.power)
    return [
        Figure("taught, says that it is sure", len(sure) / len(answered), len(answered)),
        Figure("is right when it says so", right, len(sure)),
        Figure("expected calibration error", error, len(answered)),
    ]


def fitted_trust(judged: Sequence[Judged]) -> Trust:
    """The power that makes probabilities of right answers true ones."""
    answered = [one for one in judged if one.asked.answer != NOT_SURE]
    powers = [round(0.3 + 0.1 * step, 1) for step in range(23)]
    return Trust(min(powers, key=lambda power: calibration_error(answered, power)))


def calibration_error(judged: Sequence[Judged], power: float) -> float:
    """Mean distance of confidence from the share that is right, in ten bins (Guo et al., 2017)."""
    confidences = np.array([one.said.probability for one in judged]) ** power
    rights = np.array([one.right for one in judged], float)
    bins = np.minimum((confidences * 10).astype(int), 9)
    gaps = [
        abs(confidences[bins == b].mean() - rights[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return float(sum(gaps))
