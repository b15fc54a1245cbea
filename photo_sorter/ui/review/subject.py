"""What is reviewed: as a place of the window, and in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from photo_sorter.core.answers import Subject
from photo_sorter.core.operations import AnswerReview
from photo_sorter.core.photo import PhotoId
from photo_sorter.ui.browse.place import ALBUM, TAG, Place

REVIEW = "review"

translate = QCoreApplication.translate


def review_of(place: Place) -> Place:
    """The review of a tag or an album."""
    title = translate("Review", "Review: {name}").format(name=place.title)
    return replace(place, key=REVIEW, title=title, has_photos=False)


def reviewed(place: Place, name: str) -> Place:
    """The place whose review this is, and which is called so."""
    return replace(
        place, key=ALBUM if place.album is not None else TAG, title=name, has_photos=True
    )


def subject_of(place: Place) -> Subject | None:
    """None where the place is neither a tag nor an album."""
    if place.tag is not None:
        return Subject(tag=place.tag)
    return None if place.album is None else Subject(album=place.album)


def question(subject: Subject, name: str) -> str:
    if subject.album is not None:
        return translate("Review", "Does it belong in “{name}”?").format(name=name)
    return translate("Review", "Is this “{name}”?").format(name=name)


def answers(
    subject: Subject,
    yes: tuple[PhotoId, ...] = (),
    no: tuple[PhotoId, ...] = (),
    skipped: tuple[PhotoId, ...] = (),
) -> AnswerReview:
    return AnswerReview(subject.tag, subject.album, yes, no, skipped)
