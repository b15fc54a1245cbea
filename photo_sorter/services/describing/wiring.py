"""The services that ask models which describe pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from photo_sorter.core.access import Access
from photo_sorter.core.events import EventBus
from photo_sorter.core.ports import Catalog, InstalledModel
from photo_sorter.core.ports.describing import Describer, DescriberModel
from photo_sorter.services.describing.asking import Asking
from photo_sorter.services.describing.captions import Captions
from photo_sorter.services.describing.second_look import SecondLook
from photo_sorter.services.describing.subject import Subjects
from photo_sorter.services.labels.wording import Wording
from photo_sorter.services.search.why import Why


@dataclass(frozen=True, slots=True)
class Describing:
    asking: Asking
    captions: Captions


def build_describing(
    access: Access,
    catalog: Catalog,
    describer: Describer,
    chosen: Callable[[], DescriberModel],
    wording: Wording,
    why: Why,
    encoder: Callable[[], InstalledModel],
    events: EventBus,
    look_for_roots: Callable[[], object],
    by_itself: Callable[[], bool],
) -> Describing:
    """Nothing is asked yet."""
    subjects, second = Subjects(catalog), SecondLook(wording, encoder)
    return Describing(
        Asking(subjects, describer, chosen, wording, second, why, encoder),
        Captions(
            access,
            catalog,
            subjects,
            describer,
            chosen,
            second,
            events,
            look_for_roots,
            by_itself,
        ),
    )
