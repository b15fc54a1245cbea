"""The catalog: SQLite, the only truth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from photo_sorter.core.album_suggestion import Dismissal
from photo_sorter.core.changes import Change, ChangeId, Deed
from photo_sorter.core.common_details import Changing, CommonDetails, Edit
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.embedding import EmbeddingSpace, PhotoIds, SpaceKey, Vectors
from photo_sorter.core.errors import Failure
from photo_sorter.core.pca_projection import PcaProjection
from photo_sorter.core.person_details import DetailChange, PersonDetails
from photo_sorter.core.photo import (
    FilePath,
    FileStamp,
    Folder,
    FolderId,
    FolderState,
    Location,
    LocationId,
    LocationState,
    Photo,
    PhotoId,
    PhotoMetadata,
    Stamps,
)
from photo_sorter.core.ports.captions import CaptionTable
from photo_sorter.core.ports.derived import DerivedTable
from photo_sorter.core.ports.duplicates import AlikeTable, DuplicateTable
from photo_sorter.core.ports.file_merge import ConflictTable, FileWordTable, SidecarOutbox
from photo_sorter.core.ports.full_text import FullText
from photo_sorter.core.ports.learning import ClassifierTable, LedgerTable
from photo_sorter.core.ports.picture_texts import PictureTextTable
from photo_sorter.core.ports.searches import (
    HeldValueTable,
    RecentSearchTable,
    SavedSearchTable,
)
from photo_sorter.core.ports.sensitive import SensitiveTable
from photo_sorter.core.ports.sorting import HotFolderTable, SortPlanTable
from photo_sorter.core.ports.stacks import StackTable
from photo_sorter.core.problems import Occurrence
from photo_sorter.core.query import Query
from photo_sorter.core.rating import PersonRating, Rating, RatingChange
from photo_sorter.core.tag_tree import TagTraits
from photo_sorter.core.views import (
    Album,
    AlbumId,
    AlbumKind,
    PhotoListing,
    PhotoTag,
    TagSummary,
)


class FolderTable(Protocol):
    def add(self, path: FilePath) -> Folder:
        """Add a root (absolute). Adding one that is there returns it."""

    def remove(self, folder_id: FolderId) -> None:
        """Forget the root and its locations. Photos without a location stay, hidden, until
        `PhotoTable.purge_hidden`: added again, they have their tags, albums and vectors."""

    def all(self, *, counted: bool = True) -> list[Folder]:
        """Every folder by path, with its counts unless they are not asked for."""

    def directories(self) -> list[FilePath]:
        """Those that a file of the library lies in. Looks at every file."""

    def online(self) -> set[FolderId]:
        """Those that are there now."""

    def set_state(self, folder_id: FolderId, state: FolderState) -> None: ...


class KnownFile(NamedTuple):
    location_id: LocationId
    stamp: FileStamp
    state: LocationState
    photo_id: PhotoId | None


class LocationTable(Protocol):
    def known(self, folder_id: FolderId) -> dict[FilePath, KnownFile]:
        """Every file that the catalog knows under a folder."""

    def stamps(self, folder_id: FolderId) -> Stamps:
        """The stamp of every file known under a folder (what a reconcile compares with)."""

    def known_at(self, paths: Iterable[FilePath]) -> dict[FilePath, KnownFile]:
        """Those of the paths that are known."""

    def devices(self, folder_id: FolderId) -> set[int]:
        """The device numbers of the files known under a folder."""

    def beside(self, sidecar: FilePath) -> list[Location]:
        """The pictures that a sidecar is of, by its name: `name.ext.xmp` or `name.xmp`."""

    def find(self, path: FilePath) -> Location | None: ...

    def mark_pending(
        self, folder_id: FolderId, files: Sequence[tuple[FilePath, FileStamp]]
    ) -> None:
        """Insert the files, or mark those known as pending again with the new stamp. A known
        file keeps its `photo_id` until `attach` or `fail` replaces it."""

    def move(self, moves: Sequence[tuple[LocationId, FolderId, FilePath, FileStamp]]) -> None:
        """Give locations new paths; photo and state stay. A location at the target path goes."""

    def remove(self, location_ids: Sequence[LocationId]) -> None: ...

    def under(self, directory: FilePath) -> dict[FilePath, KnownFile]:
        """Known files below a directory (or the file itself), by path prefix."""

    def pending(self, limit: int) -> list[Location]:
        """Pending locations of folders that are online, newest file first."""

    def pending_count(self) -> int: ...

    def hold(self, photos: Mapping[FilePath, PhotoId]) -> None:
        """Note of files without a photo which one each may still be, once it is read."""

    def attach(self, location_id: LocationId, stamp: FileStamp, photo_id: PhotoId) -> None: ...

    def fail(self, location_id: LocationId, stamp: FileStamp, failure: Failure) -> None:
        """The file holds no photo (now): state FAILED, `photo_id` cleared."""

    def failures(self) -> list[Location]:
        """Files that failed, and those whose photo has a warning, which is their failure here."""

    def retry(self, location_ids: Sequence[LocationId] | None) -> int:
        """Mark such locations (all of them for None) pending; how many were."""


class PhotoTable(Protocol):
    def by_hash(self, content_hash: str) -> PhotoId | None: ...

    def complete_hashes(self, sizes: Iterable[int], space: SpaceKey) -> dict[int, frozenset[str]]:
        """For each byte size, the hashes of photos without a warning that have a vector in
        `space`."""

    def add(
        self,
        content_hash: str,
        byte_size: int,
        metadata: PhotoMetadata,
        sort_time: datetime,
        colour: int,
        pixels: str = "",
    ) -> PhotoId:
        """Insert, or update the metadata of the photo that has this hash. `pixels` is a hash of
        the picture as it is shown."""

    def replace(
        self,
        photo_id: PhotoId,
        content_hash: str,
        byte_size: int,
        metadata: PhotoMetadata,
        sort_time: datetime,
        colour: int,
        pixels: str = "",
    ) -> None:
        """Give a photo another content; its id, marks and albums stay."""

    def rewritten(self, photo_id: PhotoId, content_hash: str, byte_size: int) -> bool:
        """The photo has other bytes, and all else that is known of it stays. False, and nothing is
        changed, where another photo has these bytes."""

    def warn(self, photo_id: PhotoId, warning: Failure | None) -> None:
        """Keep what is missing of a photo, None where it is whole. Another content of the photo
        ends it."""

    def warning(self, photo_id: PhotoId) -> Failure | None:
        """What is missing of the photo."""

    def copy_marks(self, source: PhotoId, target: PhotoId) -> None:
        """Say of the photo `target` what a person said of `source` (tags, albums, rating, date),
        except where a person has spoken of it already."""

    def set_pixels(self, photo_id: PhotoId, pixels: str) -> None:
        """Keep the hash of the pixels of a photo that was added without one."""

    def embedded_pixels(self, photo_ids: Sequence[PhotoId], space: SpaceKey) -> dict[PhotoId, str]:
        """The hash of the pixels of those that have a vector in `space`."""

    def get(self, photo_id: PhotoId) -> Photo | None: ...

    def get_many(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Photo]: ...

    def content_hash(self, photo_id: PhotoId) -> str | None: ...

    def content_hashes(self, photo_ids: Sequence[PhotoId] | PhotoIds) -> dict[PhotoId, str]:
        """The hash of each photo there is."""

    def by_hashes(self, content_hashes: Sequence[str]) -> dict[str, PhotoId]:
        """The photos that have these hashes, also hidden ones."""

    def listing(self, query: Query) -> PhotoListing:
        """Photos that have a location and that an exact query matches, newest first (then by
        id)."""

    def listing_of(self, photo_ids: Sequence[PhotoId] | PhotoIds) -> PhotoListing:
        """The given photos in the given order; ids that are not visible are left out."""

    def ids_in(self, query: Query) -> PhotoIds | None:
        """Sorted ids of the visible photos that an exact query matches; None for the query for
        all photos."""

    def cameras(self) -> list[str]:
        """Every camera that a file names, each once, by name."""

    def lenses(self) -> list[str]:
        """The same of lenses."""

    def hidden_among(self, photo_ids: PhotoIds) -> PhotoIds:
        """Those of the photos (n,) that have no location, in no sure order."""

    def count(self) -> int: ...

    def without_vector(self, space: SpaceKey, limit: int, after: PhotoId) -> list[Location]:
        """One online location each of visible photos with id > `after`, by id, that have no
        vector in `space`."""

    def purge_hidden(self, before: datetime) -> int:
        """Delete photos that have had no location since before that time, less those whose file
        lies in the trash or is passed over; how many."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """Which generation of a space's index answers, whether it must be rebuilt, and the axes that
    it lies in (None: it takes all dimensions)."""

    generation: int
    needs_rebuild: bool
    axes: PcaProjection | None = None


class VectorTable(Protocol):
    def forget(self, photo_id: PhotoId) -> None:
        """Take away a photo's vectors in all spaces: they are of a content that it had."""

    def copy(self, source: PhotoId, target: PhotoId) -> None:
        """Give the photo `target` the vectors that `source` has, in all spaces."""

    def add_space(self, space: EmbeddingSpace) -> None:
        """Make the space known (again)."""

    def spaces(self) -> list[EmbeddingSpace]: ...

    def active_space(self) -> EmbeddingSpace | None:
        """The space that answers queries."""

    def set_active(self, key: SpaceKey) -> None: ...

    def active_look(self) -> EmbeddingSpace | None:
        """The space of looks that answers what looks the same."""

    def set_active_look(self, key: SpaceKey) -> None: ...

    def drop_space(self, key: SpaceKey) -> None:
        """Delete a space that is not active, with its vectors, texts and model tags."""

    def put(self, key: SpaceKey, vectors: Sequence[tuple[PhotoId, Vectors]]) -> None:
        """Store (d,) vectors and, in the same transaction, an outbox row for each."""

    def get(
        self, key: SpaceKey, photo_ids: Sequence[PhotoId] | PhotoIds
    ) -> tuple[PhotoIds, Vectors]:
        """The vectors there are, (m,) ids and (m, d) float32, in the order asked for."""

    def extent(self, key: SpaceKey) -> range:
        """From the lowest id that has a vector in the space to the highest."""

    def block(self, key: SpaceKey, ids: range) -> tuple[PhotoIds, Vectors]:
        """The vectors of photos that have a location and an id in the range: (n,) ids ascending,
        (n, d) float32. All of them, block by block, is what exact search walks through."""

    def lay_out(self, key: SpaceKey, ids: range) -> None:
        """Make the vectors of the id range quicker to read; they are the same as before."""

    def count(self, key: SpaceKey) -> int:
        """Photos that have a location and a vector in the space."""

    def stored(self, key: SpaceKey) -> int:
        """How many vectors there are in the space: what the index must count."""

    def ids(self, key: SpaceKey) -> PhotoIds:
        """Sorted ids of all vectors in the space (what the index must hold)."""

    def outbox(self, key: SpaceKey, limit: int) -> list[tuple[int, PhotoId]]:
        """Oldest outbox rows (sequence number, photo)."""

    def outbox_count(self, key: SpaceKey) -> int: ...

    def last_in_outbox(self, key: SpaceKey) -> int:
        """The newest row's sequence number; 0 where there is none."""

    def acknowledge(self, key: SpaceKey, up_to: int) -> None:
        """Delete outbox rows of the space with sequence <= `up_to`."""

    def index_state(self, key: SpaceKey) -> IndexState: ...

    def set_index_state(self, key: SpaceKey, state: IndexState) -> None: ...

    def texts(self, key: SpaceKey, texts: Sequence[str]) -> dict[str, Vectors]:
        """Cached (d,) vectors of texts."""

    def put_texts(self, key: SpaceKey, vectors: Mapping[str, Vectors]) -> None: ...


