"""An XML document as elements that know their places in its bytes.

Expat reads it, which checks that it is well-formed; a document type is refused before any entity
could be declared in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NoReturn
from xml.parsers import expat

from photo_sorter.adapters.xmp.errors import NotXmpError

_MOST_DEPTH = 200  # elements within one another; XMP has about ten
_MOST_ELEMENTS = 200_000  # some 100 MB of memory
_TAG = re.compile(rb"""<([^\s/>]+)(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class Scope:
    """The prefixes that an element declares, within those of its parent."""

    parent: Scope | None = None
    declared: dict[str, str] = field(default_factory=dict)  # "" is the default namespace

    def prefixes(self) -> dict[str, str]:
        """All that hold here, the nearest first."""
        found: dict[str, str] = {}
        scope: Scope | None = self
        while scope is not None:
            for prefix, namespace in scope.declared.items():
                found.setdefault(prefix, namespace)
            scope = scope.parent
        return found


@dataclass(frozen=True, slots=True)
class Attribute:
    """`start` is that of the white space before it; its value stands between `value_start` and
    `value_end`, in quotation marks like the one before it."""

    name: str
    value: str
    start: int
    value_start: int
    value_end: int

    @property
    def end(self) -> int:
        return self.value_end + 1


@dataclass(eq=False)
class Element:
    """Places are in bytes. The content stands between `open_end` and `close_start`; both are `end`
    where the element is one tag (`<a/>`)."""

    source: bytes
    name: str
    start: int
    scope: Scope
    named_values: list[str]  # of attributes: name, value, name, value...
    qname: bytes = b""
    open_end: int = 0
    close_start: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        tag = _TAG.match(self.source, self.start)
        assert tag is not None, "expat takes no other tag"
        self.qname = tag[1]
        self.open_end = tag.end()

    @property
    def is_one_tag(self) -> bool:
        return self.source[self.open_end - 2 : self.open_end] == b"/>"

    @property
    def prefix(self) -> bytes:
        """With its colon; empty where there is none."""
        head, colon, _ = self.qname.rpartition(b":")
        return head + colon

    @property
    def text(self) -> str:
        """Of the element alone, without what surrounds it."""
        return "".join(self.texts).strip()

    @cached_property
    def attributes(self) -> list[Attribute]:
        values = self.named_values
        return [
            Attribute(values[2 * at], values[2 * at + 1], found.start(), *_inside(found.span(2)))
            for at, found in enumerate(self._written_attributes())
        ]

    def attribute(self, name: str) -> Attribute | None:
        if name not in self.named_values:
            return None
        return next((each for each in self.attributes if each.name == name), None)

    def attributes_end(self) -> int:
        """Where one more can be written."""
        tag = self.source[self.start : self.open_end]
        return self.start + len(tag.rstrip(b">").removesuffix(b"/").rstrip())

    def _written_attributes(self) -> Iterator[re.Match[bytes]]:
        begin = self.start + 1 + len(self.qname)
        for found in _ATTRIBUTE.finditer(self.source, begin, self.open_end):
            if found[1] != b"xmlns" and not found[1].startswith(b"xmlns:"):
                yield found


def _inside(span: tuple[int, int]) -> tuple[int, int]:
    return span[0] + 1, span[1] - 1


def parse(source: bytes) -> Element:
    """The outermost element of a document in UTF-8. Raises NotXmpError for any other bytes."""
    return _Builder(source).root


class _Builder:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._open: list[Element] = []
        self._declared: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        self._count = 0
        root: list[Element] = []
        self._found = root
        try:
            parser.Parse(source, True)
        except expat.ExpatError as error:
            raise NotXmpError(expat.ErrorString(error.code)) from error
        finally:
            self._release()
        self.root = root[0]

    def _declare(self, prefix: str | None, namespace: str | None) -> None:
        self._declared[prefix or ""] = namespace or ""

    def _start(self, name: str, named_values: list[str]) -> None:
        outer = self._open[-1] if self._open else None
        scope = outer.scope if outer is not None else Scope()
        if self._declared:
            scope = Scope(scope, self._declared)
            self._declared = {}
        element = Element(self._source, name, self._parser.CurrentByteIndex, scope, named_values)
        if outer is None:
            self._found.append(element)
        else:
            outer.children.append(element)
        self._open.append(element)
        self._count += 1
        if len(self._open) > _MOST_DEPTH or self._count > _MOST_ELEMENTS:
            raise NotXmpError("too many elements")

    def _end(self, name: str) -> None:
        element = self._open.pop()
        if element.is_one_tag:
            element.close_start = element.end = element.open_end
        else:
            element.close_start = self._parser.CurrentByteIndex
            element.end = self._source.index(b">", element.close_start) + 1

    def _text(self, text: str) -> None:
        self._open[-1].texts.append(text)

    def _release(self) -> None:
        """The parser holds this object and is held by it: without a cycle it goes at once."""
        self._parser.StartNamespaceDeclHandler = None
        self._parser.StartElementHandler = None
        self._parser.EndElementHandler = None
        self._parser.CharacterDataHandler = None


def _refuse(*declared: object) -> NoReturn:
    raise NotXmpError("a document type, which XMP never has")
