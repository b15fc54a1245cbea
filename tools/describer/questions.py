"""Questions about scenes and photographs with their answers, which follow from what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.builtin_model.photo_words import BACKGROUND, GROUPS, SETS
from tools.builtin_model.photos_dataset import category_names
from tools.describer import untaught, wordings
from tools.describer.scenes import Item, Scene
from tools.describer.things import Thing
from tools.describer.wordings import NOT_SURE, NOTHING, NUMBERS, with_article
from tools.scenes import COLOURS

_COLOURS = tuple(COLOURS)
_LONG = 32  # letters; nobody is polite at such length
_INVERSE = {"left": "right", "right": "left", "above": "below", "below": "above"}
# What a thing may be called, too: never asked for where the answer would have to be no.
_ALSO: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("tulip", "rose", "sunflower"), ("flower", "rose", "tulip", "sunflower")),
    **{"flower": ("tulip", "rose", "sunflower"), "poodle": ("dog",), "dog": ("poodle",)},
    **{"taxi": ("car",), "police car": ("car",), "car": ("taxi", "police car")},
    **{"rooster": ("chicken", "bird"), "chicken": ("rooster", "bird"), "duck": ("bird",)},
    **{
        "owl": ("bird",),
        "eagle": ("bird",),
        "bird": ("duck", "owl", "eagle", "chicken", "rooster"),
    },
    **{"cake": ("birthday cake",), "birthday cake": ("cake", "candle")},
    **{
        "tree": ("christmas tree", "palm tree"),
        "palm tree": ("tree",),
        "christmas tree": ("tree",),
    },
    **{"man": ("person", "grandfather"), "woman": ("person", "grandmother")},
    **{"grandfather": ("person", "man"), "grandmother": ("person", "woman"), "baby": ("person",)},
    **{"person": ("man", "woman", "baby", "horse", "bicycle", "boat", "bed", "grandmother")},
    **{"ship": ("boat", "sailboat"), "sailboat": ("boat", "ship"), "boat": ("ship", "sailboat")},
    **{"sneakers": ("shoes", "boots"), "boots": ("shoes",), "shoes": ("sneakers", "boots")},
    **{"cap": ("hat",), "hat": ("cap",), "glasses": ("sunglasses",), "sunglasses": ("glasses",)},
    **{"book": ("books",), "books": ("book",), "scooter": ("motorcycle",), "church": ("house",)},
    **{"motorcycle": ("scooter",), "castle": ("house", "tower"), "watch": ("clock",)},
    **{"clock": ("watch",), "moon": ("star",), "orange": ("peach",), "rainbow": ()},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its answer, what kind it is of, and the things that the answer is owed to. An
    empty question asks for a caption."""

    question: str
    answer: str
    kind: str
    shown: tuple[Item, ...] = ()


def _pick(options: Sequence[str], rng: np.random.Generator) -> str:
    return options[int(rng.integers(len(options)))]


def _put(wording: str, name: str = "", other: str = "", **more: str) -> str:
    """A wording with its names; articles as the names need them."""
    text = wording
    for mark, word in (("{n}", name), ("{o}", other)):
        if word:
            text = text.replace(f"a {mark}", with_article(word)).replace(mark, word)
    if "c" in more:
        text = text.replace("a {c}", with_article(more["c"]))
    for key, word in more.items():
        text = text.replace(f"{{{key}}}", word)
    return text


