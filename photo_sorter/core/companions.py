"""Which files of a folder belong together: a picture, its RAW, the film of a Live Photo, a voice
note, and what programs write beside it.

A file belongs to one picture or to none. `name.ext.xmp` belongs to `name.ext`; `name.xmp` to the
picture of that stem. Where several pictures share a stem, it is the one that a camera wrote: HEIF
before JPEG, RAW, and all other kinds. A RAW belongs to the HEIF or JPEG of its stem. Case makes no
difference, except where two names differ by it alone: then the very name counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache


class PartKind(Enum):
    RAW = "raw"
    FILM = "film"  # of a Live Photo
    SOUND = "sound"
    NOTES = "notes"  # of programs: sidecars


_HEIF = frozenset({".heic", ".heif", ".hif"})
_JPEG = frozenset({".jpg", ".jpeg", ".jpe"})
SHOWN = _HEIF | _JPEG  # what cameras write beside a RAW
RAW = frozenset([
    ".3fr", ".ari", ".arw", ".bay", ".cap", ".cr2", ".cr3", ".crw", ".dcr", ".dcs", ".dng",
    ".drf", ".eip", ".erf", ".fff", ".gpr", ".iiq", ".k25", ".kdc", ".mdc", ".mef", ".mos",
    ".mrw", ".nef", ".nrw", ".orf", ".ori", ".pef", ".ptx", ".pxn", ".r3d", ".raf", ".raw", ".rw2",
    ".rwl", ".rwz", ".sr2", ".srf", ".srw", ".x3f",
])  # fmt: skip
OTHER_PICTURES = frozenset([
    ".apng", ".avif", ".avifs", ".bmp", ".dib", ".gif", ".heics", ".heifs", ".ico", ".insp",
    ".j2c", ".j2k", ".jfi", ".jfif", ".jif", ".jp2", ".jpc", ".jpf", ".jps", ".jpx", ".jxl",
    ".mpo", ".pam", ".pbm", ".pcx", ".pfm", ".pgm", ".pjp", ".pjpeg", ".png", ".pnm", ".ppm",
    ".psb", ".psd", ".qoi", ".sgi", ".svg", ".svgz", ".tga", ".tif", ".tiff", ".webp",
])  # fmt: skip
_FILMS = frozenset({".mov", ".mp4", ".mp"})
_SOUNDS = frozenset({".wav"})
_NOTES = frozenset([
    ".aae", ".acr", ".arp", ".cos", ".dop", ".dr4", ".exv", ".mie", ".on1", ".pp3", ".rpl",
    ".thm", ".vrd", ".xmp",
])  # fmt: skip
_JSON = ".json"  # of Google's exports; never by the stem alone, which many a program's own has
_GOOGLE = "supplemental-metadata"  # cut short where the name would be long
_GOOGLE_TITLE = 46  # characters: a longer name is cut, its ending too
_EDITED = ("-edited", "-bearbeitet", "-modifié", "-editado", "-modificato", "-bewerkt")
_COUNTER = re.compile(r"\(\d+\)$")
_VERSION = re.compile(r"_\d\d(?=\.[^.]+$)")


@lru_cache(maxsize=1024)  # each name is asked about a dozen times in a row
def ending_of(name: str) -> str:
    """In lower case with its dot; empty where there is none."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 and name[:dot].strip(".") else ""


def is_sidecar_name(name: str) -> bool:
    return ending_of(name) == ".xmp"


def kind_of(name: str) -> PartKind:
    """What a file is that belongs to a picture."""
    ending = ending_of(name)
    if ending in RAW:
        return PartKind.RAW
    if ending in _FILMS:
        return PartKind.FILM
    return PartKind.SOUND if ending in _SOUNDS else PartKind.NOTES


def companions(name: str, names: Iterable[str]) -> list[str]:
    """What belongs to the file `name` of a folder that holds `names`, sorted."""
    return FolderNames(names).companions(name)


def raw_parts(names: Iterable[str]) -> dict[str, str]:
    """Of a folder's names, each RAW that is a part of a picture beside it, and that picture. Quick
    where there is none."""
    names = list(names)
    if not any(name[-4:].lower() in RAW for name in names):  # so long is each of these endings
        return {}
    folder = FolderNames(n for n in names if ending_of(n) in RAW or ending_of(n) in SHOWN)
    return {
        part: shown
        for shown in folder.pictures
        if ending_of(shown) in SHOWN
        for part in folder.companions(shown)
    }


def companion_name(companion: str, owner: str, new: str) -> str:
    """What a companion of the file `owner` is called once that is called `new`: its ending and form
    stay."""
    if _has_prefix(companion, owner + "."):
        return new + companion[len(owner) :]
    ending = companion[len(_stem(companion)) :]
    if ending.lower() == _JSON:
        return new + _google_suffix(companion, owner) + ending
    if companion == _stem(owner):  # the film of a motion photo: `x.MP` of `x.MP.jpg`
        stem = _stem(new)  # which may say so itself
        return stem if stem.lower().endswith(ending.lower()) else stem + ending
    return _stem(new) + companion[len(_stem(owner)) :]


