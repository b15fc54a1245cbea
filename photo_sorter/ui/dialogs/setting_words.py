"""The texts of the settings in the person's language.

Made of photo_sorter/core/settings.py by `python -m tools.settings_words`; do not edit."""

# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from photo_sorter.ui.base.words import translate


def setting_words() -> dict[str, str]:
    """The English texts of the settings, and each in the person's language."""
    return {
        "Appearance": translate("Settings", "Appearance"),
        "Whether the window is light or dark.": translate("Settings", "Whether the window is light or dark."),
        "Like the system": translate("Settings", "Like the system"),
        "Light": translate("Settings", "Light"),
        "Dark": translate("Settings", "Dark"),
        "Language": translate("Settings", "Language"),
        "The language of the window, and how it writes dates and numbers.": translate("Settings", "The language of the window, and how it writes dates and numbers."),
        "English": translate("Settings", "English"),
        "Deutsch": translate("Settings", "Deutsch"),
        "Photos": translate("Settings", "Photos"),
        "Whether photos keep their shape or fill squares.": translate("Settings", "Whether photos keep their shape or fill squares."),
        "Keep the photos' shape": translate("Settings", "Keep the photos' shape"),
        "Fill squares": translate("Settings", "Fill squares"),
        "Order of the photos": translate("Settings", "Order of the photos"),
        "What comes first: the newest photos, or those with most stars.": translate("Settings", "What comes first: the newest photos, or those with most stars."),
        "Newest first": translate("Settings", "Newest first"),
        "Best rated first": translate("Settings", "Best rated first"),
        "Size of the photos": translate("Settings", "Size of the photos"),
        "How high a row of photos is, as the slider above the photos sets it.": translate("Settings", "How high a row of photos is, as the slider above the photos sets it."),
        "How sure a match must be": translate("Settings", "How sure a match must be"),
        "Lower shows more photos, higher only those that fit surely.": translate("Settings", "Lower shows more photos, higher only those that fit surely."),
        "Search shows": translate("Settings", "Search shows"),
        "← more photos · only sure ones →": translate("Settings", "← more photos · only sure ones →"),
        "Recent searches": translate("Settings", "Recent searches"),
        "Whether the search field offers what was searched for lately; switched off, what is kept is forgotten.": translate("Settings", "Whether the search field offers what was searched for lately; switched off, what is kept is forgotten."),
        "Keep the last 50": translate("Settings", "Keep the last 50"),
        "Keep none": translate("Settings", "Keep none"),
        "Tags and ratings in files": translate("Settings", "Tags and ratings in files"),
        "When what you say of photos is written beside them, where other programs read it too.": translate("Settings", "When what you say of photos is written beside them, where other programs read it too."),
        "Tags in files": translate("Settings", "Tags in files"),
        "Keep them here": translate("Settings", "Keep them here"),
        "Write them when I ask for it": translate("Settings", "Write them when I ask for it"),
        "Always write them": translate("Settings", "Always write them"),
        "Where tags and ratings are written": translate("Settings", "Where tags and ratings are written"),
        "Beside the photos, or into the photos' own files by ExifTool, which has to be installed; RAW files and files that already have a sidecar keep to sidecars.": translate("Settings", "Beside the photos, or into the photos' own files by ExifTool, which has to be installed; RAW files and files that already have a sidecar keep to sidecars."),
        "Where they stand": translate("Settings", "Where they stand"),
        "What you say is then written into your photos' files. ExifTool writes a copy of each, which takes the file's place only where it shows the very same picture. Keep a backup all the same.": translate("Settings", "What you say is then written into your photos' files. ExifTool writes a copy of each, which takes the file's place only where it shows the very same picture. Keep a backup all the same."),
        "In sidecars beside the photos": translate("Settings", "In sidecars beside the photos"),
        "In the photos' own files": translate("Settings", "In the photos' own files"),
        "Sensitive pictures": translate("Settings", "Sensitive pictures"),
        "Whether photos of nudity, blood and injuries are looked for and hidden behind a veil until you ask to see them.": translate("Settings", "Whether photos of nudity, blood and injuries are looked for and hidden behind a veil until you ask to see them."),
        "Do not look for them": translate("Settings", "Do not look for them"),
        "Look for them and hide them": translate("Settings", "Look for them and hide them"),
        "Private documents": translate("Settings", "Private documents"),
        "Whether photos of passports, identity cards and bank cards are looked for and hidden behind a veil until you ask to see them.": translate("Settings", "Whether photos of passports, identity cards and bank cards are looked for and hidden behind a veil until you ask to see them."),
        "Look through the folders": translate("Settings", "Look through the folders"),
        "How often all folders are compared with the disk, beside being watched.": translate("Settings", "How often all folders are compared with the disk, beside being watched."),
        "every 15 minutes": translate("Settings", "every 15 minutes"),
        "every hour": translate("Settings", "every hour"),
        "every 6 hours": translate("Settings", "every 6 hours"),
        "once a day": translate("Settings", "once a day"),
        "Look at network folders": translate("Settings", "Look at network folders"),
        "How often folders are looked at whose file system does not tell of changes.": translate("Settings", "How often folders are looked at whose file system does not tell of changes."),
        "Model": translate("Settings", "Model"),
        "The model that understands the photos; another one reads them anew in the background.": translate("Settings", "The model that understands the photos; another one reads them anew in the background."),
        "Keep the model in memory": translate("Settings", "Keep the model in memory"),
        "How long the process that reads photos stays when there is nothing to do.": translate("Settings", "How long the process that reads photos stays when there is nothing to do."),
        "Photos read at a time": translate("Settings", "Photos read at a time"),
        "How many photos are read at the same time; 0 chooses by the processor.": translate("Settings", "How many photos are read at the same time; 0 chooses by the processor."),
        "Index server": translate("Settings", "Index server"),
        "The address of a Chroma server that several computers share; when empty, everything stays on this computer.": translate("Settings", "The address of a Chroma server that several computers share; when empty, everything stays on this computer."),
        "Token for the index server": translate("Settings", "Token for the index server"),
        "What the index server asks for before it answers.": translate("Settings", "What the index server asks for before it answers."),
        "Address for new versions": translate("Settings", "Address for new versions"),
        "The address of a document that names the newest version; when empty, nobody looks for one.": translate("Settings", "The address of a document that names the newest version; when empty, nobody looks for one."),
        "First start done": translate("Settings", "First start done"),
        "Whether the page for the first start has been seen.": translate("Settings", "Whether the page for the first start has been seen."),
    }
