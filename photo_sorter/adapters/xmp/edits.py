"""Changes of a document's bytes that leave all others as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from photo_sorter.adapters.xmp.names import RDF, USUAL_PREFIXES
from photo_sorter.adapters.xmp.rdf import Slot
from photo_sorter.adapters.xmp.tree import Attribute, Element

_SPECIAL = re.compile(r"""[&<>"'\n\t]""")
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_ATTRIBUTES = {**_IN_TEXT, '"': "&quot;", "'": "&#39;", "\n": "&#10;", "\t": "&#9;"}


@dataclass(slots=True)
class Additions:
    """What an element gets: children after those that it has, and prefixes."""

    children: list[bytes] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)


class Edits:
    """Places never overlap: each is of another value, element or tag."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._replaced: list[tuple[int, int, bytes]] = []
        self._added: dict[int, tuple[Element, Additions]] = {}
        self._held: dict[int, dict[str, str]] = {}  # the prefixes in the scope of a parent

    def result(self) -> bytes:
        for element, additions in self._added.values():
            self._extend(element, additions)
        pieces: list[bytes] = []
        at = 0
        for start, end, text in sorted(self._replaced, key=lambda each: each[:2]):
            assert start >= at, "two edits overlap"
            pieces += (self._source[at:start], text)
            at = end
        return b"".join((*pieces, self._source[at:]))

    # ---------------------------------------------------------------- values

    def set_value(self, slot: Slot, text: str) -> None:
        element, attribute = slot.element, slot.attribute
        if attribute is not None:
            written = escaped(text, _IN_ATTRIBUTES)
            self._replaced.append((attribute.value_start, attribute.value_end, written))
        elif element.is_one_tag:
            content = b">" + escaped(text) + b"</" + element.qname + b">"
            self._replaced.append((element.attributes_end(), element.end, content))
        else:
            self._replaced.append((element.open_end, element.close_start, escaped(text)))

    def remove(self, gone: Element | Attribute) -> None:
        """With the white space before it; of an element, with that of its line."""
        start = gone.start
        if isinstance(gone, Element):
            start -= len(self.indentation(gone))
        self._replaced.append((start, gone.end, b""))

    def insert_before(self, element: Element, markup: bytes) -> None:
        indentation = self.indentation(element)
        at = element.start - len(indentation)
        self._replaced.append((at, at, indentation + markup))

    # -------------------------------------------------------------- children

    def add(self, parent: Element, markup: bytes) -> None:
        """After all children. Markup of several lines uses `child_indentation`."""
        self._additions(parent).children.append(markup)

    def prefix(self, parent: Element, namespace: str, *, named: bool = True) -> bytes:
        """What stands, with its colon, before the names of the namespace's elements inside
        `parent`; declared there where it is not yet. Only where it need not be `named` can it be
        empty."""
        held = self._held.get(parent.start)
        if held is None:
            held = self._held[parent.start] = parent.scope.prefixes()
        added = self._additions(parent).prefixes
        for prefix, known in (*held.items(), *added.items()):
            if known == namespace and prefix not in ("", "xml"):
                return prefix.encode() + b":"
        if not named and held.get("") == namespace:
            return b""
        usual = USUAL_PREFIXES[namespace]
        taken = {*held, *added}
        free = (usual, *(f"{usual}{number}" for number in range(1, len(taken) + 2)))
        chosen = next(each for each in free if each not in taken)
        added[chosen] = namespace
        return chosen.encode() + b":"

    def rdf_prefix(self, parent: Element) -> bytes:
        return self.prefix(parent, RDF, named=False)

    def child_indentation(self, parent: Element) -> bytes:
        """A new line and white space; empty in a document that has no lines."""
        if parent.children:
            return self.indentation(parent.children[0])
        own = self.indentation(parent)
        return own + b" " if own else b""

    def indentation(self, element: Element) -> bytes:
        """The line break before the element and the white space from there; empty where something
        else stands before it in its line."""
        start = element.start
        at = start
        while at and self._source[at - 1 : at] in (b" ", b"\t"):
            at -= 1
        if self._source[at - 1 : at] != b"\n":
            return b""
        at -= 2 if self._source[at - 2 : at] == b"\r\n" else 1
        return self._source[at:start]

    def _additions(self, element: Element) -> Additions:
        return self._added.setdefault(element.start, (element, Additions()))[1]

    def _extend(self, element: Element, additions: Additions) -> None:
        self._declare(element, additions.prefixes)
        if not additions.children:
            return
        before = self.child_indentation(element)
        content = b"".join(before + markup for markup in additions.children)
        if element.is_one_tag:
            closing = self.indentation(element) + b"</" + element.qname + b">"
            at = element.attributes_end()
            self._replaced.append((at, element.end, b">" + content + closing))
            return
        at = element.children[-1].end if element.children else element.open_end
        if not self._source[at : element.close_start].strip(b" \t"):
            content += self.indentation(element) if not element.children else b""
        self._replaced.append((at, at, content))

    def _declare(self, element: Element, prefixes: dict[str, str]) -> None:
        """Below each other where the other attributes are."""
        if not prefixes:
            return
        written = re.match(rb"\s+", self._source[element.start + 1 + len(element.qname) :][:500])
        before = written[0] if written is not None and b"=" in self._tag(element) else b" "
        text = b"".join(
            before + f'xmlns:{prefix}="{namespace}"'.encode()
            for prefix, namespace in prefixes.items()
        )
        at = element.start + 1 + len(element.qname)
        self._replaced.append((at, at, text))

    def _tag(self, element: Element) -> bytes:
        return self._source[element.start : element.open_end]


def escaped(text: str, references: dict[str, str] = _IN_TEXT) -> bytes:
    return _SPECIAL.sub(lambda found: references.get(found[0], found[0]), text).encode()
