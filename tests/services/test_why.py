"""Why a photo matches, where in it something shows, and which words fit it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.core.candidates import candidates
from photo_sorter.core.errors import CancelledError, InvalidInputError, NotFoundError
from photo_sorter.core.operations import TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING, Like, Tag, Text, Type, parse
from tests.conftest import REPOSITORY
from tests.services.conftest import Rig

DEMO = REPOSITORY / "resources" / "demo" / "photos"
CAT = DEMO / "Pets" / "Toby.jpg"
BEACH = sorted((DEMO / "2017-08 By the sea").iterdir())[0]


@pytest.fixture
def photo(rig: Rig) -> PhotoId:
    """A cat to the left of the sea."""
    side_by_side(rig.root / "both.jpg", CAT, BEACH)
    rig.index()
    (photo_id,) = rig.parts.photos.listing(EVERYTHING).ids.tolist()
    return PhotoId(photo_id)


def side_by_side(path: Path, left: Path, right: Path) -> None:
    scene = Image.new("RGB", (1200, 600))
    for place, source in ((0, left), (600, right)):
        with Image.open(source) as opened:
            scene.paste(opened.convert("RGB").resize((600, 600)), (place, 0))
    scene.save(path, quality=95)


def test_each_term_says_how_the_photo_stands_to_it(rig: Rig, photo: PhotoId) -> None:
    query = parse('cat type:jpeg -tag:work -"sports car" type:png').query
    terms = {
        (term.asked, term.excluded): (term.holds, term.share)
        for term in rig.parts.why.matched(photo, query)
    }
    held = {asked: holds for (asked, _), (holds, _) in terms.items()}
    assert held[Text("cat")]
    assert held[Text("sports car")]  # it is not there, as the query wants
    assert held[Tag("work")]
    types = [holds for asked, holds in held.items() if isinstance(asked, Type)]
    assert types == [True, False]
    share = terms[Text("cat"), False][1]
    (hit,) = rig.parts.search.by_text("cat").strong
    assert share == pytest.approx(hit.score, abs=1e-3)
    assert terms[Tag("work"), True][1] is None


def test_a_part_that_is_said_twice_is_told_once(rig: Rig, photo: PhotoId) -> None:
    terms = rig.parts.why.matched(photo, parse("cat or (cat type:jpeg)").query)
    assert len(terms) == 2
    assert rig.parts.why.matched(photo, EVERYTHING) == []


def test_a_picture_in_the_query_has_its_likeness(rig: Rig, photo: PhotoId) -> None:
    (term,) = rig.parts.why.matched(photo, Like(str(rig.root / "both.jpg")))
    assert term.share == pytest.approx(1.0, abs=0.02)
    assert term.holds


def test_words_without_a_meaning_have_no_share(rig: Rig, photo: PhotoId) -> None:
    (term,) = rig.parts.why.matched(photo, Text("qzxvbn"))
    assert term.share is None
    assert not term.holds


def test_the_map_points_at_the_thing(rig: Rig, photo: PhotoId) -> None:
    cat = rig.parts.why.where(photo, "cat")
    assert cat.peak.x < 0.5
    assert cat.is_sure
    assert rig.parts.why.where(photo, "sea").peak.x > 0.5
    nothing = rig.parts.why.where(photo, "printed receipt")
    assert not nothing.is_sure
    assert nothing.share < cat.share
    alike = rig.parts.why.where_in_file(str(rig.root / "both.jpg"), "cat")
    assert alike.peak == cat.peak


def test_why_there_is_no_map_is_said(rig: Rig, photo: PhotoId) -> None:
    with pytest.raises(InvalidInputError, match="qzxvbn"):
        rig.parts.why.where(photo, "qzxvbn")
    with pytest.raises(NotFoundError):
        rig.parts.why.where(PhotoId(10_000), "cat")
    (rig.root / "both.jpg").unlink()
    with pytest.raises(InvalidInputError):
        rig.parts.why.where(photo, "cat")


def test_a_map_that_nobody_wants_any_more_is_given_up(rig: Rig, photo: PhotoId) -> None:
    with pytest.raises(CancelledError):
        rig.parts.why.where(photo, "cat", lambda: True)


def test_the_librarys_own_tags_are_among_the_descriptions(rig: Rig, photo: PhotoId) -> None:
    own = "a cat beside the sea"
    before = [found.text for found in rig.parts.wording.describe(photo)]
    assert "cat" in before
    assert own not in before
    rig.parts.do(TagPhotos((photo,), own, True))
    after = rig.parts.wording.describe(photo)
    assert own in [found.text for found in after]
    assert [found.confidence for found in after] == sorted(
        (found.confidence for found in after), reverse=True
    )
    with pytest.raises(NotFoundError):
        rig.parts.wording.describe(PhotoId(10_000))


def test_a_question_is_answered_with_one_or_with_neither(rig: Rig, photo: PhotoId) -> None:
    answer = rig.parts.wording.ask(photo, candidates("a cat or an airplane?"))
    assert answer.best == "a cat"
    assert sum(answer.shares) + answer.neither == pytest.approx(1.0)
    other = rig.parts.wording.ask(photo, ("airplane", "bicycle", "qzxvbn"))
    assert other.best == ""
    assert other.shares[2] < 1e-6
    of_file = rig.parts.wording.ask_of_file(str(CAT), ("cat", "dog"))
    assert of_file.best == "cat"
    with pytest.raises(InvalidInputError, match="choose from"):
        rig.parts.wording.ask(photo, ())


def test_of_a_list_the_description_that_fits_comes_first_or_none_does(
    rig: Rig, photo: PhotoId
) -> None:
    texts = ("an airplane", "a cat", "a printed receipt", "qzxvbn")
    found = rig.parts.wording.fitting(photo, texts)
    assert found.best == "a cat"
    assert sum(fit.share for fit in found.fits) + found.none == pytest.approx(1.0)
    assert [fit.text for fit in found.fits if not fit.understood] == ["qzxvbn"]
    assert rig.parts.wording.fitting(photo, ("an airplane", "a printed receipt")).best == ""
    assert rig.parts.wording.fitting_file(str(CAT), ("a dog", "a cat")).best == "a cat"
    with pytest.raises(NotFoundError):
        rig.parts.wording.fitting(PhotoId(10_000), texts)
    with pytest.raises(InvalidInputError, match="no descriptions"):
        rig.parts.wording.fitting(photo, ())
