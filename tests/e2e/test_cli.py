"""The command line's fixed form, from a file on disk to its path for the right query."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Cli


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture(scope="module")
def library(place: Path, sample_photos: Path) -> Path:
    """A library on disk that the module's first test fills and the others read."""
    shutil.copytree(sample_photos, place / "photos")
    return place / "library"


def test_folders_are_added_and_indexed_once(cli: Cli, library: Path, place: Path) -> None:
    added = cli(library, "add", str(place / "photos"), "--json")
    assert added.status == 0
    assert added.value == {"added": [str(place / "photos")]}
    assert cli(library, "status", "--json").value["photos"] == 0
    summary = cli(library, "index", "--json")
    pictures = [p for p in (place / "photos").rglob("*") if p.is_file()]
    assert summary.status == 0
    assert summary.value["added"] == len(pictures)
    assert summary.value["failed"] == []
    status = cli(library, "status", "--json").value
    assert status["photos"] == status["embedded"] == len(pictures)
    assert status["pending"] == status["failed"] == 0
    assert status["model"] == "builtin"
    assert status["folders"] == [str(place / "photos")]


def test_indexing_again_finds_nothing_to_do(cli: Cli, library: Path) -> None:
    value = cli(library, "index", "--json").value
    assert value["unchanged"] > 50
    assert [value[k] for k in ("added", "updated", "moved", "removed")] == [0, 0, 0, 0]


def test_search_prints_paths_and_scores_best_first(cli: Cli, library: Path) -> None:
    found = cli(library, "search", "red car at night", "--json", "--limit", "5")
    assert found.status == 0
    scores = [line["score"] for line in found.lines]
    assert 1 <= len(scores) <= 5
    assert scores == sorted(scores, reverse=True)
    assert all(Path(line["path"]).is_file() for line in found.lines)
    assert found.lines[0]["matched"] == ["name", "picture"]  # “red car at night.jpg”
    assert all(line["matched"] for line in found.lines)


def test_search_can_be_kept_to_a_folder_that_is_watched(
    cli: Cli, library: Path, place: Path
) -> None:
    everything = cli(library, "search", "a receipt", "--json").lines
    inside = cli(library, "search", "a receipt", "--folder", str(place / "photos"), "--json")
    assert inside.lines == everything
    other = cli(library, "search", "a receipt", "--folder", str(place), "--json")
    assert other.status != 0
    assert "no watched folder" in other.err
    assert f"Did you mean “{place / 'photos'}”?" in other.err


def test_a_query_is_completed_to_one_that_finds_as_many_as_was_said(
    cli: Cli, library: Path
) -> None:
    (line,) = cli(library, "complete", "dog type:jp", "--json").lines
    assert (line["text"], line["start"], line["end"]) == ("dog type:jpeg", 4, 11)
    found = cli(library, "search", "type:jpeg", "--json", "--limit", "1000").lines
    assert line["photos"] == len(found)


def test_searches_are_saved_named_anew_and_deleted(cli: Cli, library: Path) -> None:
    assert cli(library, "searches", "save", "Jpegs", "type:jpeg").status == 0
    assert "already" in cli(library, "searches", "save", "jpegs", "dog").err
    assert cli(library, "searches", "rename", "jpegs", "Pictures").status == 0
    line = cli(library, "searches", "--json").value
    assert (line["name"], line["query"]) == ("Pictures", "type:jpeg")
    assert line["photos"] > 0
    assert cli(library, "complete", "", "--json").value["kind"] == "saved"
    assert cli(library, "searches", "delete", "Pictures").status == 0
    assert cli(library, "searches", "--json").lines == []
    missing = cli(library, "searches", "delete", "Pictures")
    assert (missing.status, "no saved search" in missing.err) == (1, True)
    assert cli(library, "searches", "recent", "--forget").status == 0


def test_a_query_mixes_words_and_filters(cli: Cli, library: Path, place: Path) -> None:
    def found(query: str) -> list[dict[str, Any]]:
        ran = cli(library, "search", query, "--json", "--all", "--limit", "1000")
        assert ran.err == ""
        return ran.lines

    everything = found("a receipt")
    wanted = Path(everything[0]["path"]).name
    assert found(f'a receipt name:"{wanted}"') == everything[:1]
    assert found(f'a receipt -name:"{wanted}"') == everything[1:]
    assert {line["path"] for line in found("type:jpeg folder:photos")} == {
        str(path) for path in (place / "photos").rglob("*.jpg")
    }


