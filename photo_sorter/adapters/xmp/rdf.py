"""The forms in which RDF writes a property: attribute or element, one value, qualified, a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from photo_sorter.adapters.xmp.errors import NotXmpError
from photo_sorter.adapters.xmp.names import (
    CONTAINERS,
    DEFAULT_LANGUAGE,
    DESCRIPTION,
    ITEM,
    LANGUAGE,
    NUMBERED_ITEM,
    PARSE_TYPE,
    RDF_ROOT,
    RESOURCE,
    VALUE,
)
from photo_sorter.adapters.xmp.tree import Attribute, Element, parse


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one value stands: in the attribute, or as the content of the element."""

    element: Element
    attribute: Attribute | None = None

    @property
    def text(self) -> str:
        return self.element.text if self.attribute is None else self.attribute.value.strip()


@dataclass(frozen=True, slots=True)
class Property:
    """One occurrence of a property: an attribute of `element`, or `element` itself."""

    element: Element
    attribute: Attribute | None = None

    @property
    def container(self) -> Element | None:
        if self.attribute is not None:
            return None
        return next((each for each in self.element.children if each.name in CONTAINERS), None)

    @property
    def slot(self) -> Slot | None:
        """None for a list and for a structure."""
        if self.attribute is not None:
            return Slot(self.element, self.attribute)
        return slot_of(self.element)

    def slots(self) -> Iterator[Slot]:
        """Of its only value, or of those of its list."""
        container = self.container
        found = [self.slot] if container is None else map(slot_of, items(container))
        yield from (slot for slot in found if slot is not None)


class Packet:
    """The part of a document that says something of the picture."""

    def __init__(self, body: bytes) -> None:
        """Raises NotXmpError where there is no such part."""
        self.body = body
        found = _rdf(parse(body))
        if found is None:
            raise NotXmpError("no rdf:RDF")
        self.rdf = found
        self._properties: dict[str, list[Property]] = {}

    @property
    def nodes(self) -> list[Element]:
        """What says something of the picture itself. What lies deeper speaks of other things: of
        pictures that it was made of, of its faces."""
        return self.rdf.children

    def properties(self, name: str) -> list[Property]:
        """All occurrences, in the document's order."""
        known = self._properties.get(name)
        if known is None:
            known = self._properties[name] = self._found(name)
        return known

    def _found(self, name: str) -> list[Property]:
        found: list[Property] = []
        for node in self.nodes:
            if (attribute := node.attribute(name)) is not None:
                found.append(Property(node, attribute))
            found.extend(Property(each) for each in node.children if each.name == name)
        return found


def items(container: Element) -> list[Element]:
    return [
        each
        for each in container.children
        if each.name == ITEM or each.name.startswith(NUMBERED_ITEM)
    ]


def is_default(item: Element) -> bool:
    """Whether a text is the one for all languages."""
    language = item.attribute(LANGUAGE)
    return language is not None and language.value.strip().lower() == DEFAULT_LANGUAGE


def slot_of(element: Element) -> Slot | None:
    """A value may have qualifiers beside it, and then stands one element deeper."""
    for name in (VALUE, RESOURCE):
        if (attribute := element.attribute(name)) is not None:
            return Slot(element, attribute)
    for child in element.children:
        if child.name == VALUE:
            return slot_of(child)
        if child.name == DESCRIPTION and (inner := _value_in(child)) is not None:
            return inner
    if element.children or element.attribute(PARSE_TYPE) is not None:
        return None
    return Slot(element)


def _value_in(description: Element) -> Slot | None:
    if (attribute := description.attribute(VALUE)) is not None:
        return Slot(description, attribute)
    value = next((each for each in description.children if each.name == VALUE), None)
    return None if value is None else slot_of(value)


def _rdf(root: Element) -> Element | None:
    """The first one, level by level."""
    level = [root]
    while level:
        for element in level:
            if element.name == RDF_ROOT:
                return element
        level = [child for element in level for child in element.children]
    return None
