"""Words find pictures, pictures find pictures, and nothing is found where nothing fits."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.lexicon import Lexicon
from photo_sorter.core.operations import AddFolder
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING, InAlbum, InFolder, Like, Tag
from photo_sorter.services.library import Library
from photo_sorter.services.search import neighbour_walk as search
from tests.conftest import NewLibrary


def names(library: Library, photo_ids: list[PhotoId]) -> list[str]:
    paths = library.photos.paths(photo_ids)
    return [Path(paths[photo]).name for photo in photo_ids]


def test_the_fitting_photo_comes_first(indexed: Library) -> None:
    result = indexed.search.by_text("red car at night")
    assert result.strong
    assert "car" in names(indexed, [result.strong[0].photo_id])[0]
    scores = [hit.score for hit in result.strong + result.weak]
    assert scores == sorted(scores, reverse=True)


def test_a_query_that_matches_nothing_says_so_and_keeps_weaker_matches(indexed: Library) -> None:
    result = indexed.search.by_text("quarterly derivatives spreadsheet qwrtzx", quick=False)
    assert "qwrtzx" in result.unknown_words
    assert result.weak
    nothing = indexed.search.by_text("qwrtzx blorp")
    assert (nothing.strong, nothing.weak) == ((), ())  # any photo would be as good as the next
    assert nothing.unknown_words == ("qwrtzx", "blorp")
    assert nothing.searched == len(indexed.photos.listing(EVERYTHING))


def test_many_are_found_like_one_where_the_model_has_not_seen_their_word(indexed: Library) -> None:
    one, many = indexed.search.by_text("volcano"), indexed.search.by_text("volcanoes")
    assert many.strong + many.weak == one.strong + one.weak


def test_how_a_query_is_written_never_changes_the_answer(indexed: Library) -> None:
    plain = indexed.search.by_text("red car at night")
    for written in ("The red car at night.", "“RED CAR, at night!”", "red\u00a0car at night ♪"):
        assert indexed.search.by_text(written).strong == plain.strong


@pytest.mark.parametrize(
    ("query", "unknown"),
    [("qx", "qx"), ("zzk", "zzk"), ("???", "???"), ("12345", "12345"), ("ქართული", "ქართული")],
)
def test_what_the_model_does_not_know_is_said_and_finds_nothing(
    indexed: Library, query: str, unknown: str
) -> None:
    result = indexed.search.by_text(query)
    assert result.strong == ()
    assert result.unknown_words == (unknown,)


def test_emoji_and_other_languages_find_what_their_english_finds(
    indexed: Library,
) -> None:
    model = indexed.models.active()
    lexicon = Lexicon(lambda: {"❄": "snow", "снег": "snow", "雪": "snow"})
    wise = replace(model, profile=replace(model.profile, lexicon=lexicon))
    wanted = indexed.search.by_text("snow")
    assert wanted.strong
    for word in ("❄️", "Снег!", "雪"):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(indexed.search, "_active", lambda m=wise: m)
            found = indexed.search.by_text(word)
        assert found.strong == wanted.strong
        assert found.unknown_words == ()


def test_a_search_can_be_kept_to_an_album_a_tag_or_a_folder(indexed: Library) -> None:
    album = indexed.albums.named("Sunsets")
    (tag, *_) = sorted(indexed.tags.all(), key=lambda tag: -tag.count)
    (folder,) = indexed.folders.all()
    everything = indexed.search.by_text("a picture")
    found = {hit.photo_id for hit in everything.strong + everything.weak}
    for scope in (InAlbum(album.id), Tag(tag.name), InFolder(folder.id)):
        inside = set(indexed.photos.listing(scope).ids.tolist())
        result = indexed.search.by_text("a picture", scope)
        assert inside
        assert {hit.photo_id for hit in result.strong + result.weak} == found & inside


def test_a_quick_answer_is_of_the_nearest_and_says_that_there_may_be_more(
    indexed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = indexed.search.by_text("snow")
    assert not whole.partial
    assert indexed.search.by_text("snow", quick=True) == whole  # so few are looked at together
    monkeypatch.setattr(search, "GLANCE", 5)
    quick = indexed.search.by_text("snow", quick=True)
    assert quick.partial
    assert len(quick.strong + quick.weak) == 5
    assert set(quick.strong) <= set(whole.strong)
    nearest = sorted(whole.strong + whole.weak, key=lambda hit: -hit.cosine)[:5]
    assert {hit.photo_id for hit in quick.strong + quick.weak} == {h.photo_id for h in nearest}


def test_an_empty_query_finds_nothing(indexed: Library) -> None:
    assert indexed.search.by_text("   ").strong == ()


def test_every_photo_is_its_own_nearest(indexed: Library) -> None:
    for photo in indexed.photos.listing(EVERYTHING).ids[:5].tolist():
        path = indexed.photos.paths([PhotoId(photo)])[PhotoId(photo)]
        assert indexed.search.by_text(Like(path)).strong[0].photo_id == photo
        assert photo not in [
            hit.photo_id for hit in indexed.search.by_text(Like(PhotoId(photo))).strong
        ]


def test_a_file_that_is_no_picture_cannot_be_searched_with(
    indexed: Library, tmp_path: Path
) -> None:
    (tmp_path / "x.jpg").write_text("no picture")
    with pytest.raises(InvalidInputError):
        indexed.search.by_text(Like(str(tmp_path / "x.jpg")))


def test_search_answers_the_same_when_the_index_is_deleted_or_rubbish(
    sample_photos: Path, tmp_path: Path, new_library: NewLibrary
) -> None:
    from photo_sorter.app.composition import open_library

    def opened() -> Library:
        return open_library(tmp_path / "library")

    shutil.copytree(sample_photos, tmp_path / "photos")
    new_library(tmp_path / "library")
    library = opened()
    library.do(AddFolder(str(tmp_path / "photos")))
    library.jobs.index(lambda progress: None, lambda: False)
    wanted = library.search.by_text("snow").strong + library.search.by_text("snow").weak
    library.close()
    (tmp_path / "photos").rename(tmp_path / "away")  # no photo can be read again

    chroma = tmp_path / "library" / "chroma"
    shutil.rmtree(chroma)
    chroma.mkdir()
    (chroma / "chroma.sqlite3").write_bytes(b"rubbish" * 1000)
    library = opened()
    try:
        found = library.search.by_text("snow")
        assert [h.photo_id for h in found.strong + found.weak] == [h.photo_id for h in wanted]
        assert any("index" in f.problem for f in library.doctor.examine(repair=True))
        again = library.search.by_text("snow")
        assert [h.photo_id for h in again.strong + again.weak] == [h.photo_id for h in wanted]
        assert not any("index" in f.problem for f in library.doctor.examine(repair=False))
    finally:
        library.close()
