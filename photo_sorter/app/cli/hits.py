"""Prints photos that were found, best first."""

from __future__ import annotations

from collections.abc import Sequence

from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.stacks import place_of
from photo_sorter.core.views import Hit
from photo_sorter.services.library import Library


def print_hits(library: Library, hits: Sequence[Hit], out: Output) -> None:
    paths = library.photos.paths([hit.photo_id for hit in hits])
    stacks = library.stacks.of([hit.photo_id for hit in hits])
    for hit in hits:
        path = paths.get(hit.photo_id)
        stack = place_of(hit.photo_id, stacks)
        stacked = (
            {}
            if stack is None
            else {"stack": {"id": stack.stack_id, "number": stack.number, "count": stack.count}}
        )
        if path is not None:
            out.object(
                {
                    "path": printable(path),
                    "score": round(hit.score, 4),
                    "matched": hit.found_by.names,
                    **stacked,
                },
                [f"{hit.score:5.2f}  {printable(path)}"],
            )
