"""Which of several descriptions fits a picture: from each one's log-odds to shares that sum to 1.

Relevance asks of one text whether a photo fits it, and so which of many photos fits best. Asked the
other way round, which of many texts, it has a flaw: some texts lie near every picture, above all
long ones, and would win everywhere. So of each text is taken off how near it lies to pictures that
have nothing to do with it, the mean of its cosines to the space's reference pictures, as far as
that is more or less than the reference texts' own:

    log-odds of a text in a list = BIAS + SOFTENED · log-odds - USUAL · weight · (mean - theirs)

where `weight` is what a cosine weighs in the space's calibration. That none of n texts fits weighs
as much as n texts of which nothing is known, so that a long list is no likelier to hold the right
one than a short one. The constants were fitted on lists of 1 to 100 sentences and of as many names,
half of which hold the right one: `python -m tools.measure_fits` does so, and says how sure the
answers are on photographs that neither the model nor the constants saw.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

BIAS = 1.86
SOFTENED = 0.71
USUAL = 1.21

MOST_TEXTS = 2000  # each has to be embedded: so many take some seconds
_LONGEST = 2_000  # characters of one; a model reads no more than some dozen words
_FARTHEST = 40.0  # log-odds beyond say no more, and their exponential would overflow
_LIST_MARK = re.compile(r"^(?:[-*•–]|\d{1,4}[.)])\s+")
_BYTE_ORDER_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Fit:
    """A text and the share of belief that it is the one that fits. Of a text without a word that
    the model knows the share is 0, and it is not `understood`."""

    text: str
    share: float
    understood: bool = True


@dataclass(frozen=True, slots=True)
class Fitting:
    """The texts, those that fit best first. Their shares and `none`, that of no text at all, sum
    to 1."""

    fits: tuple[Fit, ...]
    none: float

    @property
    def best(self) -> str:
        """The text that fits; empty where it is likelier that none does."""
        return self.fits[0].text if self.fits and self.none < 0.5 else ""


def fitting(
    texts: Sequence[str],
    log_odds: NDArray[np.floating],
    nearness: NDArray[np.floating],
    understood: Sequence[bool],
) -> Fitting:
    """Of n texts, all (n,): `log_odds` of each by itself, and `nearness`, how much nearer it lies
    to any picture than texts usually do, in log-odds too. Of equals the earlier text is first."""
    known = np.asarray(understood, bool)
    odds = listed_log_odds(np.asarray(log_odds, np.float64), np.asarray(nearness, np.float64))
    shares = np.zeros(len(texts))
    shares[known], none = shares_of(odds[known])
    order = np.argsort(-shares, kind="stable")
    fits = tuple(Fit(texts[i], float(shares[i]), bool(known[i])) for i in order)
    return Fitting(fits, none)


def listed_log_odds(
    log_odds: NDArray[np.float64], nearness: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What is compared among texts of a list, before it is shared out."""
    odds: NDArray[np.float64] = BIAS + SOFTENED * log_odds - USUAL * nearness
    return odds


def shares_of(odds: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The shares of n texts (n,) of which one at most is right, and that of none."""
    weights = np.exp(np.clip(odds, -_FARTHEST, _FARTHEST))
    nothing = float(max(1, len(odds)))
    total = float(weights.sum()) + nothing
    shares: NDArray[np.float64] = weights / total
    return shares, nothing / total


def descriptions(text: str) -> tuple[str, ...]:
    """The texts of a list, one a line, each once; marks of lists and numbers before them go."""
    lines = (" ".join(_LIST_MARK.sub("", line.strip()).split()) for line in text.splitlines())
    return tuple({line.casefold(): line[:_LONGEST] for line in lines if line}.values())


def read_descriptions(data: bytes, name: str) -> tuple[str, ...]:
    """Those of a text file called `name`, in UTF-8, or in UTF-16 as some editors of Windows write
    it. Raises InvalidInputError where it is no text, or holds none."""
    try:
        text = data.decode("utf-16" if data.startswith(_BYTE_ORDER_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(
            Problem.FILE_LIST_UNREADABLE, name=name, detail=str(error)
        ) from error
    if "\0" in text:
        raise InvalidInputError(Problem.DESCRIPTIONS_NO_TEXT, name=name)
    found = descriptions(text)
    if not found:
        raise InvalidInputError(Problem.DESCRIPTIONS_EMPTY, name=name)
    return found


def checked(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts, each once. Raises InvalidInputError where there are none, or too many."""
    found = tuple(dict.fromkeys(texts))
    if not found:
        raise InvalidInputError(Problem.DESCRIPTIONS_MISSING)
    if len(found) > MOST_TEXTS:
        raise InvalidInputError(
            Problem.DESCRIPTIONS_TOO_MANY, given=str(len(found)), most=str(MOST_TEXTS)
        )
    return found
