"""What taking over another program's words would do, in the person's own."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from photo_sorter.core.importing import ImportPlan, LeftOut, MatchedSource, RatingDifference
from photo_sorter.core.rating import ColourLabel, PersonRating, RatingChange, stars
from photo_sorter.ui.base import words


class ImportWords(QObject):
    """An object because lupdate sees plurals only in `tr`."""

    def source(self, matched: MatchedSource) -> str:
        kind, version = matched.source.kind.title, matched.source.version
        if not version:
            return kind
        return self.tr("{program}, version {version}").format(program=kind, version=version)

    def found(self, matched: MatchedSource) -> str:
        files = _counted(self.tr("%n file(s)", "", len(matched.source.photos)), matched)
        return self.tr("{files}, {found} of them in your library").format(
            files=files, found=words.number(matched.found)
        )

    def tags(self, count: int, new: int) -> str:
        text = self.tr("%n tag(s)", "", count)
        return text if not new else self.tr("{what}, {new} new").format(what=text, new=new)

    def albums(self, count: int, new: int) -> str:
        text = self.tr("%n album(s)", "", count)
        return text if not new else self.tr("{what}, {new} new").format(what=text, new=new)

    def new(self, name: str) -> str:
        return self.tr("{name} (new)").format(name=name)

    def nothing(self) -> str:
        return self.tr("Nothing of it is new to your library.")

    def rated(self) -> str:
        return self.tr("Stars, favourites, rejects and colour labels")

    def dated(self) -> str:
        return self.tr("Dates of photos that have none")

    def details(self, name: str) -> str:
        """By the name in `DetailChange`."""
        named = {
            "title": self.tr("Titles"),
            "description": self.tr("Descriptions"),
            "copyright": self.tr("Copyrights"),
            "place": self.tr("Places"),
            "creator": self.tr("Creators"),
        }
        return named[name]

    def kept(self, count: int) -> str:
        return self.tr("%n title(s), description(s) or place(s) that you gave here", "", count)

    def refused(self, count: int) -> str:
        return self.tr("%n tag(s) or album(s) that you took away here", "", count)

    def difference(self, each: RatingDifference) -> str:
        return self.tr("{name}: here {here}; there {there}").format(
            name=re.split(r"[/\\]", each.path)[-1],
            here=self._rating(each.here, each.theirs),
            there=self._rating(each.theirs, each.theirs),
        )

    def left_out(self, plan: ImportPlan) -> str:
        """Empty where nothing is."""
        parts = [self._left_out(what, count) for what, count in plan.left_out.items()]
        return self.tr("Left out: {what}.").format(what=", ".join(parts)) if parts else ""

    def more(self, count: int) -> str:
        return self.tr("… and {count} more").format(count=words.number(count))

    def _left_out(self, what: LeftOut, count: int) -> str:
        match what:
            case LeftOut.LABELS:
                return self.tr("%n colour label(s) that there are not here", "", count)
            case LeftOut.COPIES:
                return self.tr("%n virtual copy(ies)", "", count)
            case LeftOut.NAMELESS_FACES:
                return self.tr("%n face(s) without a name", "", count)
            case LeftOut.UNREADABLE:
                return self.tr("%n file(s) that cannot be read", "", count)
            case LeftOut.WORDS:
                return self.tr("words of %n photo(s) that cannot be read", "", count)
            case LeftOut.WITHOUT_PICTURE:
                return self.tr("%n description(s) of no picture", "", count)

    def _rating(self, said: PersonRating | RatingChange, of: RatingChange) -> str:
        """In the fields in which `of` says something."""
        parts = []
        if of.stars is not None:
            parts.append(stars(said.stars or 0))
        if of.favourite is not None:
            parts.append(self.tr("favourite") if said.favourite else self.tr("no favourite"))
        if of.rejected is not None:
            parts.append(self.tr("rejected") if said.rejected else self.tr("not rejected"))
        if of.label is not None:
            parts.append(words.colour_label(said.label or ColourLabel.NONE))
        return ", ".join(parts)


def _counted(text: str, matched: MatchedSource) -> str:
    count = len(matched.source.photos)
    return text.replace(str(count), words.number(count))
