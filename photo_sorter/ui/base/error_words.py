"""Errors in the person's language: the library words them in English for the log and the command
line; the commonest are known here, and every kind has a heading of its own."""

from __future__ import annotations

from photo_sorter.core import errors
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.ui.base.words import translate


def in_words(error: PhotoSorterError) -> tuple[str, str]:
    """What happened, and what to do. Words that are not known here are kept as they came, below
    a heading for their kind."""
    known = _known()
    remedy = known.get(error.remedy, error.remedy)
    if error.message in known:
        return known[error.message], _lines(error.path or "", remedy)
    for kind, heading in _headings().items():
        if type(error) is kind:
            return heading, _lines(error.message, error.path or "", remedy)
    return error.message, _lines(error.path or "", remedy)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _headings() -> dict[type[PhotoSorterError], str]:
    return {
        errors.LibraryLockedError: translate("Errors", "The library is in use"),
        errors.LibraryUnavailableError: translate("Errors", "The library cannot be used"),
        errors.DiskFullError: translate("Errors", "The disk is full"),
        errors.ModelUnavailableError: translate("Errors", "The model cannot be used"),
        errors.DownloadError: translate("Errors", "The download did not finish"),
        errors.IndexServerError: translate("Errors", "The index server cannot be used"),
        errors.UpdateCheckError: translate("Errors", "New versions cannot be looked for"),
        errors.EngineError: translate("Errors", "The photos cannot be looked at just now"),
    }