@dataclass(frozen=True, slots=True)
class TagMark:
    """A person's or the model's word on one tag of one photo; what undo puts back."""

    photo_id: PhotoId
    name: str
    group: str
    by_person: bool
    present: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class MarksOfTag:
    """All marks of one tag. Those that a person gave or took away, and those of the model with its
    confidences; `by_file` those of files, which follow the keywords as they are now. `answers` are
    the tag's entries in the ledger, by their ids."""

    name: str
    group: str = ""
    given: tuple[PhotoId, ...] = ()
    taken: tuple[PhotoId, ...] = ()
    guessed: tuple[PhotoId, ...] = ()
    confidences: tuple[float, ...] = ()
    by_file: tuple[PhotoId, ...] = ()
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TraitsAt:
    """What is said of the tag of this key; None: nothing."""

    key: str
    traits: TagTraits | None


@dataclass(frozen=True, slots=True)
class AliasAt:
    """The tag that a name of before leads to: '' to none, None where it is no such name."""

    key: str
    name: str | None


@dataclass(frozen=True, slots=True)
class TagChange:
    """Tags are `renamed` (from, to), and those of `marks` have these alone; `marks_first` says
    which comes first. Traits and aliases that are not named stay."""

    renamed: tuple[tuple[str, str], ...] = ()
    marks: tuple[MarksOfTag, ...] = ()
    traits: tuple[TraitsAt, ...] = ()
    aliases: tuple[AliasAt, ...] = ()
    marks_first: bool = False


