"""Counts the false alarms of the sensitive tags on ordinary photographs.

    python -m tools.measure_sensitive resources/models/builtin --photos ../shared/photos

The photographs are those of the labelled sets that training leaves out, none of which is sensitive:
every tag is a false alarm. Prints of each tag how many of them get it, and of each group. Of people
and of papers, which are likelier to be mistaken, there are photographs in the sets that training
uses: these are counted apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PIL import Image  # noqa: E402

from photo_sorter.adapters.model_store.store import FolderModelStore  # noqa: E402
from photo_sorter.adapters.vocabulary_file import TomlVocabulary  # noqa: E402
from photo_sorter.core.embedding import normalise  # noqa: E402
from photo_sorter.core.encoder_profile import EncoderProfile  # noqa: E402
from photo_sorter.core.scoring import Reference, Scorer  # noqa: E402
from photo_sorter.core.tagging import VocabularyTag, choose_tags  # noqa: E402
from tools.builtin_model.evaluate import Subject  # noqa: E402
from tools.builtin_model.photo_words import SETS  # noqa: E402
from tools.builtin_model.photos_dataset import is_validation  # noqa: E402
from tools.train_builtin_model import finished  # noqa: E402

_SUFFIXES = {".jpg", ".jpeg", ".png"}
_LIKELY = ("train/people", "train/documents")


def held_out(folder: Path) -> list[Path]:
    """Photographs that training leaves out."""
    found = [path for name in SETS for path in sorted((folder / name).glob("*/*"))]
    return [p for p in found if p.suffix.lower() in _SUFFIXES and is_validation(p)]


def pixels(paths: list[Path], side: int) -> NDArray[np.uint8]:
    """(n, side, side, 3)."""
    read = (Image.open(path).convert("RGB") for path in paths)
    return np.stack([np.asarray(x.resize((side, side), Image.Resampling.BICUBIC)) for x in read])


def alarms(
    subject: Subject, profile: EncoderProfile, tags: list[VocabularyTag], paths: list[Path]
) -> Counter[str]:
    """How many photographs get each tag, and each group."""
    scorer = Scorer(
        profile.calibration,
        Reference(profile.reference_images, subject.texts(list(profile.reference_texts))),
    )
    wordings = [[profile.read(text).text for text in tag.prompts] for tag in tags]
    texts = normalise(np.stack([subject.texts(each).mean(axis=0) for each in wordings]))
    photos = subject.images(pixels(paths, subject.side))
    judged = scorer.judged(scorer.prepared(texts), photos)
    chosen = choose_tags(
        judged.relevances,
        judged.certainties,
        [tag.group for tag in tags],
        profile.calibration.tag_threshold,
        len(tags),
    )
    counted: Counter[str] = Counter()
    for given in chosen:
        counted.update(tags[index].name for index, _ in given)
        counted.update({f"[{tags[index].group}]" for index, _ in given})
    return counted


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path, metavar="DIR", help="folder of a finished model")
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--vocabulary", type=Path, default=Path("resources/sensitive.toml"))
    options = parser.parse_args(arguments)
    subject = finished(options.model)
    with tempfile.TemporaryDirectory() as folder:
        profile = FolderModelStore(Path(folder), options.model).installed("builtin").profile
    tags = list(TomlVocabulary(*[options.vocabulary] * 3).sensitive())
    for tag in tags:
        for wording in tag.prompts:
            if unknown := profile.read(wording).unknown:
                print(f"Not understood in {wording!r}: {', '.join(unknown)}", file=sys.stderr)
    sets = [("held out", held_out(options.photos))]
    for name in _LIKELY:
        sets.append((name, [p for p in sorted((options.photos / name).rglob("*"))
                            if p.suffix.lower() in _SUFFIXES]))  # fmt: skip
    for name, paths in sets:
        if not paths:
            print(f"{name}\tno photographs", file=sys.stderr)
            continue
        counted = alarms(subject, profile, tags, paths)
        print(f"{name}\t{len(paths)} photographs")
        for what, count in sorted(counted.items()):
            print(f"\t{what}\t{count}\t{count / len(paths):.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
