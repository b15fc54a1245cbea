"""A tag learns from a person's answers, is given to all photos, and never against their word."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from photo_sorter.core import learning
from photo_sorter.core.answers import Subject
from photo_sorter.core.laplace import Floats, Mode, find_mode
from photo_sorter.core.operations import AnswerReview, CreateAlbum, TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.views import TagSource
from tests.services.conftest import Rig, install_second

OURS = Subject("zzkwyjibo")  # no model knows the word


def _picture(hue: tuple[int, int, int], number: int, stripes: bool) -> bytes:
    rng = np.random.default_rng(number)
    pixels = np.clip(np.array(hue) + rng.normal(0, 25, (64, 64, 3)), 0, 255).astype(np.uint8)
    if stripes:
        pixels[:, :: 4 + number % 3] = 255
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


@pytest.fixture
def shelf(rig: Rig) -> tuple[Rig, list[PhotoId], list[PhotoId]]:
    """Twelve striped red pictures, and twelve plain ones of other colours."""
    for number in range(12):
        (rig.root / f"a{number:02}.jpg").write_bytes(_picture((200, 40, 40), number, True))
        hue = (40, 60 + 10 * number, 200 - 10 * number)
        (rig.root / f"b{number:02}.jpg").write_bytes(_picture(hue, 50 + number, False))
    rig.index()
    known = rig.catalog.locations.known(rig.catalog.folders.all()[0].id)
    sides: dict[str, list[PhotoId]] = {"a": [], "b": []}
    for path in sorted(known):
        photo = known[path].photo_id
        assert photo is not None
        sides[path.rsplit("/", 1)[1][0]].append(photo)
    return rig, sides["a"], sides["b"]


def _has(rig: Rig, name: str) -> set[PhotoId]:
    return set(rig.catalog.tags.photos_of(name))


def test_a_tag_that_no_word_describes_learns_from_five_yes_and_a_few_no(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, plain = shelf
    rig.parts.do(AnswerReview(OURS.tag, yes=tuple(striped[:4]), no=tuple(plain[:4])))
    rig.parts.jobs.learn(OURS)
    assert _has(rig, OURS.tag) == set(striped[:4])
    rig.parts.do(AnswerReview(OURS.tag, yes=tuple(striped[4:7]), no=tuple(plain[4:6])))
    rig.parts.jobs.learn(OURS)
    found = rig.parts.review.refresh(OURS)
    assert found.learnt
    odds = {a.photo_id: a.probability for a in rig.parts.review.next(OURS, 24)}
    assert min(odds[p] for p in striped[7:]) > max(odds[p] for p in plain[6:])


def test_a_fit_is_no_larger_than_its_answers_once_they_say_what_the_tag_is_not(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time goes with the cube of it, and somebody waits for the next question."""
    rig, striped, plain = shelf
    sizes: list[int] = []

    def counted(covariance: Floats, *others: Floats) -> Mode:
        sizes.append(len(covariance))
        return find_mode(covariance, *others)

    monkeypatch.setattr(learning, "find_mode", counted)
    rig.parts.do(AnswerReview(OURS.tag, yes=tuple(striped[:5]), no=tuple(plain[:9])))
    rig.parts.jobs.learn(OURS)
    assert min(sizes) > 5 + 9, "with a sample of the library"
    sizes.clear()
    rig.parts.do(AnswerReview(OURS.tag, no=tuple(plain[9:10])))
    rig.parts.jobs.learn(OURS)
    assert set(sizes) == {5 + 10}


