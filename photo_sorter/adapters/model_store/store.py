"""Models as folders on disk: implements `core.ports.ModelStore`."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from photo_sorter.adapters.engine.model.looks import NAME as LOOKS_NAME
from photo_sorter.adapters.engine.model.looks import (
    looks_digest,
    read_projection,
    read_references,
)
from photo_sorter.adapters.model_store.checksums import check_files, write_checksums
from photo_sorter.adapters.model_store.digests import DigestCache
from photo_sorter.adapters.model_store.download import download_model
from photo_sorter.adapters.model_store.folder import (
    SpaceFile,
    core_files,
    embedding_dimensions,
    known_words,
    lexicon,
    look_dimensions,
    read_space,
    reference_images,
    write_space,
)
from photo_sorter.adapters.model_store.importing import convert_checkpoint, storage_error
from photo_sorter.adapters.model_store.registry import (
    SPACE_NAME,
    OfferedModel,
    family_calibration,
    family_templates,
    licence_of_import,
    offered,
    offered_of,
)
from photo_sorter.core.embedding import EmbeddingSpace, SpaceKey
from photo_sorter.core.encoder_profile import EncoderProfile
from photo_sorter.core.errors import (
    InvalidInputError,
    ModelUnavailableError,
    NotFoundError,
    PhotoSorterError,
)
from photo_sorter.core.ports import InstalledModel, LookModel, ModelKind
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel
from photo_sorter.core.problems import Occurrence, Problem
from photo_sorter.core.views import ModelChoice

BUILTIN = "builtin"
BUILTIN_LOOK = "builtin-look"  # what the built-in model tells of looks, beside its vectors
BUILTIN_DESCRIBER = "builtin-describer"
_OURS = (BUILTIN, BUILTIN_LOOK, BUILTIN_DESCRIBER)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ENGINE_BYTES = 350_000_000  # what the engine needs besides the weights, about


class FolderModelStore:
    """Model folders below `models`, and the built-in ones, which are only ever read."""

    def __init__(
        self,
        models: Path,
        builtin: Path,
        endpoint: str | None = None,
        *,
        describer: Path | None = None,
    ) -> None:
        """`endpoint` is the hub's address; None for the public one. `describer` is the folder of
        the built-in model that describes pictures; None where there is none."""
        self._models = models
        self._builtin = builtin
        self._describer = describer
        self._endpoint = endpoint
        self._digests = DigestCache(models / "digests.json")
        self._changing = threading.Lock()

    def choices(self) -> list[ModelChoice]:
        """Encoders, then models of looks, then describers: the built-in one, those offered, those
        imported; in this order."""
        imported = self._imported_choices()
        choices = [self._builtin_choice()] if (self._builtin / SPACE_NAME).is_file() else []
        choices += self._offered_choices(ModelKind.ENCODER)
        choices += [choice for choice in imported if not choice.of_looks]
        if (self._builtin / LOOKS_NAME).is_file():
            choices.append(self._builtin_look_choice())
        choices += self._offered_choices(ModelKind.LOOK)
        choices += [choice for choice in imported if choice.of_looks]
        if self._has_describer():
            choices.append(_builtin_describer_choice(self._builtin_describer()))
        return choices + self._offered_choices(ModelKind.DESCRIBER)

    def _offered_choices(self, kind: ModelKind) -> list[ModelChoice]:
        models = offered_of(kind)
        return [_offered_choice(model, self._is_installed(model.name)) for model in models]

    def installed(self, name: str) -> InstalledModel:
        """Raises ModelUnavailableError where it is not installed, not whole, or no encoder."""
        folder, space = self._whole(name)
        kind = self.kind(name)
        if kind is ModelKind.LOOK:
            raise ModelUnavailableError(Problem.MODEL_GIVES_LOOKS_ALONE)
        if kind is ModelKind.DESCRIBER:
            raise ModelUnavailableError(Problem.MODEL_ONLY_DESCRIBES)
        dimensions = embedding_dimensions(folder)
        key = SpaceKey(f"{name}@{self._digests.of(folder)}")
        return InstalledModel(
            name=name,
            folder=folder,
            space=EmbeddingSpace(key, name, dimensions),
            profile=EncoderProfile(
                calibration=space.calibration,
                prompt_templates=space.prompt_templates,
                reference_texts=space.reference_texts,
                reference_images=reference_images(folder, dimensions),
                known_words=known_words(folder),
                lexicon=lexicon(folder),
            ),
            look=self._look_beside() if name == BUILTIN else None,
        )

    def look_model(self, name: str) -> LookModel:
        """Raises ModelUnavailableError where it is not installed, not whole, or gives no looks."""
        folder, _ = self._whole(name)
        if self.kind(name) is not ModelKind.LOOK:
            raise ModelUnavailableError(Problem.MODEL_GIVES_NO_LOOKS)
        if name == BUILTIN_LOOK:
            look = self._look_beside()
            if look is None:
                raise ModelUnavailableError(Problem.MODEL_GIVES_NO_LOOKS)
            return LookModel(name, folder, look, read_references(folder))
        dimensions = look_dimensions(folder)
        key = SpaceKey(f"{name}@{self._digests.of(folder)}")
        space = EmbeddingSpace(key, name, dimensions)
        return LookModel(name, folder, space, np.empty((0, dimensions), np.float32))

    def describer(self, name: str) -> DescriberModel:
        """Raises ModelUnavailableError where it is not installed, not whole, or describes
        nothing."""
        if name == BUILTIN_DESCRIBER:
            if not self._has_describer():
                raise ModelUnavailableError(Problem.MODEL_NOT_INSTALLED, name=name)
            folder = self._builtin_describer()
            return DescriberModel(name, DescriberForm.BUILTIN, folder, can_point=True)
        folder, space = self._whole(name)
        if space.kind is not ModelKind.DESCRIBER:
            raise ModelUnavailableError(Problem.MODEL_DESCRIBES_NOTHING)
        return DescriberModel(name, DescriberForm.FOLDER, folder)

    def _has_describer(self) -> bool:
        return self._describer is not None and self._describer.is_dir()

    def _builtin_describer(self) -> Path:
        assert self._describer is not None
        return self._describer

    def _look_beside(self) -> EmbeddingSpace | None:
        """The space of the looks that the built-in encoder gives; None where it gives none."""
        folder = self._builtin
        projection = read_projection(folder)
        if projection is None:
            return None
        key = SpaceKey(f"{BUILTIN_LOOK}@{self._digests.of(folder)}-{looks_digest(folder)}")
        return EmbeddingSpace(key, BUILTIN_LOOK, projection.dimensions)

    def kind(self, name: str) -> ModelKind:
        """Raises ModelUnavailableError where it is not installed or not whole."""
        if name == BUILTIN_LOOK:
            return ModelKind.LOOK
        if name == BUILTIN_DESCRIBER:
            return ModelKind.DESCRIBER
        return self._whole(name)[1].kind

    def _whole(self, name: str) -> tuple[Path, SpaceFile]:
        folder = self._folder(name)
        if not (folder / SPACE_NAME).is_file():
            raise ModelUnavailableError(Problem.MODEL_NOT_INSTALLED, name=name)
        return folder, read_space(folder)

    def check(self, name: str) -> None:
        """Raises ModelUnavailableError where a file is not what it was made as."""
        folder = self._folder(name)
        check_files(folder, downloaded=folder.parent == self._models)

    def download(
        self, name: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        """Fetch an offered model; going on where an earlier attempt was cut off.

        Raises NotFoundError, DownloadError, CancelledError, DiskFullError."""
        model = offered(name)
        if model is None:
            raise NotFoundError(Problem.MODEL_NOT_OFFERED, name=name)
        with self._changing:
            if not self._is_installed(name):
                partial = self._partial(name)
                download_model(model, partial, self._endpoint, progress, cancelled)
                write_space(partial, self._space_of(model))
                write_checksums(partial)
                self._install(partial, name)

    def import_checkpoint(self, name: str, architecture: str, weights: Path) -> None:
        """Raises InvalidInputError where the name, the architecture or the file will not do,
        DiskFullError."""
        if not _NAME.fullmatch(name):
            raise InvalidInputError(Problem.MODEL_NAME_UNFIT, name=name)
        with self._changing:
            if name in _OURS or offered(name) or self._folder(name).exists():
                raise InvalidInputError(Problem.MODEL_NAME_TAKEN, name=name)
            partial = self._partial(name)
            shutil.rmtree(partial, ignore_errors=True)
            try:
                partial.mkdir(parents=True)
                kind = convert_checkpoint(architecture, weights, partial)
                write_space(partial, self._space_of_import(name, architecture, kind))
                self._install(partial, name)
            except OSError as error:
                raise storage_error(error) from error
            finally:
                shutil.rmtree(partial, ignore_errors=True)

    def remove(self, name: str) -> None:
        """Raises InvalidInputError for the built-in model, NotFoundError for an unknown one."""
        if name in _OURS:
            raise InvalidInputError(Problem.MODEL_BUILT_IN)
        with self._changing:
            if not self._is_installed(name):
                raise NotFoundError(Problem.MODEL_NOT_THERE, name=name)
            # Renamed first, so that a removal cut short does not leave half a model installed.
            doomed = self._partial(f"{name}.removed")
            doomed.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(doomed, ignore_errors=True)
            self._folder(name).rename(doomed)
            shutil.rmtree(doomed, ignore_errors=True)

    def _folder(self, name: str) -> Path:
        if name == BUILTIN_DESCRIBER and self._describer is not None:
            return self._describer
        if name in (BUILTIN, BUILTIN_LOOK):
            return self._builtin
        if not _NAME.fullmatch(name):
            raise ModelUnavailableError(Problem.MODEL_UNKNOWN, name=name)
        return self._models / name

    def _partial(self, name: str) -> Path:
        return self._models / ".partial" / name

    def _is_installed(self, name: str) -> bool:
        return (self._folder(name) / SPACE_NAME).is_file()

    def _install(self, partial: Path, name: str) -> None:
        """A model appears under its name only once it is whole."""
        target = self._folder(name)
        shutil.rmtree(target, ignore_errors=True)  # a folder without `space.json` is no model
        partial.rename(target)

    def _reference_texts(self) -> tuple[str, ...]:
        """Texts say the same to every model, so the built-in model's serve all of them."""
        try:
            return read_space(self._builtin).reference_texts
        except PhotoSorterError:
            return ()

    def _space_of(self, model: OfferedModel) -> SpaceFile:
        return SpaceFile(
            name=model.name,
            version=model.tag,
            licence=model.licence,
            languages=(model.languages,),
            prompt_templates=model.prompt_templates,
            reference_texts=self._reference_texts(),
            calibration=model.calibration,
            architecture=model.architecture,
            kind=model.kind,
        )

    def _space_of_import(self, name: str, architecture: str, kind: ModelKind) -> SpaceFile:
        return SpaceFile(
            name=name,
            version="imported",
            licence=licence_of_import(architecture),
            languages=(),
            prompt_templates=family_templates(architecture),
            reference_texts=self._reference_texts(),
            calibration=family_calibration(architecture),
            architecture=architecture,
            kind=kind,
        )

    def _builtin_choice(self) -> ModelChoice:
        return _local_choice(
            BUILTIN, "Built-in", self._builtin, "Works offline from the first minute.", False
        )

    def _builtin_look_choice(self) -> ModelChoice:
        """It costs no memory and no pass of its own."""
        choice = _local_choice(
            BUILTIN_LOOK, "Built-in look", self._builtin, "Comes with the built-in model.", False
        )
        return replace(choice, memory_bytes=0, languages="", of_looks=True)

    def _imported_choices(self) -> list[ModelChoice]:
        names = sorted(path.parent.name for path in self._models.glob(f"*/{SPACE_NAME}"))
        return [
            _local_choice(name, name, self._models / name, "Imported from a file.", True)
            for name in names
            if offered(name) is None and _NAME.fullmatch(name)
        ]


