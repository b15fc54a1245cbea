"""Measures each tag of the vocabulary on photographs whose sentences mention it.

    python -m tools.measure_vocabulary resources/models/builtin

Prints of each tag how many photographs mention it (or a kind of it), and the area under the ROC
curve: how often one of them scores higher than one that does not. Sentences do not mention all that
is shown, so that the area is a lower bound. Most of the photographs were trained on.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402

from photo_sorter.adapters.vocabulary_file import TomlVocabulary  # noqa: E402
from photo_sorter.core.embedding import normalise  # noqa: E402
from photo_sorter.core.evaluation import ranking_quality  # noqa: E402
from tools.builtin_model.sources import read_sources  # noqa: E402
from tools.train_builtin_model import finished  # noqa: E402

_FEW = 5  # photographs that mention a tag; fewer tell nothing


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path, metavar="DIR", help="folder of a finished model")
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--work", type=Path, default=Path("build/train"))
    parser.add_argument("--vocabulary", type=Path, default=Path("resources/vocabulary.toml"))
    options = parser.parse_args(arguments)
    sources = read_sources(options.photos, None, options.work)
    if sources.photos is None:
        print(f"There are no photographs in {options.photos}", file=sys.stderr)
        return 2
    subject = finished(options.model)
    photos = [k for k, p in enumerate(sources.photos.photos) if p.sentences]
    images = subject.images(sources.photos.pixels[photos])
    shown = [
        sources.concepts.above(
            {
                row
                for sentence in sources.photos.photos[k].sentences
                for row in sources.targets.mentioned(sentence)
            }
        )
        for k in photos
    ]
    for tag in TomlVocabulary(*[options.vocabulary] * 3).default():
        rows = set(sources.concepts.everyday_ids(tag.name))
        fits = np.asarray([bool(rows & some) for some in shown])
        if fits.sum() < _FEW:
            print(f"{tag.name}\t{tag.group}\t{fits.sum()}\t")
            continue
        vector = normalise(subject.texts(list(tag.prompts)).mean(axis=0, keepdims=True))[0]
        scores = images @ vector
        area = ranking_quality(scores[fits], scores[~fits])
        print(f"{tag.name}\t{tag.group}\t{fits.sum()}\t{area:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
