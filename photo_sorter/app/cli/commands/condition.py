"""What the library holds, and whether it is whole."""

from __future__ import annotations

import argparse
from typing import Any

from photo_sorter.app.cli.command import Command, always
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.views import IndexServerState
from photo_sorter.services.library import Library


def status(library: Library, args: argparse.Namespace, out: Output) -> None:
    now = library.status.counts()
    server = library.status.index_server(ask=True)
    out.object(
        {
            "photos": now.photos,
            "embedded": now.embedded,
            "pending": now.pending,
            "failed": now.failed,
            "model": now.model,
            "folders": [printable(folder) for folder in now.folders],
            "excluded": [printable(pattern) for pattern in now.excluded],
            **_server_values(server),
        },
        [
            f"{now.photos:,} photos, {now.embedded:,} of them searchable",
            f"{now.pending:,} files waiting, {now.failed:,} need attention",
            f"model: {now.model}",
            *(f"folder: {printable(folder)}" for folder in now.folders),
            *(f"passed over: {printable(pattern)}" for pattern in now.excluded),
            *_server_lines(server),
        ],
    )


def _server_values(server: IndexServerState | None) -> dict[str, Any]:
    if server is None:
        return {"index": "local"}
    problem = "" if server.problem is None else str(server.problem)
    return {"index": server.address, "index_waiting": server.waiting, "index_problem": problem}


def _server_lines(server: IndexServerState | None) -> list[str]:
    if server is None:
        return []
    waiting = f", {server.waiting:,} vectors wait to be sent" if server.waiting else ""
    lines = [f"index: {server.address}{waiting}"]
    return lines if server.problem is None else [*lines, f"  {server.problem}"]


def _doctor_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")


def doctor(library: Library, args: argparse.Namespace, out: Output) -> None:
    findings = library.doctor.examine(args.repair)
    for finding in findings:
        mended = "mended" if finding.repaired else "found"
        out.object(
            {
                "problem": finding.problem,
                "repaired": finding.repaired,
                "remedy": finding.remedy,
            },
            [f"{mended}: {finding.problem}. {finding.remedy}".rstrip()],
        )
    if not findings:
        out.note("Everything is in order.")


COMMANDS = (
    Command("status", "Print what the library holds.", status, reads=always),
    Command(
        "doctor",
        "Look for problems in the library.",
        doctor,
        _doctor_arguments,
        lambda args: not args.repair,
    ),
)
