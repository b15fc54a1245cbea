"""Which words of a sentence are filters: a table of rules, each of which finds parts of one kind.
A rule is added by a function and a line here. Where two find the same words, the first holds."""

from __future__ import annotations

import re
from dataclasses import replace

from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import Not
from photo_sorter.core.query.normal import normalised
from photo_sorter.core.sentences import dates, marks, names, negation
from photo_sorter.core.sentences.found import Found, Part, Rule

RULES: tuple[Rule, ...] = (
    names.named,
    marks.liked,
    marks.ratings,
    marks.held,
    marks.files,
    marks.exposure,
    dates.days,
    dates.in_year,
    dates.spans,
    dates.years,
    dates.relative,
    dates.near,
    dates.recurring,
    negation.left_out,
)
_NOT = re.compile(
    r"(?<!\S)(?:(?:but|and|aber|und)\s+)?(?:not|except|nicht|außer)(?:\s+(?:those|die))?\s+\Z", re.I
)


def parts_of(text: str, library: Names) -> list[Part]:
    """In the order of the text; none overlaps another."""
    found: list[Part] = []
    for rule in RULES:
        for part in rule(text, library):
            part = _denied(text, part)
            if all(part.end <= each.start or each.end <= part.start for each in found):
                found.append(part)
    return sorted(found, key=lambda part: part.start)


def _denied(text: str, part: Part) -> Part:
    """With the "not" that stands before it."""
    before = _NOT.search(text, 0, part.start)
    if before is None:
        return part
    if isinstance(part, Found):
        return Found(before.start(), part.end, normalised(Not(part.query)))
    return replace(part, start=before.start())
