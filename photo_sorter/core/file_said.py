"""What a file said of itself when it was last read, in one place."""

from __future__ import annotations

import json
from typing import Any

from photo_sorter.core.faces import Face
from photo_sorter.core.photo import PhotoMetadata


def file_said(metadata: PhotoMetadata) -> str:
    """JSON without what is absent; "{}" where the file says nothing."""
    told: dict[str, Any] = {
        "keywords": list(metadata.keywords),
        "title": metadata.title,
        "description": metadata.description,
        "rejected": metadata.rejected,
        "label": metadata.label.name.lower() if metadata.label else None,
        "faces": [[f.name, f.x, f.y, f.width, f.height] for f in metadata.faces],
    }
    said = {name: value for name, value in told.items() if value}
    if metadata.rating is not None:
        said["rating"] = metadata.rating
    return json.dumps(said, separators=(",", ":"))


def faces_in(said: str) -> tuple[Face, ...]:
    """The faces in what `file_said` gave, or in nothing."""
    if '"faces"' not in said:
        return ()
    return tuple(Face(*values) for values in json.loads(said).get("faces", ()))
