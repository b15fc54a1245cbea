"""Which keyword stands in which field, and how it is spelled there.

As digiKam does it: `dc:subject` has what a keyword is called by itself ("Dog"), without the parents
that a program can take from the other fields; these have every tag with its whole path, also one
that has no path. Where a document has one of them already, the list of digiKam is not begun
beside it: a program that does not know that list would leave in it what it removes elsewhere. A
parent that another program wrote beside its path stays: it is no tag of its own
to anybody who reads the path."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from photo_sorter.adapters.xmp.names import HIERARCHICAL_SUBJECT, SUBJECT, TAGS_LIST
from photo_sorter.core.keywords import SEPARATOR, is_path, runs, tags_of
from photo_sorter.core.person_said import file_text

MAX_KEYWORD = 200  # characters; as of what indexing reads
MAX_KEYWORDS = 1000  # of one picture that are looked at


@dataclass(frozen=True, slots=True)
class KeywordField:
    """`separator` stands between the parts of a path, where the field has paths."""

    name: str
    separator: str
    container: str  # that is written where there is none
    has_paths: bool

    def keyword(self, text: str) -> str:
        """What a value of the field says; empty where it says nothing."""
        return canonical(text, self.separator)

    def values(self, tags: Sequence[str]) -> list[str]:
        """What the field says where these are the tags, each once."""
        if not self.has_paths:
            leaves = (tag.rpartition(SEPARATOR)[2] for tag in tags)
            return list({leaf.casefold(): leaf for leaf in leaves}.values())
        if self.separator == SEPARATOR:
            return list(tags)
        # A name that holds the separator itself would be read as a path.
        fitting = (tag for tag in tags if self.separator not in tag)
        return [tag.replace(SEPARATOR, self.separator) for tag in fitting]


KEYWORD_FIELDS = (
    KeywordField(SUBJECT, SEPARATOR, "Bag", has_paths=False),
    KeywordField(HIERARCHICAL_SUBJECT, SEPARATOR, "Bag", has_paths=True),
    KeywordField(TAGS_LIST, "/", "Seq", has_paths=True),
)


def fields_to_write(tags: Iterable[str], present: Collection[str]) -> list[KeywordField]:
    """Those of the fields that have to say the tags, where the fields named `present` are there."""
    has_paths = any(map(is_path, tags))
    alone = not any(field.has_paths and field.name in present for field in KEYWORD_FIELDS)

    def is_new(field: KeywordField) -> bool:
        return not field.has_paths or (has_paths and (field.name != TAGS_LIST or alone))

    return [field for field in KEYWORD_FIELDS if field.name in present or is_new(field)]


@lru_cache(maxsize=4096)  # the keywords of many pictures are the same few
def canonical(text: str, separator: str = SEPARATOR) -> str:
    """A keyword as `core/keywords` spells it, whichever program wrote it."""
    return _joined(_joined(file_text(text), separator)[:MAX_KEYWORD], SEPARATOR)


def _joined(text: str, separator: str) -> str:
    return SEPARATOR.join(part for part in map(str.strip, text.split(separator)) if part)


def tags_in(keywords: Iterable[str]) -> tuple[str, ...]:
    """The tags of all that the fields say, in their order."""
    return tuple(tags_of(first_of(keywords)))


def first_of(keywords: Iterable[str]) -> list[str]:
    """Each once, the first of them."""
    return list(dict.fromkeys(each for each in keywords if each))[:MAX_KEYWORDS]


def parts_of_paths(tags: Iterable[str]) -> frozenset[str]:
    """What the paths among the tags say already, without case: a value that says no more than
    that may stay, whoever wrote it."""
    paths = (tag.casefold() for tag in tags if is_path(tag))
    return frozenset(run for path in paths for run in runs(path) if run != path)
