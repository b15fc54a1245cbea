"""Which of another program's titles, descriptions, copyrights and places are new to the library."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields, replace
from typing import Any

from photo_sorter.core.importing import ImportOptions
from photo_sorter.core.person_details import DetailChange, PersonDetails, Place, details_of
from photo_sorter.core.photo import PhotoMetadata
from photo_sorter.services.imports.wanted import WantedPhoto

_READ_OF_TEXT = 150  # characters; of longer ones the file's may be read in part


@dataclass(slots=True)
class NewDetails:
    """Collects what photos get. `counts` are photos by the names of the fields; `kept` is how
    often a person has said something else here."""

    said: list[PersonDetails] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    kept: int = 0

    def look_at(
        self,
        photo: WantedPhoto,
        here: PersonDetails,
        by_file: PhotoMetadata,
        options: ImportOptions,
    ) -> None:
        """A person's own word stays unless theirs is to win; a file's gives way, but for a place:
        the file has it from the camera."""
        news: dict[str, Any] = {}
        for name in (each.name for each in fields(DetailChange)):
            wanted, own = getattr(photo.details, name), getattr(here, name)
            if wanted is None or wanted == own:
                continue
            if own is not None:
                self.kept += 1
                if not options.theirs_wins:
                    continue
            elif _is_in_file(name, wanted, by_file):
                continue
            news[name] = wanted
        if news:
            self.counts.update(news.keys())
            self.said.append(details_of(photo.photo_id, replace(here.said, **news)))


def _is_in_file(name: str, wanted: str | Place, by_file: PhotoMetadata) -> bool:
    """Files' texts were read in one line."""
    if isinstance(wanted, Place):
        return by_file.latitude is not None
    line, read = " ".join(wanted.split()), " ".join(str(getattr(by_file, name)).split())
    return line == read or (len(read) >= _READ_OF_TEXT and line.startswith(read))
