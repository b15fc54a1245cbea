"""What a person does, as data: each can be written down, done, taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from photo_sorter.core.album_suggestion import Dismissal
from photo_sorter.core.changes import Action
from photo_sorter.core.dated_photo import PersonDate
from photo_sorter.core.describing.captions import Caption
from photo_sorter.core.duplicates.kinds import Kind, Verdict
from photo_sorter.core.file_merge import SingleField
from photo_sorter.core.person_details import DetailChange, PersonDetails
from photo_sorter.core.photo import FilePath, LocationId, PhotoId
from photo_sorter.core.ports.catalog import Membership, TagChange, TagMark, TrashedFile
from photo_sorter.core.rating import PersonRating, RatingChange
from photo_sorter.core.sorting.plan import PlanId
from photo_sorter.core.stacks import StackState
from photo_sorter.core.tag_tree import TagTraits
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.turning.patch import FilePatch
from photo_sorter.core.views import AlbumId, AlbumKind, SearchId


@dataclass(frozen=True, slots=True)
class TagPhotos:
    """A person adds a tag to photos, or says that it is none of theirs."""

    photo_ids: tuple[PhotoId, ...]
    name: str
    present: bool = True


@dataclass(frozen=True, slots=True)
class RestoreTag:
    """The tag is on these photos as `marks` say, and not on the others of them."""

    photo_ids: tuple[PhotoId, ...]
    name: str
    marks: tuple[TagMark, ...]
    batch: int = 0  # of the ledger: these answers no longer count, or count again
    standing: bool = False


@dataclass(frozen=True, slots=True)
class MoveTag:
    """A tag gets another name or place, with all that lies below it. Where one of the new name is
    there, the two become one."""

    name: str
    to: str


@dataclass(frozen=True, slots=True)
class DeleteTag:
    """It goes with all that lies below it, and neither the model nor a file brings it back. The
    photos stay."""

    name: str


@dataclass(frozen=True, slots=True)
class DescribeTags:
    """A person says this of tags; of those that are not named nothing changes."""

    traits: tuple[TagTraits, ...]


@dataclass(frozen=True, slots=True)
class EditTag:
    """What `MoveTag` and `DescribeTags` do, as one: `traits` has the new name."""

    name: str
    traits: TagTraits


@dataclass(frozen=True, slots=True)
class RestoreTags:
    """The names, marks and traits of tags are as they were."""

    state: TagChange


@dataclass(frozen=True, slots=True)
class SaveVocabulary:
    tags: tuple[VocabularyTag, ...]


@dataclass(frozen=True, slots=True)
class CreateAlbum:
    """With a description it fills itself; without, it is picked by hand. `photo_ids` are put in
    by the person."""

    name: str
    description: str = ""
    photo_ids: tuple[PhotoId, ...] = ()


@dataclass(frozen=True, slots=True)
class RestoreAlbum:
    """A deleted album is back under the id it had, so that what was done with it before can be
    taken back, too."""

    album_id: AlbumId
    name: str
    kind: AlbumKind
    description: str
    marks: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class ChangeAlbum:
    album_id: AlbumId
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class DeleteAlbum:
    """The photos stay."""

    album_id: AlbumId


@dataclass(frozen=True, slots=True)
class PutInAlbum:
    """A person puts photos in, or keeps them out for good."""

    album_id: AlbumId
    photo_ids: tuple[PhotoId, ...]
    present: bool = True


@dataclass(frozen=True, slots=True)
class RestoreInAlbum:
    """The photos are in the album as `marks` say, and the others of them are not."""

    album_id: AlbumId
    photo_ids: tuple[PhotoId, ...]
    marks: tuple[Membership, ...]
    batch: int = 0  # of the ledger, as of `RestoreTag`
    standing: bool = False


@dataclass(frozen=True, slots=True)
class AnswerReview:
    """A person answers whether photos show a tag, or belong to an album: one of both is named.
    What was skipped stays as it is and is not asked again for now."""

    tag: str = ""
    album_id: AlbumId | None = None
    yes: tuple[PhotoId, ...] = ()
    no: tuple[PhotoId, ...] = ()
    skipped: tuple[PhotoId, ...] = ()


@dataclass(frozen=True, slots=True)
class StandSkipped:
    """What was skipped in a batch of the ledger counts no longer, or counts again."""

    batch: int
    name: str
    count: int
    standing: bool = False


@dataclass(frozen=True, slots=True)
class DismissSuggestion:
    """A suggested album is not offered again, or may be."""

    dismissal: Dismissal
    dismissed: bool = True


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """A search gets a name. `search_id` is the one that it had, where it is saved again."""

    name: str
    text: str
    search_id: SearchId | None = None


@dataclass(frozen=True, slots=True)
class ChangeSearch:
    search_id: SearchId
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DeleteSearch:
    """The photos stay."""

    search_id: SearchId


@dataclass(frozen=True, slots=True)
class RatePhotos:
    """A person rates photos; what the change leaves out stays."""

    photo_ids: tuple[PhotoId, ...]
    change: RatingChange


@dataclass(frozen=True, slots=True)
class RestoreRatings:
    """A person has said this of the photos, and no more."""

    said: tuple[PersonRating, ...]


@dataclass(frozen=True, slots=True)
class DatePhotos:
    """A person has said this of the photos' dates, and no more."""

    said: tuple[PersonDate, ...]


