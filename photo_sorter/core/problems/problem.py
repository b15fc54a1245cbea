"""Every problem that a person can hear of, with its English words.

The command line and the log use the words as they stand here. The window looks up their
translation, so the words are marked for Qt's `lupdate` by `tr`. Where the window words a problem in
its own way (`ui/base/own_wordings`), the words here are not marked.

A field in braces is a named value of the occurrence. `{detail}` quotes what a library or the system
said. `{count}` is a number of things, on which a plural can depend.
"""

from __future__ import annotations

from enum import Enum, unique
from string import Formatter

from photo_sorter.core.translation import tr


def fields_of(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


@unique
class Problem(Enum):
    """`message` says what happened, without a full stop; `remedy` what the person can do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy

    @property
    def fields(self) -> frozenset[str]:
        """The names of the values that the words need."""
        return fields_of(self.message) | fields_of(self.remedy)

    # ---------------------------------------------------------------------------- in general

    AS_TOLD = tr("{detail}")  # words of an earlier version, which did not name its problems
    UNEXPECTED = (
        tr("Something went wrong"),
        tr("Your photos are untouched. The log file holds the details."),
    )
    NEWER_REQUEST = tr("A newer request came in")
    INTERRUPTED = tr("Interrupted"), tr("What was done is kept; run it again to go on.")
    DISK_FULL = tr("The disk is full"), tr("Free some space and try again.")
    NO_SPACE_TO_SAVE = tr("No space is left to save"), tr("Free some space and try again.")
    FILE_NOT_SAVED = (
        tr("The file cannot be saved ({detail})"),
        tr("Check that you may write to its folder."),
    )
    NO_SUCH_FILE = tr("There is no such file")
    FILE_LIST_UNREADABLE = tr("Cannot read {name} ({detail})")
    WINDOW_PICTURE_NOT_SAVED = tr("The window's picture cannot be saved")

    # ---------------------------------------------------------------------------- the library

    LIBRARY_CLOSED = tr("The library has been closed")
    LIBRARY_MISSING = tr("There is no library here yet"), tr("Add a folder first.")
    LIBRARY_TOO_OLD = (
        tr("The library is in an older format and must be brought up to date first"),
        tr("Open it once with the application."),
    )
    LIBRARY_TOO_NEW = (
        "The library was written by a newer photo_sorter (format {version}, this one knows up to "
        "{newest})",
        "Install the newer photo_sorter. The library has been left untouched.",
    )
    LIBRARY_READ_ONLY = (
        tr("The library was opened for reading only"),
        "Close the other photo_sorter that has it open and try again.",
    )
    LIBRARY_UNUSABLE = (
        tr("The library cannot be used ({detail})"),
        tr("Check that its folder is there and that you may write to it."),
    )
    LIBRARY_BUSY = (
        tr("The library is busy: another program is writing to it"),
        tr("Close the other program and try again."),
    )
    LIBRARY_NOT_WRITABLE = (
        tr("The library cannot be written to"),
        tr(
            "Check that its folder and files are yours to write to, and that the disk is not "
            "mounted read-only."
        ),
    )
    LIBRARY_NOT_OPENED = (
        tr("The library cannot be opened"),
        tr("Check that its folder is there and that you may read and write it."),
    )
    LIBRARY_DISK_FAILED = (
        tr("The disk failed while the library was read or written"),
        tr("Check the disk and its free space, then open the library again."),
    )
    LIBRARY_DAMAGED = (
        "The library's database is damaged or is not a photo_sorter library",
        "Run “photo_sorter doctor”, or put a backup or a copy named {name}.before-v… in its place.",
    )
    LIBRARY_DISK_FULL = (
        tr("No space is left on the disk that holds the library"),
        tr("Free some space; what was being saved is tried again."),
    )
    LIBRARY_LOCKED = (
        "Another photo_sorter has the library open",
        tr("Close it, or use its window. Searching from the command line works meanwhile."),
    )
    LIBRARY_LOCKED_BY = (
        "Another photo_sorter has the library open (process {process})",
        tr("Close it, or use its window. Searching from the command line works meanwhile."),
    )
    LIBRARY_OPEN_ELSEWHERE = (
        "This library is open in another photo_sorter",
        tr("Close that one first; searching works meanwhile."),
    )
    LIBRARY_NOT_LOCKABLE = (
        tr("The library's folder cannot be locked ({detail})"),
        tr("Keep the library on a local disk where you may write."),
    )
    LIBRARY_FOLDER_NOT_WRITABLE = (
        tr("The library's folder cannot be written to ({detail})"),
        tr("Check its rights and the space left on its disk."),
    )
    LIBRARY_FOLDER_NOT_MADE = (
        tr("The library's folder cannot be made ({detail})"),
        "Choose another with --library, or give yourself permission.",
    )
    LIBRARY_OF_OTHER_MODEL = (
        tr("This library was indexed with another version of its model"),
        "Open it in photo_sorter once, so that its photos are read anew.",
    )
    CATALOG_DAMAGED = (
        tr("The database is damaged: {detail}"),
        tr("Restore the newest copy beside the catalog."),
    )
    CATALOG_ROWS_ORPHANED = (
        "{count} rows of {table} refer to {parent} that do not exist",
        tr("Restore the newest copy beside the catalog."),
    )

    # ------------------------------------------------------------- folders, files, photos

    FOLDER_UNREADABLE = tr("This folder cannot be read"), tr("Give yourself permission to it.")
    FOLDER_MISSPELT = tr("There is no such folder"), tr("Check the spelling.")
    FOLDER_IS_OUR_OWN = (
        "This is where photo_sorter keeps its own data",
        tr("Choose another."),
    )
    FOLDER_WATCHED_ALREADY = tr("This folder is watched already, as part of {folder}")
    FOLDER_NOT_WATCHED = tr("This folder is not watched")
    FOLDER_NAME_UNKNOWN = (
        tr("There is no watched folder called “{name}”"),
        "`status` lists them.",
    )
    FOLDER_NAME_MISSPELT = (
        tr("There is no watched folder called “{name}”"),
        tr("Did you mean “{near}”?"),
    )
    EXCLUSION_EMPTY = (
        tr("This would pass over nothing, or everything"),
        tr("Name a folder, or a pattern such as *.png."),
    )
    EXCLUSION_NO_PATTERN = tr("This is no pattern for folders and files")
    EXCLUSION_IS_WATCHED = (
        tr("This is the watched folder {folder} itself"),
        tr("Stop watching it instead."),
    )
    EXCLUSION_KNOWN = tr("This is passed over already")
    EXCLUSION_OUTSIDE = (
        tr("This folder is in none of the watched folders"),
        tr("It is not looked at."),
    )
    EXCLUSION_UNKNOWN = tr("Nothing of this pattern is passed over")
    FOLDER_AWAY = (
        tr("The folder {folder} is not there"),
        tr("Connect its drive, or remove the folder; its photos stay known meanwhile."),
    )
    FOLDER_NOT_FOLLOWED = (
        tr("The folder cannot be watched for changes ({detail})"),
        tr("Check that it is there and that you may read it."),
    )
    TOO_MANY_WATCHED_FOLDERS = (
        tr(
            "The folder cannot be watched for changes: the system's limit of watched folders is "
            "reached"
        ),
        tr("Raise it with “sudo sysctl {setting}”."),
    )
    TOO_MANY_WATCHERS = (
        tr(
            "The folder cannot be watched for changes: the system's limit of programs that watch "
            "folders is reached"
        ),
        tr("Raise it with “sudo sysctl {setting}”."),
    )
    PHOTO_NOT_IN_LIBRARY = tr("This photo is not in the library")
    IS_FOLDER = tr("This is a folder, not a picture"), tr("Name a picture file in it.")
    PHOTO_AWAY = (
        tr("The photo's folder is not there now"),
        tr("Connect its drive, then try again."),
    )
    PICTURE_NAME_UNKNOWN = (
        tr("The library has no photo that is called “{name}”"),
        tr("Write the whole name of its file, or drop the picture on the search field."),
    )
    PICTURE_NAME_AMBIGUOUS = (
        tr("Several photos are called “{name}”"),
        tr("Write more of the path, for example {example}."),
    )
    PHOTO_NOT_SEARCHABLE_YET = tr("This photo cannot be searched with yet")
    PHOTOS_NOT_SEARCHABLE = (
        "{count} photos cannot be searched yet",
        "Run `photo-sorter index`.",
    )
    SEARCH_TOO_WIDE = (
        tr("This search has too many alternatives"),
        tr("Look for some of them at a time."),
    )
    SEARCH_EMPTY = (
        tr("There is nothing to look for"),
        tr("Say what the photo shows, or name a tag, a date, a camera."),
    )
    NO_CANDIDATES = (
        tr("There is nothing to choose from"),
        tr("Name what it may be, as in “a cat or a dog?”."),
    )
    DESCRIPTIONS_MISSING = (
        tr("There are no descriptions to choose from"),
        tr("Give one or more, each in a line of its own."),
    )
    DESCRIPTIONS_TOO_MANY = (
        tr("{given} descriptions are too many at once"),
        tr("Give {most} at most."),
    )
    DESCRIPTIONS_NO_TEXT = (
        tr("{name} is no text file"),
        tr("Choose a text file with one description a line."),
    )
    DESCRIPTIONS_EMPTY = (
        tr("{name} holds no descriptions"),
        tr("Write one description a line."),
    )
    QUESTION_EMPTY = (
        tr("Nothing was asked"),
        tr("Ask what you want to know, for example “What is this?”."),
    )
    QUESTION_OF_TOO_MANY = (
        tr("A question can be about {most} photos at most"),
        tr("Choose fewer photos."),
    )
    NOTHING_TO_POINT_AT = (
        tr("The answer names nothing that could be shown in the photo"),
        tr("Ask about a thing, for example “Where is the dog?”."),
    )
    NO_CAPTIONS = tr("There are no captions"), tr("Have captions written first.")
    CAPTION_BY_PERSON = (
        tr("You wrote this photo's caption yourself, and it stays"),
        tr("Delete it first if the program is to write one."),
    )
    WORDS_UNKNOWN = (
        tr("The model in use has never seen “{words}”"),
        tr("Try other words, or choose a larger model in the settings."),
    )
    WORDS_WRITTEN = (
        tr("“{words}” was found only in names and descriptions"),
        tr("The model in use does not know what it looks like."),
    )
    WORD_MISSPELT = (
        tr("The model in use has never seen “{word}”"),
        tr("Did you mean “{near}”?"),
    )
    WORDS_MEANINGLESS = (
        tr("“{words}” does not say what a photo shows"),
        tr("Try the name of a thing, a place or a colour."),
    )
    QUERY_FIELD_UNKNOWN = tr("There is no field named “{field}”; it is looked for as words")
    QUERY_VALUE_MISSING = tr("Nothing stands after “{field}:”")
    QUERY_VALUE_UNKNOWN = (
        tr("“{field}:” does not know “{value}”"),
        tr("It knows {values}."),
    )
    QUERY_NO_NUMBER = tr("“{field}:” takes a number, a comparison or a range, not “{value}”")
    QUERY_NO_DATE = tr("“{field}:” takes a year, a month, a day or a range, not “{value}”")
    QUERY_PLACES_NOT_YET = (
        tr("“{field}:” cannot find photos by their place yet"),
        tr("“has:gps” finds those that know where they were taken."),
    )
    QUERY_QUOTE_OPEN = tr("A quotation mark is not closed")
    QUERY_BRACKET_OPEN = tr("A bracket is not closed")
    QUERY_BRACKET_NOT_OPENED = tr("A bracket is closed that was not opened")
    QUERY_TOO_DEEP = tr("There are too many brackets within one another")
    FILES_AWAY = (
        "These photos' files are not there now",
        tr("Connect their folder, then try again."),
    )
    KEPT_FILE_AWAY = (
        tr("“{name}” is to stay, and it is not there now"),
        tr("Nothing was moved. Connect its drive, or choose another one to stay."),
    )
    FILE_NAMELESS = tr("A file needs a name")
    FILE_NAME_HIDES = (
        tr("A name that begins with a dot hides the file"),
        tr("Choose another beginning."),
    )
    FILE_NAME_CHARACTER = (
        tr("This name holds a character that file names cannot have"),
        tr('Leave out / \\ : * ? " < > |.'),
    )
    FILE_NAME_TOO_LONG = tr("This name is too long for a file"), tr("Choose a shorter one.")
    FILE_NAME_TWICE = tr("Two files cannot have one name")
    FILE_NAME_TAKEN = tr("A file of this name is there already")
    FILE_GONE = tr("This file is not there any more")
    TRASH_REFUSED = (
        tr("The file cannot go to the trash ({detail})"),
        tr("Its drive may have no trash, or be write-protected. Nothing was deleted."),
    )
    NOT_IN_TRASH = (
        tr("This file is not in the trash any more"),
        tr("If it is, put it back from there: it keeps its tags and albums."),
    )
    FILE_NOT_PUT_BACK = (
        tr("The file cannot be put back ({detail})"),
        tr("Look whether you may write in its folder."),
    )
    TOO_MANY_STARS = tr("A photo has 0 to {most} stars, not {stars}")
    NO_DATE_CHANGES = tr("No date changes")
    NO_DETAIL_CHANGES = tr("No detail changes")
    NO_PLACE = (
        tr("“{text}” is no place"),
        tr("Give one like 48.1372, 11.5756 or 48° 8' 14\" N, 11° 34' 32\" E."),
    )
    NO_LATITUDE = tr("{degrees} is no latitude"), tr("It is from -90 to 90 degrees.")
    NO_LONGITUDE = tr("{degrees} is no longitude"), tr("It is from -180 to 180 degrees.")
    NO_SUCH_TIME_ZONE = (
        tr("There is no time zone “{name}”"),
        tr("Give one like +02:00 or Europe/Berlin."),
    )
    FILE_NOT_RENAMED = (
        tr("The file cannot be renamed ({detail})"),
        tr("Look whether you may write in its folder."),
    )

    # ------------------------------------------------- what is written beside and into files

    SIDECAR_NOT_XMP = (
        tr("The sidecar is no XMP that can be read ({detail})"),
        tr("Move it away, or have the program that wrote it write it again."),
    )
    SIDECAR_REFUSED = (
        tr("The sidecar cannot be read or written ({detail})"),
        tr("What it is to say is kept, and tried again when the disk lets it be written."),
    )
    PICTURE_REFUSED = (
        tr("Tags cannot be read or written in the photo's file ({detail})"),
        tr("What it is to say is kept, and tried again when the disk lets it be written."),
    )
    SIDECARS_NO_SPACE = (
        tr("The disk of these photos is full"),
        tr(
            "Nothing can be written beside them. Free some space; what was to be written is kept "
            "until then."
        ),
    )
    SIDECARS_PROTECTED = (
        tr("The disk of these photos is write-protected"),
        tr(
            "Nothing can be written beside them. Allow writing to it; what was to be written is "
            "kept until then."
        ),
    )
    SIDECARS_FORBIDDEN = (
        tr("No permission beside these photos"),
        tr(
            "You may not read or write the .xmp files there. Change their permissions and those of "
            "the folder; what was to be written is kept until then."
        ),
    )
    SIDECARS_AWAIT_FOLDER = (
        tr("What you said of {count} photos waits for their folder, which is not there now"),
        tr("Connect its drive. It is kept until the folder is back."),
    )
    NO_CONFLICTS = tr("Nothing is said differently here and in the files")
    FILE_WRITE_PROTECTED = (
        tr("The file is write-protected"),
        tr("Allow writing to it, then try again."),
    )
    FILE_CHANGED_SINCE = (
        tr("Another program changed the file meanwhile"),
        tr("It was left as it is now; try again."),
    )
    EXIFTOOL_MISSING = (
        tr("ExifTool is not installed, and nothing is written into photos without it"),
        tr("Install it, or keep tags in sidecars."),
    )
    EXIFTOOL_SILENT = (
        tr("ExifTool was stopped or did not answer"),
        tr("The file is untouched; try again."),
    )
    EXIFTOOL_REFUSES = (
        tr("ExifTool cannot write to this file ({detail})"),
        tr("The file is untouched; keep its tags in a sidecar."),
    )
    EXIFTOOL_HARMS = (
        tr("What ExifTool wrote is not the same photo with the new tags"),
        tr("The file is untouched; keep its tags in a sidecar."),
    )

    # ---------------------------------------------------- albums, tags, what a person did

    ALBUM_GONE = tr("This album is not there any more")
    ALBUM_NAMELESS = tr("An album needs a name")
    SETTING_UNKNOWN = tr("There is no setting {name}"), "`photo-sorter settings` lists them."
    SETTING_REFUSED = tr("The setting {name} cannot have this value"), tr("It is {allowed}.")
    ALBUM_OF_ITSELF = (
        tr("“{name}” would be filled by what is in it"),
        tr("Take the album out of the description."),
    )
    ALBUM_NAME_TAKEN = (
        tr("There is an album named “{name}” already"),
        tr("Choose another name."),
    )
    SUGGESTION_MISSING = tr("No album “{name}” is suggested"), "`album suggest` lists them."
    SEARCH_GONE = tr("This saved search is not there any more")
    SEARCH_NAMELESS = tr("A saved search needs a name and words to search for")
    SEARCH_NAME_TAKEN = (
        tr("There is a saved search named “{name}” already"),
        tr("Choose another name."),
    )
    SEARCH_UNKNOWN = tr("There is no saved search called “{name}”"), "`searches` lists them."
    ALBUM_UNKNOWN = tr("There is no album called “{name}”"), "`albums` lists them."
    ALBUM_MISSPELT = (tr("There is no album called “{name}”"), tr("Did you mean “{near}”?"))
    CAMERA_UNKNOWN = tr("No photo was taken with a camera or a lens called “{name}”")
    CAMERA_MISSPELT = (
        tr("No photo was taken with a camera or a lens called “{name}”"),
        tr("Did you mean “{near}”?"),
    )
    TAG_UNKNOWN = tr("There is no tag called “{name}”"), "`tags` lists them."
    TAG_MISSPELT = (tr("There is no tag called “{name}”"), tr("Did you mean “{near}”?"))
    TAG_NAMELESS = tr("A tag needs a name")
    TAG_BELOW_ITSELF = tr("“{name}” cannot lie below itself")
    NO_RECENT_TAG = tr("There is no recent tag {number} yet"), tr("Give photos a tag first (T).")
    TAG_THERE_ALREADY = tr("There is a tag called “{name}” already"), "`tag merge` makes them one."
    TAG_KEEPS_NAME = tr("“{name}” hides pictures behind the veil and keeps its name")
    TAG_NAME_IN_USE = (
        tr("There is another tag called “{name}” by now"),
        tr("Rename that one first."),
    )
    TAG_LIST_UNREADABLE = tr("The list of tags cannot be read ({detail})")
    TAG_LIST_ENTRY_NOT_UNDERSTOOD = tr("The list of tags is not understood, tag {number}")
    TAG_LIST_NOT_UNDERSTOOD = tr("The list of tags is not understood, line {line}")
    VOCABULARY_UNREADABLE = tr("The vocabulary cannot be read ({detail})")
    VOCABULARY_NOT_UTF8 = (
        tr("The vocabulary is not understood, line {line}: not UTF-8 text"),
        tr("Correct that place, or remove the file to have the default vocabulary again."),
    )
    VOCABULARY_NOT_TOML = (
        tr("The vocabulary is not understood, {detail}"),
        tr("Correct that place, or remove the file to have the default vocabulary again."),
    )
    VOCABULARY_NO_TABLES = (
        tr("The vocabulary is not understood, “tag” must be written as [[tag]]"),
        tr("Correct that place, or remove the file to have the default vocabulary again."),
    )
    VOCABULARY_TAG_NAMELESS = (
        tr("The vocabulary is not understood, tag {number} in line {line}: a tag needs a name"),
        tr("Correct that place, or remove the file to have the default vocabulary again."),
    )
    VOCABULARY_TAG_TWICE = (
        tr(
            "The vocabulary is not understood, tag {number} in line {line}: “{name}” is there twice"
        ),
        tr("Correct that place, or remove the file to have the default vocabulary again."),
    )
    VOCABULARY_GROUP_NO_TEXT = (
        tr(
            "The vocabulary is not understood, tag {number} in line {line}: the group of “{name}” "
            "must be a text"
        ),
        tr("Correct that place, or remove the file to have the default vocabulary again."),
    )
    VOCABULARY_PROMPTS_NO_TEXTS = (
        tr(
            "The vocabulary is not understood, tag {number} in line {line}: the prompts of "
            "“{name}” must be a list of texts"
        ),
        tr("Correct that place, or remove the file to have the default vocabulary again."),
    )
    NOTHING_TO_UNDO = tr("There is nothing to undo")
    NOTHING_TO_REDO = tr("There is nothing to redo")
    NOT_THERE_TWICE = tr("Nothing is known that belongs together with this file")
    STACK_OF_ONE = tr("A stack needs two photos"), tr("Choose another one too.")
    NOT_STACKED = tr("None of these photos is in a stack")
    UNDO_TOO_LATE = tr("This cannot be undone any more")

    # ------------------------------------------------------ why a file could not be a photo

    FILE_UNREADABLE = tr("The file cannot be read: {detail}")
    FILE_NOT_REGULAR = tr("This is not a regular file")
    FILE_EMPTY = tr("The file is empty")
    FILE_CHANGED_MEANWHILE = tr(
        "The file changed while it was read; it is probably still being written"
    )
    FILE_TOO_LARGE = tr("The file has {size:,} bytes; more than {limit:,} are not read")
    FILE_HOLDS_ANOTHER_PICTURE = tr("The file holds another picture now")
    RAW_UNSUPPORTED = tr(
        "Raw files of this camera ({format}) cannot be read yet; keep a JPEG beside them"
    )
    FORMAT_UNSUPPORTED = tr("This is a kind of picture that cannot be read yet ({format})")
    IS_PDF = tr("This is not a picture: its content is a PDF document")
    IS_RAR = tr("This is not a picture: its content is a RAR archive")
    IS_7Z = tr("This is not a picture: its content is a 7-Zip archive")
    IS_GZIP = tr("This is not a picture: its content is a gzip archive")
    IS_ZIP = tr("This is not a picture: its content is a ZIP archive")
    IS_LOCKED_ZIP = tr("This is not a picture: its content is a password-protected ZIP archive")
    IS_PROGRAM = tr("This is not a picture: its content is a program")
    IS_SOUND = tr("This is not a picture: its content is a sound file")
    IS_VIDEO = tr("This is not a picture: its content is a video")
    IS_WEB_PAGE = tr("This is not a picture: its content is a web page")
    IS_TEXT = tr("This is not a picture: its content is text")
    IS_UNKNOWN = tr("This is not a picture: its content is of an unknown kind")
    PICTURE_CLAIMS_TOO_MUCH = tr(
        "The picture says it is {width:,} × {height:,} pixels ({megapixels:,} megapixels); at most "
        "{limit:,} megapixels are read"
    )
    PICTURE_NOTES_TOO_LARGE = tr("The picture's text notes unpack to an unreasonable size")
    PICTURE_OVER_LIMIT = tr("The picture is over a limit of its decoder ({detail})")
    PICTURE_PROTECTED = tr("The picture is protected ({detail})")
    PICTURE_DAMAGED = tr("The picture is cut off or damaged ({detail})")
    PICTURE_CUT_OFF = tr("The picture is cut off; what there is of it is shown")
    PICTURE_HEADER_DAMAGED = tr("The picture is cut off or damaged (its header makes no sense)")
    PICTURE_BREAKS_READER = tr("The picture breaks its reader ({detail})")
    PICTURE_CRASHES_DECODER = tr("The picture crashes the decoder ({detail})")
    DECODING_CRASHES = tr("Decoding the file crashes ({detail})")
    DECODING_HANGS = tr("Decoding the file hangs ({detail})")
    DECODING_TAKES_TOO_MUCH_MEMORY = tr(
        "Decoding the file takes more memory than pictures may have"
    )
    NO_MEMORY_TO_READ = tr("There is not enough memory to read the file")
    NO_MEMORY_TO_DECODE = tr("There is not enough memory to decode the picture")
    PICTURE_UNFIT_FOR_MODEL = tr("The picture cannot be brought into the model's form")
    MODEL_FAILS_ON_PICTURE = tr("The model could not make anything of the picture")

    # ---------------------------------------------------------- why a file was passed over

    SKIPPED_SIDECAR = tr("a sidecar, read with its picture")
    SKIPPED_NOTES = tr("notes of another program")
    SKIPPED_VIDEO = tr("a video")
    SKIPPED_DOWNLOAD = tr("a download that is not finished")
    SKIPPED_OTHER = tr("not a picture")
    SKIPPED_PART = tr("shown as a part of the picture beside it")
    SKIPPED_BY_CONTENT = tr("not a picture, by its content")
    SKIPPED_PATH_TOO_LONG = tr("its path is too long for this system; move it further up")

    # ---------------------------------------------------------------------------- the engine

    ENGINE_CLOSED = tr("The engine is closed")
    ENGINE_STOPPED = (
        tr("The engine stopped while it worked on this ({detail})"),
        tr("Try again; if it happens again, choose another model."),
    )
    ENGINE_DOES_NOT_START = (
        tr("The engine does not start ({detail})"),
        tr("See the log, and restart the program."),
    )
    ENGINE_PASSED_OVER_FILES = (
        "The engine passed over {count} files",
        tr("Index again; if it comes back, report it with the log."),
    )
    ENGINE_FAILED = (
        tr("The engine met an unexpected error ({detail})"),
        tr("See the log for details."),
    )
    NO_SPACE_FOR_THUMBNAILS = (
        tr("No space is left for thumbnails"),
        "Free some space; indexing then goes on.",
    )
    THUMBNAIL_NOT_WRITTEN = (
        tr("A thumbnail cannot be written ({detail})"),
        tr("Check that the library's folder can be written to."),
    )

    # ---------------------------------------------------------------------------- models

    MODEL_NOT_INSTALLED = (
        tr("The model “{name}” is not installed"),
        "Download it in the settings, or choose another model.",
    )
    MODEL_UNKNOWN = tr("There is no model “{name}”")
    MODEL_NOT_THERE = tr("No model “{name}” is installed")
    MODEL_NOT_OFFERED = tr("No model “{name}” is offered for download")
    MODEL_NAME_UNFIT = (
        tr("“{name}” cannot be the name of a model"),
        tr("Use letters, digits and dashes."),
    )
    MODEL_NAME_TAKEN = tr("There is already a model “{name}”"), tr("Choose another name.")
    MODEL_BUILT_IN = tr("The built-in model cannot be removed")
    MODEL_IN_USE = tr("The model {name} is in use"), tr("Switch to another model first.")
    MODEL_ANSWERS_SEARCHES = (
        tr("The model that answers searches cannot be removed"),
        tr("Switch models first."),
    )
    MODEL_WITHOUT_VECTORS = tr("The library holds no vectors of the model “{name}”")
    MODEL_CRASHES_ENGINE = (
        tr("The model crashes the engine ({detail})"),
        tr("Choose another model."),
    )
    MODEL_SLOW = (
        tr("The model is computed by torch, which is slower: ONNX Runtime fails ({detail})"),
        tr("Install the program again, or its package onnxruntime."),
    )
    MODEL_GRAPH_DAMAGED = (
        tr("The model's graph cannot be loaded ({detail})"),
        tr("Choose another model, or install this one again."),
    )
    MODEL_GRAPH_OF_OTHERS = (
        tr("The model's graph belongs to other weights"),
        tr("Choose another model, or install this one again."),
    )
    MODEL_WEIGHTS_DAMAGED = (
        tr("The model's weights cannot be loaded ({detail})"),
        tr("Choose another model, or install this one again."),
    )
    MODEL_TOKENIZER_DAMAGED = (
        tr("The model's tokenizer cannot be loaded ({detail})"),
        tr("Choose another model, or install this one again."),
    )
    MODEL_ARCHITECTURE_DAMAGED = (
        tr("The model's architecture cannot be built ({detail})"),
        tr("Choose another model, or install this one again."),
    )
    MODEL_DESCRIPTION_DAMAGED = (
        tr("The model's description cannot be read ({detail})"),
        tr("Install the model again, or choose another."),
    )
    MODEL_CONFIGURATION_DAMAGED = (
        tr("The model's configuration cannot be read ({detail})"),
        tr("Install the model again, or choose another."),
    )
    MODEL_REFERENCES_DAMAGED = (
        tr("The model's reference vectors cannot be read ({detail})"),
        tr("Install the model again, or choose another."),
    )
    MODEL_WORDS_DAMAGED = (
        tr("The model's list of words cannot be read ({detail})"),
        tr("Install the model again, or choose another."),
    )
    MODEL_GIVES_NO_LOOKS = (
        tr("The model does not tell how pictures look"),
        tr("Choose a model of looks."),
    )
    MODEL_GIVES_LOOKS_ALONE = (
        tr("The model knows no words, only how pictures look"),
        tr("Choose a model that understands words, too."),
    )
    MODEL_ONLY_DESCRIBES = (
        tr("The model says what single pictures show, and cannot search"),
        tr("Choose a model that understands photos and words."),
    )
    MODEL_DESCRIBES_NOTHING = (
        tr("The model does not say in words what a picture shows"),
        tr("Choose one of the models that describe photos."),
    )
    DESCRIBER_CLASS_UNKNOWN = (
        tr("The model is of a kind that this program does not run ({detail})"),
        tr("Choose one of the models that are offered."),
    )
    DESCRIBER_UNLOADABLE = (
        tr("The model cannot be loaded ({detail})"),
        tr("Remove it, download it again, or choose another."),
    )
    DESCRIBER_LACKS_MEMORY = (
        tr("There is not enough memory for the model “{name}”"),
        tr("Close other programs, or choose a smaller model."),
    )
    DESCRIBER_DIES_LOADING = (
        tr("Loading the model “{name}” ended unexpectedly ({detail})"),
        tr("Remove it, download it again, or choose another."),
    )
    PICTURE_CRASHES_DESCRIBER = (
        tr("The program that looks at photos ended over this one ({detail})"),
        tr("Ask about another photo, or choose another model."),
    )
    ENDPOINT_ADDRESS_UNFIT = (
        tr("This is no address of a program on this computer"),
        tr("Write it like http://localhost:11434."),
    )
    ENDPOINT_ADDRESS_HOLDS_PASSWORD = (
        tr("The address of a program on this computer holds no name and no password"),
        tr("Write it like http://localhost:11434."),
    )
    ENDPOINT_ELSEWHERE = (
        tr("The address is not of this computer, and photos are sent nowhere else"),
        tr("Write an address that begins with http://localhost or http://127.0.0.1."),
    )
    ENDPOINT_NOT_SET = (
        tr("No address of a program that describes photos is set"),
        tr("Give one where models are chosen."),
    )
    ENDPOINT_UNREACHABLE = (
        tr("Nothing answers at {address} ({detail})"),
        tr("Start the program that runs the model, and check its address."),
    )
    ENDPOINT_SILENT = (
        tr("The program at {address} has stopped answering"),
        tr("Try again; a smaller model answers sooner."),
    )
    ENDPOINT_BREAKS_OFF = (
        tr("The program at {address} broke off its answer ({detail})"),
        tr("Try again, and look into that program's own messages."),
    )
    ENDPOINT_REDIRECTS = (
        tr("The program at {address} wants to send the question elsewhere, which is not followed"),
        tr("Give the address where it answers itself."),
    )
    ENDPOINT_REFUSES = (
        tr("The program at {address} refuses the question (status {status}: {detail})"),
        tr("Check that its model can look at pictures, and the model's name."),
    )
    ENDPOINT_ANSWER_UNFIT = (
        tr("What answers at {address} makes no sense as an answer ({detail})"),
        tr("Check that the address is of llama.cpp, Ollama, LM Studio or the like."),
    )
    ENDPOINT_ANSWER_TOO_LONG = (
        tr("The program at {address} sends more than an answer may have"),
        tr("Check that the address is of llama.cpp, Ollama, LM Studio or the like."),
    )
    ENDPOINT_SAYS_NOTHING = (
        tr("The program at {address} gave an empty answer"),
        tr("Check that its model can look at pictures."),
    )
    ENDPOINT_HAS_SEVERAL_MODELS = (
        tr("The program at {address} has several models: {names}"),
        tr("Say which of them is to answer."),
    )
    ENDPOINT_HAS_NO_MODEL = (
        tr("The program at {address} has no model"),
        tr("Load a model that can look at pictures there."),
    )
    MODEL_FILE_MISSING = (
        tr("The model is not whole: {name} is missing"),
        tr("Install the model again, or choose another."),
    )
    MODEL_FILE_DAMAGED = (
        tr("The model's file {name} is damaged"),
        "Install photo_sorter again: its package brings this file. Or choose another model "
        "meanwhile.",
    )
    MODEL_DOWNLOAD_CHANGED = (
        tr("The model's file {name} is not as it was downloaded"),
        tr("Remove the model, and download it again."),
    )
    MODEL_FILE_UNREADABLE = (
        tr("The model is not whole: {name} cannot be read ({detail})"),
        "Install photo_sorter again: its package brings this file. Or choose another model "
        "meanwhile.",
    )
    MODEL_CHECKSUMS_DAMAGED = (
        tr("The model's checksums cannot be read ({detail})"),
        "Install photo_sorter again: its package brings this file. Or choose another model "
        "meanwhile.",
    )

    # ------------------------------------------------------------------- models: download

    HUB_LACKS_MODEL = (
        tr("The hub does not offer {repository} any more"),
        tr("Choose another model."),
    )
    HUB_LACKS_FILES = tr("{repository} lacks {files}"), tr("Choose another model.")
    HUB_LACKS_REVISION = tr("{repository} lacks a revision"), tr("Choose another model.")
    HUB_UNREACHABLE = (
        tr("The hub cannot be reached ({detail})"),
        tr("Check the connection to the internet and try again; it goes on where it stopped."),
    )
    DOWNLOAD_CANCELLED = tr("The download was cancelled")
    DOWNLOAD_NEEDS_SPACE = (
        tr("The model needs {needed:.1f} GB, but only {free:.1f} GB are free"),
        tr("Free some space, or choose a smaller model."),
    )
    DOWNLOAD_DAMAGED = (
        tr("What arrived of {name} is damaged: its checksum is wrong"),
        tr("Try again; if it happens again, something on the way alters the files."),
    )
    DOWNLOAD_TOO_LONG = (
        tr("More arrived of {name} than was announced"),
        tr("Check the connection to the internet and try again; it goes on where it stopped."),
    )
    DOWNLOAD_CUT_OFF = (
        tr("The connection broke while {name} was fetched"),
        tr("Check the connection to the internet and try again; it goes on where it stopped."),
    )
    DOWNLOAD_BROKE = (
        tr("The connection broke while {name} was fetched ({detail})"),
        tr("Check the connection to the internet and try again; it goes on where it stopped."),
    )
    DOWNLOAD_REFUSED = (
        tr("{name} cannot be fetched ({detail})"),
        tr("Check the connection to the internet and try again; it goes on where it stopped."),
    )

    # ------------------------------------------------------------------- models: import

    NO_SPACE_FOR_MODEL = (
        tr("No space is left for the model"),
        tr("Free some space and try again."),
    )
    MODEL_NOT_WRITTEN = (
        tr("The model cannot be written ({detail})"),
        tr("Check the space and rights of the library."),
    )
    WEIGHTS_OF_OTHER_KIND = (
        tr("This is not a file of weights"),
        tr("Choose a file that ends in {suffixes}."),
    )
    WEIGHTS_CRASH_IMPORT = tr("The file cannot be read: the import crashed on it")
    WEIGHTS_UNREADABLE = tr("The file cannot be read as weights ({detail})")
    WEIGHTS_ARE_CODE = (
        tr("The file holds program code, which is never run"),
        tr("Ask for the weights as .safetensors."),
    )
    WEIGHTS_MISSING = tr("The file holds no weights")
    WEIGHTS_UNFIT = (
        tr("The weights do not fit {architecture}: {detail}"),
        tr("Choose the architecture that the weights were made for."),
    )
    ARCHITECTURE_UNKNOWN = (
        tr("open_clip has no architecture “{architecture}”"),
        tr("Its name is told where the weights are offered, for example ViT-B-32."),
    )
    ARCHITECTURE_UNSUPPORTED = tr(
        "{architecture} takes its text side from another library, which is not supported"
    )
    TOKENIZER_MISSING = (
        tr("This architecture has a tokenizer of its own"),
        tr("Put {files} beside the weights, from where these were offered."),
    )
    IMPORT_FAILED = (
        tr("The import met an unexpected error ({detail})"),
        tr("Tell the program's authors."),
    )

    # ---------------------------------------------------------------------------- the index

    NO_SPACE_FOR_INDEX = (
        tr("No space is left for the search index"),
        tr("Free some space; until then searching goes on without it."),
    )
    INDEX_NOT_BUILT = (
        tr("The search index cannot be built ({detail})"),
        tr(
            "Check that the library's folder can be written to; until then searching goes on "
            "without it."
        ),
    )
    INDEX_MARKED_FOR_REBUILD = (
        tr("The index is marked for a rebuild"),
        "Run `doctor --repair`.",
    )
    INDEX_NOT_OPENED = (
        tr("The index does not open ({detail})"),
        "Run `doctor --repair`.",
    )
    INDEX_DIFFERS = (
        tr("The index holds {held:d} vectors, the catalog {wanted:d}"),
        "Run `doctor --repair`.",
    )

    # ---------------------------------------------------------------------- the index server

    SERVER_SILENT = (
        tr("The index server does not answer"),
        "Start it with `chroma run`, or check the address. Meanwhile photos are taken in and "
        "found; what it lacks is sent when it is back.",
    )
    SERVER_REFUSES_TOKEN = (
        tr("The index server refuses the token"),
        "Give the right one in the settings or in PHOTO_SORTER_INDEX_TOKEN. Meanwhile photos are "
        "taken in and found.",
    )
    SERVER_ASKS_FOR_TOKEN = (
        tr("The index server asks for a token"),
        "Give the right one in the settings or in PHOTO_SORTER_INDEX_TOKEN. Meanwhile photos are "
        "taken in and found.",
    )
    SERVER_NOT_CHROMA = (
        tr("What answers at this address is no Chroma server"),
        "Check the address; `chroma run` says which one it has.",
    )
    SERVER_LACKS_IT = (
        tr("The index server does not have what was asked for"),
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_ADDRESS_UNASKABLE = (
        "The index server does not fit this version of photo_sorter: its address cannot be asked",
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_STATUS_UNFIT = (
        "The index server does not fit this version of photo_sorter: it answered a request with "
        "status {status}",
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_LOSES_VECTORS = (
        "The index server does not fit this version of photo_sorter: it loses what was written",
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_ANSWER_UNFIT = (
        "The index server does not fit this version of photo_sorter: its answer has another form",
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_VERSION_UNFIT = (
        "The index server does not fit this version of photo_sorter: it speaks version {version}",
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_TOO_OLD = (
        "The index server does not fit this version of photo_sorter: it is the older version "
        "{version}",
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_TAKES_NO_PACKED_VECTORS = (
        "The index server does not fit this version of photo_sorter: it takes no packed vectors",
        "Use a server of chromadb 1.x (`chroma run`).",
    )
    SERVER_LACKS_VECTORS = (
        "The index server lacks {count} vectors of this library",
        "Run `doctor --repair`.",
    )
    SERVER_ADDRESS_UNFIT = (
        tr("This is no address of an index server"),
        tr("Write it like http://192.168.1.20:8000."),
    )
    SERVER_ADDRESS_HOLDS_PASSWORD = (
        tr("The address of an index server holds no name and no password"),
        "Give the token by itself.",
    )
    SERVER_TOKEN_UNFIT = (
        "The token for the index server holds a character that cannot be sent",
        tr("Use letters, digits and punctuation of ASCII, without spaces."),
    )

    # ---------------------------------------------------------------------- new versions

    RELEASES_SILENT = (
        tr("The address for new versions does not answer"),
        tr("Check that this computer is online, then try again."),
    )
    RELEASES_NAME_NO_VERSION = (
        tr("What answers at the address for new versions names no version"),
        tr("Correct update_address in the library's settings.toml."),
    )
    RELEASES_ADDRESS_UNFIT = (
        tr("This is no address for new versions"),
        tr(
            "Write update_address in the library's settings.toml like "
            "https://example.org/newest.json."
        ),
    )

    # ------------------------------------------------------------- datasets, demo and samples

    DATASET_MISSING = tr("There is no such folder")
    DATASET_UNFIT = (
        tr("This folder is no dataset"),
        tr(
            "It wants one folder a category, or pictures beside a captions.json that gives each "
            "file's name a caption or a list of captions."
        ),
    )
    DATASET_CAPTIONS_UNREADABLE = (
        tr("The captions cannot be read ({detail})"),
        tr(
            "It wants one folder a category, or pictures beside a captions.json that gives each "
            "file's name a caption or a list of captions."
        ),
    )
    DATASET_EMPTY = tr("The dataset holds no picture that can be read")
    DEMO_FOLDER_NOT_EMPTY = (
        tr("The demo wants a fresh library, and this folder is not empty"),
        tr("Name another with --library."),
    )
    NO_SPACE_FOR_SAMPLES = (
        tr("No space is left for the sample photos"),
        tr("Free some space and try again."),
    )
    SAMPLES_NOT_COPIED = (
        tr("The sample photos cannot be copied there"),
        tr("Choose another."),
    )

    # ---------------------------------------------------------------- from other programs

    IMPORT_SOURCE_UNKNOWN = (
        tr("Nothing here is known to come from another program"),
        tr(
            "Choose digiKam's digikam4.db, Lightroom's .lrcat, an unpacked Google Takeout, or a "
            "folder with Picasa's .picasa.ini."
        ),
    )
    IMPORT_SOURCE_OTHER = (
        tr("This does not come from {kind}"),
        tr("Choose another file or folder, or let its kind be found out."),
    )
    IMPORT_SOURCE_SEVERAL = (
        tr("There are several catalogs in this folder"),
        tr("Choose the one that is meant: its file."),
    )
    IMPORT_SOURCE_PACKED = (
        tr("This is an archive that is still packed"),
        tr("Unpack all of its parts into one folder and choose that."),
    )
    IMPORT_SOURCE_APPLE = (
        tr("The database of Apple Photos is not read"),
        tr(
            "Export there with “Export Unmodified Originals” and IPTC as XMP, and add the folder: "
            "its sidecars are read with the photos."
        ),
    )
    IMPORT_SOURCE_DAMAGED = (
        tr("The other program's database is damaged ({detail})"),
        tr("Have that program repair it, or choose a backup of it."),
    )
    IMPORT_SOURCE_VERSION = (
        tr("This version of {kind} cannot be read ({version}): {detail} is missing"),
        tr("A newer version of this program may read it."),
    )
    IMPORT_SOURCE_BUSY = (
        tr("The other program is writing to its database just now"),
        tr("Close it and try again."),
    )
    IMPORT_SOURCE_UNREADABLE = (
        tr("This cannot be read ({detail})"),
        tr("Check that it is there, that you may read it, and that no program holds it."),
    )

    # ---------------------------------------------------------------- sorting into folders

    SORT_TEMPLATE_EMPTY = (
        tr("A template needs a folder or a field"),
        tr("Write one like year/month."),
    )
    SORT_TEMPLATE_UPWARDS = (
        tr("A template cannot lead out of its folder"),
        tr("Leave out the parts of dots alone."),
    )
    SORT_BRACE_NOT_CLOSED = tr("The brace at character {at} is not closed")
    SORT_BRACE_NOT_OPENED = (
        tr("The brace at character {at} closes nothing"),
        tr("Two of them stand for one that is meant as it is."),
    )
    SORT_NO_SUCH_FIELD = (
        tr("There is no field “{name}” (character {at})"),
        tr("Perhaps “{nearest}” is meant."),
    )
    SORT_WIDTH = (
        tr("“{width}” at character {at} cannot be the width of “{name}”"),
        tr("Numbers have one of 1 to 9 digits, like month:02."),
    )
    SORT_WORDS_NOT_LAST = (
        tr("The words at character {at} must stand last, after a field"),
        tr("They are taken where no field before them says anything."),
    )
    SORT_COUNTER_OF_FOLDERS = (
        tr("Only files can be counted, not folders"),
        tr("Put the counter behind the last slash."),
    )
    SORT_RULE_WITHOUT_ARROW = (
        tr("This line is no rule"),
        tr("Write what is sought, an arrow (->) and a template."),
    )
    SORT_NO_RULES = tr("There is no rule"), tr("Write what is sought, an arrow and a template.")
    SORT_NO_SUCH_PLAN = tr("There is no plan {id}")
    SORT_NO_SUCH_RULE = tr("There is no rule {rule} in this plan"), tr("It has {most}.")
    SORT_PLAN_DONE = tr("This plan is done already"), tr("Its files can be brought back.")
    SORT_PLAN_NOT_DONE = tr("Nothing of this plan is done"), tr("There is nothing to take back.")
    SORT_NO_SPACE = (
        tr("There is too little space on {drive}: {needed} are needed, {free} are free"),
        tr("Free some space, or sort fewer photos."),
    )
    SORT_TEXT_NOT_WRITTEN = (
        tr("“{name}” cannot be written ({detail})"),
        tr("Choose another folder or another name."),
    )
    SORT_ARRIVALS_LEFT = (
        tr("New photos could not be sorted by themselves: {left}"),
        tr("They are where they were. Plan {id} says why."),
    )
    SORT_STOPPED = (
        tr("Sorting stopped: {detail}"),
        tr("No file is lost. Put that right, then let the plan go on."),
    )

    # ---------------------------------------------------------------------------- exporting

    EXPORT_NOTHING = tr("There is no photo to export"), tr("Choose some photos first.")
    EXPORT_SIZE_UNREADABLE = (
        tr("“{text}” is no size"),
        tr("Write original, a longest edge as 1600, a box as 1600x1200, or megapixels as 2mp."),
    )
    EXPORT_OPTIONS_UNREADABLE = tr("“{text}” says nothing of how to export")
    ADJUSTMENTS_UNREADABLE = tr("“{text}” says nothing of how to change a picture")
    CROP_ASKED_TWICE = (
        tr("A part is named by words alone, without another and without a turn"),
        tr("Turn the version afterwards."),
    )
    COPY_ENDING_UNKNOWN = (
        tr("A copy cannot be called “{name}”"),
        tr("Let its name end in .jpg, .png or .webp."),
    )
    ASPECT_UNREADABLE = (
        tr("“{text}” is no shape of a picture"),
        tr("Write width and height as in 16:9, or “square”."),
    )
    LOOK_UNKNOWN = (
        tr("I do not know the look “{words}”"),
        tr("Try words such as “golden hour”, “faded film” or “brighter, warmer”."),
    )
    EXPORT_PRESET_NAME = (
        tr("Options cannot be called “{name}”"),
        tr("Give them a short name that no others have."),
    )
    EXPORT_NO_SUCH_PRESET = (
        tr("No options of an export are called “{name}”"),
        tr("There are {known}."),
    )
    EXPORT_NAMES_TAKEN = (
        "{count} copies have names that are there already",
        tr("Have them numbered or passed over, or choose another folder."),
    )
    EXPORT_NO_SPACE = (
        tr("No space is left where the copies are to be"),
        tr("Free some space and export again. What is there already is whole."),
    )
    EXPORT_NOT_WRITABLE = (
        tr("Nothing can be written there ({detail})"),
        tr("Choose another folder, or allow writing to it."),
    )
    EXPORT_NOT_ENCODED = (
        tr("The picture cannot be written in this format ({detail})"),
        tr("Choose another format or a smaller size."),
    )

    # ------------------------------------------------------------------------------ turning

    TURN_FORMAT = (
        tr("Files of this kind have no note of how their picture is turned"),
        tr("Save a turned version beside it instead."),
    )
    TURN_NO_NOTE = (
        tr("Nothing can be added to this file that turns its picture"),
        tr("Save a turned version beside it instead."),
    )
    TURN_DAMAGED = (
        tr("What the file says of its picture is damaged; it was left as it is"),
        tr("Save a turned version beside it instead."),
    )
    TURN_HARMS = (
        tr("The picture would not be the same, turned; the file was left as it is"),
        tr("Save a turned version beside it instead."),
    )
    TURN_NOT_READ = (
        tr("The file is not as it was read; it was left as it is"),
        tr("Wait until it has been read again, then try again."),
    )
    TURN_NO_SPACE = (
        tr("No space is left beside the photo; it was left as it is"),
        tr("Free some space and try again."),
    )
    TURN_NOT_WRITTEN = (
        tr("The file cannot be written ({detail}); it was left as it is"),
        tr("Close it in other programs or allow writing to its folder, then try again."),
    )
    TURNED_PARTLY = (
        tr("Files that another program has changed since were left as they are"),
        tr("Turn them by themselves."),
    )

    # ----------------------------------------------------------------------------- versions

    EDIT_CHANGES_NOTHING = (
        tr("Nothing of the picture would change"),
        tr("Choose a part of it first."),
    )
    CROP_OUTSIDE = (
        tr("This part does not lie in the picture"),
        tr("Choose one within its edges."),
    )
    VERSION_NO_SPACE = (
        tr("No space is left in the photo's folder for its version"),
        tr("Free some space and try again."),
    )
    VERSION_NOT_WRITABLE = (
        tr("Nothing can be written into the photo's folder ({detail})"),
        tr("Allow writing to it, or export the photo to another folder first."),
    )
