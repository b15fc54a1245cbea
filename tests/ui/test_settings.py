"""Settings in the window: what is changed elsewhere stays, and what fails goes back. The dialog
has a row for each setting that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.errors import DiskFullError
from photo_sorter.core.problems import Problem
from photo_sorter.core.setting_spec import SettingSpec
from photo_sorter.core.settings import SPECS, Settings, spec_of
from photo_sorter.services.library import Library
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.dialogs.agreement import Agreement
from photo_sorter.ui.dialogs.setting_editors import ChoiceEditor, RangeEditor, setting_editor
from photo_sorter.ui.dialogs.setting_words import setting_words
from photo_sorter.ui.dialogs.settings import SettingsDialog
from photo_sorter.ui.window.main_window import MainWindow


def test_moving_the_size_slider_keeps_a_model_that_was_chosen_meanwhile(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    indexed.settings.change(model="another")  # as the dialog does, on a worker
    window.central_pane.header.row_height_changed.emit(222)
    qtbot.waitUntil(lambda: indexed.settings.current().row_height == 222)
    assert indexed.settings.current().model == "another"


def test_a_slider_that_is_drawn_far_ends_where_it_was_left(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    for height in range(120, 260):
        window.central_pane.header.row_height_changed.emit(height)
        assert window.settings.current().row_height == height
    qtbot.waitUntil(lambda: indexed.settings.current().row_height == 259)


def test_what_waits_to_be_written_is_written_when_the_window_closes(
    window: MainWindow, indexed: Library
) -> None:
    for height in (150, 160, 170):
        window.central_pane.header.row_height_changed.emit(height)
    window.close()
    assert indexed.settings.current().row_height == 170


def test_a_theme_that_another_hand_sets_is_shown(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    light = window.palette().window().color()
    indexed.settings.change(theme="dark")
    qtbot.waitUntil(lambda: window.palette().window().color() != light)


def test_what_cannot_be_written_goes_back_and_is_said(
    window: MainWindow, indexed: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = indexed.settings.current().row_height

    def full(**_values: object) -> None:
        raise DiskFullError(Problem.DISK_FULL)

    monkeypatch.setattr(indexed.settings, "change", full)
    with qtbot.waitSignal(window.tasks.failed):
        window.central_pane.header.row_height_changed.emit(before + 40)
    assert window.settings.current().row_height == before
    monkeypatch.undo()


SHOWN = [spec for spec in SPECS if spec.shown]
Open = Callable[[Settings], tuple[SettingsDialog, list[dict[str, object]]]]


@pytest.fixture
def open_dialog(qtbot: QtBot, theme: Theme, speak: Callable[[str], None]) -> Iterator[Open]:
    """A settings dialog, and the list of what it tells."""
    speak("en")
    dialogs: list[SettingsDialog] = []

    def make(settings: Settings) -> tuple[SettingsDialog, list[dict[str, object]]]:
        dialog = SettingsDialog(theme, settings, None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        told: list[dict[str, object]] = []
        dialog.changed.connect(told.append)
        qtbot.addWidget(dialog)
        dialogs.append(dialog)
        return dialog, told

    yield make
    for dialog in dialogs:
        dialog.close()


def editor_of(dialog: QWidget, spec: SettingSpec) -> ChoiceEditor | RangeEditor:
    (found,) = [
        editor
        for kind in (ChoiceEditor, RangeEditor)
        for editor in dialog.findChildren(kind)
        if editor.accessibleName() == spec.title
    ]
    assert isinstance(found, ChoiceEditor | RangeEditor)
    return found


def agreement_of(dialog: QWidget) -> Agreement:
    (found,) = dialog.findChildren(Agreement)
    return found


@pytest.mark.parametrize("spec", SHOWN, ids=lambda spec: spec.name)
def test_a_row_of_the_dialog_changes_its_setting_and_no_other(
    open_dialog: Open, spec: SettingSpec
) -> None:
    dialog, told = open_dialog(Settings())
    editor = editor_of(dialog, spec)
    if isinstance(editor, QComboBox):
        expected = [{spec.name: v} for v, _ in spec.choices if v != spec.default]
        for value, _ in spec.choices:
            if value != spec.default:
                editor.setCurrentIndex(editor.findData(value))
        if spec.warning:
            agreement_of(dialog).agree.click()
        assert told == expected
        assert [type(v) for each in told for v in each.values()] == [type(spec.default)] * len(told)
    else:
        QTest.keyClick(editor, Qt.Key.Key_End)
        assert spec.bounds is not None
        assert told == [{spec.name: spec.bounds[1]}]


INTO_FILES = spec_of("write_into_files")


def test_files_are_written_into_only_once_a_person_has_read_what_that_means(
    open_dialog: Open,
) -> None:
    dialog, told = open_dialog(Settings())
    dialog.show()
    box = editor_of(dialog, INTO_FILES)
    agreement = agreement_of(dialog)
    assert isinstance(box, QComboBox)
    assert not agreement.isVisible()
    box.setCurrentIndex(box.findData(True))
    assert agreement.isVisible()
    assert told == []
    agreement.refused.emit()
    assert box.currentData() is False
    assert not agreement.isVisible()
    box.setCurrentIndex(box.findData(True))
    agreement.agree.click()
    assert told == [{"write_into_files": True}]
    assert not agreement.isVisible()
    box.setCurrentIndex(box.findData(False))  # off it is at once
    assert told[1:] == [{"write_into_files": False}]


def test_a_choice_that_this_machine_refuses_goes_back_in_the_dialog(open_dialog: Open) -> None:
    dialog, told = open_dialog(Settings())
    box = editor_of(dialog, INTO_FILES)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(True))
    agreement_of(dialog).agree.click()
    dialog.show_holding(Settings(write_into_files=True))  # while it is asked for
    assert box.currentData() is True
    dialog.show_holding(Settings())
    assert box.currentData() is False
    assert told == [{"write_into_files": True}]


def test_a_row_shows_the_value_that_holds(open_dialog: Open) -> None:
    settings = Settings(
        theme="dark", language="de", square_cells=True, strictness=0.7, rescan_minutes=360.0
    )
    dialog, _ = open_dialog(settings)
    for spec in SHOWN:
        editor = editor_of(dialog, spec)
        if isinstance(editor, QComboBox):
            assert editor.currentData() == getattr(settings, spec.name)
        else:
            assert editor.value() == 70


def test_a_value_that_is_no_choice_is_offered_beside_the_choices(open_dialog: Open) -> None:
    dialog, told = open_dialog(Settings(rescan_minutes=45.0))
    box = editor_of(dialog, spec_of("rescan_minutes"))
    assert isinstance(box, QComboBox)
    assert box.currentText() == "every 45 minutes"
    assert box.count() == 5
    box.setCurrentIndex(0)
    assert told == [{"rescan_minutes": 15.0}]


def test_a_slider_that_is_drawn_decides_when_it_is_let_go(open_dialog: Open) -> None:
    dialog, told = open_dialog(Settings())
    slider = editor_of(dialog, spec_of("strictness"))
    assert isinstance(slider, QSlider)
    slider.setSliderDown(True)
    slider.setValue(60)
    slider.setValue(80)
    assert told == []
    slider.setSliderDown(False)
    assert told == [{"strictness": 0.8}]


def test_a_slider_over_whole_numbers_gives_each_of_them(qtbot: QtBot, theme: Theme) -> None:
    spec = replace(spec_of("row_height"), shown=True)
    slider = setting_editor(theme, spec, 81)
    qtbot.addWidget(slider)
    decided: list[object] = []
    slider.decided.connect(decided.append)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert decided == [82, 80]


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_setting_has_its_words(speak: Callable[[str], None], language: str) -> None:
    speak(language)
    words = setting_words()
    for spec in SPECS:
        for text in spec.texts():
            assert words[text]
            assert language == "de" or words[text] == text
    assert words["Appearance"] == {"en": "Appearance", "de": "Aussehen"}[language]
