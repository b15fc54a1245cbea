"""Which model describes pictures now."""

from __future__ import annotations

from pathlib import Path

import pytest

from photo_sorter.core.access import Access
from photo_sorter.core.errors import InvalidInputError, ModelUnavailableError
from photo_sorter.core.events import ErrorRaised, Event, EventBus
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from photo_sorter.core.settings import Settings
from photo_sorter.services.models.describer_models import ENDPOINT, DescriberModels
from photo_sorter.services.program.current_settings import CurrentSettings
from tests.fake_describer import FakeDescriber

BUILTIN = Settings().describer


class Kept:
    """`core.ports.SettingsStore`, in memory."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        self.settings = settings


class Installed:
    """As much of `core.ports.ModelStore` as is asked here."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def describer(self, name: str) -> DescriberModel:
        if name not in self.names:
            raise ModelUnavailableError(Problem.MODEL_NOT_INSTALLED, name=name)
        return DescriberModel(name, DescriberForm.FOLDER, Path(name))


class Rig:
    def __init__(self, *names: str, describer: str = BUILTIN) -> None:
        events, self.heard = EventBus(), list[Event]()
        events.subscribe(self.heard.append)
        self.settings = CurrentSettings(
            Access(read_only=False), Kept(Settings(describer=describer)), events
        )
        self.models = DescriberModels(
            Installed(*names),  # type: ignore[arg-type]
            FakeDescriber(),
            events,
            self.settings.current,
            self.settings.change,
        )

    @property
    def told(self) -> list[Problem]:
        return [x.error.problem for x in self.heard if isinstance(x, ErrorRaised)]


def test_the_built_in_model_describes_until_another_is_chosen() -> None:
    rig = Rig(BUILTIN, "large")
    assert rig.models.chosen().name == BUILTIN
    rig.settings.change(describer="large")
    assert rig.models.chosen().name == "large"
    assert rig.told == []


def test_where_the_chosen_one_is_gone_the_built_in_one_steps_in_and_it_is_told_once() -> None:
    rig = Rig(BUILTIN, describer="gone")
    assert [rig.models.chosen().name for _ in range(3)] == [BUILTIN] * 3
    assert rig.told == [Problem.MODEL_NOT_INSTALLED]
    rig.settings.change(describer=ENDPOINT)
    assert rig.models.chosen().name == BUILTIN
    assert rig.told == [Problem.MODEL_NOT_INSTALLED, Problem.ENDPOINT_NOT_SET]


def test_without_a_built_in_one_it_is_an_error() -> None:
    with pytest.raises(ModelUnavailableError):
        Rig().models.chosen()
    with pytest.raises(ModelUnavailableError):
        Rig(describer="gone").models.chosen()


def test_an_endpoint_is_named_used_and_taken_away() -> None:
    rig = Rig(BUILTIN)
    with pytest.raises(ModelUnavailableError):
        rig.models.use_endpoint()
    with pytest.raises(InvalidInputError):
        rig.models.set_endpoint("http://example.org")
    rig.models.set_endpoint("http://localhost:11434", " small ")
    assert rig.models.chosen().name == BUILTIN  # it is named, and not used yet
    rig.models.use_endpoint()
    model = rig.models.chosen()
    assert (model.form, model.address, model.served) == (
        DescriberForm.ENDPOINT,
        "http://127.0.0.1:11434/v1",
        "small",
    )
    rig.models.set_endpoint("")
    assert rig.settings.current().describer == BUILTIN
    assert rig.models.chosen().name == BUILTIN
    assert rig.told == []


def test_what_an_endpoint_has_is_asked() -> None:
    assert Rig().models.models_at("http://localhost:11434") == ("small", "large")
