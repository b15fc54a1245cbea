"""Themes that a library holds, offered as described albums: their words are the description, so
that new photos come in by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from photo_sorter.core.album_suggestion import AlbumSuggestion
from photo_sorter.core.batches import in_batches
from photo_sorter.core.clustering import THEME_TIGHTNESS, Background, spread_out, unalike
from photo_sorter.core.embedding import PART, PhotoIds, Vectors
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.query import Branch, Text, branches, to_text
from photo_sorter.core.scoring import Scorer
from photo_sorter.services.labels.album_judging import AlbumJudging, phrases_of
from photo_sorter.services.search.scoring import TextEncoder

Cancelled = Callable[[], bool]

MOST_THEMES = 12
_MOST_TRIED = 36  # names: each is looked for in the whole library, all at once
COVERS = 4
FEWEST_PHOTOS = 8  # of an album that is worth a name
_MOST_SHARE = 0.4  # of the library: what is everywhere is no theme
# What is described must be what was found: of a cluster that is in the album of its name, and of
# that album's photos that are in the cluster.
_TAKEN_IN, _FROM_IT = 0.6, 0.5
_LOOKED_AT = 256  # of an album's photos, to see whether they are alike
_COVER_CHOICE = 24  # the best of a theme, of which the covers are


@dataclass(slots=True)
class _Theme:
    words: str
    branch: Branch
    ids: list[int] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)


def suggested_themes(
    catalog: Catalog,
    model: InstalledModel,
    scorer: Scorer,
    encoder: TextEncoder,
    named: Mapping[str, PhotoIds],
    sample: PhotoIds,
    background: Background,
    cancelled: Cancelled,
) -> list[tuple[AlbumSuggestion, PhotoIds]]:
    """Of clusters of a `sample` by their names, `MOST_THEMES` at most, each with all the photos
    that an album of these words takes in. Walks through the library once."""
    themes = [_Theme(words, branches(Text(words))[0]) for words in list(named)[:_MOST_TRIED]]
    if not themes:
        return []
    judging = AlbumJudging(model, scorer, phrases_of(each.branch for each in themes), encoder)
    extent, count = catalog.vectors.extent(model.space.key), 0
    for part in in_batches(extent, PART):
        if cancelled():
            return []
        ids, vectors = catalog.vectors.block(model.space.key, part)
        count += len(ids)
        judged = judging.of(vectors)
        for theme in themes:
            members = judging.fitting(theme.branch, ids, judged)
            theme.ids += members.keys()
            theme.scores += members.values()
    found = [(theme, np.array(theme.ids, np.int64)) for theme in themes]
    agreed = [
        (theme, ids)
        for theme, ids in found
        if FEWEST_PHOTOS <= len(ids) <= _MOST_SHARE * count
        and _agree(named[theme.words], ids[np.isin(ids, sample)])
        and background.tightness(_some(catalog, model, ids)) >= THEME_TIGHTNESS
    ]
    return [(_suggestion(catalog, model, theme), ids) for theme, ids in agreed[:MOST_THEMES]]


def _agree(cluster: PhotoIds, album: PhotoIds) -> bool:
    """Both of the sample."""
    both = len(np.intersect1d(cluster, album))
    return both >= _TAKEN_IN * len(cluster) and both >= _FROM_IT * len(album)


def _some(catalog: Catalog, model: InstalledModel, ids: PhotoIds) -> Vectors:
    rows = list(spread_out(len(ids), _LOOKED_AT))
    return catalog.vectors.get(model.space.key, ids[rows])[1]


def _suggestion(catalog: Catalog, model: InstalledModel, theme: _Theme) -> AlbumSuggestion:
    best = np.argsort(-np.array(theme.scores), kind="stable")[:_COVER_CHOICE]
    ids, vectors = catalog.vectors.get(model.space.key, np.array(theme.ids, np.int64)[best])
    return AlbumSuggestion(
        words=theme.words,
        description=to_text(Text(theme.words)),
        photo_ids=(),
        count=len(theme.ids),
        covers=covers(ids, vectors),
    )


def covers(ids: PhotoIds, vectors: Vectors) -> tuple[PhotoId, ...]:
    """Of n photos, the best first, with their vectors (n, d)."""
    return tuple(PhotoId(int(ids[row])) for row in unalike(vectors, COVERS))
