"""Reads the text of a search. It never fails: what is not understood is said, the rest stands.

query   = terms { "or" terms }
terms   = { term [ "+" ] }
term    = [ "-" ] ( "(" query ")" | field ":" value | weight ":" ( "like" | "look" ) ":" value
                  | [ weight ":" ] phrase )
phrase  = words one behind the other, or "words in quotes"; one word after a "-"
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from photo_sorter.core.query.fields import BY_NAME, NOT_YET
from photo_sorter.core.query.lexer import lex
from photo_sorter.core.query.library_names import Names
from photo_sorter.core.query.nodes import EVERYTHING, And, Like, Not, Or, Query, Text
from photo_sorter.core.query.normal import normalised
from photo_sorter.core.query.problems import QueryError, QueryProblem
from photo_sorter.core.query.quoting import written_value
from photo_sorter.core.query.suggesting import nearest
from photo_sorter.core.query.tokens import Kind, Token
from photo_sorter.core.query.values import ValueReadError


@dataclass(frozen=True, slots=True)
class Parsed:
    """`errors` in the order of the text."""

    query: Query
    tokens: tuple[Token, ...]
    errors: tuple[QueryError, ...]


def parse(text: str, names: Names | None = None) -> Parsed:
    """What the text asks for. With `names`, a tag or an album that the library lacks is an error,
    too; it still stands in the query, and finds nothing. A picture that it lacks is left out."""
    tokens, errors = lex(text)
    return parse_tokens(tokens, errors, names)


def parse_tokens(
    tokens: tuple[Token, ...], errors: Sequence[QueryError], names: Names | None = None
) -> Parsed:
    """What the tokens ask for. `errors` are the lexer's."""
    errors = list(errors)
    parser = _Parser(tokens, errors, names)
    query = normalised(parser.query() or EVERYTHING)
    return Parsed(query, tokens, tuple(sorted(errors, key=lambda error: error.start)))


class _Parser:
    def __init__(
        self, tokens: tuple[Token, ...], errors: list[QueryError], names: Names | None
    ) -> None:
        self._tokens = tokens
        self._errors = errors
        self._names = names
        self._at = 0

    def query(self) -> Query | None:
        """As far as the end, or the bracket that closes it, which is taken along. None where
        nothing is left of what was there: that must not become all photos."""
        alternatives = [self._terms()]
        while (token := self._next()) is not None and token.kind is Kind.OR:
            alternatives.append(self._terms())
        left = tuple(query for query in alternatives if query is not None)
        return Or(left) if left else None

    def _terms(self) -> Query | None:
        began = self._at
        terms: list[Query] = []
        while (token := self._peek()) is not None and token.kind not in (Kind.OR, Kind.CLOSE):
            term = None
            if token.kind is Kind.PLUS:
                self._at += 1
            else:
                term = self._term()
            terms += [] if term is None else [term]
        return And(tuple(terms)) if terms or self._at == began else None

    def _term(self) -> Query | None:
        token = self._next()
        assert token is not None
        if token.kind is not Kind.MINUS:
            return self._positive(token, phrase=self._phrase)
        following = self._next()
        assert following is not None  # the lexer knows a minus by what follows it
        term = self._positive(following, lambda word: word.text)
        return None if term is None else Not(term)

    def _positive(self, token: Token, phrase: Callable[[Token], str]) -> Query | None:
        if token.found is not None:
            return token.found
        if token.kind is Kind.OPEN:
            return self.query()
        if token.kind is Kind.FIELD:
            return self._field(token)
        if token.kind is Kind.WEIGHT:
            weighed = self._next()
            assert weighed is not None
            return self._weighed(weighed, float(token.text), phrase)
        return Text(phrase(token))

    def _weighed(self, token: Token, weight: float, phrase: Callable[[Token], str]) -> Query | None:
        if token.kind is not Kind.FIELD:
            return Text(phrase(token), weight)
        picture = self._field(token)
        return replace(picture, weight=weight) if isinstance(picture, Like) else None

    def _phrase(self, first: Token) -> str:
        """The words one behind the other; quotes are a phrase by themselves."""
        words = [first.text]
        while first.kind is Kind.WORD:
            token = self._peek()
            if token is None or token.kind is not Kind.WORD:
                break
            words.append(token.text)
            self._at += 1
        return " ".join(words)

    def _field(self, token: Token) -> Query | None:
        """None for what cannot be read: it is left out."""
        if token.field in NOT_YET:
            what = QueryProblem.NOT_YET
            self._errors.append(QueryError(token.start, token.end, what, token.field, token.text))
            return None
        field = BY_NAME[token.field]
        if not token.text.strip():
            self._problem(token, QueryProblem.EMPTY_VALUE, field.example)
            return None
        try:
            query = field.read(token.value)
        except ValueReadError as error:
            near = nearest(token.text, (*field.values, *field.hints)) or field.example
            self._problem(token, error.problem, near)
            return None
        name = "" if field.library_name is None else field.library_name(query)
        if self._names is None or not name:
            return query
        if (self._names.has_part if field.by_part else self._names.has)(token.field, name):
            return query
        near = self._names.nearest(token.field, name)
        if isinstance(query, Like):  # there is nothing to be ranked by
            self._problem(token, QueryProblem.UNKNOWN_PICTURE, near)
            return None
        self._problem(token, QueryProblem.UNKNOWN_NAME, near)
        return query

    def _problem(self, token: Token, problem: QueryProblem, value: str) -> None:
        field, suggestion = token.field, f"{token.field}:{written_value(value)}" if value else ""
        values = BY_NAME[field].values
        self._errors.append(
            QueryError(token.start, token.end, problem, field, token.text, suggestion, values)
        )

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> Token | None:
        token = self._peek()
        self._at += token is not None
        return token
