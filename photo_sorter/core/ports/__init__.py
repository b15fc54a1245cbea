"""What the services need of the outside, as Protocols. Adapters implement them; one contract
test suite a port runs on every implementation. All methods are safe to call from any thread."""

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.ports.catalog import (
    AlbumTable,
    Catalog,
    CommonDetailTable,
    DateTable,
    DismissalTable,
    ExclusionTable,
    FolderTable,
    IndexState,
    KnownFile,
    LocationTable,
    Membership,
    PassedOverFile,
    PassedOverTable,
    PersonDetailTable,
    PhotoTable,
    RatingTable,
    SeenFileTable,
    TagMark,
    TagTable,
    TrashedFile,
    TrashTable,
    VectorTable,
)
from photo_sorter.core.ports.derived import DerivedTable
from photo_sorter.core.ports.engine import (
    Encoder,
    Engine,
    FileReader,
    FileRequest,
    FileResult,
)
from photo_sorter.core.ports.file_merge import (
    ConflictTable,
    FileWordTable,
    OutboxEntry,
    OutboxState,
    SidecarBase,
    SidecarConflict,
    SidecarOutbox,
)
from photo_sorter.core.ports.files import (
    FileSystem,
    FolderWatcher,
    FoundFile,
    RawChange,
    RawChangeKind,
    ScanProblem,
    Scope,
)
from photo_sorter.core.ports.full_text import FullText, SoughtWord, TextMatches
from photo_sorter.core.ports.imports import ImportSources
from photo_sorter.core.ports.learning import ClassifierTable, LedgerTable
from photo_sorter.core.ports.models import (
    InstalledModel,
    LookModel,
    ModelKind,
    ModelStore,
    SettingsStore,
    TagLists,
    VocabularyStore,
)
from photo_sorter.core.ports.near_words import MakeNearWords, NearWords
from photo_sorter.core.ports.pictures import FrameReader, Picture, PictureReader, PictureSize
from photo_sorter.core.ports.searches import (
    HeldValueTable,
    RecentSearchTable,
    SavedSearchTable,
)
from photo_sorter.core.ports.sensitive import SensitiveTable
from photo_sorter.core.ports.shared_vectors import SharedVectors
from photo_sorter.core.ports.sidecars import Sidecars
from photo_sorter.core.ports.time_zones import TimeZones
from photo_sorter.core.ports.trash import Trash
from photo_sorter.core.ports.vector_index import (
    IndexUnavailableError,
    NearestVectors,
    VectorIndex,
)

__all__ = [
    "AlbumTable",
    "Catalog",
    "ClassifierTable",
    "CommonDetailTable",
    "ConflictTable",
    "DateTable",
    "DerivedTable",
    "DismissalTable",
    "Encoder",
    "Engine",
    "ExclusionTable",
    "FileReader",
    "FileRequest",
    "FileResult",
    "FileSystem",
    "FileWordTable",
    "FolderTable",
    "FolderWatcher",
    "FoundFile",
    "FrameReader",
    "FullText",
    "HeldValueTable",
    "ImportSources",
    "IndexState",
    "IndexUnavailableError",
    "InstalledModel",
    "KnownFile",
    "LedgerTable",
    "LocationTable",
    "LookModel",
    "MakeNearWords",
    "Membership",
    "ModelKind",
    "ModelStore",
    "NearWords",
    "NearestVectors",
    "OutboxEntry",
    "OutboxState",
    "PassedOverFile",
    "PassedOverTable",
    "PersonDetailTable",
    "PhotoIds",
    "PhotoTable",
    "Picture",
    "PictureReader",
    "PictureSize",
    "RatingTable",
    "RawChange",
    "RawChangeKind",
    "RecentSearchTable",
    "SavedSearchTable",
    "ScanProblem",
    "Scope",
    "SeenFileTable",
    "SensitiveTable",
    "SettingsStore",
    "SharedVectors",
    "SidecarBase",
    "SidecarConflict",
    "SidecarOutbox",
    "Sidecars",
    "SoughtWord",
    "TagLists",
    "TagMark",
    "TagTable",
    "TextMatches",
    "TimeZones",
    "Trash",
    "TrashTable",
    "TrashedFile",
    "VectorIndex",
    "VectorTable",
    "VocabularyStore",
]
