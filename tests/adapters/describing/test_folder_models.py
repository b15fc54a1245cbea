"""Models that were downloaded, by transformers' own classes: small ones of random weights, which
are really computed."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from photo_sorter.adapters.describing.answering import Answering
from photo_sorter.adapters.describing.client import DescriberClient
from photo_sorter.adapters.describing.messages import Ask, DescriberOptions
from photo_sorter.adapters.model_store.checksums import write_checksums
from photo_sorter.core.describing.question import Answer, Ending, Question
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.ports.describing import Describer, DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from tests.conftest import BUILTIN_MODEL
from tests.small_describers import small_florence_files, small_smolvlm_files

from .conftest import MakeFolder
from .describer_contract import DescriberContract


def model_of(folder: Path) -> DescriberModel:
    return DescriberModel("small", DescriberForm.FOLDER, folder)


@pytest.fixture(scope="module")
def smolvlm(folder_of: MakeFolder) -> DescriberModel:
    return model_of(folder_of(small_smolvlm_files))


@pytest.fixture(scope="module")
def florence(folder_of: MakeFolder) -> DescriberModel:
    return model_of(folder_of(small_florence_files))


@pytest.fixture(scope="module")
def shared(smolvlm: DescriberModel, picture: Path) -> Iterator[DescriberClient]:
    child = DescriberClient(BUILTIN_MODEL, idle_seconds=600)
    child.ask(smolvlm, Question((str(picture),)))
    yield child
    child.close()


class TestSmolVlm(DescriberContract):
    @pytest.fixture
    def describer(self, shared: DescriberClient) -> Describer:
        return shared

    @pytest.fixture
    def model(self, smolvlm: DescriberModel) -> DescriberModel:
        return smolvlm


class TestFlorence(DescriberContract):
    @pytest.fixture
    def describer(self, shared: DescriberClient) -> Describer:
        return shared

    @pytest.fixture
    def model(self, florence: DescriberModel) -> DescriberModel:
        return florence


def test_the_same_question_has_the_same_answer_and_a_confidence(
    shared: DescriberClient, smolvlm: DescriberModel, picture: Path
) -> None:
    question = Question((str(picture), str(picture)), "what is on the street ?")
    first, again = (shared.ask(smolvlm, question) for _ in range(2))
    assert (first.text, first.confidence) == (again.text, again.confidence)
    assert first.confidence is not None
    assert 0 < first.confidence < 1
    assert first.ending in Ending


def test_florence_does_not_claim_to_answer_questions(
    shared: DescriberClient, florence: DescriberModel, picture: Path
) -> None:
    assert not shared.ask(florence, Question((str(picture),), "how many dog ?")).sure
    caption = shared.ask(florence, Question((str(picture),)))
    assert caption.sure == bool(caption.text)


@pytest.mark.parametrize("damage", ["weights cut", "weights gone", "class unknown", "no config"])
def test_a_folder_that_is_not_as_it_should_be_is_refused_and_the_process_lives(
    shared: DescriberClient, smolvlm: DescriberModel, picture: Path, tmp_path: Path, damage: str
) -> None:
    assert smolvlm.folder is not None
    folder = shutil.copytree(smolvlm.folder, tmp_path / "damaged")
    weights, config = folder / "model.safetensors", folder / "config.json"
    problem = Problem.DESCRIBER_UNLOADABLE
    match damage:
        case "weights cut":
            weights.write_bytes(weights.read_bytes()[:-100])
        case "weights gone":
            weights.rename(folder / "pytorch_model.bin")  # which would be unpickled
        case "class unknown":
            said = json.loads(config.read_text())
            said["model_type"], said["auto_map"] = "mine", {"AutoModel": "code.Mine"}
            config.write_text(json.dumps(said))
            (folder / "code.py").write_text("raise SystemExit")
            problem = Problem.DESCRIBER_CLASS_UNKNOWN
        case "no config":
            config.unlink()
            problem = Problem.MODEL_CONFIGURATION_DAMAGED
    before = shared.pid
    with pytest.raises(ModelUnavailableError) as caught:
        shared.ask(model_of(folder), Question((str(picture),)))
    assert caught.value.problem is problem
    assert shared.pid == before


def test_changed_weights_are_refused_before_they_are_loaded_and_taken_once_they_are_mended(
    smolvlm: DescriberModel, picture: Path, tmp_path: Path
) -> None:
    """A flipped bit in a weight loads as well as the right one."""
    assert smolvlm.folder is not None
    folder = shutil.copytree(smolvlm.folder, tmp_path / "downloaded")
    write_checksums(folder)
    weights = folder / "model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    answering = Answering(DescriberOptions(), lambda message: None, contextlib.nullcontext)
    ask = Ask(1, model_of(folder), Question((str(picture),)))
    with pytest.raises(ModelUnavailableError) as caught:
        answering.answer(ask, lambda: False)
    assert caught.value.problem is Problem.MODEL_DOWNLOAD_CHANGED
    weights.write_bytes(whole)
    assert isinstance(answering.answer(ask, lambda: False), Answer)
    weights.write_bytes(b"")
    assert isinstance(answering.answer(ask, lambda: False), Answer), "it is loaded already"
