"""Figures beside what they are held against, as a table and as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement. `value` is held to `limit`: at most that, or at least that (`at_least`).

    `beside` says in words what was measured in the same run to compare with; `limit` None means
    that nothing is asked of the value.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    at_least: bool = False
    beside: str = ""

    @property
    def reached(self) -> bool | None:
        if self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Skipped:
    """A measure that cannot be taken on this machine, and why."""

    name: str
    reason: str


Line = Figure | Skipped


def machine() -> str:
    """The processor, its cores and the memory, in words."""
    model = platform.processor() or platform.machine()
    features = ""
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
            if line.startswith("flags"):
                known = {"avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile"}
                features = ", " + " ".join(sorted(known & set(line.split())))
        kilobytes = int(Path("/proc/meminfo").read_text("utf-8").split()[1])
        memory = f", {kilobytes / 2**20:.0f} GiB"
    except OSError:
        memory = ""
    return f"{model}, {os.cpu_count()} cores{memory}{features}; Python {platform.python_version()}"


def table(lines: Iterable[Line]) -> str:
    """A Markdown table."""
    rows = ["| measure | value | to reach | beside |", "|---|---|---|---|"]
    for line in lines:
        if isinstance(line, Skipped):
            rows.append(f"| {line.name} | not measured | | {line.reason} |")
            continue
        aim = ""
        if line.limit is not None:
            sign = "≥" if line.at_least else "≤"
            aim = f"{sign} {_number(line.limit)} {'✓' if line.reached else '**missed**'}"
        rows.append(f"| {line.name} | {_number(line.value)} {line.unit} | {aim} | {line.beside} |")
    return "\n".join(rows)


def as_json(lines: Sequence[Line], command: str) -> str:
    """One object: the machine, the day, the command and every line."""
    return json.dumps(
        {
            "machine": machine(),
            "date": date.today().isoformat(),
            "command": command,
            "figures": [
                {**asdict(x), "reached": x.reached} for x in lines if isinstance(x, Figure)
            ],
            "skipped": [asdict(x) for x in lines if isinstance(x, Skipped)],
        },
        indent=2,
        ensure_ascii=False,
    )


def _number(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:,.0f}"
