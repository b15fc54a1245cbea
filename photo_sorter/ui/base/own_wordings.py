"""What the window says in its own way of some problems: it has no commands to run, the program has
its full name, and counts take the language's plurals."""

from __future__ import annotations

from PySide6.QtCore import QObject

from photo_sorter.core.problems import Problem


class OwnWordings(QObject):
    """Templates in the person's language. An object because lupdate sees plurals only in `tr`."""

    def messages(self, count: int) -> dict[Problem, str]:
        """`count` is the number that stands for `%n`."""
        return {
            Problem.LIBRARY_TOO_NEW: self.tr(
                "The library was written by a newer Photo Sorter (format {version}, this one "
                "knows up to {newest})"
            ),
            Problem.LIBRARY_DAMAGED: self.tr(
                "The library's database is damaged or is no library of Photo Sorter"
            ),
            Problem.LIBRARY_LOCKED: self.tr("Another Photo Sorter has the library open"),
            Problem.LIBRARY_LOCKED_BY: self.tr(
                "Another Photo Sorter has the library open (process {process})"
            ),
            Problem.LIBRARY_OPEN_ELSEWHERE: self.tr("This library is open in another Photo Sorter"),
            Problem.CATALOG_ROWS_ORPHANED: self.tr(
                "%Ln row(s) of {table} refer to {parent} that do not exist", "", count
            ),
            Problem.FOLDER_IS_OUR_OWN: self.tr("This is where Photo Sorter keeps its own data"),
            Problem.PHOTOS_NOT_SEARCHABLE: self.tr(
                "%Ln photo(s) cannot be searched yet", "", count
            ),
            Problem.EXPORT_NAMES_TAKEN: self.tr(
                "%Ln copies have names that are there already", "", count
            ),
            Problem.FILES_AWAY: self.tr("The files of these photos are not there now"),
            Problem.SIDECARS_AWAIT_FOLDER: self.tr(
                "What you said of %Ln photo(s) waits for their folder, which is not there now",
                "",
                count,
            ),
            Problem.ENGINE_PASSED_OVER_FILES: self.tr(
                "The engine passed over %Ln file(s)", "", count
            ),
            Problem.SERVER_ADDRESS_UNASKABLE: self.tr(
                "The index server does not fit this version of Photo Sorter: its address cannot "
                "be asked"
            ),
            Problem.SERVER_STATUS_UNFIT: self.tr(
                "The index server does not fit this version of Photo Sorter: it answered a "
                "request with status {status}"
            ),
            Problem.SERVER_LOSES_VECTORS: self.tr(
                "The index server does not fit this version of Photo Sorter: it loses what was "
                "written"
            ),
            Problem.SERVER_ANSWER_UNFIT: self.tr(
                "The index server does not fit this version of Photo Sorter: its answer has "
                "another form"
            ),
            Problem.SERVER_VERSION_UNFIT: self.tr(
                "The index server does not fit this version of Photo Sorter: it speaks version "
                "{version}"
            ),
            Problem.SERVER_TOO_OLD: self.tr(
                "The index server does not fit this version of Photo Sorter: it is the older "
                "version {version}"
            ),
            Problem.SERVER_TAKES_NO_PACKED_VECTORS: self.tr(
                "The index server does not fit this version of Photo Sorter: it takes no packed "
                "vectors"
            ),
            Problem.SERVER_LACKS_VECTORS: self.tr(
                "The index server lacks %Ln vector(s) of this library", "", count
            ),
            Problem.SERVER_TOKEN_UNFIT: self.tr("The token holds a character that cannot be sent"),
        }

    def remedies(self) -> dict[Problem, str]:
        version_1 = self.tr("Use a Chroma server of version 1.")
        right_token = self.tr(
            "Give the right one in the settings. Meanwhile photos are taken in and found."
        )
        of_package = self.tr(
            "Install Photo Sorter again: its package brings this file. Or choose another model "
            "meanwhile."
        )
        at_next_start = self.tr("It is put right at the next start.")
        return {
            Problem.LIBRARY_TOO_NEW: self.tr(
                "Install the newer Photo Sorter. The library has been left untouched."
            ),
            Problem.LIBRARY_READ_ONLY: self.tr(
                "Close the other Photo Sorter that has it open and try again."
            ),
            Problem.LIBRARY_DAMAGED: self.tr(
                "Put a backup or a copy named {name}.before-v… in its place."
            ),
            Problem.LIBRARY_FOLDER_NOT_MADE: self.tr(
                "Choose another place for it, or give yourself permission."
            ),
            Problem.LIBRARY_OF_OTHER_MODEL: self.tr(
                "Open it in Photo Sorter once, so that its photos are read anew."
            ),
            Problem.FOLDER_NAME_UNKNOWN: "",
            Problem.TAG_UNKNOWN: "",
            Problem.TAG_THERE_ALREADY: "",
            Problem.PHOTOS_NOT_SEARCHABLE: self.tr("They are read while Photo Sorter is open."),
            Problem.SETTING_UNKNOWN: "",
            Problem.ALBUM_UNKNOWN: "",
            Problem.SUGGESTION_MISSING: "",
            Problem.SEARCH_UNKNOWN: "",
            Problem.NO_SPACE_FOR_THUMBNAILS: self.tr("Free some space; the work then goes on."),
            Problem.MODEL_NOT_INSTALLED: self.tr(
                "Download it under Models, or choose another model."
            ),
            Problem.MODEL_FILE_DAMAGED: of_package,
            Problem.MODEL_FILE_UNREADABLE: of_package,
            Problem.MODEL_CHECKSUMS_DAMAGED: of_package,
            Problem.INDEX_MARKED_FOR_REBUILD: at_next_start,
            Problem.INDEX_NOT_OPENED: at_next_start,
            Problem.INDEX_DIFFERS: at_next_start,
            Problem.SERVER_SILENT: self.tr(
                "Start it, or check its address. Meanwhile photos are taken in and found; what it "
                "lacks is sent when it is back."
            ),
            Problem.SERVER_REFUSES_TOKEN: right_token,
            Problem.SERVER_ASKS_FOR_TOKEN: right_token,
            Problem.SERVER_NOT_CHROMA: self.tr("Check the address in the settings."),
            Problem.SERVER_LACKS_IT: version_1,
            Problem.SERVER_ADDRESS_UNASKABLE: version_1,
            Problem.SERVER_STATUS_UNFIT: version_1,
            Problem.SERVER_LOSES_VECTORS: version_1,
            Problem.SERVER_ANSWER_UNFIT: version_1,
            Problem.SERVER_VERSION_UNFIT: version_1,
            Problem.SERVER_TOO_OLD: version_1,
            Problem.SERVER_TAKES_NO_PACKED_VECTORS: version_1,
            Problem.SERVER_LACKS_VECTORS: self.tr("They are sent while Photo Sorter is open."),
            Problem.SERVER_ADDRESS_HOLDS_PASSWORD: self.tr("Give the token in its own field."),
        }
