"""The same query in other wordings: what ought to find the same photographs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from photo_sorter.core.dataset import Wording
from tools.builtin_model.everyday_nouns import SYNONYMS
from tools.builtin_model.everyday_words import EVERYDAY_LANGUAGES, read_everyday
from tools.builtin_model.plurals import plural

_NOUNS = 60
# British, American.
_SPELLINGS = """
colour color, colours colors, fibre fiber, grey gray, grey cat gray cat, jewellery jewelry, tyre
tire, aeroplane airplane, moustache mustache, pyjamas pajamas, theatre theater, arbour arbor,
catalogue catalog, harbour harbor, centre center, armour armor, plough plow, kerb curb, cheque
check, licence license, gaol jail, jeweller jeweler, traveller traveler, vapour vapor, metre
meter, artefact artifact, doughnut donut, yoghurt yogurt, chilli chili, omelette omelet, sabre
saber
"""


def wordings(asked: Iterable[str]) -> Iterator[Wording]:
    """Of the first of the nouns `asked` that are everyday words, and stand in the singular: their
    plural, article and full stop, capital letters, and names in five languages. Then pairs of
    synonyms, and of British and American spellings."""
    everyday = {word.word: word for word in read_everyday()}
    nouns = [word for word in asked if word in everyday and not word.endswith("s")][:_NOUNS]
    for noun in nouns:
        yield Wording("plural", noun, plural(noun))
        yield Wording("sentence", noun, f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}.")
        yield Wording("capitals", noun, noun.upper())
        for language in EVERYDAY_LANGUAGES[1:]:
            for name in everyday[noun].names[language][:1]:
                yield Wording(f"names_{language}", noun, name)
    yield from (Wording("synonyms", one, other) for one, other in SYNONYMS)
    for pair in " ".join(_SPELLINGS.split()).split(", "):
        words = pair.split()
        half = len(words) // 2
        yield Wording("spelling", " ".join(words[half:]), " ".join(words[:half]))