@dataclass(frozen=True, slots=True)
class MovedTags:
    """What a move did: whether tags became one, how many photos are found by what moved, and what
    takes it back."""

    merged: bool
    count: int
    back: TagChange


class TagTable(Protocol):
    def tree(self) -> list[TagSummary]:
        """All that `all` gives, the paths that only hold others, and tags of which a person says
        something though no photo has them; by name."""

    def keys(self) -> set[str]:
        """The names, without case, of the tags that a photo has or a person speaks of."""

    def traits(self) -> list[TagTraits]:
        """What a person says of tags, by name."""

    def also_called(self) -> dict[str, str]:
        """The tags that synonyms and names of before lead to, by those without case."""

    def leads_to(self, names: Iterable[str]) -> dict[str, str]:
        """The tag of today for each name that the model or a file may say: itself, the one that a
        person renamed it to, or '' where they deleted it."""

    def named(self, name: str) -> str:
        """The tag that a person means by a name: itself where there is one, else the one that was
        called so or has such a synonym; the name where none is known."""

    def move(self, name: str, to: str) -> MovedTags:
        """Rename a tag and all that lies below; what is there under the new names becomes one with
        it. A person's yes stands above a person's no, that above the file's word, and that above
        the model's. Raises InvalidInputError for an empty name and for a place below itself."""

    def delete(self, name: str) -> MovedTags:
        """With all that lies below, for the model and for files, too."""

    def describe(self, traits: Sequence[TagTraits]) -> TagChange:
        """Keep what a person says; returns what takes it back."""

    def restore_tags(self, change: TagChange) -> TagChange:
        """Put back what `move`, `delete` and `describe` returned; returns what takes that back in
        turn. Raises InvalidInputError where a name that comes back is in use."""

    def all(self) -> list[TagSummary]:
        """Tags that at least one visible photo has, by group and name; each with the photos that
        a search for it finds."""

    def names(self) -> list[str]:
        """The names of the same tags."""

    def has(self, name: str) -> bool:
        """Whether one of them has that whole name."""

    def of_photo(self, photo_id: PhotoId) -> list[PhotoTag]: ...

    def photos_of(self, name: str) -> list[PhotoId]:
        """The photos that have this very tag, hidden ones too, by id."""

    def of_photos(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[PhotoTag]]: ...

    def refused(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, list[str]]:
        """The tags that a person took away from each photo; photos without any are missing."""

    def set_by_model(self, marks: Mapping[PhotoId, Sequence[tuple[str, str, float]]]) -> None:
        """Replace the model's tags (name, group, confidence) of the photos. A tag on which a
        person or the file has spoken is left as it is."""

    def give_by_model(self, name: str, scores: Mapping[PhotoId, float]) -> None:
        """The model gives this one tag to these photos, and to no others. What a person or the
        file said of it is left as it is."""

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], name: str, present: bool, group: str = ""
    ) -> list[TagMark]:
        """A person adds or removes a tag; returns the marks as they were before (photos that
        had none are missing from it), for `restore`."""

    def restore(
        self, photo_ids: Sequence[PhotoId], name: str, marks: Sequence[TagMark]
    ) -> list[TagMark]:
        """Put back what `set_by_person` returned for these photos and this tag; returns the marks
        as they were, in turn."""


