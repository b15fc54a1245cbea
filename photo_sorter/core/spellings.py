"""British and American spellings of a word: a model may list the one and not the other."""

from __future__ import annotations

from collections.abc import Iterator

# British, American. Words that no rule makes of each other; with an s behind, their plurals.
_WORDS = """
aeroplane airplane, aluminium aluminum, artefact artifact, cheque check, chilli chili, cosy cozy,
disc disk, doughnut donut, draught draft, gaol jail, greyhound grayhound, grey gray,
jewellery jewelry, kerb curb, licence license, moustache mustache, mould mold, omelette omelet,
plough plow, programme program, pyjama pajama, pyjamas pajamas, snowplough snowplow, storey story,
sulphur sulfur, tyre tire, whisky whiskey, woollen woolen, yoghurt yogurt
"""
# How words end here and there.
_ENDINGS = (
    *(("our", "or"), ("oured", "ored"), ("ouring", "oring"), ("ourful", "orful")),
    *(("ourhood", "orhood"), ("ourite", "orite"), ("tre", "ter"), ("bre", "ber"), ("ogue", "og")),
    *(("ence", "ense"), ("ise", "ize"), ("yse", "yze"), ("lled", "led"), ("lling", "ling")),
    *(("ller", "ler"),),
)
_SHORTEST = 5  # letters that a rule is for: "four" and "for" are two words


def _both_ways(pairs: list[list[str]]) -> dict[str, str]:
    """Each form with the other, and their plurals."""
    ways = [(one, other) for pair in pairs for one, other in (pair, pair[::-1])]
    return {one + end: other + end for end in ("s", "") for one, other in ways}


_OTHER = _both_ways([pair.split() for pair in " ".join(_WORDS.split()).split(", ")])


def listed_spelling(word: str) -> str | None:
    """The other spelling of a lower case word that is known to have one."""
    return _OTHER.get(word)


def likely_spellings(word: str) -> Iterator[str]:
    """How a lower case word would be spelt beyond the sea by its ending. Most of it is no word at
    all, so that only what is known otherwise counts."""
    for end in ("", "s"):
        if not word.endswith(end) or len(word) < _SHORTEST + len(end):
            continue
        bare = word.removesuffix(end)
        for british, american in _ENDINGS:
            for one, other in ((british, american), (american, british)):
                if bare.endswith(one):
                    yield bare.removesuffix(one) + other + end
                    yield bare.removesuffix(one) + other
