"""How many threads the model gets beside those that decode. Pure arithmetic."""

from __future__ import annotations

_WEIGHT = 0.1  # of the newest file in what is known of all


class Balance:
    """Shares the processor between decoding and the model, by what each takes for a picture.

    A model on all cores, each of which decodes besides, spends much of its time waiting for its own
    threads; on one core alone a large one would leave the others idle.
    """

    def __init__(self, cores: int) -> None:
        self._cores = cores
        self._decoding: float | None = None  # seconds of one core a picture
        self._model: float | None = None

    def decoded(self, seconds: float) -> None:
        """A file took so much time of one core."""
        self._decoding = _mean(self._decoding, seconds)

    def embedded(self, seconds: float) -> None:
        """The model took so much time of one core, or of several together, for a picture."""
        self._model = _mean(self._model, seconds)

    def threads(self) -> int:
        """For the model, while files are decoded; all until both are known."""
        if self._decoding is None or self._model is None:
            return self._cores
        both = self._decoding + self._model
        share = self._model / both if both else 1.0
        return max(1, round(self._cores * share))


def _mean(known: float | None, seconds: float) -> float:
    return seconds if known is None else known + _WEIGHT * (seconds - known)
