"""What the program is made of, with each part's licence.

A packaged program carries a list that its build made. Run from a checkout there is none, and the
installed distributions that it needs are asked instead.
"""

from __future__ import annotations

import csv
import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from photo_sorter.core.program import Component

if TYPE_CHECKING:  # taken in only where there is no list: it would slow every start
    from importlib.metadata import Distribution, PackageMetadata

log = logging.getLogger(__name__)

LIST_NAME = "licences.json"
TEXTS_FOLDER = "licences"
_OWN = "photo_sorter"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_MARKS = re.compile(r"[\\`*_\[\]<>#|]")
_RULE = "\n\n" + "─" * 40 + "\n\n"
_LONGEST_NAME = 60  # some put the whole text where the licence's name belongs


class ShippedLicences:
    """`core.ports.Licences`, from the folder of resources."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._components: list[Component] = []

    def components(self) -> list[Component]:
        """By name. Reads some hundred files where the build made no list."""
        if not self._components:
            self._components = self._read()
        return self._components

    def _read(self) -> list[Component]:
        try:
            listed = _listed(self._resources / LIST_NAME)
        except FileNotFoundError:
            listed = installed_components(_OWN)
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("The list of licences cannot be read, it is made anew: %s", error)
            listed = installed_components(_OWN)
        texts = self._resources / TEXTS_FOLDER
        whole = (with_standard_text(component, texts) for component in listed)
        return sorted(whole, key=lambda component: component.name.lower())

    def credits(self) -> str:
        """In Markdown: the page, and below it each of the sample photographs."""
        try:
            page = (self._resources / "CREDITS.md").read_text(encoding="utf-8")
            return page + _photographs(self._resources / "demo" / "credits.tsv")
        except (OSError, KeyError) as error:
            log.warning("The credits cannot be read: %s", error)
            return ""


def _photographs(table: Path) -> str:
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    lines = [
        f"- {_plain(row['path'])}: {_plain(row['title'])}, by {_plain(row['author'])}; "
        f"{_plain(row['licence'])}; <{row['source']}>"
        for row in rows
    ]
    return "\n## Each sample photograph\n" + "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """For Markdown, which would take some characters for its own."""
    return _MARKS.sub(r"\\\g<0>", text)


def with_standard_text(component: Component, folder: Path) -> Component:
    """Some distributions name a licence and bring no text: the common ones lie in `folder`."""
    if component.text:
        return component
    names = ["Apache-2.0"] if "Apache" in component.licence else _SPDX.findall(component.licence)
    files = [folder / f"{name}.txt" for name in names]
    texts = [file.read_text(encoding="utf-8").strip("\n") for file in files if file.is_file()]
    return replace(component, text=_RULE.join(texts))


def _listed(path: Path) -> list[Component]:
    entries = json.loads(path.read_text(encoding="utf-8"))
    return [
        Component(str(x["name"]), str(x["version"]), str(x["licence"]), str(x["text"]))
        for x in entries
    ]


def installed_components(root: str, leave_out: Iterable[str] = ()) -> list[Component]:
    """What the distribution `root` needs to run, and what that needs; without extras. Those to
    `leave_out`, by their normalised names, bring nothing along."""
    found = []
    for distribution, metadata in _needed(root, leave_out):
        if metadata["Name"] != root:
            name, version = metadata["Name"], metadata["Version"]
            found.append(Component(name, version, _licence(metadata), _text(distribution)))
    return found


def _needed(root: str, leave_out: Iterable[str]) -> Iterator[tuple[Distribution, PackageMetadata]]:
    from importlib.metadata import PackageNotFoundError, distribution

    seen = set(leave_out)
    waiting = [root]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # needed only on another system
        metadata = found.metadata  # parsed anew at each look
        yield found, metadata
        waiting += _requirements(metadata.get_all("Requires-Dist") or ())


def _requirements(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        requirement, _, marker = line.partition(";")
        found = _NAME.match(requirement.strip())
        if found and "extra" not in marker:
            yield found.group()


def _licence(metadata: PackageMetadata) -> str:
    """In one line; where it is said in none of the three places, nothing."""
    expression = _first(metadata, "License-Expression")
    if expression:
        return expression
    named = _first(metadata, "License")
    if named and "\n" not in named and len(named) <= _LONGEST_NAME:
        return named
    classifiers = metadata.get_all("Classifier") or []
    names = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License :: ")]
    return ", ".join(names)


def _first(metadata: PackageMetadata, key: str) -> str:
    values: list[str] = metadata.get_all(key) or [""]
    return values[0].strip()


def _text(distribution: Distribution) -> str:
    named = list(_licence_files(distribution.read_text("RECORD") or ""))
    # A few keep them beside their code instead.
    paths = [path for path in named if ".dist-info/" in path]
    paths = paths or [path for path in named if path.count("/") < 2]
    texts: list[str] = []
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        try:
            place = Path(str(distribution.locate_file(path)))
            text = place.read_text(encoding="utf-8", errors="replace").strip("\r\n")
        except OSError as error:
            log.info("%s: %s", path, error)
            continue
        if text not in texts:  # what a part bundles often repeats the very same text
            texts.append(text)
    return _RULE.join(texts)


def _licence_files(record: str) -> Iterator[str]:
    """From the raw list of a distribution's files: it may name ten thousand, and making a path of
    each takes seconds in all."""
    for line in record.splitlines():
        path = line.rsplit(",", 2)[0].strip('"')
        name = path.rpartition("/")[2]
        if _LICENCE_FILE.search(name) and not name.endswith((".py", ".pyc", ".pyi")):
            yield path
