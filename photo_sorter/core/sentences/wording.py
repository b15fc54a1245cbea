"""Pieces that the rules' patterns are made of, in English and German."""

from __future__ import annotations

import re

# Words before which a filter may end. Before any other word it is part of a longer expression:
# "last summer dress".
_JOINERS = (
    "with without from in on at by and or but no not taken shot tagged rated that which during "
    "since before after until between showing mit ohne von vom aus im am an auf bei und oder "
    "aber nicht kein keine keinen aufgenommen fotografiert gemacht bewertet getaggt die seit vor "
    "nach bis zwischen"
)
JOINERS = frozenset(_JOINERS.split())
_JOINER = _JOINERS.replace(" ", "|")
END = rf"(?=\s*(?:\Z|[,.;:!?…])|\s+(?:{_JOINER})(?!\S))"
NOUN = (
    "(?:photos?|pictures?|images?|pics?|shots?|snapshots?|fotos?|fotografien|bild|bilder|bildern"
    "|aufnahmen?)"
)
# "taken", "that were taken"
MADE = (
    "(?:(?:(?:that|which) (?:was|were|are) |die )?"
    "(?:taken|shot|made|photographed|captured|aufgenommen|fotografiert|gemacht|geknipst) "
    "|(?:(?:that|which) )?(?:i|we) (?:have )?(?:took|taken|shot) )"
)
# "aufgenommen wurden", behind what it speaks of
# What else is made with something: a cake.
TAKEN = (
    "(?:(?:(?:that|which) (?:was|were|are) |die )?"
    "(?:taken|shot|photographed|aufgenommen|fotografiert|geknipst) )"
)
_VERBS_BEHIND = "(?:aufgenommen|fotografiert|gemacht|geknipst|entstanden)"
MADE_BEHIND = f"(?: {_VERBS_BEHIND}(?: (?:wurden?|worden sind|sind|haben?|hat))?)"
AND = r"(?: ?(?:,|&|and|or|und|oder) )"


def pattern(text: str) -> re.Pattern[str]:
    """From the start of a word on, in any case; a blank is any space."""
    return re.compile(r"(?<!\S)(?:" + text.replace(" ?", r"\s*").replace(" ", r"\s+") + ")", re.I)


_ARTICLE = re.compile(
    r"(?<!,\s)\b(?:the|an?|my|our|his|her|their|der|die|das|dem|den|des|ein\w*|mein\w*|unser\w*)\s+\Z",
    re.IGNORECASE,
)


def is_of_a_thing(text: str, at: int) -> bool:
    """Whether what begins there goes on after an article: "the last summer", "a tagged wall"."""
    return _ARTICLE.search(text, 0, at) is not None
