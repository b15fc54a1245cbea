"""Captions and the facts they assert.

Every picture carries a set of facts and every caption asserts a few; a caption fits a picture when
its facts are among the picture's. That tells positives from negatives in a batch exactly, also
where a short caption ("dog", "night") fits several pictures of the batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.builtin_model import words
from tools.builtin_model.cldr import LANGUAGES, Thing
from tools.builtin_model.everyday import EVERYDAY
from tools.scenes import OUTDOORS

Facts = frozenset[str]
ENGLISH_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class SceneSpec:
    """What a scene shows; `things` are glyphs with the colour they were given, if any.

    `count` says how often the only thing stands there ("one", "two", "three" or "many");
    `relation` how the first of two things stands to the second, or ""; `close` whether the only
    thing fills the picture.
    """

    things: tuple[tuple[str, str | None], ...]
    ground: str
    light: str
    look: str = ""
    count: str = "one"
    relation: str = ""
    paper: str = ""
    close: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """A text and what it asserts."""

    text: str
    facts: Facts


_INVERSE = {"left": "right", "right": "left", "above": "below", "below": "above"}


def pick(options: tuple[str, ...], rng: np.random.Generator) -> str:
    """One of `options`."""
    return options[int(rng.integers(len(options)))]


def pick_language(rng: np.random.Generator) -> str:
    """English for nearly half of the captions, else one of the other languages."""
    if rng.random() < ENGLISH_SHARE:
        return LANGUAGES[0]
    return LANGUAGES[1 + int(rng.integers(len(LANGUAGES) - 1))]


def thing_facts(thing: Thing, colours: tuple[str, ...]) -> list[str]:
    """The facts of a thing in a picture: itself, its words, and both with each of `colours`."""
    plain = [f"t:{thing.glyph}"]
    for language in LANGUAGES:
        names = {thing.names[language], *thing.keywords[language]}
        plain += [f"w:{language}:{name}" for name in names]
    return plain + [f"{fact}:{colour}" for fact in plain for colour in colours]


class SceneCaptioner:
    """Writes captions of scenes and lists a scene's facts."""

    def __init__(self, things: list[Thing], natural: dict[str, str]) -> None:
        """`natural` names the colour that a glyph has by itself, where it has one."""
        self._things = {thing.glyph: thing for thing in things}
        self._natural = natural

    def facts(self, spec: SceneSpec) -> Facts:
        """Everything that is true of the scene."""
        found = {f"look:{spec.look}"} if spec.look else set()
        if spec.paper:
            return frozenset(found | {f"paper:{spec.paper}"})
        found.add(f"ground:{spec.ground}")
        if spec.ground in OUTDOORS:
            found.add(f"light:{spec.light}")
        for glyph, colour in spec.things:
            own = colour or self._natural.get(glyph)
            found.update(thing_facts(self._things[glyph], (own,) if own else ()))
        if spec.count != "one":
            found.add(f"count:{spec.count}:{spec.things[0][0]}")
        if spec.relation:
            first, second = spec.things[0][0], spec.things[1][0]
            found.add(f"rel:{first}:{spec.relation}:{second}")
            found.add(f"rel:{second}:{_INVERSE[spec.relation]}:{first}")
        return frozenset(found)

    def caption(
        self, spec: SceneSpec, language: str, rng: np.random.Generator, *, full: bool = False
    ) -> Caption:
        """A caption of the scene. `full` names all of it by its first names; else parts, varied."""
        if spec.paper:
            return self._paper_caption(spec, language, rng, full)
        say_things = full or rng.random() < 0.92
        say_ground = full or rng.random() < 0.62
        say_light = spec.ground in OUTDOORS and (
            spec.light != "day" if full else rng.random() < (0.2 if spec.light == "day" else 0.7)
        )
        say_look = bool(spec.look) and (full or rng.random() < 0.6)
        facts: set[str] = set()
        if not say_things and not say_look:
            return self._place_caption(spec, language, rng)
        parts = []
        if say_things:
            parts.append(self._things_phrase(spec, language, rng, full, facts))
        if say_ground:
            parts.append(self._ground_phrase(spec.ground, language, rng))
            facts.add(f"ground:{spec.ground}")
        if say_light:
            parts.append(pick(words.LIGHT_WORDS[language][spec.light], rng))
            facts.add(f"light:{spec.light}")
            if say_ground and rng.random() < 0.3:
                parts[-2], parts[-1] = parts[-1], parts[-2]
        text = " ".join(parts)
        if not full and say_things and not say_look and rng.random() < 0.5:
            text = pick(words.FRAMES[language], rng).format(text)
        if say_look:
            look = pick(words.LOOK_WORDS[language][spec.look], rng)
            facts.add(f"look:{spec.look}")
            link = pick(("{l}: {t}", "{l}, {t}", "{t}, {l}", "{l} {t}"), rng)
            if language == "en" and look.endswith("photo"):
                link = pick(("{l} of {t}", "{t}, {l}"), rng)
            text = link.format(l=look, t=text) if text else look
        return Caption(text, frozenset(facts))

    def _paper_caption(
        self, spec: SceneSpec, language: str, rng: np.random.Generator, full: bool
    ) -> Caption:
        text = pick(words.PAPER_WORDS[language][spec.paper], rng)
        facts = {f"paper:{spec.paper}"}
        if rng.random() < 0.4:
            text = pick(words.FRAMES[language], rng).format(text)
        if spec.look and (full or rng.random() < 0.4):
            text = f"{text}, {pick(words.LOOK_WORDS[language][spec.look], rng)}"
            facts.add(f"look:{spec.look}")
        return Caption(text, frozenset(facts))

    def _place_caption(self, spec: SceneSpec, language: str, rng: np.random.Generator) -> Caption:
        """The place or its light alone: "beach", "night", "sunset over the sea"."""
        outdoors = spec.ground in OUTDOORS
        light = f"light:{spec.light}"
        if outdoors and spec.light != "day" and rng.random() < 0.6:
            noun = pick(words.LIGHT_NOUNS[language][spec.light], rng)
            if rng.random() < 0.45:
                place = self._ground_phrase(spec.ground, language, rng)
                return Caption(f"{noun} {place}", frozenset({light, f"ground:{spec.ground}"}))
            return Caption(noun, frozenset({light}))
        if spec.ground.startswith("plain "):
            text = self._ground_phrase(spec.ground, language, rng)
        else:
            text = pick(words.GROUND_NOUNS[language][spec.ground], rng)
        facts = {f"ground:{spec.ground}"}
        if outdoors and rng.random() < 0.4:
            text = f"{text} {pick(words.LIGHT_WORDS[language][spec.light], rng)}"
            facts.add(light)
        return Caption(text, frozenset(facts))

    def _ground_phrase(self, ground: str, language: str, rng: np.random.Generator) -> str:
        if ground.startswith("plain "):
            colour = pick(words.COLOUR_WORDS[language][ground.removeprefix("plain ")], rng)
            return pick(words.PLAIN_GROUND[language], rng).format(c=colour)
        return pick(words.GROUND_WORDS[language][ground], rng)

    def _thing_phrase(
        self,
        glyph: str,
        colour: str | None,
        language: str,
        rng: np.random.Generator,
        full: bool,
        facts: set[str],
    ) -> str:
        thing = self._things[glyph]
        fact, text = f"t:{glyph}", thing.names[language]
        keywords = thing.keywords[language]
        plain = EVERYDAY.get(glyph) if language == "en" else None
        if not full and plain in keywords and rng.random() < 0.5:
            text = plain
            fact = f"w:{language}:{text}"
        elif not full and keywords and rng.random() < 0.35:
            text = pick(keywords, rng)
            fact = f"w:{language}:{text}"
        natural = self._natural.get(glyph)
        if not full and colour is None and natural and rng.random() < 0.15:
            colour = natural
        if colour and (full or rng.random() < 0.85):
            word = pick(words.COLOUR_WORDS[language][colour], rng)
            text = f"{word} {text}" if language in words.COLOUR_FIRST else f"{text} {word}"
            facts.add(f"{fact}:{colour}")
        facts.add(fact)
        return text

    def _things_phrase(
        self, spec: SceneSpec, language: str, rng: np.random.Generator, full: bool, facts: set[str]
    ) -> str:
        things = list(spec.things)
        if not full and len(things) > 1 and not spec.relation and rng.random() < 0.3:
            things = things[: int(rng.integers(1, len(things)))]
        if not full and len(things) > 1 and not spec.relation and rng.random() < 0.5:
            things.reverse()
        names = [self._thing_phrase(g, c, language, rng, full, facts) for g, c in things]
        if spec.count != "one":
            if full or rng.random() < 0.75:
                facts.add(f"count:{spec.count}:{things[0][0]}")
                return pick(words.COUNT_WORDS[language][spec.count], rng).format(a=names[0])
            return names[0]
        if spec.relation and len(names) == 2 and (full or rng.random() < 0.8):
            relation = spec.relation
            if rng.random() < 0.5:
                names.reverse()
                things.reverse()
                relation = _INVERSE[relation]
            facts.add(f"rel:{things[0][0]}:{relation}:{things[1][0]}")
            return pick(words.RELATION_WORDS[language][relation], rng).format(
                a=names[0], b=names[1]
            )
        if len(names) == 1:
            return names[0]
        link = words.AND[language]
        if not full and rng.random() < 0.25:
            return " ".join(names)
        return f"{', '.join(names[:-1])} {link} {names[-1]}"
