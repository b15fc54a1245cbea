"""Exporting in the window: from the key to the copies and what is said of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photo_sorter.core.exporting.options import ExportFormat, ExportOptions, read_options
from photo_sorter.core.exporting.presets import read_presets
from photo_sorter.core.exporting.sizes import LongestEdge
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING
from photo_sorter.core.views import Activity, Progress
from photo_sorter.services.library import Library
from photo_sorter.ui.base import external
from photo_sorter.ui.base.toasts import Toast
from photo_sorter.ui.dialogs.export import ExportDialog
from photo_sorter.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def choose(window: MainWindow, library: Library, count: int) -> list[int]:
    ids: list[int] = library.photos.listing(EVERYTHING).ids.tolist()[:count]
    window.chosen.choose(ids)
    return ids


def opened(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """By its keys."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(window.keys["export"].isEnabled)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_E, keys)

    def visible() -> list[ExportDialog]:
        return [each for each in window.findChildren(ExportDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()))
    return visible()[0]


def named(within: QWidget, kind: type[QWidget], name: str) -> QWidget:
    return next(each for each in within.findChildren(kind) if each.accessibleName() == name)


def click(within: QWidget, text: str) -> None:
    found = [b for b in within.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    QTest.mouseClick(found[0], LEFT)


def write(dialog: ExportDialog, name: str, text: str) -> None:
    line = named(dialog, QLineEdit, name)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)


