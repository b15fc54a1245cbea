"""Writes the finished model folder: weights, calibration, references and the model card."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

from photo_sorter.core.calibration import Calibration
from photo_sorter.core.scoring import Reference
from tools.builtin_model.architecture import save_weights
from tools.builtin_model.cldr import LANGUAGES
from tools.builtin_model.evaluate import PROMPTS, Report

_LIMITS = """\
- It knows what it was shown: the categories of the photo sets above, grounds, lights, colours,
  looks and papers. Photographs of other things are embedded, but words for them find little; one of
  the larger models that the application offers is the remedy.
- Counting, "above" and "left of" work on painted scenes and should not be relied on elsewhere.
- Faces are recognised as faces, never as whose they are.
- The photo sets are small and old and show the world as their collectors did; the emoji show it as
  their font does. Whatever is missing there is missing here.
- Other languages than English were learnt from CLDR's emoji names and a few hundred words.
"""

_DATA = """\
| part | what | licence |
|---|---|---|
| scenes | Noto Color Emoji's glyphs on painted grounds | OFL 1.1 |
| captions of the scenes | Unicode CLDR's names and keywords of emoji | Unicode licence |
| garments | outlines in any cloth on any ground, drawn by this project | MIT |
| Caltech-101 | 101 categories and background (Li, Andreeto, Ranzato, Perona) | CC BY 4.0 |
| TensorFlow flower photos | five flowers | CC BY 2.0 |
| Clothing dataset (small) | ten garments (Alexey Grigorev) | CC0 |
| Grocery Store dataset | 43 kinds of groceries (Marcus Klasson and others) | MIT |
| based.cooking | dishes | public domain |

12 % of each photo set (a hash of the file's name) was kept out of training and is what the figures
are measured on; the calibration saw the first half of that, and the figures on tags and
recognition come from the second.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """How the model was made, for the card."""

    version: str
    command: str
    evaluation_command: str
    pixels: int
    pictures_seen: str
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
A small CLIP model, trained from random weights by this project on scenes and garments that it draws
itself and on openly licensed photographs. It ships with the application and works offline at once.
Version {made.version}; licence MIT.

- Image tower: timm's ResNet-10-T at {made.pixels} px, {parameters[0]:.1f} million parameters.
  Pictures are squashed to a square, so that their sides count too.
- Text tower: 3 layers of width 192, {parameters[1]:.1f} million parameters with its vocabulary of
  byte pairs, learnt from the captions; languages: {", ".join(LANGUAGES)}.
- Vectors of 256 dimensions, float16 safetensors; loads with `open_clip` (`local-dir:`), with
  `bpe.txt.gz` as the tokenizer's `bpe_path`.
- {made.pictures_seen}

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
) -> None:
    """Complete `folder` (which holds the config and merges) and put it in `target`'s place."""
    save_weights(model, folder / "open_clip_model.safetensors")
    save_file({"images": reference.images.astype(np.float16)}, folder / "reference.safetensors")
    write_space(folder, made.version, calibration, texts)
    visual = sum(p.numel() for n, p in model.named_parameters() if n.startswith("visual."))
    total = sum(p.numel() for p in model.parameters())
    write_card(folder, made, report, (visual / 1e6, (total - visual) / 1e6))
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
