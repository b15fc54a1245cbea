"""Measures a model on scenes and photos that it was never trained on.

The calibration is fitted on one half of the validation photos and every figure that depends on it
is measured on the other half.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photo_sorter.adapters.model_store.folder import known_words, lexicon
from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import Vectors, normalise
from photo_sorter.core.evaluation import (
    balanced_accuracy,
    mean_average_precision,
    pair_accuracy,
    ranking_quality,
    recall_both_ways,
    tagging,
    zero_shot,
)
from photo_sorter.core.phrases import PhraseReader, Reading
from photo_sorter.core.ranking import SURE, relative_threshold, with_share
from photo_sorter.core.scoring import Reference, Scorer, Scores
from tools.builtin_model import words
from tools.builtin_model.calibrate import (
    PAINTINGS_FOUND,
    PHOTOGRAPHS_FOUND,
    SHARE_OF_BEST,
    SHARE_THRESHOLD,
    fit_weights,
    search_threshold,
    tag_threshold,
)
from tools.builtin_model.captions import SceneCaptioner, SceneSpec, pick
from tools.builtin_model.cldr import LANGUAGES, Thing
from tools.builtin_model.embed import TextEncoder, embed_pixels, embed_texts
from tools.builtin_model.everyday_nouns import SYNONYMS, nouns, unknown_queries
from tools.builtin_model.glyphs import GlyphSource
from tools.builtin_model.photo_words import BACKGROUND, SETS
from tools.builtin_model.photos_dataset import PhotoCaptioner, PhotoSet, category_names, filed_as
from tools.builtin_model.reference_texts import reference_texts
from tools.builtin_model.scenes_dataset import random_spec, render_scene
from tools.builtin_model.targets import Targets
from tools.builtin_model.text_training import as_asked
from tools.scenes import COLOURS, apply_look

PROMPTS = ("{}", "photo of {}")
_BICUBIC = Image.Resampling.BICUBIC
HELD_OUT_SEED = 977_001
_COMMON = "🚗🚲🐕🐈🐎🐘🚂🚜⛵🏠🌳🎸🪑☂👒👟🎒📷🎈🐟🦋🍎🍐🧸🚁🛵🚌🐖🐇🦆⚽🎁☕👗🎩🔑"


@dataclass(slots=True)
class Report:
    """Measured figures by name, with how each was measured."""

    figures: dict[str, float] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def add(self, name: str, value: float, how: str, target: float | None = None) -> None:
        """Record one figure."""
        self.figures[name] = round(value, 4)
        aim = "" if target is None else f" (aim {target:.2f})"
        self.lines.append(f"{name}: {value:.3f}{aim}; {how}")


@dataclass(frozen=True, slots=True)
class Subject:
    """The model to measure and what belongs to it."""

    model: Any
    encoder: TextEncoder
    side: int
    folder: Path  # which lists the words that it knows

    def reader(self) -> PhraseReader:
        """What reads queries for the model; it reads the folder's lists of words."""
        return PhraseReader(known_words(self.folder), lexicon(self.folder))

    def texts(self, texts: list[str]) -> Vectors:
        """(n, d) of texts as the app would ask for them."""
        return embed_texts(self.model, self.encoder, [as_asked(text) for text in texts])

    def words(self, names: list[str]) -> Vectors:
        """(n, d) of names as the app reads them, each the normalised mean over the prompt
        wordings."""
        reader = self.reader()
        names = [reader.read(name).text for name in names]
        parts = [self.texts([prompt.format(name) for name in names]) for prompt in PROMPTS]
        return normalise(np.mean(parts, axis=0, dtype=np.float32))

    def images(self, pixels: NDArray[np.uint8]) -> Vectors:
        """(n, d) of pictures (n, h, w, 3)."""
        return embed_pixels(self.model, pixels, self.side)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything held out, rendered and loaded once."""

    things: list[Thing]
    glyphs: GlyphSource
    scene_words: SceneCaptioner
    photo_words: PhotoCaptioner
    photos: PhotoSet | None
    targets: Targets
    scenes: int = 500
    scene_pixels: int = 192

    def held_out(self, count: int, part: int) -> tuple[list[SceneSpec], NDArray[np.uint8]]:
        """`count` new scenes; another `part` gives others."""
        specs, pixels = [], []
        for index in range(count):
            rng = np.random.default_rng((HELD_OUT_SEED + part, index))
            spec = random_spec(self.things, rng)
            specs.append(spec)
            pixels.append(render_scene(spec, self.scene_pixels, self.glyphs, rng))
        return specs, np.stack(pixels)

    def single(
        self, count: int, part: int, *, light: str = "day", look: str = "", paper: str = ""
    ) -> tuple[list[SceneSpec], NDArray[np.uint8]]:
        """Scenes of one thing outdoors in the given light and look, or of a paper."""
        specs, pixels = [], []
        for index in range(count):
            rng = np.random.default_rng((HELD_OUT_SEED + part, index))
            thing = self.things[int(rng.integers(len(self.things)))].glyph
            ground = pick(("grass", "beach", "city", "sea", "mountains", "forest"), rng)
            things = () if paper else ((thing, None),)
            spec = SceneSpec(things, ground, light, look, paper=paper)
            specs.append(spec)
            pixels.append(render_scene(spec, self.scene_pixels, self.glyphs, rng))
        return specs, np.stack(pixels)


def measure_scenes(subject: Subject, material: Material, report: Report) -> None:
    """Retrieval of held-out scenes by a full caption in each language."""
    specs, pixels = material.held_out(material.scenes, 1)
    images = subject.images(pixels)
    for language in LANGUAGES:
        rng = np.random.default_rng(5)
        captions = [material.scene_words.caption(s, language, rng, full=True).text for s in specs]
        to_image, to_text = recall_both_ways(subject.texts(captions) @ images.T)
        aim = 0.90 if language == "en" else 0.86
        report.add(
            f"scenes {language} text->image R@1",
            to_image.at1,
            f"{len(specs)} unseen scenes; R@5 {to_image.at5:.3f}, R@10 {to_image.at10:.3f}; "
            f"image->text R@1 {to_text.at1:.3f}",
            aim,
        )


def measure_binding(subject: Subject, material: Material, report: Report, count: int = 300) -> None:
    """ "red car at night" against a wrong colour, a wrong thing and a wrong ground."""
    glyph_names = {t.glyph: t.names["en"] for t in material.things}
    common = [g for g in _COMMON if g in glyph_names]
    colours, settings = (
        tuple(COLOURS),
        (
            ("city", "night", "at night"),
            ("beach", "day", "on the beach"),
            ("snow", "day", "in the snow"),
            ("grass", "day", "on the grass"),
            ("desert", "day", "in the desert"),
            ("sea", "sunset", "at sunset"),
            ("indoor", "day", "in a room"),
        ),
    )
    shown: list[NDArray[np.uint8]] = []
    said: list[str] = []
    for index in range(count):
        rng = np.random.default_rng((HELD_OUT_SEED + 2, index))
        things = [str(g) for g in rng.choice(common, 2, replace=False)]
        shades = [str(c) for c in rng.choice(colours, 2, replace=False)]
        places = [settings[int(i)] for i in rng.choice(len(settings), 2, replace=False)]
        for thing, shade, place in ((0, 0, 0), (0, 1, 0), (1, 0, 0), (0, 0, 1)):
            spec = SceneSpec(((things[thing], shades[shade]),), places[place][0], places[place][1])
            shown.append(render_scene(spec, material.scene_pixels, material.glyphs, rng))
            said.append(f"{shades[shade]} {glyph_names[things[thing]]} {places[place][2]}")
    images = subject.images(np.stack(shown)).reshape(count, 4, -1)
    texts = subject.texts(said).reshape(count, 4, -1)
    by_image = np.einsum("nd,nkd->nk", texts[:, 0], images)
    by_text = np.einsum("nd,nkd->nk", images[:, 0], texts)
    for column, name in ((1, "colour"), (2, "thing"), (3, "ground")):
        report.add(
            f"binding, wrong {name}",
            pair_accuracy(by_image[:, 0], by_image[:, column]),
            f"{count} texts like 'red car at night': the right picture outscores one of a "
            f"wrong {name}; the right text outscores the wrong one for a picture: "
            f"{pair_accuracy(by_text[:, 0], by_text[:, column]):.3f}",
            0.93,
        )


def measure_sets(subject: Subject, photos: PhotoSet, report: Report) -> None:
    """Zero-shot classification within each set's validation photos, by the folders' names: what
    `photo-sorter eval` measures."""
    rows = photos.indices(validation=True)
    for set_name, aim in (
        ("caltech101", 0.93),
        ("flowers", 0.92),
        ("clothing", 0.85),
        ("grocery", 0.90),
    ):
        categories = sorted(
            {
                p.category
                for p in photos.photos
                if p.category.startswith(f"{set_name}/") and not p.category.endswith(BACKGROUND)
            }
        )
        chosen = [int(i) for i in rows if photos.photos[int(i)].category in categories]
        if not chosen:
            continue
        texts = subject.words([filed_as(category) for category in categories])
        labels = [categories.index(photos.photos[i].category) for i in chosen]
        found = zero_shot(subject.images(photos.pixels[chosen]) @ texts.T, labels)
        report.add(
            f"{set_name} top-1",
            found.top1,
            f"{found.photos} unseen photos, {len(categories)} categories; top-5 {found.top5:.3f}",
            aim,
        )
        report.add(
            f"{set_name} top-1 by category",
            found.by_category,
            "the same, averaged over the categories",
            0.91 if set_name == "caltech101" else None,
        )


def labelled_rows(photos: PhotoSet) -> list[int]:
    """The validation photos of the labelled sets, and those of none of their categories."""
    return [
        int(i)
        for i in photos.indices(validation=True)
        if photos.photos[int(i)].category.split("/")[0] in SETS
    ]


def reference_pictures(material: Material, count: int = 512) -> list[NDArray[np.uint8]]:
    """Scenes, validation photos and background photos: (n, h, w, 3) each."""
    if material.photos is None or not material.photos.photos:
        return [material.held_out(min(count, material.scenes), 3)[1]]
    photos = material.photos
    rng = np.random.default_rng(3)
    valid = photos.indices(validation=True)[0::2]
    known = [int(i) for i in valid if not photos.photos[int(i)].category.endswith(BACKGROUND)]
    none = [
        i
        for i, p in enumerate(photos.photos)
        if p.category.endswith(BACKGROUND) and not p.validation
    ]
    chosen = [
        *rng.choice(known, min(count * 2 // 5, len(known)), replace=False).tolist(),
        *rng.choice(none, min(count * 3 // 10, len(none)), replace=False).tolist(),
    ]
    scenes = material.held_out(count - len(chosen), 3)[1]
    return [photos.pixels[chosen], scenes]


def calibration_pictures(material: Material, side: int) -> list[NDArray[np.uint8]]:
    """The reference pictures as the graphs take them, uint8 (n, side, side, 3) each."""
    return [
        np.stack([np.asarray(Image.fromarray(p).resize((side, side), _BICUBIC)) for p in pixels])
        for pixels in reference_pictures(material, 128)
    ]


def reference_images(subject: Subject, material: Material) -> Vectors:
    """Embeddings of the reference pictures, for the z of a query."""
    return np.concatenate([subject.images(pixels) for pixels in reference_pictures(material)])


@dataclass(frozen=True, slots=True)
class _Labelled:
    """Texts, images and which fit: `fits` is (texts, images)."""

    texts: Vectors
    images: Vectors
    fits: NDArray[np.bool_]


def _scene_blocks(subject: Subject, material: Material, part: int) -> list[_Labelled]:
    """Held-out scenes with captions; the same with grounds, lights, looks and papers alone."""
    specs, pixels = material.held_out(min(240, material.scenes), part)
    images = subject.images(pixels)
    rng = np.random.default_rng(9)
    facts = [material.scene_words.facts(spec) for spec in specs]
    captions = [material.scene_words.caption(s, "en", rng) for s in specs[:120]]
    aspects = [
        (form, frozenset({f"{prefix}:{key}"}))
        for table, prefix in (
            (words.GROUND_NOUNS, "ground"),
            (words.LIGHT_NOUNS, "light"),
            (words.LOOK_WORDS, "look"),
            (words.PAPER_WORDS, "paper"),
        )
        for key, forms in table["en"].items()
        for form in forms[:2]
    ]
    blocks = []
    for wanted in ([(c.text, c.facts) for c in captions], aspects):
        fits = np.asarray([[want <= have for have in facts] for _, want in wanted])
        blocks.append(_Labelled(subject.words([text for text, _ in wanted]), images, fits))
    return blocks


def _photo_block(subject: Subject, material: Material, half: int) -> tuple[_Labelled, _Labelled]:
    """Half of the validation photos with the category names; Caltech's categories apart.

    Returns (all sets with all categories and unrelated words, Caltech with its folders' names, each
    right for its own folder alone); the background photos are in both, fitting nothing.
    """
    photos = material.photos
    if photos is None:
        raise ValueError("no photos")
    labelled = labelled_rows(photos)
    rows = labelled[half::2]
    facts = [material.photo_words.facts(photos.photos[i]) for i in rows]
    categories = sorted(
        {
            p.category
            for p in photos.photos
            if p.category.split("/")[0] in SETS and not p.category.endswith(BACKGROUND)
        }
    )
    names = [category_names(c)[0] for c in categories]
    unrelated = [t.names["en"] for t in material.things[half::9]]
    unrelated = [w for w in dict.fromkeys(unrelated) if w not in names]
    images = subject.images(photos.pixels[rows])
    every = list(dict.fromkeys(names)) + unrelated
    fits = np.asarray([[f"w:en:{name}" in have for have in facts] for name in every])
    caltech = [category for category in categories if category.startswith("caltech101/")]
    inside = [k for k, i in enumerate(rows) if photos.photos[i].category.startswith("caltech101/")]
    shown = np.asarray([photos.photos[rows[k]].category for k in inside])
    fits_in = np.asarray(caltech)[:, None] == shown[None, :]
    return (
        _Labelled(subject.words(every), images, fits),
        _Labelled(subject.words([filed_as(c) for c in caltech]), images[inside], fits_in),
    )


def calibrate(subject: Subject, material: Material, reference: Reference) -> Calibration:
    """Fit weights and thresholds on the first half of what is held out."""
    blocks = _scene_blocks(subject, material, 4)
    tagged: _Labelled | None = None
    if material.photos is not None and material.photos.photos:
        every, tagged = _photo_block(subject, material, 0)
        blocks.append(every)
        asked = nouns(material.targets, material.photos, labelled_rows(material.photos)[0::2])
        images = subject.images(material.photos.pixels[asked.rows])
        blocks.append(_Labelled(subject.words(asked.names("en")), images, asked.fits))
    features = [reference.features(b.texts, b.images) for b in blocks]
    weights = fit_weights(features, [b.fits for b in blocks])
    draft = Calibration(weights, 0.5, 0.25, 0.8)
    scorer = Scorer(draft, reference)
    scores = [scorer.scores(b.texts, b.images).T for b in blocks]
    painted = min(2, len(blocks))
    least = [PAINTINGS_FOUND] * painted + [PHOTOGRAPHS_FOUND] * (len(blocks) - painted)
    search = search_threshold(scores, [b.fits for b in blocks], least)
    tag = 0.8
    if tagged is not None:
        values = scorer.judged(scorer.prepared(tagged.texts), tagged.images).certainties
        known = tagged.fits.any(axis=0)
        tag = tag_threshold(values[known], tagged.fits.T[known], values[~known])
    weak = round(search * 0.5, 3)
    return Calibration(weights, search, weak, tag, SHARE_THRESHOLD, SHARE_OF_BEST)


def measure_tagging(
    subject: Subject,
    material: Material,
    reference: Reference,
    calibration: Calibration,
    report: Report,
) -> None:
    """Tags and abstention on the second half of the validation photos, Caltech's categories."""
    _, tagged = _photo_block(subject, material, 1)
    scorer = Scorer(calibration, reference)
    values = scorer.judged(scorer.prepared(tagged.texts), tagged.images).certainties
    known = tagged.fits.any(axis=0)
    found = tagging(values[known], tagged.fits.T[known], values[~known], calibration.tag_threshold)
    how = (
        f"{found.photos} labelled and {found.background} background photos, neither trained on "
        f"nor used for the calibration; {len(tagged.texts)} tags, threshold "
        f"{calibration.tag_threshold}"
    )
    report.add("background abstention", found.abstention, how, 0.92)
    report.add("category photos tagged", found.tagged, how, 0.85)
    report.add("tag precision", found.precision, how, 0.95)
    report.add("category photos tagged right", found.recall, how)


