"""What changed on disk, as tables and properties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.file_changes import SettlingPaths, compare, match_moves
from photo_sorter.core.photo import FileStamp, FolderId, LocationId, LocationState, PhotoId
from photo_sorter.core.ports import FoundFile, KnownFile


def stamp(number: int, size: int = 10) -> FileStamp:
    return FileStamp(size=size, mtime_ns=number * 1000, inode=number, device=1)


def known(number: int, photo: int | None = 1) -> KnownFile:
    return KnownFile(
        LocationId(number),
        stamp(number),
        LocationState.READY if photo is not None else LocationState.PENDING,
        None if photo is None else PhotoId(photo),
    )


def test_a_file_with_the_same_stamp_is_unchanged() -> None:
    difference = compare({"/a.jpg": known(1)}, [FoundFile("/a.jpg", stamp(1))])
    assert (difference.unchanged, difference.new, difference.vanished) == (1, {}, {})


def test_new_changed_and_vanished_files_are_told_apart() -> None:
    difference = compare(
        {"/same": known(1), "/changed": known(2), "/gone": known(3)},
        [
            FoundFile("/same", stamp(1)),
            FoundFile("/changed", stamp(2, size=99)),
            FoundFile("/new", stamp(4)),
        ],
    )
    assert list(difference.new) == ["/new"]
    assert list(difference.changed) == ["/changed"]
    assert list(difference.vanished) == ["/gone"]


def test_files_below_an_unreadable_directory_are_not_believed_gone() -> None:
    difference = compare(
        {"/r/locked/a": known(1), "/r/lockedout": known(2)}, [], unreadable=["/r/locked"]
    )
    assert list(difference.vanished) == ["/r/lockedout"]


def test_a_device_that_has_another_number_holds_the_same_files() -> None:
    now = FileStamp(size=10, mtime_ns=1000, inode=1, device=2)
    difference = compare({"/a": known(1), "/gone": known(2)}, [FoundFile("/a", now)])
    assert (difference.unchanged, difference.new, difference.changed) == (1, {}, {})
    assert difference.renumbered == {"/a": (known(1), FoundFile("/a", now))}
    assert difference.old_devices == {1}


def test_a_renamed_file_is_a_move() -> None:
    moves = match_moves({"/old": known(7)}, {"/new": FoundFile("/new", stamp(7))})
    assert [(m.old_path, m.new_path, m.known.photo_id) for m in moves] == [("/old", "/new", 1)]


def test_a_file_that_holds_no_photo_yet_is_read_anew_instead_of_moved() -> None:
    assert match_moves({"/old": known(7, None)}, {"/new": FoundFile("/new", stamp(7))}) == []


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 9), max_size=8),
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 9), max_size=8),
)
def test_every_known_and_found_file_is_accounted_for_once(
    before: dict[str, int], after: dict[str, int]
) -> None:
    difference = compare(
        {path: known(number) for path, number in before.items()},
        [FoundFile(path, stamp(number)) for path, number in after.items()],
    )
    kept = set(before) & set(after)
    assert set(difference.new) == set(after) - set(before)
    assert set(difference.vanished) == set(before) - set(after)
    assert len(difference.changed) + difference.unchanged == len(kept)
    moves = match_moves(difference.vanished, difference.new)
    assert len({m.old_path for m in moves}) == len({m.new_path for m in moves}) == len(moves)
    assert all(before[m.old_path] == after[m.new_path] for m in moves)


FOLDER = FolderId(1)


def test_a_path_is_due_only_after_it_has_been_quiet() -> None:
    paths = SettlingPaths(quiet=1.0)
    paths.report(FOLDER, "/a", 0.0)
    paths.report(FOLDER, "/a", 0.9)
    assert paths.due(1.5) == []
    assert paths.due(1.9) == [(FOLDER, "/a")]
    assert paths.next_due() == 1.9


def test_a_file_is_released_when_two_looks_see_the_same_stamp() -> None:
    paths = SettlingPaths(quiet=1.0)
    paths.report(FOLDER, "/a", 0.0)
    assert not paths.settle("/a", stamp(1, size=5), 1.0)
    assert not paths.settle("/a", stamp(1, size=9), 2.0)
    assert paths.settle("/a", stamp(1, size=9), 3.0)
    assert len(paths) == 0


def test_a_vanished_path_is_released_at_once() -> None:
    paths = SettlingPaths(quiet=1.0)
    paths.report(FOLDER, "/a", 0.0)
    assert paths.settle("/a", None, 1.0)


def test_a_file_that_never_stands_still_is_released_in_the_end() -> None:
    paths = SettlingPaths(quiet=1.0, longest=10.0)
    paths.report(FOLDER, "/a", 0.0)
    looks = [paths.settle("/a", stamp(1, size=n), float(n)) for n in range(1, 11)]
    assert looks == [False] * 9 + [True]


def test_a_path_that_is_never_quiet_is_due_in_the_end() -> None:
    paths = SettlingPaths(quiet=1.0, longest=10.0)
    for tenth in range(99):
        paths.report(FOLDER, "/a", tenth / 10)
    assert paths.due(9.9) == []
    assert paths.next_due() == 10.0
    assert paths.due(10.0) == [(FOLDER, "/a")]


def test_forgetting_a_folder_drops_what_waits_below_it_only() -> None:
    paths = SettlingPaths(quiet=1.0)
    paths.report(FOLDER, "/a", 0.0)
    paths.report(FolderId(2), "/b", 0.0)
    paths.forget(FOLDER)
    assert paths.due(9.0) == [(FolderId(2), "/b")]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 100)), max_size=30))
def test_events_fold_to_one_entry_a_path_and_none_is_lost(events: list[tuple[str, float]]) -> None:
    paths = SettlingPaths(quiet=1.0)
    for path, when in sorted(events, key=lambda event: event[1]):
        paths.report(FOLDER, path, when)
    assert {path for _, path in paths.due(200.0)} == {path for path, _ in events}
    assert len(paths) == len({path for path, _ in events})