@dataclass(frozen=True, slots=True)
class Membership:
    """One photo's place in an album: by a person or by the model, in or kept out."""

    photo_id: PhotoId
    by_person: bool
    present: bool
    score: float


class AlbumTable(Protocol):
    def create(
        self, name: str, kind: AlbumKind, description: str, album_id: AlbumId | None = None
    ) -> Album:
        """With the id that it had where one is created again. Raises InvalidInputError where the
        name is empty or taken."""

    def change(self, album_id: AlbumId, name: str, description: str) -> None: ...

    def delete(self, album_id: AlbumId) -> None: ...

    def all(self) -> list[Album]: ...

    def get(self, album_id: AlbumId) -> Album | None: ...

    def named(self, name: str) -> Album | None: ...

    def of_photo(self, photo_id: PhotoId) -> list[Album]: ...

    def kept_out(self, photo_id: PhotoId) -> list[Album]:
        """Described albums that a person keeps the photo out of, by name."""

    def members(self, album_id: AlbumId) -> list[tuple[PhotoId, float]]:
        """Visible members with scores, best first."""

    def marks(self, album_id: AlbumId) -> list[Membership]:
        """Every mark, also the ones that keep a photo out (for undo of `delete`)."""

    def put_marks(self, album_id: AlbumId, marks: Sequence[Membership]) -> None: ...

    def set_by_person(
        self, album_id: AlbumId, photo_ids: Sequence[PhotoId], present: bool
    ) -> list[Membership]:
        """A person puts photos in or takes them out; returns the marks as they were before."""

    def restore(
        self, album_id: AlbumId, photo_ids: Sequence[PhotoId], marks: Sequence[Membership]
    ) -> list[Membership]:
        """Put back what `set_by_person` returned; returns the marks as they were, in turn."""

    def set_by_model(
        self, album_id: AlbumId, scores: Mapping[PhotoId, float], among: Sequence[PhotoId] | None
    ) -> None:
        """The model's members become `scores`; with `among`, only those photos are touched.
        Photos on which a person has spoken are left alone."""


