"""The plain words of a query's text, and the same with what they ask for as filters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.tokens import Kind, Token
from photo_sorter.core.sentences.found import Found, Part, Unknown
from photo_sorter.core.sentences.names import quoted_name
from photo_sorter.core.sentences.rules import parts_of
from photo_sorter.core.sentences.words import words_left

_MARKS = ".,;:!?…"
_UNREADABLE = ","  # behind which a filter may end, and none begins


def with_filters(
    source: str, tokens: Sequence[Token], names: Names
) -> tuple[tuple[Token, ...], tuple[Unknown, ...]]:
    """The tokens of the text, in which words that are filters stand as these, behind the words
    that are left beside them; and what looks like a filter and is none."""
    told: list[Token] = []
    unknown: list[Unknown] = []
    at = 0
    quoted = _quoted_names(source, tokens, names)
    for first, last in _segments(tokens, quoted):
        told += tokens[at:first]
        segment = tokens[first:last]
        known = [quoted[index] for index in range(first, last) if index in quoted]
        parts = _parts(source, segment, names, known)
        unknown += [part for part in parts if isinstance(part, Unknown)]
        told += _rewritten(segment, parts) if parts else segment
        at = last
    return (*told, *tokens[at:]), tuple(unknown)


def _quoted_names(source: str, tokens: Sequence[Token], names: Names) -> dict[int, Part]:
    """The parts that end with a name in quotation marks, by the place of that token."""
    found: dict[int, Part] = {}
    start = 0
    for index, token in enumerate(tokens):
        if token.kind is Kind.QUOTED and start < index:
            begin = tokens[start].start
            part = quoted_name(source[begin : token.start], token.text, names)
            if part is not None:
                found[index] = replace(part, start=part.start + begin, end=token.end)
        if token.kind is Kind.MINUS:
            start = index + 2  # the word behind it is left out of the picture
        elif token.kind is Kind.WEIGHT:
            start = len(tokens)  # the words behind it are one description
        elif token.kind is not Kind.WORD:
            start = index + 1
    return found


def _parts(
    source: str, segment: Sequence[Token], names: Names, quoted: Sequence[Part]
) -> list[Part]:
    """The filters of a segment, in order. What stands in quotation marks is no sentence."""
    start, text = segment[0].start, source
    for part in quoted:
        text = text[: part.start] + _UNREADABLE * (part.end - part.start) + text[part.end :]
    read = [
        replace(part, start=part.start + start, end=part.end + start)
        for part in parts_of(text[start : segment[-1].end], names)
    ]
    whole = [part for part in read if _is_of_whole_words(part, segment)]
    return sorted((*quoted, *whole), key=lambda part: part.start)


def _segments(tokens: Sequence[Token], named: Collection[int]) -> Iterator[tuple[int, int]]:
    """Runs of words, with the "or" between them, and the quoted names that are `named`. What stands
    in brackets or behind a weight is meant as the language has it, and so is the word behind a
    minus."""
    depth, start, index = 0, 0, 0
    while index <= len(tokens):
        token = tokens[index] if index < len(tokens) else None
        is_read = token is not None and (token.kind in (Kind.WORD, Kind.OR) or index in named)
        if is_read and not depth:
            index += 1
            continue
        first, last = start, index
        while first < last and tokens[first].kind is Kind.OR:
            first += 1
        while first < last and tokens[last - 1].kind is Kind.OR:
            last -= 1
        if first < last:
            yield first, last
        index += 1
        if token is None:
            return
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if token.kind is Kind.MINUS:
            index += tokens[index].kind is Kind.WORD
        while token.kind is Kind.WEIGHT and index < len(tokens):
            if tokens[index].kind is not Kind.WORD:
                break
            index += 1
        start = index


def _rewritten(segment: Sequence[Token], parts: Sequence[Part]) -> list[Token]:
    """Each alternative by itself: its words, then its filters. One of which nothing would be left
    stays as it was typed."""
    told: list[Token] = []
    for alternative in _alternatives(segment, parts):
        cut = [_part_at(token, parts) is not None for token in alternative]
        words = words_left(alternative, cut) if any(cut) else list(alternative)
        within = range(alternative[0].start, alternative[-1].end)
        found = [
            Token(Kind.FOUND, part.start, part.end, found=part.query)
            for part in parts
            if isinstance(part, Found) and part.start in within
        ]
        joined = [_joining(segment, alternative[0])] if told else []
        told += [*joined, *([*words, *found] or _as_words(alternative))]
    return told


def _alternatives(segment: Sequence[Token], parts: Sequence[Part]) -> list[list[Token]]:
    alternatives: list[list[Token]] = [[]]
    for token in segment:
        if token.kind is Kind.OR and _part_at(token, parts) is None:
            alternatives.append([])
        else:
            alternatives[-1].append(token)
    return alternatives


def _joining(segment: Sequence[Token], following: Token) -> Token:
    """The "or" before a token."""
    return segment[segment.index(following) - 1]


def _as_words(tokens: Sequence[Token]) -> list[Token]:
    return [replace(token, kind=Kind.WORD) for token in tokens]


def _part_at(token: Token, parts: Sequence[Part]) -> Part | None:
    start, end = _bare(token)
    return next((part for part in parts if part.start <= start and end <= part.end), None)


def _is_of_whole_words(part: Part, tokens: Sequence[Token]) -> bool:
    bare = [_bare(token) for token in tokens]
    return part.start in (start for start, _ in bare) and part.end in (end for _, end in bare)


def _bare(token: Token) -> tuple[int, int]:
    """Where a word stands, without the marks around it; one of marks alone with them."""
    if token.kind is Kind.QUOTED:
        return token.start, token.end
    left = len(token.text) - len(token.text.lstrip(_MARKS))
    right = len(token.text.rstrip(_MARKS))
    if left >= right:
        return token.start, token.end
    return token.start + left, token.start + right
