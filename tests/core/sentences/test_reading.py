"""What a person says in whole sentences, and what it asks for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photo_sorter.core.query import Query, QueryProblem, Text, parse, to_text
from photo_sorter.core.sentences import read, without, written
from tests.core.query.queries import QUERIES, TEXTS
from tests.core.sentences.shelf import Shelf

SHELF = Shelf()


@pytest.mark.parametrize(
    ("sentence", "query"),
    [
        (
            "photos of dogs from last summer taken with the Pixel, no people",
            "dogs date:last-summer camera:Pixel -people",
        ),
        (
            "Bilder von Hunden aus dem letzten Sommer, ohne Menschen",
            "Hunden date:last-summer -Menschen",
        ),
        (
            "my best pictures of the sea in 2019",
            "the sea (rating:>=4 or is:favourite) date:2019",
        ),
        ("favourite photos with GPS from July", "is:favourite has:gps taken:july"),
        (
            "portrait photos taken with iPhone rated 4 stars or more",
            "portrait photos camera:iPhone rating:>=4",
        ),
        ("in the album Summer", "album:Summer"),
        ("in the album Summer 2021", 'album:"Summer 2021"'),
        ("dogs in my Best of album", 'dogs album:"Best of"'),
        ("im Album Summer, ohne Hunde", "album:Summer -Hunde"),
        ('in the album "Summer 2021"', 'album:"Summer 2021"'),
        (
            'photos of dogs in the album "Summer 2021" from 2019',
            'dogs album:"Summer 2021" date:2019',
        ),
        ('Hunde im Album "Best of", ohne Menschen', 'Hunde album:"Best of" -Menschen'),
        ('dogs tagged "our dog" last week', 'dogs tag:"our dog" date:last-week'),
        ('dogs in "last summer"', "dogs in + last summer"),
        ('2:beach in the album "Summer"', "2:beach in the album + Summer"),
        ("tagged family", "tag:family"),
        ("dogs tagged our dog and work", 'dogs tag:"our dog" tag:work'),
        ("cats not tagged work", "cats -tag:work"),
        ("Katzen, getaggt mit Familie", "Katzen tag:Familie"),
        ("from the folder Holiday", "folder:Holiday"),
        ("Hunde aus dem Ordner Holiday", "Hunde folder:Holiday"),
        ("a lake last week", "a lake date:last-week"),
        ("dogs not from 2019", "dogs -date:2019"),
        ("dogs in 2019 or 2021", "dogs (date:2019 or date:2021)"),
        ("dogs between 2019 and 2021", "dogs date:2019..2021"),
        ("Hunde von 2019 bis 2021", "Hunde date:2019..2021"),
        ("dogs since 2019", "dogs date:2019.."),
        ("Hunde vor 2019", "Hunde date:..2018"),
        ("dogs from July 2019", "dogs date:2019-07"),
        ("Hunde im Sommer 2019", "Hunde date:2019-06..2019-08"),
        ("dogs on 14 July 2019", "dogs date:2019-07-14"),
        ("Hunde am 14.7.2019", "Hunde date:2019-07-14"),
        ("dogs on 2019-07-14", "dogs date:2019-07-14"),
        ("photos from yesterday", "date:yesterday"),
        ("Fotos von gestern", "date:yesterday"),
        ("brunch on Sundays", "brunch taken:sunday"),
        ("Wandern am Wochenende", "Wandern taken:weekend"),
        ("dogs in July and August", "dogs (taken:july or taken:august)"),
        ("dogs or cats from 2019", "dogs or cats date:2019"),
        ("a car taken in 1965", "a car date:1965"),
        ("Hunde, die letztes Jahr aufgenommen wurden", "Hunde date:last-year"),
        ("Hunde mit dem Pixel aufgenommen", "Hunde camera:Pixel"),
        ("dogs shot with the Summilux", "dogs lens:Summilux"),
        ("dogs rated at least three stars", "dogs rating:>=3"),
        ("Hunde mit mindestens 4 Sternen", "Hunde rating:>=4"),
        ("Hunde ab 4 Sternen", "Hunde rating:>=4"),
        ("photos with 5 stars", "rating:5"),
        ("5-star photos of cats", "cats rating:5"),
        ("Fotos mit 4 oder mehr Sternen", "rating:>=4"),
        ("bestbewertete Fotos von Katzen", "Katzen (rating:>=4 or is:favourite)"),
        ("everything from 2020", "date:2020"),
        ("pictures I took with my iPhone last summer", "camera:iPhone date:last-summer"),
        ("Bilder, die ich mit dem Pixel gemacht habe, keine Menschen", "camera:Pixel -Menschen"),
        ("unrated photos of cats", "cats rating:0"),
        ("Lieblingsfotos aus Wien, ohne GPS", "aus Wien is:favourite -has:gps"),
        ("raw photos of cats", "cats type:raw"),
        ("cats in landscape format", "cats shape:landscape"),
        ("Katzen im Hochformat", "Katzen shape:portrait"),
        ("cats with ISO over 1600", "cats iso:>1600"),
        ("cats at 50mm", "cats focal:50"),
        ("cats over 20 megapixels", "cats size:>20mp"),
        ("a street without people or cars", "a street -people -cars"),
        ("a street with no people on the left", "a street on the left -people"),
        ("dogs from 2019 tag:work", "dogs date:2019 tag:work"),
        ("-person from 2019", "-person date:2019"),
    ],
)
def test_a_sentence_asks_for(sentence: str, query: str) -> None:
    reading = read(sentence, SHELF)
    assert to_text(reading.query) == query
    assert reading.unknown == ()
    assert reading.errors == ()


@pytest.mark.parametrize(
    "words",
    [
        "red car at night",
        "last summer dress",
        "the last summer",
        "a may flower",
        "pixel art",
        "a photo of a photo",
        "photos of dogs",
        "a lake in summer",
        "black friday",
        "a car from 1950",
        "a portrait photo",
        "my favourite dress",
        "a hotel with 5 stars",
        "a 5 star hotel",
        "everything everywhere",
        "a cake I made with the mixer",
        "a no smoking sign",
        "raw fish",
        "album cover",
        "a dog with a tag",
        "a tagged wall",
        "a road from above",
        "taken in black and white",
        "this year calendar",
        "no parking",
        "ein Bild vom letzten Abendmahl",
        "Himmel mit 5 Sternen",
        "Lieblingskuchen",
        "mit der Familie fotografiert",
        "the best man",
        "may",
        "sunday best",
        "yesterday",
        "women in march of time",
        "girl taken with a friend",
        "2001 a space odyssey",
        "a folder in the drawer",
        "a woman with a rating",
        "the square",
        "fourth of july fireworks",
        "dog and/or cat",
        "Hund ohne",
        "a cat from",
        "without",
        "letzte Rettung",
        "Sommer",
        "die Besten im Feld",
    ],
)
def test_words_that_only_look_like_a_filter_stay_words(words: str) -> None:
    reading = read(words, SHELF)
    assert reading.query == parse(words).query
    assert isinstance(reading.query, Text)
    assert reading.chips == ()
    assert reading.unknown == ()


@pytest.mark.parametrize(
    "text",
    [
        '"dogs from last summer"',
        '"in 2019"',
        "2:dogs from last summer",
        "(dogs from last summer)",
        "tag:family date:2019",
        "-summer",
    ],
)
def test_what_is_written_in_the_language_is_never_touched(text: str) -> None:
    assert read(text, SHELF).query == parse(text).query


@pytest.mark.parametrize(
    ("sentence", "query", "where", "field", "name", "suggestion"),
    [
        ("dogs taken with the Foobar", "dogs", "taken with the Foobar", "camera", "Foobar", ""),
        (
            "dogs taken with the Geogle, no people",
            "dogs -people",
            "taken with the Geogle",
            "camera",
            "Geogle",
            'camera:"Google Pixel 8"',
        ),
        ("tagged famly", "tagged famly", "tagged famly", "tag", "famly", "tag:family"),
        ("in the album Winter 2019", "in the album Winter 2019", "in the album Winter 2019",
         "album", "Winter 2019", ""),
        ("Hunde aus dem Ordner Sonstiges von 2019", "Hunde date:2019", "aus dem Ordner Sonstiges",
         "folder", "Sonstiges", ""),
    ],
)  # fmt: skip
def test_what_the_library_lacks_is_said_and_filters_nothing(
    sentence: str, query: str, where: str, field: str, name: str, suggestion: str
) -> None:
    reading = read(sentence, SHELF)
    assert to_text(reading.query) == query
    (unknown,) = reading.unknown
    assert sentence[unknown.start : unknown.end] == where
    assert (unknown.problem, unknown.field, unknown.value, unknown.suggestion) == (
        QueryProblem.UNKNOWN_NAME, field, name, suggestion,
    )  # fmt: skip


def test_each_filter_is_a_chip_with_its_place() -> None:
    sentence = "photos of dogs from last summer, no people tag:work -has:gps -cat"
    reading = read(sentence, SHELF)
    assert reading.text == "dogs"
    assert [
        (chip.field, chip.text, to_text(chip.query), chip.negated) for chip in reading.chips
    ] == [
        ("date", "from last summer", "date:last-summer", False),
        ("text", "no people", "-people", True),
        ("tag", "tag:work", "tag:work", False),
        ("has", "-has:gps", "-has:gps", True),
        ("text", "-cat", "-cat", True),
    ]


@pytest.mark.parametrize(
    ("sentence", "taken_off", "left"),
    [
        ("dogs from last summer, no people", "from last summer", "dogs, no people"),
        ("dogs from last summer, no people", "no people", "dogs from last summer"),
        ("in 2019, no people", "in 2019", "no people"),
        ("dogs tag:work", "tag:work", "dogs"),
        ("tag:work dogs", "tag:work", "dogs"),
        ("dogs or from 2019", "from 2019", "dogs"),
    ],
)
def test_a_chip_is_taken_off(sentence: str, taken_off: str, left: str) -> None:
    (chip,) = (chip for chip in read(sentence, SHELF).chips if chip.text == taken_off)
    assert without(sentence, chip) == left


_VOCABULARY = """
    photos pictures of dogs from last summer this winter in on at july may monday 2019 2021 and or
    no not without people taken with the Pixel Foobar tagged family album Summer folder rated 4
    stars more at least my best favourite GPS raw Bilder von Hunden aus dem letzten Sommer ohne
    Menschen im Album Juli mit Sternen ab , . - ( ) " + tag:work -person 2: since before iso over
    1600 50mm 14.7.2019 between
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
SENTENCES = st.lists(_WORDS, max_size=14).map(" ".join) | TEXTS | st.text(max_size=30)


@given(SENTENCES)
def test_every_text_is_read_and_all_that_is_said_of_it_lies_within(text: str) -> None:
    reading = read(text, SHELF)
    for chip in reading.chips:
        assert 0 <= chip.start < chip.end <= len(text)
        assert text[chip.start : chip.end] == chip.text
        read(without(text, chip), SHELF)
    for error in (*reading.errors, *reading.unknown):
        assert 0 <= error.start < error.end <= len(text)
    spans = [(chip.start, chip.end) for chip in reading.chips]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(SENTENCES)
def test_what_was_read_is_the_same_once_written(text: str) -> None:
    query = read(text, SHELF).query
    again = read(written(query, SHELF), SHELF)
    assert again.query == query


@given(QUERIES)
def test_every_query_is_written_so_that_it_is_read_again(query: Query) -> None:
    text = written(query, SHELF)
    assert read(text, SHELF).query == parse(to_text(query)).query
