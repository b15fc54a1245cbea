"""What belongs to an encoder besides its weights: how it is asked, and what its answers mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from photo_sorter.core.calibration import Calibration
from photo_sorter.core.embedding import Vectors
from photo_sorter.core.known_words import KnownWords
from photo_sorter.core.lexicon import Lexicon
from photo_sorter.core.phrases import PhraseReader, Reading


@dataclass(frozen=True, slots=True, eq=False)
class EncoderProfile:
    """`reference_images` (r, d) float32 normalised, or empty where the model brings none (then the
    library's own photos serve). `known_words` is empty where the model does not list its words;
    `lexicon` says in them what other languages say."""

    calibration: Calibration
    prompt_templates: tuple[str, ...]
    reference_texts: tuple[str, ...]
    reference_images: Vectors
    known_words: KnownWords = field(default_factory=KnownWords)
    lexicon: Lexicon = field(default_factory=Lexicon)

    def read(self, phrase: str) -> Reading:
        """A person's phrase in this model's words. Whatever is asked of it is read so first."""
        return PhraseReader(self.known_words, self.lexicon).read(phrase)
