"""Makes, teaches, measures and writes the describer that comes with the program.

    python -m tools.train_describer --fusion tokens
    python -m tools.train_describer --evaluate resources/models/describer
    python -m tools.train_describer --smoke --out build/smoke

It learns from painted scenes and from labelled photographs (`--photos`; without them from scenes
alone). Debian's fonts-noto-color-emoji is needed. What was made before (maps, the vocabulary) is
kept in `--work` and taken up again.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):  # run as a file: the project's root is not on the path yet
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch

from photo_sorter.adapters.describing.builtin.model_folder import DescriberFiles, read_model
from photo_sorter.adapters.describing.builtin.vocabulary import Vocabulary
from photo_sorter.adapters.engine.model.onnx_towers import load_text_tower
from tools.describer.answering import load_network
from tools.describer.card import write_card
from tools.describer.corpus import learnt_vocabulary
from tools.describer.evaluate import (
    Figure,
    fitted_trust,
    judged_photos,
    judged_scenes,
    photo_figures,
    scene_figures,
    trust_figures,
    untaught_figure,
    zero_shot,
)
from tools.describer.exactness import exactness, photo_examples, scene_examples
from tools.describer.export import Trust, finish, write_model
from tools.describer.material import CATEGORIES, Material, Sources
from tools.describer.network import FUSIONS, Network, Shape
from tools.describer.scenes import Pairs, SceneSource
from tools.describer.training import Drawer, Hints, Plan, align, standardise, train

_ASKED_FOR_WORDS = 6_000  # scenes whose questions the vocabulary is taken from
_WATCHED, _TRUSTED = 250, 400  # scenes to look at while it learns, and to fit trust on
_OF_SMOKE = 12  # scenes for anything
_SEED = 9


@dataclass(frozen=True, slots=True)
class _Tested:
    """How many scenes are measured on."""

    scenes: int
    pairs: int


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--out", type=Path, default=Path("resources/models/describer"))
    add("--encoder", type=Path, default=Path("resources/models/builtin"), help="the tower's folder")
    add("--photos", type=Path, default=Path("../shared/photos"), help="the photo sets' folder")
    add("--work", type=Path, default=Path("build/describer"), help="where maps are kept")
    add("--fusion", choices=FUSIONS, default="tokens", help="how pictures and words come together")
    add("--steps", type=int, default=5_000)
    add(
        "--align", type=int, default=1_500, help="steps of seeing alone, before there are questions"
    )
    add("--rate", type=float, default=1e-3, help="how fast it learns")
    add("--scenes", type=int, default=16_000, help="scenes to learn from")
    add("--views", type=int, default=2, help="of each photograph")
    add("--test-scenes", type=int, default=1_000, help="scenes to measure on")
    add("--test-pairs", type=int, default=500, help="scenes of held-out pairs to measure on")
    add("--seed", type=int, default=1)
    add("--start", type=Path, metavar="FILE", help="a checkpoint to learn on from")
    add("--smoke", action="store_true", help="a tiny run, to test the code")
    add("--evaluate", type=Path, metavar="DIR", help="train nothing: measure the model in DIR")
    add("--finish", type=Path, metavar="FILE", help="train nothing: write this checkpoint's model")
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    print(text, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns the exit status."""
    options = _arguments(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    if options.smoke:
        options.steps, options.scenes, options.test_scenes, options.test_pairs = 4, 24, 12, 8
        options.align = 2
        options.work, options.photos = options.work / "smoke", options.work / "none"
    material = Material(Sources(options.encoder, options.photos, options.work, _say))
    tested = _Tested(options.test_scenes, options.test_pairs)
    if options.evaluate:
        _report(options, material, options.evaluate, tested)
        return 0
    vocabulary = _vocabulary(
        options.work, material, _OF_SMOKE * 20 if options.smoke else _ASKED_FOR_WORDS
    )
    hints = Hints(material.things, vocabulary, material.glyphs)
    shape = Shape(len(vocabulary), options.fusion)
    network = Network(shape)
    checkpoint = options.finish or options.work / f"{options.fusion}.pt"
    if options.finish:
        network.load_state_dict(torch.load(checkpoint))
    else:
        _learn(options, material, network, vocabulary, hints, checkpoint)
    network.eval()
    _write(options, material, network, vocabulary, tested)
    return 0


def _vocabulary(work: Path, material: Material, count: int) -> Vocabulary:
    """Made once, so that checkpoints fit."""
    kept = work / "vocabulary.txt"
    if not kept.exists():
        work.mkdir(parents=True, exist_ok=True)
        source = SceneSource(material.things, _SEED, Pairs.LEARNT)
        scenes = [source.scene(number) for number in range(count)]
        made = learnt_vocabulary(material.asker, scenes, list(CATEGORIES), 0)
        kept.write_text("\n".join(made.words), "utf-8")
    return Vocabulary(kept.read_text("utf-8").split("\n"))


def _learn(
    options: argparse.Namespace,
    material: Material,
    network: Network,
    vocabulary: Vocabulary,
    hints: Hints,
    checkpoint: Path,
) -> None:
    scenes = material.learnt(options.scenes)
    photos = material.photos(held_out=False, views=options.views)
    standardise(network, scenes, photos)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    plan = Plan(options.align, 56, 16, rate=1.5 * options.rate, seed=options.seed + 1)
    drawer = Drawer(scenes, photos, material.asker, vocabulary, material.glyphs, hints, plan)
    align(network, drawer, plan, options.work / f"{options.fusion}-aligned.pt", _say)
    plan = Plan(options.steps, rate=options.rate, seed=options.seed)
    drawer = Drawer(scenes, photos, material.asker, vocabulary, material.glyphs, hints, plan)
    examples = scene_examples(
        material.validation(_OF_SMOKE if options.smoke else _WATCHED), material.asker, _SEED
    )
    unseen = material.photos(held_out=True)
    if unseen is not None:
        examples += photo_examples(unseen, material.asker, _SEED)[::4]

    def measure(learning: Network) -> str:
        found = exactness(learning, examples, vocabulary, material.glyphs)
        return "; ".join(f"{kind} {right / count:.3f}" for kind, (right, count) in found.items())

    train(network, drawer, plan, checkpoint, _say, measure)


def _write(
    options: argparse.Namespace,
    material: Material,
    network: Network,
    vocabulary: Vocabulary,
    tested: _Tested,
) -> None:
    """Write the model, fit how far it is to be trusted, and measure what was written."""
    folder, state, shape = options.out, network.state_dict(), network.shape
    write_model(folder, state, vocabulary, shape, Trust())
    files = read_model(folder)
    scenes = material.validation(_OF_SMOKE if options.smoke else _TRUSTED)
    judged = judged_scenes(load_network(folder, files), files, scenes, material.asker, _SEED)
    trust = fitted_trust([one for _, one in judged])
    write_model(folder, state, vocabulary, shape, trust)
    figures = _report(options, material, folder, tested)
    write_card(folder, figures)
    finish(folder)


def _report(
    options: argparse.Namespace, material: Material, folder: Path, tested: _Tested
) -> list[Figure]:
    """Print all figures, and return them."""
    files: DescriberFiles = read_model(folder)
    network = load_network(folder, files)
    trust = Trust(files.trust, files.least_confidence)
    asker, figures = material.asker, []
    test = material.test(tested.scenes)
    judged = judged_scenes(network, files, test, asker, _SEED)
    figures += scene_figures(judged, material.glyphs, "scenes")
    pairs = judged_scenes(network, files, material.test_pairs(tested.pairs), asker, _SEED)
    figures += scene_figures(pairs, material.glyphs, "held-out pairs")
    if len(test.scenes) >= len(asker.never_taught):
        figures.append(untaught_figure(network, files, test, asker, trust))
    figures += trust_figures([one for _, one in judged], trust)
    photos = material.photos(held_out=True)
    if photos is not None:
        texts = load_text_tower(options.encoder)
        seen = judged_photos(network, files, photos, asker, _SEED)
        figures += photo_figures(seen, zero_shot(photos, texts.embed), photos)
    for figure in figures:
        _say(str(figure))
    return figures


if __name__ == "__main__":
    sys.exit(main())
