"""What the built-in describer names is looked at by the model that searches photos as well."""

from __future__ import annotations

from collections.abc import Callable

from photo_sorter.core.candidates import Answer as Shares
from photo_sorter.core.describing.naming import asks_what, compared, thing_in
from photo_sorter.core.describing.question import Answer
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.photo import FilePath, PhotoId
from photo_sorter.core.ports import InstalledModel
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel
from photo_sorter.services.labels.wording import Wording


class SecondLook:
    """The built-in describer was taught a few hundred kinds of things, and takes a squirrel for a
    beaver. The model that searches knows thousands of words, and how sure it is of each. Other
    describers know more than it does, and are left alone. Only reads. From any thread."""

    def __init__(self, wording: Wording, encoder: Callable[[], InstalledModel]) -> None:
        self._wording = wording
        self._encoder = encoder

    def at_photo(
        self, model: DescriberModel, photo_id: PhotoId, question: str, answer: Answer
    ) -> Answer:
        """The answer, or a better one, or the same and not sure. A photo that has no vector yet
        cannot be looked at."""
        try:
            return self._seen(
                model, question, answer, lambda thing: self._wording.naming(photo_id, thing)
            )
        except NotFoundError:
            return answer

    def at_file(
        self, model: DescriberModel, path: FilePath, question: str, answer: Answer
    ) -> Answer:
        """The same of a picture file. Raises InvalidInputError where it cannot be read."""
        return self._seen(
            model, question, answer, lambda thing: self._wording.naming_file(path, thing)
        )

    def _seen(
        self,
        model: DescriberModel,
        question: str,
        answer: Answer,
        look: Callable[[str], Shares],
    ) -> Answer:
        if model.form is not DescriberForm.BUILTIN or not asks_what(question):
            return answer
        shares = look(thing_in(answer.text) if answer.sure else "")
        return compared(answer, shares, self._encoder().name, caption=not question)
