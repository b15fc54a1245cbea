"""The fields of the language. A field is added by a node in `nodes`, a line here, and a line in
`adapters/catalog/filters` that says how the catalog answers it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from photo_sorter.core.query import nodes
from photo_sorter.core.query.nodes import Query, SizeUnit
from photo_sorter.core.query.period_names import (
    named_days,
    read_named_days,
    read_recurring,
    write_named_days,
)
from photo_sorter.core.query.periods import RECURRING
from photo_sorter.core.query.problems import QueryProblem
from photo_sorter.core.query.values import (
    Value,
    ValueReadError,
    read_choice,
    read_condition,
    read_days,
    read_number,
    write_condition,
    write_days,
)

_ID = re.compile(r"#([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Field:
    """`read` makes the node of what stands after the colon, or raises ValueReadError; `write`
    gives that back. `values` are all there are, () where they cannot be listed. `library_name`
    is what the node names in the library, '' where it names that by its id; with `by_part` a part
    of a name will do. `hints` are some of
    what it takes beside `values`, and `example` is suggested where nothing is nearer. `nodes` are
    all that it reads."""

    name: str
    nodes: tuple[type[Any], ...]
    read: Callable[[Value], Query]
    write: Callable[[Any], Value]
    values: tuple[str, ...] = ()
    library_name: Callable[[Any], str] | None = None
    by_part: bool = False
    example: str = ""
    hints: tuple[str, ...] = ()


def _text(name: str, node: type[Any], *, named: bool = False, by_part: bool = False) -> Field:
    """A field of words as they stand."""
    get = _only_attribute(node)
    return Field(
        name,
        (node,),
        lambda value: node(value.text),
        lambda made: Value(get(made)),
        library_name=get if named or by_part else None,
        by_part=by_part,
    )


def _reference(name: str, node: type[Any], *, named: bool = False, attribute: str = "") -> Field:
    """A field of a name, or of an id: #12. It is the node's `attribute`, by default the only one
    that there is."""
    get = attrgetter(attribute) if attribute else _only_attribute(node)

    def read(value: Value) -> Query:
        found = None if value.quoted else _ID.fullmatch(value.text)
        made: Query = node(int(found[1]) if found else value.text)
        return made

    def write(made: Any) -> Value:
        what = get(made)
        return Value(what, what.startswith("#")) if isinstance(what, str) else Value(f"#{what}")

    def library_name(made: Any) -> str:
        what = get(made)
        return what if isinstance(what, str) else ""

    return Field(name, (node,), read, write, library_name=library_name if named else None)


def _number(name: str, node: type[Any], example: str) -> Field:
    return Field(
        name,
        (node,),
        lambda value: node(read_number(value)),
        lambda made: Value(write_condition(made.condition)),
        example=example,
    )


def _choice(name: str, node: type[Any], choices: type[Enum], **aliases: str) -> Field:
    get = _only_attribute(node)
    return Field(
        name,
        (node,),
        lambda value: node(read_choice(choices, aliases, value)),
        lambda made: Value(get(made).value),
        tuple(choice.value for choice in choices),
    )


def _only_attribute(node: type[Any]) -> Callable[[Any], Any]:
    (only,) = fields(node)
    return attrgetter(only.name)


def _read_size(value: Value) -> Query:
    condition, unit = read_condition(value)
    try:
        return nodes.Size(condition, SizeUnit(unit or SizeUnit.MEGAPIXELS.value))
    except ValueError as error:
        raise ValueReadError(QueryProblem.NOT_A_NUMBER) from error


def _read_date(value: Value) -> Query:
    named = read_named_days(value)
    if named is not None:
        return nodes.Lately(*named)
    first, dots, last = value.text.partition("..")
    start, end = (_lately(text) for text in (first, last))
    if not dots or start is end is None:
        return nodes.Date(*read_days(value))
    return nodes.Span(
        start or read_days(Value(f"{first}.."))[0] if first else None,
        end or read_days(Value(f"..{last}"))[1] if last else None,
    )


def _lately(text: str) -> nodes.Lately | None:
    named = read_named_days(Value(text))
    return None if named is None else nodes.Lately(*named)


def _write_date(node: nodes.Date | nodes.Lately | nodes.Span) -> Value:
    if isinstance(node, nodes.Lately):
        return Value(write_named_days(node.period, node.over))
    if isinstance(node, nodes.Span):
        return Value(f"{_write_end(node.first, 0)}..{_write_end(node.last, 1)}")
    return Value(write_days(node.first, node.last))


def _write_end(day: date | nodes.Lately | None, side: int) -> str:
    """Of a span: the first end is `side` 0, the last 1."""
    if isinstance(day, nodes.Lately):
        return write_named_days(day.period, day.over)
    written = "" if day is None else write_days(*((None, day) if side else (day, None)))
    return written.strip(".")


FIELDS: tuple[Field, ...] = (
    _text("tag", nodes.Tag, named=True),
    _reference("album", nodes.InAlbum, named=True),
    _reference("never", nodes.NeverIn),
    _reference("folder", nodes.InFolder, named=True),
    _reference("like", nodes.Like, named=True, attribute="picture"),
    _reference("look", nodes.Look, named=True, attribute="picture"),
    Field(
        "date",
        (nodes.Date, nodes.Lately, nodes.Span),
        _read_date,
        _write_date,
        example="2019..2021",
        hints=named_days(),
    ),
    Field(
        "taken",
        (nodes.Taken,),
        lambda value: nodes.Taken(read_recurring(value)),
        lambda node: Value(node.period.value),
        tuple(each.value for each in RECURRING),
    ),
    _number("rating", nodes.Rating, ">=3"),
    _text("camera", nodes.Camera, by_part=True),
    _text("lens", nodes.Lens, by_part=True),
    _text("keyword", nodes.Keyword),
    _text("title", nodes.Title),
    _text("description", nodes.Described),
    _text("text", nodes.PictureText),
    _text("caption", nodes.Captioned),
    _number("focal", nodes.FocalLength, "50"),
    _number("iso", nodes.Iso, ">1600"),
    Field(
        "size",
        (nodes.Size,),
        _read_size,
        lambda node: Value(write_condition(node.condition, node.unit.value)),
        example=">20mp",
    ),
    _choice("type", nodes.Type, nodes.FileType, jpg="jpeg", tif="tiff", heic="heif", dng="raw"),
    _choice("shape", nodes.Shape, nodes.Outline),
    _text("name", nodes.Name),
    _choice("has", nodes.Has, nodes.Trait),
    _choice("is", nodes.Is, nodes.Flag, favorite="favourite"),
    _choice("label", nodes.Label, nodes.LabelName),
)

BY_NAME = {field.name: field for field in FIELDS}
BY_NODE: dict[type[Any], Field] = {node: field for field in FIELDS for node in field.nodes}
NOT_YET = ("near",)  # what the language has room for, and the program cannot answer
