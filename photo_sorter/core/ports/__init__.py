"""What the services need of the outside, as Protocols. Adapters implement them; one contract
test suite a port runs on every implementation. All methods are safe to call from any thread."""

from photo_sorter.core.embedding import PhotoIds
from photo_sorter.core.ports.catalog import (
    AlbumTable,
    Catalog,
    FolderTable,
    IndexState,
    KnownFile,
    LocationTable,
    Membership,
    PhotoTable,
    RatingTable,
    SidecarTable,
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
from photo_sorter.core.ports.files import (
    FileSystem,
    FolderWatcher,
    FoundFile,
    RawChange,
    RawChangeKind,
    ScanProblem,
)
from photo_sorter.core.ports.models import (
    InstalledModel,
    ModelKind,
    ModelStore,
    SettingsStore,
    VocabularyStore,
)
from photo_sorter.core.ports.pictures import Picture, PictureReader, PictureSize
from photo_sorter.core.ports.shared_vectors import SharedVectors
from photo_sorter.core.ports.trash import Trash
from photo_sorter.core.ports.vector_index import (
    IndexUnavailableError,
    NearestVectors,
    VectorIndex,
)

__all__ = [
    "AlbumTable",
    "Catalog",
    "DerivedTable",
    "Encoder",
    "Engine",
    "FileReader",
    "FileRequest",
    "FileResult",
    "FileSystem",
    "FolderTable",
    "FolderWatcher",
    "FoundFile",
    "IndexState",
    "IndexUnavailableError",
    "InstalledModel",
    "KnownFile",
    "LocationTable",
    "Membership",
    "ModelKind",
    "ModelStore",
    "NearestVectors",
    "PhotoIds",
    "PhotoTable",
    "Picture",
    "PictureReader",
    "PictureSize",
    "RatingTable",
    "RawChange",
    "RawChangeKind",
    "ScanProblem",
    "SettingsStore",
    "SharedVectors",
    "SidecarTable",
    "TagMark",
    "TagTable",
    "Trash",
    "TrashTable",
    "TrashedFile",
    "VectorIndex",
    "VectorTable",
    "VocabularyStore",
]
