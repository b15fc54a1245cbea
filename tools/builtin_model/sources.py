"""Everything that pictures and texts are made from, read once."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photo_sorter.core.plain_text import words_of
from tools.builtin_model.captions import SceneCaptioner, pick_language
from tools.builtin_model.cldr import CLDR_FOLDER, Thing
from tools.builtin_model.concepts import Concepts
from tools.builtin_model.everyday_words import read_everyday
from tools.builtin_model.glyphs import FONT_FILE, GlyphSource
from tools.builtin_model.names import Name, all_names
from tools.builtin_model.photo_words import SETS
from tools.builtin_model.photos_dataset import PhotoCaptioner, PhotoSet, category_names
from tools.builtin_model.pretrained import class_synsets
from tools.builtin_model.scenes_dataset import ScenePool, natural_colours, usable_things
from tools.builtin_model.targets import Targets
from tools.builtin_model.wordnet import WORDNET_FILE, WordNet

PHOTO_SIDE = 224
_CORPUS_SCENES = 20_000  # captioned for the vocabulary
_FEW = 8  # times in the photographs' sentences; a word seen less often is not taken for known
# Sets whose categories are single photographs rather than kinds.
_NO_KINDS = ("based_cooking", "food")
# Columns of the table of classes whose licence allows a model made from them to ship.
_COLUMNS = {"openai_name": "en", "fra": "fr", "ita": "it"}


@dataclass(frozen=True, slots=True)
class Sources:
    """`class_names`: of an ImageNet class's synset (language, name) pairs. `every`: of what there
    is plenty of, every so many-th is taken."""

    glyphs: GlyphSource
    things: list[Thing]
    natural: dict[str, str]
    scene_words: SceneCaptioner
    photo_words: PhotoCaptioner
    photos: PhotoSet | None
    categories: list[str]
    concepts: Concepts
    targets: Targets
    class_names: dict[str, list[tuple[str, str]]]
    every: int

    def names(self) -> list[Name]:
        """Every name that the text tower learns."""
        return all_names(self.concepts, self.things, self.categories, self.class_names, self.every)


def missing() -> str:
    """What to install, or nothing."""
    lacking = [
        (package, path)
        for package, path in (
            ("fonts-noto-color-emoji", FONT_FILE),
            ("unicode-cldr-core", CLDR_FOLDER / "en.xml"),
            ("wordnet-base", WORDNET_FILE),
        )
        if not path.is_file()
    ]
    if not lacking:
        return ""
    files = ", ".join(str(path) for _, path in lacking)
    return f"{files} missing; install: apt install {' '.join(name for name, _ in lacking)}"


def read_sources(
    photos_folder: Path | None, words: Path | None, work: Path, every: int = 1
) -> Sources:
    """Every `every`-th painted thing and word of WordNet; photographs (kept decoded in `work`) and
    the table of the classes' names where there are any."""
    glyphs = GlyphSource()
    things = usable_things(glyphs)[::every]
    natural = natural_colours(things, glyphs)
    photos = None
    if photos_folder is not None and photos_folder.is_dir():
        photos = PhotoSet.kept(photos_folder, PHOTO_SIDE, work)
    found = {photo.category for photo in photos.photos} if photos else set()
    found |= {f"{name}/{folder}" for name, table in SETS.items() for folder in table}
    categories = sorted(
        category
        for category in found
        if category.split("/")[0] not in _NO_KINDS and category_names(category)
    )
    net = WordNet.read(class_synsets())
    concepts = Concepts(net, read_everyday(), things, categories)
    return Sources(
        glyphs,
        things,
        natural,
        SceneCaptioner(things, natural),
        PhotoCaptioner(things),
        photos,
        categories,
        concepts,
        Targets(concepts, {thing.glyph: thing for thing in things}),
        _class_names(words),
        every,
    )


def _class_names(path: Path | None) -> dict[str, list[tuple[str, str]]]:
    if path is None or not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["synset"]: [
                (language, name)
                for column, language in _COLUMNS.items()
                for name in row[column].split("|")
                if name
            ]
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def corpus(sources: Sources, pool: ScenePool, names: list[Name]) -> list[str]:
    """The texts that the vocabulary is learnt from, the usual ones several times."""
    rng = np.random.default_rng(5)
    found = [name.text for name in names for _ in range(max(1, round(2.0 * name.often)))]
    for index in range(min(len(pool), _CORPUS_SCENES)):
        spec = pool.spec(index)
        found.append(sources.scene_words.caption(spec, pick_language(rng), rng).text)
    return found + sentences_of(sources)


def sentences_of(sources: Sources) -> list[str]:
    """What somebody wrote of the photographs that are learnt from."""
    if sources.photos is None:
        return []
    photos = (photo for photo in sources.photos.photos if not photo.validation)
    return [sentence for photo in photos for sentence in photo.sentences]


def learnt_texts(sources: Sources, pool: ScenePool, names: list[Name]) -> list[str]:
    """The texts whose words count as known: names, scenes' captions, and what is usual in the
    photographs' sentences."""
    seen: dict[str, int] = {}
    said = sentences_of(sources)
    for sentence in said:
        for word in words_of(sentence):
            seen[word] = seen.get(word, 0) + 1
    usual = [word for word, times in seen.items() if times >= _FEW]
    return [text for text in corpus(sources, pool, names) if text not in set(said)] + usual * 40
