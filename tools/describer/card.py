"""The describer's model card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from photo_sorter.adapters.describing.builtin.model_folder import WEIGHTS_NAME
from tools.describer.evaluate import Figure
from tools.describer.export import CARD_NAME

_CARD = """# The built-in describer

A very small vision-language model ({megabytes:.1f} MB) that answers simple questions about a
picture and writes a short caption. It looks at the map of the built-in image tower (the features
of 6 x 6 squares, and the picture's vector), projected to an encoder of two layers and a decoder of
four, which this project trained on painted scenes and labelled photographs. Licence MIT. It knows
English and {words} words.

**What it is not**: it knows painted things, 158 kinds of photographs, colours, grounds and numbers
up to five. It knows nothing of the world, recognises nobody and reads no text. Counting, places and
relations were learnt from painted scenes alone: of photographs it tells them far less reliably. To
what it was never taught it says that it is not sure, as often as is measured below.

## How to make and measure it
```
python -m tools.train_describer
python -m tools.train_describer --evaluate resources/models/describer
```

## Data
| part | what | licence |
|---|---|---|
| scenes, questions | Noto Color Emoji's glyphs on painted grounds; this project | OFL 1.1, MIT |
| Caltech-101 | 101 categories and background (Li, Andreeto, Ranzato, Perona) | CC BY 4.0 |
| TensorFlow flower photos | five flowers | CC BY 2.0 |
| Clothing dataset (small) | ten garments (Alexey Grigorev) | CC0 |
| Grocery Store dataset | 43 kinds of groceries (Marcus Klasson and others) | MIT |

12 % of each photo set (a hash of the file's name) was kept out of training, and every tenth pair of
thing and colour was kept out of the scenes.

## Measured, on what it was never trained on
{figures}
"""


def write_card(folder: Path, figures: Sequence[Figure]) -> None:
    """Write `MODEL_CARD.md`."""
    weights = (folder / WEIGHTS_NAME).stat().st_size
    words = len((folder / "words.txt").read_text("utf-8").split("\n"))
    lines = "\n".join(f"- {figure}" for figure in figures)
    text = _CARD.format(megabytes=weights / 1e6, words=words, figures=lines)
    (folder / CARD_NAME).write_text(text, "utf-8")