def pick(dialog: ExportDialog, name: str, value: str) -> None:
    box = named(dialog, QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def said(dialog: QWidget) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def toast(window: MainWindow, qtbot: QtBot, text: str) -> Toast:
    def found() -> list[Toast]:
        shown = [each for each in window.findChildren(Toast) if each.isVisible()]
        return [each for each in shown if text in said(each)]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_from_the_key_to_copies_for_an_e_mail(
    window: MainWindow,
    indexed: Library,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(external, "open_folder", shown.append)
    choose(window, indexed, 3)
    dialog = opened(window, qtbot)
    assert dialog.windowTitle() == "Export 3 photos"
    click(dialog, "For e-mail")
    write(dialog, "Size in numbers", "100")
    write(dialog, "Where to", str(tmp_path / "out"))
    write(dialog, "Names", "{{mine}} {{counter}}".replace("{{", "{").replace("}}", "}"))
    assert "mine" in said(dialog)  # there is no such field
    write(dialog, "Names", "mine {counter}")
    qtbot.waitUntil(lambda: "3 photos · about" in said(dialog))
    assert "The first: mine 1.jpg" in said(dialog)
    click(dialog, "Export")
    done = toast(window, qtbot, "3 photos exported to “out”")
    copies = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in copies] == ["mine 1.jpg", "mine 2.jpg", "mine 3.jpg"]
    for path in copies:
        with Image.open(path) as picture:
            assert max(picture.size) == 100
    click(done, "Show in folder")
    assert shown == [str(tmp_path / "out")]


def test_raws_and_films_go_along_where_nothing_is_left_out(
    window: MainWindow, indexed: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(window, indexed, 1)
    (path,) = indexed.photos.paths([PhotoId(window.chosen.ids[0])]).values()
    film = Path(path).with_suffix(".mov")
    film.write_bytes(b"film")
    try:
        dialog = opened(window, qtbot)
        write(dialog, "Where to", str(tmp_path / "out"))
        qtbot.waitUntil(lambda: "1 RAW file or film left out" in said(dialog))
        dialog.take_along.click()
        qtbot.waitUntil(lambda: "1 RAW file or film beside them" in said(dialog))
        boxes = dialog.strip.findChildren(QCheckBox)
        box = next(each for each in boxes if each.text() == "Where it was")
        box.click()
        assert not dialog.take_along.isEnabled()
        qtbot.waitUntil(lambda: "1 RAW file or film left out" in said(dialog))
        box.click()
        qtbot.waitUntil(lambda: "1 RAW file or film beside them" in said(dialog))
        click(dialog, "Export")
        toast(window, qtbot, "1 RAW file or film beside them")
    finally:
        film.unlink()
    assert (tmp_path / "out" / film.name).read_bytes() == b"film"


def test_the_next_time_it_is_as_last_time(
    window: MainWindow, indexed: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(window, indexed, 1)
    dialog = opened(window, qtbot)
    click(dialog, "For the web")
    pick(dialog, "Size", "longest")
    write(dialog, "Size in numbers", "64")
    write(dialog, "Where to", str(tmp_path / "all.zip"))
    click(dialog, "Export")
    toast(window, qtbot, "1 photo exported to “all.zip”")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        (name,) = archive.namelist()
    assert name.endswith(".webp")
    qtbot.waitUntil(lambda: bool(indexed.settings.current().export_options))
    last = read_options(indexed.settings.current().export_options)
    assert (last.size, last.format) == (LongestEdge(64), ExportFormat.WEBP)
    again = opened(window, qtbot)
    assert again.options == last
    assert again.target.text() == str(tmp_path / "all.zip")
    click(again, "Originals")
    assert again.options.format is ExportFormat.AS_IT_IS
    click(again, "As last time")
    assert again.options == last
    click(again, "Cancel")


def test_without_a_choice_all_that_is_shown_is_meant(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    window.chosen.choose([])
    count = len(indexed.photos.listing(EVERYTHING))
    assert window.keys["export"].text() == f"Export all that is shown ({count} photos)…"
    dialog = opened(window, qtbot)
    assert dialog.windowTitle() == f"Export {count} photos"
    click(dialog, "Cancel")


def test_what_cannot_be_read_is_said_and_cannot_be_done(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    choose(window, indexed, 1)
    dialog = opened(window, qtbot)
    pick(dialog, "Size", "box")
    write(dialog, "Size in numbers", "wide")
    assert "“wide” is no size" in said(dialog)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Export")
    assert not button.isEnabled()
    write(dialog, "Size in numbers", "300x200")
    qtbot.waitUntil(button.isEnabled)
    write(dialog, "Where to", " ")
    assert not button.isEnabled()
    click(dialog, "Cancel")


def test_everything_left_out_leaves_nothing_to_choose(
    window: MainWindow, indexed: Library, qtbot: QtBot
) -> None:
    choose(window, indexed, 1)
    dialog = opened(window, qtbot)
    boxes = {box.text(): box for box in dialog.findChildren(QCheckBox)}
    everything = boxes["Everything but the picture"]
    QTest.mouseClick(everything, LEFT, pos=QPoint(8, everything.height() // 2))
    assert everything.isChecked()
    assert not boxes["Where it was"].isEnabled()
    assert dialog.options.tells_nothing
    click(dialog, "Cancel")


def test_names_that_are_taken_are_said_before(
    window: MainWindow, indexed: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a 1.png").write_bytes(b"mine")
    choose(window, indexed, 2)
    dialog = opened(window, qtbot)
    pick(dialog, "Format", "png")
    write(dialog, "Where to", str(tmp_path))
    write(dialog, "Names", "a {counter}")
    qtbot.waitUntil(lambda: "1 with a number: the name is taken" in said(dialog))
    pick(dialog, "Where a name is taken", "skip")
    qtbot.waitUntil(lambda: "1 left out: the name is taken" in said(dialog))
    click(dialog, "Export")
    toast(window, qtbot, "1 photo left out: its name is taken")
    assert (tmp_path / "a 1.png").read_bytes() == b"mine"


def test_it_can_be_stopped(
    window: MainWindow, indexed: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    heard: list[Progress] = []
    window.context.file_work.progressed.connect(heard.append)
    window.context.file_work.progressed.connect(
        lambda progress: window.context.file_work.stop() if progress.total else None
    )
    window.chosen.choose([])
    dialog = opened(window, qtbot)
    pick(dialog, "Format", "png")
    write(dialog, "Where to", str(tmp_path / "some.zip"))
    click(dialog, "Export")
    toast(window, qtbot, "Stopped: 0 photos exported")
    assert any(progress.activity is Activity.EXPORTING for progress in heard)
    assert not list(tmp_path.glob("*.zip"))


def test_a_target_that_cannot_be_written_to_is_said(
    window: MainWindow, indexed: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    choose(window, indexed, 1)
    dialog = opened(window, qtbot)
    write(dialog, "Where to", str(tmp_path / "file" / "below"))
    click(dialog, "Export")
    toast(window, qtbot, "Nothing can be written there")
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_options_are_kept_under_a_name_chosen_renamed_and_deleted(
    qtbot: QtBot, window: MainWindow, indexed: Library
) -> None:
    choose(window, indexed, 1)
    dialog = opened(window, qtbot)
    presets = dialog.presets

    def pills(name: str) -> list[QPushButton]:
        buttons = presets.findChildren(QPushButton)
        return [each for each in buttons if each.text() == name and each.isVisible()]

    def own() -> dict[str, ExportOptions]:
        return read_presets(window.settings.current().export_presets)

    pick(dialog, "Format", ExportFormat.PNG.value)
    click(dialog, "Save as…")
    QTest.keyClicks(presets.field, "web")
    QTest.keyClick(presets.field, Qt.Key.Key_Return)
    assert "cannot be called “web”" in said(dialog)
    assert dialog.isVisible()
    QTest.keyClicks(presets.field, " for Oma")
    QTest.keyClick(presets.field, Qt.Key.Key_Return)
    assert own()["web for Oma"].format is ExportFormat.PNG
    pick(dialog, "Format", ExportFormat.WEBP.value)
    qtbot.waitUntil(lambda: bool(pills("web for Oma")))
    click(dialog, "web for Oma")
    assert dialog.options.format is ExportFormat.PNG
    rename, delete = presets.menu_items("web for Oma")
    rename.run()
    QTest.keyClicks(presets.field, "Print")
    QTest.keyClick(presets.field, Qt.Key.Key_Return)
    assert list(own()) == ["Print"]
    rename.run()
    QTest.keyClick(presets.field, Qt.Key.Key_Escape)
    assert not presets.field.isVisible()
    assert dialog.isVisible()
    presets.menu_items("Print")[1].run()
    assert own() == {}
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert delete.text == "Delete"