class FolderNames:
    """Looks a folder's names through once, and then knows what belongs to each."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(sorted(names))
        self.pictures: list[str] = []
        self._by_stem: dict[str, list[str]] = {}  # pictures by their stem in lower case
        self._by_name: dict[str, list[str]] = {}  # what may have notes, by name in lower case
        self._children: dict[str, list[str]] = {}
        for name in self._names:
            self._enter(name)
        self._find_owners()

    def companions(self, name: str) -> list[str]:
        """What belongs to the file, and what belongs to that in turn; sorted."""
        return sorted(self.renamed(name, name)) if name in self._children else []

    def renamed(self, name: str, new: str) -> dict[str, str]:
        """What belongs to the file, each with its name once the file is called `new`."""
        found = {}
        for child in self._children.get(name, ()):
            found[child] = companion_name(child, name, new)
            found.update(self.renamed(child, found[child]))
        return found

    def _enter(self, name: str) -> None:
        ending = ending_of(name)
        if ending in SHOWN or ending in RAW or ending in OTHER_PICTURES:
            self.pictures.append(name)
            self._by_stem.setdefault(name[: -len(ending)].lower(), []).append(name)
        if ending not in _NOTES and ending not in _SOUNDS and ending != _JSON:
            self._by_name.setdefault(name.lower(), []).append(name)

    def _find_owners(self) -> None:
        """Those that have the very name come first; of two that would get one name in a rename,
        the second belongs to none."""
        found = [(name, owner) for name in self._names if (owner := self._owner(name)) is not None]
        found.sort(key=lambda each: not each[0].startswith(_stem(each[1])))
        used: set[tuple[str, str]] = set()
        for name, owner in found:
            renamed = (owner, companion_name(name, owner, "\0" + owner[len(_stem(owner)) :]))
            if renamed not in used:
                used.add(renamed)
                self._children.setdefault(owner, []).append(name)

    def _owner(self, name: str) -> str | None:
        ending = ending_of(name)
        base = name[: len(name) - len(ending)]
        if ending in RAW:
            return self._of_stem(base, SHOWN)
        if ending == _JSON:
            return self._named(base) or self._of_google(base)
        if ending in _NOTES:
            return self._named(base) or self._of_stem(base) or self._of_version(base)
        if ending in _FILMS:
            return self._of_stem(base) or self._of_stem(name)
        return self._of_stem(base) if ending in _SOUNDS else None

    def _named(self, base: str) -> str | None:
        return _nearest(base, self._by_name.get(base.lower(), ()), base)

    def _of_stem(self, stem: str, kinds: frozenset[str] | None = None) -> str | None:
        sharing = self._by_stem.get(stem.lower(), ())
        fitting = [name for name in sharing if kinds is None or ending_of(name) in kinds]
        return _nearest(stem, sorted(fitting, key=_rank), stem + ".")

    def _of_version(self, base: str) -> str | None:
        """Of another version that a program keeps beside: `x_01.CR2.xmp`, `x.jpg.out.pp3`."""
        return self._named(_VERSION.sub("", base.removesuffix(".out")))

    def _of_google(self, base: str) -> str | None:
        """`x.jpg.supplemental-me`, `x.jpg(1)` of `x(1).jpg`, and names that were cut short. Where
        the picture itself is not there, of what was made of it by editing."""
        counter = _counter(base)
        title = base[: len(base) - len(counter)]
        for cut in (title, *_without_google(title)):
            stem, ending = _stem(cut) + counter, cut[len(_stem(cut)) :]
            for edited in ("", *_EDITED):
                if (owner := self._named(stem + edited + ending)) is not None:
                    return owner
        return self._of_cut_title(title, counter) if len(title) == _GOOGLE_TITLE else None

    def _of_cut_title(self, title: str, counter: str) -> str | None:
        """Of several that begin so, the only one with the same counter."""
        long = [name for name in self.pictures if _has_prefix(name, title)]
        if len(long) > 1:
            long = [name for name in long if _counter(_stem(name)) == counter]
        return long[0] if len(long) == 1 else None


def _counter(stem: str) -> str:
    return "" if (found := _COUNTER.search(stem)) is None else found[0]


def _without_google(title: str) -> Iterator[str]:
    """The title without a suffix of Google's, whole or cut short."""
    name, dot, suffix = title.rpartition(".")
    if dot and _GOOGLE.startswith(suffix.lower()):
        yield name


def _google_suffix(companion: str, owner: str) -> str:
    title = _COUNTER.sub("", companion[: -len(_JSON)])
    name, dot, suffix = title.rpartition(".")
    known = dot and _GOOGLE.startswith(suffix.lower()) and ending_of(name) == ending_of(owner)
    return f".{suffix}" if known else ""


def _nearest(wanted: str, candidates: Iterable[str], prefix: str) -> str | None:
    """The first of the candidates, one with the very name before others."""
    found = list(candidates)
    return next((name for name in found if name.startswith(prefix)), found[0] if found else None)


def _rank(name: str) -> tuple[int, str]:
    ending = ending_of(name)
    order = (_HEIF, _JPEG, RAW)
    return next((i for i, kinds in enumerate(order) if ending in kinds), len(order)), name


def _stem(name: str) -> str:
    return name[: len(name) - len(ending_of(name))]


def _has_prefix(name: str, prefix: str) -> bool:
    return name[: len(prefix)].lower() == prefix.lower()
