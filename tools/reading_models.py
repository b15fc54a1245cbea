"""Makes resources/models/reading of the models in a wheel of RapidOCR.

    pip download --no-deps rapidocr==3.10.0
    python -m tools.reading_models rapidocr-3.10.0-py3-none-any.whl

Weights are written with 16 bits in place of 32, which halves the files; they are computed with as
before. The wheel itself is no dependency, because it asks for OpenCV and with that for FFmpeg."""

from __future__ import annotations

import argparse
import hashlib
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

FOLDER = Path(__file__).parents[1] / "resources" / "models" / "reading"
MODELS = {
    "detection.onnx": "rapidocr/models/PP-OCRv6_det_small.onnx",
    "direction.onnx": "rapidocr/models/ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "recognition.onnx": "rapidocr/models/PP-OCRv6_rec_small.onnx",
}
NOTICE = "licenses/MODEL_LICENSES.md"
_LARGE = 256  # numbers: what is smaller stays as it is
_MOST = float(np.finfo(np.float16).max)


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model with large weights in 16 bits, and a node for each that widens them."""
    graph = model.graph
    casts = []
    for weights in graph.initializer:
        values = numpy_helper.to_array(weights)
        if values.dtype != np.float32 or values.size < _LARGE or np.abs(values).max() > _MOST:
            continue
        narrow = f"{weights.name}_16"
        casts.append(helper.make_node("Cast", [narrow], [weights.name], to=onnx.TensorProto.FLOAT))
        weights.CopyFrom(numpy_helper.from_array(values.astype(np.float16), narrow))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("wheel", type=Path)
    sums = []
    FOLDER.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(parser.parse_args().wheel) as wheel:
        for name, source in MODELS.items():
            onnx.save(halved(onnx.load_from_string(wheel.read(source))), FOLDER / name)
        (notice,) = (each for each in wheel.namelist() if each.endswith(NOTICE))
        (FOLDER / "NOTICE.md").write_bytes(wheel.read(notice))
    for name in MODELS:
        sums.append(f"{hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()}  {name}\n")
        print(f"{name}: {(FOLDER / name).stat().st_size / 1e6:.1f} MB")
    (FOLDER / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main()
