"""`settings` lists the settings, `settings set` changes one."""

from __future__ import annotations

import argparse

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output
from photo_sorter.core.setting_spec import SettingSpec, Value, written
from photo_sorter.core.settings import SPECS, parse, spec_of
from photo_sorter.services.library import Library

_HIDDEN = "(hidden)"  # stands for a secret that is set


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("value", metavar="VALUE")


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


COMMANDS = (
    Command("settings", "List the settings, or change one.", list_settings, reads=always),
    Command("settings set", "Change a setting.", set_setting, _set_arguments),
)