def test_what_a_query_says_that_is_not_understood_is_named_and_the_rest_runs(
    cli: Cli, library: Path
) -> None:
    everything = cli(library, "search", "a receipt", "--json").lines
    found = cli(library, "search", "a receipt has:gsp rating:many", "--json")
    assert found.status == 0
    assert found.lines == everything
    (has, rating) = found.err.splitlines()
    assert has.startswith("photo-sorter: character 11, has:gsp:")
    assert "“has:gps”" in has
    assert "“rating:>=3”" in rating
    missing = cli(library, "search", "a receipt tag:nothing-of-that-name", "--json")
    assert missing.lines == []
    assert "tag:nothing-of-that-name" in missing.err


def test_all_shows_more_than_the_cut_off_lets_through(cli: Cli, library: Path) -> None:
    strong = cli(library, "search", "a receipt", "--json").lines
    everything = cli(library, "search", "a receipt", "--json", "--all").lines
    assert len(everything) > len(strong)
    assert everything[: len(strong)] == strong


def test_a_picture_finds_itself_first(cli: Cli, library: Path, place: Path) -> None:
    image = next(iter(sorted((place / "photos").rglob("*.jpg"))))
    found = cli(library, "similar", str(image), "--json").lines
    assert found[0]["path"] == str(image)
    assert found[0]["score"] > 0.98


def test_pictures_and_words_are_looked_for_together(cli: Cli, library: Path, place: Path) -> None:
    night = [line["path"] for line in cli(library, "search", "night", "--json", "--all").lines]
    (image, other, *_) = sorted(str(path) for path in (place / "photos").rglob("*.jpg"))

    def found(*arguments: str) -> list[str]:
        ran = cli(library, *arguments, "--json", "--all", "--limit", "1000")
        assert (ran.status, ran.err) == (0, "")
        return [line["path"] for line in ran.lines]

    both = found("similar", image, "--text", "night")
    assert both == found("search", f'like:"{image}" night')
    assert both == found("search", f'like:"{Path(image).name}" night')
    assert image not in both
    assert set(both) > set(night) - {image}
    several = found("similar", image, other, "--less", night[0])
    assert not {image, other, night[0]} & set(several)
    assert several == found("search", f'like:"{image}" like:"{other}" -like:"{night[0]}"')
    assert {image, other} <= set(found("similar", image, other, "--examples"))


def test_the_same_look_is_asked_for_by_an_option_and_by_a_field(
    cli: Cli, library: Path, place: Path
) -> None:
    image = str(min((place / "photos").rglob("*.jpg")))

    def found(*arguments: str) -> list[tuple[str, float]]:
        ran = cli(library, *arguments, "--json", "--all")
        assert (ran.status, ran.err) == (0, "")
        return [(line["path"], line["score"]) for line in ran.lines]

    by_look = found("similar", "--look", image)
    assert by_look[0][0] == image
    assert by_look == found("search", f'look:"{image}"')
    assert by_look != found("similar", image)


def test_a_picture_that_nobody_knows_is_said(cli: Cli, library: Path) -> None:
    failed = cli(library, "search", "like:none-such.jpg snow")
    assert failed.status == 1
    assert "no photo that is called “none-such.jpg”" in failed.err


def test_describe_chooses_among_given_words(cli: Cli, library: Path, place: Path) -> None:
    among = place / "among.txt"
    among.write_text("a receipt\na red car at night\n", encoding="utf-8")
    best = cli(library, "search", "a red car at night", "--json", "--all", "--limit", "1").lines[0]
    described = cli(library, "describe", best["path"], "--among", str(among), "--json").lines
    assert described[0]["text"] == "a red car at night"
    assert [set(line) for line in described] == [{"text", "confidence"}] * 2


def test_tags_name_their_source_and_confidence(cli: Cli, library: Path) -> None:
    photos = cli(library, "tags", "--json").lines
    tagged = [photo for photo in photos if photo["tags"]]
    assert tagged
    assert set(tagged[0]["tags"][0]) == {"name", "confidence", "source"}
    one = cli(library, "tags", tagged[0]["path"], "--json").value
    assert one == tagged[0]


def test_an_album_described_in_words_fills_itself(cli: Cli, library: Path) -> None:
    made = cli(library, "album", "create", "Night", "--describe", "night", "--json")
    assert made.value["photos"] > 0
    shown = cli(library, "album", "show", "Night", "--json").lines
    assert len(shown) == made.value["photos"]
    assert {"path", "score"} <= set(shown[0])
    assert [album["name"] for album in cli(library, "albums", "--json").lines] == ["Night"]


