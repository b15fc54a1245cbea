"""The tool end to end, tiny; and the folder that it writes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photo_sorter.adapters.describing.builtin.model import BuiltinDescriber
from photo_sorter.adapters.model_store.checksums import check_files
from tools.builtin_model.glyphs import FONT_FILE
from tools.train_describer import main

BUILTIN = Path(__file__).resolve().parents[3] / "resources" / "models" / "builtin"


@pytest.mark.skipif(not FONT_FILE.is_file(), reason="needs fonts-noto-color-emoji")
def test_a_smoke_run_writes_a_describer_that_the_app_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "describer"
    options = ["--smoke", "--work", str(tmp_path), "--encoder", str(BUILTIN), "--out", str(out)]
    assert main(options) == 0
    assert {path.name for path in out.iterdir()} == {
        "MODEL_CARD.md",
        "SHA256SUMS",
        "describer.json",
        "describer.safetensors",
        "words.txt",
    }
    check_files(out)
    printed = capsys.readouterr().out
    figures = [line for line in printed.splitlines() if "questions" in line]
    card = (out / "MODEL_CARD.md").read_text("utf-8")
    assert figures
    assert all(figure in card for figure in figures)

    describer = BuiltinDescriber(out, BUILTIN)
    pixels = np.full((40, 60, 3), 128, np.uint8)
    _, confidence, _, _ = describer.answer(pixels, "What is this?")
    assert 0 <= confidence <= 1
    assert describer.where(pixels, "What is this?").shape == (6, 6)
