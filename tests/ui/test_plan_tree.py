"""The tree of a plan has every file once, with counts that add up, and a model that Qt accepts."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from photo_sorter.core.ports.sorting import StoredEntry
from photo_sorter.core.sorting.plan import EntryState, PlanEntry, Reason, SortAction, Why
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.sorting.plan_model import FILES, NAME, NOTE, PlanModel
from photo_sorter.ui.sorting.plan_tree import PlanTree, build, is_problem

names = st.text(st.sampled_from("ab12"), min_size=1, max_size=2)
folders = st.lists(names, max_size=4).map(lambda parts: "/" + "/".join(parts))
reasons = st.sampled_from([Why.NO_RULE, Why.IN_PLACE, Why.UNREADABLE, Why.NO_VALUE])


@st.composite
def rows(draw: st.DrawFn) -> list[StoredEntry]:
    made = []
    for number in range(draw(st.integers(0, 25))):
        source = os.path.join("/in", f"{number}.jpg")
        if draw(st.booleans()):
            target = os.path.join(draw(folders), f"{number}.jpg")
            state = draw(st.sampled_from(EntryState))
            entry = PlanEntry(
                source, target, SortAction.MOVE, Reason(Why.RULE, "x"), draw(st.integers(0, 99))
            )
            made.append(StoredEntry(number, entry, state))
        else:
            why = draw(reasons)
            action = SortAction.STAY if why is Why.IN_PLACE else SortAction.SKIP
            made.append(
                StoredEntry(number, PlanEntry(source, "", action, Reason(why)), EntryState.PLANNED)
            )
    return made


def paths(tree: PlanTree, number: int = 0, above: str = "") -> dict[str, list[int]]:
    """The files below a node, by the folder that its names come to."""
    node = tree.nodes[number]
    path = os.path.join(above, node.name)
    found = {path: [row.number for row in node.files]} if node.files else {}
    for below in node.folders:
        found.update(paths(tree, below, path))
    return found


@given(rows())
def test_every_file_is_there_once_in_the_folder_that_it_goes_to(entries: list[StoredEntry]) -> None:
    tree = build(entries, lambda row: True)
    found = paths(tree)
    wanted: dict[str, list[int]] = {}
    for row in entries:
        place = (
            os.path.dirname(row.entry.target) if row.entry.target else row.entry.reason.why.value
        )
        wanted.setdefault(place, []).append(row.number)
    assert {place: sorted(numbers) for place, numbers in found.items()} == wanted


@given(rows())
def test_counts_sizes_and_problems_add_up(entries: list[StoredEntry]) -> None:
    tree = build(entries, lambda row: True)
    for number in reachable(tree):
        node = tree.nodes[number]
        below = [tree.nodes[i] for i in node.folders]
        assert node.count == len(node.files) + sum(each.count for each in below)
        assert node.size == sum(row.entry.size for row in node.files) + sum(x.size for x in below)
        assert node.problems == sum(map(is_problem, node.files)) + sum(x.problems for x in below)
    assert tree.nodes[0].count == len(entries)


def reachable(tree: PlanTree, number: int = 0) -> list[int]:
    folders = tree.nodes[number].folders
    return [number, *(each for below in folders for each in reachable(tree, below))]


@given(rows())
def test_only_problems_are_shown_on_request(entries: list[StoredEntry]) -> None:
    found = paths(build(entries, is_problem))
    numbers = sorted(number for some in found.values() for number in some)
    assert numbers == [row.number for row in entries if is_problem(row)]


@pytest.fixture
def model(theme: Theme) -> PlanModel:
    return PlanModel(theme)


def entry(source: str, target: str = "", why: Why = Why.RULE, **said: object) -> StoredEntry:
    action = SortAction.MOVE if target else SortAction.SKIP
    made = PlanEntry(source, target, action, Reason(why, "x"), 1000, **said)  # type: ignore[arg-type]
    return StoredEntry(0, made, EntryState.PLANNED)


def shown(model: PlanModel, parent: QModelIndex) -> list[str]:
    return [str(model.index(row, NAME, parent).data()) for row in range(model.rowCount(parent))]


def test_the_model_tells_folders_files_and_what_stays(model: PlanModel) -> None:
    tester = QAbstractItemModelTester(model)
    model.show(
        build(
            [
                entry("/in/c.jpg", "/photos/2021/June/c.jpg"),
                entry("/in/a.jpg", "/photos/2021/a.jpg", Why.NUMBERED, collides=True),
                entry("/in/b.jpg", "/photos/2020/b.jpg"),
                entry("/in/bad.jpg", why=Why.UNREADABLE),
            ],
            lambda row: True,
        )
    )
    root = QModelIndex()
    assert shown(model, root) == ["/photos", "Cannot be read"]
    photos = model.index(0, NAME, root)
    assert shown(model, photos) == ["2020", "2021"]
    year = model.index(1, NAME, photos)
    assert shown(model, year) == ["June", "a.jpg"]
    assert model.index(0, FILES, root).data() == "3"
    assert model.index(1, NOTE, photos).data() == "1 to look at"
    assert "the name is taken" in model.index(1, NOTE, year).data()
    assert model.index(1, NAME, year).data(Qt.ItemDataRole.ToolTipRole) == (
        "/in/a.jpg → /photos/2021/a.jpg"
    )
    assert shown(model, model.index(1, NAME, root)) == ["/in/bad.jpg"]
    assert model.parent(model.index(0, NAME, year)) == year
    del tester


def test_drives_are_tops_of_their_own(model: PlanModel) -> None:
    rows = [entry("/in/a.jpg", "/home/anna/Pictures/a.jpg"), entry("/in/b.jpg", "/media/usb/b.jpg")]
    model.show(build(rows, lambda row: True))
    assert Counter(shown(model, QModelIndex())) == Counter(["/home/anna/Pictures", "/media/usb"])