class Asker:
    """Asks about scenes and photographs."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._names = sorted({thing.name for thing in things})
        self._many = {thing.name: thing.names for thing in things}
        self._countable = sorted({thing.name for thing in things if thing.countable})
        self._doing = sorted({thing.doing for thing in things if thing.doing})
        self._categories = [
            f"{set_name}/{folder}" for set_name, table in SETS.items() for folder in table
        ]
        first = {category: category_names(category)[0] for category in self._categories}
        self._photo_names = sorted(set(first.values()))
        named = [(name, self._many[name]) for name in self._names]
        self._untaught = untaught.learnt(named)
        self._measured = untaught.measured(named)
        self._of_scene: dict[str, Callable[[Scene, np.random.Generator], Asked | None]] = {
            **{"what": self._what, "colour": self._colour, "count": self._count},
            **{"relation": self._relation, "yes or no": self._yes_or_no, "place": self._place},
            **{"where": self._where, "light": self._light, "doing": self._do},
            **{"caption": self.caption, "which": self._which, "absent": self._absent},
        }
        self._often = {
            **{"what": 2.0, "colour": 1.6, "count": 2.4, "relation": 2.4, "yes or no": 3.2},
            **{"place": 0.8, "where": 0.6, "light": 0.7, "doing": 1.0},
            **{"which": 1.0, "absent": 0.7},
        }

    @property
    def names(self) -> list[str]:
        """Of things that are painted."""
        return self._names

    @property
    def kinds(self) -> tuple[str, ...]:
        """Of questions about scenes."""
        return tuple(self._of_scene)

    def of_scene(self, scene: Scene, kind: str, rng: np.random.Generator) -> Asked | None:
        """A question of that kind; None where the scene has no answer to such."""
        return self._of_scene[kind](scene, rng)

    def about_scene(
        self, scene: Scene, count: int, rng: np.random.Generator, *, captions: bool = False
    ) -> list[Asked]:
        """`count` questions of any kinds but captions, or captions alone."""
        if captions:
            return [self._polite(self.caption(scene, rng), rng) for _ in range(count)]
        kinds = list(self._often)
        weights = np.array([self._often[kind] for kind in kinds])
        found: list[Asked] = []
        while len(found) < count:
            if rng.random() < 0.07:
                found.append(self._polite(self.untaught(rng), rng))
                continue
            asked = self._of_scene[str(rng.choice(kinds, p=weights / weights.sum()))](scene, rng)
            if asked is not None:
                found.append(self._polite(asked, rng))
        return found

    def untaught(self, rng: np.random.Generator) -> Asked:
        """A question that no picture answers."""
        kind = self._untaught[int(rng.integers(len(self._untaught)))]
        return Asked(_pick(kind, rng), NOT_SURE, "untaught")

    @property
    def never_taught(self) -> list[str]:
        """Questions of kinds that are not learnt from."""
        return self._measured

    def _polite(self, asked: Asked, rng: np.random.Generator) -> Asked:
        if not asked.question or len(asked.question) > _LONG or rng.random() < 0.4:
            return asked
        before, behind = _pick(wordings.BEFORE, rng), _pick(wordings.BEHIND, rng)
        text = " ".join(part for part in (before, asked.question, behind) if part)
        return Asked(text, asked.answer, asked.kind, asked.shown)

    # What scenes show

    def _one(self, scene: Scene, rng: np.random.Generator) -> Item | None:
        kinds = scene.kinds
        return kinds[int(rng.integers(len(kinds)))] if kinds else None

    def _called(self, scene: Scene, item: Item) -> str:
        """Its name, in numbers where there are several."""
        return item.thing.name if len(scene.of(item.thing.name)) == 1 else item.thing.names

    def _what(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        kinds = scene.kinds
        question = _pick(wordings.WHAT, rng)
        if not kinds:
            return Asked(question, NOTHING, "empty") if rng.random() < 0.5 else None
        if len(kinds) == 1:
            return Asked(question, self._called(scene, kinds[0]), "what", scene.items)
        if len(scene.items) != 2:
            return None
        first, second = _in_order(scene)
        return Asked(
            question, f"{first.thing.name} and {second.thing.name}", "what both", scene.items
        )

    def _which(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        """The thing of a colour, or on a side."""
        if rng.random() < 0.5:
            item = self._one(scene, rng)
            if item is None or not item.colour:
                return None
            if sum(one.shown_colour in (item.colour, "") for one in scene.kinds) > 1:
                return None
            question = _put(_pick(wordings.WHAT_COLOURED, rng), c=item.colour)
            shown = scene.of(item.thing.name)
            return Asked(question, self._called(scene, item), "which", shown)
        pair = _pair(scene)
        if pair is None:
            return None
        side = pair[2] if rng.random() < 0.5 else _INVERSE[pair[2]]
        item = pair[0] if side == pair[2] else pair[1]
        return Asked(_pick(wordings.AT_SIDE[side], rng), item.thing.name, "which", (item,))

    def _colour(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        item = self._one(scene, rng)
        if item is None or not item.shown_colour:
            return None
        if not item.colour and rng.random() < 0.5:
            return None
        shown = scene.of(item.thing.name)
        kind = "colour" if item.colour else "own colour"
        many = len(shown) > 1 or item.thing.name == item.thing.names
        wording = _pick(wordings.COLOUR_MANY if many else wordings.COLOUR, rng)
        if len(scene.kinds) == 1 and rng.random() < 0.25:
            wording = _pick(wordings.COLOUR_IT, rng)
        question = _put(wording, item.thing.name, s=item.thing.names)
        return Asked(question, item.shown_colour, kind, shown)

    def _count(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        countable = [item for item in scene.kinds if item.thing.countable]
        if rng.random() < 0.08:
            name = self._other(scene, self._countable, rng)
            question = _put(_pick(wordings.COUNT, rng), s=self._many[name])
            return Asked(question, NUMBERS[0], "count none")
        if not countable:
            return None
        # One is what most scenes show of a kind.
        if len(scene.items) <= 2 and rng.random() < 0.45:
            return None
        if len(scene.kinds) == 1 and rng.random() < 0.15:
            text = _pick(wordings.COUNT_ALL, rng)
            return Asked(text, NUMBERS[len(scene.items)], "count", scene.items)
        item = countable[int(rng.integers(len(countable)))]
        shown = scene.of(item.thing.name)
        question = _put(_pick(wordings.COUNT, rng), s=item.thing.names)
        return Asked(question, NUMBERS[len(shown)], "count", shown)

    def _relation(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        pair = _pair(scene)
        if pair is None:
            return None
        first, second, side = pair
        if rng.random() < 0.5:
            first, second, side = second, first, _INVERSE[side]
        name, other = first.thing.name, second.thing.name
        roll = rng.random()
        if roll < 0.4:
            question = _put(_pick(wordings.BESIDE[side], rng), "", other)
            return Asked(question, name, "relation", (first,))
        either = wordings.SIDE if side in ("left", "right") else wordings.HEIGHT
        wording = _pick(either if roll < 0.8 else wordings.FROM, rng)
        return Asked(_put(wording, name, other), side, "relation", (first, second))

    def _yes_or_no(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        yes = bool(rng.random() < 0.5)
        roll = rng.random()
        if roll < 0.45:
            return self._is_there(scene, yes, rng)
        if roll < 0.62:
            return self._is_coloured(scene, yes, rng)
        if roll < 0.74:
            return self._are_counted(scene, yes, rng)
        if roll < 0.88:
            return self._stands(scene, yes, rng)
        if roll < 0.95:
            return self._is_light(scene, yes, rng)
        return self._is_doing(scene, yes, rng)

    def _is_there(self, scene: Scene, yes: bool, rng: np.random.Generator) -> Asked | None:
        if rng.random() < 0.1:
            animal = any(item.thing.is_animal for item in scene.items)
            question = _put(_pick(wordings.IS_THERE, rng), "animal")
            shown = tuple(item for item in scene.items if item.thing.is_animal)
            return Asked(question, "yes" if animal else "no", "yes or no", shown)
        item = self._one(scene, rng)
        if not yes:
            name = self._other(scene, self._names, rng)
            countable, shown = name in self._countable, ()
        elif item is not None:
            name, countable = item.thing.name, item.thing.countable
            shown = scene.of(name)
        else:
            return None
        if not countable or (rng.random() < 0.3 and name != self._many[name]):
            question = _put(_pick(wordings.ARE_THERE, rng), s=self._many[name])
        else:
            table = wordings.IS_THERE if rng.random() < 0.7 else wordings.IS_THIS
            question = _put(_pick(table, rng), name)
        return Asked(question, "yes" if yes else "no", "yes or no", shown)

    def _is_coloured(self, scene: Scene, yes: bool, rng: np.random.Generator) -> Asked | None:
        item = self._one(scene, rng)
        if item is None or not item.colour or not item.thing.countable:
            return None
        colour = item.colour
        while not yes and colour == item.colour:
            colour = _pick(_COLOURS, rng)
        question = _put(_pick(wordings.IS_COLOURED, rng), c=colour)
        question = _put(question, item.thing.name)
        shown = scene.of(item.thing.name)
        return Asked(question, "yes" if yes else "no", "yes or no", shown)

    def _are_counted(self, scene: Scene, yes: bool, rng: np.random.Generator) -> Asked | None:
        item = self._one(scene, rng)
        if item is None or not item.thing.countable:
            return None
        shown = scene.of(item.thing.name)
        number = len(shown)
        while number < 2 or (not yes and number == len(shown)):
            number = int(rng.integers(2, 6))
        yes = number == len(shown)
        question = _put(_pick(wordings.ARE_COUNTED, rng), s=item.thing.names, k=NUMBERS[number])
        return Asked(question, "yes" if yes else "no", "yes or no", shown)

    def _stands(self, scene: Scene, yes: bool, rng: np.random.Generator) -> Asked | None:
        pair = _pair(scene)
        if pair is None:
            return None
        first, second, side = pair
        if rng.random() < 0.5:
            first, second, side = second, first, _INVERSE[side]
        said = side if yes else _INVERSE[side]
        question = _put(_pick(wordings.STANDS[said], rng), first.thing.name, second.thing.name)
        return Asked(question, "yes" if yes else "no", "yes or no", (first, second))

    def _is_light(self, scene: Scene, yes: bool, rng: np.random.Generator) -> Asked | None:
        if not scene.light:
            return None
        light = scene.light
        while not yes and light == scene.light:
            light = _pick(tuple(wordings.IS_LIGHT), rng)
        if {light, scene.light} == {"day", "fog"}:
            return None
        question = _pick(wordings.IS_LIGHT[light], rng)
        return Asked(question, "yes" if yes else "no", "yes or no")

    def _is_doing(self, scene: Scene, yes: bool, rng: np.random.Generator) -> Asked | None:
        item = next((one for one in scene.kinds if one.thing.doing), None)
        if item is None:
            return None
        doing = item.thing.doing
        if not yes:
            doing = _pick([other for other in self._doing if other != doing], rng)
        question = _put(_pick(wordings.IS_DOING, rng), item.thing.name, d=doing)
        shown = scene.of(item.thing.name)
        return Asked(question, "yes" if yes else "no", "yes or no", shown)

    def _place(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        answer = wordings.ground_words(scene.ground)[0]
        return Asked(_pick(wordings.PLACE, rng), answer, "place")

    def _where(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        if len(scene.items) != 1:
            return None
        (item,) = scene.items
        part = _part(item)
        if not part:
            return None
        question = _put(_pick(wordings.WHERE, rng), item.thing.name)
        return Asked(question, part, "where", scene.items)

    def _light(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        question = _pick(wordings.LIGHT, rng)
        if not scene.light:
            return Asked(question, NOT_SURE, "absent") if rng.random() < 0.3 else None
        return Asked(question, scene.light, "light")

    def _do(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        item = next((one for one in scene.kinds if one.thing.doing), None)
        if item is None:
            return None
        question = _put(_pick(wordings.DOING, rng), item.thing.name)
        return Asked(question, item.thing.doing, "doing", scene.of(item.thing.name))

    def _absent(self, scene: Scene, rng: np.random.Generator) -> Asked | None:
        """Of a thing that is not there, or what nobody is doing."""
        name = self._other(scene, self._countable, rng)
        roll = rng.random()
        if roll < 0.5:
            return Asked(_put(_pick(wordings.COLOUR, rng), name), NOT_SURE, "absent")
        if roll < 0.75 and scene.items and not any(item.thing.doing for item in scene.items):
            item = scene.items[0]
            return Asked(_put(_pick(wordings.DOING, rng), item.thing.name), NOT_SURE, "absent")
        return Asked(_put(_pick(wordings.WHERE, rng), name), NOT_SURE, "absent")

    def caption(self, scene: Scene, rng: np.random.Generator) -> Asked:
        """All of it in a sentence."""
        question = "" if rng.random() < 0.6 else _pick(wordings.CAPTION, rng)
        return Asked(question, caption_of(scene), "caption", scene.items)

    def _other(self, scene: Scene, among: Sequence[str], rng: np.random.Generator) -> str:
        """A thing that the scene does not show."""
        shown = {item.thing.name for item in scene.items}
        shown |= {also for name in shown for also in _ALSO.get(name, ())}
        while True:
            name = _pick(among, rng)
            if name not in shown:
                return name

    # What photographs show

    def about_photo(
        self, category: str, colour: str, count: int, rng: np.random.Generator
    ) -> list[Asked]:
        """`count` questions about a photograph of a category ("set/folder"), of which a colour may
        be known."""
        return [self._polite(self._about(category, colour, rng), rng) for _ in range(count)]

    def what_of_photo(self, category: str, rng: np.random.Generator) -> Asked:
        """What it is of."""
        name = photo_name(category)
        return Asked(_pick(wordings.WHAT, rng), name or NOT_SURE, "photo")

    def _about(self, category: str, colour: str, rng: np.random.Generator) -> Asked:
        names = category_names(category)
        roll = rng.random()
        if roll < 0.08:
            return self.untaught(rng)
        if not names or roll < 0.58:
            return self.what_of_photo(category, rng)
        if roll < 0.68 and colour:
            wording = _pick(wordings.COLOUR_IT, rng)
            if rng.random() < 0.6:
                wording = _put(_pick(wordings.COLOUR, rng), names[0])
            return Asked(wording, colour, "colour of photo")
        if roll < 0.76:
            text = "" if rng.random() < 0.6 else _pick(wordings.CAPTION, rng)
            return Asked(text, f"a photo of {with_article(names[0])}", "caption of photo")
        return self._is_photo_of(category, rng)

    def _is_photo_of(self, category: str, rng: np.random.Generator) -> Asked:
        own = {*category_names(category), *groups_of(category)}
        yes = bool(rng.random() < 0.5)
        if yes:
            name = _pick(sorted(own), rng)
        else:
            while True:
                other = self._categories[int(rng.integers(len(self._categories)))]
                name = _pick((category_names(other)[0], *groups_of(other)), rng)
                if name not in own and not {name} & set(_ALSO.get(photo_name(category), ())):
                    break
        table = wordings.IS_THERE if rng.random() < 0.5 else wordings.IS_THIS
        question = _put(_pick(table, rng), name)
        return Asked(question, "yes" if yes else "no", "yes or no of photo")


def photo_name(category: str) -> str:
    """What a photograph of a category is said to be of; "" of none."""
    if category.split("/")[1] == BACKGROUND:
        return ""
    return category_names(category)[0]


def groups_of(category: str) -> list[str]:
    """The words above a category."""
    star = f"{category.split('/')[0]}/*"
    return [word for word, members in GROUPS.items() if category in members or star in members]


def caption_of(scene: Scene) -> str:
    """Things with numbers and colours, how two stand to each other, what they do, ground, light."""
    ground = wordings.ground_words(scene.ground)[1]
    light = wordings.LIGHTS[scene.light] if scene.light else ""
    pair = _pair(scene)
    if not scene.items:
        things = NOTHING
    elif pair is not None:
        first, second, side = pair
        link = {"left": "left of", "above": "above"}[side]
        things = f"{_phrase(scene, first)} {link} {_phrase(scene, second)}"
    else:
        things = " and ".join(_phrase(scene, item) for item in _by_number(scene))
    doing = next((item.thing.doing for item in scene.kinds if item.thing.doing), "")
    doing = doing if len(scene.kinds) == 1 else ""
    return " ".join(part for part in (things, doing, ground, light) if part)


def _by_number(scene: Scene) -> list[Item]:
    """One thing of each name, those that there are more of first."""
    return sorted(scene.kinds, key=lambda item: (-len(scene.of(item.thing.name)), item.thing.name))


def _phrase(scene: Scene, item: Item) -> str:
    count = len(scene.of(item.thing.name))
    colour = f"{item.colour} " if item.colour else ""
    if count > 1:
        return f"{NUMBERS[count]} {colour}{item.thing.names}"
    if not item.thing.countable:
        return f"{colour}{item.thing.name}"
    return with_article(f"{colour}{item.thing.name}")


def _pair(scene: Scene) -> tuple[Item, Item, str] | None:
    """Two things of two names, the first of them left of the other, or above it."""
    if len(scene.items) != 2 or len(scene.kinds) != 2:
        return None
    first, second = _in_order(scene)
    across, down = second.x - first.x, second.y - first.y
    if max(across, down) < 0.25:
        return None
    return first, second, "left" if across > down else "above"


def _in_order(scene: Scene) -> tuple[Item, Item]:
    """Two things from left to right, or from above to below where that is how they stand."""
    one, other = scene.items
    beside = abs(one.x - other.x) > abs(one.y - other.y)
    forward = one.x < other.x if beside else one.y < other.y
    return (one, other) if forward else (other, one)


def _part(item: Item) -> str:
    """In which part of the picture it stands; "" where that is not clear."""
    parts = []
    for place, low, high in ((item.y, "top", "bottom"), (item.x, "left", "right")):
        if place < 0.37:
            parts.append(low)
        elif place > 0.63:
            parts.append(high)
        elif not 0.44 < place < 0.56:
            return ""
    return " ".join(parts) or "middle"
