"""Has a packet say other fields: what says so already stays, and so does all that is not ours."""

from __future__ import annotations

from collections.abc import Iterable

from photo_sorter.adapters.xmp.edits import Edits, escaped
from photo_sorter.adapters.xmp.keywords import (
    KEYWORD_FIELDS,
    KeywordField,
    fields_to_write,
    parts_of_paths,
)
from photo_sorter.adapters.xmp.names import (
    DEFAULT_LANGUAGE,
    DESCRIPTION,
    RDF,
    local_name,
    namespace_of,
)
from photo_sorter.adapters.xmp.rdf import Packet, Property, Slot, is_default, items, slot_of
from photo_sorter.adapters.xmp.reading import keywords_of
from photo_sorter.adapters.xmp.single_fields import SINGLE_FIELDS, Form, names_in
from photo_sorter.adapters.xmp.tree import Element
from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.file_merge import value_of


def patched(packet: Packet, said: FileFields, wanted: FileFields) -> bytes:
    """The body of a packet that says `said`, saying `wanted` (in the form of `as_written`).
    Keywords have no order: where the same ones stand already, they stay."""
    if not any(node.name == DESCRIPTION for node in packet.nodes):
        packet = _with_description(packet)
    patch = _Patch(packet)
    if set(said.keywords) != set(wanted.keywords):
        patch.set_keywords(wanted.keywords)
    for field in SINGLE_FIELDS:
        value = value_of(wanted, field.field)
        if value_of(said, field.field) != value:
            for name, text in zip(field.properties, field.texts(value), strict=True):
                patch.set(field.form, name, text or None)
    return patch.edits.result()


def _with_description(packet: Packet) -> Packet:
    edits = Edits(packet.body)
    rdf = edits.prefix(packet.rdf, RDF)
    edits.add(packet.rdf, b"<" + rdf + b"Description " + rdf + b'about=""/>')
    return Packet(edits.result())


class _Patch:
    def __init__(self, packet: Packet) -> None:
        self._packet = packet
        self.edits = Edits(packet.body)
        self._node = next(node for node in packet.nodes if node.name == DESCRIPTION)

    def set(self, form: Form, name: str, text: str | None) -> None:
        if form is Form.LANGUAGES:
            self.set_default_text(name, text)
        elif form is Form.NAMES:
            self._remove(self._packet.properties(name))
            if text is not None:
                self._add(name, [self._item(each) for each in names_in(text)], "Seq")
        else:
            self.set_text(name, text)

    def set_text(self, name: str, text: str | None) -> None:
        """A property of one value."""
        found = self._packet.properties(name)
        kept = None if text is None else next((p for p in found if _only_slot(p)), None)
        self._remove(each for each in found if each is not kept)
        if text is None:
            return
        if kept is not None and (slot := kept.slot) is not None:
            self.edits.set_value(slot, text)
        else:
            self._add(name, [escaped(text)])

    def set_default_text(self, name: str, text: str | None) -> None:
        """A text that may stand in several languages; without a text, it goes in all of them."""
        found = self._packet.properties(name)
        containers = [each.container for each in found if each.container is not None]
        if text is None or (not containers and any(map(_only_slot, found))):
            self.set_text(name, text)
            return
        self._remove(each for each in found if each.container is None)
        if not containers:
            self._add(name, [self._item(text, default=True)], "Alt")
            return
        default = [item for each in containers for item in items(each) if is_default(item)]
        slots = [slot for item in default if (slot := slot_of(item)) is not None]
        if slots:
            self.edits.set_value(next((s for s in slots if s.text), slots[0]), text)
            return
        first = next(iter(items(containers[0])), None)
        markup = self._item(text, default=True, beside=first, inside=containers[0])
        if first is None:
            self.edits.add(containers[0], markup)
        else:
            self.edits.insert_before(first, markup)

    def set_keywords(self, tags: tuple[str, ...]) -> None:
        known = frozenset(keywords_of(self._packet))
        parts = parts_of_paths(tags)
        found = {field.name: self._packet.properties(field.name) for field in KEYWORD_FIELDS}
        present = [name for name, each in found.items() if each]
        for field in fields_to_write(tags, present):
            self._set_list(field, found[field.name], field.values(tags), known, parts)

    def _set_list(
        self,
        field: KeywordField,
        found: list[Property],
        values: list[str],
        known: frozenset[str],
        parts: frozenset[str],
    ) -> None:
        """`known` is what was read: what was beyond that, nobody asked to remove."""
        wanted = frozenset(map(field.keyword, values))
        missing = {field.keyword(value).casefold(): value for value in values}

        def stays(slot: Slot | None) -> bool:
            keyword = "" if slot is None else field.keyword(slot.text)
            if keyword not in known:
                return True
            folded = keyword.casefold()
            if keyword in wanted or folded in parts:
                missing.pop(folded, None)
                return True
            return False

        lists: list[tuple[Property, Element, list[Element]]] = []
        emptied: list[tuple[Property, Element, list[Element]]] = []
        for each in found:
            container = each.container
            if container is None:
                if each.slot is None or not stays(each.slot):
                    self._remove([each])
                continue
            gone = [item for item in items(container) if not stays(slot_of(item))]
            whole = len(gone) == len(items(container))
            (emptied if whole else lists).append((each, container, gone))
        if missing and not lists and emptied:
            lists.append(emptied.pop(0))
        self._remove(each for each, _, _ in emptied)
        for _, _, gone in lists:
            for item in gone:
                self.edits.remove(item)
        if not missing:
            return
        if lists:
            container = lists[0][1]
            beside = next(iter(items(container)), None)
            for value in missing.values():
                markup = self._item(value, beside=beside, inside=container)
                self.edits.add(container, markup)
        else:
            self._add(field.name, [self._item(each) for each in missing.values()], field.container)

    # ------------------------------------------------------------------ markup

    def _add(self, name: str, content: list[bytes], container: str = "") -> None:
        """A new property, perhaps with a list."""
        line = self.edits.child_indentation(self._node)
        qname = self.edits.prefix(self._node, namespace_of(name)) + local_name(name).encode()
        inner = b"".join(content)
        if container:
            listed = self.edits.rdf_prefix(self._node) + container.encode()
            deeper, deepest = (line + b" ", line + b"  ") if line else (b"", b"")
            lines = b"".join(deepest + each for each in content)
            inner = deeper + _element(listed, lines + deeper) + line
        self.edits.add(self._node, _element(qname, inner))

    def _item(
        self,
        text: str,
        *,
        default: bool = False,
        beside: Element | None = None,
        inside: Element | None = None,
    ) -> bytes:
        if inside is None:
            prefix = self.edits.rdf_prefix(self._node)
        else:
            prefix = beside.prefix if beside is not None else inside.prefix
        start = prefix + b"li"
        language = f' xml:lang="{DEFAULT_LANGUAGE}"'.encode() if default else b""
        return b"<" + start + language + b">" + escaped(text) + b"</" + start + b">"

    def _remove(self, gone: Iterable[Property]) -> None:
        for each in gone:
            self.edits.remove(each.attribute or each.element)


def _element(qname: bytes, content: bytes) -> bytes:
    return b"<" + qname + b">" + content + b"</" + qname + b">"


def _only_slot(each: Property) -> bool:
    return each.container is None and each.slot is not None
