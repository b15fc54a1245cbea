"""Measures an installed model on labelled pictures, with the very path that the app uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.dataset import Dataset
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.evaluation import Recall, recall, tagging, zero_shot
from photo_sorter.core.fitting import listed_log_odds
from photo_sorter.core.fitting_measures import best_ranks, of_lists
from photo_sorter.core.photo import FilePath
from photo_sorter.core.ports import Catalog, FileReader, FileRequest, InstalledModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.scoring import Scorer, Scores
from photo_sorter.services.search.ranking_evaluation import ranking_figures
from photo_sorter.services.search.scoring import ScorerFactory, TextEncoder


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Shares in 0..1; None where the dataset cannot tell. `unreadable` pictures are left out."""

    photos: int
    categories: int
    unreadable: int
    zero_shot_top1: float | None = None
    zero_shot_top5: float | None = None
    zero_shot_top1_by_category: float | None = None
    text_to_image_r1: float | None = None
    text_to_image_r5: float | None = None
    text_to_image_r10: float | None = None
    image_to_text_r1: float | None = None
    image_to_text_r5: float | None = None
    image_to_text_r10: float | None = None
    tag_precision: float | None = None
    tag_recall: float | None = None
    tagged: float | None = None
    abstention: float | None = None
    # Recall@10 of the ranking and of its parts, with words given to the pictures.
    picture_recall10: float | None = None
    written_recall10: float | None = None
    ranking_recall10: float | None = None
    reciprocal_rank_recall10: float | None = None
    # Image to text as `fits` ranks descriptions; and of lists of ten: with the right one among
    # them those that are answered with it, with none those that are answered with none.
    fits_r1: float | None = None
    fits_r5: float | None = None
    fits_of_ten: float | None = None
    fits_none_of_ten: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """What `fits` goes by, of n pictures and t descriptions: log-odds (n, t) of each by itself, how
    near each description (t,) lies to any picture, and which ones are right (n, t)."""

    log_odds: Scores
    nearness: Scores
    right: NDArray[np.bool_]

    @property
    def odds(self) -> NDArray[np.float64]:
        """(n, t): what descriptions are ranked by."""
        log_odds, nearness = np.asarray(self.log_odds, float), np.asarray(self.nearness, float)
        return listed_log_odds(log_odds, nearness)


