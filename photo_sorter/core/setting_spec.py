"""What a setting is, as data: its values, its words and when it takes effect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.problems import Problem

Value = str | bool | int | float
T = TypeVar("T", str, bool, int, float)
SPEC = "spec"  # the key in the metadata of a field of `Settings`
_TYPES: dict[type[Value], str] = {
    str: "a text", bool: "yes or no", int: "a whole number", float: "a number"
}  # fmt: skip


class Effect(Enum):
    """When a change takes effect; the value says it to a person."""

    AT_ONCE = "at once"
    WHEN_OPENED = "when the library opens next"


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One setting. Texts are English; the window translates them (`tools.settings_words`)."""

    default: Value
    title: str
    help: str  # one plain sentence
    name: str = ""  # the field of `Settings`
    bounds: tuple[float, float] | None = None  # the least and the largest value
    unit: str = ""
    choices: tuple[tuple[Value, str], ...] = ()  # values and their words; with bounds, suggestions
    form: Callable[[str], str] | None = None  # gives the one form of a text or refuses it
    shown: bool = False  # in a row of its own that the settings dialog makes of this table
    label: str = ""  # at the row in the dialog, where that is not the title
    scale: str = ""  # below a slider: what its ends mean
    secret: bool = False  # printed and logged nowhere
    effect: Effect = Effect.AT_ONCE
    warning: str = ""  # of a switch: what a person reads and agrees to before it is on

    def texts(self) -> tuple[str, ...]:
        """What a person reads of it, to be translated."""
        words = (
            self.title,
            self.help,
            self.label,
            self.warning,
            self.scale,
            *(text for _, text in self.choices),
        )
        return tuple(text for text in words if text)

    def allowed(self) -> str:
        """The values that it can have, in English: "a number from 0 to 1"."""
        if self.bounds is not None:
            low, high = self.bounds
            range_ = f"{_TYPES[type(self.default)]} from {low:g} to {high:g}"
            return f"{range_} ({self.unit})" if self.unit else range_
        if self.choices and not isinstance(self.default, bool):
            return "one of " + ", ".join(written(value) for value, _ in self.choices)
        return _TYPES[type(self.default)]

    def fitting(self, value: object) -> Value:
        """`value` where it has the right type and lies in the range; a whole number may stand for
        a float. Raises InvalidInputError."""
        if isinstance(self.default, float) and type(value) is int:
            value = float(value)
        if type(value) is not type(self.default):
            raise self.refusal()
        if self.bounds is not None and isinstance(value, int | float):
            fits = self.bounds[0] <= value <= self.bounds[1]
        else:
            fits = not self.choices or value in (choice for choice, _ in self.choices)
        if not fits:
            raise self.refusal()
        return value

    def refusal(self) -> InvalidInputError:
        """The error for a value that it cannot have, which it does not repeat: it may be secret."""
        return InvalidInputError(Problem.SETTING_REFUSED, name=self.name, allowed=self.allowed())


def setting(
    default: T,
    title: str,
    help: str,
    *,
    bounds: tuple[float, float] | None = None,
    unit: str = "",
    choices: tuple[tuple[T, str], ...] = (),
    form: Callable[[str], str] | None = None,
    shown: bool = False,
    label: str = "",
    scale: str = "",
    secret: bool = False,
    effect: Effect = Effect.AT_ONCE,
    warning: str = "",
) -> T:
    """A field of `Settings` with its spec beside it. A secret is kept out of the repr."""
    spec = SettingSpec(
        default, title, help, "", bounds, unit, choices, form, shown, label, scale, secret, effect,
        warning,
    )  # fmt: skip
    return field(default=default, repr=not secret, metadata={SPEC: spec})


def written(value: Value) -> str:
    """A value as a person writes it: yes and no, and quotation marks for an empty text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value or '""'
    return f"{value:.12g}"