def measure_concepts(
    subject: Subject,
    material: Material,
    reference: Reference,
    calibration: Calibration,
    report: Report,
    count: int = 100,
) -> None:
    """Looks, papers and lights: pictures that have it against pictures that have not."""
    plain = material.single(count, 10)[1]
    others = material.single(count, 11)[1]
    asked = {
        "black and white": (
            "black and white photo",
            material.single(count, 12, look="black and white")[1],
        ),
        "blurred": ("blurred photo", material.single(count, 13, look="blurred")[1]),
        "screenshot": ("screenshot", material.single(count, 14, paper="screenshot")[1]),
        "document": ("document", material.single(count, 15, paper="document")[1]),
        "night": ("night", material.single(count, 16, light="night")[1]),
        "sunset": ("sunset", material.single(count, 17, light="sunset")[1]),
    }
    scorer = Scorer(calibration, reference)
    without = subject.images(np.concatenate([plain, others]))
    for name, (text, pixels) in asked.items():
        vector = subject.words([text])
        have = scorer.scores(vector, subject.images(pixels))[:, 0]
        lack = scorer.scores(vector, without)[:, 0]
        _add_concept(report, f"recognised: {name} (scenes)", have, lack, calibration)
    if material.photos is None or not material.photos.photos:
        return
    rng = np.random.default_rng(12)
    rows = [
        int(i)
        for i in material.photos.indices(validation=True)[1::2]
        if not material.photos.photos[int(i)].grey
    ][: 2 * count]
    pixels = material.photos.pixels[rows]
    lack_images = subject.images(pixels[:count])
    for name, text in (("black and white", "black and white photo"), ("blurred", "blurred photo")):
        changed = np.stack([apply_look(p, name, rng) for p in pixels[count:]])
        vector = subject.words([text])
        have = scorer.scores(vector, subject.images(changed))[:, 0]
        lack = scorer.scores(vector, lack_images)[:, 0]
        _add_concept(report, f"recognised: {name} (photos)", have, lack, calibration)


