"""The person's choices, as plain data: a setting is one entry here, and nothing else names it
but those who use its value. Stored by a settings adapter; absent values are defaults.

The settings dialog, its texts to be translated and docs/settings.md are made of this table."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final

from photo_sorter.core.describing.endpoint_address import endpoint_address
from photo_sorter.core.errors import NotFoundError
from photo_sorter.core.exporting.options import options_text, read_options
from photo_sorter.core.exporting.presets import presets_text, read_presets
from photo_sorter.core.problems import Problem
from photo_sorter.core.server_address import server_address, server_token
from photo_sorter.core.setting_spec import SPEC, Effect, SettingSpec, Value, setting

ROW_HEIGHT_LEAST: Final = 80  # pixels
ROW_HEIGHT_MOST: Final = 420


def _server(text: str) -> str:
    return server_address(text) if text.strip() else ""


def _presets(text: str) -> str:
    return presets_text(read_presets(text))


def _endpoint(text: str) -> str:
    return endpoint_address(text) if text.strip() else ""


def _export(text: str) -> str:
    return options_text(read_options(text)) if text.strip() else ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The values. The order is the one in the dialog."""

    theme: str = setting(
        "system",
        "Appearance",
        "Whether the window is light or dark.",
        choices=(("system", "Like the system"), ("light", "Light"), ("dark", "Dark")),
        shown=True,
    )
    language: str = setting(
        "",
        "Language",
        "The language of the window, and how it writes dates and numbers.",
        # A language has its own name: people look for that.
        choices=(("", "Like the system"), ("en", "English"), ("de", "Deutsch")),
        shown=True,
    )
    square_cells: bool = setting(
        False,
        "Photos",
        "Whether photos keep their shape or fill squares.",
        choices=((False, "Keep the photos' shape"), (True, "Fill squares")),
        shown=True,
    )
    order: str = setting(
        "newest",
        "Order of the photos",
        "What comes first: the newest photos, or those with most stars.",
        choices=(("newest", "Newest first"), ("best_rated", "Best rated first")),
    )
    row_height: int = setting(
        180,
        "Size of the photos",
        "How high a row of photos is, as the slider above the photos sets it.",
        bounds=(ROW_HEIGHT_LEAST, ROW_HEIGHT_MOST),
        unit="pixels",
    )
    strictness: float = setting(
        0.5,
        "How sure a match must be",
        "Lower shows more photos, higher only those that fit surely.",
        bounds=(0, 1),
        shown=True,
        label="Search shows",
        scale="← more photos · only sure ones →",
    )
    recent_searches: bool = setting(
        True,
        "Recent searches",
        "Whether the search field offers what was searched for lately; "
        "switched off, what is kept is forgotten.",
        choices=((True, "Keep the last 50"), (False, "Keep none")),
        shown=True,
    )
    read_text: bool = setting(
        True,
        "Text in pictures",
        "Whether text that is seen in photos, on papers, signs and screens, is read, so that "
        "photos are found by it; everything happens on this computer.",
        choices=((True, "Read it"), (False, "Do not read it")),
        shown=True,
    )
    stack_by_itself: bool = setting(
        False,
        "Bursts and edits",
        "Whether photos of one burst, and edits beside their original, are put into stacks: one "
        "photo is shown for all of them.",
        choices=((False, "Show each photo"), (True, "Stack them")),
        shown=True,
    )
    write_captions: bool = setting(
        False,
        "Captions",
        "Whether the model that describes photos writes a sentence on each photo by itself, when "
        "there is nothing else to do.",
        choices=((False, "Only where I ask for them"), (True, "Write them for all photos")),
        shown=True,
    )
    write_sidecars: str = setting(
        "off",
        "Tags and ratings in files",
        "When what you say of photos is written beside them, where other programs read it too.",
        choices=(
            ("off", "Keep them here"),
            ("on_request", "Write them when I ask for it"),
            ("always", "Always write them"),
        ),
        shown=True,
        label="Tags in files",
    )
    write_into_files: bool = setting(
        False,
        "Where tags and ratings are written",
        "Beside the photos, or into the photos' own files by ExifTool, which has to be installed; "
        "RAW files and files that already have a sidecar keep to sidecars.",
        choices=(
            (False, "In sidecars beside the photos"),
            (True, "In the photos' own files"),
        ),
        shown=True,
        label="Where they stand",
        warning="What you say is then written into your photos' files. ExifTool writes a copy of "
        "each, which takes the file's place only where it shows the very same picture. Keep a "
        "backup all the same.",
    )
    sensitive_pictures: bool = setting(
        False,
        "Sensitive pictures",
        "Whether photos of nudity, blood and injuries are looked for and hidden behind a veil "
        "until you ask to see them.",
        choices=((False, "Do not look for them"), (True, "Look for them and hide them")),
        shown=True,
    )
    private_documents: bool = setting(
        False,
        "Private documents",
        "Whether photos of passports, identity cards and bank cards are looked for and hidden "
        "behind a veil until you ask to see them.",
        choices=((False, "Do not look for them"), (True, "Look for them and hide them")),
        shown=True,
    )
    rescan_minutes: float = setting(
        60.0,
        "Look through the folders",
        "How often all folders are compared with the disk, beside being watched.",
        bounds=(1, 43_200),
        unit="minutes",
        choices=(
            (15.0, "every 15 minutes"),
            (60.0, "every hour"),
            (360.0, "every 6 hours"),
            (1440.0, "once a day"),
        ),
        shown=True,
    )
    polling_seconds: float = setting(
        30.0,
        "Look at network folders",
        "How often folders are looked at whose file system does not tell of changes.",
        bounds=(1, 86_400),
        unit="seconds",
        effect=Effect.WHEN_OPENED,
    )
    model: str = setting(
        "builtin",
        "Model",
        "The model that understands the photos; another one reads them anew in the background.",
    )
    look_model: str = setting(
        "builtin-look",
        "Model of looks",
        "The model that tells what looks the same; another one reads the photos anew in the "
        "background.",
    )
    describer: str = setting(
        "builtin-describer",
        "Model that describes photos",
        "The model that says in words what a photo shows; “endpoint” is the program on this "
        "computer at the address below.",
    )
    describer_address: str = setting(
        "",
        "Address of a program that describes photos",
        "The address of llama.cpp, Ollama, LM Studio or the like on this computer; "
        "when empty, none is asked.",
        form=_endpoint,
    )
    describer_served: str = setting(
        "",
        "Model of that program",
        "Which of that program's models describes photos; when empty, its only one.",
    )
    engine_idle_seconds: float = setting(
        60.0,
        "Keep the model in memory",
        "How long the process that reads photos stays when there is nothing to do.",
        bounds=(1, 86_400),
        unit="seconds",
        effect=Effect.WHEN_OPENED,
    )
    engine_workers: int = setting(
        0,
        "Photos read at a time",
        "How many photos are read at the same time; 0 chooses by the processor.",
        bounds=(0, 64),
        effect=Effect.WHEN_OPENED,
    )
    index_server: str = setting(
        "",
        "Index server",
        "The address of a Chroma server that several computers share; "
        "when empty, everything stays on this computer.",
        form=_server,
        effect=Effect.WHEN_OPENED,
    )
    index_token: str = setting(
        "",
        "Token for the index server",
        "What the index server asks for before it answers.",
        form=server_token,
        secret=True,
        effect=Effect.WHEN_OPENED,
    )
    update_address: str = setting(
        "",
        "Address for new versions",
        "The address of a document that names the newest version; "
        "when empty, nobody looks for one.",
    )
    export_options: str = setting(
        "",
        "Last export",
        "How photos were exported last; when empty, as they are.",
        form=_export,
    )
    export_presets: str = setting(
        "",
        "Own ways to export",
        "Options of exports that you gave names to.",
        form=_presets,
    )
    export_folder: str = setting(
        "",
        "Folder of the last export",
        "Where photos were exported to last.",
    )
    sidecars_offered: bool = setting(
        False,
        "Writing beside photos offered",
        "Whether you were asked if tags and ratings are to be written beside the photos.",
    )
    turning_explained: bool = setting(
        False,
        "Turning explained",
        "Whether you were told what turning a photo changes in its file.",
    )
    first_start_done: bool = setting(
        False,
        "First start done",
        "Whether the page for the first start has been seen.",
    )


SPECS: tuple[SettingSpec, ...] = tuple(
    replace(field.metadata[SPEC], name=field.name) for field in fields(Settings)
)


def spec_of(name: str) -> SettingSpec:
    """Raises NotFoundError where there is no such setting."""
    for spec in SPECS:
        if spec.name == name:
            return spec
    raise NotFoundError(Problem.SETTING_UNKNOWN, name=name)


def validate(name: str, value: object) -> Value:
    """The value as it is kept. Raises InvalidInputError where it is of the wrong type, out of the
    range or not among the choices, NotFoundError where there is no such setting."""
    spec = spec_of(name)
    fitting = spec.fitting(value)
    return spec.form(fitting) if spec.form is not None and isinstance(fitting, str) else fitting


def parse(name: str, text: str) -> Value:
    """The value that a person wrote. Raises as `validate` does."""
    spec = spec_of(name)
    value: Value = text
    try:
        if isinstance(spec.default, bool):
            value = {"yes": True, "true": True, "no": False, "false": False}[text.lower()]
        elif isinstance(spec.default, int | float):
            value = type(spec.default)(text)
    except (KeyError, ValueError):
        raise spec.refusal() from None
    return validate(name, value)
