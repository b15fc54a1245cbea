"""Brings the stored settings of an earlier version to the present schema, before they are read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

log = logging.getLogger(__name__)

SCHEMA_KEY = "schema"
_FIRST = 1  # files without a number


@dataclass(frozen=True, slots=True)
class SettingsMigration:
    """Takes the settings of schema `number` - 1 to `number`.

    `change` works on the plain dict, in place, and must bear any value: a person may have written
    the file by hand."""

    number: int
    change: Callable[[dict[str, Any]], None]


# By number, from 2 on, without a gap. A setting that is added needs none: it has a default.
MIGRATIONS: tuple[SettingsMigration, ...] = ()


def migrated(
    stored: Mapping[str, Any], migrations: Sequence[SettingsMigration] = MIGRATIONS
) -> dict[str, Any]:
    """The settings in the newest schema that `migrations` knows, with its number. What a newer
    version has written is given back as it is, with its number and all its keys."""
    content = dict(stored)
    number = _number(stored)
    for migration in migrations:
        if migration.number > number:
            migration.change(content)
            number = migration.number
    content[SCHEMA_KEY] = number
    return content


def _number(stored: Mapping[str, Any]) -> int:
    number = stored.get(SCHEMA_KEY, _FIRST)
    if type(number) is int and number >= _FIRST:
        return number
    log.warning("The number of the settings' schema is not understood: %r", number)
    return _FIRST
