"""`eval`: measures a model in a library of its own that is gone afterwards."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path

from photo_sorter.adapters.dataset_folder import read_dataset, under_numbers
from photo_sorter.adapters.tiled_scenes import tile_scenes
from photo_sorter.app.cli.output import Output
from photo_sorter.app.composition import open_library
from photo_sorter.core.dataset import Dataset
from photo_sorter.core.evaluation import Pointing
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.query import EVERYTHING
from photo_sorter.services.library import Library
from photo_sorter.services.search.search_evaluation import SearchEvaluation, SearchEvaluator

_SCENES = 48  # tiled of the dataset's pictures, to ask where in them something is


def run_evaluation(models: Path, dataset: Path, model: str, out: Output) -> int:
    """Print the model's figures on `dataset`, and those of searches where it has queries for them;
    `models` is where downloaded models lie."""
    dataset = dataset.resolve()  # the library's paths are
    labelled = read_dataset(dataset)
    with tempfile.TemporaryDirectory(prefix="photo-sorter-eval-") as scratch:
        library = open_library(Path(scratch) / "library", models=models)
        try:
            evaluation = asdict(library.evaluator.evaluate(labelled, model, lambda: False))
            scenes = tile_scenes(labelled, Path(scratch) / "scenes", _SCENES)
            pointing = library.pointing.measure(scenes, model, lambda: False) if scenes else None
            evaluation |= _pointing(pointing)
            asked = labelled.asked
            if asked.excluding or asked.unanswered or asked.wordings:
                pictures = Path(scratch).resolve() / "pictures"
                evaluation |= _flat(_searches(library, pictures, model, labelled))
        finally:
            library.close()
    figures = {
        name: round(value, 4) if isinstance(value, float) else value
        for name, value in evaluation.items()
    }
    out.object(
        {"model": model, **figures},
        [
            f"{name.replace('_', ' '):28} {'-' if value is None else value}"
            for name, value in figures.items()
        ],
    )
    return 0


def _searches(library: Library, folder: Path, model: str, labelled: Dataset) -> SearchEvaluation:
    """The pictures are taken in as a person's are, and searched as they are: by what they show,
    for in `folder` they have no names that say it."""
    library.models.use(model)
    pictures = under_numbers([*labelled.asked.shows, *labelled.background], folder)
    library.do(AddFolder(str(folder)))
    library.jobs.index(lambda progress: None, lambda: False)
    paths = library.photos.paths(library.photos.listing(EVERYTHING).ids.tolist())
    known = {photo_id: pictures[path] for photo_id, path in paths.items()}
    return SearchEvaluator(library.search.by_text, known).evaluate(labelled.asked)


def _flat(found: SearchEvaluation) -> dict[str, float | int | str | None]:
    figures = asdict(found)
    for kind, agreement in figures.pop("agreements").items():
        figures |= {f"{kind}_{name}": value for name, value in agreement.items()}
    return figures


def _pointing(pointing: Pointing | None) -> dict[str, float | int | None]:
    return {
        "pointing_right": None if pointing is None else pointing.right,
        "pointing_questions": 0 if pointing is None else pointing.questions,
    }
