"""The training tool end to end, tiny; and the folder it writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FONT = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
CLDR = Path("/usr/share/unicode/cldr/common/annotations/en.xml")
WORDNET = Path("/usr/share/wordnet/data.noun")

needs_sources = pytest.mark.skipif(
    not (FONT.is_file() and CLDR.is_file() and WORDNET.is_file()),
    reason="needs fonts-noto-color-emoji, unicode-cldr-core and wordnet-base",
)

# Loads the folder as the application does, and prints the shapes and the vectors' norms.
_LOAD = """
import sys
from photo_sorter.adapters.engine.model.torchvision_shim import declare_missing_operators
declare_missing_operators()
import open_clip, torch
import photo_sorter.adapters.engine.model.class_aware_tower
from PIL import Image
from safetensors.torch import load_file
folder = sys.argv[1]
model, _, preprocess = open_clip.create_model_and_transforms(f"local-dir:{folder}")
tokenizer = open_clip.get_tokenizer(f"local-dir:{folder}", bpe_path=f"{folder}/bpe.txt.gz")
model.eval()
with torch.inference_mode():
    image = model.encode_image(preprocess(Image.new("RGB", (90, 60), "red"))[None], normalize=True)
    text = model.encode_text(tokenizer(["red car at night", "Hund am Strand"]), normalize=True)
reference = load_file(f"{folder}/reference.safetensors")["images"]
assert image.shape[1] == text.shape[1] == reference.shape[1]
assert torch.allclose(text.norm(dim=1), torch.ones(2), atol=1e-4)
assert not torch.allclose(text[0], text[1])
assert reference.dtype == torch.float16 and len(reference) > 20
print("loaded")
"""


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}


@needs_sources
@pytest.mark.timeout(400)
def test_smoke_run_writes_a_model_that_loads(tmp_path: Path) -> None:
    out = tmp_path / "builtin"
    made = subprocess.run(
        [sys.executable, "-m", "tools.train_builtin_model", "--smoke", "--out", str(out)],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert made.returncode == 0, made.stderr[-2000:]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["builtin"], "work files were left behind"
    assert {p.name for p in out.iterdir()} == {
        "MODEL_CARD.md",
        "SHA256SUMS",
        "bpe.txt.gz",
        "everyday.txt.gz",
        "image.int8.onnx",
        "image.onnx",
        "lexicon.txt.gz",
        "open_clip_config.json",
        "open_clip_model.safetensors",
        "reference.safetensors",
        "space.json",
        "text.onnx",
        "words.txt.gz",
    }
    space = json.loads((out / "space.json").read_text("utf-8"))
    assert space["format"] == 1
    assert len(space["calibration"]["weights"]) == 4
    assert "smoke run" in (out / "MODEL_CARD.md").read_text("utf-8")
    loaded = subprocess.run(
        [sys.executable, "-c", _LOAD, str(out)],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert loaded.stdout.strip().endswith("loaded"), loaded.stderr[-2000:]
