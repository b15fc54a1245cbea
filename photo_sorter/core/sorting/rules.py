"""Rules of a file: each line a query, an arrow and a template. The first that fits a photo counts.

# what a line begins with that says nothing
screenshots -> Screenshots/{year}
tag:receipt → Papers/{year}/{month:02}
* -> {year}/{year}-{month:02}-{day:02} {event}
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.template import Template, parse_template

_ARROW = re.compile(r"\s*(?:->|→|=>)\s*")
_ALL = ("", "*")


@dataclass(frozen=True, slots=True)
class Rule:
    """`query` as a person wrote it; '' for everything."""

    query: str
    template: Template

    @property
    def text(self) -> str:
        """As it stands in a file."""
        return f"{self.query or '*'} → {self.template.text}"


def parse_rules(text: str, name: str = "") -> tuple[Rule, ...]:
    """The rules of a file called `name`. Raises InvalidInputError, which names the line."""
    rules = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        place = f"{name}:{number}" if name else str(number)
        arrow = list(_ARROW.finditer(line))
        if not arrow:
            raise InvalidInputError(Problem.SORT_RULE_WITHOUT_ARROW, path=place)
        query, template = line[: arrow[-1].start()], line[arrow[-1].end() :]
        try:
            made = parse_template(template.strip().strip("`"))
        except InvalidInputError as error:
            raise InvalidInputError(error.problem, path=place, **error.values) from error
        rules.append(Rule("" if query.strip() in _ALL else query.strip(), made))
    if not rules:
        raise InvalidInputError(Problem.SORT_NO_RULES, path=name or None)
    return tuple(rules)