class OperationTable(Protocol):
    """The journal's entries. `reverse` is the operation, encoded, that takes an entry's present
    state back: the inverse of one that is done, and what does it again of one that is undone."""

    def add(self, deed: Deed, reverse: str, notes: Sequence[str], kept: int) -> Change:
        """Append what was done; what is undone cannot be done again from now on, and only the
        newest `kept` entries stay. `notes` are keys of what was done outside the catalog."""

    def turn(
        self, change_id: ChangeId, reverse: str, notes: Sequence[str], *, undone: bool
    ) -> Change:
        """Note that an entry was undone or done again, and what takes that back."""

    def landed(self, note: str) -> bool:
        """Whether what was done outside the catalog under that key is written down in it."""

    def reverse(self, change_id: ChangeId, *, undone: bool) -> str | None:
        """What takes back that the entry is done, or undone; None where it is not, or for good."""

    def newest(self, *, undone: bool) -> Change | None:
        """The last that was done, or the last that was undone and can be done again."""

    def all(self) -> list[Change]:
        """Every entry, newest first."""


class RatingTable(Protocol):
    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Rating]:
        """How each photo is rated, of those that there are: by a person, else by its file."""

    def said(self, photo_ids: Sequence[PhotoId]) -> list[PersonRating]:
        """What a person has said of each photo so far, perhaps nothing."""

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], change: RatingChange
    ) -> list[PersonRating]:
        """A person rates photos; returns what they had said of each, for `restore`."""

    def restore(self, said: Sequence[PersonRating]) -> list[PersonRating]:
        """Put back what `set_by_person` returned; returns what was said until now, in turn."""


class DateTable(Protocol):
    """What a person says of dates. It beats what the files say, and stays when they are read
    again: `Photo.sort_time` and listings follow it."""

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, PersonDate]:
        """Of those photos of which a person has said something."""

    def set_by_person(self, said: Sequence[PersonDate]) -> list[PersonDate]:
        """A person has said this, and no more; returns what was said until now, which takes it
        back. Photos that are gone are passed over."""


class PersonDetailTable(Protocol):
    """What a person says of title, description, copyright and place. It beats what the files say,
    and stays when they are read again."""

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, PersonDetails]:
        """Of those photos of which a person has said something."""

    def set_by_person(
        self, photo_ids: Sequence[PhotoId], change: DetailChange
    ) -> list[PersonDetails]:
        """A person says this; what the change leaves out stays. Returns what was said until now,
        without the photos of which nothing was said, for `restore`. Photos that are gone are passed
        over."""

    def restore(
        self, photo_ids: Sequence[PhotoId], said: Sequence[PersonDetails]
    ) -> list[PersonDetails]:
        """Of these photos a person has said this, and nothing of the others of them; returns what
        was said until now, in turn."""


class CommonDetailTable(Protocol):
    """What many photos have in common: a few queries for all of them, however many."""

    def of(self, photo_ids: Sequence[PhotoId]) -> CommonDetails:
        """Of those of the photos that there are."""

    def changing(self, photo_ids: Sequence[PhotoId], edit: Edit) -> Changing:
        """How many of the photos the edit would change."""


@dataclass(frozen=True, slots=True)
class TrashedFile:
    """A file in the system's trash: where it lay, where it lies now ("" where that is not known),
    and the photo that it held (None for what went along with a picture)."""

    path: FilePath
    trashed: FilePath
    photo_id: PhotoId | None


class TrashTable(Protocol):
    def add(self, files: Sequence[TrashedFile]) -> None:
        """Those that held a photo; a row at the same path is replaced."""

    def remove(self, paths: Sequence[FilePath]) -> None: ...

    def all(self) -> list[TrashedFile]:
        """By path."""


