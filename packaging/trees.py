"""Packages that go into the bundle as they are, without PyInstaller's analysis.

torch and what stands on it import one another from thousands of places, most of which never run
here; to follow them all takes PyInstaller half an hour and brings in everything. These packages
are taken by rule instead: compiled modules in the places of their sources, native libraries, and
the few data files they read.
"""

from __future__ import annotations

import os
import py_compile
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path
from sys import implementation

Entry = tuple[str, str, str]  # where in the bundle, which file, PyInstaller's kind of it

_NATIVE = (".so", ".pyd", ".dll", ".dylib")
_CACHES = "__pycache__"


@dataclass(frozen=True, slots=True)
class Tree:
    """Which files of a package are wanted, by patterns on their paths inside it (`*` crosses
    folders). `keep` wins over `drop`; `sources` stay readable, because something reads them;
    `data` are the files that are neither modules nor native."""

    package: str
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    data: tuple[str, ...] = ()

    def wants(self, path: str) -> bool:
        return _matches(path, self.keep) or not _matches(path, self.drop)


TREES = (
    Tree(
        "torch",
        drop=(
            # compilers, converters, training on many machines, tests
            "_inductor/*",
            "testing/_internal/*",
            "test/*",
            "bin/*",
            "include/*",
            "share/*",
            "csrc/*",
            "contrib/*",
            "_export/db/*",
            "onnx/_internal/fx/*",
            "onnx/_internal/torchscript_exporter/symbolic_opset[!91]*",
            "_vendor/quack/*",
            "distributed/pipelining/*",
            "distributed/benchmarks/*",
            "distributed/_tools/*",
            "distributed/launcher/*",
            "distributed/examples/*",
            "distributed/tensor/examples/*",
            "utils/bottleneck/*",
            "utils/benchmark/*",
            "utils/tensorboard/*",
            "utils/hipify/*",
            "utils/model_dump/*",
            "lib/libaoti_custom_ops*",
            "lib/libbackend_with_compiler*",
            "lib/libjitbackend_test*",
            "lib/libtorchbind_test*",
            "lib/libshm_windows/*",
            "lib/*.lib",
        ),
        keep=(
            "_inductor/__init__.py",
            "_inductor/_functionalize_collectives.py",
            "_inductor/analysis/__init__.py",
            "_inductor/analysis/device_info.py",
            "_inductor/config*.py",
            "_inductor/cpp_builder.py",
            "_inductor/cpu_vec_isa.py",
            "_inductor/cudagraph_utils.py",
            "_inductor/custom_graph_pass.py",
            "_inductor/exc.py",
            "_inductor/runtime/__init__.py",
            "_inductor/runtime/cache_dir_utils.py",
            "_inductor/runtime/hints.py",
            "_inductor/runtime/runtime_utils.py",
            "_inductor/standalone_compile.py",
            "_inductor/test_operators.py",
            "_inductor/utils.py",
            "testing/_internal/__init__.py",
            "testing/_internal/common_dtype.py",
            "testing/_internal/distributed/__init__.py",
            "testing/_internal/distributed/fake_pg.py",
            "testing/_internal/logging_tensor.py",
            "bin/torch_shm_manager",
        ),
        # torch reads the comments in the sources of its settings
        sources=("*config.py", "*config_comms.py", "utils/_config_module.py"),
    ),
    Tree(
        "torchvision",
        # the native part is compiled for CUDA and not used: photo_sorter's torchvision_shim
        drop=("_C*", "image*", "video_decoder*", "prototype/*", "*.so", "*.pyd"),
    ),
    Tree(
        "torchgen",
        drop=(
            "packaged/*",
            "api/*",
            "dest/*",
            "selective_build/*",
            "static_runtime/*",
            "decompositions/*",
            "executorch/*",
            "operator_versions/*",
        ),
    ),
    Tree("open_clip", data=("model_configs/*.json", "*.gz")),
    Tree("timm", drop=("optim/*", "scheduler/*", "loss/*", "task/*")),
    Tree(
        "transformers",
        # tokenizers, the classes that describe pictures, and what they stand on
        drop=(
            "models/*",
            "cli/*",
            "commands/*",
            "data/*",
            "pipelines/*",
            "kernels/*",
            "trainer*",
        ),
        keep=(
            "models/__init__.py",
            "models/auto/*",
            # of all families: who looks for one tokenizer goes through the list of all settings
            "models/*/__init__.py",
            "models/*/tokenization_*.py",
            "models/*/configuration_*.py",
            # SmolVLM, with its Llama, and Florence-2, with its Bart and the pictures of Clip
            "models/idefics3/*",
            "models/llama/*",
            "models/florence2/*",
            "models/bart/*",
            "models/clip/*",
        ),
        sources=("*",),  # it looks through its own folders for sources
    ),
    Tree(
        "sympy",
        drop=(
            "*/tests/*",
            "physics/*",
            "sandbox/*",
            "benchmarks/*",
            "testing/*",
            "parsing/autolev/*",
            "parsing/latex/*",
            "holonomic/*",
            "categories/*",
            "diffgeom/*",
            "liealgebras/*",
            "crypto/*",
            "stats/*",
        ),
    ),
    Tree("mpmath", drop=("tests/*", "*/tests/*")),
)


def entries(tree: Tree, work: Path) -> Iterator[Entry]:
    """What PyInstaller collects of the tree, sorted; compiled modules are written below `work`."""
    spec = find_spec(tree.package)
    if spec is None or not spec.submodule_search_locations:
        return
    root = Path(next(iter(spec.submodule_search_locations)))
    for path in _files(root):
        inside = path.relative_to(root).as_posix()
        if not tree.wants(inside):
            continue
        target = f"{tree.package}/{inside}"
        if path.suffix == ".py":
            if _matches(inside, tree.sources):
                yield target, str(path), "DATA"
                folder = target.rpartition("/")[0]
                cached = f"{folder}/{_CACHES}/{path.stem}.{implementation.cache_tag}.pyc"
                yield cached, str(_compiled(path, tree, root, work)), "DATA"
            else:
                yield f"{target}c", str(_compiled(path, tree, root, work)), "DATA"
        elif path.suffix in _NATIVE or ".so." in path.name or _matches(inside, tree.keep):
            yield target, str(path), "BINARY"
        elif _matches(inside, tree.data):
            yield target, str(path), "DATA"


def _files(root: Path) -> list[Path]:
    found = []
    for folder, below, names in os.walk(root):
        below[:] = sorted(name for name in below if name != _CACHES)
        found += [Path(folder, name) for name in names]
    return sorted(found)


def _compiled(path: Path, tree: Tree, root: Path, work: Path) -> Path:
    """The module, compiled under the name that it has in the bundle: the same bytes wherever it
    was built. It is never held against its source, whose time says nothing there."""
    inside = path.relative_to(root)
    target = work / tree.package / inside.with_suffix(".pyc")
    if target.is_file() and target.stat().st_mtime >= path.stat().st_mtime:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    py_compile.compile(
        str(path),
        cfile=str(target),
        dfile=f"{tree.package}/{inside.as_posix()}",
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return target


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(path, pattern) for pattern in patterns)
