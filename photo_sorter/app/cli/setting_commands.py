"""`settings` lists the settings, `settings set` changes one."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.output import Output
from photo_sorter.core.setting_spec import SettingSpec, Value, written
from photo_sorter.core.settings import SPECS, parse, spec_of
from photo_sorter.services.library import Library

_HIDDEN = "(hidden)"  # stands for a secret that is set


def add_parsers(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], flag: argparse.ArgumentParser
) -> None:
    """The grammar: `settings` and `settings set NAME VALUE`; `flag` brings --json."""
    text = "List the settings, or change one."
    parser = commands.add_parser("settings", help=text, description=text, parents=[flag])
    changes = parser.add_subparsers(dest="settings_command", metavar="COMMAND")
    change = changes.add_parser("set", help="Change a setting.", parents=[flag])
    change.add_argument("name", metavar="NAME")
    change.add_argument("value", metavar="VALUE")


def list_settings(library: Library, args: argparse.Namespace, out: Output) -> None:
    """One object a line: `name`, `value`, `default`, `title`, `help`, `values`.
    A secret's value is not printed."""
    current = library.settings.current()
    for spec in SPECS:
        _print(spec, getattr(current, spec.name), out)


def set_setting(library: Library, args: argparse.Namespace, out: Output) -> None:
    spec = spec_of(args.name)
    value = parse(args.name, args.value)
    if spec.name == "model" and isinstance(value, str):
        library.models.use(value)  # which refuses one that is not installed
    else:
        library.settings.change(**{spec.name: value})
    _print(spec, value, out)


def _print(spec: SettingSpec, value: Value, out: Output) -> None:
    shown = _HIDDEN if spec.secret and value else value
    out.object(
        {
            "name": spec.name,
            "value": shown,
            "default": spec.default,
            "title": spec.title,
            "help": spec.help,
            "values": spec.allowed(),
        },
        [f"{spec.name} = {written(shown)}"],
    )
