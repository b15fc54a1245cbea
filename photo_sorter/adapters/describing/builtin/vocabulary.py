"""The words that the describer reads and writes. A text is read in lower case, without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

PADDING, UNKNOWN, CAPTION, ANSWER, END = "<padding>", "<unknown>", "<caption>", "<answer>", "<end>"
SPECIAL = (PADDING, UNKNOWN, CAPTION, ANSWER, END)
# A noun in numbers is read and written as the noun and its ending: what is known of a dog is known
# of dogs.
PLURALS = {"<s>": "s", "<es>": "es"}
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case: "What's THIS?" is "what's" and "this"."""
    return _WORD.findall(text.lower().replace("’", "'"))


class Vocabulary:
    """Words by number. What is not among them is read as one and the same unknown word."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words` begin with `SPECIAL` and `PLURALS`. Raises ValueError where they do not, or one
        comes twice."""
        self.words = tuple(words)
        self._numbers = {word: number for number, word in enumerate(self.words)}
        if self.words[: len(SPECIAL) + len(PLURALS)] != (*SPECIAL, *PLURALS) or len(
            self._numbers
        ) != len(self.words):
            raise ValueError("The words are none of a vocabulary's")

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: str) -> int:
        """Of a word, special ones too."""
        return self._numbers.get(word, self._numbers[UNKNOWN])

    def read(self, text: str) -> list[int]:
        """The numbers of a text's words."""
        return [number for word in words_of(text) for number in self._parts(word)]

    def _parts(self, word: str) -> list[int]:
        if word not in self._numbers:
            for mark, ending in PLURALS.items():
                noun = word.removesuffix(ending)
                if noun != word and noun in self._numbers:
                    return [self._numbers[noun], self._numbers[mark]]
        return [self.number(word)]

    def write(self, numbers: Iterable[int]) -> str:
        """The text of these words."""
        text = " ".join(self.words[number] for number in numbers)
        for mark, ending in PLURALS.items():
            text = text.replace(f" {mark}", ending)
        return text