class SeenFileTable(Protocol):
    """Files that are no photos, as they were last seen."""

    def under(self, directory: FilePath) -> dict[FilePath, tuple[int, int]]:
        """Size and time (ns) of those below a directory, or of the file itself."""

    def put(self, seen: Mapping[FilePath, FileStamp]) -> None: ...

    def remove(self, paths: Sequence[FilePath]) -> None: ...


class PassedOverFile(NamedTuple):
    """A file that is there and is passed over: its stamp, and the photo that it held."""

    stamp: FileStamp
    photo_id: PhotoId


class ExclusionTable(Protocol):
    """What a person has passed over (see `core.exclusions`)."""

    def all(self) -> list[str]:
        """Every pattern, sorted."""

    def add(self, pattern: str) -> None: ...

    def remove(self, pattern: str) -> None: ...


class PassedOverTable(Protocol):
    """Files that are still there and are passed over: their photos keep their marks."""

    def at(self, paths: Collection[FilePath]) -> dict[FilePath, PassedOverFile]:
        """Those of the paths that are among them."""

    def paths(self) -> list[FilePath]: ...

    def put(self, location_ids: Sequence[LocationId]) -> None:
        """The locations go; of those that hold a photo it is kept here."""

    def bring_back(self, paths: Iterable[FilePath]) -> None:
        """They are locations again, as they were."""

    def remove(self, paths: Iterable[FilePath]) -> None: ...


class DismissalTable(Protocol):
    """Suggested albums that a person does not want."""

    def add(self, dismissal: Dismissal) -> None: ...

    def remove(self, dismissal: Dismissal) -> None: ...

    def all(self) -> list[Dismissal]:
        """Oldest first."""


class Catalog(Protocol):
    """The only truth. Writers are serialised; readers never wait for them."""

    @property
    def folders(self) -> FolderTable: ...
    @property
    def locations(self) -> LocationTable: ...
    @property
    def sidecars(self) -> SeenFileTable:
        """As they were when their pictures were last given to be read."""

    @property
    def file_words(self) -> FileWordTable: ...
    @property
    def sidecar_outbox(self) -> SidecarOutbox: ...
    @property
    def conflicts(self) -> ConflictTable: ...
    @property
    def not_pictures(self) -> SeenFileTable:
        """What was looked into because its name does not tell what it is."""

    @property
    def exclusions(self) -> ExclusionTable: ...
    @property
    def passed_over(self) -> PassedOverTable: ...
    @property
    def photos(self) -> PhotoTable: ...
    @property
    def vectors(self) -> VectorTable: ...
    @property
    def tags(self) -> TagTable: ...
    @property
    def albums(self) -> AlbumTable: ...
    @property
    def ledger(self) -> LedgerTable: ...
    @property
    def classifiers(self) -> ClassifierTable: ...
    @property
    def ratings(self) -> RatingTable: ...
    @property
    def dates(self) -> DateTable: ...
    @property
    def details(self) -> PersonDetailTable: ...
    @property
    def captions(self) -> CaptionTable: ...
    @property
    def common_details(self) -> CommonDetailTable: ...
    @property
    def trash(self) -> TrashTable: ...
    @property
    def operations(self) -> OperationTable: ...
    @property
    def derived(self) -> DerivedTable: ...
    @property
    def duplicates(self) -> DuplicateTable: ...

    @property
    def stacks(self) -> StackTable: ...
    @property
    def alike(self) -> AlikeTable: ...
    @property
    def picture_texts(self) -> PictureTextTable: ...
    @property
    def full_text(self) -> FullText: ...
    @property
    def saved_searches(self) -> SavedSearchTable: ...
    @property
    def recent_searches(self) -> RecentSearchTable: ...
    @property
    def held_values(self) -> HeldValueTable: ...
    @property
    def dismissals(self) -> DismissalTable: ...
    @property
    def sensitive(self) -> SensitiveTable: ...
    @property
    def sort_plans(self) -> SortPlanTable: ...
    @property
    def hot_folders(self) -> HotFolderTable: ...

    def transaction(self) -> AbstractContextManager[None]:
        """Everything written inside on this thread lands whole or not at all. Reentrant."""

    def was_clean(self) -> bool:
        """Whether the last owner closed the catalog (an unclean exit calls for a check)."""

    def check(self) -> list[Occurrence]:
        """Problems found by SQLite's own integrity and foreign key checks."""

    def close(self) -> None: ...
