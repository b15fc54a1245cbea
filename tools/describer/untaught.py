"""Questions that no picture of ours answers: the describer learns to say that it is not sure.

Those it is measured on are of other kinds than those it learns from, and in other words.
"""

from __future__ import annotations

import itertools

_OF = ("it", "this", "the {n}", "that {n}", "the picture", "this thing")
_LEARNT: dict[str, tuple[str, ...]] = {
    "price": (
        *("how much does {x} cost", "what is the price of {x}", "how expensive is {x}"),
        *("what did {x} cost", "is {x} cheap", "how many dollars is {x}", "can i afford {x}"),
    ),
    "name": (
        *("what is the name of the person", "who is this", "who is that man", "who is she"),
        *("what is his name", "what is {x} called by its owner", "do you know this woman"),
        *("who is in the picture", "who is the person", "what is her first name"),
    ),
    "brand": (
        *("what brand is {x}", "who made {x}", "which company makes {x}", "what model is {x}"),
        *("which maker is {x} from", "is {x} by a famous firm"),
    ),
    "weather": (
        *("what will the weather be tomorrow", "will it rain tomorrow", "is it going to snow"),
        *("what is the forecast for monday", "how warm will it be", "will it be sunny next week"),
    ),
    "text": (
        *("what does the sign say", "read the text", "what is written on {x}", "what does it say"),
        *("which letters are on {x}", "what is the title", "read me the words on {x}"),
    ),
    "age": (
        *("how old is {x}", "what age is {x}", "when was {x} born", "in what year was {x} made"),
        *("how old was the photographer",),
    ),
    "feeling": (
        *("is {x} happy", "what does {x} feel", "is he sad", "why is she angry", "is {x} afraid"),
        *("what is {x} thinking", "does {x} like me", "is the person in love"),
    ),
    "reason": (
        *("why is {x} here", "why was this taken", "why did they come", "what is {x} for"),
        *("how come {x} is there", "for what reason is {x} here", "why {x}"),
    ),
    "owner": (
        *("whose {n} is this", "who does {x} belong to", "who owns {x}", "is {x} mine"),
        *("to whom does {x} belong", "is that your {n}"),
    ),
    "size": (
        *("how heavy is {x}", "how tall is {x}", "how many metres is {x}", "what does {x} weigh"),
        *("how long is {x} in inches", "how large is {x} in reality", "is {x} heavier than me"),
    ),
    "world": (
        *("what is the capital of france", "who is the president", "when did the war end"),
        *("who wrote hamlet", "what is the speed of light", "which planet is the largest"),
        *("who won the world cup", "how many people live in china"),
    ),
    "talk": (
        *("hello", "how are you", "thank you", "what is your name", "are you human", "good bye"),
        *("i love you", "what do you think", "help", "yes", "no", "test", "the", "{n}"),
        *("do you like {s}", "can you swim", "are you tired", "what did you eat"),
    ),
    "file": (
        *("which camera took this", "what lens was used", "how large is the file"),
        *("what is the file name", "which folder is this in", "what is the resolution"),
    ),
    "past": (
        *("what was here before", "what did {x} do yesterday", "where did {x} go"),
        *("what happened next", "where will {x} be tomorrow", "what comes after this"),
    ),
    "do": (
        *("delete this photo", "make {x} red", "remove the {n}", "sort my photos", "open the door"),
        *("send this to my mother", "turn {x} around", "draw a {n}", "show me another {n}"),
    ),
}
_MEASURED: dict[str, tuple[str, ...]] = {
    "telephone": (
        *("what is the phone number", "whom should i call about it", "give me the address"),
        *("at which email can i reach them", "what is the postcode", "dial the number"),
    ),
    "smell": (
        *("how does {x} smell", "does {x} stink", "what perfume is that", "is {x} fragrant"),
    ),
    "taste": (
        *("is {x} tasty", "how would {x} taste", "is {x} too salty", "is {x} edible for vegans"),
    ),
    "sound": (
        *("what noise does {x} make", "how loud is {x}", "can you hear music", "which song plays"),
    ),
    "health": (
        *("is {x} poisonous", "is {x} dangerous for children", "how many calories has {x}"),
        *("does {x} contain gluten", "am i allergic to {x}", "is he ill"),
    ),
    "law": (
        *("is {x} legal", "may i publish this", "do i need a licence for {x}", "who has copyright"),
    ),
    "sums": (
        *("what is seven times eight", "add twelve and thirty", "solve the equation"),
        *("what is the square root of nine", "how much is a dozen"),
    ),
    "cooking": (
        *("how do i cook {x}", "give me a recipe with {s}", "at which temperature do i bake {x}"),
    ),
    "repair": (
        *("how do i repair {x}", "is {x} broken inside", "where do i get spare parts"),
        *("how often must {x} be serviced",),
    ),
    "travel": (
        *("which airport is nearest", "how do i get there by bus", "is a visa needed"),
        *("which hotel is good", "how far is it to paris", "what is the latitude"),
    ),
    "sports": (*("who won the match", "what is the score", "which team is playing", "who scored"),),
    "language": (
        *("translate this into spanish", "how do you spell {n}", "what rhymes with {n}"),
        *("what does {n} mean in latin", "define {n}"),
    ),
    "religion": ("does god exist", "is {x} holy", "what would buddha say", "pray for {x}"),
    "shopping": ("where can i buy {x}", "is {x} on sale", "order {x} for me", "is {x} in stock"),
    "jokes": ("tell me a joke", "sing a song", "write a poem about {s}", "what is funny about {x}"),
}
ASKED = 200  # questions to measure with


def _filled(wordings: tuple[str, ...], names: list[tuple[str, str]]) -> list[str]:
    found = []
    for wording in wordings:
        of = _OF if "{x}" in wording else ("",)
        for what, (name, many) in itertools.product(of, names):
            text = wording.replace("{x}", what).replace("{n}", name).replace("{s}", many)
            found.append(text)
    return list(dict.fromkeys(found))


def learnt(names: list[tuple[str, str]]) -> list[list[str]]:
    """Questions to learn from, a list for each kind, about things of these names (alone, in
    numbers)."""
    return [_filled(wordings, names) for wordings in _LEARNT.values()]


def measured(names: list[tuple[str, str]]) -> list[str]:
    """`ASKED` questions of the other kinds, each of which has its share."""
    kinds = [_spread(_MEASURED[kind], names) for kind in sorted(_MEASURED)]
    found: list[str] = []
    for row in itertools.zip_longest(*kinds):
        found += [text for text in row if text is not None]
    return found[:ASKED]


def _spread(wordings: tuple[str, ...], names: list[tuple[str, str]]) -> list[str]:
    """Each wording in turn, with another name each time."""
    found: dict[str, None] = {}
    for turn in range(40):
        for number, wording in enumerate(wordings):
            name = names[(turn * 7 + number) % len(names)]
            what = _OF[turn % len(_OF)]
            text = wording.replace("{x}", what).replace("{n}", name[0]).replace("{s}", name[1])
            found.setdefault(text)
    return list(found)