class Evaluator:
    def __init__(
        self,
        catalog: Catalog,
        reader: FileReader,
        encoder: TextEncoder,
        scorers: ScorerFactory,
        installed: Callable[[str], InstalledModel],
    ) -> None:
        self._catalog = catalog
        self._installed = installed
        self._reader = reader
        self._encoder = encoder
        self._scorers = scorers

    def evaluate(self, dataset: Dataset, name: str, cancelled: Callable[[], bool]) -> Evaluation:
        """Measure an installed model. Raises ModelUnavailableError, and InvalidInputError where the
        dataset holds no picture that can be read."""
        model = self._installed(name)
        self._catalog.vectors.add_space(model.space)  # its texts are kept there
        if dataset.captions:
            return self._by_captions(model, dataset, cancelled)
        return self._by_category(model, dataset, cancelled)

    def _by_category(
        self, model: InstalledModel, dataset: Dataset, cancelled: Callable[[], bool]
    ) -> Evaluation:
        names = sorted(dataset.categories)
        labelled = [(i, path) for i, name in enumerate(names) for path in dataset.categories[name]]
        vectors = self._embed(
            model, [path for _, path in labelled] + list(dataset.background), cancelled
        )
        kept = [(label, vectors[path]) for label, path in labelled if path in vectors]
        if not kept:
            raise InvalidInputError(Problem.DATASET_EMPTY)
        labels = np.array([label for label, _ in kept])
        photos = np.stack([vector for _, vector in kept])
        others = [vectors[path] for path in dataset.background if path in vectors]
        texts = self._encoder.encode_phrases(model, names)
        cosines = photos @ texts.T
        ranked = zero_shot(cosines, labels)
        # A category is found where any of its pictures is among the first: its best one stands
        # for it.
        present = np.unique(labels)
        own = np.where(labels[np.newaxis] == present[:, np.newaxis], cosines.T[present], -np.inf)
        to_image = recall(cosines.T[present], own.argmax(axis=1))
        to_text = recall(cosines, labels)
        scorer = self._scorers.scorer(model)
        tags = scorer.prepared(texts)
        judged = scorer.judged(tags, photos)
        certainties = judged.certainties
        listed = self._listed(scorer, texts, photos, labels[:, np.newaxis] == np.arange(len(names)))
        ranking = ranking_figures(names, labels, judged.relevances)
        background = np.zeros((0, len(names)), np.float32)
        if others:
            background = scorer.judged(tags, np.stack(others)).certainties
        fits = labels[:, np.newaxis] == np.arange(len(names))
        found = tagging(certainties, fits, background, model.profile.calibration.tag_threshold)
        return Evaluation(
            photos=len(kept),
            categories=len(names),
            unreadable=len(labelled) + len(dataset.background) - len(vectors),
            zero_shot_top1=ranked.top1,
            zero_shot_top5=ranked.top5,
            zero_shot_top1_by_category=ranked.by_category,
            tag_precision=found.precision,
            tag_recall=found.recall,
            tagged=found.tagged,
            abstention=found.abstention if others else None,
            picture_recall10=ranking.picture,
            written_recall10=ranking.written,
            ranking_recall10=ranking.joined,
            reciprocal_rank_recall10=ranking.reciprocal_rank,
            **_recalls(to_image, to_text),
            **_fitting(listed),
        )

    def _by_captions(
        self, model: InstalledModel, dataset: Dataset, cancelled: Callable[[], bool]
    ) -> Evaluation:
        vectors = self._embed(model, list(dataset.captions), cancelled)
        if not vectors:
            raise InvalidInputError(Problem.DATASET_EMPTY)
        paths = [path for path in dataset.captions if path in vectors]
        pairs = [(i, text) for i, path in enumerate(paths) for text in dataset.captions[path]]
        answers = np.array([i for i, _ in pairs])
        photos = np.stack([vectors[path] for path in paths])
        texts = self._encoder.encode_wordings(model, [[text] for _, text in pairs], keep=False)
        cosines = texts @ photos.T  # (captions, photos)
        # A picture may have several captions: its best one stands for it.
        own = np.where(answers[np.newaxis] == np.arange(len(paths))[:, np.newaxis], cosines.T, -9.0)
        to_text = recall(cosines.T, own.argmax(axis=1))
        return Evaluation(
            photos=len(paths),
            categories=0,
            unreadable=len(dataset.captions) - len(paths),
            **_recalls(recall(cosines, answers), to_text),
            **_fitting(self._listed_captions(model, paths, vectors, dataset)),
        )

    def listed(self, dataset: Dataset, name: str, cancelled: Callable[[], bool]) -> Listed:
        """What an installed model makes of a data set's captions, each as a description of each of
        its pictures. Raises as `evaluate`."""
        model = self._installed(name)
        self._catalog.vectors.add_space(model.space)
        vectors = self._embed(model, list(dataset.captions), cancelled)
        paths = [path for path in dataset.captions if path in vectors]
        if not paths:
            raise InvalidInputError(Problem.DATASET_EMPTY)
        return self._listed_captions(model, paths, vectors, dataset)

    def _listed_captions(
        self,
        model: InstalledModel,
        paths: Sequence[FilePath],
        vectors: Mapping[FilePath, Vectors],
        dataset: Dataset,
    ) -> Listed:
        said = list(dict.fromkeys(text for path in paths for text in dataset.captions[path]))
        right = np.array([[text in dataset.captions[path] for text in said] for path in paths])
        texts = self._encoder.encode_phrases(model, said)
        photos = np.stack([vectors[path] for path in paths])
        return self._listed(self._scorers.scorer(model), texts, photos, right)

    def _listed(
        self, scorer: Scorer, texts: Vectors, photos: Vectors, right: NDArray[np.bool_]
    ) -> Listed:
        return Listed(scorer.log_odds(texts, photos), scorer.nearness(texts), right)

    def _embed(
        self, model: InstalledModel, paths: Sequence[FilePath], cancelled: Callable[[], bool]
    ) -> dict[FilePath, Vectors]:
        requests = [FileRequest(i, path) for i, path in enumerate(paths)]
        return {
            paths[result.token]: result.vector
            for result in self._reader.process_files(model.folder, requests, cancelled)
            if result.vector is not None
        }


def _recalls(to_image: Recall, to_text: Recall) -> dict[str, float]:
    return {
        "text_to_image_r1": to_image.at1,
        "text_to_image_r5": to_image.at5,
        "text_to_image_r10": to_image.at10,
        "image_to_text_r1": to_text.at1,
        "image_to_text_r5": to_text.at5,
        "image_to_text_r10": to_text.at10,
    }


def _fitting(listed: Listed) -> dict[str, float]:
    ranks = best_ranks(listed.odds, listed.right)
    ten = of_lists(listed.odds, listed.right, 10)
    return {
        "fits_r1": float((ranks < 1).mean()),
        "fits_r5": float((ranks < 5).mean()),
        "fits_of_ten": ten.answered,
        "fits_none_of_ten": ten.refused,
    }