def _shown(
    scorer: Scorer,
    calibration: Calibration,
    readings: list[Reading],
    vectors: Vectors,
    images: Vectors,
) -> NDArray[np.bool_]:
    """(texts, images): what a search for each text shows, by the rule of the application."""
    beside, shown = scorer.beside(images), []
    for reading, vector in zip(readings, vectors, strict=True):
        scores, shares = scorer.fits(vector, images @ vector, beside)
        shares = shares * np.float32(reading.words)
        least = relative_threshold(calibration.search_threshold, SURE, float(scores.max()))
        part = calibration.share_of_best
        cut_off = with_share(least, scores, shares, calibration.share_threshold, part)
        shown.append(cut_off.met(scores, shares))
    return np.stack(shown)


def measure_nouns(
    subject: Subject,
    material: Material,
    reference: Reference,
    calibration: Calibration,
    report: Report,
) -> None:
    """Everyday nouns on the second half of the labelled validation photos, and in the other
    languages on the same."""
    assert material.photos is not None
    asked = nouns(material.targets, material.photos, labelled_rows(material.photos)[1::2])
    images = subject.images(material.photos.pixels[asked.rows])
    scorer = Scorer(calibration, reference)
    how = f"{len(asked.words)} nouns on {len(asked.rows)} unseen photos of the labelled sets"
    english = 0.0
    for language in LANGUAGES:
        vectors = subject.words(asked.names(language))
        precise = mean_average_precision(vectors @ images.T, asked.fits)
        if language == "en":
            english = precise
            names = [subject.reader().read(name) for name in asked.names(language)]
            shown = _shown(scorer, calibration, names, vectors, images)
            right = (shown & asked.fits).sum(axis=1)
            some = shown.any(axis=1)
            report.add("nouns: mean average precision", precise, how, 0.85)
            report.add(
                "nouns: right among shown",
                float((right / np.maximum(shown.sum(axis=1), 1))[some].mean()),
                how,
                0.85,
            )
            report.add("nouns: found", float((right / asked.fits.sum(axis=1)).mean()), how, 0.75)
        else:
            report.add(f"nouns {language}: of English", precise / max(english, 1e-6), how, 0.90)
    shared = [
        len(set(np.argsort(-one)[:10]) & set(np.argsort(-other)[:10])) / 10.0
        for one, other in zip(
            *(subject.words(list(w)) @ images.T for w in zip(*SYNONYMS, strict=True)), strict=True
        )
    ]
    report.add(
        "synonyms: ten best shared",
        float(np.mean(shared)),
        f"{len(SYNONYMS)} pairs like “car” and “automobile”, the same photos",
        0.80,
    )