class Side(Enum):
    OURS = "ours"
    THEIRS = "theirs"  # the file's


@dataclass(frozen=True, slots=True)
class ConflictDecision:
    """Which side counts of a field that both the file and a person changed; the values are JSON."""

    location_id: LocationId
    photo_id: PhotoId
    field: SingleField
    ours: str
    theirs: str
    keep: Side


@dataclass(frozen=True, slots=True)
class DecideConflicts:
    decisions: tuple[ConflictDecision, ...]


@dataclass(frozen=True, slots=True)
class ReopenConflicts:
    """What was decided is to be decided again. A person has said `said` and `details` of the
    photos, and no more. The files stay as they are until then."""

    decisions: tuple[ConflictDecision, ...]
    said: tuple[PersonRating, ...]
    details: tuple[PersonDetails, ...] = ()


@dataclass(frozen=True, slots=True)
class EditPhotos:
    """A person says what photos are and where they were taken; what the change leaves out stays."""

    photo_ids: tuple[PhotoId, ...]
    change: DetailChange


@dataclass(frozen=True, slots=True)
class RestoreDetails:
    """Of these photos a person has said this, and nothing of the others of them."""

    photo_ids: tuple[PhotoId, ...]
    said: tuple[PersonDetails, ...] = ()


@dataclass(frozen=True, slots=True)
class CaptionPhoto:
    """A person writes a photo's caption; an empty text deletes it."""

    photo_id: PhotoId
    text: str


@dataclass(frozen=True, slots=True)
class DeleteCaptions:
    """Whoever wrote them."""

    photo_ids: tuple[PhotoId, ...]


@dataclass(frozen=True, slots=True)
class RestoreCaptions:
    """Of these photos there are these captions, and none of the others of them."""

    photo_ids: tuple[PhotoId, ...]
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class DecideDuplicates:
    """A person says what becomes of photos that belong together: they are not asked of these again.
    Without `standing` the verdict is taken back. `paths`, of copies alone, are the files."""

    photo_ids: tuple[PhotoId, ...]
    kind: Kind
    verdict: Verdict
    standing: bool = True
    paths: tuple[FilePath, ...] = ()


@dataclass(frozen=True, slots=True)
class StackPhotos:
    """Photos become one stack, in this order, and are in no other. Its cover is `cover`, else that
    of the first stack that all is of, else the first photo."""

    photo_ids: tuple[PhotoId, ...]
    cover: PhotoId | None = None


@dataclass(frozen=True, slots=True)
class UnstackPhotos:
    """Photos leave their stacks; a stack of which one photo is left is none."""

    photo_ids: tuple[PhotoId, ...]


