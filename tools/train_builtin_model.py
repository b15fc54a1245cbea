"""Renders, trains, evaluates and writes the built-in model.

    python -m tools.train_builtin_model --out resources/models/builtin --minutes 80
    python -m tools.train_builtin_model --evaluate resources/models/builtin
    python -m tools.train_builtin_model --smoke --out /tmp/model

The photographs (`--photos`) are optional: without them the model learns from painted scenes alone.
Debian's fonts-noto-color-emoji and unicode-cldr-core are needed. On a processor it is faster where
glibc keeps the memory that it frees: MALLOC_MMAP_THRESHOLD_=4294967296
MALLOC_TRIM_THRESHOLD_=17179869184.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photo_sorter.adapters.engine.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
import torch  # noqa: E402

from tools.builtin_model.architecture import (  # noqa: E402
    build_model,
    earlier_merges,
    earlier_state,
    write_config,
)
from tools.builtin_model.batches import BatchMaker, Mix  # noqa: E402
from tools.builtin_model.bpe import learn_merges, write_merges  # noqa: E402
from tools.builtin_model.captions import SceneCaptioner, pick_language  # noqa: E402
from tools.builtin_model.card import Made, finish  # noqa: E402
from tools.builtin_model.cldr import CLDR_FOLDER, Thing  # noqa: E402
from tools.builtin_model.embed import TextEncoder  # noqa: E402
from tools.builtin_model.evaluate import (  # noqa: E402
    Material,
    Subject,
    measure,
)
from tools.builtin_model.glyphs import FONT_FILE, GlyphSource  # noqa: E402
from tools.builtin_model.known_words import write_known_words  # noqa: E402
from tools.builtin_model.photos_dataset import PhotoCaptioner, PhotoSet  # noqa: E402
from tools.builtin_model.prototypes import FactTable  # noqa: E402
from tools.builtin_model.scenes_dataset import (  # noqa: E402
    ScenePool,
    natural_colours,
    usable_things,
)
from tools.builtin_model.train import STAGES, Plan, Stage, train  # noqa: E402

_PHOTO_SIDE = 160
_SCENE_SIDE = 128
_GARMENTS = 8_000  # drawn beside the photographs
_CORPUS_SCENES = 20_000  # captioned for the vocabulary


@dataclass(frozen=True, slots=True)
class _Sources:
    """What captions and pictures are made from."""

    glyphs: GlyphSource
    things: list[Thing]
    scene_words: SceneCaptioner
    photo_words: PhotoCaptioner
    photos: PhotoSet | None


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("resources/models/builtin"))
    parser.add_argument(
        "--photos",
        type=Path,
        default=Path("../shared/photos"),
        help="folder of the photo sets; none is needed",
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("build/train"),
        help="where rendered scenes, decoded photos and checkpoints are kept",
    )
    parser.add_argument("--minutes", type=float, default=None, help="how long to train")
    parser.add_argument("--samples", type=int, default=None, help="how many pictures to train on")
    parser.add_argument(
        "--scenes", type=int, default=80_000, help="scenes to render, and half as many of one thing"
    )
    parser.add_argument("--pixels", type=int, default=112, help="side of the model's input")
    parser.add_argument("--merges", type=int, default=7_500, help="byte pairs of the vocabulary")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda"),
        default="auto",
        help="what trains; auto takes a CUDA GPU where there is one",
    )
    parser.add_argument(
        "--smoke", action="store_true", help="a tiny run without photos, to test the code"
    )
    parser.add_argument(
        "--evaluate",
        type=Path,
        metavar="DIR",
        help="train nothing: measure the model in DIR and print the figures",
    )
    parser.add_argument(
        "--resume",
        type=Path,
        metavar="PATH",
        help="go on from a finished model's folder, or from a checkpoint of an earlier run",
    )
    parser.add_argument(
        "--begin",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="how much of the course (0 to 1) the run that is resumed has done",
    )
    parser.add_argument(
        "--version",
        default=f"{date.today():%Y.%m.%d}",
        help="of the embedding space; must change with the weights",
    )
    parser.add_argument("--note", default="", help="a sentence for the model card")
    parser.add_argument(
        "--finish",
        type=Path,
        metavar="PATH",
        help="train nothing: calibrate, measure and write this folder's model or checkpoint",
    )
    return parser.parse_args(arguments)


def _missing() -> str:
    """What to install, or nothing."""
    lacking = []
    if not FONT_FILE.is_file():
        lacking.append(("fonts-noto-color-emoji", FONT_FILE))
    if not (CLDR_FOLDER / "en.xml").is_file():
        lacking.append(("unicode-cldr-core", CLDR_FOLDER))
    if not lacking:
        return ""
    files = ", ".join(str(path) for _, path in lacking)
    return f"{files} missing; install: apt install {' '.join(name for name, _ in lacking)}"


def _photos(options: argparse.Namespace) -> PhotoSet | None:
    """The decoded photos, kept in the work folder between runs."""
    if options.smoke or not options.photos.is_dir():
        return None
    return PhotoSet.kept(options.photos, _PHOTO_SIDE, options.work)


def _sources(options: argparse.Namespace) -> _Sources:
    glyphs = GlyphSource()
    things = usable_things(glyphs)
    if options.smoke:
        things = things[::10]
    return _Sources(
        glyphs,
        things,
        SceneCaptioner(things, natural_colours(things, glyphs)),
        PhotoCaptioner(things),
        _photos(options),
    )


def _corpus(sources: _Sources, pool: ScenePool) -> list[str]:
    """The texts that the vocabulary is learnt from."""
    rng = np.random.default_rng(5)
    corpus = []
    for thing in sources.things:
        for language, name in thing.names.items():
            corpus += [name] * 3 + list(thing.keywords[language])
    for index in range(min(len(pool), _CORPUS_SCENES)):
        spec = pool.spec(index)
        corpus.append(sources.scene_words.caption(spec, pick_language(rng), rng).text)
    if sources.photos is not None:
        for photo in sources.photos.photos:
            caption = sources.photo_words.caption(photo, "", rng)
            if caption is not None:
                corpus.append(caption.text)
    return corpus + sources.photo_words.every_wording() if sources.photos else corpus


def _material(sources: _Sources, smoke: bool) -> Material:
    return Material(
        sources.things,
        sources.glyphs,
        sources.scene_words,
        sources.photo_words,
        sources.photos,
        scenes=40 if smoke else 500,
    )


def _device(wanted: str) -> torch.device:
    if wanted == "auto":
        wanted = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(wanted)


def _say(line: str) -> None:
    print(line, flush=True)


def _finished(folder: Path) -> Subject:
    import open_clip

    model, _, _ = open_clip.create_model_and_transforms(f"local-dir:{folder}")
    side = int(model.visual.image_size[0])
    return Subject(model.eval(), TextEncoder(str(folder / "bpe.txt.gz")), side)


def _evaluate(options: argparse.Namespace, sources: _Sources) -> int:
    """Measure a finished folder and print its figures; writes nothing."""
    report, _, _, _ = measure(_finished(options.evaluate), _material(sources, options.smoke))
    for line in report.lines:
        _say(line)
    return 0


def _train(options: argparse.Namespace, sources: _Sources) -> int:
    work: Path = options.work
    pool = ScenePool(
        work,
        options.scenes,
        _SCENE_SIDE,
        options.seed + 10,
        sources.things,
        processes=1 if options.smoke else 2,
    )
    close_ups = ScenePool(
        work,
        options.scenes // 2,
        _SCENE_SIDE,
        options.seed + 20,
        sources.things,
        processes=1 if options.smoke else 2,
        close_ups=True,
    )
    folder = Path(tempfile.mkdtemp(prefix="builtin-", dir=options.out.parent))
    try:
        earlier: Path | None = options.finish or options.resume
        if earlier is None:
            merges = learn_merges(_corpus(sources, pool), options.merges)
        else:  # token ids must mean what they meant to the checkpoint
            merges = earlier_merges(earlier)
        write_config(folder, merges, options.pixels)
        torch.manual_seed(options.seed)
        model = build_model(folder)
        encoder = TextEncoder(str(folder / "bpe.txt.gz"))
        pictures = options.note or "Trained as the command below says."
        if earlier is not None:
            model.load_state_dict(earlier_state(earlier))
        if options.finish is not None:
            model.eval()
        else:
            minutes, samples = options.minutes, options.samples
            if minutes is None and samples is None:
                minutes = 80.0
            quick = (Stage(1.01, 64, Mix(28, 4, close_ups=8)),)
            stages = quick if options.smoke else STAGES
            plan = Plan(minutes, samples, options.begin, stages=stages)
            run = work / f"run-{options.seed}"
            run.mkdir(parents=True, exist_ok=True)
            write_merges(merges, run / "bpe.txt.gz")
            photos = sources.photos
            if photos is not None:
                _say(f"drawing {_GARMENTS} garments")
                photos = photos.joined(PhotoSet.of_garments(_GARMENTS, _PHOTO_SIDE))
            batches = BatchMaker(
                pool,
                close_ups,
                sources.scene_words,
                photos,
                sources.photo_words,
                options.seed,
            )
            lines: list[str] = []

            def note(line: str) -> None:
                lines.append(line)
                _say(line)

            model = train(
                model,
                encoder,
                batches,
                plan,
                run / "average.pt",
                note,
                FactTable(sources.things, batches.categories),
                _device(options.device),
                resumed=options.resume is not None,
            )
            pictures = lines[-1].capitalize() + "."
        subject = Subject(model, encoder, options.pixels)
        material = _material(sources, options.smoke)
        report, calibration, reference, texts = measure(subject, material)
        for line in report.lines:
            _say(line)
        duration = (
            f"--minutes {options.minutes:g}"
            if options.minutes
            else (f"--samples {options.samples}" if options.samples else "--minutes 80")
        )
        write_known_words(folder, _corpus(sources, pool))
        made = Made(
            version=options.version + ("-smoke" if options.smoke else ""),
            command=f"python -m tools.train_builtin_model --seed {options.seed} {duration}",
            evaluation_command="python -m tools.train_builtin_model "
            "--evaluate resources/models/builtin",
            pixels=options.pixels,
            pictures_seen=pictures,
            smoke=options.smoke,
        )
        finish(folder, options.out, model, made, report, calibration, reference, texts)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _say(f"written to {options.out}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    options = _arguments(arguments)
    lacking = _missing()
    if lacking:
        print(lacking, file=sys.stderr)
        return 2
    if options.smoke:
        options.scenes, options.merges, options.pixels = 96, 600, 64
        options.work = options.out.parent / f".{options.out.name}-work"
        if options.minutes is None and options.samples is None:
            options.samples = 128
    try:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        sources = _sources(options)
        if options.evaluate is not None:
            return _evaluate(options, sources)
        return _train(options, sources)
    finally:
        if options.smoke:
            shutil.rmtree(options.work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
