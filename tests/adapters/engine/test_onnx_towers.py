"""A model's graphs compute what open_clip does of the same weights, without torch; where they
cannot be computed, torch goes on."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from photo_sorter.adapters import onnx_runtime
from photo_sorter.adapters.engine.model import onnx_session, onnx_towers
from photo_sorter.adapters.engine.model.graph_files import (
    GRAPH_NAMES,
    IMAGE_NAME,
    INT8_NAME,
    TEXT_NAME,
)
from photo_sorter.adapters.engine.model.image_tower import TorchImageTower
from photo_sorter.adapters.engine.model.onnx_session import run_in_parts
from photo_sorter.adapters.engine.model.onnx_towers import OnnxImageTower, OnnxTextTower
from photo_sorter.adapters.engine.model.open_clip_model import TorchTextTower
from photo_sorter.adapters.engine.model.towers import Towers
from photo_sorter.adapters.engine.model.tuning import dot_products
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.errors import EngineError, ModelUnavailableError
from photo_sorter.core.ports import FileRequest
from tests.conftest import BUILTIN_MODEL

from .conftest import EngineMaker
from .entries import engine_without_onnx_runtime
from .graph_model import SIDE, quietly
from .pictures import scene, write
from .test_parity import open_clips_own, own_texts

PICTURES = [scene(300, 200, 1), scene(50, 90, 2), scene(SIDE, SIDE, 3), scene(700, 80, 4)]
TEXTS = ["a cat", "two dogs on a beach at night " * 9, "", "äöü 東京 🎂"]
WEIGHTS_NAME = "open_clip_model.safetensors"


def nothing() -> None:
    pass


def copied(model: Path, folder: Path) -> Path:
    folder.mkdir()
    for path in model.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def without_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where ONNX Runtime cannot be imported."""
    package = importlib.import_module("photo_sorter.adapters.engine.model")
    monkeypatch.delattr(package, "onnx_towers")
    monkeypatch.delitem(sys.modules, onnx_towers.__name__)
    monkeypatch.delitem(sys.modules, onnx_session.__name__)
    monkeypatch.delitem(sys.modules, onnx_runtime.__name__)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pictures as files that lose nothing."""
    folder = tmp_path_factory.mktemp("pictures")
    return [
        write(folder / f"{number}.png", picture, "PNG") for number, picture in enumerate(PICTURES)
    ]


@pytest.fixture(scope="module")
def floats(graph_model: Path) -> OnnxImageTower:
    return onnx_towers.load_image_tower(graph_model, exact=True)


@pytest.fixture(scope="module")
def own_vectors(graph_model: Path, paths: list[Path]) -> Vectors:
    vectors: Vectors = quietly(lambda: open_clips_own(graph_model, paths))
    return vectors


# ------------------------------------------------------------------------------------ parity


def test_pictures_as_open_clip_has_them(floats: OnnxImageTower, own_vectors: Vectors) -> None:
    ours = floats.embed([floats.prepare(picture) for picture in PICTURES])
    assert ours.dtype == np.float32
    np.testing.assert_allclose(ours, own_vectors, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)


def test_texts_as_open_clip_has_them(graph_model: Path) -> None:
    ours = onnx_towers.load_text_tower(graph_model).embed(TEXTS)
    own = quietly(lambda: own_texts(graph_model, TEXTS))
    np.testing.assert_allclose(ours, own, atol=1e-4)


def test_a_texts_vector_does_not_depend_on_those_beside_it(graph_model: Path) -> None:
    tower = onnx_towers.load_text_tower(graph_model)
    alone = np.concatenate([tower.embed([text]) for text in TEXTS])
    np.testing.assert_allclose(tower.embed(TEXTS), alone, atol=1e-5)


def test_bytes_rank_pictures_as_floats_do(
    graph_model: Path, floats: OnnxImageTower, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a crowd of pictures, each is the one that it is most like."""
    monkeypatch.setattr(onnx_towers, "has_8bit_dot_products", lambda: True)
    quick = onnx_towers.load_image_tower(graph_model, exact=False)
    crowd = [scene(seed=seed) for seed in range(200, 216)]
    found, wanted = (
        tower.embed([tower.prepare(picture) for picture in crowd]) for tower in (quick, floats)
    )
    centre = wanted.mean(axis=0)
    assert ((found - centre) @ (wanted - centre).T).argmax(axis=1).tolist() == list(range(16))
    assert (found * wanted).sum(axis=1).min() > 0.9
    assert not np.allclose(found, wanted, atol=1e-4)  # it is not the same graph


@pytest.mark.parametrize(
    ("native", "exact", "name"),
    [(True, False, INT8_NAME), (True, True, IMAGE_NAME), (False, False, IMAGE_NAME)],
)
def test_bytes_only_where_the_processor_is_made_for_them(
    graph_model: Path, monkeypatch: pytest.MonkeyPatch, native: bool, exact: bool, name: str
) -> None:
    monkeypatch.setattr(onnx_towers, "has_8bit_dot_products", lambda: native)
    loaded = []

    class Session(onnx_session.Session):
        def __init__(self, folder: Path, name: str) -> None:
            loaded.append(name)
            super().__init__(folder, name)

    monkeypatch.setattr(onnx_towers, "Session", Session)
    onnx_towers.load_image_tower(graph_model, exact)
    assert loaded == [name]


