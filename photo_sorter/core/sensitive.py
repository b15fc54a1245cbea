"""Sensitive photos: which tags say so, and which of those the model is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from photo_sorter.core.settings import Settings
from photo_sorter.core.tagging import VocabularyTag

SENSITIVE_TAG = "sensitive"  # given or taken away by a person, it decides alone
PICTURES = "Sensitive"
DOCUMENTS = "Private documents"
GROUPS = (PICTURES, DOCUMENTS)  # of the vocabulary; a photo with a tag of one lies behind a veil


def asked_groups(settings: Settings) -> frozenset[str]:
    """The groups that a person has switched on."""
    switched = {PICTURES: settings.sensitive_pictures, DOCUMENTS: settings.private_documents}
    return frozenset(group for group, on in switched.items() if on)


def asked_vocabulary(
    vocabulary: Sequence[VocabularyTag],
    sensitive: Sequence[VocabularyTag],
    groups: Collection[str],
) -> tuple[VocabularyTag, ...]:
    """What the model is asked for: the vocabulary without the groups that are off, and of those
    that are on the shipped `sensitive` tags, where the vocabulary has no such group itself."""
    kept = [tag for tag in vocabulary if tag.group not in GROUPS or tag.group in groups]
    own_groups, names = {tag.group for tag in kept}, {tag.name.casefold() for tag in kept}
    added = [
        tag
        for tag in sensitive
        if tag.group in groups and tag.group not in own_groups and tag.name.casefold() not in names
    ]
    return (*kept, *added)
