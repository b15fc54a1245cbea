"""Whether a phrase stands in a text: its words one after the other, whatever marks and line ends
are between them, so that "total 12.50" is found as "TOTAL 12,50"."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.core.text_words import kept_runs, sought_runs

_BEGINNING = 2  # characters of a last word that may be the beginning of one


class Phrase:
    def __init__(self, text: str) -> None:
        self._runs = sought_runs(text)
        last = self._runs[-1][-1] if self._runs else ()
        self._begins = any(len(form) >= _BEGINNING and not form[0].isdigit() for form in last)

    @property
    def words(self) -> Sequence[tuple[tuple[str, ...], bool]]:
        """Each in all forms that it may be kept in, and whether it may be the beginning of one."""
        words = [forms for run in self._runs for forms in run]
        return [
            (forms, self._begins and number == len(words) - 1) for number, forms in enumerate(words)
        ]

    def stands_in(self, text: str) -> bool:
        kept = kept_runs(text)
        length = len(self._runs)
        return bool(length) and any(
            all(
                self._fits(run, kept[start + number], is_last=number == length - 1)
                for number, run in enumerate(self._runs)
            )
            for start in range(len(kept) - length + 1)
        )

    def _fits(self, run: Sequence[tuple[str, ...]], kept: frozenset[str], *, is_last: bool) -> bool:
        if all(not kept.isdisjoint(forms) for forms in run):
            return True
        if not (is_last and self._begins):
            return False
        *whole, begun = run
        return all(not kept.isdisjoint(forms) for forms in whole) and any(
            each.startswith(form) for form in begun for each in kept
        )
