"""The services of a library whose vectors lie on a server that several machines share."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.events import EventBus
from photo_sorter.core.ports import Catalog, FileReader, FileSystem, SharedVectors
from photo_sorter.services.search.exact_search import ExactSearch
from photo_sorter.services.sharing.others_vectors import OthersVectors, SharingReader
from photo_sorter.services.sharing.server_link import ServerLink
from photo_sorter.services.sharing.shared_neighbours import SharedNeighbours
from photo_sorter.services.sharing.shared_sync import SharedSync


@dataclass(frozen=True, slots=True)
class Sharing:
    link: ServerLink
    sync: SharedSync
    neighbours: SharedNeighbours
    others: OthersVectors
    reader: SharingReader


def build_sharing(
    catalog: Catalog,
    reader: FileReader,
    files: FileSystem,
    server: SharedVectors,
    exact: ExactSearch,
    events: EventBus,
) -> Sharing:
    """Nothing is asked of the server yet."""
    link = ServerLink(server, events)
    sync = SharedSync(catalog, link, events)
    others = OthersVectors(catalog, link, sync.report_broken)
    return Sharing(
        link=link,
        sync=sync,
        neighbours=SharedNeighbours(catalog, link, sync, exact),
        others=others,
        reader=SharingReader(reader, files, others),
    )
