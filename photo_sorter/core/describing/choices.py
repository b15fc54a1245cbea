"""Questions that offer their answers, "a labrador or a golden retriever?", in English and German:
these are answered without a model that writes."""

from __future__ import annotations

import re

from photo_sorter.core.candidates import candidates

_OR = re.compile(r"(?<!\S)(?:or|oder)(?!\S)", re.IGNORECASE)
_ASKING = re.compile(
    r"^(?:what\s+is\s+(?:it|this|that)|which\s+is\s+(?:it|this)|was\s+ist\s+(?:es|das|dies))\s*[:,]"
    r"|^(?:is|are|does)\s+(?:it|this|that|the\s+(?:photo|picture|image))\s+"
    r"(?:show(?:ing)?|an?\s+(?:photo|picture|image)\s+of)(?!\S)"
    r"|^zeigt\s+(?:d(?:as|ies(?:es)?)\s+(?:foto|bild)|es|das|dies)(?!\S)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"^(?:is|are|ist|sind)\s+(?:it|this|that|these|there|es|das|dies)(?!\S)", re.IGNORECASE
)
# A question that begins so asks for more than which of some things it is.
_MORE = re.compile(
    r"^(?:what|which|who|whose|where|when|why|how|is|are|was|were|do|does|did|can|could|has|have"
    r"|will|would|should|was|welche[rsnm]?|wer|wem|wen|wessen|wo|wann|warum|wieso|wie|ist|sind"
    r"|war|waren|kann|können|hat|haben|wird|werden|gibt)(?!\S)",
    re.IGNORECASE,
)
_MOST_WORDS = 5  # of one of them: what is longer is a sentence


def begins_a_question(text: str) -> bool:
    """Whether it reads as a question rather than as names of things."""
    return text.rstrip().endswith("?") or _MORE.match(text.strip()) is not None


def choices_in(question: str) -> tuple[str, ...]:
    """The answers that a question offers; none where it is another kind of question."""
    text = " ".join(question.split())
    if not _OR.search(text):
        return ()
    asked = _ASKING.sub("", text).strip()
    rest = _PLAIN.sub("", asked).strip()
    if _MORE.match(rest):
        return ()
    found = candidates(rest)
    if len(found) < 2 or any(len(each.split()) > _MOST_WORDS for each in found):
        return ()
    return found