@dataclass(frozen=True, slots=True)
class SetStackCover:
    """A photo stands for its stack."""

    photo_id: PhotoId


@dataclass(frozen=True, slots=True)
class SetStacks:
    """Photos are in these stacks and in no others: many at once, or as they were."""

    state: StackState


@dataclass(frozen=True, slots=True)
class MakeVersion:
    """The file at `path`, which holds the photo `version`, was made of the photo `original`: what a
    person said of that holds of it too, and it is the cover of their stack."""

    original: PhotoId
    version: PhotoId
    path: FilePath


@dataclass(frozen=True, slots=True)
class TurnFiles:
    """Files say that their pictures are turned by so many quarters clockwise, by these patches; the
    photos stay the same. Below zero it is taken back."""

    patches: tuple[FilePatch, ...]
    turns: int


@dataclass(frozen=True, slots=True)
class TrashFiles:
    """Files go to the system's trash, with all that belongs to them."""

    paths: tuple[FilePath, ...]


@dataclass(frozen=True, slots=True)
class RestoreFiles:
    """Files come back from the system's trash to where they lay."""

    files: tuple[TrashedFile, ...]


@dataclass(frozen=True, slots=True)
class RenameFiles:
    """Files with their old and new paths; `pattern` is what the person asked for. What belongs to
    them goes along, to the paths in `along` where these are known."""

    moves: tuple[tuple[FilePath, FilePath], ...]
    pattern: str
    along: tuple[tuple[FilePath, FilePath], ...] = ()


@dataclass(frozen=True, slots=True)
class AddFolder:
    path: FilePath


@dataclass(frozen=True, slots=True)
class RemoveFolder:
    """The files stay where they are. Added again, tags and albums are back."""

    path: FilePath


@dataclass(frozen=True, slots=True)
class ExcludeFiles:
    """Folders and files of this pattern are passed over (see `core.exclusions`). Their photos are
    hidden and keep what was said of them."""

    pattern: str


@dataclass(frozen=True, slots=True)
class IncludeFiles:
    """The pattern is no longer passed over."""

    pattern: str


@dataclass(frozen=True, slots=True)
class SortFiles:
    """The plan is carried out: what of it was taken back is done again. Where nothing is left to do
    it is only written down."""

    plan_id: PlanId


@dataclass(frozen=True, slots=True)
class UndoSort:
    """What the plan did, or one of its rules (from 0), is taken back as far as the files are
    there."""

    plan_id: PlanId
    rule: int | None = None


@dataclass(frozen=True, slots=True)
class Compound:
    """Several that are one to the person: all are done or none; `action` is what it is called.
    `name` and `count` are of what it was done to; without them the operations are counted."""

    operations: tuple[Operation, ...]
    action: Action
    name: str = ""
    count: int | None = None


Operation = (
    TagPhotos
    | RestoreTag
    | MoveTag
    | DeleteTag
    | DescribeTags
    | EditTag
    | RestoreTags
    | SaveVocabulary
    | CreateAlbum
    | RestoreAlbum
    | ChangeAlbum
    | DeleteAlbum
    | PutInAlbum
    | RestoreInAlbum
    | AnswerReview
    | StandSkipped
    | DismissSuggestion
    | SaveSearch
    | ChangeSearch
    | DeleteSearch
    | RatePhotos
    | RestoreRatings
    | DatePhotos
    | EditPhotos
    | RestoreDetails
    | CaptionPhoto
    | DeleteCaptions
    | RestoreCaptions
    | DecideConflicts
    | ReopenConflicts
    | DecideDuplicates
    | StackPhotos
    | UnstackPhotos
    | SetStackCover
    | SetStacks
    | MakeVersion
    | TurnFiles
    | TrashFiles
    | RestoreFiles
    | RenameFiles
    | AddFolder
    | RemoveFolder
    | ExcludeFiles
    | IncludeFiles
    | SortFiles
    | UndoSort
    | Compound
)
