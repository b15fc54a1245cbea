"""What a person should know of a copy or a version, in words."""

from __future__ import annotations

from collections.abc import Collection

from photo_sorter.core.ports.exporting import ExportNote

_WORDS = {
    ExportNote.FIRST_FRAME: "of several pictures in one file the first",
    ExportNote.DEVELOPED: "camera raw, as the viewer shows it",
    ExportNote.CUT_OFF: "damaged: what there is of it",
    ExportNote.WORDS_LEFT_OUT: "without what you said: its format takes no words",
    ExportNote.FILM_LEFT_OUT: "without the film of a motion photo",
    ExportNote.OTHER_FORMAT: "in another format, for that of the original is not written",
    ExportNote.CLEAR_LEFT_OUT: "without transparency, which its format does not have",
    ExportNote.LIGHT_LEFT_OUT: "without the extra light for HDR screens",
    ExportNote.EIGHT_BITS: "with 8 bits a colour, fewer than the original has",
}


def names_of(notes: Collection[ExportNote]) -> list[str]:
    """For scripts."""
    return sorted(note.value for note in notes)


def in_words(notes: Collection[ExportNote]) -> str:
    """In one line; empty without notes."""
    return "; ".join(_WORDS[note] for note in sorted(notes, key=lambda each: each.value))