def test_who_tags_by_hand_alone_gets_no_further_photos(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, _ = shelf
    rig.parts.do(TagPhotos(tuple(striped[:8]), "holiday at aunt zzkwyjibo"))
    rig.parts.jobs.learn(Subject("holiday at aunt zzkwyjibo"))
    assert _has(rig, "holiday at aunt zzkwyjibo") == set(striped[:8])


def test_a_person_outranks_what_was_learnt_through_retagging_and_a_switch_of_models(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, plain = shelf
    wrong = striped[0]  # a person says no of what looks like a yes
    odd = plain[0]
    yes, no = (*striped[1:9], odd), (*plain[1:9], wrong)
    rig.parts.do(AnswerReview(OURS.tag, yes=yes, no=no))

    def holds() -> None:
        has = _has(rig, OURS.tag)
        assert set(yes) <= has
        assert not set(no) & has
        for photo in (*yes, *no):
            tags = rig.catalog.tags.of_photo(photo)
            assert all(t.source is TagSource.PERSON for t in tags if t.name == OURS.tag)

    rig.parts.jobs.learn(OURS)
    holds()
    rig.parts.jobs.queue.retag_now()
    holds()
    install_second(rig.library)
    rig.parts.settings.change(model="second")
    rig.parts.jobs.queue.embed_now(lambda: False)
    assert rig.parts.models.active().name == "second"
    holds()
    labels = rig.catalog.ledger.labels(OURS)
    assert (set(labels.yes), set(labels.no)) == (set(yes), set(no))
    assert rig.catalog.classifiers.get(rig.parts.models.active().space.key, OURS) is not None


def test_a_new_photo_gets_what_was_learnt(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, plain = shelf
    rig.parts.do(AnswerReview(OURS.tag, yes=tuple(striped), no=tuple(plain)))
    rig.parts.jobs.learn(OURS)
    learnt = rig.catalog.classifiers.get(rig.parts.models.active().space.key, OURS)
    assert learnt is not None
    (rig.root / "new.jpg").write_bytes(_picture((205, 42, 38), 99, True))
    (rig.root / "other.jpg").write_bytes(_picture((30, 120, 90), 98, False))
    rig.index()
    new, other = (rig.parts.photos.at(str(rig.root / name)) for name in ("new.jpg", "other.jpg"))
    assert new in _has(rig, OURS.tag)
    assert other not in _has(rig, OURS.tag)


def test_without_enough_answers_nothing_is_learnt_any_more(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, plain = shelf
    rig.parts.do(AnswerReview(OURS.tag, yes=tuple(striped[:8]), no=tuple(plain[:8])))
    rig.parts.jobs.learn(OURS)
    space = rig.parts.models.active().space.key
    assert rig.catalog.classifiers.get(space, OURS) is not None
    rig.parts.undo()
    rig.parts.jobs.learn(OURS)
    assert rig.catalog.classifiers.get(space, OURS) is None
    assert _has(rig, OURS.tag) == set()


def test_a_described_album_learns_and_keeps_out_what_a_person_kept_out(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, plain = shelf
    rig.parts.do(CreateAlbum("Stripes", "red stripes"))
    album = rig.catalog.albums.all()[0].id
    subject = Subject(album=album)
    rig.parts.do(AnswerReview(album_id=album, yes=tuple(striped[:9]), no=tuple(plain[:9])))
    rig.parts.jobs.learn(subject)
    rig.parts.albums.fill()
    members = {photo for photo, _ in rig.catalog.albums.members(album)}
    assert set(striped[:9]) <= members
    assert not set(plain[:9]) & members


def test_a_review_asks_of_nothing_twice_and_goes_on_before_it_has_learnt(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, plain = shelf
    review = rig.parts.review
    first = review.next(Subject("red"), 4)
    ids = [asked.photo_id for asked in first]
    rig.parts.do(AnswerReview("red", yes=(ids[0],), no=(ids[1],), skipped=(ids[2],)))
    following = [asked.photo_id for asked in review.next(Subject("red"), 21)]
    assert not set(ids[:3]) & set(following)
    assert len(following) == len(set(following)) == 21
    assert review.next(Subject("red"), 3, without=following) == []
    state = review.state(Subject("red"))
    assert (state.yes, state.no, state.skipped, state.left) == (1, 1, 1, 22)
    assert set(following) | set(ids[:3]) == {*striped, *plain}


def test_a_suspect_is_named_by_its_neighbours(
    shelf: tuple[Rig, list[PhotoId], list[PhotoId]],
) -> None:
    rig, striped, plain = shelf
    strange = plain[3]
    rig.parts.do(AnswerReview(OURS.tag, yes=(*striped, strange), no=tuple(plain[6:])))
    found = rig.parts.review.suspects(OURS)
    assert [suspect.photo_id for suspect in found] in ([strange], [])
    for suspect in found:
        assert set(suspect.neighbours) & set(plain)
