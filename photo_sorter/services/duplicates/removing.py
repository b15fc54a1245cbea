"""What leaves some files of groups, as one operation that can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace

from photo_sorter.core.changes import Action
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.duplicates.kinds import DuplicateGroup, Member
from photo_sorter.core.operations import (
    Compound,
    DatePhotos,
    EditPhotos,
    Operation,
    PutInAlbum,
    RatePhotos,
    TagPhotos,
    TrashFiles,
)
from photo_sorter.core.person_details import NOWHERE, DetailChange, Place
from photo_sorter.core.photo import FilePath, Photo, PhotoId
from photo_sorter.core.ports import Catalog
from photo_sorter.core.rating import RatingChange
from photo_sorter.core.views import AlbumKind, PhotoTag, TagSource

_DETAILS = tuple(each.name for each in fields(DetailChange))


@dataclass(frozen=True, slots=True)
class Choice:
    """Of a group these stay, the first of which is told what is known of those that go."""

    group: DuplicateGroup
    kept: tuple[Member, ...]

    @property
    def going(self) -> tuple[Member, ...]:
        return tuple(each for each in self.group.members if each not in self.kept)


def removal(catalog: Catalog, choices: Sequence[Choice]) -> Compound:
    """What goes of all the groups goes to the trash together. What is known of its photos, and
    not of the one that stays, is said of that first."""
    said: list[Operation] = []
    paths: dict[FilePath, None] = {}
    for choice in choices:
        keep, kept = choice.kept[0], {each.photo_id for each in choice.kept}
        ids = sorted({each.photo_id for each in choice.going} - kept)
        said += _Merging(catalog, keep.photo_id, ids).operations() if ids else []
        for each in choice.going:
            paths |= dict.fromkeys(_files(catalog, each, kept))
    operations = (*said, TrashFiles(tuple(paths)))
    return Compound(operations, Action.DUPLICATES_TRASHED, "", len(paths))


def _files(catalog: Catalog, member: Member, kept: Collection[PhotoId]) -> list[FilePath]:
    """Of a photo that goes all files, of one that stays this one."""
    if member.photo_id in kept:
        return [member.path]
    photo = catalog.photos.get(member.photo_id)
    return [] if photo is None else [location.path for location in photo.locations]


class _Merging:
    """What `others` have of a person, and of their files, that `keep` lacks."""

    def __init__(self, catalog: Catalog, keep: PhotoId, others: Sequence[PhotoId]) -> None:
        self._catalog = catalog
        self._keep = keep
        self._others = others
        self._photos = catalog.photos.get_many([keep, *others])

    def operations(self) -> list[Operation]:
        return [*self._tags(), *self._albums(), *self._rating(), *self._date(), *self._details()]

    def _tags(self) -> list[Operation]:
        """What a person or a file says; a tag that a person took from the one that stays is not
        given back."""
        tags = self._catalog.tags.of_photos([self._keep, *self._others])
        refused = self._catalog.tags.refused([self._keep]).get(self._keep, [])
        there = {name.casefold() for name in [*refused, *_said(tags.get(self._keep, []))]}
        names = {x.casefold(): x for other in self._others for x in _said(tags.get(other, []))}
        return [TagPhotos((self._keep,), name) for key, name in names.items() if key not in there]

    def _albums(self) -> list[Operation]:
        there = {album.id for album in self._catalog.albums.of_photo(self._keep)}
        there |= {album.id for album in self._catalog.albums.kept_out(self._keep)}
        albums = {
            album.id
            for other in self._others
            for album in self._catalog.albums.of_photo(other)
            if album.kind is AlbumKind.MANUAL
        }
        return [PutInAlbum(album, (self._keep,)) for album in sorted(albums - there)]

    def _rating(self) -> list[Operation]:
        """The most stars; a favourite stays one."""
        ratings = self._catalog.ratings.of([self._keep, *self._others])
        own = ratings[self._keep]
        others = [ratings[each] for each in self._others if each in ratings]
        stars = max((each.stars for each in others), default=0)
        labels = [each.label for each in others if each.label]
        changes = []
        if stars > own.stars:
            changes.append(RatingChange(stars=stars))
        if not own.favourite and any(each.favourite for each in others):
            changes.append(RatingChange(favourite=True))
        if not own.label and labels:
            changes.append(RatingChange(label=labels[0]))
        return [RatePhotos((self._keep,), change) for change in changes]

    def _date(self) -> list[Operation]:
        """A person's word, else the file's where the one that stays has none."""
        said = self._catalog.dates.of([self._keep, *self._others])
        if self._keep in said and said[self._keep].when is not None:
            return []
        for other in self._others:
            if other in said and said[other].when is not None:
                return [DatePhotos((replace(said[other], photo_id=self._keep),))]
        if self._photos[self._keep].metadata.taken_at is not None:
            return []
        for other in self._others:
            taken = self._photos[other].metadata.date_taken
            if taken is not None:
                date = PersonDate(self._keep, taken.when, taken.precision, taken.zone)
                return [DatePhotos((date,))]
        return []

    def _details(self) -> list[Operation]:
        """Where a person hid what the file of the one that stays says, it stays hidden."""
        own, *others = (self._known(each) for each in [self._keep, *self._others])
        spoken = self._catalog.details.of([self._keep]).get(self._keep)
        found = {}
        for name in _DETAILS:
            hidden = spoken is not None and getattr(spoken, name) is not None
            words = [word for each in others if _is_word(word := getattr(each, name))]
            if words and not hidden and not _is_word(getattr(own, name)):
                found[name] = words[0]
        return [EditPhotos((self._keep,), DetailChange(**found))] if found else []

    def _known(self, photo_id: PhotoId) -> DetailChange:
        """By a person, else by the file."""
        said = self._catalog.details.of([photo_id]).get(photo_id)
        by_file = _by_file(self._photos[photo_id])
        if said is None:
            return by_file
        return DetailChange(
            *(
                value if value is not None else getattr(by_file, name)
                for name in _DETAILS
                for value in (getattr(said, name),)
            )
        )


def _said(tags: Sequence[PhotoTag]) -> list[str]:
    """The names of those that a person or a file gave."""
    return [tag.name for tag in tags if tag.source is not TagSource.MODEL]


def _is_word(word: str | Place | None) -> bool:
    return bool(word) and word != NOWHERE


def _by_file(photo: Photo) -> DetailChange:
    metadata = photo.metadata
    place = None
    if metadata.latitude is not None and metadata.longitude is not None:
        place = Place(metadata.latitude, metadata.longitude)
    return DetailChange(
        metadata.title, metadata.description, metadata.copyright, place, metadata.creator
    )
