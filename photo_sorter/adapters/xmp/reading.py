"""What a packet says in the fields that are ours too."""

from __future__ import annotations

from collections.abc import Iterator

from photo_sorter.adapters.xmp.keywords import (
    KEYWORD_FIELDS,
    KeywordField,
    canonical,
    first_of,
    tags_in,
)
from photo_sorter.adapters.xmp.rdf import Packet, is_default, items, slot_of
from photo_sorter.adapters.xmp.single_fields import SINGLE_FIELDS, Form, XmpField
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import value_of, with_values
from photo_sorter.core.keywords import borne_out
from photo_sorter.core.person_said import BETWEEN_NAMES, file_text


def fields_of(packet: Packet) -> FileFields:
    values = {each.field.value: each.read(_texts(packet, each)) for each in SINGLE_FIELDS}
    return with_values(FileFields(_tags(packet)), values)


def keywords_of(packet: Packet) -> list[str]:
    """All that the fields say, paths and their parts alike, each once; also what one of them says
    alone because another program removed it from the others."""
    return first_of(each for field in KEYWORD_FIELDS for each in _keywords_in(packet, field))


def _tags(packet: Packet) -> tuple[str, ...]:
    *others, tags_list = (list(_keywords_in(packet, field)) for field in KEYWORD_FIELDS)
    said = [each for field in others for each in field]
    return tags_in([*said, *borne_out(tags_list, said)])


def _keywords_in(packet: Packet, field: KeywordField) -> Iterator[str]:
    found = (slot for each in packet.properties(field.name) for slot in each.slots())
    return filter(None, (field.keyword(slot.text) for slot in found))


def as_written(fields: FileFields) -> FileFields:
    """What is read again once `fields` were written."""
    values = {
        each.field.value: each.read(tuple(map(file_text, each.texts(value_of(fields, each.field)))))
        for each in SINGLE_FIELDS
    }
    tags = tags_in(canonical(keyword) for keyword in fields.keywords)
    return with_values(FileFields(tags), values)


def _texts(packet: Packet, field: XmpField) -> tuple[str, ...]:
    read = {Form.ONE: _text, Form.LANGUAGES: _default_text, Form.NAMES: _all_texts}[field.form]
    return tuple(read(packet, name) for name in field.properties)


def _text(packet: Packet, name: str) -> str:
    found = (file_text(slot.text) for each in packet.properties(name) for slot in each.slots())
    return next(filter(None, found), "")


def _all_texts(packet: Packet, name: str) -> str:
    slots = (slot for each in packet.properties(name) for slot in each.slots())
    return BETWEEN_NAMES.join(file_text(slot.text) for slot in slots)


def _default_text(packet: Packet, name: str) -> str:
    """The one for all languages, else the first of any."""
    containers = (each.container for each in packet.properties(name))
    for container in containers:
        for item in items(container) if container is not None else ():
            slot = slot_of(item) if is_default(item) else None
            if slot is not None and (text := file_text(slot.text)):
                return text
    return _text(packet, name)
