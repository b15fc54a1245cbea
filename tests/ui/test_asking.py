"""Questions about photos and their captions, in the window, by a fake of the model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.describing.suggested import Suggestion
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.ports.describing import DescriberForm, DescriberModel
from photo_sorter.core.problems import Problem
from photo_sorter.services.describing.captions import Lacking
from photo_sorter.services.library import Library
from photo_sorter.ui.asking.ask_words import suggestion_words
from photo_sorter.ui.asking.talk_view import TalkView
from photo_sorter.ui.base.share_row import ShareRow
from photo_sorter.ui.details.ask import AskSection
from photo_sorter.ui.details.caption import CaptionSection
from photo_sorter.ui.dialogs.captions import CaptionsDialog
from photo_sorter.ui.window.main_window import MainWindow
from tests.scripted_describer import ScriptedDescriber, spot


@pytest.fixture
def describer(indexed: Library, monkeypatch: pytest.MonkeyPatch) -> ScriptedDescriber:
    """In place of the one that the shared library was built with."""
    fake = ScriptedDescriber({"": "a dog on a floor", "What is this?": "a dog"})
    for service in (indexed.asking, indexed.captions):
        monkeypatch.setattr(service, "_describer", fake)
        monkeypatch.setattr(service, "_chosen", fake.chosen)
    return fake


@pytest.fixture
def photo(
    qtbot: QtBot, describer: ScriptedDescriber, window: MainWindow, indexed: Library
) -> Iterator[PhotoId]:
    """The first one, chosen."""
    with qtbot.waitSignal(window.chosen.described):
        window.grid.go_to(0)
    settle(qtbot, window)
    photo = PhotoId(window.grid.neighbours()[0])
    yield photo
    settle(qtbot, window)
    catalog = indexed.captions._catalog
    catalog.captions.restore([photo], [])


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.tasks.idle)


def words_in(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def press(widget: QWidget, text: str) -> None:
    (button,) = [
        each
        for each in widget.findChildren(QPushButton)
        if each.text() == text and each.isVisibleTo(widget)
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def ask(view: TalkView, question: str) -> None:
    view.field.setText(question)
    QTest.keyClick(view.field, Qt.Key.Key_Return)


def section(window: MainWindow) -> AskSection:
    found = window.panel.findChild(AskSection)
    assert found is not None
    return found


def captions(window: MainWindow) -> CaptionSection:
    found = window.panel.findChild(CaptionSection)
    assert found is not None
    return found


def test_a_question_is_answered_beside_the_photo_and_goes_on(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, describer: ScriptedDescriber
) -> None:
    asking = section(window)
    QTest.keyClick(window.grid, Qt.Key.Key_Q)
    qtbot.waitUntil(asking.view.field.hasFocus)
    ask(asking.view, "What is this?")
    qtbot.waitUntil(lambda: "a dog" in words_in(asking))
    assert any(each.startswith("By fake, ") for each in words_in(asking))
    ask(asking.view, "And  its colour?")
    qtbot.waitUntil(lambda: "And its colour?" in words_in(asking))
    settle(qtbot, window)
    assert describer.asked[-1].before[0].answer == "a dog"
    window.grid.go_to(1)
    qtbot.waitUntil(lambda: "a dog" not in words_in(asking))
    window.grid.go_to(0)
    qtbot.waitUntil(lambda: "a dog" in words_in(asking))
    press(asking, "New conversation")
    assert "a dog" not in words_in(asking)


def test_what_offers_its_answers_is_answered_with_shares(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, describer: ScriptedDescriber
) -> None:
    describer.error = ModelUnavailableError(Problem.ENDPOINT_NOT_SET)
    asking = section(window)
    ask(asking.view, "snow or an airplane?")

    def answered() -> set[str]:
        rows = asking.findChildren(ShareRow)
        return {row.accessibleName().partition(": ")[0] for row in rows}

    qtbot.waitUntil(lambda: {"snow", "an airplane", "neither"} <= answered())
    assert describer.asked == []
    ask(asking.view, "What is this?")
    qtbot.waitUntil(lambda: any("No address" in each for each in words_in(asking)))
    assert "Choose a model…" in [
        each.text() for each in asking.findChildren(QPushButton) if each.isVisibleTo(asking)
    ]
    press(asking, "New conversation")


def test_a_suggested_question_is_asked_by_a_click(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, describer: ScriptedDescriber
) -> None:
    describer.model = DescriberModel("builtin-describer", DescriberForm.BUILTIN)
    describer.unsure.add(Suggestion.COLOUR.value)
    asking = section(window)
    words = suggestion_words(Suggestion.COLOUR)
    qtbot.waitUntil(lambda: words in [each.text() for each in asking.findChildren(QPushButton)])
    press(asking, words)
    qtbot.waitUntil(
        lambda: any(each.startswith("Not sure. Perhaps: ") for each in words_in(asking))
    )
    assert any("the built-in model" in each for each in words_in(asking))
    assert describer.asked[-1].text == Suggestion.COLOUR.value
    press(asking, "New conversation")


def test_an_answer_comes_word_by_word_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, describer: ScriptedDescriber
) -> None:
    describer.held.set()
    describer.answers["What is this?"] = "a brown dog"
    asking = section(window)
    ask(asking.view, "What is this?")
    qtbot.waitUntil(lambda: "a" in words_in(asking))
    press(asking, "Stop")
    settle(qtbot, window)
    assert "a brown dog" not in words_in(asking)
    assert "What is this?" not in words_in(asking)
    describer.held.clear()


def test_a_few_photos_are_asked_about_together(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, describer: ScriptedDescriber
) -> None:
    QTest.keyClick(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    asking = section(window)
    qtbot.waitUntil(lambda: len(window.context.talk.conversation.photo_ids) == 2)
    assert asking.view.field.placeholderText() == "Ask about these photos"
    ask(asking.view, "Which is sharper?")
    qtbot.waitUntil(lambda: "Which is sharper?" in words_in(asking))
    settle(qtbot, window)
    assert len(describer.asked[-1].paths) == 2
    for _ in range(4):
        QTest.keyClick(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not asking.isVisible())
    window.grid.go_to(0)


def test_where_asks_which_of_several_photos_is_meant(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, describer: ScriptedDescriber
) -> None:
    describer.model = DescriberModel("fake", DescriberForm.FOLDER, can_point=True)
    describer.heat = spot()
    QTest.keyClick(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    talk, asking = window.context.talk, section(window)
    qtbot.waitUntil(lambda: len(talk.conversation.photo_ids) == 2)
    first, second = talk.conversation.photo_ids
    ask(asking.view, "What is this?")
    qtbot.waitUntil(lambda: "a dog" in words_in(asking))
    press(asking, "Where?")
    assert "In which photo?" in words_in(asking)
    where = window.viewer.where
    choose_picture(asking, "Photo 2 of 2")
    qtbot.waitUntil(lambda: where.found is not None)
    assert window.viewer.photo_id == second
    settle(qtbot, window)
    panel = window.ask_panel
    assert "a dog" in words_in(panel), "what was said of both is still there"
    press(panel, "Where?")
    choose_picture(panel, "Photo 1 of 2")
    qtbot.waitUntil(lambda: window.viewer.photo_id == first and where.found is not None)
    press(panel, "Where?")
    assert "In which photo?" not in words_in(panel), "once more takes the choice away"
    window.viewer.leave()
    qtbot.waitUntil(lambda: talk.conversation.photo_ids == (first,))
    settle(qtbot, window)


def choose_picture(widget: QWidget, name: str) -> None:
    (button,) = [
        each
        for each in widget.findChildren(QToolButton)
        if each.accessibleName() == name and each.isVisibleTo(widget)
    ]
    assert not button.icon().isNull()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_in_the_viewer_the_answer_is_shown_in_the_photo(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, describer: ScriptedDescriber
) -> None:
    describer.model = DescriberModel("fake", DescriberForm.FOLDER, can_point=True)
    describer.heat = spot()
    QTest.keyClick(window.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(window.viewer.isVisible)
    settle(qtbot, window)
    QTest.keyClick(window.viewer, Qt.Key.Key_Q)
    panel = window.ask_panel
    qtbot.waitUntil(panel.view.field.hasFocus)
    ask(panel.view, "What is this?")
    qtbot.waitUntil(lambda: "a dog" in words_in(panel))
    assert window.viewer.isVisible(), "Return asks, and does nothing else"
    press(panel, "Where?")
    where = window.viewer.where
    qtbot.waitUntil(lambda: where.found is not None)
    assert where.said == ["Bright: what the answer comes from"]
    QTest.keyClick(panel.view.field, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert window.viewer.isVisible(), "Esc leaves the questions first"
    window.viewer.walk(1)
    assert where.found is None
    window.viewer.leave()
    settle(qtbot, window)


def test_a_caption_is_written_edited_used_and_deleted(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, indexed: Library, describer: ScriptedDescriber
) -> None:
    caption = captions(window)
    press(caption, "Write a caption")
    qtbot.waitUntil(lambda: "Caption, written by fake" in words_in(caption))
    assert "A dog on a floor" in words_in(caption)
    press(caption, "Edit")
    QTest.keyClicks(caption._editor, " at home")
    assert caption._editor.toPlainText() == " at homeA dog on a floor"
    caption._editor.setPlainText("Rex at home")
    QTest.keyClick(caption._editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Caption, written by you" in words_in(caption))
    press(caption, "Use as description")

    def description() -> str:
        details = indexed.photos.details(photo)
        return "" if details is None else details.description

    qtbot.waitUntil(lambda: description() == "Rex at home")
    qtbot.waitUntil(lambda: "Use as description" not in _buttons(caption))
    press(caption, "Delete the caption")
    qtbot.waitUntil(lambda: "Write a caption" in _buttons(caption))
    assert indexed.captions.of(photo) is None
    for _ in range(3):
        indexed.undo()
    assert description() == ""


def test_a_caption_that_the_model_is_not_sure_of_is_shown_and_not_kept(
    qtbot: QtBot, window: MainWindow, photo: PhotoId, indexed: Library, describer: ScriptedDescriber
) -> None:
    describer.unsure.add("")
    caption = captions(window)
    press(caption, "Write a caption")
    unsure = "The model is not sure. Perhaps: A dog on a floor"
    qtbot.waitUntil(lambda: unsure in words_in(caption))
    assert indexed.captions.of(photo) is None
    press(caption, "Write it yourself")
    QTest.keyClick(caption._editor, Qt.Key.Key_Escape)
    assert not caption._editor.isVisibleTo(caption)


def _buttons(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget)]


@pytest.mark.parametrize(
    ("lacking", "anew"), [(Lacking(3, 5, 2, 1, "large"), False), (Lacking(0, 2, 2, 0, "x"), True)]
)
def test_the_dialog_asks_which_captions_are_written(
    qtbot: QtBot, lacking: Lacking, anew: bool
) -> None:
    dialog = CaptionsDialog(lacking, None, None)
    qtbot.addWidget(dialog)
    dialog.show()
    stops = [each for each in _buttons(dialog) if each.startswith("Stop writing")]
    assert len(stops) == bool(lacking.waiting)
    with qtbot.waitSignal(dialog.write_requested) as asked:
        press(dialog, "Write captions")
    assert asked.args == [anew]
