"""Operations as JSON: what the journal keeps of them."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from photo_sorter.core.operations import Operation

_KIND = "operation"
_AS_IT_IS = frozenset({int, float, str, bool, NoneType})  # most of what there is
_KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Operation)}


def encode(operation: Operation) -> str:
    """ASCII; paths that are no valid text come back as they were."""
    return json.dumps(_plain(operation), separators=(",", ":"))


def decode(text: str) -> Operation:
    """Raises ValueError for what this version does not know."""
    try:
        found: Operation = _typed(Operation, json.loads(text))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"No operation of this version: {text[:80]}") from error
    return found


def _plain(value: Any) -> Any:
    kind = value.__class__
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [each if type(each) in _AS_IT_IS else _plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    if is_dataclass(value):
        plain = {name: _plain(getattr(value, name)) for name in _names(kind)}
        name = type(value).__name__
        return {_KIND: name, **plain} if _KINDS.get(name) is kind else plain
    return value


def _typed(hint: Any, value: Any) -> Any:
    hint = getattr(hint, "__supertype__", hint)  # of a NewType
    if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return None if value is None else _typed(inner, value)
    if isinstance(hint, UnionType):
        return _typed(_KINDS[value[_KIND]], {k: v for k, v in value.items() if k != _KIND})
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return tuple(_typed(inner[0], each) for each in value)
        return tuple(_typed(one, each) for one, each in zip(inner, value, strict=True))
    if isinstance(hint, type) and is_dataclass(hint):
        hints = _hints(hint)
        return hint(**{name: _typed(hints[name], each) for name, each in value.items()})
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint and not (hint is float and type(value) is int):
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
