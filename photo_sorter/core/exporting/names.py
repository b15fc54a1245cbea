"""What copies are called: by a template, never as something that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from photo_sorter.core.exporting.options import Existing
from photo_sorter.core.sorting.fields import Facts
from photo_sorter.core.sorting.file_names import numbered, safe_name, same_name
from photo_sorter.core.sorting.filling import (
    COUNTED,
    NothingToSayError,
    counter_width,
    folders,
    stem,
)
from photo_sorter.core.sorting.template import Template, parse_template

Folder = tuple[str, ...]  # the names of the folders below the target
NamesIn = Callable[[Folder], Iterable[str]]


class PlannedName(NamedTuple):
    """`taken`: something of the name that it would have had is there already. A copy without a
    name is not made."""

    folder: Folder
    name: str | None
    taken: bool


class NamePlanner:
    """Asks once for the names in each folder of the target."""

    def __init__(self, template: str, existing: Existing, names_in: NamesIn) -> None:
        """Raises InvalidInputError where the template is none."""
        self._template = export_template(template)
        self._width = counter_width(self._template)
        self._existing = existing
        self._names_in = names_in
        self._there: dict[Folder, set[str]] = {}  # on the disk
        self._given: dict[Folder, set[str]] = {}  # by this plan
        self._counts: dict[Folder, int] = {}

    def plan(self, photos: Sequence[tuple[Facts, str]]) -> list[PlannedName]:
        """For each photo, with the ending of its copy, in the order in which they are counted."""
        return [self._planned(facts, ending) for facts, ending in photos]

    def _planned(self, facts: Facts, ending: str) -> PlannedName:
        folder = self._folder(facts)
        there = self._there.get(folder)
        if there is None:
            there = self._there[folder] = {same_name(each) for each in self._names_in(folder)}
        given = self._given.setdefault(folder, set())
        wanted, taken, number = self._stem(facts), False, 1
        while True:
            name = self._name(wanted, number, ending, folder)
            same = same_name(name)
            is_there = same in there or same_name(f"{name}.xmp") in there  # whose words are others
            if not is_there and same not in given:
                given.add(same)
                return PlannedName(folder, name, taken)
            if is_there:
                taken = True
                if self._existing is not Existing.NUMBER:
                    return PlannedName(folder, None, taken)
            number += 1

    def _name(self, wanted: str, number: int, ending: str, folder: Folder) -> str:
        before, counted, after = wanted.partition(COUNTED)
        if not counted:
            return numbered(wanted, number, ending)
        count = self._counts[folder] = self._counts.get(folder, 0) + 1
        return numbered(f"{before}{str(count).zfill(self._width)}{after}", 1, ending)

    def _folder(self, facts: Facts) -> Folder:
        """Without those of which the photo says nothing."""
        found: list[str] = []
        for part in self._template.folders:
            one = Template(self._template.text, "", (part,), None)
            try:
                found += folders(one, facts)
            except NothingToSayError:
                continue
        return tuple(found)

    def _stem(self, facts: Facts) -> str:
        try:
            return stem(self._template, facts)
        except NothingToSayError:
            return safe_name(facts.original) or facts.original


def export_template(text: str) -> Template:
    """Raises InvalidInputError. One that begins with a slash lies in the target all the same."""
    return parse_template(text.strip().lstrip("/"))