def _known() -> dict[str, str]:
    no_album = translate("Errors", "This album is not there any more")
    sentences = (
        ("An album needs a name", translate("Errors", "An album needs a name")),
        ("Choose another name.", translate("Errors", "Choose another name.")),
        ("A tag needs a name", translate("Errors", "A tag needs a name")),
        ("The album does not exist any more", no_album),
        ("This album is not there any more", no_album),
        ("There is nothing to undo", translate("Errors", "There is nothing to undo")),
        ("There is nothing to redo", translate("Errors", "There is nothing to redo")),
        ("This cannot be undone any more",
         translate("Errors", "This cannot be undone any more")),
        ("This folder is not watched", translate("Errors", "This folder is not watched")),
        ("This photo cannot be searched with yet",
         translate("Errors", "This photo cannot be searched with yet")),
        ("There is no such folder", translate("Errors", "There is no such folder")),
        ("Check the spelling.", translate("Errors", "Check the spelling.")),
        ("This folder cannot be read", translate("Errors", "This folder cannot be read")),
        ("Give yourself permission to it.", translate("Errors", "Give yourself permission to it.")),
        ("This is where photo_sorter keeps its own data",
         translate("Errors", "This is where Photo Sorter keeps its own data")),
        ("Choose another.", translate("Errors", "Choose another.")),
        ("There is no such file", translate("Errors", "There is no such file")),
        ("This library is open in another photo_sorter",
         translate("Errors", "This library is open in another Photo Sorter")),
        ("Close that one first; searching works meanwhile.",
         translate("Errors", "Close that one first; searching works meanwhile.")),
        ("Free some space and try again.", translate("Errors", "Free some space and try again.")),
        ("Free some space, or choose a smaller model.",
         translate("Errors", "Free some space, or choose a smaller model.")),
        ("Free some space; indexing then goes on.",
         translate("Errors", "Free some space; the work then goes on.")),
        ("Free some space; what was being saved is tried again.",
         translate("Errors", "Free some space; what was being saved is tried again.")),
        ("Download it in the settings, or choose another model.",
         translate("Errors", "Download it under Models, or choose another model.")),
        ("Switch to another model first.", translate("Errors", "Switch to another model first.")),
        ("Choose another model.", translate("Errors", "Choose another model.")),
        ("Try again; if it happens again, choose another model.",
         translate("Errors", "Try again; if it happens again, choose another model.")),
        ("Check that it is there and that you may read it.",
         translate("Errors", "Check that it is there and that you may read it.")),
        ("A file needs a name", translate("Errors", "A file needs a name")),
        ("A name that begins with a dot hides the file",
         translate("Errors", "A name that begins with a dot hides the file.")),
        ("Choose another beginning.", translate("Errors", "Choose another beginning.")),
        ("This name holds a character that file names cannot have",
         translate("Errors", "This name holds a character that file names cannot have.")),
        ('Leave out / \\ : * ? " < > |.',
         translate("Errors", 'Leave out / \\ : * ? " < > |.')),
        ("This name is too long for a file",
         translate("Errors", "This name is too long for a file.")),
        ("Choose a shorter one.", translate("Errors", "Choose a shorter one.")),
        ("A file of this name is there already",
         translate("Errors", "A file of this name is there already")),
        ("Two files cannot have one name", translate("Errors", "Two files cannot have one name")),
        ("These photos' files are not there now",
         translate("Errors", "The files of these photos are not there now")),
        ("Connect their folder, then try again.",
         translate("Errors", "Connect their folder, then try again.")),
        ("The index server does not answer",
         translate("Errors", "The index server does not answer")),
        ("Start it with `chroma run`, or check the address. Meanwhile photos are taken in and "
         "found; what it lacks is sent when it is back.",
         translate("Errors", "Start it, or check its address. Meanwhile photos are taken in and "
                             "found; what it lacks is sent when it is back.")),
        ("The index server refuses the token",
         translate("Errors", "The index server refuses the token")),
        ("The index server asks for a token",
         translate("Errors", "The index server asks for a token")),
        ("Give the right one in the settings or in PHOTO_SORTER_INDEX_TOKEN. Meanwhile photos "
         "are taken in and found.",
         translate("Errors", "Give the right one in the settings. Meanwhile photos are taken in "
                             "and found.")),
        ("What answers at this address is no Chroma server",
         translate("Errors", "What answers at this address is no Chroma server")),
        ("Check the address; `chroma run` says which one it has.",
         translate("Errors", "Check the address in the settings.")),
        ("Use a server of chromadb 1.x (`chroma run`).",
         translate("Errors", "Use a Chroma server of version 1.")),
        ("This is no address of an index server",
         translate("Errors", "This is no address of an index server")),
        ("Write it like http://192.168.1.20:8000.",
         translate("Errors", "Write it like http://192.168.1.20:8000.")),
        ("The address of an index server holds no name and no password",
         translate("Errors", "The address of an index server holds no name and no password")),
        ("Give the token by itself.",
         translate("Errors", "Give the token in its own field.")),
        ("The token for the index server holds a character that cannot be sent",
         translate("Errors", "The token holds a character that cannot be sent")),
        ("Use letters, digits and punctuation of ASCII, without spaces.",
         translate("Errors", "Use letters, digits and punctuation of ASCII, without spaces.")),
        ("The address for new versions does not answer",
         translate("Errors", "The address for new versions does not answer")),
        ("Check that this computer is online, then try again.",
         translate("Errors", "Check that this computer is online, then try again.")),
        ("What answers at the address for new versions names no version",
         translate("Errors", "What answers at the address for new versions names no version")),
        ("Correct update_address in the library's settings.toml.",
         translate("Errors", "Correct update_address in the library's settings.toml.")),
        ("This is no address for new versions",
         translate("Errors", "This is no address for new versions")),
        ("Write update_address in the library's settings.toml like "
         "https://example.org/newest.json.",
         translate("Errors", "Write update_address in the library's settings.toml like "
                             "https://example.org/newest.json.")),
        ("No space is left for the sample photos",
         translate("Errors", "No space is left for the sample photos")),
        ("The sample photos cannot be copied there",
         translate("Errors", "The sample photos cannot be copied there")),
        ("Use letters, digits and dashes.",
         translate("Errors", "Use letters, digits and dashes.")),
    )  # fmt: skip
    return dict(sentences)
