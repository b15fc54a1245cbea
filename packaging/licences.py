"""What the bundle holds of others, each with its licence's text.

`python packaging/licences.py` prints the list as JSON, the one that the bundle has in
`resources/licences.json`; `--text` prints it to read.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from photo_sorter.adapters.licences import installed_components, with_standard_text
from photo_sorter.core.program import Component

# Beside it lie the texts that wheels leave out.
_TEXTS = Path(__file__).resolve().parent / "licences"
_STANDARD_TEXTS = _TEXTS.parent.parent / "resources" / "licences"

# Required by others, but not in the bundle: see photo_sorter.spec.
NOT_BUNDLED = frozenset(
    {
        *("aiohappyeyeballs", "aiohttp", "aiohttp-retry", "aiosignal", "annotated-doc", "bcrypt"),
        *("build", "charset-normalizer", "durationpy", "flatbuffers", "frozenlist"),
        *("googleapis-common-protos", "grpcio", "httptools", "kubernetes", "multidict"),
        *("networkx", "oauthlib", "opentelemetry-exporter-otlp-common"),
        *("opentelemetry-exporter-otlp-proto-common", "opentelemetry-exporter-otlp-proto-grpc"),
        *("opentelemetry-proto", "propcache", "protobuf", "pyproject-hooks", "python-dateutil"),
        *("requests", "requests-oauthlib", "setuptools", "shellingham", "typer"),
        *("urllib3", "uvicorn", "uvloop", "watchfiles", "websocket-client", "websockets", "yarl"),
    }
)


def collect() -> list[Component]:
    """What the bundle holds, by name. Raises LookupError where one has no text."""
    installed = installed_components("photo_sorter", leave_out=NOT_BUNDLED)
    found = [with_standard_text(each, _STANDARD_TEXTS) for each in installed]
    for each in found:
        if not each.text:
            raise LookupError(f"No text of {each.licence} for {each.name} in {_STANDARD_TEXTS}")
    found += [_python(), _qt(found), _heif(found)]
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
    """The decoders that pi_heif carries; its own text names them without theirs."""
    carrier = _named("pi", (each for each in found if "heif" in each.name.lower()))
    files = [
        _TEXTS / "heif.txt",
        _STANDARD_TEXTS / "LGPL-3.0-only.txt",
        _STANDARD_TEXTS / "GPL-3.0-only.txt",
    ]
    return Component(
        "libheif, libde265",
        f"as in pi_heif {carrier.version}",
        "LGPL-3.0-or-later",
        "\n\n".join(file.read_text("utf-8") for file in files),
    )


def _named(start: str, found: Iterable[Component]) -> Component:
    return next(each for each in found if each.name.lower().startswith(start))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", action="store_true", help="to read, not JSON")
    arguments = parser.parse_args()
    sys.stdout.write((as_text if arguments.text else as_json)(collect()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
