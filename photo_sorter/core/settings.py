"""The person's choices, as plain data. Stored by a settings adapter; absent values are defaults."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    model: str = "builtin"
    language: str = ""  # "" follows the system
    theme: str = "system"  # "system", "light", "dark"
    square_cells: bool = False  # squares instead of justified rows
    row_height: int = 180  # pixels at scale 1
    strictness: float = 0.5  # 0 shows more, 1 shows only what is certain
    polling_seconds: float = 30.0  # for folders whose file system sends no events
    rescan_minutes: float = 60.0
    engine_idle_seconds: float = 60.0
    engine_workers: int = 0  # decoding threads; 0 chooses by the processor
    first_start_done: bool = False
    index_server: str = ""  # url of a Chroma server for the vectors; "" keeps them in the library
    index_token: str = field(default="", repr=False)  # a secret: kept out of every log
    update_address: str = ""  # url of a document that names the newest version; "" has none
