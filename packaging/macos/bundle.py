"""What makes the bundle an app of macOS: the values of its Info.plist. The spec imports this."""

from __future__ import annotations

from typing import Any

APP_NAME = "Photo Sorter.app"
IDENTIFIER = "io.github.photo_sorter.PhotoSorter"  # as on Linux

# What is offered under "Open With"; the types are Apple's names of them.
_TYPES = {
    "Image": (
        "public.jpeg", "public.png", "org.webmproject.webp", "com.compuserve.gif", "public.tiff",
        "com.microsoft.bmp", "public.heic", "public.heif", "public.avif",
        "public.jpeg-xl", "public.jpeg-2000", "public.camera-raw-image",
        "com.adobe.photoshop-image",
    ),
    "Folder": ("public.folder",),
}  # fmt: skip

_WHY_FOLDERS = "Photo Sorter reads the folders of photos that you add to it."


def info_plist(version: str) -> dict[str, Any]:
    return {
        "CFBundleName": "Photo Sorter",
        "CFBundleDisplayName": "Photo Sorter",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        # The folder holds two programs, and PyInstaller takes the first one: the command line.
        "CFBundleExecutable": "photo-sorter-gui",
        "LSBackgroundOnly": False,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": name,
                "CFBundleTypeRole": "Viewer",
                # In the list of others, never in the place of what the person has chosen.
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": list(types),
            }
            for name, types in _TYPES.items()
        ],
        "LSApplicationCategoryType": "public.app-category.photography",
        "LSMinimumSystemVersion": "13.0",  # what Qt 6.11 asks for
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
        "NSDesktopFolderUsageDescription": _WHY_FOLDERS,
        "NSDocumentsFolderUsageDescription": _WHY_FOLDERS,
        "NSDownloadsFolderUsageDescription": _WHY_FOLDERS,
        "NSRemovableVolumesUsageDescription": _WHY_FOLDERS,
        "NSNetworkVolumesUsageDescription": _WHY_FOLDERS,
    }