def measure_sentences(subject: Subject, photos: PhotoSet, report: Report) -> None:
    """Real sentences: does each find its photograph among all that have one?"""
    rows = [int(i) for i in photos.indices(validation=True) if photos.photos[int(i)].sentences]
    if not rows:
        return
    images = subject.images(photos.pixels[rows])
    said = subject.texts([photos.photos[i].sentences[0] for i in rows])
    found, _ = recall_both_ways(said @ images.T)
    report.add(
        "sentences text->image R@10",
        found.at10,
        f"{len(rows)} unseen photos with a sentence each; R@1 {found.at1:.3f}, R@5 {found.at5:.3f}",
        0.30,
    )


def measure_garment_colours(subject: Subject, photos: PhotoSet, report: Report) -> None:
    """ "red dress" against another colour, on photographs of garments."""
    rows = [
        int(i)
        for i in photos.indices(validation=True)
        if photos.photos[int(i)].category.startswith("clothing/") and photos.photos[int(i)].colour
    ]
    if not rows:
        return
    rng = np.random.default_rng(6)
    images = subject.images(photos.pixels[rows])
    right, wrong = [], []
    for row in rows:
        photo = photos.photos[row]
        others = [colour for colour in COLOURS if colour != photo.colour]
        name = category_names(photo.category)[0]
        right.append(f"{photo.colour} {name}")
        wrong.append(f"{others[int(rng.integers(len(others)))]} {name}")
    value = pair_accuracy(
        (subject.texts(right) * images).sum(axis=1), (subject.texts(wrong) * images).sum(axis=1)
    )
    report.add("clothes, wrong colour", value, f"{len(rows)} unseen photographs of garments", 0.85)