def _offered_choice(model: OfferedModel, installed: bool) -> ModelChoice:
    return ModelChoice(
        name=model.name,
        title=model.title,
        architecture=model.architecture,
        tag=model.tag,
        licence=model.licence,
        languages=model.languages,
        download_bytes=model.download_bytes,
        memory_bytes=model.memory_bytes,
        note=model.note,
        installed=installed,
        active=False,
        removable=installed,
        of_looks=model.kind is ModelKind.LOOK,
        describes=model.kind is ModelKind.DESCRIBER,
    )


def _builtin_describer_choice(folder: Path) -> ModelChoice:
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    return ModelChoice(
        name=BUILTIN_DESCRIBER,
        title="Built-in",
        architecture="",
        tag="",
        licence="MIT",
        languages="English",
        download_bytes=0,
        memory_bytes=size + _ENGINE_BYTES,
        note="Answers in a moment, with few words.",
        installed=True,
        active=False,
        removable=False,
        describes=True,
    )


def _local_choice(name: str, title: str, folder: Path, note: str, removable: bool) -> ModelChoice:
    trouble, of_looks = None, False
    try:
        space = read_space(folder)
        of_looks = space.kind is ModelKind.LOOK
        architecture, version, licence = space.architecture, space.version, space.licence
        languages = ", ".join(space.languages)
    except ModelUnavailableError as error:
        architecture = version = licence = languages = ""
        trouble = Occurrence(error.problem, error.values)
    _, weights = core_files(folder)
    size = weights.stat().st_size if weights.is_file() else 0
    return ModelChoice(
        name=name,
        title=title,
        architecture=architecture,
        tag=version,
        licence=licence,
        languages=languages,
        download_bytes=0,
        # Weights may lie in float16 and are computed in float32.
        memory_bytes=2 * size + _ENGINE_BYTES,
        note=note,
        installed=True,
        active=False,
        removable=removable,
        trouble=trouble,
        of_looks=of_looks,
    )