def test_models_are_listed_with_what_they_cost(cli: Cli, library: Path) -> None:
    models = {line["name"]: line for line in cli(library, "models", "list", "--json").lines}
    assert models["builtin"]["active"]
    assert models["builtin"]["download_bytes"] == 0
    assert models["builtin-look"]["active"]
    assert (models["builtin"]["kind"], models["builtin-look"]["kind"]) == ("encoder", "look")
    others = [model for name, model in models.items() if not name.startswith("builtin")]
    assert {model["kind"] for model in others} == {"encoder", "look", "describer"}
    assert all(m["licence"] and m["download_bytes"] > 0 and not m["installed"] for m in others)


def test_a_healthy_library_has_no_findings(cli: Cli, library: Path) -> None:
    healthy = cli(library, "doctor", "--json")
    assert (healthy.status, healthy.out) == (0, "")


def test_a_lost_index_is_found_and_mended_without_reading_a_photo(
    cli: Cli, library: Path, place: Path
) -> None:
    before = cli(library, "search", "a receipt", "--json").out
    shutil.rmtree(library / "chroma")
    (place / "photos").rename(place / "away")  # nothing can be read now
    try:
        assert cli(library, "search", "a receipt", "--json").out == before
        findings = cli(library, "doctor", "--repair", "--json").lines
    finally:
        (place / "away").rename(place / "photos")
    assert [f["repaired"] for f in findings if "index" in f["problem"]] == [True]
    assert cli(library, "doctor", "--json").out == ""


def test_a_renamed_folder_is_moved_not_read(cli: Cli, library: Path, place: Path) -> None:
    sub = next(p for p in sorted((place / "photos").iterdir()) if p.is_dir())
    count = sum(1 for p in sub.rglob("*") if p.is_file())
    sub.rename(place / "photos" / "renamed here")
    value = cli(library, "index", "--json").value
    assert (value["moved"], value["added"], value["removed"]) == (count, 0, 0)


def test_what_is_done_on_the_command_line_is_listed_undone_and_done_again(
    cli: Cli, library: Path
) -> None:
    path = cli(library, "search", "a receipt", "--all", "--json", "--limit", "1").lines[0]["path"]
    done = cli(library, "tag", "add", "taxes 2025", path, "--json").value
    assert (done["what"], done["undone"]) == ("“taxes 2025” added to 1 photo", False)
    assert "taxes 2025" in _tags(cli, library, path)
    assert cli(library, "undo", "--json").value["what"] == done["what"]
    assert "taxes 2025" not in _tags(cli, library, path)
    newest = cli(library, "history", "--json").lines[0]
    assert newest == {**done, "undone": True}
    cli(library, "redo")
    assert "taxes 2025" in _tags(cli, library, path)
    cli(library, "tag", "remove", "taxes 2025", path)
    assert "taxes 2025" not in _tags(cli, library, path)


def test_photos_are_rated_and_found_by_it(cli: Cli, library: Path) -> None:
    def found(query: str) -> list[str]:
        return [row["path"] for row in cli(library, "search", query, "--json").lines]

    rows = cli(library, "search", "a receipt", "--all", "--json", "--limit", "2").lines
    one, other = (row["path"] for row in rows)
    assert cli(library, "rate", "4", one, other, "--json").value["what"] == "2 photos rated ★★★★☆"
    cli(library, "rate", "2", other)
    cli(library, "favourite", one)
    cli(library, "reject", other)
    cli(library, "label", "blue", other)
    assert found("rating:>=4") == found("is:favourite") == [one]
    assert found("rating:2") == found("is:rejected") == found("label:blue") == [other]
    cli(library, "favourite", one, "--off")
    cli(library, "reject", other, "--off")
    assert found("is:favourite or is:rejected") == []
    cli(library, "undo")
    assert found("is:rejected") == [other]
    assert cli(library, "rate", "6", one).status == 2
    assert cli(library, "label", "pink", one).status == 2
    assert cli(library, "rate", "1", "/no/such.jpg").status == 1


@pytest.mark.usefixtures("own_trash")
def test_a_photo_goes_to_the_trash_and_undo_brings_it_back(cli: Cli, library: Path) -> None:
    path = cli(library, "search", "a receipt", "--all", "--json", "--limit", "1").lines[0]["path"]
    assert cli(library, "trash", path, "--json").value["what"] == "1 photo moved to the trash"
    assert not Path(path).exists()
    assert cli(library, "tags", path).status == 1
    cli(library, "undo")
    assert Path(path).exists()
    assert cli(library, "tags", path).status == 0
    missing = cli(library, "trash", "/no/such.jpg")
    assert (missing.status, missing.out) == (1, "")


