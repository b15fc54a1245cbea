"""The grammar of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from photo_sorter import __version__
from photo_sorter.app.cli import setting_commands

DEFAULT_LIMIT = 50


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def build_parser() -> argparse.ArgumentParser:
    json_flag = argparse.ArgumentParser(add_help=False)
    json_flag.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, nothing else"
    )
    parser = argparse.ArgumentParser(
        prog="photo-sorter",
        description="Find and sort the photos on this computer by what they show. "
        "Without a command the window opens.",
        parents=[json_flag],
    )
    parser.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        help="where the library is kept (also $PHOTO_SORTER_LIBRARY)",
    )
    parser.add_argument(
        "--index",
        metavar="URL",
        help="a Chroma server for the vectors, like http://host:8000, that several machines share; "
        '"local" keeps them in the library; by default the settings say',
    )
    parser.add_argument("--version", action="version", version=f"photo_sorter {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[json_flag])

    add = command("add", "Watch folders.")
    add.add_argument("folders", nargs="+", metavar="FOLDER")
    remove = command("remove", "Stop watching a folder; its files stay where they are.")
    remove.add_argument("folder", metavar="FOLDER")
    command("index", "Take in what is new in the folders, once, to the end.")
    command("watch", "Follow the folders and take in what is new until interrupted.")

    search = command("search", "Find photos by words, tags, dates, cameras and more.")
    search.add_argument(
        "query", metavar="QUERY", help='for example "red car -person date:2019 rating:>=3"'
    )
    search.add_argument("--folder", metavar="FOLDER", help="only in this watched folder")
    search.add_argument("--tag", metavar="TAG", help="only photos that have this tag")
    search.add_argument("--album", metavar="ALBUM", help="only photos of this album")
    _add_limits(search)
    similar = command("similar", "Find photos that look like a picture.")
    similar.add_argument("image", metavar="IMAGE")
    _add_limits(similar)
    describe = command("describe", "Say in words what a picture shows.")
    describe.add_argument("image", metavar="IMAGE")
    describe.add_argument(
        "--among", type=Path, metavar="FILE", help="descriptions to choose from, one a line"
    )

    rename = command("rename", "Rename photos' files; ## in the name counts them.")
    rename.add_argument("name", metavar="NAME", help='for example "Holiday ##"')
    rename.add_argument("paths", nargs="+", metavar="PATH")

    tags = command("tags", "Print the tags of photos (of all of them without a path).")
    tags.add_argument("paths", nargs="*", metavar="PATH")
    tag = commands.add_parser("tag", help="Add or remove a tag of photos.")
    tag_commands = tag.add_subparsers(dest="tag_command", metavar="COMMAND", required=True)
    for name, text in (
        ("add", "Add a tag to photos."),
        ("remove", "Take a tag away from photos, for good."),
    ):
        _add_named_photos(tag_commands.add_parser(name, help=text, parents=[json_flag]))
    command("albums", "List the albums.")
    album = commands.add_parser("album", help="Create, change or show an album.")
    album_commands = album.add_subparsers(dest="album_command", metavar="COMMAND", required=True)
    create = album_commands.add_parser(
        "create", help="Make an album that fills itself.", parents=[json_flag]
    )
    create.add_argument("name", metavar="NAME")
    create.add_argument("--describe", metavar="TEXT", default="", help="what it takes in")
    for name, text in (
        ("add", "Put photos into an album."),
        ("remove", "Take photos out of an album, for good; their files stay."),
    ):
        _add_named_photos(album_commands.add_parser(name, help=text, parents=[json_flag]))
    show = album_commands.add_parser("show", help="List an album's photos.", parents=[json_flag])
    show.add_argument("name", metavar="NAME")

    command("undo", "Take back what was done last.")
    command("redo", "Do again what was undone last.")
    command("history", "List what was done, newest first.")

    models = commands.add_parser("models", help="List, fetch, import and switch models.")
    model_commands = models.add_subparsers(dest="model_command", metavar="COMMAND", required=True)
    model_commands.add_parser("list", help="List the models.", parents=[json_flag])
    for name, text in (
        ("use", "Switch to a model; photos are embedded anew by `index`."),
        ("download", "Fetch a model from the network."),
        ("remove", "Delete a model's files and its vectors."),
    ):
        model_commands.add_parser(name, help=text, parents=[json_flag]).add_argument("name")
    importing = model_commands.add_parser(
        "import", help="Use a local checkpoint.", parents=[json_flag]
    )
    importing.add_argument("name")
    importing.add_argument("--architecture", required=True, metavar="ARCH")
    importing.add_argument("--weights", required=True, type=Path, metavar="FILE")

    setting_commands.add_parsers(commands, json_flag)
    command("status", "Print what the library holds.")
    doctor = command("doctor", "Look for problems in the library.")
    doctor.add_argument("--repair", action="store_true", help="mend what can be mended")
    evaluate = command("eval", "Measure a model on labelled pictures.")
    evaluate.add_argument("--dataset", type=Path, required=True, metavar="DIR")
    evaluate.add_argument("--model", default="builtin", metavar="NAME")
    demo = command("demo", "Fill a fresh library with sample photographs and open the window.")
    demo.add_argument(
        "--picture", type=Path, metavar="FILE", help="save the window's picture here instead"
    )
    return parser


def _add_named_photos(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("paths", nargs="+", metavar="PATH")


def _add_limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=positive, default=DEFAULT_LIMIT, metavar="N")
    parser.add_argument(
        "--all", action="store_true", help="also weaker matches: no cut-off by relevance"
    )