def measure_unknown(subject: Subject, report: Report, count: int = 200) -> None:
    """Made-up words, scripts without meaning, punctuation: does the reader say so?"""
    reader = subject.reader()
    asked = unknown_queries(count)
    share = np.mean([not reader.read(text).understood for text in asked])
    report.add("unknown queries said to be", float(share), f"{count} queries", 0.98)


def _add_concept(
    report: Report, name: str, have: Scores, lack: Scores, calibration: Calibration
) -> None:
    report.add(
        name,
        balanced_accuracy(have, lack, calibration.search_threshold),
        f"balanced accuracy at the search threshold, {len(have)} with and {len(lack)} "
        f"without; area under the ROC curve {ranking_quality(have, lack):.3f}",
        0.95,
    )


def measure(
    subject: Subject, material: Material
) -> tuple[Report, Calibration, Reference, list[str]]:
    """Calibrate and measure everything: the report, what was fitted, and the reference texts."""
    report = Report()
    texts = reference_texts(material.things)
    reference = Reference(reference_images(subject, material), subject.texts(texts))
    calibration = calibrate(subject, material, reference)
    measure_scenes(subject, material, report)
    measure_binding(subject, material, report, count=min(300, material.scenes))
    if material.photos is not None and material.photos.photos:
        measure_sets(subject, material.photos, report)
        measure_tagging(subject, material, reference, calibration, report)
        measure_nouns(subject, material, reference, calibration, report)
        measure_sentences(subject, material.photos, report)
        measure_garment_colours(subject, material.photos, report)
    measure_unknown(subject, report)
    measure_concepts(
        subject, material, reference, calibration, report, count=min(100, material.scenes)
    )
    return report, calibration, reference, texts