def test_photos_are_put_into_an_album_and_taken_out(cli: Cli, library: Path) -> None:
    path = cli(library, "search", "a receipt", "--all", "--json", "--limit", "1").lines[0]["path"]
    cli(library, "album", "create", "Papers", "--json")
    cli(library, "album", "add", "Papers", path)
    assert [row["path"] for row in cli(library, "album", "show", "Papers", "--json").lines] == [
        path
    ]
    cli(library, "album", "remove", "Papers", path)
    assert cli(library, "album", "show", "Papers", "--json").lines == []
    assert cli(library, "album", "add", "No such album", path).status == 1


def _tags(cli: Cli, library: Path, path: str) -> list[str]:
    return [tag["name"] for tag in cli(library, "tags", path, "--json").value["tags"]]


def test_photos_are_renamed_and_stay_the_same_photos(cli: Cli, library: Path, place: Path) -> None:
    query = "a bill"  # which no name says
    rows = cli(library, "search", query, "--all", "--json", "--limit", "2").lines
    paths = [row["path"] for row in rows]
    value = cli(library, "rename", "Paper ##", *paths, "--json").value
    assert sorted(Path(p).stem for p in value["renamed"]) == ["Paper 01", "Paper 02"]
    assert all(Path(p).is_file() for p in value["renamed"])
    assert not any(Path(p).exists() for p in paths)
    again = cli(library, "search", query, "--all", "--json", "--limit", "2").lines
    assert [row["score"] for row in again] == [row["score"] for row in rows]
    assert cli(library, "rename", "x", str(place / "no such.jpg")).status == 1
    value = cli(library, "index", "--json").value
    assert [value[k] for k in ("added", "updated", "moved", "removed")] == [0, 0, 0, 0]


def test_wrong_usage_exits_with_2(cli: Cli, tmp_path: Path) -> None:
    assert cli(tmp_path / "l", "search").status == 2
    assert cli(tmp_path / "l", "nonsense").status == 2
    assert cli(tmp_path / "l", "search", "x", "--limit", "0").status == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "/no/such/folder"), "no such folder"),
        (("remove", "/no/such/folder"), "not watched"),
        (("similar", "/no/such.jpg"), "no such file"),
        (("similar", "/tmp"), "is a folder, not a picture"),
        (("search", "like:/tmp"), "is a folder, not a picture"),
        (("album", "show", "Nothing"), "no album"),
        (("similar", ""), "no such file"),
        (("search", "x", "--tag", "nosuch"), "no tag called “nosuch”"),
        (("tag", "remove", "nosuch", "/no/such.jpg"), "no tag called “nosuch”"),
        (("search", "x", "--album", "nosuch"), "no album called “nosuch”"),
        (("search", "x", "--folder", "nosuch"), "no watched folder called “nosuch”"),
        (("search", ""), "There is nothing to look for"),
        (("models", "use", "nonsense"), "nonsense"),
        (("tags", "/no/such.jpg"), "no such file"),
    ],
)
def test_a_failure_is_one_clear_line_and_status_1(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    failed = cli(tmp_path / "library", *arguments)
    assert failed.status == 1
    assert failed.out == ""
    assert len(failed.err.splitlines()) == 1
    assert words in failed.err


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("???", "“???” does not say what a photo shows"),
        ("the", "“the” does not say what a photo shows"),
        ("beahc", "Did you mean “beach”?"),
        ("qwrtzx", "has never seen “qwrtzx”"),
    ],
)
def test_what_finds_nothing_says_why(cli: Cli, library: Path, query: str, words: str) -> None:
    found = cli(library, "search", query, "--json")
    assert found.status == 0
    assert found.lines == []
    assert words in found.err


def test_a_word_is_found_whatever_marks_stand_around_it(cli: Cli, library: Path) -> None:
    plain = cli(library, "search", "receipt", "--json")
    assert plain.lines
    for written in ("receipt.", "receipt!?", "“Receipt”", "... receipt"):
        assert cli(library, "search", written, "--json").lines == plain.lines


def test_removing_a_folder_leaves_its_files(cli: Cli, library: Path, place: Path) -> None:
    before = sorted(p for p in (place / "photos").rglob("*"))
    assert cli(library, "remove", str(place / "photos"), "--json").status == 0
    assert sorted(p for p in (place / "photos").rglob("*")) == before
    assert cli(library, "status", "--json").value["photos"] == 0


def test_json_survives_names_that_are_not_utf8(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / "caf\udce9.jpg").write_bytes(b"not a picture")
    cli(tmp_path / "library", "add", str(folder))
    value = json.loads(cli(tmp_path / "library", "index", "--json").out)
    assert value["failed"][0]["reason"]
    assert "caf" in value["failed"][0]["path"]
