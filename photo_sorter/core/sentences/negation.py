"""What shall not be in the picture, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import And, Not, Text
from photo_sorter.core.sentences.found import Found
from photo_sorter.core.sentences.wording import END, pattern

# "no" alone begins names of signs and lands; behind a mark or these words it leaves something out.
_WITHOUT = pattern(
    r"(?:without|ohne|with no|mit keine[nmr]?"
    r"|(?:and|but|und|aber) (?:no|without|ohne|keine?[nmrs]?)"
    r"|(?<=[,;]\s)(?:no|keine?[nmrs]?)) "
)
_PHRASE = re.compile(
    rf"(?:(?:any|an?|the|eine?[nmrs]?|die|der|das|den|jede[nmrs]?)\s+)?(?P<first>\S+?(?:\s+\S+?){{0,2}}?){END}",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"\s*(?:,\s*)?\s(?:or|nor|oder|noch|und|and)\s+(?P<more>[^\s,.;:!?]+){END}", re.IGNORECASE
)
_ON_SIGNS = "smoking|parking|entry|trespassing|swimming"
_IDIOM = re.compile(rf"(?:{_ON_SIGNS}|dogs)\b.*\b(?:sign|allowed)|(?:{_ON_SIGNS})\Z", re.IGNORECASE)


def left_out(text: str, _: Names) -> Iterator[Found]:
    """Without people or cars; ohne Menschen."""
    for found in _WITHOUT.finditer(text):
        phrase = _PHRASE.match(text, found.end())
        if phrase is None or _IDIOM.match(phrase["first"]):
            continue
        phrases, end = [phrase["first"]], phrase.end()
        while more := _MORE.match(text, end):
            phrases.append(more["more"])
            end = more.end()
        parts = tuple(Not(Text(" ".join(each.split()))) for each in phrases)
        yield Found(found.start(), end, parts[0] if len(parts) == 1 else And(parts))
