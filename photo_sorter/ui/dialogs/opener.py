"""Opens the dialogs and connects them to the library.

Each is imported when it is first opened: the window is there sooner without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from photo_sorter.core.common_details import CommonDetails, Edit
from photo_sorter.core.date_fixes import DateFix
from photo_sorter.core.dated_photo import DatedPhoto
from photo_sorter.core.errors import PhotoSorterError
from photo_sorter.core.operations import (
    AddFolder,
    ChangeAlbum,
    ChangeSearch,
    CreateAlbum,
    DescribeTags,
    EditTag,
    SaveSearch,
    SaveVocabulary,
)
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.regions import Region
from photo_sorter.core.tag_tree import TagTraits, key_of
from photo_sorter.core.tagging import VocabularyTag
from photo_sorter.core.views import Album, DownloadProgress, SavedSearch, TagSummary
from photo_sorter.services.exporting.report import ExportPlan
from photo_sorter.services.files.renaming import files_away
from photo_sorter.services.library import Library
from photo_sorter.services.program.about import AboutProgram
from photo_sorter.services.versions.service import MadeVersion
from photo_sorter.ui.base.bridge import EventBridge
from photo_sorter.ui.base.commands import Commands, of_photos
from photo_sorter.ui.base.menus import MenuItem
from photo_sorter.ui.base.setting_changes import SettingChanges
from photo_sorter.ui.base.tasks import Tasks
from photo_sorter.ui.base.theme import Theme
from photo_sorter.ui.base.thumbnails import Thumbnails
from photo_sorter.ui.base.veil import Veil

if TYPE_CHECKING:
    from photo_sorter.ui.dialogs.about_opener import AboutOpener
    from photo_sorter.ui.dialogs.album import AlbumDialog
    from photo_sorter.ui.dialogs.describer_endpoint import EndpointCard
    from photo_sorter.ui.dialogs.models import ModelsDialog


class Dialogs(QObject):
    """None of them blocks: each is opened, and tells what was decided by signal."""

    def __init__(
        self,
        library: Library,
        program: AboutProgram,
        tasks: Tasks,
        commands: Commands,
        bridge: EventBridge,
        theme: Theme,
        thumbnails: Thumbnails,
        veil: Veil,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library, self._tasks, self._commands = library, tasks, commands
        self._theme, self._thumbnails, self._window = theme, thumbnails, window
        self._veil = veil
        self._program = program
        self._described = ""  # what was last asked whether it fits: the next photo is asked, too
        self._about: AboutOpener | None = None
        self._models: ModelsDialog | None = None
        self._download: DownloadProgress | None = None
        self._bridge = bridge
        bridge.models_changed.connect(self._load_models)
        bridge.download_progressed.connect(self._show_download)

    def choose_folder(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Choose a folder with photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self._commands.do(AddFolder(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def new_album(self, photo_ids: Sequence[int] = (), *, name: str = "", words: str = "") -> None:
        """Of photos, or described in `words`; neither is asked for by the name alone."""
        from photo_sorter.ui.dialogs.album import AlbumDialog

        dialog = AlbumDialog(self._window, by_hand=bool(photo_ids), name=name, words=words)
        dialog.decided.connect(
            lambda name, words: self._commands.do(CreateAlbum(name, words, of_photos(photo_ids)))
        )
        self._say_of_words(dialog)
        dialog.open()

    def change_album(self, album: Album) -> None:
        from photo_sorter.ui.dialogs.album import AlbumDialog

        dialog = AlbumDialog(self._window, album=album)
        dialog.decided.connect(
            lambda name, words: self._commands.do(ChangeAlbum(album.id, name, words))
        )
        self._say_of_words(dialog)
        dialog.open()

    def _say_of_words(self, dialog: AlbumDialog) -> None:
        """What is not understood of a description is said while it is typed."""
        search = self._library.search
        dialog.described.connect(
            lambda words: self._tasks.run(
                partial(search.remarks, words), dialog.say, newest="album words"
            )
        )
        dialog.finished.connect(lambda: self._tasks.forget("album words"))
        dialog.suggestions_wanted.connect(self.suggestions)
        dialog.ask()

    def suggestions(self) -> None:
        from photo_sorter.ui.dialogs.suggestions_opener import SuggestionsOpener

        SuggestionsOpener(
            self._library,
            self._tasks,
            self._commands,
            self._bridge,
            self._theme,
            self._thumbnails,
            self._window,
        ).open()

    def save_search(self, text: str) -> None:
        from photo_sorter.ui.dialogs.saved_search import SavedSearchDialog

        dialog = SavedSearchDialog(self._window, text=text)
        dialog.decided.connect(lambda name, words: self._commands.do(SaveSearch(name, words)))
        dialog.open()

    def change_search(self, search: SavedSearch) -> None:
        from photo_sorter.ui.dialogs.saved_search import SavedSearchDialog

        dialog = SavedSearchDialog(self._window, search=search)
        dialog.decided.connect(
            lambda name, words: self._commands.do(ChangeSearch(search.id, name, words))
        )
        dialog.open()

    def rename(self, photo_ids: Sequence[int]) -> None:
        from photo_sorter.ui.dialogs.rename import RenameDialog

        ids = [PhotoId(photo_id) for photo_id in photo_ids]

        def show(paths: list[str]) -> None:
            if not paths:
                self._tasks.failed.emit(files_away())
                return
            dialog = RenameDialog(self._window, paths)
            dialog.decided.connect(lambda pattern: self._commands.rename(ids, pattern))
            dialog.open()

        self._tasks.run(lambda: self._library.photos.renaming.paths(ids), show, newest="rename")

    def explain_turning(self, agreed: Callable[[], None]) -> None:
        from photo_sorter.ui.dialogs.turning import TurningDialog

        dialog = TurningDialog(self._window)
        dialog.agreed.connect(agreed)
        dialog.open()

    def fix_dates(self, photo_ids: Sequence[int]) -> None:
        from photo_sorter.ui.dialogs.dates import DatesDialog

        ids, dating = of_photos(photo_ids), self._library.photos.dating

        def show(photos: list[DatedPhoto]) -> None:
            if not photos:
                return
            dialog = DatesDialog(self._theme, self._thumbnails, self._veil, photos, self._window)

            def plan(fix: DateFix) -> None:
                self._tasks.run(
                    lambda: dating.plan(photos, fix), dialog.show_plan, newest="date plan"
                )

            dialog.asked.connect(plan)
            dialog.decided.connect(
                lambda fix: self._commands.do_made(lambda: dating.operation(ids, fix))
            )
            dialog.finished.connect(lambda: self._tasks.forget("date plan"))
            dialog.begin()
            dialog.open()

        self._tasks.run(lambda: dating.photos(ids), show, newest="dates")

    def edit(self, photo_ids: Sequence[int]) -> None:
        from photo_sorter.ui.dialogs.edit import EditDialog

        ids, editing = of_photos(photo_ids), self._library.photos.editing

        def read() -> tuple[CommonDetails, list[str]]:
            return editing.common(ids), [tag.name for tag in self._library.tags.all()]

        def show(found: tuple[CommonDetails, list[str]]) -> None:
            common, known = found
            if not common.photos:
                return
            dialog = EditDialog(self._theme, common, known, self._window)

            def count(edit: Edit) -> None:
                self._tasks.run(
                    lambda: editing.changing(ids, edit), dialog.show_changing, newest="edit"
                )

            dialog.asked.connect(count)
            dialog.decided.connect(
                lambda edit: self._commands.do_made(lambda: editing.operation(ids, edit))
            )
            dialog.dates_requested.connect(lambda: self.fix_dates(ids))
            dialog.finished.connect(lambda: self._tasks.forget("edit"))
            dialog.open()

        self._tasks.run(read, show, newest="common details")

    def fits(self, photo_id: int, search: Callable[[str], None]) -> None:
        """Which description fits the photo; `search` finds photos by one of them."""
        from photo_sorter.ui.dialogs.fits_opener import FitsOpener

        opener = FitsOpener(
            self._library, self._tasks, self._theme, self._thumbnails, PhotoId(photo_id),
            self._described, search, self._window, veiled=self._veil.hides(photo_id),
        )  # fmt: skip
        field = opener.dialog.field
        opener.dialog.finished.connect(lambda: self._keep_described(field.toPlainText()))
        opener.open()

    def _keep_described(self, text: str) -> None:
        self._described = text

    def settings(self, changes: SettingChanges) -> None:
        from photo_sorter.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._theme, changes.current(), self._window)
        dialog.changed.connect(lambda values: changes.change(**values))
        changes.shown.connect(dialog.show_holding)
        dialog.models_requested.connect(self.models)
        dialog.vocabulary_requested.connect(self.vocabulary)
        dialog.exclusions_requested.connect(self.exclusions)
        dialog.open()

    def exclusions(self) -> None:
        from photo_sorter.ui.dialogs.exclusions_opener import ExclusionsOpener

        ExclusionsOpener(
            self._library, self._tasks, self._commands, self._theme, self._window
        ).open()

    def captions(self, photo_ids: Sequence[int] | None) -> None:
        """Of these photos, or of all."""
        from photo_sorter.ui.dialogs.captions_opener import CaptionsOpener

        CaptionsOpener(
            self._library, self._tasks, self._commands, self.models, photo_ids, self._window
        ).open()

    def import_from_program(self) -> None:
        from photo_sorter.ui.dialogs.import_opener import ImportOpener

        ImportOpener(self._library, self._tasks, self._commands, self._window).open()

    def export(
        self, photo_ids: Sequence[int], start: Callable[[ExportPlan], None], changes: SettingChanges
    ) -> None:
        """`start` makes the copies that were decided on."""
        from photo_sorter.ui.dialogs.export_opener import ExportOpener

        ExportOpener(
            self._library, self._tasks, changes, self._theme, of_photos(photo_ids), start,
            self._window,
        ).open()  # fmt: skip

    def look(
        self,
        photo_id: int,
        saved: Callable[[MadeVersion], None],
        exported: Callable[[Path], None],
    ) -> None:
        """Another look for a photo; `saved` and `exported` hear what came of it."""
        from photo_sorter.ui.dialogs.look_opener import LookOpener

        LookOpener(
            self._library, self._tasks, PhotoId(photo_id), saved, exported, self._window
        ).open()

    def crop_words(self, photo_id: int, found: Callable[[Sequence[Region]], None]) -> None:
        """Which part of a photo to keep; `found` hears the proposals."""
        from photo_sorter.ui.dialogs.crop_words import CropWordsDialog

        CropWordsDialog(self._library, self._tasks, PhotoId(photo_id), found, self._window).open()

    def shortcuts(self, entries: Sequence[tuple[str, str]]) -> None:
        """`entries`: keys, and what they do."""
        from photo_sorter.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(entries, self._window)
        dialog.search_help_requested.connect(self.search_help)
        dialog.open()

    def search_help(self) -> None:
        from photo_sorter.ui.dialogs.search_help import SearchHelpDialog

        SearchHelpDialog(self._window).open()

    def palette(self, items: Sequence[MenuItem], search: Callable[[str], MenuItem]) -> None:
        from photo_sorter.ui.dialogs.palette import PaletteDialog

        PaletteDialog(self._theme, items, search, self._window).open()

    def about(self) -> None:
        from photo_sorter.ui.dialogs.about_opener import AboutOpener

        if self._about is None:
            self._about = AboutOpener(self._program, self._tasks, self._theme, self._window)
        self._about.open(self._library.settings.current().update_address)

    def edit_tag(self, name: str, renamed: Callable[[str], None]) -> None:
        """`renamed` hears of the new name when it is asked for."""
        from photo_sorter.ui.dialogs.tag import TagDialog

        def show(tags: Sequence[TagSummary]) -> None:
            said = {key_of(tag.name): tag.said or TagTraits(tag.name) for tag in tags}
            known = said.get(key_of(name), TagTraits(name))

            def decided(traits: TagTraits) -> None:
                self._commands.do(EditTag(known.name, traits))
                if traits.name != known.name:
                    renamed(traits.name)

            names = [tag.name for tag in tags]
            dialog = TagDialog(self._theme, known, names, self._window)
            dialog.decided.connect(decided)
            dialog.open()

        self._tasks.run(self._library.tags.tree, show, newest="edit tag")

    def export_tags(self) -> None:
        """As a keyword list, or as ours where its name ends in .json."""
        dialog = self._tag_file_dialog(self.tr("Export the tags"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(
            lambda path: self._tasks.run(
                partial(self._library.tags.write_list, Path(path)), in_order=True
            )
        )
        dialog.open()

    def import_tags(self) -> None:
        dialog = self._tag_file_dialog(self.tr("Import tags"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda path: self._commands.do_made(
                lambda: DescribeTags(tuple(self._library.tags.read_list(Path(path))))
            )
        )
        dialog.open()

    def _tag_file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        lists, ours = self.tr("Keyword list"), self.tr("All that is known of the tags")
        dialog.setNameFilters([f"{lists} (*.txt)", f"{ours} (*.json)"])
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def vocabulary(self) -> None:
        from photo_sorter.ui.dialogs.vocabulary import VocabularyDialog

        def read() -> tuple[Sequence[VocabularyTag], Sequence[VocabularyTag]]:
            return self._library.tags.vocabulary(), self._library.tags.default_vocabulary()

        def show(both: tuple[Sequence[VocabularyTag], Sequence[VocabularyTag]]) -> None:
            dialog = VocabularyDialog(self._theme, both[0], both[1], self._window)
            dialog.saved.connect(lambda tags: self._commands.do(SaveVocabulary(tuple(tags))))
            dialog.open()

        self._tasks.run(read, show, newest="vocabulary")

    def models(self) -> None:
        from photo_sorter.ui.dialogs.models import ModelsDialog

        dialog = self._models = ModelsDialog(self._window)
        dialog.finished.connect(self._models_closed)
        dialog.use_requested.connect(
            lambda name: self._tasks.run(
                lambda: self._library.models.use(name), lambda _: self._load_models()
            )
        )
        dialog.remove_requested.connect(
            lambda name: self._tasks.run(
                lambda: self._library.models.remove(name), lambda _: self._load_models()
            )
        )
        dialog.import_requested.connect(self._import)
        dialog.download_requested.connect(self._start_download)
        dialog.cancel_requested.connect(self._cancel_download)
        self._connect_endpoint(dialog.endpoint)
        dialog.show_download(self._download)
        self._load_models()
        dialog.open()

    def _connect_endpoint(self, card: EndpointCard) -> None:
        describers = self._library.describers
        card.changed.connect(
            lambda address, served: self._tasks.run(
                lambda: describers.set_endpoint(address, served),
                lambda _: self._load_models(),
                in_order=True,
            )
        )
        card.use_requested.connect(
            lambda: self._tasks.run(
                describers.use_endpoint, lambda _: self._load_models(), in_order=True
            )
        )

        def found(names: tuple[str, ...]) -> None:
            if self._models is not None:
                self._models.endpoint.show_models(names)

        def failed(error: PhotoSorterError) -> None:
            if self._models is not None:
                self._models.endpoint.show_error(error)

        card.test_requested.connect(
            lambda address: self._tasks.run(
                lambda: describers.models_at(address), found, failed, newest="endpoint"
            )
        )

    def _models_closed(self) -> None:
        self._models = None

    def _load_models(self) -> None:
        if self._models is not None:
            self._tasks.run(self._library.models.choices, self._show_models, newest="models")

    def _show_models(self, models: object) -> None:
        if self._models is not None:
            self._models.show_models(models)  # type: ignore[arg-type]
            self._models.endpoint.show_settings(self._library.settings.current())

    def _import(self, name: str, architecture: str, weights: str) -> None:
        self._tasks.run(
            lambda: self._library.models.import_checkpoint(name, architecture, Path(weights)),
            lambda _: self._load_models(),
        )

    def _start_download(self, name: str) -> None:
        self._show_download(DownloadProgress(name, 0, 0))
        self._tasks.run(
            lambda: self._library.models.download(name),
            lambda _: self._end_download(),
            self._download_failed,
        )

    def _cancel_download(self) -> None:
        self._tasks.run(self._library.models.cancel_download)
        self._end_download()

    def _download_failed(self, error: PhotoSorterError) -> None:
        self._end_download()
        self._tasks.failed.emit(error)

    def _end_download(self) -> None:
        self._download = None
        if self._models is not None:
            self._models.show_download(None)
        self._load_models()

    def _show_download(self, progress: DownloadProgress) -> None:
        if self._download is None and progress.received:
            return  # a late report of a download that was cancelled
        self._download = progress
        if self._models is not None:
            self._models.show_download(progress)
