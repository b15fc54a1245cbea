"""Lists of tags as text: the keyword list that photo programs exchange, and our own as JSON.

A keyword list has a tag a line, a tab deeper than the one that it lies below. A line in {braces} is
a synonym of the tag above it, one in [brackets] a tag that is not exported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.keywords import SEPARATOR
from photo_sorter.core.problems import Problem
from photo_sorter.core.tag_tree import Synonym, TagColour, TagTraits, ancestors, key_of, tidy


def read_keyword_list(text: str) -> list[TagTraits]:
    """Each tag once, those above first. Raises InvalidInputError with the line where a synonym has
    no tag or a tag no name."""
    found: dict[str, TagTraits] = {}
    path: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        said = line.strip()
        if not said:
            continue
        depth = min(len(line) - len(line.lstrip("\t")), len(path))
        if said.startswith("{") and said.endswith("}"):
            above = SEPARATOR.join(path[:depth])
            if not above:
                raise InvalidInputError(Problem.TAG_LIST_NOT_UNDERSTOOD, line=number)
            _add_synonym(found, above, tidy(said[1:-1]))
            continue
        exported = not (said.startswith("[") and said.endswith("]"))
        name = tidy(said if exported else said[1:-1])
        if not name:
            raise InvalidInputError(Problem.TAG_LIST_NOT_UNDERSTOOD, line=number)
        path[depth:] = [name]
        whole = SEPARATOR.join(path)
        known = found.get(key_of(whole), TagTraits(whole))
        found[key_of(whole)] = replace(known, exported=known.exported and exported)
    return list(found.values())


def write_keyword_list(tags: Iterable[TagTraits]) -> str:
    """Colours, exclusions and the languages of synonyms are not in such a list."""
    lines: list[str] = []
    for each in _with_those_above(tags):
        depth = each.name.count(SEPARATOR)
        leaf = each.name.rpartition(SEPARATOR)[2]
        lines.append("\t" * depth + (leaf if each.exported else f"[{leaf}]"))
        lines += ["\t" * (depth + 1) + f"{{{synonym.text}}}" for synonym in each.synonyms]
    return "".join(line + "\n" for line in lines)


def read_json(text: str) -> list[TagTraits]:
    """Raises InvalidInputError with the line, or the number of the tag, that is not understood."""
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InvalidInputError(Problem.TAG_LIST_NOT_UNDERSTOOD, line=error.lineno) from error
    except RecursionError as error:
        raise InvalidInputError(Problem.TAG_LIST_NOT_UNDERSTOOD, line=1) from error
    tags = content.get("tags") if isinstance(content, dict) else None
    if not isinstance(tags, list):
        raise InvalidInputError(Problem.TAG_LIST_NOT_UNDERSTOOD, line=1)
    found: dict[str, TagTraits] = {}
    for number, table in enumerate(tags, 1):
        try:
            traits = _traits(table)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InvalidInputError(Problem.TAG_LIST_ENTRY_NOT_UNDERSTOOD, number=number) from error
        found[key_of(traits.name)] = traits
    return list(found.values())


def write_json(tags: Iterable[TagTraits]) -> str:
    return (
        json.dumps({"tags": [_plain(each) for each in tags]}, indent=2, ensure_ascii=False) + "\n"
    )


def together(known: TagTraits | None, read: TagTraits) -> TagTraits:
    """What a list says, with what is known already: nothing of that is lost."""
    if known is None:
        return read
    texts = {key_of(synonym.text) for synonym in known.synonyms}
    further = tuple(each for each in read.synonyms if key_of(each.text) not in texts)
    return TagTraits(
        known.name,
        read.colour if read.colour is not TagColour.NONE else known.colour,
        known.synonyms + further,
        known.exclusive or read.exclusive,
        read.exported,
    )


def _with_those_above(tags: Iterable[TagTraits]) -> Sequence[TagTraits]:
    """In the order of the tree."""
    found: dict[str, TagTraits] = {}
    for each in tags:
        for path in ancestors(each.name):
            found.setdefault(key_of(path), TagTraits(path))
        found[key_of(each.name)] = each
    return [found[key] for key in sorted(found, key=lambda key: key.split(SEPARATOR))]


def _add_synonym(found: dict[str, TagTraits], name: str, text: str) -> None:
    said = found[key_of(name)]
    if text and key_of(text) not in {key_of(synonym.text) for synonym in said.synonyms}:
        found[key_of(name)] = replace(said, synonyms=(*said.synonyms, Synonym(text)))


def _traits(table: Any) -> TagTraits:
    name = tidy(table["name"]) if isinstance(table, dict) else ""
    exclusive, exported = table.get("exclusive", False), table.get("exported", True)
    if not name or not isinstance(exclusive, bool) or not isinstance(exported, bool):
        raise ValueError(table)
    synonyms = tuple(_synonym(each) for each in table.get("synonyms", ()))
    return TagTraits(name, TagColour(table.get("colour", "")), synonyms, exclusive, exported)


def _synonym(said: Any) -> Synonym:
    if isinstance(said, str):
        return Synonym(tidy(said))
    text, language = said["text"], said.get("language", "")
    if not isinstance(text, str) or not isinstance(language, str):
        raise TypeError(said)
    return Synonym(tidy(text), language)


def _plain(traits: TagTraits) -> dict[str, Any]:
    """What goes without saying is left out."""
    plain: dict[str, Any] = {"name": traits.name}
    if traits.colour is not TagColour.NONE:
        plain["colour"] = traits.colour.value
    if traits.synonyms:
        plain["synonyms"] = [
            {"text": each.text, **({"language": each.language} if each.language else {})}
            for each in traits.synonyms
        ]
    if traits.exclusive:
        plain["exclusive"] = True
    if not traits.exported:
        plain["exported"] = False
    return plain
