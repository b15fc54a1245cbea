"""What a person thinks of photos, and what their files are, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from photo_sorter.core.query.fields import BY_NAME
from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import (
    Comparison,
    Flag,
    FocalLength,
    Has,
    Is,
    Iso,
    Not,
    Operator,
    Or,
    Outline,
    Query,
    Rating,
    Shape,
    Size,
    SizeUnit,
    Trait,
)
from photo_sorter.core.query.values import Value, ValueReadError
from photo_sorter.core.sentences.found import Found
from photo_sorter.core.sentences.wording import END, NOUN, pattern

_OPERATORS = {
    Operator.AT_LEAST: "at least|or more|or better|or higher|and more|and up|and better|mindestens|"
    "oder mehr|oder besser|oder höher|und mehr|und besser|ab|from",
    Operator.MORE: "more than|over|above|larger than|bigger than|mehr als|über|größer als",
    Operator.AT_MOST: "at most|or less|or fewer|up to|höchstens|oder weniger|bis zu",
    Operator.LESS: "less than|fewer than|under|below|smaller than|weniger als|unter|kleiner als",
}
_BY_WORDS = {word: operator for operator, words in _OPERATORS.items() for word in words.split("|")}
_BEFORE = f"(?:(?P<before>{'|'.join(_BY_WORDS)}) )?"
_JOINED = "|".join(word for word in _BY_WORDS if word.split()[0] in ("or", "and", "oder", "und"))
_BEHIND = rf"(?: ?(?P<behind>\+|{_JOINED}))?"
_COUNTS = {
    word: count
    for count, words in enumerate(
        ("zero null", "one ein einem eins", "two zwei", "three drei", "four vier", "five fünf")
    )
    for word in (*words.split(), str(count))
}
_COUNT = f"(?P<count>{'|'.join(_COUNTS)})"
_STARS = "(?:stars?|sternen?|sterne)"
_RATED = pattern(
    rf"(?:rated|with a rating of|bewertet mit|mit einer bewertung von) {_BEFORE}{_COUNT}"
    rf"(?:[ -]?{_STARS})?{_BEHIND}{END}"
)
_WITH_STARS = pattern(
    rf"(?P<noun>{NOUN} )?(?:(?:with|mit) )?{_BEFORE}{_COUNT}[ -]?{_STARS}{_BEHIND}{END}"
)
_OR_MORE_STARS = pattern(
    rf"(?:(?:rated|with|mit) )?{_COUNT} (?P<behind>{_JOINED}) {_STARS}{END}"
    rf"|{_COUNT.replace('count', 'of')}[ -]?{_STARS}(?= {NOUN}(?!\S))"
)
_UNRATED = pattern(
    rf"(?:unrated|unbewertete?[nrs]?)(?:(?= {NOUN})|{END})"
    rf"|(?:without (?:a |any )?rating|not rated|ohne bewertung|nicht bewertet){END}"
)
_FAVOURITES = pattern(
    rf"(?:(?:my|our|meine[nr]?|unsere[nr]?) )?(?:favou?rite|favorisierten?)(?= {NOUN}\b)"
    rf"|(?:(?:my|our|meine|unsere) )?lieblings(?:fotos?|bild|bilder|aufnahmen?){END}"
    rf"|(?:(?:my|our|meine[nr]?|unsere[nr]?) )(?:favou?rites|favoriten){END}"
)
_ALONE = pattern(rf"\A(?:favou?rites|favoriten){END}")
_BEST = pattern(
    rf"(?:(?:my|our|the|meine[nr]?|unsere[nr]?|die) )?(?:very )?"
    rf"(?:best|besten|top[- ]rated|bestbewertete?n?)(?= {NOUN}\b)"
)
_REJECTED = pattern(rf"(?:rejected|abgelehnten?|verworfenen?)(?= {NOUN}\b)")
_GPS = pattern(
    rf"(?:with|mit|(?P<no>without|with no|no|ohne|kein|keine)) (?:(?:a|any|eine?m?r?) )?"
    rf"(?:gps(?:[ -](?:data|daten|position|coordinates|koordinaten))?|geotags?|location data"
    rf"|coordinates|koordinaten|standortdaten|ortsangaben?){END}|geotagged(?:(?= {NOUN})|{END})"
)
_UNTAGGED = pattern(
    rf"(?:untagged|ungetaggte?[nrs]?)(?:(?= {NOUN})|{END})"
    rf"|(?:without (?:any )?tags|with no tags|ohne (?:tags|schlagwörter)){END}"
)
_TYPE = pattern(
    r"(?P<type>raw|jpe?g|png|gif|heic|heif|tiff?|webp|avif|psd|dng)"
    rf"(?:(?= {NOUN}(?!\S))|[- ](?:files?|dateien?)(?!\S)|-{NOUN}(?!\S))"
)
_SHAPE = pattern(
    rf"(?:in |im )?(?:(?P<shape>portrait|landscape|square)[ -](?:format|orientation)"
    rf"|(?P<german>hoch|quer)format){END}"
)
_GERMAN_SHAPES = {"hoch": "portrait", "quer": "landscape"}
_ISO = pattern(
    rf"(?:(?:at|with|mit|bei|an) )?(?:an )?iso {_BEFORE}(?P<iso>[0-9]{{2,6}}){_BEHIND}{END}"
)
_FOCAL = pattern(rf"(?:at|bei) (?P<focal>[0-9]{{1,4}}) ?mm{END}")
_SIZE = pattern(
    rf"(?:with |mit )?{_BEFORE}(?P<size>[0-9]{{1,4}}) ?(?:mp|megapixels?){_BEHIND}{END}"
)


def ratings(text: str, _: Names) -> Iterator[Found]:
    """Rated 4 stars or more; ab 4 Sternen. A flag, too, may have five stars: without "rated" or
    "or more" they are those of the photos only directly behind the word."""
    for rated in (_RATED, _OR_MORE_STARS):
        for found in rated.finditer(text):
            yield Found(*found.span(), _stars(found))
    for found in _WITH_STARS.finditer(text):
        noun = found["noun"] or ""
        if noun or found["before"] or found["behind"]:
            yield Found(found.start() + len(noun), found.end(), _stars(found))
    for found in _UNRATED.finditer(text):
        yield Found(*found.span(), Rating(Comparison(Operator.EQUAL, 0)))


def liked(text: str, _: Names) -> Iterator[Found]:
    """Favourite photos; meine besten Bilder. A favourite dress is none."""
    for favourites in (_FAVOURITES, _ALONE):
        for found in favourites.finditer(text):
            yield Found(*found.span(), Is(Flag.FAVOURITE))
    for found in _BEST.finditer(text):
        best = Or((Rating(Comparison(Operator.AT_LEAST, 4)), Is(Flag.FAVOURITE)))
        yield Found(*found.span(), best)
    for found in _REJECTED.finditer(text):
        yield Found(*found.span(), Is(Flag.REJECTED))


def held(text: str, _: Names) -> Iterator[Found]:
    """With GPS; ohne Schlagwörter."""
    for found in _GPS.finditer(text):
        has: Query = Has(Trait.GPS)
        yield Found(*found.span(), Not(has) if found["no"] else has)
    for found in _UNTAGGED.finditer(text):
        yield Found(*found.span(), Not(Has(Trait.TAGS)))


def files(text: str, _: Names) -> Iterator[Found]:
    """RAW photos; im Hochformat. A portrait is most often a picture of a person: words."""
    for found in _TYPE.finditer(text):
        try:
            yield Found(*found.span(), BY_NAME["type"].read(Value(found["type"])))
        except ValueReadError:
            continue
    for found in _SHAPE.finditer(text):
        shape = found["shape"] or _GERMAN_SHAPES.get(found["german"].casefold(), "")
        yield Found(*found.span(), Shape(Outline(shape.casefold())))


def exposure(text: str, _: Names) -> Iterator[Found]:
    """ISO over 1600; at 50 mm; more than 20 megapixels."""
    for found in _ISO.finditer(text):
        yield Found(*found.span(), Iso(_condition(found, int(found["iso"]))))
    for found in _FOCAL.finditer(text):
        focal = Comparison(Operator.EQUAL, int(found["focal"]))
        yield Found(*found.span(), FocalLength(focal))
    for found in _SIZE.finditer(text):
        size = _condition(found, int(found["size"]))
        yield Found(*found.span(), Size(size, SizeUnit.MEGAPIXELS))


def _stars(found: re.Match[str]) -> Query:
    count = found["count"] or found.groupdict().get("of") or ""
    return Rating(_condition(found, _COUNTS.get(count.casefold(), 0)))


def _condition(found: re.Match[str], value: float) -> Comparison:
    groups = found.groupdict()
    said = " ".join((groups.get("before") or groups.get("behind") or "").casefold().split())
    operator = Operator.AT_LEAST if said == "+" else _BY_WORDS.get(said, Operator.EQUAL)
    return Comparison(operator, value)