@pytest.mark.parametrize("threads", [None, 1, 2, 5])
def test_as_many_threads_as_there_may_be_give_the_same(
    floats: OnnxImageTower, own_vectors: Vectors, threads: int | None
) -> None:
    inputs = [floats.prepare(picture) for picture in PICTURES]
    ours = floats.embed(inputs * 4, threads)
    np.testing.assert_allclose(ours, np.concatenate([own_vectors] * 4), atol=1e-4)


def test_a_failure_on_another_thread_is_raised_here() -> None:
    def compute(part: int) -> Vectors:
        if part % 2:
            raise RuntimeError("part of it fails")
        return np.full((1, 1), part, np.float32)

    assert run_in_parts(compute, range(0, 40, 2), 3)[:, 0].tolist() == list(range(0, 40, 2))
    with pytest.raises(RuntimeError, match="fails"):
        run_in_parts(compute, range(40), 3)


def test_what_a_graph_fails_on_is_a_runtime_error(floats: OnnxImageTower) -> None:
    with pytest.raises(RuntimeError, match="dimensions"):
        floats.embed([np.zeros((SIDE + 1, SIDE, 3), np.uint8)])


# ------------------------------------------------------------------------------ without torch


def test_embedding_takes_neither_torch_nor_open_clip(graph_model: Path) -> None:
    program = """
import sys
from PIL import Image
from photo_sorter.adapters.engine.model.towers import Towers
towers, folder = Towers(exact=False), sys.argv[1]
seen = towers.image(folder, lambda: None)
assert seen.embed([seen.prepare(Image.new("RGB", (90, 60), "red"))], 2).shape == (1, 32)
assert towers.text(folder, lambda: None).embed(["a red car"], 2).shape == (1, 32)
print(*sorted({"torch", "open_clip", "timm", "torchvision", "transformers"} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(graph_model)],
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
        env=dict(os.environ),
    )
    assert ran.stdout.strip() == ""


def test_a_model_without_graphs_is_left_to_torch(tiny_model: Path) -> None:
    towers = Towers(exact=True)
    assert isinstance(towers.image(str(tiny_model), nothing), TorchImageTower)
    assert isinstance(towers.text(str(tiny_model), nothing), TorchTextTower)
    assert towers.fallback(str(tiny_model)) == ""


def test_a_model_with_graphs_is_not(graph_model: Path) -> None:
    towers = Towers(exact=False)
    assert isinstance(towers.image(str(graph_model), nothing), OnnxImageTower)
    assert isinstance(towers.text(str(graph_model), nothing), OnnxTextTower)
    assert towers.fallback(str(graph_model)) == ""


def test_the_tool_writes_the_graphs_of_a_finished_folder(
    graph_model: Path, paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(graph_model, tmp_path / "model")
    for name in GRAPH_NAMES:
        (folder / name).unlink()
    tool = importlib.import_module("tools.builtin_model.graphs")
    assert quietly(lambda: tool.main([str(folder), "--pictures", str(paths[0].parent)])) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in GRAPH_NAMES)
    for name in (IMAGE_NAME, TEXT_NAME):  # their weights lie elsewhere
        assert (folder / name).read_bytes() == (graph_model / name).read_bytes()
        assert (folder / name).stat().st_size < 100_000
    assert Towers(exact=False).fallback(str(folder)) == ""


# ------------------------------------------------------------------------- where it goes wrong


def test_without_onnx_runtime_torch_goes_on(
    graph_model: Path,
    own_vectors: Vectors,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    without_runtime(monkeypatch)
    towers = Towers(exact=True)
    assert "onnxruntime" in towers.fallback(str(graph_model))
    seen = towers.image(str(graph_model), nothing)
    assert isinstance(seen, TorchImageTower)
    assert f"{IMAGE_NAME} is left to torch" in caplog.text
    ours = seen.embed([seen.prepare(picture) for picture in PICTURES])
    np.testing.assert_allclose(ours, own_vectors, atol=1e-4)
    assert isinstance(towers.text(str(graph_model), nothing), TorchTextTower)


def test_what_onnx_runtime_has_no_code_for_is_left_to_torch(
    graph_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacks(*_arguments: Any, **_more: Any) -> None:
        raise onnx_session._LACKING[0]("no kernel for LpNormalization")

    runtime = importlib.import_module("onnxruntime")
    monkeypatch.setattr(runtime, "InferenceSession", lacks)
    towers = Towers(exact=False)
    assert "LpNormalization" in towers.fallback(str(graph_model))
    assert isinstance(towers.image(str(graph_model), nothing), TorchImageTower)


def test_an_engine_tells_why_it_falls_back(
    graph_model: Path, tiny_model: Path, make_engine: EngineMaker, paths: list[Path]
) -> None:
    client = make_engine(entry=engine_without_onnx_runtime)
    assert client.fallback(tiny_model) == ""
    assert client.pid is None  # nothing had to be asked
    assert "onnxruntime" in client.fallback(graph_model)
    assert client.embed_texts(graph_model, ["a cat"]).shape == (1, 32)
    assert client.embed_image(graph_model, str(paths[0])).shape == (32,)


def test_an_engine_with_everything_has_nothing_to_tell(
    graph_model: Path, make_engine: EngineMaker, paths: list[Path]
) -> None:
    client = make_engine()
    assert client.fallback(graph_model) == ""
    requests = [FileRequest(number, str(path)) for number, path in enumerate(paths)]
    results = list(client.process_files(graph_model, requests, lambda: False))
    assert all(result.vector is not None for result in results)


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def emptied(_content: bytes) -> bytes:
    return b""


def replaced(content: bytes) -> bytes:
    return b"\x93rubbish" * (len(content) // 8)


@pytest.mark.parametrize("damaged", [halved, emptied, replaced])
@pytest.mark.parametrize("name", [*GRAPH_NAMES, WEIGHTS_NAME])
def test_a_damaged_file_is_told_in_words(
    graph_model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    damaged: Callable[[bytes], bytes],
) -> None:
    monkeypatch.setattr(onnx_towers, "has_8bit_dot_products", lambda: True)
    folder = copied(graph_model, tmp_path / "model")
    (folder / name).write_bytes(damaged((folder / name).read_bytes()))
    towers = Towers(exact=name == IMAGE_NAME)
    load: Callable[[str, Callable[[], None]], object]
    load = towers.text if name == TEXT_NAME else towers.image
    with pytest.raises(ModelUnavailableError, match="cannot be loaded") as caught:
        load(str(folder), nothing)
    assert "again" in caught.value.remedy
    assert caught.value.path == str(folder / name)
    with pytest.raises(ModelUnavailableError):
        towers.fallback(str(folder))


def test_a_graph_of_other_weights_is_not_computed(graph_model: Path, tmp_path: Path) -> None:
    """Its numbers would be read from wherever it says, and mean nothing."""
    from safetensors.numpy import load_file, save_file

    folder = copied(graph_model, tmp_path / "model")
    weights = load_file(folder / WEIGHTS_NAME)
    save_file({**weights, "another": np.zeros(8, np.float16)}, folder / WEIGHTS_NAME)
    with pytest.raises(ModelUnavailableError, match="other weights"):
        Towers(exact=True).image(str(folder), nothing)


@pytest.mark.parametrize("name", ["bpe.txt.gz", "open_clip_config.json"])
def test_a_damaged_tokenizer_is_told_in_words(graph_model: Path, tmp_path: Path, name: str) -> None:
    folder = copied(graph_model, tmp_path / "model")
    (folder / name).write_bytes(b"rubbish")
    with pytest.raises(ModelUnavailableError, match="tokenizer cannot be loaded"):
        Towers(exact=True).text(str(folder), nothing)


def test_a_tokenizer_of_another_model_is_told_in_words(graph_model: Path, tmp_path: Path) -> None:
    folder = copied(graph_model, tmp_path / "model")
    (folder / "bpe.txt.gz").write_bytes((BUILTIN_MODEL / "bpe.txt.gz").read_bytes())
    with pytest.raises(ModelUnavailableError, match="more tokens than the model"):
        Towers(exact=True).text(str(folder), nothing)


def test_damage_reaches_the_app_in_words(
    graph_model: Path, tmp_path: Path, make_engine: EngineMaker
) -> None:
    folder = copied(graph_model, tmp_path / "model")
    (folder / TEXT_NAME).write_bytes(b"rubbish")
    client = make_engine()
    with pytest.raises((ModelUnavailableError, EngineError), match="graph cannot be loaded"):
        client.fallback(folder)


# ---------------------------------------------------------------------------- the processor


@pytest.mark.parametrize(
    ("text", "native"),
    [
        ("flags\t\t: fpu avx2 avx512_vnni\n", True),
        ("flags\t\t: fpu avx2 avx_vnni\n", True),
        ("Features\t: fp asimd asimddp\n", True),
        ("flags\t\t: fpu avx2 avx512f\nvnni: avx_vnni\n", False),
        ("", False),
    ],
)
def test_a_processor_is_known_by_its_flags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, native: bool
) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(f"processor\t: 0\n{text}\n")
    monkeypatch.setattr(dot_products, "_PROCESSOR", told)
    monkeypatch.setattr(sys, "platform", "linux")
    assert dot_products.has_8bit_dot_products() is native


def test_a_processor_that_nothing_is_known_of_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dot_products, "_PROCESSOR", tmp_path / "nothing")
    for system in ("linux", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        assert not dot_products.has_8bit_dot_products()


def test_a_picture_is_resized_as_open_clip_does(floats: OnnxImageTower) -> None:
    transforms: Any = importlib.import_module("open_clip.transform")
    settings = transforms.PreprocessCfg(size=SIDE, resize_mode="squash", interpolation="bicubic")
    resize, *_ = transforms.image_transform_v2(settings, is_train=False).transforms
    for picture in [*PICTURES, Image.new("RGB", (1, 5_000), "red")]:
        assert np.array_equal(floats.prepare(picture), np.asarray(resize(picture)))
