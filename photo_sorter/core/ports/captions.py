"""What is in photos, in a sentence each, and which photos wait for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from photo_sorter.core.describing.captions import Caption
from photo_sorter.core.photo import Location, PhotoId


class CaptionTable(Protocol):
    """A model's caption goes when the picture changes; a person's stays. A photo that waits stays
    so until it has a caption, and is passed over while one could not be made (the derivation
    `CAPTION` failed)."""

    def of(self, photo_ids: Sequence[PhotoId]) -> dict[PhotoId, Caption]: ...

    def put_by_model(self, caption: Caption) -> bool:
        """Keep a model's caption in place of the one before, unless a person wrote that; the photo
        waits no longer. False where there is no such photo, or a person spoke."""

    def pass_over(self, photo_id: PhotoId) -> None:
        """The photo waits no longer, although it has no caption: the model was not sure of any."""

    def restore(self, photo_ids: Sequence[PhotoId], captions: Sequence[Caption]) -> list[Caption]:
        """These photos have these captions, and the others of them none; returns what they had
        until now, which takes it back. Photos that are gone are passed over."""

    def by_models(self) -> list[PhotoId]:
        """The photos with a caption by a model, by id."""

    def want(self, photo_ids: Sequence[PhotoId] | None, model: str = "") -> int:
        """These photos (None: all visible ones) wait for a caption, except those that have one by a
        person or, where `model` is empty, any; else by that model. How many wait in all."""

    def want_new(self) -> None:
        """All visible photos wait that have no caption, and of which none was tried before."""

    def unwant(self) -> None:
        """No photo waits any longer."""

    def waiting(self, limit: int, after: PhotoId) -> list[Location]:
        """One readable location each of waiting photos with id > `after`, by id."""

    def count_waiting(self) -> int:
        """How many `waiting` would give without a limit."""

    def lacking(self, photo_ids: Sequence[PhotoId] | None, model: str = "") -> int:
        """How many photos `want` would have wait of them, whether they wait already or not."""
