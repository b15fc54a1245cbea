"""The describer's vocabulary: the words of its questions and answers."""

from __future__ import annotations

from collections import Counter

import numpy as np

from photo_sorter.adapters.describing.builtin.vocabulary import (
    PLURALS,
    SPECIAL,
    Vocabulary,
    words_of,
)
from tools.describer.questions import Asker, photo_name
from tools.describer.scenes import Scene

_LEAST = 3  # times that a word of questions must come; answers' all count


def learnt_vocabulary(
    asker: Asker, scenes: list[Scene], categories: list[str], seed: int
) -> Vocabulary:
    """Of what is asked about these. Words that only questions without an answer have are left out
    in part, so that the unknown word is learnt from, too."""
    rng = np.random.default_rng(seed)
    answered: Counter[str] = Counter()
    unanswered: Counter[str] = Counter()
    for scene in scenes:
        some = [*asker.about_scene(scene, 6, rng), asker.caption(scene, rng)]
        for asked in some:
            counted = unanswered if asked.kind == "untaught" else answered
            counted.update(words_of(asked.question))
            answered.update(dict.fromkeys(words_of(asked.answer), _LEAST))
    for category in sorted(set(categories)):
        for asked in asker.about_photo(category, "", 60, rng):
            counted = unanswered if asked.kind == "untaught" else answered
            counted.update(words_of(asked.question))
        answered.update(dict.fromkeys(words_of(photo_name(category)), _LEAST))
    known = {word for word, count in answered.items() if count >= _LEAST}
    for word in sorted(set(unanswered) - known):
        if rng.random() < 0.4:
            known.add(word)
    names = {word for name in asker.names for word in words_of(name)}
    spelt = {f"{word}{ending}" for word in names for ending in PLURALS.values()}
    return Vocabulary([*SPECIAL, *PLURALS, *sorted(known - (spelt - names))])
