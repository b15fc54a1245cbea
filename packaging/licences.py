"""What the bundle holds of others, each with its licence's text.

`python packaging/licences.py` prints the list as JSON, the one that the bundle has in
`resources/licences.json`; `--text` prints it to read.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

# Beside it lie the texts that wheels leave out.
_TEXTS = Path(__file__).resolve().parent / "licences"
_IS_LICENCE = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*[^;]*(?:;(.*))?$")

# Required by others, but not in the bundle: see photo_sorter.spec.
NOT_BUNDLED = frozenset(
    {
        *("aiohappyeyeballs", "aiohttp", "aiohttp-retry", "aiosignal", "annotated-doc", "bcrypt"),
        *("build", "charset-normalizer", "durationpy", "flatbuffers", "frozenlist"),
        *("googleapis-common-protos", "grpcio", "httptools", "kubernetes", "multidict"),
        *("networkx", "oauthlib", "onnxruntime", "opentelemetry-exporter-otlp-common"),
        *("opentelemetry-exporter-otlp-proto-common", "opentelemetry-exporter-otlp-proto-grpc"),
        *("opentelemetry-proto", "propcache", "protobuf", "pyproject-hooks", "python-dateutil"),
        *("requests", "requests-oauthlib", "setuptools", "shellingham", "typer", "tzdata"),
        *("urllib3", "uvicorn", "uvloop", "watchfiles", "websocket-client", "websockets", "yarl"),
    }
)


@dataclass(frozen=True, slots=True)
class Component:
    """One thing by others. `licence` is its short name, `text` everything that must go along."""

    name: str
    version: str
    licence: str
    text: str


def collect() -> list[Component]:
    """What the bundle holds, by name."""
    found = [_python(), *(_component(each) for each in _distributions("photo_sorter"))]
    found += [_qt(found), _heif(found)]
    return sorted(found, key=lambda component: component.name.lower())


def as_json(components: Iterable[Component]) -> str:
    return json.dumps([asdict(each) for each in components], ensure_ascii=False, indent=1) + "\n"


def as_text(components: Iterable[Component]) -> str:
    """The list to read: a headline a component, and its text."""
    rule = "=" * 78
    return "\n".join(
        f"{rule}\n{each.name} {each.version}: {each.licence}\n{rule}\n\n{each.text.strip()}\n"
        for each in components
    )


def _distributions(root: str) -> Iterator[metadata.Distribution]:
    """What `root` requires, directly or not, where it is installed and bundled."""
    seen = {_plain(root)}
    waiting = [root]
    while waiting:
        for name in _required(metadata.distribution(waiting.pop())):
            if _plain(name) in seen or _plain(name) in NOT_BUNDLED:
                continue
            seen.add(_plain(name))
            try:
                yield metadata.distribution(name)
            except metadata.PackageNotFoundError:
                continue  # for another system or version of Python
            waiting.append(name)


def _required(distribution: metadata.Distribution) -> Iterator[str]:
    for line in distribution.requires or []:
        match = _REQUIREMENT.match(line)
        if match and "extra" not in (match[2] or ""):
            try:
                metadata.distribution(match[1])
            except metadata.PackageNotFoundError:
                continue
            yield match[1]


def _component(distribution: metadata.Distribution) -> Component:
    about = distribution.metadata
    name = about["Name"]
    licence = _licence_name(about)
    return Component(name, distribution.version, licence, _text(distribution, licence))


def _licence_name(about: metadata.PackageMetadata) -> str:
    """What the project calls its licence; some write its whole text there, or only a class."""
    for key in ("License-Expression", "License"):
        if key in about and about[key].strip():
            return about[key].strip().splitlines()[0].strip()
    classes = [
        str(each).rpartition("::")[2].strip()
        for each in about.get_all("Classifier") or []
        if str(each).startswith("License")
    ]
    return " OR ".join(classes) or "see the text"


def _text(distribution: metadata.Distribution, licence: str) -> str:
    files = sorted(
        (each for each in distribution.files or [] if _holds_licence(str(each))),
        key=lambda path: (str(path).count("/"), str(path)),
    )
    parts: dict[str, str] = {}  # the same text often lies in several places
    for path in files:
        text = Path(str(distribution.locate_file(path))).read_text("utf-8", "replace").strip()
        parts.setdefault(text, str(path).partition(".dist-info/")[2])
    if not parts:
        return _standard_text(distribution.metadata["Name"], licence)
    if len(parts) == 1:
        return next(iter(parts))
    return "\n\n".join(f"--- {name} ---\n\n{text}" for text, name in parts.items())


def _holds_licence(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    in_metadata = ".dist-info" in folder and "/_vendor/" not in path
    return in_metadata and bool(_IS_LICENCE.search(name) or "/licenses" in folder)


def _standard_text(name: str, licence: str) -> str:
    """Wheels without a text: the licence's own words."""
    for needle, file in (
        ("LGPL-3", "LGPL-3.0.txt"),
        ("Apache", "Apache-2.0.txt"),
        ("MIT", "MIT.txt"),
    ):
        if needle in licence:
            return (_TEXTS / file).read_text("utf-8")
    raise LookupError(f"No licence text for {name} ({licence}): add one to {_TEXTS}")


def _python() -> Component:
    found = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{sys.version_info[0]}.{sys.version_info[1]}/copyright"),
    ]
    text = next((each for each in found if each.is_file()), _TEXTS / "PSF-2.0.txt")
    return Component(
        "Python", platform.python_version(), "PSF-2.0", text.read_text("utf-8", "replace")
    )


def _qt(found: Iterable[Component]) -> Component:
    """Qt's own libraries, which the bindings carry."""
    bindings = _named("pyside6", found)
    text = (_TEXTS / "Qt.txt").read_text("utf-8") + "\n" + bindings.text
    return Component("Qt", bindings.version, "LGPL-3.0-only", text)


def _heif(found: Iterable[Component]) -> Component:
    """The decoders that pillow_heif carries; its own text names them without theirs."""
    carrier = _named("pillow", (each for each in found if "heif" in each.name.lower()))
    texts = [
        (_TEXTS / name).read_text("utf-8") for name in ("heif.txt", "LGPL-3.0.txt", "GPL-2.0.txt")
    ]
    return Component(
        "libheif, libde265, x265",
        f"as in pillow_heif {carrier.version}",
        "LGPL-3.0-or-later AND GPL-2.0-or-later",
        "\n\n".join(texts),
    )


def _named(start: str, found: Iterable[Component]) -> Component:
    return next(each for each in found if each.name.lower().startswith(start))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", action="store_true", help="to read, not JSON")
    arguments = parser.parse_args()
    sys.stdout.write((as_text if arguments.text else as_json)(collect()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
