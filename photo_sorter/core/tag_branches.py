"""The tags of a library in the order of their tree, made once for all who list them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from photo_sorter.core.tag_tree import ancestors
from photo_sorter.core.views import TagSummary


@dataclass(frozen=True, slots=True)
class TagLine:
    """`leaf` is what the tag is called below the one that it lies below; its name at the top."""

    tag: TagSummary
    depth: int
    leaf: str


class TagBranches:
    """Each tag stands below the nearest one that it is a path of; the commonest first. Immutable.
    A branch whose tags only files give is theirs; one other tag in it makes it a person's."""

    def __init__(self, tags: Sequence[TagSummary]) -> None:
        known = {tag.name.casefold() for tag in tags}
        below: dict[str, list[TagSummary]] = defaultdict(list)
        for tag in sorted(tags, key=lambda tag: (-tag.count, tag.name)):
            above = [path for path in ancestors(tag.name.casefold()) if path in known]
            below[above[-1] if above else ""].append(tag)
        self._below = below
        self.by_person: list[TagLine] = []
        self.by_file: list[TagLine] = []
        for top in below[""]:
            branch: list[TagLine] = []
            self._add(branch, top, 0, "")
            only_files = all(line.tag.from_file for line in branch)
            (self.by_file if only_files else self.by_person).extend(branch)

    def _add(self, branch: list[TagLine], tag: TagSummary, depth: int, above: str) -> None:
        branch.append(TagLine(tag, depth, tag.name[len(above) + 1 :] if above else tag.name))
        for each in self._below.get(tag.name.casefold(), ()):
            self._add(branch, each, depth + 1, tag.name)
