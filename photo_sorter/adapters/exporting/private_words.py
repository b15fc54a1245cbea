"""Names of people and places that a file has in fields of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image

from photo_sorter.adapters.engine.files.blocks import exif_of, iptc_block, xmp_packet
from photo_sorter.adapters.engine.files.iptc import texts_of
from photo_sorter.adapters.xmp.encoding import decode
from photo_sorter.adapters.xmp.errors import NotXmpError
from photo_sorter.adapters.xmp.names import local_name
from photo_sorter.adapters.xmp.rdf import Packet
from photo_sorter.adapters.xmp.tree import Element

_PLACES = frozenset(
    [
        *("City", "State", "Country", "CountryName", "Location", "Sublocation", "ProvinceState"),
        *("CountryCode", "WorldRegion", "LocationName"),
    ]
)
_PEOPLE = frozenset({"PersonInImage", "PersonDisplayName", "PersonName", "PersonInImageName"})
_REGION_NAME = "Name"  # of a face among the regions
_IPTC_PLACES = ((2, 90), (2, 92), (2, 95), (2, 101))


class PrivateWords(NamedTuple):
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def private_words(source: Image.Image) -> PrivateWords:
    """Of a picture whose header was read; nothing of a block that is broken."""
    people: list[str] = []
    places: list[str] = []
    for name, text in _said(source):
        if name in _PLACES:
            places.append(text)
        elif name in _PEOPLE or name == _REGION_NAME:
            people.append(text)
    places += texts_of(iptc_block(source, exif_of(source)), _IPTC_PLACES)
    return PrivateWords(tuple(people), tuple(each for each in places if len(each) > 2))


def _said(source: Image.Image) -> Iterator[tuple[str, str]]:
    """Of each element and attribute of the packet its name without a namespace, and its text."""
    packet = xmp_packet(source, exif_of(source))
    if not packet:
        return
    try:
        data = packet.encode() if isinstance(packet, str) else packet
        body = Packet(decode(data).body)
    except NotXmpError:
        return
    for node in body.nodes:
        yield from _inside(node, "")


def _inside(element: Element, outer: str) -> Iterator[tuple[str, str]]:
    name = local_name(element.name)
    name = outer if name in ("li", "Bag", "Seq", "Alt", "Description") else name
    for attribute in element.attributes:
        yield local_name(attribute.name), attribute.value.strip()
    if element.text:
        yield name, element.text
    for child in element.children:
        yield from _inside(child, name)
