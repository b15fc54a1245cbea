"""Kills plans of sorting while they run, and looks at every file each time.

    python -m tests.torture.sort_kills PLACE OTHER KILLS FILES SEED

PLACE and OTHER are folders on two file systems, or on one. A child carries a plan out, or takes it
back, and a timer of the system ends it at any point, without a word to Python. What is whole is
asked after each kill; the runs that follow are killed, too, until one comes to its end. Prints how
many were killed; an assertion fails where a file is lost, doubled or changed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from photo_sorter.adapters.content_hash import hash_file
from photo_sorter.core.photo import FilePath
from photo_sorter.core.sorting.plan import (
    EntryState,
    PlanId,
    PlanState,
    SortAction,
    SortOptions,
)
from photo_sorter.core.sorting.rules import parse_rules
from tests.services.sort_rig import SortRig, sort_rig

Hashes = Mapping[FilePath, str | None]
RULES = "name:a* -> A/{year}/{month:02}\n* -> {year}/{counter:04}"


@dataclass(slots=True)
class Campaign:
    place: Path
    other: Path
    files: int
    noise: random.Random
    killed: int = 0
    whole_seconds: float = 0.05  # what a run takes that nobody kills

    def round(self, number: int, copying: bool, across: bool) -> None:
        """One plan, killed several times on its way there or back."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.rmtree(self.other, ignore_errors=True)
        self.place.mkdir(parents=True)
        self.other.mkdir(parents=True)
        into = str(self.other if across else self.place / "pictures" / "Sorted")
        with self.rig() as rig:
            originals = self.fill(rig)
            options = SortOptions(copying=copying, into=into)
            plan = rig.sorting.plan(parse_rules(RULES), options).id
            ways = {
                row.entry.source: row.entry.target
                for row in rig.sorting.entries(plan)
                if row.entry.action in (SortAction.MOVE, SortAction.COPY)
            }
        assert len(ways) == len(originals)
        one_place = not copying and not across

        def apply(rig: SortRig) -> bool:
            return rig.sorting.apply(plan)

        def undo(rig: SortRig) -> bool:
            return rig.sorting.undo(plan)

        look = (originals, ways, one_place)
        if number % 2:  # killed once, and then taken back
            self.killed_in(apply, self.noise.uniform(0.05, 1.0) * self.whole_seconds)
            self.look(*look)
            if self.state(plan) is not PlanState.PLANNED:
                self.run_to_the_end(undo, plan, *look)
                return
        self.run_to_the_end(apply, plan, *look)
        if number % 3:
            self.run_to_the_end(undo, plan, *look)

    def run_to_the_end(
        self,
        run: Callable[[SortRig], bool],
        plan: PlanId,
        originals: Hashes,
        ways: Mapping[FilePath, FilePath],
        one_place: bool,
    ) -> None:
        for _ in range(4):
            if not self.killed_in(run, self.noise.uniform(0.05, 1.0) * self.whole_seconds):
                break
            self.look(originals, ways, one_place)
        else:
            began = time.monotonic()
            with self.rig() as rig:
                run(rig)
            self.whole_seconds = max(0.01, time.monotonic() - began)
        self.look_at_the_end(plan, originals, ways)

    def killed_in(self, run: Callable[[SortRig], bool], seconds: float) -> bool:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                with self.rig() as rig:
                    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process
                    signal.setitimer(signal.ITIMER_REAL, seconds)
                    run(rig)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGALRM
            self.killed += 1
            return True
        assert os.WEXITSTATUS(status) == 0
        return False

    def look(self, originals: Hashes, ways: Mapping[FilePath, FilePath], one_place: bool) -> None:
        """After a kill: each file is in its old or its new place, whole. Between drives it may be
        in both for a moment, in neither never."""
        for source, target in ways.items():
            found = [hash_file(path) for path in (source, target) if os.path.lexists(path)]
            assert found, f"{source} is lost"
            assert set(found) == {originals[source]}, f"{source} has changed"
            assert len(found) == 1 or not one_place, f"{source} is there twice"

    def look_at_the_end(
        self, plan: PlanId, originals: Hashes, ways: Mapping[FilePath, FilePath]
    ) -> None:
        with self.rig() as rig:
            state = rig.sorting.get(plan).state
            copying = rig.sorting.get(plan).options.copying
            rows = rig.sorting.entries(plan)
            assert state in (PlanState.APPLIED, PlanState.UNDONE)
            wanted = EntryState.DONE if state is PlanState.APPLIED else EntryState.UNDONE
            never = {EntryState.PLANNED} if wanted is EntryState.UNDONE else set()
            stuck = [row for row in rows if row.state not in {wanted} | never]
            assert not stuck, f"{stuck} after {state}"
            for source, target in ways.items():
                there = (
                    (source, target)
                    if copying and wanted is EntryState.DONE
                    else ((target,) if wanted is EntryState.DONE else (source,))
                )
                for path in (source, target):
                    expected = originals[source] if path in there else None
                    assert hash_file(path) == expected, f"{path} after {state}"
            lying = {path for path in (*ways, *ways.values()) if os.path.lexists(path)}
            pictures = {path for path in lying if path.endswith(".jpg")}
            watched = {path for path in pictures if path.startswith(str(rig.root) + "/")}
            folders = rig.catalog.folders.all()
            known = {path for each in folders for path in rig.catalog.locations.known(each.id)}
            assert known == watched
        for below in (self.place, self.other):
            hidden = [path for path in below.rglob(".photo_sorter-*") if path.is_file()]
            assert not hidden, f"{hidden} were left behind"

    def state(self, plan: PlanId) -> PlanState:
        with self.rig() as rig:
            return rig.sorting.get(plan).state

    def fill(self, rig: SortRig) -> dict[FilePath, str | None]:
        found: dict[FilePath, str | None] = {}
        for number in range(self.files // 2):
            content = self.noise.randbytes(self.noise.randint(1, 3000))
            path = rig.add(f"{'ab'[number % 2]}/{'ab'[number % 3 % 2]}{number}.jpg", content)
            beside = path.with_suffix(self.noise.choice([".xmp", ".CR2", ".jpg.xmp"]))
            beside.write_bytes(content[::-1] + b"!")
            for each in (path, beside):
                found[str(each)] = hash_file(str(each))
        return found

    def rig(self) -> AbstractContextManager[SortRig]:
        return sort_rig(self.place / "library", self.place / "pictures")


def main(place: str, other: str, kills: str, files: str, seed: str) -> None:
    campaign = Campaign(Path(place), Path(other), int(files), random.Random(int(seed)))
    number = 0
    while campaign.killed < int(kills):
        copying, across = number % 3 == 2, number % 4 >= 2
        campaign.round(number, copying, across)
        number += 1
    sys.stdout.write(f"{campaign.killed} kills in {number} plans of {files} files\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
