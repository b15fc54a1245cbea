"""How people ask: the wordings that the describer learns its questions in.

{n} is a thing's name, {s} its name in numbers, {o} another thing's, {c} a colour, {k} a number."""

from __future__ import annotations

WHAT = (
    *("what is this", "what's this", "what is that", "what is it", "what can you see"),
    *("what do you see", "what is in the picture", "what is in this photo", "what does it show"),
    *("what does the picture show", "what is shown here", "what is here", "what's in the image"),
    *("what kind of thing is this", "what am i looking at", "name the thing", "name this"),
    *("which thing is this", "what is to be seen", "what thing is in the photo"),
    *("what is the main thing here", "do you know what this is", "tell me what this is"),
    *("what are these", "what is depicted", "what does this photo show", "identify this"),
)
WHAT_COLOURED = (
    *("what is the {c} thing", "what is {c}", "what is {c} here", "which thing is {c}"),
    *("what {c} thing is there", "what is the {c} one"),
)
COLOUR = (
    *("what colour is the {n}", "what color is the {n}", "which colour is the {n}"),
    *("which color does the {n} have", "what colour does the {n} have", "colour of the {n}"),
    *("what is the colour of the {n}", "what is the color of the {n}", "the {n} is which colour"),
    *("what colour has the {n}", "tell me the colour of the {n}", "in what colour is the {n}"),
)
COLOUR_MANY = (
    *("what colour are the {s}", "what color are the {s}", "which colour do the {s} have"),
    *("which color are the {s}", "what is the colour of the {s}", "colour of the {s}"),
)
COLOUR_IT = (
    *("what colour is it", "what color is it", "what colour is this", "what color is this"),
    *(
        "which colour is this",
        "what colour does it have",
        "what is its colour",
        "which color is it",
    ),
)
COUNT = (
    *("how many {s} are there", "how many {s}", "how many {s} can you see", "count the {s}"),
    *("how many {s} do you see", "what is the number of {s}", "number of {s}"),
    *("how many {s} are in the picture", "how many {s} are in the photo", "how many {s} are here"),
    *("can you count the {s}", "how many {s} does it show", "how many {s} are shown"),
)
COUNT_ALL = (
    *("how many things are there", "how many things do you see", "how many are there"),
    *("how many things are in the picture", "how many objects are there", "count the things"),
)
SIDE = (
    *("is the {n} left or right of the {o}", "is the {n} to the left or right of the {o}"),
    *("on which side of the {o} is the {n}", "is the {n} on the left or the right of the {o}"),
    *("is the {n} right or left of the {o}", "which side of the {o} is the {n} on"),
)
HEIGHT = (
    *("is the {n} above or below the {o}", "is the {n} over or under the {o}"),
    *("is the {n} below or above the {o}", "is the {n} higher or lower than the {o}"),
)
FROM = (
    *("where is the {n} from the {o}", "where is the {n} seen from the {o}"),
    *("how does the {n} stand to the {o}", "where does the {n} stand to the {o}"),
    *("where is the {n} compared to the {o}", "where is the {n} relative to the {o}"),
)
BESIDE = {
    "left": (
        *("what is left of the {o}", "what is to the left of the {o}"),
        *("which thing is left of the {o}", "what stands left of the {o}"),
    ),
    "right": (
        *("what is right of the {o}", "what is to the right of the {o}"),
        *("which thing is right of the {o}", "what stands right of the {o}"),
    ),
    "above": ("what is above the {o}", "what is over the {o}", "which thing is above the {o}"),
    "below": ("what is below the {o}", "what is under the {o}", "which thing is below the {o}"),
}
AT_SIDE = {
    "left": ("what is on the left", "what is at the left", "what is on the left side"),
    "right": ("what is on the right", "what is at the right", "what is on the right side"),
    "above": ("what is at the top", "what is above", "what is on top"),
    "below": ("what is at the bottom", "what is below", "what is underneath"),
}
IS_THERE = (
    *("is there a {n}", "is there any {n}", "can you see a {n}", "do you see a {n}"),
    *("does it show a {n}", "is a {n} in the picture", "is there a {n} in the photo"),
    *("is there a {n} here", "does the picture show a {n}", "is a {n} there", "any {n} here"),
)
IS_THIS = ("is this a {n}", "is it a {n}", "is that a {n}", "does this show a {n}", "a {n}")
ARE_THERE = (
    *("are there {s}", "are there any {s}", "do you see {s}", "can you see {s}"),
    *("does it show {s}", "are {s} in the picture", "are these {s}", "any {s}"),
)
IS_COLOURED = (
    *("is the {n} {c}", "is the {n} of {c} colour", "does the {n} look {c}"),
    *("is there a {c} {n}", "do you see a {c} {n}", "is this a {c} {n}", "is it a {c} {n}"),
)
ARE_COUNTED = (
    *("are there {k} {s}", "do you see {k} {s}", "can you see {k} {s}", "are these {k} {s}"),
    *("are {k} {s} in the picture",),
)
STANDS = {
    "left": ("is the {n} left of the {o}", "is the {n} to the left of the {o}"),
    "right": ("is the {n} right of the {o}", "is the {n} to the right of the {o}"),
    "above": ("is the {n} above the {o}", "is the {n} over the {o}"),
    "below": ("is the {n} below the {o}", "is the {n} under the {o}"),
}
PLACE = (
    *("where is this", "where was this taken", "what place is this", "where are we"),
    *("what is the background", "what is behind it", "what is in the background"),
    *("what kind of place is this", "what is the ground", "where is it", "where is that"),
    *("in what place is this", "what is the scenery", "which place is this"),
)
WHERE = (
    *("where is the {n}", "where is the {n} in the picture", "in which part is the {n}"),
    *("where in the photo is the {n}", "where do you see the {n}", "in what corner is the {n}"),
)
LIGHT = (
    *("is it day or night", "day or night", "what time of day is it", "is it night or day"),
    *("when was this taken", "what is the light", "what light is it", "is this day or night"),
    *("what part of the day is it", "at what time of the day is this", "how is the light"),
)
IS_LIGHT = {
    "day": ("is it day", "is this at day", "is it daytime", "was this taken by day"),
    "night": ("is it night", "is this at night", "is it dark", "was this taken at night"),
    "sunset": ("is it sunset", "is this a sunset", "is the sun setting", "is this at sunset"),
    "fog": ("is it foggy", "is there fog", "is this in fog", "is it misty"),
}
DOING = (
    *("what is the {n} doing", "what does the {n} do", "what is the {n} up to"),
    *("what is going on", "what happens here", "what is happening", "what is somebody doing"),
    *("what is he doing", "what is she doing", "which sport is this", "what activity is this"),
)
IS_DOING = (
    *("is the {n} {d}", "is somebody {d}", "is a {n} {d}", "do you see a {n} {d}"),
    *("is someone {d} here",),
)
CAPTION = (
    *("describe the picture", "describe this photo", "describe it", "caption", "write a caption"),
    *("what is going on in this picture", "tell me about this photo", "give a description"),
    *("describe what you see", "describe the image", "summarise the picture"),
)
BEFORE = ("", "", "", "", "", "", "please", "hey", "tell me", "can you tell me", "now", "so")
BEHIND = (
    "",
    "",
    "",
    "",
    "",
    "",
    "here",
    "in this picture",
    "in the photo",
    "please",
    "in the image",
)
GROUNDS = {
    "grass": ("grass", "on the grass"),
    "forest": ("forest", "in a forest"),
    "mountains": ("mountains", "in the mountains"),
    "snow": ("snow", "in the snow"),
    "beach": ("beach", "on a beach"),
    "sea": ("sea", "on the sea"),
    "desert": ("desert", "in a desert"),
    "city": ("city", "in a city"),
    "autumn": ("autumn leaves", "on autumn leaves"),
    "sky": ("sky", "in the sky"),
    "underwater": ("under water", "under water"),
    "indoor": ("room", "in a room"),
    "table": ("table", "on a table"),
}
LIGHTS = {"day": "", "night": "at night", "sunset": "at sunset", "fog": "in fog"}
NUMBERS = ("none", "one", "two", "three", "four", "five", "six")
NOT_SURE = "not sure"
NOTHING = "nothing"


def ground_words(ground: str) -> tuple[str, str]:
    """The ground as an answer, and as the end of a caption."""
    if ground.startswith("plain "):
        colour = ground.removeprefix("plain ")
        return f"{colour} background", f"on a {colour} background"
    return GROUNDS[ground]


def with_article(words: str) -> str:
    """ "a dog", "an orange"."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
