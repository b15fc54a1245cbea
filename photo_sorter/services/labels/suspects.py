"""Photos that have a tag and look unlike the others that have it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photo_sorter.core.asked import Suspect
from photo_sorter.core.batches import in_batches
from photo_sorter.core.embedding import PART
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.services.labels.review_ranking import Ranking

_NEIGHBOURS = 8
_MOST_LOOKED_AT = 512  # of the least probable


def find_suspects(
    catalog: Catalog, ranking: Ranking, tagged: Sequence[PhotoId], most: int
) -> list[Suspect]:
    """Of the photos that are tagged and of negative log-odds those of whose nearest photos one at
    most is tagged; each is compared with the whole library."""
    has = np.isin(ranking.ids, np.array(tagged, np.int64))
    rows = np.flatnonzero(has & (ranking.log_odds < 0.0))
    rows = rows[np.argsort(ranking.probabilities[rows], kind="stable")][:_MOST_LOOKED_AT]
    ids, vectors = catalog.vectors.get(ranking.space, ranking.ids[rows])
    if not len(ids):
        return []
    best = np.full((len(ids), _NEIGHBOURS), -2.0, np.float32)
    whom = np.zeros((len(ids), _NEIGHBOURS), np.int64)
    for part in in_batches(catalog.vectors.extent(ranking.space), PART):
        there, block = catalog.vectors.block(ranking.space, part)
        if not len(there):
            continue
        cosines = vectors @ block.T
        cosines[ids[:, None] == there] = -2.0
        both = np.concatenate([best, cosines], axis=1)
        names = np.concatenate([whom, np.broadcast_to(there, cosines.shape)], axis=1)
        order = np.argsort(-both, axis=1, kind="stable")[:, :_NEIGHBOURS]
        best = np.take_along_axis(both, order, axis=1)
        whom = np.take_along_axis(names, order, axis=1)
    probable = dict(zip(ranking.ids.tolist(), ranking.probabilities.tolist(), strict=True))
    tagged_too = set(tagged)
    found = []
    for photo, cosines, neighbours in zip(ids.tolist(), best, whom, strict=True):
        near = tuple(PhotoId(int(n)) for n, c in zip(neighbours, cosines, strict=True) if c > -2.0)
        count = sum(n in tagged_too for n in near)
        if near and count <= 1:
            found.append(Suspect(PhotoId(photo), probable[photo], near, count))
    return found[:most]
